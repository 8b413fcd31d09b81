package cn.fangfei.detection.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fixed phrases in which a term does not say what it says elsewhere. They were found by reading hits of a real register;
 * each is here because it was read there.
 */
final class Phrases {

	/** Why the phrase is no business of the firm, in the words the officer reads. */
	private enum Reason {

		TWO_WORDS("字面巧合：“%s”里没有“%s”这个词。"),

		PLACE("地名或字号：“%s”，不是业务。"),

		AUTHORITY("提及监管部门或许可：“%s”，不是业务。"),

		TITLE("提及文件名称：“%s”，不是业务。"),

		LAW("提及法规用语：“%s”，不是业务。"),

		COUNTERPARTY("提及往来对象：“%s”，不是自身业务。"),

		OBJECT("指服务对象：“%s”，不是自身的金融或投资业务。"),

		OCCUPATION("指职业名称：“%s”，不是业务。"),

		ORIGIN("指资产来源：“%s”，不是业务。"),

		GOODS("指物品：“%s”，不是金融业务。"),

		AMOUNT("指工程规模：“%s”，不是投资业务。"),

		PAPER_TRADE("指交易方式：“%s”，是不带储存的商品买卖，不是票据业务。");

		private final String sentence;

		Reason(String sentence) {
			this.sentence = sentence;
		}

	}

	private record Phrase(String term, WordingPosition position, Reason reason, Pattern pattern) {

		/** Looks for the phrase where it would have to be to hold the match. */
		Optional<String> around(ScopeText text, WordingMatcher.Match match) {
			var m = pattern.matcher(text.text())
				.region(Math.max(0, match.start() - REACH), Math.min(text.text().length(), match.end() + REACH))
				.useTransparentBounds(true)
				.useAnchoringBounds(false);
			while (m.find()) {
				if (m.start() <= match.start() && match.end() <= m.end()) {
					return Optional.of(reason.sentence.formatted(text.original(m.start(), m.end()), match.term().text()));
				}
			}
			return Optional.empty();
		}

	}

	private static final Map<String, List<Phrase>> BY_TERM = List.of(

			// Two words that meet. The characters before and after were taken from the register.
			anywhere("理财", Reason.TWO_WORDS, "[代办管经处助修整清受护审]理财(产(?!品)|务|政|会|税|险|物|经|富)"),
			anywhere("资产", Reason.TWO_WORDS, "资产(品(?!牌)|销)"),
			anywhere("金融", Reason.TWO_WORDS, "[资黄五合冶押基]金融([资通入人化出]|券)"),
			anywhere("金融", Reason.TWO_WORDS, "(?<!其)中金融(安(?![全保防])|通(?!道)|汇|达|盛|泰|鑫|盈|惠(?![民农]))"),
			anywhere("基金", Reason.TWO_WORDS, "基金[属刚]"),
			anywhere("信用", Reason.TWO_WORDS, "[通电微短]信用(?![信卡证评担社合保险贷等])"),
			anywhere("投资", Reason.TWO_WORDS, "投资格|[交城建国水农文旅]投资产(?=经营|管理|运营)"),
			anywhere("积分", Reason.TWO_WORDS, "[面体容沉淤堆微]积分|积分(公司|店|部|厂|行|院|校|局|所|析|布|球|仪)"),
			anywhere("交易所", Reason.TWO_WORDS, "交易所[需得涉用必产]"),
			anywhere("入股", Reason.TWO_WORDS, "[投流转收注]入股(市|本|东|份)"),
			anywhere("返利", Reason.TWO_WORDS, "返利(润|用|息)"),

			// Places, and given names before 养殖.
			anywhere("金融", Reason.PLACE, "金融(街|大厦|大楼|广场|城(?=[^市]|$)|港|路(?!演)|大道|商务区|商贸区|贸易区|小区|家园|学院|中心店)"),
			anywhere("交易中心", Reason.PLACE, "交易中心(物业|经营设施|停车|场地|场所|摊位|商铺|大楼|大厦)"),
			anywhere("技术开发", Reason.PLACE, "经济技术开发(?=区|总公司)"),
			name("云养殖", Reason.PLACE, ".云养殖(场|专业|农民|家庭|户|厂|基地|合作)"),
			anywhere("互助", Reason.PLACE, "互助(县|土族|路|街|巷|乡|镇|村|社区|[东南西北中]路)"),
			name("互助", Reason.PLACE,
					"(?<!资金|信用|担保|保险|养老|医疗|经济|融资|社员|种植|养殖|农业)互助(?!担保|基金|资金|合作|保障|保险|融资|会|社(?!区)"
							+ "|平台|养老|网|专业|科技|信息|咨询|投资|金融|计划|服务|医疗|众筹)"),

			// Authorities, licences, laws.
			anywhere("金融", Reason.AUTHORITY,
					"金融(许可|等?监管|等?监督|等?管理部门|办公室|办(?!理|公)|工作办|工作局|工作领导|局|主管"
							+ "|法规|政策|法律法规|经营许可|业务许可|机构许可|等?行业监管|管理机关|管理机构|等部门|部门(?=批|同|核|许))"),
			anywhere("拍卖", Reason.AUTHORITY, "拍卖(经营)?(批准|许可)证"),
			anywhere("信用", Reason.AUTHORITY, "信用(信息)?公示"),
			anywhere("投资", Reason.LAW, "(外商|外国投资者|台商|港澳台|台港澳)投资(?!咨询|服务|管理|中介|代理|顾问)"),
			anywhere("投资", Reason.LAW, "投资基金法|投资产业(指导)?目录|投资产业政策"),

			// Customers and goods.
			anywhere("金融", Reason.COUNTERPARTY,
					"(?<!设立|组建|筹建|创办|投资)金融(类|、信贷)?(机构|企业|部门|单位|组织)(?!的?(投资|股权|管理|经营|业务代理))"
							+ "|金融、(国家重要|企事业单位)"),
			anywhere("金融", Reason.GOODS,
					"金融(行业)?(、安防|专用|办公|自助|电子|电子机械|机械|保管|安防|智能|物理)?"
							+ "(机具|设备|器材|器具|用品|机械|仪器|用具|(支付)?终端|打印系统|专业计算机|密码键盘|家具|保险箱|保险柜|ic卡|书店|场所|系统)"),
			anywhere("票据", Reason.GOODS, "票据(印刷|印制|印务|打印|夹|纸|封|扫描|鉴别|机|柜|包|账簿|帐簿|账册|凭证|本|、印刷|、表格)"),
			anywhere("票据", Reason.PAPER_TRADE,
					"票据式?(往来|贸易|批发)|(仅限|只从事|仅从事)票据式?(交易|经营|方式)|票据式(交易|经营)|票据(交易|经营)方式"
							+ "|\\(票据(交易|经营)?\\)"),

			anywhere("金融", Reason.OBJECT, "金融(保安|护卫|押运|守押|武装押运|武装守护)|金融(业|行业)?(相关|有关)?的?审计"),
			anywhere("投资", Reason.OBJECT, "投资(建设)?项目的?(可行性|审计|评审|预算|概算|决算|验收|申报)"),
			anywhere("理财", Reason.OCCUPATION, "理财(规划)?师"),
			anywhere("拍卖", Reason.ORIGIN, "拍卖(所得|取得|获得|竞得)"),
			anywhere("交易所", Reason.COUNTERPARTY, "(证券|证劵|期货|黄金)交易所"),
			anywhere("投资", Reason.ORIGIN, "国家投资形成"),
			anywhere("资产", Reason.ORIGIN, "(企业|公司)自有资产"),
			anywhere("信用", Reason.GOODS, "信用证(?!明)"),
			anywhere("交易所", Reason.COUNTERPARTY, "交易所(从事|提供)市场"),
			anywhere("金融", Reason.PLACE, "金融证券交易所"),
			anywhere("资产", Reason.ORIGIN, "投资形成的(国有)?资产"),

			// The size of works that a builder's grade allows.
			anywhere("投资", Reason.AMOUNT, "(总投资|投资(总)?额|投资规模|投资(估|概)算|投资[0-9])"))
		.stream()
		.collect(Collectors.groupingBy(Phrase::term));

