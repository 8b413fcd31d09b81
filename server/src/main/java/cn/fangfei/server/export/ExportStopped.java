package cn.fangfei.server.export;

/** The export was cancelled or has grown beyond what was agreed to: the row under way is the last. */
class ExportStopped extends RuntimeException {

	ExportStopped(String words) {
		super(words);
	}
}
