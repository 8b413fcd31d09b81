package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.HEADER;
import static cn.fangfei.formats.Registers.HEADER_ROW;
import static cn.fangfei.formats.Registers.code;
import static cn.fangfei.formats.Registers.gzip;
import static cn.fangfei.formats.Registers.line;
import static cn.fangfei.formats.Registers.row;
import static cn.fangfei.formats.Registers.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files, the same ones each time: each ends in rows and problems with a remedy, or is refused with words. */
@Timeout(120)
class FuzzTests {

	private static final byte[] TROUBLE = "\",\r\n\0\"\"<>&\u0085".getBytes(StandardCharsets.ISO_8859_1);

	@TempDir
	Path folder;

	private int read;
	private int refused;

	@Test
	void twoThousandDamagedCsvFiles() throws Exception {
		var random = new Random(2026);
		var good = new StringBuilder(HEADER).append('\n');
		for (int i = 0; i < 8; i++) {
			good.append(i % 2 == 0 ? line(i) : line(i).replace("日用百货销售", "\"日用百货,\n\"\"老字号\"\"零售\"")).append(i % 3 == 0 ? "\r\n" : "\n");
		}
		var utf8 = good.toString().getBytes(StandardCharsets.UTF_8);
		var gb = good.toString().getBytes(Charset.forName("GB18030"));
		for (int round = 0; round < 2_000; round++) {
			var bytes = damage(random, round % 2 == 0 ? utf8 : gb);
			check(round, round % 5 == 0 ? damage(random, gzip(bytes)) : bytes);
		}

		assertThat(read).isGreaterThan(1_000);
		assertThat(refused).isPositive();
	}

	@Test
	void twoThousandDamagedWorkbooks() throws Exception {
		var random = new Random(2027);
		var rows = new StringBuilder(HEADER_ROW);
		for (int i = 2; i < 8; i++) {
			rows.append(row(i, text("A" + i, "固镇虚构" + i) + text("B" + i, code(i)) + "<c r=\"C" + i + "\" s=\"1\"><v>4389" + i + "</v></c>"));
		}
		var good = Registers.workbook(Map.of(), rows.toString(), HEADER_ROW);
		var parts = partsOf(good);
		var names = List.copyOf(parts.keySet());
		for (int round = 0; round < 2_000; round++) {
			if (round % 4 == 0) {
				check(round, damage(random, good));
			} else {
				// damage within a part whose archive is whole: what a checksum would else have caught
				var changed = new HashMap<String, String>();
				var name = names.get(random.nextInt(names.size()));
				changed.put(name, new String(damage(random, parts.get(name)), StandardCharsets.ISO_8859_1));
				check(round, Registers.workbook(changed, rows.toString(), HEADER_ROW));
			}
		}

		assertThat(read).isGreaterThan(100);
		assertThat(refused).isGreaterThan(200);
	}

	private void check(int round, byte[] bytes) {
		var file = Registers.file(folder, "f", bytes);
		try {
			var outcome = Registers.read(file, new ReadLimits(2_000, 20, 50, 1 << 20, 200, 2, 1));
			assertThat(outcome.problems()).as("round %d", round).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
			assertThat(outcome.rows()).allSatisfy(row -> assertThat(row.key()).isNotBlank());
			read++;
		} catch (UnreadableFile e) {
			assertThat(e.getMessage()).as("round %d", round).containsPattern("[一-龥]").contains("。");
			refused++;
		} catch (RuntimeException e) {
			throw new AssertionError("round " + round, e);
		}
	}

	private static byte[] damage(Random random, byte[] good) {
		var bytes = good.clone();
		int times = 1 + random.nextInt(4);
		for (int i = 0; i < times && bytes.length > 1; i++) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(6)) {
				case 0 -> bytes[at] = (byte) random.nextInt(256);
				case 1 -> bytes[at] = TROUBLE[random.nextInt(TROUBLE.length)];
				case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
				case 4 -> {
					int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
					System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
				}
				default -> {
					var longer = new byte[bytes.length + 1];
					System.arraycopy(bytes, 0, longer, 0, at);
					longer[at] = TROUBLE[random.nextInt(TROUBLE.length)];
					System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
					bytes = longer;
				}
			}
		}
		return bytes;
	}

	private static Map<String, byte[]> partsOf(byte[] workbook) throws IOException {
		var parts = new java.util.TreeMap<String, byte[]>();
		try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
			for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				var out = new ByteArrayOutputStream();
				zip.transferTo(out);
				parts.put(entry.getName(), out.toByteArray());
			}
		}
		return parts;
	}
}
