package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** The command as a person or a script uses it: arguments in, files, streams and exit code out. */
class ScreenCommandTests {

	private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,经营范围\n";
	private static final String COLUMNS = "credit_code,name,position,term,tier,start,end,context,guard";

	@TempDir
	Path folder;

	private byte[] standardInput = new byte[0];
	private boolean watched;

	private record Ran(int code, String out, String err) {
	}

	private Ran run(Object... arguments) {
		var out = new ByteArrayOutputStream();
		return run(out, arguments);
	}

	private Ran run(OutputStream out, Object... arguments) {
		var err = new StringWriter();
		var clock = Clock.fixed(Instant.parse("2026-01-25T02:00:00Z"), ZoneOffset.UTC);
		var terminal = new Terminal(new ByteArrayInputStream(standardInput), out, new PrintWriter(err, true), watched, clock);
		var words = new String[arguments.length];
		for (int i = 0; i < words.length; i++) {
			words[i] = arguments[i].toString();
		}
		int code = FangfeiCommand.run(terminal, words);
		return new Ran(code, out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "", err.toString());
	}

	private Path register(String rows) throws IOException {
		return Files.writeString(folder.resolve("register.csv"), HEADER + rows);
	}

	private static List<CsvRecord> records(Path file) throws IOException {
		try (var csv = CsvReader.builder().ofCsvRecord(file)) {
			return csv.stream().toList();
		}
	}

	@Test
	void eachHitIsOneLineWithThePromisedColumns() throws Exception {
		var register = register("固镇虚构理财咨询公司,91340323MA2000001W,2020-01-01,,日用百货销售；项目投资\n固镇虚构百货公司,,2020-01-01,,日用百货销售\n");
		var out = folder.resolve("hits.csv");

		var ran = run("screen", "--register", register, "--out", out);

		var hits = records(out);
		assertThat(Files.readString(out)).startsWith(COLUMNS + "\r\n");
		assertThat(hits.get(1).getFields().subList(1, 7)).containsExactly("固镇虚构理财咨询公司", "NAME", "理财", "FORBIDDEN", "4", "6");
		assertThat(hits).hasSize(3).allSatisfy(hit -> assertThat(hit.getFieldCount()).isEqualTo(9));
		assertThat(hits.get(2).getField(2)).isEqualTo("SCOPE");
		assertThat(hits.get(2).getField(3)).isEqualTo("投资");
		assertThat(hits.get(2).getField(4)).isEqualTo("WATCH");
		assertThat("日用百货销售；项目投资".substring(Integer.parseInt(hits.get(2).getField(5)), Integer.parseInt(hits.get(2).getField(6)))).isEqualTo("投资");
		assertThat(ran.code()).isZero();
		assertThat(ran.out()).isEmpty();
		assertThat(ran.err()).contains("已读 2 行：企业 2 家").contains("命中 2 处：禁用 1，重点关注 1");
	}

	@Test
	void aDashIsStandardInputAndOutput() throws Exception {
		standardInput = (HEADER + "固镇虚构理财咨询公司,,2020-01-01,,\n").getBytes(Charset.forName("GB18030"));

		var ran = run("screen", "--register", "-", "--out", "-");

		assertThat(ran.out()).startsWith(COLUMNS + "\r\n,固镇虚构理财咨询公司,NAME,理财,FORBIDDEN,4,6,");
		assertThat(ran.code()).isZero();
	}

	@Test
	void compressedStandardInputIsReadToo() throws Exception {
		var bytes = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(bytes)) {
			gzip.write((HEADER + "固镇虚构理财咨询公司,,2020-01-01,,\n").getBytes(StandardCharsets.UTF_8));
		}
		standardInput = bytes.toByteArray();

