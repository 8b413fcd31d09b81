package cn.fangfei.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.intake.FeedFetch.FetchFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand broken files and feeds: each ends in texts or in the documented refusal, none hangs (FILE-2, F11). */
class MutationTests {

	/** A second of a processor; a machine under load takes longer and is not slower for it. */
	private static final long SLOWEST = 1_000_000_000L;

	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	private final Random random = new Random(20260506);

	@TempDir
	Path folder;

	@Test
	void mutatedFilesAreReadOrRefused() throws IOException {
		var seeds = List.of(bytes("编号,标题,正文,链接,发布时间,属地\n1,\"标题,带逗号\",\"正文第一行\n第二行\",https://example.com,2026-05-06,谷阳镇\n2,x,y,,,\n"),
				bytes("{\"标题\":\"一\",\"正文\":\"年化18%\",\"n\":{\"a\":[1,2]},\"发布时间\":\"2026年5月6日 10:00\"}\n{\"正文\":null}\n[1]\n"), gzip(bytes("正文\n一二三\n")),
				workbook());
		var slowest = 0L;
		for (var i = 0; i < 4_000; i++) {
			var file = Files.write(folder.resolve("mutated"), mutated(seeds.get(i % 8 == 7 ? 3 : i % 3)));
			var began = CPU.getCurrentThreadCpuTime();

			read(file, IntakeChannel.values()[i % 4]);

			slowest = Math.max(slowest, CPU.getCurrentThreadCpuTime() - began);
		}
		assertThat(slowest).as("the slowest file").isLessThan(2 * SLOWEST);
	}

	@Test
	void mutatedFeedsAreReadOrRefused() {
		var seeds = List.of(
				bytes("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><guid>1</guid><title>一</title><description><![CDATA[<p>二&amp;三</p>]]></description>"
						+ "<link>https://example.com</link><pubDate>Wed, 06 May 2026 02:00:00 GMT</pubDate></item></channel></rss>"),
				bytes("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">&lt;b&gt;一&lt;/b&gt;</title><link href=\"https://example.com\"/></entry></feed>"),
				bytes("{\"title\":\"一\",\"body\":\"二\"}\n{}\n"));
		for (var i = 0; i < 6_000; i++) {
			var body = mutated(seeds.get(i % seeds.size()));
			try {
				for (var cells : FeedReading.read(body, i % 2 == 0 ? null : "text/xml; charset=gb2312", new ArrayList<>()).texts()) {
					cells.values().forEach(FeedReading::plain);
					TextReading.kept(IntakeChannel.COMPLAINT, cells);
				}
			}
			catch (FetchFailed refused) {
				assertThat(refused.getMessage()).isNotBlank();
			}
		}
	}

	@Test
	void plainTextOfHtmlHoldsNoTag() {
		assertThat(FeedReading.plain("<p>一&nbsp;二</p><br/><script>alert(1)</script><a href='x'>三</a>&#x56db;&lt;五&gt;")).isEqualTo("一 二\n三四<五>");
		assertThat(FeedReading.plain("1 < 2，年化>8%")).isEqualTo("1 < 2，年化>8%");
	}

	@Test
	void aBeginningWithoutAnEndHidesNothingAndCostsNoTime() {
		assertThat(FeedReading.plain("前<script>中</style>后<!-- 尾")).isEqualTo("前中后<!-- 尾");
		assertThat(FeedReading.plain("前<!-- 注 -->后<STYLE a='1'>x</Style >完")).isEqualTo("前后完");
		for (var begin : List.of("<script ", "<script>", "<!--", "<style><!--", "<a", "</script", "<script></script", "&", "\n ")) {
			var page = begin.repeat((5 << 20) / begin.length());
			var began = CPU.getCurrentThreadCpuTime();

			FeedReading.plain(page);

			assertThat(CPU.getCurrentThreadCpuTime() - began).as(begin).isLessThan(2 * SLOWEST);
		}
	}

	@Test
	void aFileThatUnfoldsTooFarIsRefusedWhileItIsWrittenAnew() throws IOException {
		var file = Files.write(folder.resolve("投诉.csv"), bytes("投诉内容\n" + "很长的一条投诉，没有别的。\n".repeat(100)));

		assertThatThrownBy(() -> FileKeeping.look(file, "投诉.csv", IntakeChannel.COMPLAINT, folder.resolve("anew"), 1_000))
			.isInstanceOf(IntakeFileUnreadable.class);
		assertThat(Files.size(folder.resolve("anew"))).isLessThan(1_000);
	}

	private void read(Path file, IntakeChannel channel) throws IOException {
		try {
			var keeping = FileKeeping.look(file, "变异.csv", channel, folder.resolve("anew"));
			assertThat(keeping.kept()).isNotBlank();
			try (var rows = TextRows.open(keeping.rewrites() && Files.size(folder.resolve("anew")) > 0 ? folder.resolve("anew") : file, "变异.csv")) {
				var screened = 0;
				for (var row = rows.next(); row != null; row = rows.next()) {
					TextReading.kept(channel, new LinkedHashMap<>(row.cells()));
					if (screened++ < 5) {
						TextScreening.of(TextReading.cut(String.join("", row.cells().values()), 1_000), null, null);
					}
				}
			}
		}
		catch (UnreadableFile refused) {
			assertThat(refused.getMessage()).isNotBlank();
		}
	}

	/** Some bytes changed, taken out, repeated, cut off, or put elsewhere. */
	private byte[] mutated(byte[] seed) {
		var bytes = seed.clone();
		for (var n = 1 + random.nextInt(6); n > 0 && bytes.length > 1; n--) {
			var at = random.nextInt(bytes.length);
			switch (random.nextInt(6)) {
				case 0 -> bytes[at] = (byte) random.nextInt(256);
				case 1 -> bytes[at] = (byte) "\",\n\r<>&{}[]:;%\0".charAt(random.nextInt(15));
				case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
				case 3 -> bytes = joined(java.util.Arrays.copyOf(bytes, at), java.util.Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
				case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				default -> bytes = joined(bytes, bytes.length < 4_000 ? bytes : new byte[0]);
			}
		}
		return bytes;
	}

	private static byte[] joined(byte[] a, byte[] b) {
		var all = java.util.Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, all, a.length, b.length);
		return all;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(byte[] content) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	private static byte[] workbook() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "Test", null)) {
			var sheet = workbook.newWorksheet("资讯");
			for (var column = 0; column < 3; column++) {
				sheet.inlineString(0, column, List.of("标题", "正文", "投诉人").get(column));
				sheet.inlineString(1, column, "一二三" + column);
			}
		}
		return out.toByteArray();
	}
}
