package cn.fangfei.server.access;

/** A new account and the password that is shown this once. */
record CreatedAccount(AccountView account, String initialPassword) {
}
