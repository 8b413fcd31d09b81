package cn.fangfei.server.ledger;

/** What can be closed out: a clue of which no case was made, or a case with all its clues. */
public enum CloseOutMatter {

	CLUE("线索"), CASE("案件");

	private final String label;

	CloseOutMatter(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
