package cn.fangfei.server.intake;

/**
 * A token that was just issued.
 * @param secret what the machine sends as {@code Authorization: Bearer}; shown this once and kept nowhere
 */
record IssuedToken(IntakeTokenView token, String secret) {
}
