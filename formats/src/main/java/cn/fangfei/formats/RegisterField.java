package cn.fangfei.formats;

import java.util.List;

/** A column of a company register and the headers it is known by: Chinese, English and short. */
public enum RegisterField {
	NAME("企业名称", true, "名称", "市场主体名称", "经营主体名称", "主体名称", "公司名称", "单位名称", "字号名称", "name", "company_name", "ent_name"),
	CREDIT_CODE("统一社会信用代码", false, "社会信用代码", "统一信用代码", "信用代码", "统一社会信用代码/注册号", "credit_code", "uscc"),
	REGISTERED_ON("注册日期", false, "成立日期", "登记日期", "注册时间", "成立时间", "registered_on", "reg_date"),
	KIND("企业类型", false, "市场主体类型", "经营主体类型", "主体类型", "公司类型", "类型", "kind", "ent_type"),
	LEGAL_REPRESENTATIVE("法人代表", false, "法定代表人", "法人", "负责人", "经营者", "legal_representative", "legal_rep_pid", "legal_rep"),
	CAPITAL("注册资金", false, "注册资本", "注册资本金", "capital"),
	SCOPE("经营范围", false, "业务范围", "经营范围及方式", "business_scope", "scope"),
	PROVINCE("所在省份", false, "省份", "所属省份", "省", "province"),
	CITY("地区", false, "所属城市", "所在城市", "城市", "地市", "市", "city"),
	ADDRESS("注册地址", false, "住所", "企业地址", "经营场所", "住所/经营场所", "地址", "address"),
	REGION_CODE("行政区划代码", false, "区划代码", "行政区划", "region_code"),
	LICENCE("许可证/金融牌照", false, "金融许可证", "金融牌照", "许可证", "牌照", "licence", "license");

	private final String label;
	private final boolean required;
	private final List<String> headers;

	RegisterField(String label, boolean required, String... others) {
		this.label = label;
		this.required = required;
		var all = new java.util.ArrayList<String>();
		all.add(label);
		all.addAll(List.of(others));
		this.headers = List.copyOf(all);
	}

	/** The official Chinese header. */
	public String label() {
		return label;
	}

	/** Whether a register without this column is of no use. A key is needed too: see {@link ColumnMapping#missing()}. */
	public boolean required() {
		return required;
	}

	/** All headers this column is known by, the official one first; an earlier one wins when a file has several. */
	public List<String> headers() {
		return headers;
	}
}
