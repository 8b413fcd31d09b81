package cn.fangfei.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowRows;

/**
 * Reads transactions on a thread of its own, a few batches ahead of whoever takes them: one core inflates and splits while the other
 * watches. The batches come in the order of the file and are filled again and again, so that memory does not grow with it. As an executor
 * it lends the hand that reads: where there are two cores, a thread of its own for other work would only take turns with this one.
 */
public final class TransactionsAhead implements Executor {

	/**
	 * Some fifty thousand rows: who takes them stops for as long as a day is worked off or a week is judged, and the core that is free then
	 * reads on.
	 */
	private static final int AHEAD = 96;

	/** The thread that reads and found no room is woken when so many batches are left: to wake it for each costs more than to fill one. */
	private static final int FEW = AHEAD / 2;

	/** A thread is woken in some fifty microseconds; what is asked for comes as soon while a week is judged. */
	private static final long AWAKE_NANOS = 100_000;

	/** Some rows that follow each other in the file: the good ones, and what is wrong with the others. */
	public static final class Batch {

		private final FlowRows rows = new FlowRows();
		private final List<RowProblem> problems = new ArrayList<>();
		private int read;
		private long bytesRead;
		private @Nullable Throwable failure;

		/** The good rows; they are gone when the next batch is taken. */
		public FlowRows rows() {
			return rows;
		}

		/** What is wrong with the others. */
		public List<RowProblem> problems() {
			return problems;
		}

		/** Rows read, good and bad. */
		public int read() {
			return read;
		}

		/** How much of the file had been read when the last row of the batch was. */
		public long bytesRead() {
			return bytesRead;
		}
	}

	/** Takes the batches; what it throws ends the reading. */
	public interface Taker<E extends Exception> {
		void take(Batch batch) throws E;
	}

	private final TransactionFile file;
	private final LongUnaryOperator most;
	private final Consumer<FlowRows> prepare;
	private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(AHEAD);
	private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(AHEAD + 2);
	private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
	/** Made beforehand: there may be no room for it when it is needed. */
	private final Batch failed = new Batch();
	private final Thread reader = new Thread(this::read, "transactions-ahead");
	private volatile boolean over;

	/**
	 * @param most how many rows the next batch may have, given how many were read before it here
	 * @param prepare what to do with the rows of a batch on the thread that reads
	 */
	public TransactionsAhead(TransactionFile file, LongUnaryOperator most, Consumer<FlowRows> prepare) {
		this.file = file;
		this.most = most;
		this.prepare = prepare;
		reader.setDaemon(true);
	}

	/**
	 * Asks the thread that reads to do something when it has filled a batch or waits for room. It may never come to it: not when all rows were
	 * taken before.
	 */
	@Override
	public void execute(Runnable work) {
		asked.add(work);
		LockSupport.unpark(reader);
	}

	/** Hands over every batch that is left, on the thread of the caller. What fails there, while reading or in work asked for ends both. Once only. */
	public <E extends Exception> void each(Taker<E> taker) throws E {
		reader.start();
		try {
			for (var batch = filled.take(); batch.read > 0 || batch.failure != null; batch = filled.take()) {
				if (filled.size() <= FEW) {
					LockSupport.unpark(reader);
				}
				if (batch.failure instanceof RuntimeException e) {
					throw e;
				}
				if (batch.failure instanceof Error e) {
					throw e;
				}
				taker.take(batch);
				empty.put(batch);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while reading", e);
		} finally {
			over = true;
			reader.interrupt();
			join(reader);
		}
	}

	private void read() {
		try {
			fillAll();
		} catch (RuntimeException | Error e) {
			failed.failure = e;
			handOver(failed);
		}
	}

	private void fillAll() {
		long read = 0;
		boolean more = true;
		while (more && !over) {
			var batch = empty.poll();
			batch = batch == null ? new Batch() : batch;
			batch.problems.clear();
			batch.read = file.fill(batch.rows, (int) Math.min(Integer.MAX_VALUE, most.applyAsLong(read)), batch.problems);
			prepare.accept(batch.rows);
			batch.bytesRead = file.bytesRead();
			read += batch.read;
			more = batch.read > 0;
			while (!filled.offer(batch) && !over) {
				help(true);
			}
			help(false);
		}
		while (!over) {
			help(true);
		}
	}

	private void handOver(Batch batch) {
		while (!filled.offer(batch) && !over) {
			LockSupport.park(this);
		}
	}

	/** Does what was asked for; waits for something to happen if nothing was, a moment without falling asleep. */
	private void help(boolean wait) {
		var work = asked.poll();
		if (work == null && wait) {
			long asleep = System.nanoTime() + AWAKE_NANOS;
			while (work == null && System.nanoTime() - asleep < 0) {
				Thread.onSpinWait();
				work = asked.poll();
			}
			if (work == null) {
				LockSupport.park(this);
			}
		}
		for (; work != null; work = asked.poll()) {
			work.run();
		}
	}

	private static void join(Thread reader) {
		try {
			reader.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
