package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.flow.SubjectFacts.Tie;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Issue 5, D7 and D8: what is known beside the money. */
class SubjectFactsTests {

	private static final int TODAY = (int) LocalDate.of(2025, 6, 1).toEpochDay();

	private final SubjectFacts facts = new SubjectFacts();

	@Test
	void aFirmIsFollowedToTheFamilyOfItsOwnersAndNoFurther() {
		facts.tie("甲", "公司", Tie.LEGAL_REPRESENTATIVE, null, null);
		facts.tie("乙", "甲", Tie.FAMILY, null, null);
		facts.tie("丙", "乙", Tie.FAMILY, null, null);
		facts.tie("公司", "子公司", Tie.SHAREHOLDER, null, null);
		facts.tie("丁", "甲", Tie.SHAREHOLDER, null, null);

		assertThat(facts.behind("公司", TODAY)).containsOnlyKeys("甲", "乙").containsEntry("乙", Tie.FAMILY);
	}

	@Test
	void aTieCountsWhileItHolds() {
		facts.tie("甲", "公司", Tie.SHAREHOLDER, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 1));

		assertThat(facts.behind("公司", TODAY)).containsKey("甲");
		assertThat(facts.behind("公司", TODAY + 1)).isEmpty();
		assertThat(facts.behind("公司", TODAY - 160)).isEmpty();
	}

	@Test
	void theLastChangeUpToTheDayCounts() {
		facts.changed("公司", LocalDate.of(2025, 3, 1), "名称");
		facts.changed("公司", LocalDate.of(2025, 5, 1), "经营范围");
		facts.changed("公司", LocalDate.of(2025, 7, 1), "法定代表人");

		assertThat(facts.changed("公司", TODAY).getValue()).isEqualTo("经营范围");
		assertThat(facts.changed("别家", TODAY)).isNull();
	}

	@Test
	void moneyToSeveralWhoStandBehindAFirmIsOneSink() {
		var town = town();
		var plain = read(town);
		facts.tie("养生公司-boss", "养生公司-主体", Tie.LEGAL_REPRESENTATIVE, null, null);
		facts.tie("太太", "养生公司-boss", Tie.FAMILY, null, null);
		var known = read(town);

		assertThat(plain.related).isEmpty();
		assertThat(known.related).hasSize(2);
		assertThat(known.value(FlowFeature.SIPHON)).isGreaterThan(plain.value(FlowFeature.SIPHON));
		var sentence = new FlowSentences(known).of(FlowFeature.SIPHON);
		long told = sentence.entries().stream().filter(i -> known.related.containsKey(known.log.other[i]))
			.mapToLong(i -> known.log.fen[i]).sum();
		long all = sentence.entries().stream().mapToLong(i -> known.log.fen[i]).sum();
		assertThat(sentence.text()).contains(FlowSentences.wan(all))
			.contains(FlowSentences.wan(told) + "（" + FlowSentences.percent(told, all) + "）")
			.contains("2名").contains("法定代表人、亲属");
		assertThat(new FlowSentences(plain).of(FlowFeature.SIPHON).text()).contains("同一名");
	}

	@Test
	void aChangeOfTheRegisterIsNamed() {
		facts.changed("养生公司-主体", Town.BEGIN.plusDays(150), "经营范围");

		var read = read(town());

		assertThat(read.value(FlowFeature.AWAKENING)).isEqualTo(30);
		assertThat(read.strength(FlowFeature.AWAKENING)).isEqualTo(1);
		assertThat(new FlowSentences(read).of(FlowFeature.AWAKENING).text()).startsWith("该主体30日前变更了经营范围，近90日已有");
	}

	private static Town town() {
		var town = new Town(4);
		town.scheme("养生公司", 20, 60, 200, 0);
		for (int day = 60; day < 200; day += 9) {
			town.pay(day, "养生公司", "太太", 2_000_000);
		}
		town.sort();
		return town;
	}

	/** The firm at the end of day 180. */
	private FlowReading read(Town town) {
		var monitor = new FlowMonitor(new FlowSettings(0, FlowSettings.Cadence.WEEK), town.book(), alert -> {
		});
		monitor.facts(facts);
		town.rows.stream().filter(row -> row.day() <= 181).forEach(row -> monitor.accept(row.transaction()));
		return monitor.readings((int) Town.BEGIN.toEpochDay() + 180).stream()
			.filter(read -> read.book.name(read.cold.party).equals("养生公司-主体"))
			.findFirst().orElseThrow();
	}

}