		assertThat(run("screen", "--register", "-", "--out", "-").out()).contains("固镇虚构理财咨询公司");
	}

	@Test
	void badRowsAreReportedAndTheGoodOnesScreened() throws Exception {
		var register = register("固镇虚构理财咨询公司,,2020-01-01,,\n,,2020-01-01,,\n固镇虚构乙公司,,2020-02-30,,\n固镇虚构财富管理公司,,2020-01-01,,\n");
		var out = folder.resolve("hits.csv");

		var ran = run("screen", "--register", register, "--out", out);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("register.csv”第3行：“企业名称”是空的。请补上企业名称").contains("第4行：“注册日期”写的是“2020-02-30”").contains("不合格 2 行");
		assertThat(records(out)).extracting(hit -> hit.getField(3)).containsExactly("term", "理财", "财富管理");
	}

	@Test
	void strictWritesNothingWhenARowIsBad() throws Exception {
		var register = register("固镇虚构理财咨询公司,,2020-01-01,,\n,,2020-01-01,,\n");
		var out = folder.resolve("hits.csv");

		var ran = run("screen", "--strict", "--register", register, "--out", out);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(out).doesNotExist();
		assertThat(ran.err()).contains("第3行：").contains("按 --strict 没有输出");
		assertThat(run("screen", "--strict", "--register", register("固镇虚构理财咨询公司,,2020-01-01,,\n"), "--out", out).code()).isZero();
		assertThat(out).exists();
	}

	@Test
	void theLastDuplicateWinsAndTheOthersAreReported() throws Exception {
		var register = register("固镇虚构甲公司,91340323MA2000001W,2020-01-01,,理财咨询\n固镇虚构乙公司,,2020-01-01,,理财咨询\n"
				+ "固镇虚构甲公司,91340323MA2000001W,2020-01-01,,日用百货\n固镇虚构 乙公司,,2020/1/1,,项目投资\n固镇虚构乙公司,,2020-01-02,,票据\n");
		var out = folder.resolve("hits.csv");

		var ran = run("screen", "--register", register, "--out", out);

		assertThat(records(out)).extracting(hit -> hit.getField(3)).containsExactly("term", "投资", "票据");
		assertThat(ran.err()).contains("register.csv”第2行：“固镇虚构甲公司”在后面重复出现").contains("第3行：“固镇虚构乙公司”").contains("企业 3 家").contains("重复 2 行");
		assertThat(ran.code()).isZero();
	}

	@Test
	void doubtsAreCountedAndListedOnRequest() throws Exception {
		var register = register("固镇虚构甲公司,340323000012345,2020-01-01,,\n");

		var quiet = run("screen", "--register", register, "--out", "-");
		var loud = run("screen", "--warnings", "--register", register, "--out", "-");

		assertThat(quiet.err()).contains("有疑问 1 处").doesNotContain("15 位");
		assertThat(loud.err()).contains("提醒：“").contains("register.csv”第2行：“统一社会信用代码”有 15 位");
		assertThat(quiet.code()).isZero();
	}

	@Test
	void anotherLexiconReplacesTheBuiltInOne() throws Exception {
		var lexicon = Files.write(folder.resolve("lexicon.csv"),
				"字样,层级,来源,启用日期,停用日期\n百货,重点关注,测试,2020-01-01,\n理财,禁用,测试,2020-01-01,2026-01-25\n".getBytes(Charset.forName("GB18030")));
		var register = register("固镇虚构理财百货公司,,2020-01-01,,\n");

		var ran = run("screen", "--register", register, "--lexicon", lexicon, "--out", "-");

		assertThat(ran.out()).contains(",百货,WATCH,").doesNotContain(",理财,");
		assertThat(ran.code()).isZero();
	}

	@Test
	void badInputEndsInOneAndSaysWhatToDo() throws Exception {
		var wrongHeader = Files.writeString(folder.resolve("wrong.csv"), "甲,乙\n1,2\n");
		var empty = Files.writeString(folder.resolve("empty.csv"), "");
		var good = register("固镇虚构甲公司,,2020-01-01,,\n");
		var wrongLexicon = Files.writeString(folder.resolve("lexicon.csv"), "字样,层级,来源,启用日期,停用日期\n理财,很严,测试,2020-01-01,\n");
		var out = folder.resolve("hits.csv");

		var missing = run("screen", "--register", folder.resolve("none.csv"), "--out", out);
		var header = run("screen", "--register", wrongHeader, "--out", out);
		var nothing = run("screen", "--register", empty, "--out", out);
		var lexicon = run("screen", "--register", good, "--lexicon", wrongLexicon, "--out", out);
		var unwritable = run("screen", "--register", good, "--out", folder.resolve("none/hits.csv"));

		assertThat(List.of(missing, header, nothing, lexicon, unwritable)).allSatisfy(ran -> assertThat(ran.code()).isEqualTo(1));
		assertThat(missing.err()).contains("none.csv").contains("请检查");
		assertThat(header.err()).contains("wrong.csv”第1行：表头里没有找到“企业名称”列").contains("请把表头改为");
		assertThat(nothing.err()).contains("是空的");
		assertThat(lexicon.err()).contains("lexicon.csv”字样清单第2行“层级”").contains("请填写“禁用”或“重点关注”");
		assertThat(unwritable.err()).contains("无法写入").contains("请检查文件夹");
		assertThat(out).doesNotExist();
	}

	@Test
	void wrongUsageEndsInTwo() throws Exception {
		var register = register("固镇虚构甲公司,,2020-01-01,,\n");

		assertThat(run().code()).isEqualTo(2);
		assertThat(run("screan").code()).isEqualTo(2);
		assertThat(run("screen", "--register", register)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("缺少 --out。").contains("fangfei screen --help");
		});
		assertThat(run("screen", "--register", register, "--out", "-", "--fast").err()).contains("不认识 --fast。");
		assertThat(run("screen", "--register", register, "--out", register)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("同一个文件");
		});
		assertThat(Files.readString(register)).contains("固镇虚构甲公司");
	}

	@Test
	void theLexiconIsNeverWrittenOver() throws Exception {
		var register = register("固镇虚构甲公司,,2020-01-01,,\n");
		var text = "字样,层级,来源,启用日期,停用日期\n理财,禁用,测试,2020-01-01,\n";
		var lexicon = Files.writeString(folder.resolve("lexicon.csv"), text);

		var ran = run("screen", "--register", register, "--lexicon", lexicon, "--out", folder.resolve("./lexicon.csv"));

		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.err()).contains("--lexicon").contains("同一个文件");
		assertThat(Files.readString(lexicon)).isEqualTo(text);
	}

	@Test
	void helpAndVersionGoToStandardOutputAndEndInZero() {
		var help = run("screen", "--help");

		assertThat(help.code()).isZero();
		assertThat(help.out()).contains("--register=文件").contains("退出码").contains("显示用法").doesNotContain("Show");
		assertThat(run("--help").out()).contains("screen");
		assertThat(run("--version").out()).startsWith("fangfei");
	}

	@Test
	void anOldResultStaysWholeUntilTheNewOneIs() throws Exception {
		var out = Files.writeString(folder.resolve("hits.csv"), "old");
		var register = register("固镇虚构理财咨询公司,,2020-01-01,,\n");

		run("screen", "--register", folder.resolve("none.csv"), "--out", out);
		var before = Files.readString(out);
		run("screen", "--register", register, "--out", out);

		assertThat(before).isEqualTo("old");
		assertThat(records(out)).hasSize(2);
		try (var left = Files.list(folder)) {
			assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("hits.csv", "register.csv");
		}
	}

	@Test
	void aClosedPipeIsBadInputNotACrash() throws Exception {
		var closed = new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("broken pipe");
			}
		};

		var ran = run(closed, "screen", "--register", register("固镇虚构理财咨询公司,,2020-01-01,,\n"), "--out", "-");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("无法写入“标准输出”");
	}

	@Test
	void progressIsDrawnOnlyWhereSomebodyWatches() throws Exception {
		var rows = new StringBuilder();
		for (int i = 0; i < 400_000; i++) {
			rows.append("固镇虚构").append(i).append("号公司,,2020-01-01,,日用百货销售、五金交电、农副产品\n");
		}
		var register = register(rows.toString());

		var silent = run("screen", "--register", register, "--out", "-");
		watched = true;
		var seen = run("screen", "--register", register, "--out", "-");

		assertThat(silent.err()).doesNotContain("\r").doesNotContain("还需约");
		assertThat(seen.err()).contains("每秒").contains("还需约").contains("\u001b[K");
	}

	@Test
	void whatLooksLikeAFormulaStaysAsItIs() throws Exception {
		var ran = run("screen", "--register", register("=1+理财,,2020-01-01,,\n"), "--out", "-");

		assertThat(ran.out()).contains(",=1+理财,NAME,");
	}
}
