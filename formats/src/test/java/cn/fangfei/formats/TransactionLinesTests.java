package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.fangfei.detection.flow.FlowTransaction;

/** Rows that come one by one are read as those of a file. */
class TransactionLinesTests {

	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo";

	@TempDir
	Path folder;

	private static TransactionLines under(String header) {
		return Objects.requireNonNull(TransactionLines.under(header.getBytes(StandardCharsets.UTF_8)));
	}

	private static String read(TransactionLines lines, String line) {
		var problem = lines.read(line.getBytes(StandardCharsets.UTF_8));
		return problem != null ? problem.sentence() : told(lines.row());
	}

	private static String told(FlowTransaction row) {
		return row.keyText(0) + " " + row.keyText(1) + " " + row.keyText(2) + " " + row.fen() + " " + row.millis() + " " + row.channel() + " "
				+ row.rollOver();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void eachRowIsGoodOrBadAsInAFile(long seed) throws Exception {
		var random = new Random(seed);
		String[] pieces = { "T1", "2026-01-31T09:30:15", "2026-02-30", "6222000001", "\"a,b\"", "\"x\"\"y\"", "\"x\"y", "12.50", "-1", "", " ", "TRANSFER", "复投",
				"长".repeat(30), "\u0001", "x".repeat(70_000) };
		var rows = new ArrayList<String>();
		for (int i = 0; i < 500; i++) {
			var fields = new ArrayList<>(List.of("T" + i, "2026-01-31T09:30:15", "A" + i, "B", "100", "TRANSFER", "续投"));
			for (int n = random.nextInt(3); n > 0; n--) {
				fields.set(random.nextInt(fields.size()), pieces[random.nextInt(pieces.length)]);
			}
			if (random.nextInt(10) == 0) {
				fields.add("one more");
			}
			rows.add(String.join(",", fields));
		}
		var file = Files.writeString(folder.resolve("t.csv"), HEADER + "\n" + String.join("\n", rows) + "\n");
		var ofTheFile = new ArrayList<String>();
		try (var read = TransactionFile.open(file, "t.csv", ReadLimits.standard())) {
			while (read.next()) {
				var problem = read.problem();
				ofTheFile.add(problem == null ? told(read.row()) : problem.sentence().replaceFirst("^第\\d+行：", ""));
			}
		}
		var lines = under(HEADER);

		assertThat(rows.stream().map(row -> read(lines, row)).toList()).isEqualTo(ofTheFile);
		assertThat(rows.stream().map(row -> read(lines, row + "\r\n")).toList()).isEqualTo(ofTheFile);
		assertThat(ofTheFile).anyMatch(row -> row.startsWith("T1 ")).anyMatch(row -> row.contains("双引号"));
	}

	@Test
	void whatIsNotOneRowIsNamed() {
		var lines = under("\uFEFF付款账号,收款账号,金额（元）,交易时间,交易流水号");
		var good = "A,B,1,2026-01-31,T1";

		assertThat(read(lines, good)).startsWith("T1 A B 100 ");
		assertThat(Objects.requireNonNull(lines.read(null)).sentence()).isEqualTo("没有内容。请在一条记录里写一行流水：" + HEADER);
		assertThat(read(lines, "")).startsWith("没有内容。");
		assertThat(read(lines, " \n\n")).startsWith("没有内容。");
		assertThat(read(lines, good + "\n" + good)).startsWith("一条记录里有多行。");
		assertThat(read(lines, "A,B,1,2026-01-31,\"T1")).startsWith("这一行的双引号没有配对");
		assertThat(read(lines, good)).startsWith("T1 A B 100 ");
	}

	/** As in a file: read in the other charset where that is beyond doubt, else named; two that cannot be read are never taken for one. */
	@Test
	void anAccountThatIsNoUtf8IsReadAsGbOrNamed() {
		var lines = under(HEADER);
		var gb = "T1,2026-01-31,张三,现金,1,TRANSFER,货款".getBytes(Charset.forName("GB18030"));
		var none = "T1,2026-01-31,A\u00ff\u00feB,B,1,TRANSFER,".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(lines.read(gb)).isNull();
		assertThat(told(lines.row())).startsWith("T1 张三 现金 100 ");
		assertThat(Objects.requireNonNull(lines.read(none)).sentence()).startsWith("“payer”超过 64 个字节或无法识别");
	}

	@Test
	void aHeaderNamesTheColumns() {
		for (var none : List.of("", "\n", "txn_id,time,payer,payee", "T1,2026-01-31,A,B,1", "{}", "\"", HEADER + "\nT1,2026-01-31,A,B,1,,")) {
			assertThat(TransactionLines.under(none.getBytes(StandardCharsets.UTF_8))).as(none).isNull();
		}
	}
}
