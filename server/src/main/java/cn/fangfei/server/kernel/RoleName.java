package cn.fangfei.server.kernel;

/**
 * The roles of a post. What each may do and how far it sees is written in {@code docs/access.csv}. The three administrators
 * 系统, 安全 and 审计 see no business data and no person holds two of them (三权分立).
 */
public enum RoleName {

	OFFICE_CLERK, OFFICE_LEAD, TOWNSHIP, VILLAGE, GRID_WORKER, AGENCY, LEADER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN;

	public boolean administrator() {
		return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
	}
}
