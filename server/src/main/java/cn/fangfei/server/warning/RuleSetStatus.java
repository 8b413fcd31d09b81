package cn.fangfei.server.warning;

/** Where a version of the rules stands. */
public enum RuleSetStatus {
	DRAFT, PUBLISHED, WITHDRAWN
}
