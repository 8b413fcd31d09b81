package cn.fangfei.server.funds;

/** Whether a person said that a candidate is meant. */
enum FundsCandidateStatus {

	OPEN, LINKED, REJECTED
}
