package cn.fangfei.server.export;

/** A file as it was written: how many rows, how long, and its hash. */
record WrittenFile(long rows, long bytes, String sha256) {
}
