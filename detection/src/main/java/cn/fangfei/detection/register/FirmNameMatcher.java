package cn.fangfei.detection.register;

import cn.fangfei.detection.register.FirmName.FormKind;
import cn.fangfei.detection.register.FirmName.Group;
import cn.fangfei.detection.register.FirmNameMatch.Part;
import cn.fangfei.detection.register.FirmNameMatch.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether two names mean one firm.
 *
 * <p>Theory: the parts of a name are compared one by one. The 字号 must be equal; the 行政区划 may be missing but must not contradict;
 * the words of a branch must be equal; trade and form may be missing in a short name, and must be equal between two names in full.
 * One part that contradicts makes them DIFFERENT, one that leaves a doubt makes them POSSIBLE, and only names without either are
 * the SAME. Two different credit codes are never the same firm, whatever the names say.
 *
 * <p>Of two regions one must be among the parts of the other (盐城 of 江苏省盐城市). 江苏 beside 盐城 contradicts nothing, but the register
 * gives a name out once at each rank: POSSIBLE.
 *
 * <p>Limits: two firms may bear one name in two provinces, so SAME without a code is the same <em>name</em>; a 字号 written with one
 * character that sounds or looks alike is POSSIBLE and never more.
 */
public final class FirmNameMatcher {

	/** Characters of trade names that sound or look alike; those of one group may be written for each other. */
	private static final String ALIKE = "鑫新欣馨薪心昕信 源元园圆缘原远苑 宏鸿弘洪红泓虹 晨辰臣宸 华花骅桦化 盛胜圣晟升生 泰太态 恒衡横 佳嘉家加 瑞睿锐蕊 诚成城承程澄 晟盛 "
			+ "兴星馨 顺舜 祥翔详 丰锋峰风枫沣凤 隆龙 伟威维唯惟 凯恺楷 德得 利力立丽莉 富福复 和合禾河荷 亿易益溢怡艺亦翼 金锦今津晋 玉裕宇钰誉渝 东栋冬 明铭鸣名茗 建健 林霖琳 洋阳扬杨 "
			+ "天添田 联连莲 众中忠仲钟 宝保葆堡 昌长畅 永勇咏 正振政征 世仕士 君军骏钧俊 尚上 卓 越悦跃月粤岳 方芳坊 飞菲 鹏朋 智志至致 慧惠汇辉晖徽卉会 思斯 优友悠佑 品 双 鼎顶 润 康 安 通 达大 腾藤 "
			+ "博搏 海 云芸 青清晴情卿 川穿 一1壹 二2贰 三3叁 四4肆 五5伍 六6陆 七7柒 八8捌 九9玖 〇零0o 赢盈营 创 启起 旭徐 景锦 冠贯 豪浩昊 邦帮 百佰 万 千仟 颐怡 己已 未末 士土 曦熙西 昱煜 晖辉 "
			+ "雅亚 乐 美 沐木 森 茂贸 旺 财才材 荣容融 宁 江 淮怀 桥乔 珍真 常长 尔 诺 朗郎 璟景 吉 茵因 蓝兰 香湘 巨聚 帆凡 航杭 驰池 奇齐 彩采 衡恒";

	private static final Map<Character, Set<Integer>> GROUPS = groups();

	private static final String BRANCH_KIND = "(" + FirmName.BRANCH_WORD + ")$";

	private static final int DISTINCTIVE = 3;

	private FirmNameMatcher() {
	}

	/** @param codeA 统一社会信用代码 as written, null or empty if unknown */
	public static FirmNameMatch compare(String a, String codeA, String b, String codeB) {
		var one = CreditCode.read(codeA);
		var other = CreditCode.read(codeB);
		var names = compare(FirmName.parse(a), FirmName.parse(b));
		if (one.code() == null || other.code() == null) {
			return names;
		}
		if (one.code().equals(other.code())) {
			if (one.checks()) {
				return new FirmNameMatch(Verdict.SAME, Part.CODE, "统一社会信用代码相同。");
			}
			return names.verdict() != Verdict.DIFFERENT ? names
					: new FirmNameMatch(Verdict.POSSIBLE, Part.CODE, "统一社会信用代码相同但校验位不符，而名称不同：" + names.reason());
		}
		return names.verdict() == Verdict.DIFFERENT ? new FirmNameMatch(Verdict.DIFFERENT, Part.CODE, "统一社会信用代码不同，名称也不同：" + names.reason())
				: new FirmNameMatch(Verdict.POSSIBLE, Part.CODE, "统一社会信用代码不同，不得合并；名称比对：" + names.reason());
	}

