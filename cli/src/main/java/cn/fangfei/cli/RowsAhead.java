package cn.fangfei.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import cn.fangfei.formats.ParsedRow;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRowParser;

/**
 * Reads and parses the rows of a register on a thread of its own, a few batches ahead of whoever takes them: a second core inflates and
 * splits while the first screens. The rows come in the order of the file, and memory does not grow with it.
 */
final class RowsAhead {

	private static final int BATCH = 256;
	private static final int AHEAD = 4;

	/** @param bytesRead how much of the file had been read when the last row of the batch was */
	private record Batch(List<ParsedRow> rows, long bytesRead, @Nullable Throwable failure) {
	}

	private final RegisterFile file;
	private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(AHEAD);
	private long bytesRead;

	RowsAhead(RegisterFile file) {
		this.file = file;
	}

	/** How much of the file had been read for the rows that were taken so far. */
	long bytesRead() {
		return bytesRead;
	}

	/** Hands over every row that is left, on the thread of the caller. What fails there or while reading ends both. */
	void each(Consumer<ParsedRow> taker) {
		var reader = new Thread(this::read, "rows-ahead");
		reader.setDaemon(true);
		reader.start();
		try {
			Batch batch;
			do {
				batch = batches.take();
				bytesRead = batch.bytesRead();
				batch.rows().forEach(taker);
				if (batch.failure() instanceof RuntimeException e) {
					throw e;
				}
				if (batch.failure() instanceof Error e) {
					throw e;
				}
			} while (!batch.rows().isEmpty());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while reading", e);
		} finally {
			reader.interrupt();
			join(reader);
		}
	}

	/** The last batch is empty, or bears what failed. */
	private void read() {
		var rows = new ArrayList<ParsedRow>(BATCH);
		try {
			try {
				var parser = new RegisterRowParser(file.header(), file.guess());
				while (file.next()) {
					rows.add(parser.parse(file.row()));
					if (rows.size() == BATCH) {
						batches.put(new Batch(rows, file.bytesRead(), null));
						rows = new ArrayList<>(BATCH);
					}
				}
				if (!rows.isEmpty()) {
					batches.put(new Batch(rows, file.bytesRead(), null));
				}
				batches.put(new Batch(List.of(), file.bytesRead(), null));
			} catch (RuntimeException | Error e) {
				batches.put(new Batch(rows, file.bytesRead(), e));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
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
