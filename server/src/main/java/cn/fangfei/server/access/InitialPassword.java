package cn.fangfei.server.access;

/** A password that is shown this once and has to be changed at the next sign-in. */
record InitialPassword(String initialPassword) {
}
