package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.detection.flow.FlowSettings.Cadence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ADR 0027: the same scheme among people whose money moves otherwise. */
class FlowNormTests {

	private static final int DAYS = 240;
	private static final int FIRMS = 60;

	private static Town withScheme() {
		var town = new Town(3);
		town.scheme("养生公司", 40, 40, 190, 0.2);
		return town;
	}

	/** Schools that pay wages, suppliers and get grants: nobody could look more lawful. */
	private static Town quiet() {
		var town = withScheme();
		town.account("教育局", PartyKind.COMPANY);
		for (int f = 0; f < FIRMS; f++) {
			var name = "学校" + f;
			town.account(name, PartyKind.COMPANY);
			town.account(name + "-食堂", PartyKind.COMPANY);
			town.people(name + "-f", 12);
			town.people(name + "-t", 4);
			for (int month = 0; month * 30 < DAYS; month++) {
				town.pay(month * 30 + 3, "教育局", name, 9_000_000);
				town.pay(month * 30 + 12, name, name + "-食堂", 4_000_000);
				for (int t = 0; t < 4; t++) {
					town.pay(month * 30 + 9, name, name + "-t" + t, 600_000);
				}
				for (int i = 0; i < 12; i++) {
					town.pay(month * 30 + i, name + "-f" + i, name, 400_000);
				}
			}
		}
		town.sort();
		return town;
	}

	/** Firms that take large sums of people and hand most of them to one who owns them. */
	private static Town loud() {
		return loud(3_000_000, 2_000_000, true);
	}

	/** @param listed whether the list names who pays them */
	private static Town loud(long in, long out, boolean listed) {
		var town = withScheme();
		for (int f = 0; f < FIRMS; f++) {
			var name = "工程队" + f;
			town.account(name, PartyKind.COMPANY);
			if (listed) {
				town.people(name + "-c", 60);
			}
			town.people(name + "-boss", 1);
			for (int i = 0; i < 60; i++) {
				town.pay(i * DAYS / 60, name + "-c" + i, name, in);
				town.pay(i * DAYS / 60 + 1, name, name + "-boss0", out);
			}
		}
		town.sort();
		return town;
	}

	private static List<FlowAlert> alerts(Town town) {
		var alerts = new ArrayList<FlowAlert>();
		var monitor = new FlowMonitor(new FlowSettings(7, Cadence.WEEK, 1), town.book(), alerts::add);
		town.rows.forEach(row -> monitor.accept(row.transaction()));
		monitor.end();
		return alerts.stream().filter(alert -> alert.subject().equals("养生公司-主体")).toList();
	}

	private static FlowAlert highest(List<FlowAlert> alerts) {
		return alerts.stream().max((a, b) -> Double.compare(a.score(), b.score())).orElseThrow();
	}

	@Test
	void theSameSchemeStandsOutMoreAmongTheQuietThanAmongTheLoud() {
		var alone = withScheme();
		alone.sort();
		var amongFew = highest(alerts(alone));
		var amongQuiet = highest(alerts(quiet()));
		var amongLoud = highest(alerts(loud()));

		assertThat(amongFew.coverage()).noneMatch(line -> line.contains("常态"));
		assertThat(amongQuiet.score()).isGreaterThan(amongFew.score() + 5);
		assertThat(amongQuiet.coverage()).anyMatch(line -> line.matches("得分已按本批数据的常态上调\\d+\\.\\d分：这里受评主体的得分普遍低于拟合权重的样本县（比上四分位数）。"));
		assertThat(amongLoud.score()).isLessThan(amongFew.score() - 5);
		assertThat(amongLoud.coverage()).anyMatch(line -> line.contains("常态下调"));
	}

	/** By how many points it says that its score was lowered; negative when it was raised. */
	private static double lowered(FlowAlert alert) {
		var line = alert.coverage().stream().filter(said -> said.contains("常态")).findFirst().orElse("下调0分");
		double points = Double.parseDouble(line.replaceAll(".*调([\\d.]+)分.*", "$1"));
		return line.contains("下调") ? points : -points;
	}

	/** The guard UNLISTED says that what is seen is less sure: a norm that heard it would raise everybody where little is seen. */
	@Test
	void whoIsNotListedIsNotHeard() {
		var listed = lowered(highest(alerts(loud(900_000, 20_000, true))));
		assertThat(lowered(highest(alerts(loud(900_000, 20_000, false))))).isCloseTo(listed, within(3.0));
	}

	/** Reasons are what the marks bring; only where the score stands moves. */
	@Test
	void whatTheMarksBringStaysTheSame() {
		var alone = withScheme();
		alone.sort();
		var few = alerts(alone);
		var quiet = alerts(quiet());

		assertThat(quiet).anySatisfy(alert -> assertThat(few).anySatisfy(same -> {
			assertThat(alert.day()).isEqualTo(same.day());
			assertThat(alert.score()).isGreaterThan(same.score());
			assertThat(alert.reasons()).isEqualTo(same.reasons());
		}));
	}

	private static byte[] state(FlowMonitor monitor) throws IOException {
		var bytes = new ByteArrayOutputStream();
		monitor.write(new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	/** What is ordinary is part of the state: a run that was stopped tells what one in a piece tells. */
	@Test
	void theNormIsKeptOverAStop() throws IOException {
		var town = quiet();
		var whole = alerts(town);
		var alerts = new ArrayList<FlowAlert>();
		var settings = new FlowSettings(7, Cadence.WEEK, 1);
		var monitor = new FlowMonitor(settings, town.book(), alerts::add);
		int stop = town.rows.size() * 2 / 3;
		for (int i = 0; i < town.rows.size(); i++) {
			if (i == stop) {
				var state = state(monitor);
				monitor = FlowMonitor.read(new DataInputStream(new ByteArrayInputStream(state)), settings, FlowMonitor.standardWeights(),
						alerts::add);
				// what was ordinary so far is there again, and not only what came since
				assertThat(state(monitor)).isEqualTo(state);
			}
			monitor.accept(town.rows.get(i).transaction());
		}
		monitor.end();

		assertThat(alerts).filteredOn(alert -> alert.subject().equals("养生公司-主体")).isEqualTo(whole).hasSizeGreaterThan(2);
	}

}
