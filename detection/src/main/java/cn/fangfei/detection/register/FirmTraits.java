package cn.fangfei.detection.register;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What sort of firm it is, as far as the guards of the rules ask. */
final class FirmTraits {

	/** The plainest word of finance, to ask the lexicon whether it is the licensed trade of a firm. */
	private static final String FINANCE = "金融";

	private static final WordingMatcher PROBE = WordingMatcher.compile(new WordingLexicon(1, LocalDate.EPOCH, "系统内置", "持牌机构识别",
			List.of(new WordingTerm(FINANCE, WordingTier.FORBIDDEN, "系统内置", LocalDate.EPOCH, null))));

	private static final Pattern STATE = Pattern.compile("国有|全民所有制|国营");

	private static final Pattern HOUSEHOLD = Pattern.compile("个体|个人经营|家庭经营");

	private static final Pattern BRANCH = Pattern.compile("分支机构|分公司|非法人|分社");

	private static final Pattern NO_CAPITAL = Pattern.compile("个人独资|合伙|集体所有|全民所有制|股份合作");

	private final RegisterFacts facts;

	private final FirmName name;

	FirmTraits(RegisterFacts facts) {
		this.facts = facts;
		this.name = FirmName.parse(facts.name());
	}

	/** The sentence by which the lexicon knows a licensed institution, or null. */
	String licensed() {
		var scope = FINANCE + "。" + facts.scope();
		return PROBE.screen(new FirmText(facts.name(), scope, null, facts.licences()))
			.stream()
			.filter(hit -> hit.position() == WordingPosition.SCOPE && hit.start() == 0 && hit.guarded() && hit.guard().startsWith("持牌机构"))
			.map(hit -> hit.guard())
			.findFirst()
			.orElse(null);
	}

	/** A sentence if the register itself says that the state owns the firm; a name that sounds so proves nothing. */
	String state() {
		var match = STATE.matcher(facts.kind());
		return match.find() ? "国有企业：企业类型为“" + facts.kind() + "”。" : null;
	}

	String branch() {
		if (name.branch() != null) {
			return "分支机构：名称含“" + name.branch() + "”，随总机构登记和用工。";
		}
		return BRANCH.matcher(facts.kind()).find() ? "分支机构：企业类型为“" + facts.kind() + "”。" : null;
	}

	String household() {
		return HOUSEHOLD.matcher(facts.kind()).find() || facts.name().contains("个体工商户") ? "个体工商户：以经营者个人负责，没有注册资本和社保登记的通常要求。" : null;
	}

	String cooperative() {
		return facts.name().contains("合作社") || facts.kind().contains("合作社") ? "合作社：成员自己劳动，通常没有雇员参保。" : null;
	}

	String withoutSubscription() {
		var match = NO_CAPITAL.matcher(facts.kind());
		return match.find() ? "企业类型为“" + facts.kind() + "”，不适用认缴登记制。" : null;
	}

}
