package cn.fangfei.server.intake;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A field of a text and the headers and keys it is known by, the official one first; an earlier one wins when a file has several. */
enum IntakeField {

	EXTERNAL_ID("编号", "工单编号", "工单号", "序号", "id", "no", "number", "externalid", "external_id"),
	TITLE("标题", "主题", "题目", "title", "subject_line", "headline"),
	BODY("正文", "内容", "文本", "全文", "正文内容", "广告内容", "投诉内容", "反映内容", "诉求内容", "问题描述", "描述", "body", "text", "content"),
	PUBLISHER("发布者", "发布人", "发布机构", "发布账号", "发布单位", "作者", "媒体", "publisher", "author"),
	URL("链接", "网址", "原文链接", "原文地址", "url", "link"),
	PUBLISHED_AT("发布时间", "发布日期", "投诉时间", "投诉日期", "受理时间", "反映时间", "时间", "日期", "publishedat", "published_at", "pubdate",
			"date", "time"),
	REGION("属地", "地区", "行政区划", "行政区划代码", "区划代码", "乡镇", "region", "regioncode", "region_code"),
	SOURCE("渠道", "来源", "平台", "来源平台", "来源渠道", "网站", "source", "platform", "site"),
	TARGET("涉及主体", "被投诉主体", "被投诉单位", "被投诉企业", "被投诉人", "被举报主体", "被举报单位", "被举报人", "反映对象", "企业名称", "单位名称", "主体名称",
			"target", "company", "firm");

	private static final Pattern NOISE = Pattern.compile("[\\s\\p{Cf}\\p{Cc}*:\"'＊：]+|\\([^)]*\\)");

	private static final int LONGEST_HEADER = 200;

	private final List<String> headers;

	IntakeField(String label, String... others) {
		this.headers = java.util.stream.Stream.concat(java.util.stream.Stream.of(label), java.util.Arrays.stream(others)).toList();
	}

	/** The official Chinese header. */
	String label() {
		return headers.get(0);
	}

	/** Which header holds which field. */
	static Map<IntakeField, String> in(Iterable<String> header) {
		var byName = new HashMap<String, String>();
		header.forEach(name -> byName.putIfAbsent(plain(name), name));
		var found = new EnumMap<IntakeField, String>(IntakeField.class);
		for (var field : values()) {
			for (var known : field.headers) {
				var name = byName.get(known);
				if (name != null) {
					found.put(field, name);
					break;
				}
			}
		}
		return found;
	}

	/** Whether there is a text in rows under that header. */
	static boolean holdsText(Iterable<String> header) {
		var fields = in(header);
		return fields.containsKey(BODY) || fields.containsKey(TITLE);
	}

	/** A header without what means nothing: width, case, blanks, marks of obligation, a remark in brackets. */
	static String plain(String header) {
		var cut = header.length() > LONGEST_HEADER ? header.substring(0, LONGEST_HEADER) : header;
		return NOISE.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("");
	}
}
