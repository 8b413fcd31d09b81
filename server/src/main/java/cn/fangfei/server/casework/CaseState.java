package cn.fangfei.server.casework;

/** A case with what is reckoned from what stands beside it. */
record CaseState(CaseFile file, CaseSums sums, CaseStage stage, boolean legacy, boolean acted, int measures,
		int openMeasures) {
}
