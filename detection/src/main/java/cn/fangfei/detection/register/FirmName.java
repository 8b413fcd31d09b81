package cn.fangfei.detection.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firm's name taken apart: 名称 = 行政区划 + 字号 + 行业 + 组织形式 (《企业名称登记管理规定》第六条), and for a branch the words after it.
 *
 * <p>The 字号 has two characters at least; it ends where all that follows reads as words of trades. A region is one of the national
 * table, or characters that end in a word of rank (晴川县); in a bracket it is one wherever the bracket stands. All parts are in
 * {@linkplain Plain plain} form.
 *
 * <p>Limits: without a table of all trade names 字号 and trade can be told apart only by the words of trades known here; a firm
 * whose 字号 is the short name of a county (永兴商贸) keeps it as 字号 only if nothing else would be left of it.
 *
 * @param text as it was written
 * @param plain the whole name in plain form, without former names
 * @param regions the parts of 行政区划 from left to right
 * @param regionCodes divisions, of 2, 4 or 6 digits, that the last of them may be; empty if the table does not know it
 * @param core 字号
 * @param industry the words of trade; empty if there are none
 * @param form 组织形式 as written; empty if there is none, as in a short name
 * @param group how the name stands to a 集团
 * @param branch the words after the name of the head, or null for a firm that is no branch
 * @param former names it bore before, as written
 */
