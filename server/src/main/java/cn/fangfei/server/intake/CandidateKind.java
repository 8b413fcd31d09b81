package cn.fangfei.server.intake;

/** By what a text may speak of a subject. */
enum CandidateKind {

	CREDIT_CODE("统一社会信用代码"), FULL_NAME("名称全称"), REGISTER_PHONE("登记电话"), SHORT_NAME("名称简称"), SAME_CONTACT("同一联系方式");

	private final String label;

	CandidateKind(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
