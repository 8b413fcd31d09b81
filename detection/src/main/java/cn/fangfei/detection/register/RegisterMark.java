package cn.fangfei.detection.register;

/** A mark that an authority put on a firm, or that its filings put on it. */
public enum RegisterMark {

	UNTRUSTWORTHY("列入严重违法失信名单", 1, "《市场监督管理严重违法失信名单管理办法》"),
	UNREACHABLE("通过登记的住所无法联系", 0.8, "《企业经营异常名录管理暂行办法》第四条"),
	ABNORMAL("列入经营异常名录", 0.6, "《企业经营异常名录管理暂行办法》第四条"),
	SHELL("认定为空壳企业", 0.6, "登记机关或属地排查认定"),
	ZERO_FILING("长期零申报", 0.4, "税务机关提供的申报情况"),
	NO_ANNUAL_REPORT("未按期公示年度报告", 0.4, "《企业经营异常名录管理暂行办法》第四条"),

	/** 歇业备案 is a right of the firm and is shown, never counted. */
	SUSPENDED("已办理歇业备案", 0, "《市场主体登记管理条例》第三十条");

	private final String label;

	private final double strength;

	private final String source;

	RegisterMark(String label, double strength, String source) {
		this.label = label;
		this.strength = strength;
		this.source = source;
	}

	public String label() {
		return label;
	}

	double strength() {
		return strength;
	}

	String source() {
		return source;
	}

}
