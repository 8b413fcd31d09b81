package cn.fangfei.detection.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The screening done the slow and plain way, from the text of {@code docs/detection/wording.md} and not from the code: every
 * term is looked for with {@code indexOf}, overlaps are settled by comparing all pairs, disclaimers are painted character
 * by character, phrases are spelled out and compared one by one. No automaton, no regular expression.
 */
final class NaiveWordingMatcher {

	/** A hit without its words; of the guard only which one it is. */
	record Hit(WordingPosition position, String term, WordingTier tier, int start, int end, String guard) {

		static Hit of(WordingHit hit) {
			return new Hit(hit.position(), hit.term(), hit.tier(), hit.start(), hit.end(),
					hit.guarded() ? hit.guard().substring(0, hit.guard().indexOf('：')) : "");
		}

	}

	private record Found(String term, WordingTier tier, int from, int to) {

		boolean touches(Found other) {
			return from < other.to && other.from < to;
		}

	}

	private final Map<String, WordingTerm> terms = new LinkedHashMap<>();

	NaiveWordingMatcher(WordingLexicon lexicon) {
		for (var term : lexicon.terms()) {
			var known = terms.get(fold(term.text(), null));
			if (known == null || known.tier() == WordingTier.WATCH && term.tier() == WordingTier.FORBIDDEN) {
				terms.put(fold(term.text(), null), term);
			}
		}
	}

	List<Hit> screen(FirmText firm) {
		var hits = new ArrayList<Hit>();
		screen(WordingPosition.NAME, firm.name(), firm, hits);
		screen(WordingPosition.SCOPE, firm.scope(), firm, hits);
		return hits;
	}

	private void screen(WordingPosition position, String original, FirmText firm, List<Hit> hits) {
		var places = new ArrayList<Integer>();
		var text = fold(original, places);
		var words = new ArrayList<Found>();
		var coincidences = new ArrayList<Found>();
		for (var f : found(text)) {
			(isCoincidence(text, f) ? coincidences : words).add(f);
		}
		var kept = overlapsSettled(words);
		for (var f : overlapsSettled(coincidences)) {
			if (kept.stream().noneMatch(f::touches)) {
				kept.add(f);
			}
		}
		kept.sort(Comparator.comparing(f -> f.from));
		if (kept.isEmpty()) {
			return;
		}
		var painted = position == WordingPosition.SCOPE ? new Painting(text) : null;
		for (var f : kept) {
			var guard = phrase(position, text, f);
			if (guard.isEmpty() && painted != null && painted.covers(f.from, f.to)) {
				guard = "免责表述";
			}
			if (guard.isEmpty() && licensed(firm, f)) {
				guard = "持牌机构";
			}
			hits.add(new Hit(position, f.term, f.tier, places.get(f.from), places.get(f.to - 1) + 1, guard));
		}
	}

	private List<Found> found(String text) {
		var found = new ArrayList<Found>();
		terms.forEach((folded, term) -> {
			for (var at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
				found.add(new Found(term.text(), term.tier(), at, at + folded.length()));
			}
		});
		return found;
	}

	private static List<Found> overlapsSettled(List<Found> found) {
		var byRank = new ArrayList<>(found);
		byRank.sort(Comparator.comparing((Found f) -> f.from - f.to).thenComparing(f -> f.from));
		var alive = new ArrayList<Found>();
		for (var f : byRank) {
			var beaten = false;
			for (var other : alive) {
				beaten |= f.tier == other.tier && f.touches(other);
			}
			if (!beaten) {
				alive.add(f);
			}
		}
		var kept = new ArrayList<Found>();
		for (var f : alive) {
			var beaten = false;
			for (var other : alive) {
				beaten |= f.tier == WordingTier.WATCH && other.tier == WordingTier.FORBIDDEN && f.touches(other);
			}
			if (!beaten) {
				kept.add(f);
			}
		}
		kept.sort(Comparator.comparing(f -> f.from));
		return kept;
	}

