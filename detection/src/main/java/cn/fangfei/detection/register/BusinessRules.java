package cn.fangfei.detection.register;

import java.util.Comparator;

/** R10 and R11: a business other than the registered one, and people who come back. */
final class BusinessRules {

	private BusinessRules() {
	}

	static void look(Look look, SectorGuesser guesser) {
		otherBusiness(look, guesser);
		cameBack(look);
	}

	/**
	 * Only finance behind another industry is told: 附件2 asks what a firm really does for its sake. 投资与资产管理 is class 7212 of
	 * GB/T 4754, so a firm of business services that says 投资管理 says what it registered; software and technical services may say
	 * 区块链.
	 */
	private static void otherBusiness(Look look, SectorGuesser guesser) {
		var rule = RegisterRule.OTHER_BUSINESS;
		if (!look.asks(rule)) {
			return;
		}
		if (look.facts.industryCode().isBlank()) {
			look.coverage.add("登记行业代码未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var registered = IndustrySection.of(look.facts.industryCode());
		if (registered.isEmpty()) {
			look.warnings.add("行业代码“" + look.facts.industryCode() + "”不是GB/T 4754-2017的代码，请核对。");
			return;
		}
		var section = registered.get();
		var guess = guesser.guess(look.facts.text());
		if (!guess.group().finance() || section == IndustrySection.J || section == guess.section()) {
			return;
		}
		var services = section == IndustrySection.L && guess.group() != SectorGroup.LOCAL_FINANCE;
		var technical = guess.group() == SectorGroup.DIGITAL_FINANCE && (section == IndustrySection.I || section == IndustrySection.M);
		var guard = services ? "登记行业为商务服务业，投资与资产管理（GB/T 4754-2017 7212）属该业。"
				: technical ? "登记行业为" + section.label() + "，区块链等技术服务属该业。" : Look.first(look.traits.licensed(), look.traits.state());
		look.found(rule, guess.byName() ? 1 : 0.6,
				"登记行业为" + section + " " + section.label() + "，而名称、经营范围以“" + String.join("”“", guess.words()) + "”为主，属“"
						+ guess.group().label() + "”。", look.since(), null,
				guard);
	}

	/** The gravest of the firms that ended; one that was closed in good order says nothing. */
	private static void cameBack(Look look) {
		var rule = RegisterRule.CAME_BACK;
		if (!look.asks(rule)) {
			return;
		}
		var former = look.facts.formerControls();
		if (former == null) {
			look.coverage.add("控制人曾控制的已关停企业未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var years = Math.round(look.threshold(rule, "年数"));
		var today = look.facts.today();
		var gravest = former.stream()
			.filter(firm -> !firm.endedOn().isAfter(today))
			.max(Comparator.comparing((FormerControl firm) -> firm.endedOn().plusYears(years).isAfter(today))
				.thenComparing(firm -> firm.end().strength())
				.thenComparing(FormerControl::endedOn));
		if (gravest.isEmpty()) {
			return;
		}
		var firm = gravest.get();
		var guard = firm.end().strength() == 0 ? "正常注销：没有处罚，也不在核查期间。"
				: !firm.endedOn().plusYears(years).isAfter(today) ? "该企业终止已满" + years + "年。" : Look.first(look.traits.licensed(),
						look.traits.state());
		var others = former.stream().filter(other -> other.end().strength() > 0).count();
		look.found(rule, firm.end().strength(),
				"本企业控制人曾任“" + firm.firm() + "”" + firm.role() + "，该企业" + firm.endedOn() + firm.end().label() + (others > 1 ? "；此类企业共"
						+ others + "户" : "") + "。",
				firm.endedOn(), firm.endedOn().plusYears(years), guard);
	}

}
