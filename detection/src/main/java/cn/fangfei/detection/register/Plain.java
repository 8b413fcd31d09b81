package cn.fangfei.detection.register;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The plain form of a field of the register: Unicode NFKC, small letters, no spaces, no invisible characters, all brackets round,
 * and the traditional characters that names of firms use as simplified ones. Offsets into the original are lost; nothing here
 * needs them.
 */
final class Plain {

	private static final String TRADITIONAL = "資產財務養約購額銷據討債積眾車輛統籌險賠聯區塊鏈雲經濟現貨項認託諮詢業償權銀錢證貸擔賃當貿東華國際實發達興農電機開廣場運"
			+ "輸術連鎖寶萬豐順億龍環衛藥設備飾裝馬鳳園圓飛陽錦長恆鴻勝聖徳礦鋼鐵門"
			+ "縣蘇橋鶴灣滬廈寧漢濟瀋遼慶貴陝肅魯鄭鎮鄉號麗樂優強偉傑網絡訊軟體動傳廠館會學醫療護種魚鮮飲紡織紙製眾滙匯誠榮輝興";

	private static final String SIMPLIFIED = "资产财务养约购额销据讨债积众车辆统筹险赔联区块链云经济现货项认托咨询业偿权银钱证贷担赁当贸东华国际实发达兴农电机开广场运"
			+ "输术连锁宝万丰顺亿龙环卫药设备饰装马凤园圆飞阳锦长恒鸿胜圣德矿钢铁门"
			+ "县苏桥鹤湾沪厦宁汉济沈辽庆贵陕肃鲁郑镇乡号丽乐优强伟杰网络讯软体动传厂馆会学医疗护种鱼鲜饮纺织纸制众汇汇诚荣辉兴";

	private static final Map<Character, Character> SIMPLE = simple();

	private Plain() {
	}

	/** Null and blank text become the empty text. */
	static String of(String text) {
		if (text == null || text.isEmpty()) {
			return "";
		}
		var nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		var plain = new StringBuilder(nfkc.length());
		for (var i = 0; i < nfkc.length(); i++) {
			var c = nfkc.charAt(i);
			if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
					|| Character.getType(c) == Character.FORMAT) {
				continue;
			}
			if ("[{【〔〖〈<".indexOf(c) >= 0) {
				plain.append('(');
			}
			else if ("]}】〕〗〉>".indexOf(c) >= 0) {
				plain.append(')');
			}
			else {
				plain.append(SIMPLE.getOrDefault(c, c));
			}
		}
		return plain.toString();
	}

	/** Whether the register says in words that it says nothing: N/A, 无, -, null. */
	static boolean absent(String plain) {
		return switch (plain) {
			case "", "n/a", "na", "无", "暂无", "空", "-", "--", "—", "/", "\\n", "null", "none", "nan", "未公示", "未填报", "企业选择不公示" -> true;
			default -> false;
		};
	}

	private static Map<Character, Character> simple() {
		var table = new HashMap<Character, Character>();
		for (var i = 0; i < TRADITIONAL.length(); i++) {
			table.put(TRADITIONAL.charAt(i), SIMPLIFIED.charAt(i));
		}
		return table;
	}

}
