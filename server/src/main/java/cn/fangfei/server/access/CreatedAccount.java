package cn.fangfei.server.access;

/** A new account and the password that is shown this once. */
public record CreatedAccount(AccountView account, String initialPassword) {

	public java.util.UUID accountId() {
		return account.accountId();
	}
}
