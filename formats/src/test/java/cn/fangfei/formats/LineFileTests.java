package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of any file a person may name, one by one. */
class LineFileTests {

	@TempDir
	Path folder;

	private List<String> lines(byte[] bytes, ReadLimits limits) throws Exception {
		var file = Files.write(folder.resolve("texts.jsonl"), bytes);
		var read = new ArrayList<String>();
		try (var lines = LineFile.open(file, "texts.jsonl", limits)) {
			while (lines.next()) {
				read.add(lines.line() + " " + (lines.problem() == null ? lines.text() : "! " + lines.problem().sentence()));
			}
		}
		return read;
	}

	private List<String> lines(byte[] bytes) throws Exception {
		return lines(bytes, ReadLimits.standard());
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	@Test
	void blankLinesAreLeftOutAndTheOthersKeepTheirNumbers() throws Exception {
		assertThat(lines(utf8("甲\r\n\n  \n乙\n丙"))).containsExactly("1 甲", "4 乙", "5 丙");
	}

	@Test
	void aByteOrderMarkAndGb18030AndGzipAreRead() throws Exception {
		assertThat(lines(utf8("\ufeff甲\n乙\n"))).containsExactly("1 甲", "2 乙");
		assertThat(lines("理财产品\n到期还本\n".getBytes(Charset.forName("GB18030")))).containsExactly("1 理财产品", "2 到期还本");
		assertThat(lines(gzip(utf8("甲\n乙\n")))).containsExactly("1 甲", "2 乙");
	}

	@Test
	void aBadLineIsSaidAndTheNextIsRead() throws Exception {
		var bytes = utf8("理财产品\n到期还本\n???\n投资\n");
		bytes[bytes.length - 11] = (byte) 0xff;
		bytes[bytes.length - 10] = (byte) 0xff;
		bytes[bytes.length - 9] = (byte) 0xff;

		assertThat(lines(bytes)).hasSize(4).contains("1 理财产品", "4 投资").anySatisfy(line -> assertThat(line).startsWith("3 ! 第3行：这一行有无法识别的字节"));
	}

	@Test
	void aLineBeyondTheLimitIsSkipped() throws Exception {
		var limits = new ReadLimits(1_000, 100, 10, 1 << 30, 200, 16, 16);

		assertThat(lines(utf8("甲\n" + "长".repeat(200_000) + "\n乙\n"), limits)).hasSize(3).startsWith("1 甲").endsWith("3 乙")
				.anySatisfy(line -> assertThat(line).contains("第2行：这一行超过 1000 个字"));
	}

	@Test
	void aFileThatBreaksOffKeepsItsGoodLines() throws Exception {
		var random = new Random(1);
		var text = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			text.append(i).append(' ').append(Long.toString(random.nextLong(), 36)).append('\n');
		}
		var whole = gzip(utf8(text.toString()));

		var read = lines(Arrays.copyOf(whole, whole.length - 5_000));

		assertThat(read).hasSizeGreaterThan(100);
		assertThat(read.get(0)).startsWith("1 0 ");
		assertThat(read.get(read.size() - 1)).contains("不完整或已损坏，前面的行不受影响");
	}

	@Test
	void whatIsNoTextIsRefused() {
		assertThatThrownBy(() -> lines(new byte[0])).isInstanceOf(UnreadableFile.class).hasMessageContaining("是空的");
		assertThatThrownBy(() -> lines(new byte[500])).hasMessageContaining("二进制");
		assertThatThrownBy(() -> lines("甲乙".getBytes(StandardCharsets.UTF_16))).hasMessageContaining("UTF-16");
		assertThatThrownBy(() -> LineFile.open(folder.resolve("none"), "none", ReadLimits.standard())).isInstanceOf(UnreadableFile.class)
				.hasMessageContaining("请检查文件是否存在");
		assertThatThrownBy(() -> LineFile.open(folder, "folder", ReadLimits.standard())).isInstanceOf(UnreadableFile.class);
	}

	@Test
	void anyBytesAreReadOrRefused() throws Exception {
		var random = new Random(4);
		for (int n = 0; n < 500; n++) {
			var bytes = random.nextBoolean() ? utf8("{\"id\":1}\n甲乙丙\n".repeat(1 + random.nextInt(20))) : new byte[1 + random.nextInt(300)];
			for (int i = random.nextInt(30); i > 0; i--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			try {
				assertThat(lines(bytes)).hasSizeLessThanOrEqualTo(bytes.length);
			} catch (UnreadableFile refused) {
				assertThat(refused).hasMessageContaining("请");
			}
		}
	}
}
