package cn.fangfei.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

import cn.fangfei.detection.flow.FlowCourt;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowShard;

/** How the states of the watch are written into checkpoints: as they write themselves. */
final class FlowSerializers {

	private FlowSerializers() {
	}

	/** A state that changes where it lies; a copy is what was written and read again. */
	private abstract static class Written<T> extends TypeSerializerSingleton<T> {

		private static final long serialVersionUID = 1L;

		@Override
		public boolean isImmutableType() {
			return false;
		}

		@Override
		public T copy(T from) {
			try {
				var bytes = new DataOutputSerializer(1 << 16);
				write(from, bytes);
				return read(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
			} catch (IOException impossible) {
				throw new UncheckedIOException(impossible);
			}
		}

		abstract void write(T state, DataOutput out) throws IOException;

		abstract T read(DataInput in) throws IOException;

		@Override
		public T copy(T from, T reuse) {
			return copy(from);
		}

		@Override
		public int getLength() {
			return -1;
		}

		@Override
		public void serialize(T state, DataOutputView target) throws IOException {
			write(state, target);
		}

		@Override
		public T deserialize(DataInputView source) throws IOException {
			return read(source);
		}

		@Override
		public T deserialize(T reuse, DataInputView source) throws IOException {
			return read(source);
		}

		@Override
		public void copy(DataInputView source, DataOutputView target) throws IOException {
			write(read(source), target);
		}
	}

	/** For {@link FlowShard}. */
	static final class ForShard extends Written<FlowShard> {

		private static final long serialVersionUID = 1L;

		@Override
		public FlowShard createInstance() {
			return new FlowShard(FlowSettings.standard());
		}

		@Override
		void write(FlowShard state, DataOutput out) throws IOException {
			state.write(out);
		}

		@Override
		FlowShard read(DataInput in) throws IOException {
			return FlowShard.read(in);
		}

		@Override
		public TypeSerializerSnapshot<FlowShard> snapshotConfiguration() {
			return new ShardSnapshot();
		}
	}

	/** For {@link FlowCourt}. */
	static final class ForCourt extends Written<FlowCourt> {

		private static final long serialVersionUID = 1L;

		@Override
		public FlowCourt createInstance() {
			return new FlowCourt(FlowSettings.standard());
		}

		@Override
		void write(FlowCourt state, DataOutput out) throws IOException {
			state.write(out);
		}

		@Override
		FlowCourt read(DataInput in) throws IOException {
			return FlowCourt.read(in);
		}

		@Override
		public TypeSerializerSnapshot<FlowCourt> snapshotConfiguration() {
			return new CourtSnapshot();
		}
	}

	/** Found by name when a checkpoint is read, and therefore public. */
	public static final class ShardSnapshot extends SimpleTypeSerializerSnapshot<FlowShard> {

		public ShardSnapshot() {
			super(ForShard::new);
		}
	}

	/** Found by name when a checkpoint is read, and therefore public. */
	public static final class CourtSnapshot extends SimpleTypeSerializerSnapshot<FlowCourt> {

		public CourtSnapshot() {
			super(ForCourt::new);
		}
	}
}
