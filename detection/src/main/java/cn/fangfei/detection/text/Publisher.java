package cn.fangfei.detection.text;

import java.util.Locale;

/** Of what sort the publisher of a text is, told from his name and his address on the web. */
enum Publisher {

	/** A government, court or police office. */
	OFFICIAL,
	/** A bank or another institution that bears its licence in its name. */
	LICENSED,
	/** A paper, a station, a news site. */
	PRESS,
	OTHER;

	private static final String[] OFFICES = {"公安", "法院", "检察", "政府", "政务", "金融办", "金融局", "金融工作", "监管局", "监管总局", "监督管理", "管理局", "处非", "防非", "打非", "街道办",
			"司法", "宣传部", "政法委", "委员会", "厅局", "部门动态", "政务要闻", "反诈", "派出所", "交警", "经侦", "人民银行", "税务局", "教育局", "民政局", "社区居委", "村委会"};

	private static final String[] LICENCES = {"银行", "农商行", "信用社", "证券", "人寿", "财险", "保险股份", "保险有限", "基金管理有限公司", "信托", "期货", "邮储"};

	private static final String[] PAPERS = {"日报", "晚报", "时报", "早报", "晨报", "新闻", "电视台", "广播", "新华", "人民网", "央视", "融媒", "快报", "都市报", "商报", "法制报", "法治", "财经网",
			"阳光网", "时间网", "头条", "观察报"};

	static Publisher of(TextItem item) {
		var name = item.publisher() == null ? "" : item.publisher();
		var url = item.url() == null ? "" : item.url().toLowerCase(Locale.ROOT);
		var host = host(url);
		if (host.endsWith(".gov.cn") || host.equals("gov.cn") || holds(name, OFFICES)) {
			return OFFICIAL;
		}
		if (holds(name, LICENCES)) {
			return LICENSED;
		}
		return holds(name, PAPERS) ? PRESS : OTHER;
	}

	private static String host(String url) {
		var begin = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
		var end = begin;
		while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
			end++;
		}
		return url.substring(begin, end);
	}

	private static boolean holds(String name, String[] words) {
		for (var word : words) {
			if (name.contains(word)) {
				return true;
			}
		}
		return false;
	}

}