	/** Compares the names and the former names of both; the best verdict stands. */
	public static FirmNameMatch compare(FirmName a, FirmName b) {
		var best = names(a, b);
		for (var one : withFormer(a)) {
			for (var other : withFormer(b)) {
				if (one == a && other == b || best.verdict() == Verdict.SAME) {
					continue;
				}
				var match = names(one, other);
				if (match.verdict().compareTo(best.verdict()) < 0) {
					best = new FirmNameMatch(match.verdict(), Part.FORMER, "按曾用名“" + (one != a ? one.text() : other.text()) + "”比对："
							+ match.reason());
				}
			}
		}
		return best;
	}

	private static List<FirmName> withFormer(FirmName name) {
		var all = new ArrayList<FirmName>(List.of(name));
		name.former().forEach(former -> all.add(FirmName.parse(former)));
		return all;
	}

	private static FirmNameMatch names(FirmName a, FirmName b) {
		if (a.core().isEmpty() || b.core().isEmpty()) {
			return different(Part.WHOLE, "一方没有可比对的名称。");
		}
		if (a.plain().equals(b.plain())) {
			return a.inFull() || !a.industry().isEmpty() || !a.regions().isEmpty() ? same(Part.WHOLE, "名称全文相同。")
					: a.core().length() >= DISTINCTIVE ? same(Part.WHOLE, "名称全文相同。") : possible(Part.WHOLE, "双方都只有字号“" + a.core()
							+ "”，不足以认定。");
		}
		var doubts = new ArrayList<FirmNameMatch>();
		var joined = a.regions().isEmpty() && b.coresWithRegion().contains(a.core()) || b.regions().isEmpty()
				&& a.coresWithRegion().contains(b.core());
		var steps = new ArrayList<FirmNameMatch>();
		steps.add(branch(a, b));
		steps.add(core(a, b, joined));
		steps.add(joined ? null : region(a, b));
		steps.add(group(a, b));
		steps.add(form(a, b));
		steps.add(industry(a, b, joined));
		for (var step : steps) {
			if (step != null && step.verdict() == Verdict.DIFFERENT) {
				return step;
			}
			if (step != null) {
				doubts.add(step);
			}
		}
		if (!doubts.isEmpty()) {
			return doubts.get(0);
		}
		var core = a.core().length() <= b.core().length() ? a.core() : b.core();
		var missing = a.regions().isEmpty() != b.regions().isEmpty() ? "，一方未写区划" : "";
		return same(Part.CORE, "字号“" + core + "”相同" + missing + "，其余部分不矛盾。");
	}

	private static FirmNameMatch branch(FirmName a, FirmName b) {
		if (a.branch() == null && b.branch() == null) {
			return null;
		}
		if (a.branch() == null || b.branch() == null) {
			return different(Part.BRANCH, "一方是分支机构“" + (a.branch() == null ? b : a).branch() + "”，另一方不是。");
		}
		var one = branchPlace(a.branch());
		var other = branchPlace(b.branch());
		if (one.isEmpty() != other.isEmpty()) {
			return possible(Part.BRANCH, "一方没有写明是哪一个分支机构。");
		}
		var oneShort = Regions.shortened(one);
		var otherShort = Regions.shortened(other);
		if (!one.equals(other) && !oneShort.equals(otherShort) && !within(one, other) && !within(other, one)) {
			return different(Part.BRANCH, "分支机构“" + a.branch() + "”与“" + b.branch() + "”不同。");
		}
		var kindA = a.branch().replaceFirst("^.*?" + BRANCH_KIND, "$1");
		var kindB = b.branch().replaceFirst("^.*?" + BRANCH_KIND, "$1");
		return kindA.equals(kindB) || kindA.endsWith("店") && kindB.endsWith("店") ? null
				: possible(Part.BRANCH, "分支机构“" + a.branch() + "”与“" + b.branch() + "”种类不同。");
	}

	/** 晴川县河西 ends in 河西; 河东 is not within 河西, and 二 not within 十二. */
	private static boolean within(String longer, String part) {
		if (part.length() < 2 || !longer.endsWith(part) || longer.length() == part.length()) {
			return false;
		}
		var before = longer.charAt(longer.length() - part.length() - 1);
		return "省市县区旗镇乡道".indexOf(before) >= 0;
	}

	private static String branchPlace(String branch) {
		var place = branch.replaceFirst(BRANCH_KIND, "").replaceFirst("^第", "");
		return switch (place) {
			case "一", "壹" -> "1";
			case "二", "贰" -> "2";
			case "三", "叁" -> "3";
			case "四" -> "4";
			case "五" -> "5";
			case "六" -> "6";
			case "七" -> "7";
			case "八" -> "8";
			case "九" -> "9";
			default -> place;
		};
	}

