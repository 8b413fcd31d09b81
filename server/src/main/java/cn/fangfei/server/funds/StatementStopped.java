package cn.fangfei.server.funds;

/** A statement was cancelled, or the platform stops, while its rows were written. They are rolled back. */
class StatementStopped extends RuntimeException {

	StatementStopped() {
		super("stopped");
	}
}
