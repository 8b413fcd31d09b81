package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every firm, however badly it is written. */
class RegisterPropertyTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

	private static final List<String> SEEDS = List.of("晴川县云岫商贸有限公司", "盐城栖梧建材有限公司晴川分公司", "淄博墨泉投资有限公司（曾用名：墨泉（淄博）典当有限公司、淄博墨泉贸易有限公司）",
			"宁波织雾股权投资合伙企业(有限合伙)", "鹭汀（集团）股份有限公司", "100(万元)", "50万人民币", "壹佰贰拾万元整", "1,993(万元人民币)", "26(万美元)", "N/A", "2020-01-31",
			"二〇二〇年三月五日", "43861", "91350100M000100Y43", "投资管理；理财咨询（不含金融、证券）；资产管理，除期货外", "晴川县人民路12号1801室（集群注册）", "F5211", "有限责任公司(国有独资)",
					"13800001234", "");

	private static final String NOISE = "（）()[]【】,，.。:：、；;0123456789零一十百千万亿元公司有限集团市县区省原曾用名\u200B\uD83D\uDE00\u0000 \t\n*·-%$¥Ａａ資產\uFFFF第分";

	private static String mutated(Random random) {
		var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
		if (random.nextInt(200) == 0) {
			text.append(String.valueOf(NOISE.charAt(random.nextInt(NOISE.length()))).repeat(5_000));
		}
		for (var n = random.nextInt(6); n > 0; n--) {
			var at = text.isEmpty() ? 0 : random.nextInt(text.length());
			switch (random.nextInt(5)) {
				case 0 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
				case 1 -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
				case 2 -> text.setLength(at);
				case 3 -> text.insert(at, text.substring(at));
				default -> {
					if (!text.isEmpty()) {
						text.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
					}
				}
			}
			if (text.length() > 20_000) {
				text.setLength(20_000);
			}
		}
		return random.nextInt(30) == 0 ? null : text.toString();
	}

	private static Integer count(Random random) {
		return random.nextBoolean() ? null : random.nextInt(1 << random.nextInt(20));
	}

	private static LocalDate day(Random random) {
		return random.nextInt(5) == 0 ? null : TODAY.minusDays(random.nextInt(4_000) - 200);
	}

	private static RegisterFacts facts(Random random) {
		var changes = new ArrayList<RegisterChange>();
		for (var n = random.nextInt(6); n > 0; n--) {
			changes.add(new RegisterChange(TODAY.minusDays(random.nextInt(500)), RegisterChange.Kind.values()[random.nextInt(7)],
					mutated(random), mutated(random)));
		}
		var marks = EnumSet.noneOf(RegisterMark.class);
		for (var mark : RegisterMark.values()) {
			if (random.nextInt(6) == 0) {
				marks.add(mark);
			}
		}
		var former = new ArrayList<FormerControl>();
		for (var n = random.nextInt(3); n > 0; n--) {
			former.add(new FormerControl("云起县漱石理财有限公司", TODAY.minusDays(random.nextInt(4_000) - 100),
					FormerControl.End.values()[random.nextInt(5)], "法定代表人"));
		}
		return RegisterFacts.of(mutated(random), TODAY)
			.scope(mutated(random))
			.code(mutated(random))
			.registeredOn(day(random))
			.kind(mutated(random))
			.capital(mutated(random))
			.paidIn(mutated(random))
			.address(mutated(random))
			.actualAddress(mutated(random))
			.phone(mutated(random))
			.representative(mutated(random))
			.industryCode(mutated(random))
			.sameAddress(count(random))
			.samePhone(count(random))
			.sameRepresentative(count(random))
			.employees(count(random))
			.insured(count(random))
			.changes(random.nextInt(4) == 0 ? null : changes)
			.marks(random.nextInt(4) == 0 ? null : marks)
			.formerControls(random.nextInt(4) == 0 ? null : former)
			.build();
	}

	@Test
	void tenThousandMutatedFirmsAreScreenedWithoutAnExceptionOrAHang() {
		var random = new Random(737);
		var screen = RegisterScreen.standard();
		var rules = RegisterRules.standard();
		var slowest = 0L;
		var counted = 0;
		for (var i = 0; i < 10_000; i++) {
			var facts = facts(random);
			var begun = System.nanoTime();
			var report = screen.screen(facts);
			var sector = screen.sector(facts);
			slowest = Math.max(slowest, System.nanoTime() - begun);
			counted += report.counting().size();

			assertThat(sector.sentence()).isNotBlank();
			assertThat(screen.screen(facts)).isEqualTo(report);
			for (var finding : report.findings()) {
				assertThat(finding.strength()).isBetween(0.0, 1.0);
				assertThat(finding.sentence()).endsWith("。");
				assertThat(finding.since()).isBeforeOrEqualTo(TODAY);
				assertThat(finding.guard() == null || finding.guard().endsWith("。")).isTrue();
			}
			if (report.counting().stream().allMatch(finding -> rules.of(finding.rule()).supporting())) {
				assertThat(report.counting()).isEmpty();
			}
		}

		assertThat(counted).isGreaterThan(5_000);
		assertThat(slowest).as("slowest of all, ns").isLessThan(1_000_000_000L);
	}

	@Test
	void tenThousandMutatedFieldsAndNamesAreReadWithoutAnException() {
		var random = new Random(4754);
		for (var i = 0; i < 10_000; i++) {
			var text = mutated(random);
			var capital = RegisteredCapital.read(text);
			assertThat(capital.amount() == null).isEqualTo(capital.currency() == null);
			var code = CreditCode.read(text);
			assertThat(code.checks() && code.warning() != null).isFalse();
			var day = RegisterDay.read(text);
			assertThat(day.day() == null || day.day().getYear() < 2120).isTrue();
			var other = mutated(random);
			var match = FirmNameMatcher.compare(text, null, other, null);
			assertThat(FirmNameMatcher.compare(other, null, text, null).verdict()).as("%s | %s", text, other).isEqualTo(match.verdict());
			assertThat(match.reason()).endsWith("。");
		}
	}

	@Test
	void moreThatIsUnknownNeverAddsAFinding() {
		var random = new Random(8);
		var screen = RegisterScreen.standard();
		for (var i = 0; i < 2_000; i++) {
			var facts = facts(random);
			var known = screen.screen(facts).counting().size();
			var less = screen.screen(RegisterFacts.of(facts.name(),
					TODAY).scope(facts.scope()).kind(facts.kind()).registeredOn(facts.registeredOn()).build());

			assertThat(less.counting().size()).isLessThanOrEqualTo(known);
		}
	}

}
