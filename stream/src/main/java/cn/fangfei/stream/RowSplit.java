package cn.fangfei.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far the files were read. There is one split only: what is late hangs on the order in which rows come, and several readers would mix
 * it.
 *
 * @param files in the order in which they are read
 * @param file the one at hand
 * @param rows of it that were read, bad ones among them
 */
record RowSplit(List<String> files, int file, long rows) implements SourceSplit {

	@Override
	public String splitId() {
		return "rows";
	}

	static final class Serializer implements SimpleVersionedSerializer<RowSplit> {

		@Override
		public int getVersion() {
			return 1;
		}

		@Override
		public byte[] serialize(RowSplit split) throws IOException {
			var bytes = new ByteArrayOutputStream();
			var out = new DataOutputStream(bytes);
			out.writeInt(split.files.size());
			for (var file : split.files) {
				out.writeUTF(file);
			}
			out.writeInt(split.file);
			out.writeLong(split.rows);
			return bytes.toByteArray();
		}

		@Override
		public RowSplit deserialize(int version, byte[] serialized) throws IOException {
			var in = new DataInputStream(new ByteArrayInputStream(serialized));
			var files = new ArrayList<String>();
			for (int n = in.readInt(); n > 0; n--) {
				files.add(in.readUTF());
			}
			return new RowSplit(files, in.readInt(), in.readLong());
		}
	}
}
