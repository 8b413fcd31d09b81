package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Random;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code text} and {@code text-train} as a person or a script uses them. */
class TextCommandTests {

	private static final String ADVERT = "澄岚财富定融产品，年化收益12%，保本保息，介绍亲友投资返佣2%，名额有限，电话13900001234";
	private static final String TRADE = "鲜菜到货，欢迎选购，地址云岫市场三号门";

	@TempDir
	Path folder;

	private byte[] standardInput = new byte[0];
	private boolean watched;

	private record Ran(int code, String out, byte[] bytes, String err) {
	}

	private Ran run(Object... arguments) {
		var out = new ByteArrayOutputStream();
		var err = new StringWriter();
		var clock = Clock.fixed(Instant.parse("2026-01-25T02:00:00Z"), ZoneOffset.UTC);
		var terminal = new Terminal(new ByteArrayInputStream(standardInput), out, new PrintWriter(err, true), watched, clock);
		var words = new String[arguments.length];
		for (int i = 0; i < words.length; i++) {
			words[i] = arguments[i].toString();
		}
		int code = FangfeiCommand.run(terminal, words);
		return new Ran(code, out.toString(StandardCharsets.UTF_8), out.toByteArray(), err.toString());
	}

	private static String line(Object id, String text) {
		return "{\"id\":" + (id instanceof String ? "\"" + id + "\"" : id) + ",\"text\":\"" + text + "\"}\n";
	}

	private Path texts(String lines) throws IOException {
		return Files.writeString(folder.resolve("texts.jsonl"), lines);
	}

	private Path labelled(int count) throws IOException {
		var random = new Random(2);
		var rows = new StringBuilder("text,label\n");
		for (int i = 0; i < count; i++) {
			boolean positive = i % 2 == 0;
			rows.append('"').append(positive ? "交款享分红，到期还本，每月返利" : "空调清洗，驾校报名，月休四天").append("，编号").append((char) ('一' + random.nextInt(5_000)))
					.append((char) ('一' + i))
					.append("\",").append(positive ? 1 : 0).append('\n');
		}
		return Files.writeString(folder.resolve("labelled.csv"), rows);
	}

	@Test
	void eachTextIsOneLineWithThePromisedFields() throws Exception {
		var in = texts(line("a-1", ADVERT) + line(2, TRADE));
		var out = folder.resolve("found.jsonl");

		var ran = run("text", "--in", in, "--out", out);

		var lines = Files.readAllLines(out);
		assertThat(lines).hasSize(2);
		assertThat(lines.get(0)).startsWith("{\"id\":\"a-1\",\"score\":").contains("\"level\":\"").contains("\"elements\":[\"")
				.contains("\"rates\":[{\"value\":12,\"unit\":\"年%\",\"annual\":12}")
				.contains("\"spans\":[{\"start\":").contains("\"kind\":\"").contains("\"term\":\"").contains("\"guard\":null")
				.contains("\"entities\":[{\"kind\":\"").contains("13900001234").endsWith("]}");
		assertThat(lines.get(1)).startsWith("{\"id\":2,\"score\":").contains("\"rates\":[]");
		assertThat(ran.code()).isZero();
		assertThat(ran.out()).isEmpty();
		assertThat(ran.err()).contains("已读 2 行：识别 2 条，不合格 0 行；黄色及以上 1 条");
	}

	@Test
	void aDashIsStandardInputAndOutputAndGb18030AndABomAreRead() {
		standardInput = (line("1", ADVERT)).getBytes(Charset.forName("GB18030"));
		var gb = run("text", "--in", "-", "--out", "-");
		standardInput = ("\ufeff" + line("1", ADVERT)).getBytes(StandardCharsets.UTF_8);
		var bom = run("text", "--in", "-", "--out", "-");

		assertThat(gb.code()).isZero();
		assertThat(gb.out()).startsWith("{\"id\":\"1\",\"score\":").isEqualTo(bom.out());
	}