	private static FirmNameMatch core(FirmName a, FirmName b, boolean joined) {
		if (joined || a.core().equals(b.core()) || a.stem().equals(b.stem()) || misspeltTrade(a, b) || misspeltTrade(b, a)) {
			return null;
		}
		if (alike(a.core(), b.core()) && (a.industry().equals(b.industry()) || a.industry().isEmpty() || b.industry().isEmpty())) {
			return possible(Part.CORE, "字号“" + a.core() + "”与“" + b.core() + "”有一字音近或形近，请人工核对。");
		}
		return different(Part.CORE, "字号“" + a.core() + "”与“" + b.core() + "”不同。");
	}

	/** 鑫源商茂 for 鑫源商贸: one character wrong after the 字号, and what is written there is no trade. */
	private static boolean misspeltTrade(FirmName right, FirmName wrong) {
		var one = right.core() + right.industry();
		var other = wrong.core() + wrong.industry();
		if (right.industry().isEmpty() || one.length() != other.length() || !other.startsWith(right.core())
				|| FirmName.isTrade(other.substring(right.core().length()))) {
			return false;
		}
		var wrongs = 0;
		for (var i = 0; i < one.length(); i++) {
			wrongs += one.charAt(i) == other.charAt(i) ? 0 : 1;
		}
		return wrongs == 1;
	}

	private static boolean alike(String a, String b) {
		if (a.length() != b.length()) {
			return false;
		}
		var wrongs = 0;
		for (var i = 0; i < a.length(); i++) {
			if (a.charAt(i) != b.charAt(i)) {
				var one = GROUPS.getOrDefault(a.charAt(i), Set.of());
				var other = GROUPS.getOrDefault(b.charAt(i), Set.of());
				if (one.stream().noneMatch(other::contains)) {
					return false;
				}
				wrongs++;
			}
		}
		return wrongs == 1 || wrongs == 2 && a.length() > 3;
	}

	private static FirmNameMatch region(FirmName a, FirmName b) {
		if (a.regions().isEmpty() || b.regions().isEmpty()) {
			return null;
		}
		var one = a.regions().stream().map(Regions::shortened).toList();
		var other = b.regions().stream().map(Regions::shortened).toList();
		if (one.contains(other.get(other.size() - 1)) || other.contains(one.get(one.size() - 1))) {
			return null;
		}
		if (!a.regionCodes().isEmpty() && !b.regionCodes().isEmpty()) {
			for (var codeA : a.regionCodes()) {
				for (var codeB : b.regionCodes()) {
					if (codeA.startsWith(codeB) || codeB.startsWith(codeA)) {
						return possible(Part.REGION, "区划“" + String.join("", a.regions()) + "”与“" + String.join("", b.regions())
								+ "”有隶属关系而层级不同。");
					}
				}
			}
			return different(Part.REGION, "区划“" + String.join("", a.regions()) + "”与“" + String.join("", b.regions()) + "”矛盾。");
		}
		var rankA = rank(a);
		var rankB = rank(b);
		return rankA == rankB ? different(Part.REGION, "区划“" + String.join("", a.regions()) + "”与“" + String.join("", b.regions()) + "”矛盾。")
				: possible(Part.REGION, "区划“" + String.join("", a.regions()) + "”与“" + String.join("", b.regions()) + "”的隶属关系不明。");
	}

	/** 1 province, 2 prefecture or city, 3 county or district, 4 below. */
	private static int rank(FirmName name) {
		var last = name.regions().get(name.regions().size() - 1);
		var codes = name.regionCodes();
		if (!codes.isEmpty()) {
			return codes.iterator().next().length() / 2;
		}
		return last.endsWith("省") || last.endsWith("自治区") ? 1 : last.endsWith("市") || last.endsWith("州") ? 2 : last.endsWith("县")
				|| last.endsWith("区") || last.endsWith("旗") ? 3 : 4;
	}

	private static FirmNameMatch group(FirmName a, FirmName b) {
		if (a.group() == b.group()) {
			return null;
		}
		var groupName = a.group() == Group.NONE ? b : a;
		var otherName = a.group() == Group.NONE ? a : b;
		if (groupName.group() == Group.MEMBER && otherName.group() == Group.NONE) {
			return possible(Part.GROUP, "一方名称含“集团”，另一方没有。");
		}
		if (a.group() == Group.HEAD && b.group() == Group.MEMBER || a.group() == Group.MEMBER && b.group() == Group.HEAD) {
			return different(Part.GROUP, "一方是集团，另一方是集团成员企业。");
		}
		return otherName.inFull() || !otherName.industry().isEmpty() && !otherName.industry().equals(groupName.industry())
				? different(Part.GROUP, "一方是集团，另一方是同字号的企业。") : possible(Part.GROUP, "一方写明“集团”，另一方没有。");
	}

