package cn.fangfei.server.access;

/** Whether an account can sign in. {@code LOCKED} passes by itself, {@code DISABLED} by the system administrator. */
public enum AccountStatus {

	ACTIVE, LOCKED, DISABLED
}
