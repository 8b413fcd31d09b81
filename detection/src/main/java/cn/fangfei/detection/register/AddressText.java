package cn.fangfei.detection.register;

import java.util.regex.Pattern;

/** What can be told from an address as registers write it. */
final class AddressText {

	/** How two addresses stand to each other; what cannot be told is no difference. */
	enum Relation {

		SAME, DIFFERENT, UNCLEAR

	}

	private static final Pattern HOSTED = Pattern
		.compile("集群注册|集群登记|集群企业|众创空间|住所托管|托管|孵化|商务秘书|秘书公司|工位|卡位|集中办公|创客(空间|中心|工场)|创业(园|基地|中心|服务)|虚拟(地址|席位)|一址多照|双创");

	private static final Pattern CROWD = Pattern
		.compile("(市场|商城|商贸城|购物中心|广场|百货|步行街|商业街|美食街|城|产业园|工业园|工业区|科技园|园区|开发区|综合体|大厦|大楼|写字楼)$");

	private static final Pattern NO_PLACE = Pattern.compile("无固定(经营)?场所|流动经营|网络经营场所|仅限网络");

	private static final Pattern HOUSE_NUMBER = Pattern.compile("\\d|[一二三四五六七八九十百]+(号|栋|幢|单元|室|组|队|楼|层)");

	private static final Pattern AREA = Pattern.compile("^(?:\\p{IsHan}{1,8}?(?:省|自治区|自治州|市(?!场)|县|区(?!块)|旗|镇|乡(?!村)|街道办事处|街道))+(?=.{3,})");

	private static final Pattern NUMBERED = Pattern.compile("(\\p{IsHan}{2,12}?(?:路|街|大道|巷|道|弄|里|村|社区|园))(\\d+)[-号#]");

	private AddressText() {
	}

	/** The words by which an address says that it is shared on purpose, or null. */
	static String hosted(String address) {
		var match = HOSTED.matcher(Plain.of(address));
		return match.find() ? match.group() : null;
	}

	/** Whether an address names only a market, a park or a building, where many firms are the normal state. */
	static String crowd(String address) {
		var match = CROWD.matcher(Plain.of(address).replaceAll("\\([^()]*\\)|[,，.。;；]", ""));
		return match.find() ? match.group() : null;
	}

	static boolean withoutNumber(String address) {
		return !HOUSE_NUMBER.matcher(Plain.of(address)).find();
	}

	static boolean withoutPlace(String address) {
		return NO_PLACE.matcher(Plain.of(address)).find();
	}

	/**
	 * Differences of writing are none: what one address leaves away, and everything before the road. Addresses differ only where
	 * both name a road or village with a number and these differ.
	 */
	static Relation compare(String one, String other) {
		var a = core(one);
		var b = core(other);
		if (a.isEmpty() || b.isEmpty()) {
			return Relation.UNCLEAR;
		}
		if (a.contains(b) || b.contains(a)) {
			return Relation.SAME;
		}
		var roadA = NUMBERED.matcher(a);
		var roadB = NUMBERED.matcher(b);
		if (!roadA.find() || !roadB.find()) {
			return Relation.UNCLEAR;
		}
		var sameRoad = roadA.group(1).endsWith(roadB.group(1)) || roadB.group(1).endsWith(roadA.group(1));
		return sameRoad && roadA.group(2).equals(roadB.group(2)) ? Relation.SAME : Relation.DIFFERENT;
	}

	private static String core(String address) {
		var plain = Plain.of(address);
		if (plain.length() > 200) {
			return "";
		}
		return AREA.matcher(plain.replaceAll("\\([^()]*\\)|[,，.。;；、·]", "")).replaceFirst("");
	}

}
