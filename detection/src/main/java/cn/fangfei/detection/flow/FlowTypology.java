package cn.fangfei.detection.flow;

/** The patterns an alert can name (docs/detection/flow.md). */
public enum FlowTypology {

	RETURN("D1", "还本付息"), RHYTHM("D2", "定期付息"), PONZI("D3", "以新还旧"), LATTICE("D4", "收益率集中"), ELDER("D5", "老年出资人偏多"),
	COMMISSION("D6", "新出资后付提成"), PASS_THROUGH("D7", "归集后流向个人"), AWAKENING("D8", "新设或休眠后骤活"), STRUCTURING("D9", "拆分规避大额"),
	PUBLIC_REACH("D10", "跨地区不特定对象"), POS_COLLECTION("D11", "收单入账、付给个人"), WIND_DOWN("D12", "兑付异常"), ROLL_OVER("D13", "复投滚存"),
	ROTATION("D14", "多账户轮换");

	private final String code;
	private final String label;

	FlowTypology(String code, String label) {
		this.code = code;
		this.label = label;
	}

	public String code() {
		return code;
	}

	public String label() {
		return label;
	}

}
