package cn.fangfei.server.funds;

/**
 * A token that was just issued.
 * @param secret what the machine sends as {@code Authorization: Bearer}; shown this once and kept nowhere
 */
record IssuedFundsToken(FundsTokenView token, String secret) {
}
