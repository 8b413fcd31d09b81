package cn.fangfei.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.detection.register.CreditCode;

/** The files of a world, as formats.md promises them. */
@TestInstance(Lifecycle.PER_CLASS)
class SimulationTests {

	private static final Settings SMALL = Settings.of(7, 3_000, 150).withDensity(60);

	@TempDir
	static Path folder;

	private Simulation.Summary summary;

	@BeforeAll
	void write() throws IOException {
		summary = new Simulation(SMALL).writeTo(folder, (days, rows) -> {
		});
	}

	private static List<String[]> rows(String name) throws IOException {
		return Files.readAllLines(folder.resolve(name)).stream().skip(1).map(line -> line.split(",", -1)).toList();
	}

	private static String header(String name) throws IOException {
		return Files.readAllLines(folder.resolve(name)).get(0);
	}

	@Test
	void theFilesHaveThePromisedColumns() throws IOException {
		assertThat(header("accounts.csv")).isEqualTo("account,holder,holder_name,kind,opened_on,birth_year,region_code,subject");
		assertThat(header("transactions.csv")).isEqualTo("txn_id,time,payer,payee,amount,channel,memo");
		assertThat(header("register.csv")).startsWith("企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址");
		assertThat(header("truth.csv")).isEqualTo("subject,scheme_kind,launched_on,collapsed_on,investors,raised");
		assertThat(summary.transactions()).isEqualTo(rows("transactions.csv").size()).isGreaterThan(50_000);
		assertThat(summary.schemes()).isEqualTo(rows("truth.csv").size()).isGreaterThan(10);
	}

	@Test
	void transactionsComeInOrderOfTimeWithNumbersOfTheirOwn() throws IOException {
		var numbers = new HashSet<String>();
		var last = LocalDateTime.MIN;
		for (var row : rows("transactions.csv")) {
			assertThat(row).hasSize(7);
			assertThat(row[0]).hasSize(17).startsWith(row[1].substring(0, 10).replace("-", ""));
			assertThat(numbers.add(row[0])).isTrue();
			var time = LocalDateTime.parse(row[1]);
			assertThat(time).isAfterOrEqualTo(last);
			last = time;
			assertThat(row[4]).matches("[1-9]\\d*\\.\\d\\d|0\\.\\d[1-9]|0\\.[1-9]0");
			assertThat(row[5]).isIn("TRANSFER", "CASH", "POS", "AGENT", "OTHER");
		}
	}

	@Test
	void noAccountMovesBeforeItWasOpened() throws IOException {
		var opened = new HashMap<String, LocalDate>();
		for (var row : rows("accounts.csv")) {
			assertThat(opened.put(row[0], LocalDate.parse(row[4]))).isNull();
		}
		for (var row : rows("transactions.csv")) {
			var date = LocalDate.parse(row[1].substring(0, 10));
			assertThat(opened.getOrDefault(row[2], LocalDate.MIN)).isBeforeOrEqualTo(date);
			assertThat(opened.getOrDefault(row[3], LocalDate.MIN)).isBeforeOrEqualTo(date);
		}
	}

	@Test
	void codesCheckAndNamesOfSubjectsAreKnown() throws IOException {
		var firms = new HashSet<String>();
		for (var row : rows("register.csv")) {
			assertThat(CreditCode.read(row[1]).checks()).as(row[1]).isTrue();
			assertThat(firms.add(row[1])).isTrue();
		}
		var subjects = new HashSet<String>();
		for (var row : rows("accounts.csv")) {
			subjects.add(row[7]);
		}
		for (var row : rows("truth.csv")) {
			assertThat(subjects).contains(row[0]);
			assertThat(row[0]).matches("P[0-9a-f]{15}|[0-9A-Z]{18}");
		}
		for (var row : rows("relations.csv")) {
			assertThat(row).hasSize(6);
		}
	}