	private static FirmNameMatch form(FirmName a, FirmName b) {
		var one = a.formKind();
		var other = b.formKind();
		if (one == other && (one != FormKind.OTHER || a.form().equals(b.form()))) {
			return null;
		}
		if (one == FormKind.NONE || other == FormKind.NONE) {
			return null;
		}
		if (company(one) && company(other)) {
			return one == FormKind.GENERAL || other == FormKind.GENERAL ? null : possible(Part.FORM, "组织形式“" + a.form() + "”与“" + b.form()
					+ "”不同，可能是改制前后。");
		}
		if (a.stem().equals(b.stem())) {
			var shop = one == FormKind.OTHER ? a : b;
			return shop.regions().isEmpty() && shop.formKind() == FormKind.OTHER && company(shop == a ? other : one)
					&& !shop.text().contains("个体") ? null
					: possible(Part.FORM, "组织形式“" + a.form() + "”与“" + b.form() + "”不同。");
		}
		return different(Part.FORM, "组织形式“" + a.form() + "”与“" + b.form() + "”不同。");
	}

	private static boolean company(FormKind kind) {
		return kind == FormKind.GENERAL || kind == FormKind.LIMITED || kind == FormKind.SHARES;
	}

	private static FirmNameMatch industry(FirmName a, FirmName b, boolean joined) {
		var one = a.industry();
		var other = b.industry();
		if (one.equals(other)) {
			return one.isEmpty() && !(a.inFull() && b.inFull()) ? bareCore(a, b, joined) : null;
		}
		if (a.stem().equals(b.stem()) || !joined && !a.core().equals(b.core())) {
			return null;
		}
		if (one.isEmpty() || other.isEmpty()) {
			var bare = one.isEmpty() ? a : b;
			return bare.inFull() ? possible(Part.INDUSTRY, "一方没有写行业，另一方为“" + one + other + "”。") : bareCore(a, b, joined);
		}
		var shorter = one.length() < other.length() ? a : b;
		var longer = shorter == a ? b : a;
		if (!shorter.inFull() && (longer.industry().startsWith(shorter.industry()) || abbreviates(shorter.industry(), longer.industry()))) {
			return null;
		}
		return longer.industry().contains(shorter.industry()) && !shorter.industry().isEmpty() || near(one, other)
				? possible(Part.INDUSTRY, "行业“" + one + "”与“" + other + "”相近而不同。") : different(Part.INDUSTRY, "行业“" + one + "”与“" + other
						+ "”不同。");
	}

	/** A name of which only the 字号 is left says enough when it is distinctive or names its region. */
	private static FirmNameMatch bareCore(FirmName a, FirmName b, boolean joined) {
		var regional = joined || !a.regions().isEmpty() && !b.regions().isEmpty();
		var length = Math.min(a.core().length(), b.core().length());
		return regional || length >= DISTINCTIVE ? null : possible(Part.CORE, "一方只有字号“" + a.core() + "”，同字号的企业可能不止一户。");
	}

	/** 农科 of 农业科技: the same characters in the same order, beginning with the same one. */
	private static boolean abbreviates(String shorter, String longer) {
		if (shorter.charAt(0) != longer.charAt(0)) {
			return false;
		}
		var at = 0;
		for (var i = 0; i < longer.length() && at < shorter.length(); i++) {
			at += longer.charAt(i) == shorter.charAt(at) ? 1 : 0;
		}
		return at == shorter.length();
	}

	/** 商贸 and 贸易, 经贸 and 商贸: they share a character. */
	private static boolean near(String one, String other) {
		return one.chars().anyMatch(c -> other.indexOf(c) >= 0);
	}

	private static FirmNameMatch same(Part part, String reason) {
		return new FirmNameMatch(Verdict.SAME, part, reason);
	}

	private static FirmNameMatch possible(Part part, String reason) {
		return new FirmNameMatch(Verdict.POSSIBLE, part, reason);
	}

	private static FirmNameMatch different(Part part, String reason) {
		return new FirmNameMatch(Verdict.DIFFERENT, part, reason);
	}

	private static Map<Character, Set<Integer>> groups() {
		var table = new HashMap<Character, Set<Integer>>();
		var groups = ALIKE.split(" ");
		for (var i = 0; i < groups.length; i++) {
			for (var c : groups[i].toCharArray()) {
				table.computeIfAbsent(c, x -> new HashSet<>()).add(i);
			}
		}
		return table;
	}

}
