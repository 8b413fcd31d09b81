package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what is named in a text: firms by their legal ending, telephones, WeChat ids, addresses on the web and in the street, accounts.
 * Hand scanners over the plain text, so 138 0000 0000 and 薇信 are found as well; no list of names.
 */
final class Entities {

	private static final String[] FIRM_ENDS = {"有限责任公司", "股份有限公司", "有限公司", "专业合作社", "合作社", "有限合伙", "集团公司", "合伙企业", "分公司",
			"基金会"};

	private static final String[] NOT_IN_FIRMS = {"我们是", "我们", "我司", "关于", "隶属", "属于", "就是", "欢迎", "加入", "选择", "来自", "投资了", "名为", "名叫", "叫做",
			"称为", "以及", "或者", "并且", "由于", "通过", "对于", "针对", "联合", "携手", "请问", "举报", "投诉", "涉嫌", "被告单位", "被告", "犯罪嫌疑", "发现", "一家",
			"这家", "该", "某家", "起诉", "控告", "认购", "购买", "本人在", "曾在", "成为", "担任", "注册", "成立", "设立", "运营方", "主体", "公司名称", "单位名称", "企业名称",
			"开户名", "户名", "收款人", "收款单位", "实控人", "旗下", "母公司", "子公司",
			"转发", "转载", "转自"};

	private static final String[] NONE = {};

	/** The second characters of {@link #FIRM_ENDS}. */
	private static final Signs ENDS_SO = characters(FIRM_ENDS, 1);

	/** The first characters of {@link #NOT_IN_FIRMS}. */
	private static final Signs LEADS_SO = characters(NOT_IN_FIRMS, 0);

	/** What an entity is recognised by; most characters are none of these. */
	private static final Signs BEGINS = Signs.of("0123456789公合有股基专集分微薇威徽vw加+地.:");

	private static final Signs FIRM_STOPS = Signs.of("是在由的与和到向为被把将及或从给等让使据经了着有");

	private static final String[] WECHAT = {"微信号", "微信", "薇信", "威信", "徽信", "薇芯", "微芯", "v信", "vx", "wx", "wechat", "加v", "加薇", "加微", "+v", "+微", "+薇",
			"weixin"};

	private static final String[] DOMAINS = {"com", "cn", "net", "org", "top", "vip", "cc", "xyz", "club", "shop", "site", "info", "io", "app", "me", "ltd", "co",
			"wang", "online", "tv", "pro"};

	private final PlainText text;

	private final List<TextEntity> found = new ArrayList<>();

	private Entities(PlainText text) {
		this.text = text;
	}

	private static Signs characters(String[] words, int place) {
		var characters = new StringBuilder();
		for (var word : words) {
			characters.append(word.charAt(place));
		}
		return Signs.of(characters.toString());
	}

	static List<TextEntity> of(PlainText text) {
		var entities = new Entities(text);
		entities.read();
		entities.found.sort(Comparator.comparingInt(TextEntity::start).thenComparingInt(TextEntity::end)
			.thenComparing(TextEntity::kind));
		return entities.found;
	}

	private void read() {
		for (var i = 0; i < text.length; i++) {
			var c = text.chars[i];
			if (!BEGINS.has(c)) {
				continue;
			}
			if (c >= '0' && c <= '9') {
				i = Math.max(i, number(i) - 1);
			}
			else if (c == '公' || c == '合' || c == '有' || c == '股' || c == '基' || c == '专' || c == '集' || c == '分') {
				firm(i);
			}
			else if (c == '微' || c == '薇' || c == '威' || c == '徽' || c == 'v' || c == 'w' || c == '加' || c == '+') {
				wechat(i);
			}
			else if (c == '地') {
				address(i);
			}
			if (c == '.' || c == ':') {
				url(i);
			}
		}
	}

	// Numbers

