package cn.fangfei.detection.text.corpus;

/** What a text of the corpus is: an advert of illegal fund-raising, or one of six kinds that share its words. */
enum TextClass {

	ADVERT("非法集资广告"), EDUCATION("防非宣传"), COURT("法院公安消息"), LICENSED("持牌产品"), COMMERCE("预付与商品促销"), JOB("招聘"), COMPLAINT("投诉");

	private final String label;

	TextClass(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