public record FirmName(String text, String plain, List<String> regions, Set<String> regionCodes, String core, String industry, String form,
		Group group, String branch, List<String> former) {

	/** How a name stands to a group of companies. */
	public enum Group {

		NONE,
		/** 某某集团, 某某集团有限公司: the head of the group. */
		HEAD,
		/** 某某集团某某有限公司: bears the name of the group. */
		MEMBER

	}

	/** What kind of 组织形式 it is; GENERAL is 公司 alone, as people say it. */
	enum FormKind {

		NONE, GENERAL, LIMITED, SHARES, PARTNERSHIP, COOPERATIVE, OTHER

	}

	private static final int LONGEST = 200;

	private static final int LONGEST_WORD = 6;

	private static final int LEAST_CORE = 2;

	private static final String INNER = "((?:[^()]|\\([^()]*\\))+)";

	private static final Pattern FORMER = Pattern.compile("\\((?:曾用名称?|原名称?|原企业名称|更名前|原为)[:,]?" + INNER + "\\)|\\(原" + INNER
			+ "\\)|[,，;；]?(?:曾用名称?|原名称?)[:：](.+)$");

	private static final Pattern MISSPELT_FORM = Pattern.compile("(?:有线|有限限|有现|有限贵|友限)(责任)?公司$"
			+ "|有限(责任)?公(?:私|可|式|师|同)$|有限(责任)?公公司$|有限(责任)?司$|(?<!有)限公司$");

	private static final Pattern NOISE = Pattern.compile("\\((?:个体工商户|微型企业|小微企业|个人独资|个体|自然人独资|筹|本级|简称|下称.*|以下简称.*)\\)"
			+ "|[\"'“”‘’·.。,，、;；!！?？*_~—-]");

	private static final Pattern PARTNERS = Pattern.compile("\\((?:有限合伙|普通合伙|特殊普通合伙)\\)");

	static final String BRANCH_WORD = "分公司|支公司|支局|分店|分厂|分社|分行|支行|分理处|营业部|营业厅|门市部|经营部|服务部|业务部|"
			+ "项目部|办事处|代表处|联络处|服务站|加油站|工作站|供应站|代销店|直营店|专卖店|"
			+ "旗舰店|门店|分校|分院|分所|分中心|服务中心|营销中心|网点|仓库|车间|店|站|厂|部";

	private static final Pattern OF_COMPANY = Pattern
		.compile("^(.*?(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|(?<![分支子])公司|合作社联合社|专业合作社|合作社))\\(?(.*?(?:" + BRANCH_WORD
				+ "))\\)?(?:\\([^()]*\\))*$");

	private static final Pattern OF_SHOP = Pattern.compile("^(.{2,}(?:超市|大药房|药房|酒店|饭店|宾馆|商场|百货))\\(?(.+(?:分店|店))\\)?$");

	private static final Pattern BARE_BRANCH = Pattern.compile("^(.{2,})(分公司|支公司|分店|分社|分厂|支行|分行)$");

	private static final Pattern BRACKET = Pattern.compile("\\(([^()]*)\\)");

	private static final Pattern RANKED = Pattern
		.compile("^\\p{IsHan}{2,5}?(?:(?<!节)省|自治区|自治州|自治县|(?<![超都城夜集上股楼房菜])市(?![场民政容井集值])|县(?!域)"
			+ "|(?<![社小校园景街专])区(?![块域间])|(?<![红国战彩军])旗(?![舰下帜])"
			+ "|(?<![小古])镇(?![江海宇])|街道|(?<![水故老梦家同城仙])乡(?![村土情愁味亲里]))");

	private static final List<String> COMPANY_FORMS = List.of("股份有限公司", "有限责任公司", "有限公司", "股份公司", "总公司", "公司", "股份");

	private static final List<String> COOPERATIVE_FORMS = List.of("农民专业合作社联合社", "专业合作社联合社", "合作社联合社", "农民专业合作社",
			"专业合作社", "股份经济合作社", "经济合作社", "合作社");

	/** A longer form stands before one that it ends in. */
	private static final List<String> OTHER_FORMS = List.of("事务所", "工作室", "经营部", "门市部", "服务部", "经销部", "商行", "商店", "商场", "超市",
			"便利店", "大药房", "药房", "药店", "饭店", "大酒店", "酒店", "餐馆", "餐厅", "宾馆", "旅馆", "网吧", "诊所", "门诊部", "医院", "幼儿园",
			"培训学校", "学校", "培训中心", "服务中心", "养老院", "中心", "家庭农场", "农场", "养殖场", "种植园", "加工厂", "厂", "店", "馆", "坊",
			"协会", "商会", "基金会");

	private static final Set<String> TRADES = trades();

	/** Takes a name apart. Never throws; of a text longer than {@value #LONGEST} characters the beginning is read. */
	public static FirmName parse(String text) {
		var written = text == null ? "" : text;
		var plain = Plain.of(written.length() > LONGEST ? written.substring(0, LONGEST) : written);
		var former = new ArrayList<String>();
		var found = FORMER.matcher(plain);
		while (found.find()) {
			var bare = found.group(2) != null;
			var name = bare ? found.group(2) : found.group(1) != null ? found.group(1) : found.group(3);
			if (!bare || name.length() >= 4 && !formOf(name).isEmpty()) {
				for (var one : name.split("[、;,；，]")) {
					if (!one.isBlank()) {
						former.add(one);
					}
				}
				plain = plain.replace(found.group(), "");
				found = FORMER.matcher(plain);
			}
		}
		return new Taking(written, plain, former).name();
	}

	FormKind formKind() {
		if (form.isEmpty()) {
			return FormKind.NONE;
		}
		if (form.contains("合伙")) {
			return FormKind.PARTNERSHIP;
		}
		if (COOPERATIVE_FORMS.contains(form)) {
			return FormKind.COOPERATIVE;
		}
		return switch (form) {
			case "有限责任公司", "有限公司" -> FormKind.LIMITED;
			case "股份有限公司", "股份公司", "股份" -> FormKind.SHARES;
			case "公司", "总公司" -> FormKind.GENERAL;
			default -> FormKind.OTHER;
		};
	}

	/** Whether it is said in full as a register would: with a form other than 公司 alone, or as a group. */
	boolean inFull() {
		return group == Group.HEAD || formKind() != FormKind.NONE && formKind() != FormKind.GENERAL;
	}

	/** 字号 and trade in one piece, with the form where that is itself a word of trade (某某大酒店). */
	String stem() {
		return core + industry + (formKind() == FormKind.OTHER ? form : "");
	}

	/** The 字号 as it would be read with the region's short name before it: 晴川鑫源 of 晴川县鑫源. */
	Set<String> coresWithRegion() {
		var cores = new HashSet<String>();
		var joined = new StringBuilder();
		for (var i = regions.size() - 1; i >= 0; i--) {
			joined.insert(0, Regions.shortened(regions.get(i)));
			cores.add(joined + core);
			cores.add(Regions.shortened(regions.get(i)) + core);
		}
		return cores;
	}

	/** Whether a text can be read wholly as words of trades. */
	public static boolean isTrade(String text) {
		return !text.isEmpty() && readable(text)[0];
	}

	private static boolean[] readable(String text) {
		var readable = new boolean[text.length() + 1];
		readable[text.length()] = true;
		for (var i = text.length() - 1; i >= 0; i--) {
			for (var length = 1; length <= LONGEST_WORD && i + length <= text.length() && !readable[i]; length++) {
				readable[i] = readable[i + length] && TRADES.contains(text.substring(i, i + length));
			}
		}
		return readable;
	}

	private static String formOf(String body) {
		for (var forms : List.of(COMPANY_FORMS, COOPERATIVE_FORMS, OTHER_FORMS)) {
			for (var form : forms) {
				if (body.endsWith(form) && body.length() >= form.length() + LEAST_CORE) {
					return form;
				}
			}
		}
		return "";
	}

	private static Set<String> trades() {
		var words = new HashSet<String>();
		var stream = Objects.requireNonNull(FirmName.class.getResourceAsStream("trades.txt"), "trades.txt");
		try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				words.addAll(List.of(line.split(" ")));
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		words.remove("");
		return Set.copyOf(words);
	}

	/** The steps of taking one name apart; each takes its part off the body. */
	private static final class Taking {

		private final String written;

		private final String whole;

		private final List<String> former;

		private final List<String> regions = new ArrayList<>();

		private final List<String> bracketed = new ArrayList<>();

		private Set<String> codes = Set.of();

		private String body;

		private String branch;

		private String form = "";

		private Group group = Group.NONE;

		private String groupTrade = "";

		Taking(String written, String plain, List<String> former) {
			this.written = written;
			this.former = former;
			this.whole = NOISE.matcher(plain).replaceAll("");
			this.body = whole;
		}

		FirmName name() {
			branch();
			brackets();
			form();
			group();
			region();
			var split = split(body);
			return new FirmName(written, whole, List.copyOf(regions), Set.copyOf(codes), body.substring(0, split), body.substring(split)
					+ groupTrade, form, group,
					branch, List.copyOf(former));
		}

		private void branch() {
			for (var pattern : List.of(OF_COMPANY, OF_SHOP, BARE_BRANCH)) {
				var match = pattern.matcher(body);
				if (match.matches() && !match.group(2).isEmpty()) {
					branch = match.group(2).replaceAll("[()]", "");
					body = match.group(1);
					if (pattern == BARE_BRANCH) {
						placeOfBranch();
					}
					return;
				}
			}
		}

		/** 鹭汀保险代理蚌埠分公司: the region before the word belongs to the branch. */
		private void placeOfBranch() {
			for (var length = 4; length >= 2; length--) {
				var at = body.length() - length;
				var known = at < 2 * LEAST_CORE ? null : Regions.standard().at(body, at);
				if (known != null && known.length() == length) {
					branch = body.substring(at) + branch;
					body = body.substring(0, at);
					return;
				}
			}
		}

		private void brackets() {
			var partners = PARTNERS.matcher(body);
			if (partners.find()) {
				form = "合伙企业" + partners.group();
				body = partners.replaceAll("");
			}
			var bracket = BRACKET.matcher(body);
			var rest = new StringBuilder();
			while (bracket.find()) {
				var inner = bracket.group(1);
				var region = Regions.standard().at(inner, 0);
				if (inner.equals("集团") || inner.equals("控股集团")) {
					bracket.appendReplacement(rest, "集团");
				}
				else if (inner.equals("中国") || region != null && region.length() == inner.length()
						|| RANKED.matcher(inner).results().anyMatch(m -> m.end() == inner.length())) {
					bracketed.add(inner);
					bracket.appendReplacement(rest, "");
				}
				else {
					bracket.appendReplacement(rest, Matcher.quoteReplacement(inner));
				}
			}
			bracket.appendTail(rest);
			body = rest.toString().replaceAll("[()]", "");
		}

		private void form() {
			var misspelt = MISSPELT_FORM.matcher(body);
			if (misspelt.find()) {
				body = body.substring(0, misspelt.start()) + (misspelt.group().contains("责任") ? "有限责任公司" : "有限公司");
			}
			if (!form.isEmpty()) {
				if (body.endsWith("合伙企业")) {
					body = body.substring(0, body.length() - "合伙企业".length());
				}
				return;
			}
			if (body.endsWith("合伙企业") && body.length() > "合伙企业".length() + 1) {
				form = "合伙企业";
				body = body.substring(0, body.length() - form.length());
				return;
			}
			form = formOf(body);
			body = body.substring(0, body.length() - form.length());
		}

		private void group() {
			var at = body.lastIndexOf("集团");
			if (at < LEAST_CORE) {
				return;
			}
			if (at + 2 == body.length()) {
				group = Group.HEAD;
				body = body.substring(0, at);
			}
			else if (isTrade(body.substring(at + 2))) {
				group = Group.MEMBER;
				groupTrade = body.substring(at + 2);
				body = body.substring(0, at);
			}
		}

		private void region() {
			var start = 0;
			while (start < body.length()) {
				var known = Regions.standard().at(body, start);
				var ranked = RANKED.matcher(body.substring(start));
				var length = 0;
				Set<String> next = Set.of();
				if (known != null && known.inFull()) {
					length = known.length();
					next = known.codes();
				}
				else if (ranked.find() && (known == null || ranked.end() > known.length())) {
					length = ranked.end();
				}
				else if (known != null) {
					length = known.length();
					next = known.codes();
				}
				var left = body.substring(start + length);
				var shorter = known != null && !known.inFull() && length == known.length();
				var inFull = known != null && known.inFull();
				if (length == 0 || left.length() < LEAST_CORE || !inFull && isTrade(left) || shorter && !coreLeft(left)) {
					break;
				}
				regions.add(body.substring(start, start + length));
				codes = narrowed(codes, next);
				start += length;
				if (start < body.length() && "省市县州".indexOf(body.charAt(start)) >= 0 && body.length() - start - 1 >= LEAST_CORE
						&& coreLeft(body.substring(start + 1))) {
					start++;
				}
			}
			body = body.substring(start);
			for (var inner : bracketed) {
				if (!inner.equals("中国")) {
					var known = Regions.standard().at(inner, 0);
					regions.add(inner);
					codes = narrowed(codes, known != null && known.length() == inner.length() ? known.codes() : Set.of());
				}
			}
		}

		/** Whether a 字号 is left before the words of trade. */
		private static boolean coreLeft(String left) {
			if (isTrade(left)) {
				return false;
			}
			var readable = readable(left);
			return left.length() > 1 && !(left.length() > 2 && readable[1]);
		}

		private static Set<String> narrowed(Set<String> before, Set<String> next) {
			if (before.isEmpty() || next.isEmpty()) {
				return next;
			}
			var within = new HashSet<String>();
			for (var code : next) {
				if (before.stream().anyMatch(code::startsWith)) {
					within.add(code);
				}
			}
			return within.isEmpty() ? next : within;
		}

		/** Where the trade begins. */
		private static int split(String body) {
			var readable = readable(body);
			for (var i = Math.min(LEAST_CORE, body.length()); i < body.length(); i++) {
				if (readable[i]) {
					return i;
				}
			}
			return body.length();
		}

	}

}
