package cn.fangfei.server.casework;

/**
 * What sort of step a case took. The kind names the happening; what is known afterwards stands in {@link CaseFacts}, also when a
 * step of the same kind says nothing about a fact.
 */
public enum CaseMoveKind {

	/** Opened from a concluded clue 立案办理; carries every fact that is known then. */
	CASE_OPENED("建立案件"),
	/** Basic facts, parties, linked clues, supervision or the state of a referral changed. */
	CASE_CHANGED("案件信息变更"),
	/** 调查认定. */
	DETERMINED("调查认定"),
	/** 行政立案. */
	ADMIN_FILED("行政立案"),
	/** A measure was taken, extended, or its result became known. */
	MEASURE_TAKEN("采取措施"),
	/** 移送公安: the papers were handed over. */
	REFERRED("移送公安"),
	/** 公安立案. */
	POLICE_FILED("公安立案"),
	/** 行政处罚. */
	PENALISED("行政处罚"),
	/** Money raised or returned, participants found or repaid; also the reversal of such a movement. */
	MONEY_MOVED("资金变动");

	private final String label;

	CaseMoveKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
