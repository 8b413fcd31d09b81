package cn.fangfei.formats;

import static cn.fangfei.formats.Registers.HEADER;
import static cn.fangfei.formats.Registers.code;
import static cn.fangfei.formats.Registers.file;
import static cn.fangfei.formats.Registers.line;
import static cn.fangfei.formats.Registers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad row costs one row: what is broken is reported with its line, what follows is read. */
class CsvRecoveryTests {

	private static final ReadLimits LIMITS = ReadLimits.standard();

	@TempDir
	Path folder;

	@Test
	void aMissingClosingQuoteCostsOneRow() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1) + "\n" + line(2).replace("日用百货销售", "\"日用百货,销售") + "\n" + line(3) + "\n" + line(4) + "\n");

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇虚构3号商贸有限公司", "固镇虚构4号商贸有限公司");
		assertThat(outcome.onlyProblem()).startsWith("第3行：").contains("双引号没有配对").contains("补上缺少的双引号");
	}

	@Test
	void aMissingClosingQuoteAmongQuotedRowsCostsOneRow() throws Exception {
		var text = new StringBuilder(HEADER).append('\n');
		for (int i = 1; i <= 9; i++) {
			text.append(line(i).replace("日用百货销售", i == 4 ? "\"日用百货,销售" : "\"日用百货,零售\"")).append('\n');
		}
		var file = file(folder, "a.csv", text.toString());

		var outcome = read(file);

		assertThat(outcome.rows()).hasSize(8);
		assertThat(outcome.rejectedLines()).containsExactly(5L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\",\"", "\",乙,\"", "\"\"\"\"", "\"甲\"\"乙\"", "\"、\"" })
	void whateverQuotedTextFollowsAMissingQuoteNoTwoRowsBecomeOne(String quoted) throws Exception {
		var file = file(folder, "a.csv",
				HEADER + "\n" + line(1).replace("日用百货销售", "\"日用") + "\n" + line(2).replace("日用百货销售", quoted) + "\n" + line(3).replace("日用百货销售", quoted) + "\n" + line(4) + "\n");

		var outcome = read(file);

		assertThat(outcome.names()).contains("固镇虚构4号商贸有限公司").doesNotContain("固镇虚构1号商贸有限公司");
		assertThat(outcome.rejectedLines()).contains(2L);
		assertThat(outcome.rows()).allSatisfy(row -> assertThat(row.scope()).doesNotContain("商贸"));
		assertThat(outcome.rows().size() + outcome.rejectedLines().size()).isEqualTo(4);
	}

	@Test
	void aQuoteInTheMiddleOfUnquotedTextIsText() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货", "经营\"老字号\"日用百货") + "\n" + line(2) + "\n");

		var outcome = read(file);

		assertThat(outcome.problems()).isEmpty();
		assertThat(outcome.rows().get(0).scope()).isEqualTo("经营\"老字号\"日用百货销售");
	}

	@Test
	void textAfterAClosingQuoteCostsOneRow() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货销售", "\"老字号\"百货,销售") + "\n" + line(2) + "\n");

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构2号商贸有限公司");
		assertThat(outcome.onlyProblem()).startsWith("第2行：").contains("双引号后面多出文字").contains("两个双引号");
	}

	@Test
	void aMissingQuoteInTheLastRowIsReported() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1) + "\n" + line(2).replace("固镇县", "\"固镇县"));

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司");
		assertThat(outcome.rejectedLines()).containsExactly(3L);
	}

	@Test
	void aMissingQuoteInTheHeaderRefusesTheFileWithItsLine() {
		var file = file(folder, "a.csv", "企业名称,\"统一社会信用代码,注册日期\n甲,乙,丙\n");

		assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("表头").hasMessageContaining("第1行").hasMessageContaining("双引号");
	}

	@Test
	void aQuotedLineBreakIsNoNewRow() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货销售", "\"日用百货\n销售,\"\"老字号\"\"\r\n零售\"") + "\n" + line(2) + "\n");

		var outcome = read(file);

		assertThat(outcome.problems()).isEmpty();
		assertThat(outcome.rows()).extracting(RegisterRow::line).containsExactly(2L, 5L);
		assertThat(outcome.rows().get(0).scope()).isEqualTo("日用百货\n销售,\"老字号\"\n零售");
	}

	@Test
	void aLineOfTwentyMegabytesIsSkippedInLittleMemory() throws Exception {
		var file = folder.resolve("a.csv");
		try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
			out.write((HEADER + "\n" + line(1) + "\n固镇").getBytes(StandardCharsets.UTF_8));
			var block = "虚构\"".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < 12; i++) {
				out.write(block);
			}
			out.write(("\r\n" + line(2) + "\n").getBytes(StandardCharsets.UTF_8));
		}

		var outcome = read(file);

		assertThat(Files.size(file)).isGreaterThan(20_000_000);
		assertThat(outcome.names()).containsExactly("固镇虚构1号商贸有限公司", "固镇虚构2号商贸有限公司");
		assertThat(outcome.rows().get(1).line()).isEqualTo(4);
		assertThat(outcome.onlyProblem()).startsWith("第3行：").contains("超过 1000000 个字").contains("缺少换行");
	}

	@Test
	void aLongLineWithinQuotesIsSkippedAndTheNextRowsAreRead() throws Exception {
		var limits = new ReadLimits(1_000, 100, 100, 1 << 30, 200, 100, 100);
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货销售", "\"" + "百货".repeat(200_000) + "\"") + "\n" + line(2) + "\n");

		var outcome = read(file, limits);

		assertThat(outcome.names()).containsExactly("固镇虚构2号商贸有限公司");
		assertThat(outcome.rejectedLines()).containsExactly(2L);
	}

	@Test
	void aQuotedTextOfTooManyLinesIsAMissingQuote() throws Exception {
		var text = new StringBuilder(HEADER).append('\n').append(line(0).replace("日用百货销售", "\"日用")).append('\n');
		for (int i = 1; i <= 300; i++) {
			text.append(line(i)).append('\n');
		}
		var file = file(folder, "a.csv", text.toString());

		var outcome = read(file);

		assertThat(outcome.rows()).hasSize(300);
		assertThat(outcome.rejectedLines()).containsExactly(2L);
	}

	@Test
	void rowsWithTooManyOrTooFewCellsAreTold() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货销售", "日用百货,销售") + "\n固镇虚构乙公司," + code(2) + "\n" + line(3) + ",,,\n");

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构乙公司", "固镇虚构3号商贸有限公司");
		assertThat(outcome.problems()).extracting(RowProblem::sentence).satisfiesExactly(
				wide -> assertThat(wide).startsWith("第2行：").contains("有 11 列，表头只有 10 列").contains("加上双引号"),
				narrow -> assertThat(narrow).startsWith("第3行：").contains("只有 2 列").contains("错列"));
	}

	@Test
	void aNulByteCostsOneRow() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("甲某", "甲\0某") + "\n" + line(2) + "\n");

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构2号商贸有限公司");
		assertThat(outcome.onlyProblem()).startsWith("第2行：").contains("NUL").contains("重新导出");
	}

	@Test
	void tooManyColumnsCostOneRow() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + ",".repeat(500_000) + "\n" + line(2) + "\n");

		var outcome = read(file);

		assertThat(outcome.names()).containsExactly("固镇虚构2号商贸有限公司");
		assertThat(outcome.onlyProblem()).contains("超过 1000 列");
	}

	@Test
	void whatLooksLikeAFormulaIsTextInCsv() throws Exception {
		var file = file(folder, "a.csv", HEADER + "\n" + line(1).replace("日用百货销售", "=1+1") + "\n");

		assertThat(read(file).rows().get(0).scope()).isEqualTo("=1+1");
	}

	@Test
	void rowsOnEitherSideOfEveryBufferBoundaryAreTheSame() throws Exception {
		for (int shift = 0; shift < 200; shift++) {
			var text = new StringBuilder("企业名称,注册日期,经营范围" + "x".repeat(65_536 - 200 + shift) + "\r\n");
			var names = new ArrayList<String>();
			for (int i = 0; i < 6; i++) {
				names.add("虚构" + i);
				text.append("虚构" + i + ",2020-01-0" + (i + 1) + ",\"甲\r\n\"\"乙\"\"\"\r\n");
			}
			var file = file(folder, "a.csv", text.toString());

			var outcome = read(file);

			assertThat(outcome.names()).as("shift %d", shift).isEqualTo(names);
			assertThat(outcome.rows()).extracting(RegisterRow::line).containsExactly(2L, 4L, 6L, 8L, 10L, 12L);
			assertThat(outcome.problems()).isEmpty();
		}
	}

	/** A hundred registers with quoted and plain rows; one quote is taken out or put in, and at most two rows may suffer. */
	@Test
	void oneQuoteMoreOrLessCostsAtMostTwoRows() throws Exception {
		var random = new Random(20260125);
		for (int round = 0; round < 400; round++) {
			int rows = 40;
			var lines = new ArrayList<String>();
			for (int i = 0; i < rows; i++) {
				var scope = random.nextInt(3) == 0 ? "日用百货" : random.nextBoolean() ? "\"百货,零售\"" : "\"百货\n\"\"老字号\"\"零售\"";
				lines.add(line(i).replace("日用百货销售", scope));
			}
			int victim = random.nextInt(rows);
			var line = lines.get(victim);
			var quotes = IntStream.range(0, line.length()).filter(i -> line.charAt(i) == '"').toArray();
			if (quotes.length > 0 && random.nextBoolean()) {
				int at = quotes[random.nextInt(quotes.length)];
				lines.set(victim, line.substring(0, at) + line.substring(at + 1));
			} else {
				int at = random.nextInt(line.length());
				lines.set(victim, line.substring(0, at) + '"' + line.substring(at));
			}
			var file = file(folder, "a.csv", HEADER + "\n" + String.join("\n", lines) + "\n");

			var outcome = read(file);

			var expected = new ArrayList<>(IntStream.range(0, rows).mapToObj(i -> "固镇虚构" + i + "号商贸有限公司").toList());
			expected.removeAll(outcome.names().stream().map(name -> name.replace("\"", "")).toList());
			assertThat(expected).as("round %d: %s", round, lines.get(victim)).hasSizeLessThanOrEqualTo(2);
			assertThat(List.copyOf(outcome.names())).allSatisfy(name -> assertThat(name).hasSizeLessThan(60));
			if (!expected.isEmpty()) {
				assertThat(outcome.rejectedLines()).isNotEmpty();
			}
		}
	}

	@Test
	void limitsMustBePositive() {
		assertThatThrownBy(() -> new ReadLimits(0, 1, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
		assertThat(LIMITS.maxRowChars()).isPositive();
	}
}