	@Test
	void badLinesAreSaidWithFileLineFieldAndRemedyAndTheGoodOnesKept() throws Exception {
		var in = texts(line("1", TRADE) + "{\"id\":\"2\",\"text\":\n" + "[1]\n" + "{\"text\":\"甲\"}\n" + "{\"id\":\"5\",\"text\":\"  \"}\n"
				+ "{\"id\":\"6\",\"text\":7}\n"
				+ "{\"id\":\"7\",\"text\":\"甲\",\"publisher\":[]}\n" + "{\"id\":\"8\",\"text\":\"甲\"} {}\n" + "{\"id\":{},\"text\":\"甲\"}\n"
				+ line("10", TRADE));

		var ran = run("text", "--in", in, "--out", "-");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.out().lines()).hasSize(2).allSatisfy(each -> assertThat(each).contains("\"score\":"));
		assertThat(ran.err()).contains("texts.jsonl”第2行：这一行不是完整的 JSON").contains("第3行：这一行不是 JSON 对象").contains("第4行：“id”没有填写。请给这一行一个编号")
				.contains("第5行：“text”没有填写").contains("第6行：“text”应是文字，写的是 7。请").contains("第7行：“publisher”应是文字，写的是 数组").contains("第8行：这一行在对象后面还有内容")
				.contains("第9行：“id”应是文字或整数，写的是 对象").contains("不合格 8 行");
	}

	@Test
	void strictWritesNothingWhenALineIsBad() throws Exception {
		var out = folder.resolve("found.jsonl");

		var ran = run("text", "--strict", "--in", texts(line("1", TRADE) + "{}\n"), "--out", out);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(out).doesNotExist();
		assertThat(ran.err()).contains("按 --strict 没有输出");
	}

	@Test
	void nullsAndFurtherFieldsAndLineEndsAreFine() throws Exception {
		var in = texts("{\"id\":\"1\",\"publisher\":null,\"url\":null,\"more\":{\"a\":[1,2]},\"text\":\"甲\\n乙 \\ud83d\\udcb0\"}\r\n");

		assertThat(run("text", "--in", in, "--out", "-").code()).isZero();
	}

	@Test
	void aTrainedModelDecidesInsteadOfTheRules() throws Exception {
		var model = folder.resolve("site.model");
		var trained = run("text-train", "--in", labelled(200), "--out", model);
		var in = texts(line("1", "交款享分红，到期还本，每月返利") + line("2", "空调清洗，驾校报名，月休四天"));

		var ran = run("text", "--in", in, "--model", model, "--out", "-");

		assertThat(trained.code()).isZero();
		assertThat(trained.err()).contains("用 200 条不重复的文字训练，其中 100 条为 1").contains("5 折交叉验证：F1 ").contains("Brier");
		assertThat(ran.out().lines().toList()).satisfiesExactly(first -> assertThat(first).containsPattern("\"level\":\"(YELLOW|ORANGE|RED)\""),
				second -> assertThat(second).containsPattern("\"level\":\"(GREEN|BLUE)\""));
	}

	@Test
	void theSameInputGivesTheSameBytes() throws Exception {
		var in = labelled(100);

		assertThat(run("text-train", "--in", in, "--out", "-").bytes()).isEqualTo(run("text-train", "--in", in, "--out", "-").bytes());
		standardInput = Files.readAllBytes(in);
		assertThat(run("text-train", "--in", "-", "--out", "-").bytes()).isEqualTo(run("text-train", "--in", in, "--out", "-").bytes());
		var lines = texts(line("1", ADVERT) + line("2", TRADE));
		assertThat(run("text", "--in", lines, "--out", "-").bytes()).isEqualTo(run("text", "--in", lines, "--out", "-").bytes());
	}

	@Test
	void badExamplesAreSaidAndTheGoodOnesUsed() throws Exception {
		var in = labelled(100);
		Files.writeString(in, Files.readString(in) + "甲,2\n,1\n乙\n");
		var model = folder.resolve("site.model");

		var ran = run("text-train", "--in", in, "--out", model);
		var strict = run("text-train", "--strict", "--in", in, "--out", folder.resolve("strict.model"));

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("labelled.csv”第102行：“label”写的是“2”。请填写 1（属实）或 0（误报）").contains("第103行：“text”是空的")
				.contains("第104行：“label”是空的")
				.contains("不合格 3 行；用 100 条");
		assertThat(model).exists();
		assertThat(strict.code()).isEqualTo(1);
		assertThat(strict.err()).contains("按 --strict 没有训练");
		assertThat(folder.resolve("strict.model")).doesNotExist();
	}

	@Test
	void theSheetWithTheExamplesIsReadAlsoBehindARegisterAndBelowATitle() throws Exception {
		var in = folder.resolve("labelled.xlsx");
		try (var book = new Workbook(Files.newOutputStream(in), "test", null)) {
			var firms = book.newWorksheet("企业");
			sheet(firms, 0, List.of("企业名称,统一社会信用代码", "固镇虚构甲公司,91340323MA0000001X"));
			var examples = book.newWorksheet("判定");
			examples.value(0, 0, "二〇二六年上半年判定");
			sheet(examples, 1, Files.readAllLines(labelled(100)).stream().map(line -> line.replace("\"", "").replace("，", "")).toList());
		}

		var ran = run("text-train", "--in", in, "--out", folder.resolve("site.model"));

		assertThat(ran.code()).isZero();
		assertThat(ran.err()).contains("用 100 条不重复的文字训练")
				.contains("提醒：“" + in + "”工作簿里有 2 张有内容的工作表，只读取“判定”，没有读取“企业”")
				.contains("提醒：“" + in + "”第2行：表头在第 2 行，它上面的 1 行没有读取");
	}

	private static void sheet(Worksheet sheet, int first, List<String> lines) {
		for (int row = 0; row < lines.size(); row++) {
			var cells = lines.get(row).split(",");
			for (int column = 0; column < cells.length; column++) {
				sheet.value(first + row, column, cells[column]);
			}
		}
	}

	@Test
	void badInputEndsInOneAndSaysWhatToDo() throws Exception {
		var good = texts(line("1", TRADE));
		var few = Files.writeString(folder.resolve("few.csv"), "text,label\n甲,1\n乙,0\n");
		var header = Files.writeString(folder.resolve("header.csv"), "text,mark\n甲,1\n");
		var out = folder.resolve("out");

		var missing = run("text", "--in", folder.resolve("none.jsonl"), "--out", out);
		var empty = run("text", "--in", Files.writeString(folder.resolve("empty.jsonl"), ""), "--out", out);
		var noModel = run("text", "--in", good, "--model", folder.resolve("none.model"), "--out", out);
		var wrongModel = run("text", "--in", good, "--model", few, "--out", out);
		var tooFew = run("text-train", "--in", few, "--out", out);
		var noColumn = run("text-train", "--in", header, "--out", out);
		var unwritable = run("text", "--in", good, "--out", folder.resolve("none/out"));

		assertThat(List.of(missing, empty, noModel, wrongModel, tooFew, noColumn, unwritable))
				.allSatisfy(ran -> assertThat(ran.code()).isEqualTo(1));
		assertThat(missing.err()).contains("none.jsonl").contains("请检查");
		assertThat(empty.err()).contains("是空的");
		assertThat(noModel.err()).contains("none.model").contains("请检查");
		assertThat(wrongModel.err()).contains("few.csv").contains("不是 fangfei text-train 生成的模型文件");
		assertThat(tooFew.err()).contains("样本太少").contains("至少");
		assertThat(noColumn.err()).contains("没有找到“label”列");
		assertThat(unwritable.err()).contains("无法写入");
		assertThat(out).doesNotExist();
	}

	@Test
	void wrongUsageEndsInTwo() throws Exception {
		var in = texts(line("1", TRADE));

		assertThat(run("text", "--in", in)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("缺少 --out。").contains("fangfei text --help");
		});
		assertThat(run("text", "--in", in, "--out", in)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("同一个文件");
		});
		var model = Files.writeString(folder.resolve("site.model"), "模型");
		assertThat(run("text", "--in", in, "--model", model, "--out", model)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("--model").contains("同一个文件");
		});
		assertThat(Files.readString(model)).isEqualTo("模型");
		assertThat(run("text-train", "--out", "-").code()).isEqualTo(2);
		assertThat(run("text-train", "--help").out()).contains("text,label").contains("退出码");
		assertThat(run("--help").out()).contains("text-train");
	}

	@Test
	void progressIsDrawnOnlyWhereSomebodyWatches() throws Exception {
		var in = texts(line("1", TRADE).repeat(400_000));

		var silent = run("text", "--in", in, "--out", folder.resolve("a.jsonl"));
		watched = true;
		var seen = run("text", "--in", in, "--out", folder.resolve("b.jsonl"));

		assertThat(silent.err()).doesNotContain("\r");
		assertThat(seen.err()).contains("每秒").contains("还需约");
	}

	/** A line may hold anything: a result, or a sentence with line and remedy. */
	@Test
	void tenThousandMutatedLinesAreReadOrSaid() throws Exception {
		var random = new Random(8);
		var good = line("1", ADVERT) + line("2", "投1万每月返300，保*本*保*息");
		var bytes = new ByteArrayOutputStream();
		for (int n = 0; n < 5_000; n++) {
			var each = good.getBytes(StandardCharsets.UTF_8);
			for (int i = random.nextInt(4); i > 0; i--) {
				each[random.nextInt(each.length)] = (byte) random.nextInt(256);
			}
			bytes.write(each);
		}
		standardInput = bytes.toByteArray();

		var ran = run("text", "--in", "-", "--out", "-");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.out().lines().count()).isGreaterThan(2_000);
		assertThat(ran.err().lines().filter(said -> said.contains("行：")).toList()).isNotEmpty()
				.allSatisfy(said -> assertThat(said).contains("。"));
	}
}