	/** Reads a run of digits with single spaces and dashes between; returns where it ends. */
	private int number(int i) {
		if (PlainText.isWord(text.charAt(i - 1)) && !isDigit(text.charAt(i - 1)) && latin(text.charAt(i - 1)) && !afterTrigger(i)) {
			return skipWord(i);
		}
		var digits = new StringBuilder();
		var end = i;
		var last = i;
		while (end < text.length) {
			var c = text.chars[end];
			if (isDigit(c)) {
				digits.append(c);
				last = end + 1;
			}
			else if (c != '-' && c != ' ' || !isDigit(text.charAt(end + 1)) || digits.length() > 24) {
				break;
			}
			end++;
		}
		var n = digits.length();
		var number = digits.toString();
		if (n == 13 && number.startsWith("86") && mobile(number.substring(2))) {
			add(TextEntityKind.PHONE, number.substring(2), i, last);
		}
		else if (n == 11 && mobile(number) || (n == 11 || n == 12 || n == 10) && number.charAt(0) == '0' && number.charAt(1) != '0'
				|| n == 10 && (number.startsWith("400") || number.startsWith("800"))) {
			add(TextEntityKind.PHONE, number, i, last);
		}
		else if ((n == 7 || n == 8) && triggered(i, "电话", "热线", "来电", "致电")) {
			add(TextEntityKind.PHONE, number, i, last);
		}
		else if (n >= 15 && n <= 19 && (luhn(number) && number.startsWith("62") || triggered(i, "账号", "帐号", "卡号", "账户", "帐户", "尾号", "开户行", "银行卡"))) {
			add(TextEntityKind.ACCOUNT, number, i, last);
		}
		return Math.max(last, i + 1);
	}

	private boolean afterTrigger(int i) {
		return text.charAt(i - 1) == 'v' || text.charAt(i - 1) == 'x';
	}

	private int skipWord(int i) {
		while (i < text.length && PlainText.isWord(text.chars[i])) {
			i++;
		}
		return i;
	}

	private static boolean mobile(String number) {
		return number.charAt(0) == '1' && number.charAt(1) >= '3';
	}

	private static boolean luhn(String digits) {
		var sum = 0;
		for (var k = 0; k < digits.length(); k++) {
			var d = digits.charAt(digits.length() - 1 - k) - '0';
			if (k % 2 == 1) {
				d = d * 2 > 9 ? d * 2 - 9 : d * 2;
			}
			sum += d;
		}
		return sum % 10 == 0;
	}

	private boolean triggered(int i, String... words) {
		for (var word : words) {
			for (var back = 0; back <= 6; back++) {
				if (text.at(i - word.length() - back, word)) {
					return true;
				}
			}
		}
		return false;
	}

	// WeChat

	private void wechat(int i) {
		for (var trigger : WECHAT) {
			if (text.at(i, trigger)) {
				var latinTrigger = latin(trigger.charAt(0));
				if (latinTrigger && latin(text.charAt(i - 1))) {
					return;
				}
				id(i + trigger.length());
				return;
			}
		}
	}

	/** An id: six to twenty letters, digits, _ and -, begun by a letter, or a mobile number. */
	private void id(int i) {
		var begin = i;
		for (var filler = 0; filler < 8 && begin < text.length; filler++) {
			var c = text.chars[begin];
			if (c == ':' || c == ' ' || c == '号' || c == '同' || c == '信' || c == '(' || c == '-' || c == '是' || c == '为' || c == '咨' || c == '询'
					|| c == '芯' || c == '.' || c == '微' || c == '我') {
				begin++;
			}
			else {
				break;
			}
		}
		var end = begin;
		while (end < text.length && end - begin < 24 && (latin(text.chars[end]) || isDigit(text.chars[end]) || text.chars[end] == '_'
				|| text.chars[end] == '-' && end > begin)) {
			end++;
		}
		while (end > begin && text.chars[end - 1] == '-') {
			end--;
		}
		var n = end - begin;
		if (n >= 6 && n <= 20 && latin(text.chars[begin]) || n == 11 && isDigit(text.chars[begin]) && mobile(text.words(begin, end))
				|| n >= 5 && n <= 20 && isDigit(text.chars[begin]) && mixed(begin, end)) {
			add(TextEntityKind.WECHAT, text.words(begin, end), begin, end);
		}
	}

	private boolean mixed(int begin, int end) {
		for (var i = begin; i < end; i++) {
			if (latin(text.chars[i])) {
				return true;
			}
		}
		return false;
	}

	// Web addresses

	/** From the dot of a name or the colon of http: outwards, over what may stand in an address. */
	private void url(int i) {
		if (text.chars[i] == ':' && !(text.at(i, "://") || text.at(i + 1, "//"))) {
			return;
		}
		if (text.chars[i] == '.' && !domainAt(i + 1)) {
			return;
		}
		var begin = i;
		while (begin > 0 && urlChar(text.chars[begin - 1]) && i - begin < 60) {
			begin--;
		}
		var end = i + 1;
		while (end < text.length && (urlChar(text.chars[end]) || text.chars[end] == '/' || text.chars[end] == '?') && end - i < 160) {
			end++;
		}
		while (end > begin && ".-?".indexOf(text.chars[end - 1]) >= 0) {
			end--;
		}
		if (!found.isEmpty()) {
			var last = found.get(found.size() - 1);
			if (last.kind() == TextEntityKind.URL && last.end() > text.from(begin)) {
				return;
			}
		}
		if (end - begin >= 5 && (latin(text.chars[begin]) || isDigit(text.chars[begin]))) {
			add(TextEntityKind.URL, text.words(begin, end), begin, end);
		}
	}

