package cn.fangfei.server.intake;

/** A step of taking an advert down; the last takes one back. */
enum TakedownStepKind {

	DETERMINED("认定"), HANDED_OVER("移交"), ANSWERED("结果"), ANNULLED("撤销");

	private final String label;

	TakedownStepKind(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