	@Test
	void truthAgreesWithItsCurve() throws IOException {
		Map<String, Integer> investors = new TreeMap<>();
		Map<String, Long> raised = new TreeMap<>();
		for (var row : rows("truth_curve.csv")) {
			investors.merge(row[0], Integer.parseInt(row[2]), Integer::sum);
			raised.merge(row[0], Long.parseLong(row[3].replace(".", "")), Long::sum);
		}
		for (var row : rows("truth.csv")) {
			if (rows("truth.csv").stream().filter(other -> other[0].equals(row[0])).count() == 1) {
				assertThat(investors.get(row[0])).isEqualTo(Integer.parseInt(row[4]));
				assertThat(raised.get(row[0])).isEqualTo(Long.parseLong(row[5].replace(".", "")));
			}
		}
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherDoesNot(@TempDir Path again, @TempDir Path other) throws Exception {
		new Simulation(SMALL).writeTo(again, (days, rows) -> {
		});
		new Simulation(new Settings(8, SMALL.persons(), SMALL.days(), SMALL.density(), SMALL.evade(), SMALL.regime())).writeTo(other,
				(days, rows) -> {
		});

		try (var files = Files.list(folder)) {
			for (var file : files.toList()) {
				assertThat(digest(again.resolve(file.getFileName()))).as(file.toString()).isEqualTo(digest(file));
				assertThat(digest(other.resolve(file.getFileName()))).as(file.toString()).isNotEqualTo(digest(file));
			}
		}
	}

	private static String digest(Path file) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
	}

	@Test
	void aDirtyWorldHoldsTheSameRowsLateAndTwice(@TempDir Path dirty) throws IOException {
		var small = Settings.of(3, 2_000, 40);
		new Simulation(small.withRegime(Regime.DIRTY)).writeTo(dirty, (days, rows) -> {
		});
		var clean = Files.createDirectory(dirty.resolve("clean"));
		new Simulation(small).writeTo(clean, (days, rows) -> {
		});

		var lines = Files.readAllLines(dirty.resolve("transactions.csv"));
		assertThat(new HashSet<>(lines)).isEqualTo(new HashSet<>(Files.readAllLines(clean.resolve("transactions.csv"))));
		assertThat(lines.size()).isGreaterThan(new HashSet<>(lines).size());
		long late = 0;
		var latest = "";
		for (var line : lines.subList(1, lines.size())) {
			var time = line.substring(18, 37);
			late += time.compareTo(latest) < 0 ? 1 : 0;
			latest = time.compareTo(latest) > 0 ? time : latest;
		}
		assertThat(late).isBetween(lines.size() / 100L, lines.size() / 10L);
	}

	@Test
	void silentBanksLeaveGaps(@TempDir Path silent) throws IOException {
		var small = Settings.of(3, 2_000, 40);
		var made = new Simulation(small.withRegime(Regime.COVERAGE_LOSS)).writeTo(silent, (days, rows) -> {
		});
		var clean = Files.createDirectory(silent.resolve("clean"));
		var whole = new Simulation(small).writeTo(clean, (days, rows) -> {
		});

		assertThat(made.accounts()).isLessThan(whole.accounts() * 8 / 10);
		assertThat(made.transactions()).isBetween(whole.transactions() / 2, whole.transactions() * 98 / 100);
	}

	@Test
	void textsAreJsonAndTipsAreInOrder() throws IOException {
		var texts = Files.readAllLines(folder.resolve("texts.jsonl"), StandardCharsets.UTF_8);
		assertThat(texts).isNotEmpty().allMatch(line -> line.startsWith("{\"id\":\"T") && line.endsWith("\"}") && !line.contains("{firm}"));
		assertThat(rows("tips.csv")).isSortedAccordingTo((a, b) -> a[1].compareTo(b[1]));
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		assertThatThrownBy(() -> Settings.of(1, 100, 60)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> Settings.of(1, 3_000, 5_000)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> Settings.of(1, 3_000, 60).withDensity(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
	}
}
