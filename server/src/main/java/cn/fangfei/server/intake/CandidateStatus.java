package cn.fangfei.server.intake;

/** What a person said of a candidate. */
enum CandidateStatus {

	OPEN, LINKED, REJECTED
}