	// Folding

	private static final String NOISE = "·•‧∙・･*＊-‐‑‒–—―−_~^`´'\"“”‘’「」『』|¦+=#@&☆★○●◎◇◆□■△▲▽▼※〓…";

	private static final String TRADITIONAL = "資资產产財财務务養养約约購购額额銷销據据討讨債债積积眾众衆众賣卖車车輛辆統统籌筹險险賠赔聯联區区塊块鏈链雲云"
			+ "經经濟济現现貨货項项認认託托諮咨詢询業业償偿權权銀银錢钱證证貸贷擔担賃赁當当禁禁從从";

	private static String fold(String text, List<Integer> places) {
		var folded = new StringBuilder();
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (isNoise(c)) {
				continue;
			}
			folded.append(plain(c));
			if (places != null) {
				places.add(i);
			}
		}
		return folded.toString();
	}

	private static boolean isNoise(char c) {
		return NOISE.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
				|| Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.NON_SPACING_MARK;
	}

	private static char plain(char c) {
		if ("[{【〔〖〈<［｛".indexOf(c) >= 0) {
			return '(';
		}
		if ("]}】〕〗〉>］｝".indexOf(c) >= 0) {
			return ')';
		}
		if (Character.isSurrogate(c)) {
			return c;
		}
		var traditional = TRADITIONAL.indexOf(c);
		if (traditional >= 0 && traditional % 2 == 0) {
			return TRADITIONAL.charAt(traditional + 1);
		}
		var normal = Normalizer.normalize("" + c, Normalizer.Form.NFKC);
		return Character.toLowerCase(normal.length() == 1 ? normal.charAt(0) : c);
	}

	// Disclaimers

	/** Marks every character of a scope that stands under a disclaimer. */
	private static final class Painting {

		private static final List<String> PROHIBITIONS = List.of("不得", "不含", "不包括", "不包含", "不从事", "不涉及", "不经营", "不准", "不允许",
				"不开展", "不办理", "不提供", "不参与", "不进行", "不承办", "不能从事", "不能经营", "不能开展", "不可从事", "不可经营", "严禁", "未取得");

		private static final List<String> BANNED = List.of("从事", "经营", "开展", "办理", "参与", "涉及", "吸收", "进行", "非法");

		private static final List<String> REGULATED = List.of("金融", "证券", "证劵", "期货", "银行", "保险", "信托", "基金", "股权");

		private static final List<String> PERMITS = List.of("批准", "许可", "同意", "核准", "审批", "备案", "允许");

		private static final List<String> STOCK = List.of("国家", "法律", "法规", "专项", "专控", "限制", "禁止", "审批", "许可", "批准",
				"规定");

		private final String text;

		private final int[] bracket;

		private final boolean[] end;

		/** Each reach as a pair of offsets; one reach must cover a hit wholly. */
		private final List<int[]> reaches = new ArrayList<>();

		Painting(String text) {
			this.text = text;
			this.bracket = brackets(text);
			this.end = ends(text);
			for (var i = 0; i < text.length() && text.length() <= 10_000; i++) {
				prohibition(i);
				exception(i);
				exclusion(i);
				negation(i);
			}
			cutOff();
		}

		boolean covers(int from, int to) {
			return from > 0 && text.charAt(from - 1) == '非' || reaches.stream().anyMatch(r -> r[0] <= from && to <= r[1]);
		}

		private void prohibition(int i) {
			var isOne = startsWithAny(i, PROHIBITIONS) || text.startsWith("禁止", i) && before(i) != '非' && startsWithAny(i + 2, BANNED)
					|| text.startsWith("未经", i) && permitFollows(i + 2) || text.startsWith("得", i) && ";,。(".indexOf(before(i)) >= 0
							&& startsWithAny(i + 1, List.of("公开", "从事", "参与", "经营", "吸收", "发放", "以公开"));
			if (!isOne) {
				return;
			}
			var to = forward(i, false);
			if (bracket[i] < 0) {
				var etc = text.substring(i, to).lastIndexOf('等');
				to = forward(etc < 0 ? i : i + etc, true);
			}
			for (var j = i; j < to; j++) {
				if (text.charAt(j) == ',' && startsWithAny(j + 1, List.of("仅", "只", "但", "可以", "可从事")) && within(j + 1, to)) {
					reaches.add(new int[] { i, j });
					return;
				}
			}
			var said = text.substring(i, to);
			var announced = said.contains("下列") || said.contains("以下") || said.contains("如下");
			for (var one : List.of("1、", "1.", "1)", "一、", "一.", "一)")) {
				announced |= said.contains(one);
			}
			while (announced && to + 1 < limit(i) && numbered(to + 1, limit(i))) {
				to = forward(to + 1, false);
			}
			reaches.add(new int[] { i, to });
		}

		/** Whether the word of permission that starts at i ends before the reach does. */
		private boolean within(int i, int to) {
			return i + (text.startsWith("可以", i) ? 2 : text.startsWith("可从事", i) ? 3 : 1) <= to;
		}

		private boolean permitFollows(int i) {
			for (var j = i; j <= i + 30 && j < text.length(); j++) {
				if (startsWithAny(j, PERMITS)) {
					return true;
				}
				if (",;。()".indexOf(text.charAt(j)) >= 0) {
					return false;
				}
			}
			return false;
		}

		private boolean numbered(int i, int limit) {
			var j = text.charAt(i) == '(' ? i + 1 : i;
			var digits = 0;
			while (j < limit && digits < 2 && "0123456789一二三四五六七八九十".indexOf(text.charAt(j)) >= 0) {
				j++;
				digits++;
			}
			return digits > 0 && j < limit && "、.,)".indexOf(text.charAt(j)) >= 0;
		}

		private void exception(int i) {
			if (text.charAt(i) != '除' || "拆清消扣解免删排剔去废切根铲驱祛脱革破开".indexOf(before(i)) >= 0
					|| "外尘草锈湿垢虫雪霜臭味甲冰油氧铁雾磷渣毒螨四".indexOf(at(i + 1)) >= 0) {
				return;
			}
			var to = forward(i, false);
			for (var j = i + 1; j < to; j++) {
				if (text.charAt(j) == '外' && isClosingOutside(j)) {
					reaches.add(new int[] { i, j + 1 });
					return;
				}
			}
			if (bracket[i] >= 0 && bracket[i] + 1 == i) {
				reaches.add(new int[] { i, to });
			}
		}

		private boolean isClosingOutside(int j) {
			return j + 1 == text.length() || ",;。)(、".indexOf(at(j + 1)) >= 0 || "以之除".indexOf(before(j)) >= 0
					|| "境国海对".indexOf(before(j)) < 0 && startsWithAny(j + 1, List.of("的", "均", "都", "其他", "其它"));
		}

		private void exclusion(int i) {
			final int to;
			if (text.startsWith("除外", i) || text.startsWith("以外", i)) {
				to = i + 2;
			}
			else if (text.startsWith("外)", i) && endsWithAny(i, List.of("规定", "限制", "禁止", "审批"))) {
				to = i + 1;
			}
			else if (text.startsWith("的外)", i) && endsWithAny(i, List.of("规定", "限制", "禁止", "审批"))) {
				to = i + 2;
			}
			else {
				return;
			}
			if (reaches.stream().anyMatch(r -> r[1] == to && text.charAt(r[0]) == '除')) {
				return;
			}
			var item = back(i, true);
			var from = item;
			if (bracket[i] >= 0) {
				var last = text.substring(item, i);
				from = !last.contains("等") && STOCK.stream().anyMatch(last::contains) ? item : back(i, false);
			}
			reaches.add(new int[] { from, to });
		}

		private void cutOff() {
			var open = text.lastIndexOf('(');
			if (open < 0 || text.length() > 10_000 || isPaired(open) || forward(open, false) < text.length()) {
				return;
			}
			for (var first : REGULATED) {
				for (var more : List.of("", "业务", "业")) {
					for (var mark : List.of("、", ",")) {
						if (text.startsWith(first + more + mark, open + 1)
								&& startsWithAny(open + 1 + first.length() + more.length() + 1, REGULATED)) {
							reaches.add(new int[] { open, text.length() });
							return;
						}
					}
				}
			}
		}

		private void negation(int i) {
			if (text.charAt(i) == '非' && bracket[i] >= 0 && bracket[i] + 1 == i) {
				reaches.add(new int[] { i, forward(i, false) });
			}
		}

		/** From i rightwards to the first end at the bracket level of i. */
		private int forward(int i, boolean commaEnds) {
			var depth = 0;
			for (var j = i; j < limit(i); j++) {
				var opens = text.charAt(j) == '(' && isPaired(j);
				var closes = text.charAt(j) == ')' && isPaired(j);
				if (depth == 0 && (end[j] || commaEnds && text.charAt(j) == ',')) {
					return j;
				}
				depth += opens && j > i ? 1 : closes && depth > 0 ? -1 : 0;
			}
			return limit(i);
		}

		private int back(int i, boolean commaEnds) {
			var depth = 0;
			for (var j = i - 1; j > bracket[i]; j--) {
				if (depth == 0 && (end[j] || commaEnds && text.charAt(j) == ',')) {
					return ",;。".indexOf(text.charAt(j)) >= 0 ? j + 1 : j;
				}
				depth += text.charAt(j) == ')' && isPaired(j) ? 1 : text.charAt(j) == '(' && isPaired(j) && depth > 0 ? -1 : 0;
			}
			return bracket[i] + 1;
		}

		/** Where the bracket around i closes. */
		private int limit(int i) {
			return bracket[i] < 0 ? text.length() : partnerOf(text, bracket[i]);
		}

		private boolean isPaired(int j) {
			return partnerOf(text, j) >= 0;
		}

		private static int partnerOf(String text, int j) {
			var step = text.charAt(j) == '(' ? 1 : -1;
			var depth = 0;
			for (var k = j; k >= 0 && k < text.length(); k += step) {
				depth += text.charAt(k) == '(' ? step : text.charAt(k) == ')' ? -step : 0;
				if (depth == 0) {
					return k;
				}
			}
			return -1;
		}

		/** For each character the paired opening bracket that is nearest around it. */
		private static int[] brackets(String text) {
			var bracket = new int[text.length()];
			Arrays.fill(bracket, -1);
			for (var open = 0; open < text.length(); open++) {
				if (text.charAt(open) == '(') {
					var close = partnerOf(text, open);
					for (var j = open + 1; j < close; j++) {
						bracket[j] = open;
					}
				}
			}
			return bracket;
		}

		private static boolean[] ends(String text) {
			var end = new boolean[text.length()];
			var headings = new ArrayList<String>();
			for (var which : List.of("一般", "许可", "前置", "后置", "兼营", "主营")) {
				for (var run : List.of("经营", "")) {
					for (var what : List.of("项目", "范围", "")) {
						headings.add(which + run + what + ":");
					}
				}
			}
			headings.addAll(List.of("经营项目:", "经营范围:", "服务:"));
			for (var i = 0; i < text.length(); i++) {
				end[i] |= text.charAt(i) == ';' || text.charAt(i) == '。';
				for (var heading : headings) {
					if (text.startsWith(heading, i)) {
						end[i] = true;
						i += heading.length() - 1;
						break;
					}
				}
			}
			return end;
		}

		private boolean startsWithAny(int i, List<String> words) {
			return words.stream().anyMatch(word -> text.startsWith(word, i));
		}

		private boolean endsWithAny(int i, List<String> words) {
			return words.stream().anyMatch(text.substring(0, i)::endsWith);
		}

		private char before(int i) {
			return i == 0 ? '\n' : text.charAt(i - 1);
		}

		private char at(int i) {
			return i < text.length() ? text.charAt(i) : '\n';
		}

	}

	// Phrases: each line is kind, term, what may stand before, what may stand after, and what must not.

	private record Spelled(String kind, String term, List<String> before, List<String> after, List<String> notBefore,
			List<String> notAfter, WordingPosition only) {
	}

	private static final List<Spelled> SPELLED = new ArrayList<>();

	private static void say(String kind, String term, String before, String after, String notBefore, String notAfter,
			WordingPosition only) {
		SPELLED.add(new Spelled(kind, term, words(before), words(after), notBefore.isEmpty() ? List.of() : words(notBefore),
				notAfter.isEmpty() ? List.of() : words(notAfter), only));
	}

	/** A list of words parted by spaces; {@code .} stands for nothing. */
	private static List<String> words(String list) {
		return Arrays.stream(list.split(" ")).map(word -> word.equals(".") ? "" : word).toList();
	}

	static {
		say("字面巧合", "理财", "代 办 管 经 处 助 修 整 清 受 护 审", "务 政 会 税 险 物 经 富", "", "", null);
		say("字面巧合", "理财", "代 办 管 经 处 助 修 整 清 受 护 审", "产", "", "产品", null);
		say("字面巧合", "资产", ".", "品 销", "", "品牌", null);
		say("字面巧合", "金融", "资 黄 五 合 冶 押 基", "资 通 入 人 化 出 券", "", "", null);
		for (var brand : "安通汇达盛泰鑫盈惠".split("")) {
			say("字面巧合", "金融", "中", brand, "其中", brand.equals("安") ? "安全 安保 安防" : brand.equals("通") ? "通道" : brand.equals("惠") ? "惠民 惠农" : "", null);
		}
		say("字面巧合", "基金", ".", "属 刚", "", "", null);
		say("字面巧合", "信用", "通 电 微 短", ".", "", "信 卡 证 评 担 社 合 保 险 贷 等", null);
		say("字面巧合", "投资", ".", "格", "", "", null);
		say("字面巧合", "投资", "交 城 建 国 水 农 文 旅", "产经营 产管理 产运营", "", "", null);
		say("字面巧合", "积分", "面 体 容 沉 淤 堆 微", ".", "", "", null);
		say("字面巧合", "积分", ".", "公司 店 部 厂 行 院 校 局 所 析 布 球 仪", "", "", null);
		say("字面巧合", "交易所", ".", "需 得 涉 用 必 产", "", "", null);
		say("字面巧合", "入股", "投 流 转 收 注", "市 本 东 份", "", "", null);
		say("字面巧合", "返利", ".", "润 用 息", "", "", null);

		say("地名或字号", "金融", ".", "街 大厦 大楼 广场 城 港 路 大道 商务区 商贸区 贸易区 小区 家园 学院 中心店", "", "城市 路演", null);
		say("地名或字号", "交易中心", ".", "物业 经营设施 停车 场地 场所 摊位 商铺 大楼 大厦", "", "", null);
		say("地名或字号", "互助", ".", "县 土族 路 街 巷 乡 镇 村 社区 东路 南路 西路 北路 中路", "", "", null);
		say("地名或字号", "互助", ".", ".", "资金 信用 担保 保险 养老 医疗 经济 融资 社员 种植 养殖 农业",
				"担保 基金 资金 合作 保障 保险 融资 会 社 平台 养老 网 专业 科技 信息 咨询 投资 金融 计划 服务 医疗 众筹", WordingPosition.NAME);

		say("提及监管部门或许可", "金融", ".",
				"许可 监管 等监管 监督 等监督 管理部门 等管理部门 办公室 工作办 工作局 工作领导 局 主管 法规 政策 法律法规 经营许可 业务许可 机构许可 行业监管 等行业监管 管理机关 管理机构 等部门 部门批 部门同 部门核 部门许",
				"", "", null);
		say("提及监管部门或许可", "金融", ".", "办", "", "办理 办公", null);
		say("提及监管部门或许可", "拍卖", ".", "批准证 许可证 经营批准证 经营许可证", "", "", null);
		say("提及监管部门或许可", "信用", ".", "公示 信息公示", "", "", null);
		say("提及法规用语", "投资", "外商 外国投资者 台商 港澳台 台港澳", ".", "", "咨询 服务 管理 中介 代理 顾问", null);
		say("提及法规用语", "投资", ".", "基金法 产业目录 产业指导目录 产业政策", "", "", null);

		say("提及往来对象", "金融", ".", both("类 、信贷 .", "机构 企业 部门 单位 组织"), "设立 组建 筹建 创办 投资",
				both(both("类 、信贷 .", "机构 企业 部门 单位 组织"), both("的 .", "投资 股权 管理 经营 业务代理")), null);
		say("提及往来对象", "金融", ".", "、国家重要 、企事业单位", "", "", null);
		say("提及往来对象", "交易所", "证券 证劵 期货 黄金", ".", "", "", null);
		say("指物品", "金融", ".", both("行业 .", both("、安防 专用 办公 自助 电子 电子机械 机械 保管 安防 智能 物理 .",
				"机具 设备 器材 器具 用品 机械 仪器 用具 终端 支付终端 打印系统 专业计算机 密码键盘 家具 保险箱 保险柜 ic卡 书店 场所 系统")), "", "", null);
		say("指物品", "票据", ".", "印刷 印制 印务 打印 夹 纸 封 扫描 鉴别 机 柜 包 账簿 帐簿 账册 凭证 本 、印刷 、表格", "", "", null);
		say("指交易方式", "票据", ".", "往来 贸易 批发 式往来 式贸易 式批发 式交易 式经营 交易方式 经营方式", "", "", null);
		say("指交易方式", "票据", "仅限 只从事 仅从事", "交易 经营 方式 式方式", "", "", null);
		say("指交易方式", "票据", "(", ") 交易) 经营)", "", "", null);
		say("指服务对象", "金融", ".", "保安 护卫 押运 守押 武装押运 武装守护", "", "", null);
		say("指服务对象", "金融", ".", both(both("业 行业 .", "相关 有关 ."), both("的 .", "审计")), "", "", null);
		say("指服务对象", "投资", ".", both(both("建设项目 项目", "的 ."), "可行性 审计 评审 预算 概算 决算 验收 申报"), "", "", null);
		say("指职业名称", "理财", ".", "师 规划师", "", "", null);
		say("指资产来源", "拍卖", ".", "所得 取得 获得 竞得", "", "", null);
		say("指资产来源", "投资", "国家", "形成", "", "", null);
		say("指资产来源", "资产", "投资形成的 投资形成的国有", ".", "", "", null);
		say("指工程规模", "投资", "总", ".", "", "", null);
		say("指工程规模", "投资", ".", "额 总额 规模 估算 概算 0 1 2 3 4 5 6 7 8 9", "", "", null);
		say("指资产来源", "资产", "企业自有 公司自有", ".", "", "", null);
		say("指物品", "信用", ".", "证", "", "证明", null);
		say("提及往来对象", "交易所", ".", "从事市场 提供市场", "", "", null);
		say("地名或字号", "金融", ".", "证券交易所", "", "", null);
	}

	private static String both(String first, String second) {
		var all = new ArrayList<String>();
		for (var one : words(first)) {
			for (var two : words(second)) {
				all.add((one + two).isEmpty() ? "." : one + two);
			}
		}
		return String.join(" ", all);
	}

	private static String phrase(WordingPosition position, String text, Found f) {
		var folded = text.substring(f.from, f.to);
		if (isPartOfLatinWord(text, f)) {
			return "字面巧合";
		}
		if (isInTitle(text, f)) {
			return "提及文件名称";
		}
		for (var kind : List.of("字面巧合", "地名或字号", "提及", "指")) {
			for (var s : SPELLED) {
				if (s.kind.startsWith(kind) && s.term.equals(folded) && (s.only == null || s.only == position)
						&& s.before.stream().anyMatch(text.substring(0, f.from)::endsWith)
						&& s.after.stream().anyMatch(text.substring(f.to)::startsWith)
						&& s.notBefore.stream().noneMatch(text.substring(0, f.from)::endsWith) && !isException(s, text.substring(f.to))) {
					return s.kind;
				}
			}
			if (kind.equals("地名或字号") && folded.equals("云养殖") && position == WordingPosition.NAME && f.from > 0
					&& List.of("场", "专业", "农民", "家庭", "户", "厂", "基地", "合作").stream().anyMatch(text.substring(f.to)::startsWith)) {
				return "地名或字号";
			}
		}
		return "";
	}

	/** What must not follow. For 金融城市, 品牌 and the like only that one phrase is out, and 互助社区 is no 互助社. */
	private static boolean isException(Spelled s, String rest) {
		if (s.only == WordingPosition.NAME && rest.startsWith("社区")) {
			return false;
		}
		return s.notAfter.stream().anyMatch(rest::startsWith);
	}

	private static boolean isCoincidence(String text, Found f) {
		return isPartOfLatinWord(text, f) || SPELLED.stream()
			.anyMatch(s -> s.kind.equals("字面巧合") && s.term.equals(text.substring(f.from, f.to))
					&& s.before.stream().anyMatch(text.substring(0, f.from)::endsWith)
					&& s.after.stream().anyMatch(text.substring(f.to)::startsWith)
					&& s.notBefore.stream().noneMatch(text.substring(0, f.from)::endsWith) && !isException(s, text.substring(f.to)));
	}

	private static boolean isInTitle(String text, Found f) {
		var open = text.lastIndexOf('《', f.from);
		var close = text.indexOf('》', f.to);
		return open >= 0 && close >= 0 && f.from - open - 1 <= 20 && close - f.to <= 20
				&& text.substring(open, f.from).indexOf('》') < 0 && text.substring(f.to, close).indexOf('《') < 0;
	}

	private static boolean isPartOfLatinWord(String text, Found f) {
		var first = text.charAt(f.from);
		var last = text.charAt(f.to - 1);
		var left = isLatin(first) && f.from > 0 && isLatin(text.charAt(f.from - 1));
		var right = isLatin(last) && f.to < text.length() && isLatin(text.charAt(f.to));
		var plural = right && text.charAt(f.to) == 's' && (f.to + 1 == text.length() || !isLatin(text.charAt(f.to + 1)));
		return left || right && !plural;
	}

	private static boolean isLatin(char c) {
		return 'a' <= c && c <= 'z';
	}

	// Licences

	private static final List<String> BRANCHES = List.of("支行", "分行", "总行", "分理处", "营业所", "营业部", "营业厅", "营业室", "储蓄所", "办事处",
			"金融服务点", "信用卡中心", "分部");

	private static boolean licensed(FirmText firm, Found f) {
		var allowsAll = f.tier == WordingTier.WATCH || f.term.equals("金融");
		for (var kind : firm.licencesOnFile()) {
			if (allowsAll || !Set.of(LicensedKind.MICRO_LOAN, LicensedKind.FINANCING_GUARANTEE, LicensedKind.PAWN,
					LicensedKind.FINANCE_LEASE, LicensedKind.FACTORING, LicensedKind.INSURANCE_INTERMEDIARY).contains(kind)) {
				return true;
			}
		}
		var name = withoutBrackets(fold(firm.name(), null));
		var bank = name.indexOf("银行");
		if (name.contains("银行股份") || name.contains("银行有限") || name.endsWith("银行")
				|| bank >= 0 && BRANCHES.stream().anyMatch(name.substring(bank + 2)::endsWith)) {
			return true;
		}
		if (hasAny(name, "信用社 信用联社 信用联合社 信用合作社 信用合作联社 信用合作联合社")
				|| name.contains("信用合作") && endsAny(name.substring(name.indexOf("信用合作") + 4), "分社 信用社 储蓄所 营业部 分理处")) {
			return true;
		}
		if (hasAny(name, "邮政集团 邮政局 邮政支局 邮政分局 邮政储蓄 邮政储汇 邮政所 邮政公司 邮政速递 邮电局 邮电支局 邮电分局 邮电所 邮电代办所 邮局")
				|| name.contains("邮政") && endsAny(name.substring(name.indexOf("邮政") + 2), "支局 营业所 邮政所 代办所")) {
			return true;
		}
		for (var insurance : List.of("财产保险", "人寿保险", "健康保险", "养老保险", "寿险保险", "农业保险")) {
			for (var at = name.indexOf(insurance); at >= 0; at = name.indexOf(insurance, at + 1)) {
				var rest = name.substring(at + 4);
				if (rest.contains("公司") && !startsAny(rest, "代理 经纪 公估 销售 咨询 服务")) {
					return true;
				}
			}
		}
		if (companyOf(name, "保险")) {
			return true;
		}
		if (allowsAll) {
			for (var trade : List.of("代理", "经纪", "公估", "销售")) {
				for (var agent : List.of("保险" + trade, "保险专业" + trade, "保险" + trade + "服务", "保险专业" + trade + "服务")) {
					if (companyOf(name, agent)) {
						return true;
					}
				}
			}
		}
		for (var broker : List.of("证券", "期货")) {
			if (companyOf(name, broker) || name.contains(broker) && name.substring(name.indexOf(broker) + 2).endsWith("营业部")) {
				return true;
			}
		}
		for (var other : List.of("期货经纪", "集团财务", "消费金融", "金融租赁", "汽车金融", "货币经纪")) {
			if (companyOf(name, other)) {
				return true;
			}
		}
		var trust = name.replace("贸易信托", "").replace("商业信托", "");
		return companyOf(trust, "信托") || companyOf(trust, "信托投资")
				|| name.contains("资产管理") && fold(firm.scope(), null).contains("发行金融债券、同业拆借")
				|| name.contains("基金管理") && fold(firm.scope(), null).contains("基金募集、基金销售");
	}

	/** Whether the name holds the trade, then at once 集团, 股份, 有限, 责任, 总 as far as they are there, then 公司. */
	private static boolean companyOf(String name, String trade) {
		for (var at = name.indexOf(trade); at >= 0; at = name.indexOf(trade, at + 1)) {
			var rest = name.substring(at + trade.length());
			rest = rest.startsWith("集团") || rest.startsWith("控股") ? rest.substring(2) : rest;
			for (var part : List.of("股份", "有限", "责任", "总")) {
				rest = rest.startsWith(part) ? rest.substring(part.length()) : rest;
			}
			if (rest.startsWith("公司")) {
				return true;
			}
		}
		return false;
	}

	private static String withoutBrackets(String name) {
		var out = name;
		for (var close = out.indexOf(')'); close >= 0; close = out.indexOf(')')) {
			var open = out.lastIndexOf('(', close);
			if (open < 0) {
				return out.substring(0, close) + "\0" + withoutBrackets(out.substring(close + 1));
			}
			out = out.substring(0, open) + out.substring(close + 1);
		}
		return out;
	}

	private static boolean hasAny(String text, String list) {
		return words(list).stream().anyMatch(text::contains);
	}

	private static boolean startsAny(String text, String list) {
		return words(list).stream().anyMatch(text::startsWith);
	}

	private static boolean endsAny(String text, String list) {
		return words(list).stream().anyMatch(text::endsWith);
	}

}
