package cn.fangfei.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Files of transactions as a source of one reader, read by the reader of {@code formats}: the same rows are good and bad as for {@code
 * fangfei flow}. The files must be at the same place for every process that may run the reader.
 *
 * @param rowsPerSecond at most so many, 0 for as many as there are
 */
record RowSource(List<String> files, long rowsPerSecond) implements Source<ReadRow, RowSplit, List<RowSplit>> {

	RowSource {
		files = List.copyOf(files);
	}

	@Override
	public Boundedness getBoundedness() {
		return Boundedness.BOUNDED;
	}

	@Override
	public SourceReader<ReadRow, RowSplit> createReader(SourceReaderContext context) {
		return new RowReader(context, rowsPerSecond);
	}

	@Override
	public SplitEnumerator<RowSplit, List<RowSplit>> createEnumerator(SplitEnumeratorContext<RowSplit> context) {
		return new Assignment(context, List.of(new RowSplit(files, 0, 0)));
	}

	@Override
	public SplitEnumerator<RowSplit, List<RowSplit>> restoreEnumerator(SplitEnumeratorContext<RowSplit> context, List<RowSplit> waiting) {
		return new Assignment(context, waiting);
	}

	@Override
	public SimpleVersionedSerializer<RowSplit> getSplitSerializer() {
		return new RowSplit.Serializer();
	}

	@Override
	public SimpleVersionedSerializer<List<RowSplit>> getEnumeratorCheckpointSerializer() {
		return new Waiting();
	}

	/** Gives the split to the reader, and again to the next one when a reader was lost. */
	private static final class Assignment implements SplitEnumerator<RowSplit, List<RowSplit>> {

		private final SplitEnumeratorContext<RowSplit> context;
		private final List<RowSplit> waiting;

		Assignment(SplitEnumeratorContext<RowSplit> context, List<RowSplit> waiting) {
			this.context = context;
			this.waiting = new ArrayList<>(waiting);
		}

		@Override
		public void start() {
			// readers come by themselves
		}

		@Override
		public void handleSplitRequest(int subtask, @Nullable String host) {
			// given without being asked
		}

		@Override
		public void addSplitsBack(List<RowSplit> splits, int subtask) {
			waiting.addAll(splits);
			if (context.registeredReaders().containsKey(subtask)) {
				addReader(subtask);
			}
		}

		@Override
		public void addReader(int subtask) {
			waiting.forEach(split -> context.assignSplit(split, subtask));
			waiting.clear();
			context.signalNoMoreSplits(subtask);
		}

		@Override
		public List<RowSplit> snapshotState(long checkpoint) {
			return List.copyOf(waiting);
		}

		@Override
		public void close() {
			// holds nothing
		}
	}

	private static final class Waiting implements SimpleVersionedSerializer<List<RowSplit>> {

		private final RowSplit.Serializer one = new RowSplit.Serializer();

		@Override
		public int getVersion() {
			return one.getVersion();
		}

		@Override
		public byte[] serialize(List<RowSplit> splits) throws IOException {
			return splits.isEmpty() ? new byte[0] : one.serialize(splits.get(0));
		}

		@Override
		public List<RowSplit> deserialize(int version, byte[] serialized) throws IOException {
			return serialized.length == 0 ? List.of() : List.of(one.deserialize(version, serialized));
		}
	}
}
