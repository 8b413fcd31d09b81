package cn.fangfei.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.UnreadableFile;

/** Reads the files one after the other; after a failure it skips what was read before the checkpoint it goes on from. */
final class RowReader implements SourceReader<ReadRow, RowSplit> {

	private static final int AT_ONCE = 64;

	private final long rowsPerSecond;
	private final Counter good;
	private final Counter bad;
	private CompletableFuture<Void> given = new CompletableFuture<>();
	private @Nullable RowSplit split;
	private boolean noMore;
	private @Nullable TransactionFile open;
	private int file;
	private long rows;
	private boolean ended;
	private long began;
	private long since;

	RowReader(SourceReaderContext context, long rowsPerSecond) {
		this.rowsPerSecond = rowsPerSecond;
		good = context.metricGroup().counter("rowsRead");
		bad = context.metricGroup().counter("rowsBad");
	}

	@Override
	public void start() {
		began = System.nanoTime();
	}

	@Override
	public InputStatus pollNext(ReaderOutput<ReadRow> output) throws Exception {
		if (split == null) {
			return noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
		}
		for (int n = 0; n < AT_ONCE; n++) {
			if (ended) {
				return InputStatus.END_OF_INPUT;
			}
			one(split, output);
		}
		slow();
		return InputStatus.MORE_AVAILABLE;
	}

	private void one(RowSplit of, ReaderOutput<ReadRow> output) throws IOException {
		if (file == of.files().size()) {
			output.collect(ReadRow.last());
			ended = true;
			return;
		}
		if (open == null) {
			open = open(of.files().get(file));
			for (long skipped = 0; skipped < rows; skipped++) {
				if (!open.next()) {
					throw new IOException("“" + of.files().get(file) + "”比断点时短：断点前已读 " + rows + " 行。请恢复原来的文件，或不用断点从头运行");
				}
			}
		}
		if (!open.next()) {
			open.close();
			open = null;
			rows = 0;
			file++;
			return;
		}
		var broken = open.brokenOff();
		if (broken != null) {
			throw WatchRefused.brokenOff(of.files().get(file), open.problem(), broken);
		}
		rows++;
		since++;
		if (open.problem() != null) {
			bad.inc();
		} else {
			good.inc();
			var row = ReadRow.of(open.row(), open.line());
			output.collect(row, row.millis());
		}
	}

	private static TransactionFile open(String name) throws IOException {
		try {
			return TransactionFile.open(Path.of(name), name, ReadLimits.standard());
		} catch (UnreadableFile e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private void slow() throws InterruptedException {
		if (rowsPerSecond > 0) {
			long ahead = since * 1_000 / rowsPerSecond - (System.nanoTime() - began) / 1_000_000;
			if (ahead > 0) {
				Thread.sleep(Math.min(ahead, 100));
			}
		}
	}

	@Override
	public List<RowSplit> snapshotState(long checkpoint) {
		return split == null ? List.of() : List.of(new RowSplit(split.files(), file, rows));
	}

	@Override
	public CompletableFuture<Void> isAvailable() {
		return given;
	}

	@Override
	public void addSplits(List<RowSplit> splits) {
		for (var one : splits) {
			split = one;
			file = one.file();
			rows = one.rows();
		}
		given.complete(null);
	}

	@Override
	public void notifyNoMoreSplits() {
		noMore = true;
		given.complete(null);
	}

	@Override
	public void close() {
		if (open != null) {
			open.close();
		}
	}
}
