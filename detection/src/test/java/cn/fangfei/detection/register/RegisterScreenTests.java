package cn.fangfei.detection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.assess.Scorecard;
import cn.fangfei.detection.lexicon.LicensedKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule with what it must say, and with the look-alike that it must leave alone. All firms are invented. */
class RegisterScreenTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

	private static final LocalDate LONG_AGO = LocalDate.of(2015, 3, 2);

	private static final RegisterScreen SCREEN = RegisterScreen.standard();

	private static RegisterFacts.Builder plain() {
		return RegisterFacts.of("晴川县云岫商贸有限公司", TODAY).scope("日用百货销售").registeredOn(LONG_AGO);
	}

	/** A firm that gives a reason of its own, so that supporting rules count. */
	private static RegisterFacts.Builder suspect() {
		return RegisterFacts.of("晴川县枕流财富管理有限公司", TODAY).scope("财富管理").registeredOn(LONG_AGO);
	}

	private static RegisterFinding only(RegisterFacts.Builder facts, RegisterRule rule) {
		var found = SCREEN.screen(facts.build()).findings().stream().filter(finding -> finding.rule() == rule).toList();
		assertThat(found).as("%s", rule).hasSize(1);
		return found.get(0);
	}

	private static void silent(RegisterFacts.Builder facts, RegisterRule rule) {
		assertThat(SCREEN.screen(facts.build()).findings()).noneMatch(finding -> finding.rule() == rule);
	}

	private static void counts(RegisterFacts.Builder facts, RegisterRule rule, double strength, String sentence) {
		var finding = only(facts, rule);
		assertThat(finding.guard()).isNull();
		assertThat(finding.strength()).isEqualTo(strength);
		assertThat(finding.sentence()).isEqualTo(sentence);
	}

	private static void guarded(RegisterFacts.Builder facts, RegisterRule rule, String guard) {
		assertThat(only(facts, rule).guard()).isNotNull().startsWith(guard);
	}

	// R1 to R3

	@Test
	void forbiddenWordingInANameOutweighsThatInAScope() {
		var report = SCREEN.screen(suspect().build());

		assertThat(report.counting()).extracting(RegisterFinding::sentence).containsExactly("名称含禁用字样“财富管理”。", "经营范围含禁用字样“财富管理”。");
		assertThat(report.counting()).extracting(RegisterFinding::strength).containsExactly(1.0, 0.65);
		assertThat(report.counting().get(0).source()).isEqualTo("《防范和处置非法集资条例》第九条第一款");
	}

	@Test
	void watchedWordingIsToldByList() {
		var report = SCREEN.screen(RegisterFacts.of("晴川县云岫投资管理有限公司", TODAY).scope("资产管理；众筹；商务咨询（不含金融）").build());

		assertThat(report.counting()).extracting(RegisterFinding::rule, RegisterFinding::sentence)
			.containsExactlyInAnyOrder(tuple(RegisterRule.WATCHED_WORDING, "名称含附件1重点关注字样“投资”。"),
					tuple(RegisterRule.WATCHED_WORDING, "经营范围含附件1重点关注字样“众筹”。"),
					tuple(RegisterRule.LOCAL_WORDING, "经营范围含重点关注字样“资产”。"));
		assertThat(report.hits()).hasSize(4);
	}

	@Test
	void watchedWordingOfAFirmThatTheStateOwnsIsGuardedAndForbiddenWordingIsNot() {
		var report = SCREEN.screen(RegisterFacts.of("晴川县云岫投资集团有限公司", TODAY).scope("投资；金融服务").kind("有限责任公司(国有独资)").build());

		assertThat(report.counting()).extracting(RegisterFinding::rule).containsExactly(RegisterRule.FORBIDDEN_WORDING);
		assertThat(report.findings()).filteredOn(finding -> !finding.counts()).extracting(RegisterFinding::guard).allMatch(guard -> guard.startsWith("国有企业"));
	}

	// R4, R5

	@Test
	void aFirmMetElsewhereIsTold() {
		counts(plain().address("晴川县人民路12号").actualAddress("晴川县解放路8号3楼"), RegisterRule.ADDRESS_DIFFERS, 1,
				"登记地址为“晴川县人民路12号”，实际在“晴川县解放路8号3楼”经营。");
		silent(plain().address("晴川县人民路12号").actualAddress("江南省晴川县城关镇人民路12号院内"), RegisterRule.ADDRESS_DIFFERS);
		var day = TODAY.minusDays(20);
		counts(plain().address("晴川县人民路12号").visit(new PlaceVisit(day, PlaceVisit.Seen.NO_SUCH_ADDRESS)), RegisterRule.ADDRESS_DIFFERS, 1,
				day + "上门走访，登记地址“晴川县人民路12号”查无此址。");
		counts(plain().address("晴川县人民路12号").visit(new PlaceVisit(day, PlaceVisit.Seen.DIFFERS)), RegisterRule.ADDRESS_DIFFERS, 0.6,
				day + "上门走访，登记地址“晴川县人民路12号”与登记不符。");
		silent(plain().address("晴川县人民路12号").visit(new PlaceVisit(day, PlaceVisit.Seen.THERE)), RegisterRule.ADDRESS_DIFFERS);
		guarded(plain().address("晴川县人民路12号（集群注册）").visit(new PlaceVisit(day, PlaceVisit.Seen.VACATED)), RegisterRule.ADDRESS_DIFFERS,
				"集中登记地址");
		silent(plain().address("晴川县城关镇").actualAddress("晴川县解放路8号3楼"), RegisterRule.ADDRESS_DIFFERS);
		guarded(plain().address("晴川县人民路12号众创空间A12工位").actualAddress("晴川县解放路8号"), RegisterRule.ADDRESS_DIFFERS, "集中登记地址：登记地址含“众创空间”");
	}

	@Test
	void manyFirmsAtOneAddressAreToldUnlessTheAddressIsMeantForMany() {
		counts(suspect().address("晴川县人民路12号1801室").sameAddress(10), RegisterRule.SHARED_ADDRESS, 0.4, "登记地址同有10户企业（门槛10户）。");
		counts(suspect().address("晴川县人民路12号1801室").sameAddress(100), RegisterRule.SHARED_ADDRESS, 1, "登记地址同有100户企业（门槛10户）。");
		silent(suspect().address("晴川县人民路12号1801室").sameAddress(9), RegisterRule.SHARED_ADDRESS);
		guarded(suspect().address("晴川县人民路12号（集群注册）").sameAddress(60), RegisterRule.SHARED_ADDRESS, "集中登记地址：含“集群注册”");
		guarded(suspect().address("晴川县人民路12号商务秘书公司托管").sameAddress(60), RegisterRule.SHARED_ADDRESS, "集中登记地址");
		guarded(suspect().address("晴川县城南建材市场").sameAddress(60), RegisterRule.SHARED_ADDRESS, "地址只到“市场”");
		guarded(suspect().address("晴川县城关镇河西村").sameAddress(60), RegisterRule.SHARED_ADDRESS, "地址没有门牌");
		guarded(suspect().address("晴川县人民路12号1801室").sameAddress(800), RegisterRule.SHARED_ADDRESS, "同址超过500户");
	}

	@Test
	void onePhoneAndOnePersonForManyFirmsAreToldWithoutNamingThem() {
		counts(suspect().phone("13800001234").samePhone(5), RegisterRule.SHARED_PHONE, 0.4, "登记电话（尾号1234）同为5户企业所用（门槛5户）。");
		guarded(suspect().phone("0552-1234567").samePhone(120), RegisterRule.SHARED_PHONE, "同一电话超过50户，通常是代办");
		counts(suspect().representative("P123").sameRepresentative(6), RegisterRule.SHARED_REPRESENTATIVE, 0.45,
				"法定代表人同时任6户企业的法定代表人（门槛5户）。");
		guarded(suspect().representative("P123").sameRepresentative(6).kind("国有企业"), RegisterRule.SHARED_REPRESENTATIVE, "国有企业");
		guarded(RegisterFacts.of("盐城枕流财富管理有限公司晴川分公司", TODAY).sameRepresentative(40), RegisterRule.SHARED_REPRESENTATIVE, "分支机构：名称含“晴川分公司”");
	}

	// R6, newness

	@Test
	void unpaidCapitalNeedsAnotherReason() {
		counts(suspect().capital("5000万元").paidIn("100万元"), RegisterRule.CAPITAL_NOT_PAID, 1, "注册资本5000万元，实缴100万元（2%），成立已满5年。");
		counts(suspect().capital("5000(万元)").paidIn("0万元").registeredOn(LocalDate.of(2024, 1, 1)), RegisterRule.CAPITAL_NOT_PAID, 0.6,
				"注册资本5000万元，实缴为0。");
		guarded(plain().capital("5000万元").paidIn("100万元"), RegisterRule.CAPITAL_NOT_PAID, "单独出现不计");
		silent(suspect().capital("500万元").paidIn("0万元"), RegisterRule.CAPITAL_NOT_PAID);
		silent(suspect().capital("5000万元").paidIn("500万元"), RegisterRule.CAPITAL_NOT_PAID);
		silent(suspect().capital("5000万元").paidIn("100"), RegisterRule.CAPITAL_NOT_PAID);
		guarded(suspect().capital("5000万元").paidIn("0万元").kind("个人独资企业"), RegisterRule.CAPITAL_NOT_PAID, "企业类型为“个人独资企业”");
	}

	@Test
	void capitalInTwoCurrenciesOrTheWrongWayRoundIsWarnedOf() {
		assertThat(SCREEN.screen(suspect().capital("5000万元").paidIn("10万美元").build()).warnings()).contains("注册资本与实缴资本币种不同，未比较。");
		assertThat(SCREEN.screen(suspect().capital("100万元").paidIn("500万元").build()).warnings()).contains("实缴资本500万元多于注册资本100万元，请核对。");
	}

	@Test
	void newnessNeedsAnotherReasonAndEnds() {
		var registered = LocalDate.of(2026, 1, 15);

		var finding = only(suspect().registeredOn(registered), RegisterRule.NEWLY_REGISTERED);

		assertThat(finding.counts()).isTrue();
		assertThat(finding.sentence()).isEqualTo("2026-01-15登记，未满12个月。");
		assertThat(finding.expires()).isEqualTo(LocalDate.of(2027, 1, 15));
		guarded(plain().registeredOn(registered), RegisterRule.NEWLY_REGISTERED, "单独出现不计");
		silent(suspect().registeredOn(LocalDate.of(2025, 6, 1)), RegisterRule.NEWLY_REGISTERED);
	}

	// R7 to R9

	@Test
	void threeChangesInAYearAreToldAndFormalOnesAreNot() {
		var name = new RegisterChange(LocalDate.of(2025, 9, 1), RegisterChange.Kind.NAME, "晴川县拾穗粮油有限公司", "晴川县云岫商贸有限公司");
		var person = new RegisterChange(LocalDate.of(2025, 12, 1), RegisterChange.Kind.REPRESENTATIVE, "甲", "乙");
		var address = new RegisterChange(LocalDate.of(2026, 4, 1), RegisterChange.Kind.ADDRESS, "晴川县人民路12号", "晴川县解放路8号");
		var reform = new RegisterChange(LocalDate.of(2026, 4, 1), RegisterChange.Kind.NAME, "晴川县云岫商贸有限公司", "晴川县云岫商贸股份有限公司");
		var written = new RegisterChange(LocalDate.of(2026, 4, 1), RegisterChange.Kind.ADDRESS, "晴川县人民路12号", "江南省晴川县人民路12号");
		var sameDay = new RegisterChange(LocalDate.of(2025, 9, 1), RegisterChange.Kind.ADDRESS, "晴川县人民路12号", "晴川县解放路8号");
		var old = new RegisterChange(LocalDate.of(2024, 4, 1), RegisterChange.Kind.ADDRESS, "晴川县人民路12号", "晴川县解放路8号");

		counts(plain().changes(List.of(name, person, address)), RegisterRule.FREQUENT_CHANGES, 0.6,
				"近365天分3次办理变更：名称1次、法定代表人1次、住所1次，最近一次为2026-04-01。");
		guarded(plain().changes(List.of(name, person, reform)), RegisterRule.FREQUENT_CHANGES, "其中只改企业类型或地址写法的不算变更，余下2次");
		guarded(plain().changes(List.of(name, person, written)), RegisterRule.FREQUENT_CHANGES, "其中只改企业类型或地址写法的不算变更");
		silent(plain().changes(List.of(name, person, sameDay)), RegisterRule.FREQUENT_CHANGES);
		silent(plain().changes(List.of(name, person, old)), RegisterRule.FREQUENT_CHANGES);
		silent(plain().changes(List.of()), RegisterRule.FREQUENT_CHANGES);
		assertThat(only(plain().changes(List.of(name, person, address)),
				RegisterRule.FREQUENT_CHANGES).expires()).isEqualTo(LocalDate.of(2027, 4, 1));
	}

	@Test
	void marksAreToldWithTheirSourcesAndRestIsARight() {
		counts(plain().marks(Set.of(RegisterMark.ABNORMAL, RegisterMark.UNREACHABLE)), RegisterRule.MARKED, 0.9, "通过登记的住所无法联系、列入经营异常名录。");
		counts(plain().marks(Set.of(RegisterMark.ZERO_FILING)), RegisterRule.MARKED, 0.4, "长期零申报。");
		guarded(plain().marks(Set.of(RegisterMark.ZERO_FILING, RegisterMark.SUSPENDED)), RegisterRule.MARKED, "已办理歇业备案");
		guarded(RegisterFacts.of("晴川县桐荫种植专业合作社", TODAY).marks(Set.of(RegisterMark.ZERO_FILING)), RegisterRule.MARKED, "合作社");
		silent(plain().marks(Set.of(RegisterMark.SUSPENDED)), RegisterRule.MARKED);
		silent(plain().marks(Set.of()), RegisterRule.MARKED);
	}

	@Test
	void noStaffSupportsAndExplains() {
		counts(suspect().employees(12).insured(0), RegisterRule.NO_STAFF, 1, "申报从业12人，参保0人。");
		counts(suspect().insured(0), RegisterRule.NO_STAFF, 0.5, "参保0人。");
		guarded(plain().insured(0), RegisterRule.NO_STAFF, "单独出现不计");
		guarded(suspect().insured(0).registeredOn(LocalDate.of(2026, 3, 1)), RegisterRule.NO_STAFF, "成立不满6个月");
		guarded(RegisterFacts.of("盐城枕流财富管理有限公司晴川分公司", TODAY).insured(0), RegisterRule.NO_STAFF, "分支机构");
		guarded(suspect().insured(0).kind("个体工商户"), RegisterRule.NO_STAFF, "个体工商户");
		silent(suspect().employees(0).insured(3), RegisterRule.NO_STAFF);
	}

	// R10, R11

	@Test
	void financeBehindAnotherIndustryIsTold() {
		var finance = RegisterFacts.of("晴川县枕流财富管理有限公司", TODAY).scope("理财咨询；财富管理").registeredOn(LONG_AGO);

		counts(finance.industryCode("F5211"), RegisterRule.OTHER_BUSINESS, 1,
				"登记行业为F 批发和零售业，而名称、经营范围以“财富管理”“理财咨询”为主，属“民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域”。");
		silent(finance.industryCode("J6900"), RegisterRule.OTHER_BUSINESS);
		silent(RegisterFacts.of("晴川县云岫投资咨询有限公司", TODAY).scope("投资咨询；企业管理咨询").industryCode("7212"), RegisterRule.OTHER_BUSINESS);
		guarded(finance.industryCode("7212"), RegisterRule.OTHER_BUSINESS, "登记行业为商务服务业");
		guarded(RegisterFacts.of("晴川县枕流小额贷款有限公司", TODAY).scope("小额贷款").industryCode("F52").licences(Set.of(LicensedKind.MICRO_LOAN)),
				RegisterRule.OTHER_BUSINESS, "持牌机构");
		silent(plain().industryCode("C13"), RegisterRule.OTHER_BUSINESS);
		assertThat(SCREEN.screen(plain().industryCode("批发").build()).warnings()).containsExactly("行业代码“批发”不是GB/T 4754-2017的代码，请核对。");
	}

	@Test
	void whoComesBackAfterAClosureIsToldAndAnOrderlyEndIsNot() {
		var closed = new FormerControl("云起县漱石理财有限公司", LocalDate.of(2024, 5, 6), FormerControl.End.CLOSED_FOR_FUND_RAISING, "控股股东");
		var revoked = new FormerControl("云起县雪霁贸易有限公司", LocalDate.of(2025, 5, 6), FormerControl.End.REVOKED, "法定代表人");
		var orderly = new FormerControl("云起县鹭汀贸易有限公司", LocalDate.of(2025, 5, 6), FormerControl.End.DEREGISTERED, "法定代表人");
		var old = new FormerControl("云起县鹭汀贸易有限公司", LocalDate.of(2019, 5, 6), FormerControl.End.REVOKED, "法定代表人");

		counts(plain().formerControls(List.of(closed)), RegisterRule.CAME_BACK, 1, "本企业控制人曾任“云起县漱石理财有限公司”控股股东，该企业2024-05-06因非法集资被处置后关停。");
		counts(plain().formerControls(List.of(revoked, closed, orderly)), RegisterRule.CAME_BACK, 1,
				"本企业控制人曾任“云起县漱石理财有限公司”控股股东，该企业2024-05-06因非法集资被处置后关停；此类企业共2户。");
		guarded(plain().formerControls(List.of(orderly)), RegisterRule.CAME_BACK, "正常注销");
		guarded(plain().formerControls(List.of(old)), RegisterRule.CAME_BACK, "该企业终止已满5年");
		silent(plain().formerControls(List.of()), RegisterRule.CAME_BACK);
	}

	// The whole

	@Test
	void whatNobodyToldCountsNotAgainstAFirmAndIsSaid() {
		var report = SCREEN.screen(RegisterFacts.of("晴川县云岫商贸有限公司", TODAY).build());

		assertThat(report.findings()).isEmpty();
		assertThat(report.coverage()).hasSize(11).contains("变更登记未提供，“频繁变更”未核对。", "控制人曾控制的已关停企业未提供，“关停企业控制人再设企业”未核对。");
	}

	@Test
	void supportingRulesAloneNeverCount() {
		var report = SCREEN.screen(plain().registeredOn(LocalDate.of(2026, 1, 1))
			.capital("9000万元")
			.paidIn("0万元")
			.address("晴川县人民路12号1801室")
			.sameAddress(80)
			.samePhone(20)
			.sameRepresentative(20)
			.employees(20)
			.build());

		assertThat(report.findings()).hasSizeGreaterThan(4);
		assertThat(report.counting()).isEmpty();
		assertThat(report.evidence()).isEmpty();
	}

	@Test
	void noRuleAloneMakesAFirmRedAndSeveralMayMakeItOrange() {
		var card = new Scorecard(RegisterRules.standard().scoreRules());
		var at = TODAY.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
		var alone = SCREEN.screen(suspect().build());
		var several = SCREEN.screen(suspect().marks(EnumSet.of(RegisterMark.UNREACHABLE))
			.formerControls(List.of(new FormerControl("云起县漱石理财有限公司", LocalDate.of(2026, 5, 6), FormerControl.End.REVOKED, "法定代表人")))
			.build());

		assertThat(card.assess(alone.evidence(), at).level()).isLessThan(RiskLevel.RED);
		assertThat(card.assess(several.evidence(), at).level()).isGreaterThanOrEqualTo(RiskLevel.ORANGE);
	}

	@Test
	void aRuleCountsFromItsDayOn() {
		var before = RegisterFacts.of("晴川县云岫投资有限公司", LocalDate.of(2025, 5, 29)).build();

		assertThat(SCREEN.screen(before).findings()).isEmpty();
		assertThat(SCREEN.screen(before).hits()).hasSize(1);
	}

	@Test
	void dirtyFieldsAreWarnedOf() {
		var report = SCREEN.screen(plain().code("91350100M000100Y44").capital("100").registeredOn(LocalDate.of(2027, 1, 1)).build());

		assertThat(report.warnings()).containsExactly("统一社会信用代码“91350100M000100Y44”校验位不符，仍按原代码使用，请核对。", "注册资本“100”没有单位，暂按元读，也可能是万元。",
				"注册日期2027-01-01晚于基准日2026-06-01，请核对。");
	}

	@Test
	void aNegativeCountIsRefused() {
		assertThatThrownBy(() -> plain().sameAddress(-1).build()).isInstanceOf(IllegalArgumentException.class);
	}

}
