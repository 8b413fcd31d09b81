package cn.fangfei.server.kernel;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does something when the transaction stands: who looks before, finds nothing yet, and what is rolled back was never done. */
public final class AfterCommit {

	private AfterCommit() {
	}

	/** @throws IllegalStateException outside a transaction */
	public static void run(Runnable work) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				work.run();
			}
		});
	}
}