	private boolean domainAt(int i) {
		for (var domain : DOMAINS) {
			if (text.at(i, domain)) {
				var next = text.charAt(i + domain.length());
				if (!latin(next) && !isDigit(next)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean urlChar(char c) {
		return latin(c) || isDigit(c) || ".:/-_=&#%~".indexOf(c) >= 0 && c != 0;
	}

	// Firms

	private void firm(int i) {
		if (!ENDS_SO.has(text.charAt(i + 1))) {
			return;
		}
		for (var ending : FIRM_ENDS) {
			if (text.at(i, ending)) {
				var end = i + ending.length();
				if (text.at(end, "分公司")) {
					return;
				}
				var begin = i;
				while (begin > 0 && i - begin < 26 && nameChar(begin - 1)) {
					begin--;
				}
				begin = withoutLead(begin, i);
				if (i - begin >= (ending.equals("分公司") || ending.equals("基金会") ? 4 : 2)) {
					add(TextEntityKind.FIRM, text.words(begin, end), begin, end);
				}
				return;
			}
		}
	}

	private boolean nameChar(int i) {
		var c = text.chars[i];
		if (c == '(' || c == ')') {
			return true;
		}
		return (PlainText.isHan(c) || latin(c)) && !FIRM_STOPS.has(c) && !ended(i);
	}

	/** Another firm's ending closes the name before it. */
	private boolean ended(int i) {
		return text.chars[i] == '司' && text.charAt(i - 1) == '公' || text.chars[i] == '社' && text.charAt(i - 1) == '作';
	}

	private int withoutLead(int begin, int end) {
		var cut = begin;
		for (var k = begin; k < end; k++) {
			for (var word : LEADS_SO.has(text.chars[k]) ? NOT_IN_FIRMS : NONE) {
				if (k + word.length() <= end && text.at(k, word)) {
					cut = Math.max(cut, k + word.length());
				}
			}
		}
		for (var k = begin + 1; k < end; k++) {
			// A label in brackets is none of the name: 【转】固镇县某某有限公司.
			if (text.opened(k) >= 0 && text.opened(k) <= cut) {
				cut = Math.max(cut, k);
			}
		}
		if (text.chars[begin] == '(' && closing(begin) < end) {
			cut = Math.max(cut, closing(begin) + 1);
		}
		while (cut < end && (text.chars[cut] == ')' || text.chars[cut] == '(' && closing(cut) > end)) {
			cut++;
		}
		return cut;
	}

	private int closing(int i) {
		for (var k = i; k < text.length && k - i < 20; k++) {
			if (text.chars[k] == ')') {
				return k;
			}
		}
		return Integer.MAX_VALUE;
	}

	// Addresses

	private void address(int i) {
		if (!text.at(i, "地址") && !text.at(i, "地点")) {
			return;
		}
		var begin = i + 2;
		while (begin < text.length && (text.chars[begin] == ':' || text.chars[begin] == ' ' || text.chars[begin] == '位' || text.chars[begin] == '于'
				|| text.chars[begin] == '在')) {
			begin++;
		}
		var end = begin;
		var street = false;
		while (end < text.length && end - begin < 60 && ",。!?;\n".indexOf(text.chars[end]) < 0 && !text.at(end, "电话") && !text.at(end, "联系")
				&& !text.at(end, "热线")) {
			street |= "路街号楼层镇村巷道厦室区县".indexOf(text.chars[end]) >= 0;
			end++;
		}
		if (street && end - begin >= 4) {
			add(TextEntityKind.ADDRESS, text.words(begin, end), begin, end);
		}
	}

	private void add(TextEntityKind kind, String words, int start, int end) {
		var from = text.from(start);
		var to = text.to(end);
		for (var entity : found) {
			if (entity.kind() == kind && entity.start() == from) {
				return;
			}
		}
		found.add(new TextEntity(kind, words, from, to));
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean latin(char c) {
		return c >= 'a' && c <= 'z';
	}

}
