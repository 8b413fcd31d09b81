package cn.fangfei.server.archive;

/** Content that is safely on disk. */
record StoredContent(String sha256, long size) {
}