	/** No phrase is longer. */
	private static final int REACH = 16;

	/** How many characters of a title may stand on each side of a term. */
	private static final int TITLE_SIDE = 20;

	private Phrases() {
	}

	/** Why the term at a place of the folded text is no business, if a phrase says so. */
	static Optional<String> around(WordingPosition position, ScopeText text, WordingMatcher.Match match) {
		var word = latinWord(text.text(), match);
		if (word != null) {
			return Optional.of(Reason.TWO_WORDS.sentence.formatted(word, match.term().text()));
		}
		var title = title(text.text(), match);
		if (title != null) {
			return Optional.of(Reason.TITLE.sentence.formatted(title));
		}
		return phrases(match).filter(phrase -> phrase.position == null || phrase.position == position)
			.flatMap(phrase -> phrase.around(text, match).stream())
			.findFirst();
	}

	/** Whether the characters are no word at all, but belong to two that meet. */
	static boolean isCoincidence(ScopeText text, WordingMatcher.Match match) {
		return latinWord(text.text(), match) != null || phrases(match).filter(phrase -> phrase.reason == Reason.TWO_WORDS)
			.anyMatch(phrase -> phrase.around(text, match).isPresent());
	}

	private static Stream<Phrase> phrases(WordingMatcher.Match match) {
		return BY_TERM.getOrDefault(match.term().folded(), List.of()).stream();
	}

	/** The longer Latin word that a Latin term is part of (nft in giftnfth), or null. A plural is none. */
	private static String latinWord(String text, WordingMatcher.Match match) {
		var start = match.start();
		var end = match.end();
		while (start > 0 && isLatin(text.charAt(start)) && isLatin(text.charAt(start - 1))) {
			start--;
		}
		while (end < text.length() && isLatin(text.charAt(end - 1)) && isLatin(text.charAt(end))) {
			end++;
		}
		var word = text.substring(start, end);
		var plural = start == match.start() && end == match.end() + 1 && word.endsWith("s");
		return word.length() == match.length() || plural ? null : word;
	}

	/** The title between 《 and 》 that a term is part of, or null; longer than forty characters or so is none. */
	private static String title(String text, WordingMatcher.Match match) {
		var open = match.start() - 1;
		while (open >= 0 && match.start() - open <= TITLE_SIDE && text.charAt(open) != '《' && text.charAt(open) != '》') {
			open--;
		}
		var close = match.end();
		while (close < text.length() && close - match.end() < TITLE_SIDE && text.charAt(close) != '《'
				&& text.charAt(close) != '》') {
			close++;
		}
		return open >= 0 && text.charAt(open) == '《' && close < text.length() && text.charAt(close) == '》'
				? text.substring(open, close + 1) : null;
	}

	private static boolean isLatin(char c) {
		return c >= 'a' && c <= 'z';
	}

	private static Phrase anywhere(String term, Reason reason, String pattern) {
		return new Phrase(term, null, reason, Pattern.compile(pattern));
	}

	private static Phrase name(String term, Reason reason, String pattern) {
		return new Phrase(term, WordingPosition.NAME, reason, Pattern.compile(pattern));
	}

}
