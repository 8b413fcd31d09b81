package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is packed is read back, also by the readers of {@code java.io}, and nothing is read where nothing is. */
class PackingTests {

	private static Packing.Out packed() {
		var out = new Packing.Out();
		out.writeInt(Integer.MIN_VALUE + 7);
		out.writeLong(Long.MAX_VALUE - 9);
		out.writeShort(-3);
		out.writeByte(-5);
		out.writeBoolean(true);
		out.writeDouble(0.1);
		out.writeFloat(2.5f);
		out.writeChar('资');
		out.writeChars("金");
		out.write(new byte[] { 1, 2, 3 });
		return out;
	}

	@Test
	void numbersAreThoseOfJavaIo() throws IOException {
		var bytes = packed().toBytes();
		for (var in : new DataInput[] { new Packing.In(bytes), new DataInputStream(new ByteArrayInputStream(bytes)) }) {
			assertThat(in.readInt()).isEqualTo(Integer.MIN_VALUE + 7);
			assertThat(in.readLong()).isEqualTo(Long.MAX_VALUE - 9);
			assertThat(in.readUnsignedShort()).isEqualTo(0xfffd);
			assertThat(in.readUnsignedByte()).isEqualTo(0xfb);
			assertThat(in.readBoolean()).isTrue();
			assertThat(in.readDouble()).isEqualTo(0.1);
			assertThat(in.readFloat()).isEqualTo(2.5f);
			assertThat(in.readChar()).isEqualTo('资');
			assertThat(in.readChar()).isEqualTo('金');
			assertThat(in.skipBytes(1)).isEqualTo(1);
			var rest = new byte[2];
			in.readFully(rest);
			assertThat(rest).containsExactly(2, 3);
			assertThat(in.skipBytes(9)).isZero();
		}
	}

	@Test
	void textOfAnyScriptIsReadBack() throws IOException {
		var out = new Packing.Out();
		var long1 = "长".repeat(20_000);
		out.writeUTF("𠮷甲\u0001");
		out.writeUTF(long1);

		var in = new Packing.In(out.toBytes());
		assertThat(in.readUTF()).isEqualTo("𠮷甲\u0001");
		assertThat(in.readUTF()).isEqualTo(long1);
		assertThatThrownBy(() -> out.writeUTF("长".repeat(30_000))).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void whereTheBytesEndNothingIsRead() {
		var bytes = packed().toBytes();
		var in = new Packing.In(bytes);
		assertThat(in.skipBytes(bytes.length - 3)).isEqualTo(bytes.length - 3);

		assertThatThrownBy(in::readInt).isInstanceOf(EOFException.class);
		assertThatThrownBy(() -> in.readFully(new byte[4])).isInstanceOf(EOFException.class);
		assertThatThrownBy(() -> new Packing.In(new byte[] { 0, 9 }).readUTF()).isInstanceOf(EOFException.class);
	}

	@Test
	void aPartThatIsCutShortIsRefused() {
		var shard = new FlowShard(FlowSettings.standard());
		var town = Town.ordinary(1, 120);
		var front = new FlowFront(FlowSettings.standard(), town.book(), alert -> {
		}, new FlowFront.Next() {

			@Override
			public void day(int epochDay) {
			}

			@Override
			public void payment(FlowPayment payment) {
				shard.take(payment, true, true);
			}

			@Override
			public void judged(int epochDay, double elder, double elsewhere) {
			}

		});
		town.rows.forEach(row -> front.accept(row.transaction()));
		front.end();
		int last = (int) front.lastDay().toEpochDay();
		var part = shard.lay(last).get(0);

		for (int length : new int[] { 0, 4, 9, 100, part.length / 2, part.length - 1 }) {
			assertThatThrownBy(() -> new FlowCourt(FlowSettings.standard()).judge(last, List.of(Arrays.copyOf(part, length)), 0, 0))
				.isInstanceOf(IOException.class);
		}
	}

}
