package cn.fangfei.server.intake;

/** How far taking an advert down has come. */
enum TakedownState {

	NONE("未认定"), DETERMINED("已认定"), HANDED_OVER("已移交"), ANSWERED("已有结果");

	private final String label;

	TakedownState(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
