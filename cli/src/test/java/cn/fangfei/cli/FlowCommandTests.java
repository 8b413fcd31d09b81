package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

/** The promise of {@code flow}: its columns, its exit codes, and that it never looks ahead. */
class FlowCommandTests {

	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo\n";
	private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
	private static final int DAYS = 260;

	@TempDir
	Path folder;

	private byte[] standardInput = new byte[0];
	private Path accounts;
	private Path transactions;
	private final List<String> rows = new ArrayList<>();

	private record Ran(int code, String out, String err) {
	}

	private Terminal terminal(ByteArrayOutputStream out, StringWriter err) {
		return new Terminal(new ByteArrayInputStream(standardInput), out, new PrintWriter(err, true), false,
				Clock.fixed(Instant.parse("2026-01-25T02:00:00Z"), ZoneOffset.UTC));
	}

	private Ran run(Object... arguments) {
		var out = new ByteArrayOutputStream();
		var err = new StringWriter();
		var words = new ArrayList<String>(List.of("flow"));
		for (var argument : arguments) {
			words.add(argument.toString());
		}
		int code = FangfeiCommand.run(terminal(out, err), words.toArray(String[]::new));
		return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString());
	}

	/** An invented firm that takes deposits of ever more people and pays two per cent a month, and people who pay each other. */
	@BeforeEach
	void writeFiles() throws IOException {
		var random = new Random(6);
		var list = new StringBuilder("account,holder,holder_name,kind,opened_on,birth_year,region_code,subject\n");
		list.append("F1,91340323MA2000001W,固镇虚构养生公司,COMPANY,2024-12-01,,340323,91340323MA2000001W\n");
		for (int i = 0; i < 80; i++) {
			list.append("P%03d,H%03d,,PERSON,2019-01-01,%d,340323,\n".formatted(i, i, 1940 + i % 50));
			int joined = 20 + i * 2;
			int principal = 10_000 * (1 + random.nextInt(4));
			row(joined, "P%03d".formatted(i), "F1", principal, i % 7 == 0 ? "复投" : "");
			for (int paid = joined + 30; paid < DAYS; paid += 30) {
				row(paid, "F1", "P%03d".formatted(i), principal / 50, "");
			}
			if (i % 3 == 0) {
				row(joined + 1, "F1", "BOSS", principal, "");
			}
		}
		for (int n = 0; n < 2_000; n++) {
			row(n * DAYS / 2_000, "P%03d".formatted(random.nextInt(80)), "U%03d".formatted(random.nextInt(300)), 10 + random.nextInt(500),
					"");
		}
		Collections.sort(rows);
		accounts = Files.writeString(folder.resolve("accounts.csv"), list);
		transactions = write("transactions.csv", numbered(rows));
	}

	private void row(int day, String payer, String payee, int yuan, String memo) {
		rows.add(BEGIN.plusDays(day) + "T%02d:%02d:00,%s,%s,%d.00,TRANSFER,%s".formatted(9 + rows.size() % 9, rows.size() % 60, payer,
				payee, yuan, memo));
	}

	private static List<String> numbered(List<String> rows) {
		var numbered = new ArrayList<String>();
		for (var row : rows) {
			numbered.add("T%05d,%s".formatted(numbered.size(), row));
		}
		return numbered;
	}

	private Path write(String name, List<String> lines) throws IOException {
		return Files.writeString(folder.resolve(name), HEADER + String.join("\n", lines) + "\n");
	}

	private Ran flow(Path flow, Path out, Object... more) {
		var arguments = new ArrayList<Object>(List.of("--accounts", accounts, "--transactions", flow, "--out", out));
		Collections.addAll(arguments, more);
		return run(arguments.toArray());
	}

	@Test
	void eachAlertIsOneLineWithThePromisedFields() throws IOException {
		var out = folder.resolve("alerts.jsonl");

		var ran = flow(transactions, out);

		var lines = Files.readAllLines(out);
		assertThat(ran.code()).as(ran.err()).isZero();
		assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("{\"subject\":\"91340323MA2000001W\",\"at\":\"2025-")
			.containsPattern("\"at\":\"2025-\\d\\d-\\d\\dT23:59:59\\+08:00\",\"level\":\"(YELLOW|ORANGE)\",\"score\":[0-9.]+,\"typologies\":\\[")
			.containsPattern("\"reasons\":\\[\\{\"sentence\":\"[^\"]+\",\"feature\":\"[A-Z_]+\",\"value\":[0-9.]+,\"reference\":[0-9.]+,\"logOdds\":[0-9.]+,\"element\":\"[A-Z]+\"")
			.containsPattern("\"evidence\":\\[\"T\\d{5}\"").contains("\"lowering\":[", "\"coverage\":[", "\"weeks\":[{\"monday\":\"2025-",
					"\"severity\":\"", "\"weights\":\""));
		assertThat(lines).isSortedAccordingTo((a, b) -> at(a).compareTo(at(b)));
		assertThat(ran.out()).isEmpty();
		assertThat(ran.err()).contains("账户 81 行").contains("采用 " + "%,d".formatted(rows.size())).contains("预警 " + lines.size() + " 条");
	}

	private static String at(String line) {
		return line.substring(line.indexOf("\"at\":\"") + 6, line.indexOf("\"level\""));
	}

	@Test
	void untilADayIsTheFileCutAtThatDayBitForBit() throws IOException {
		var whole = folder.resolve("whole.jsonl");
		flow(transactions, whole);
		for (int day : new int[] { 70, 97, 125, 160, 201, DAYS }) {
			var until = BEGIN.plusDays(day);
			var cut = write("cut.csv", numbered(rows).stream().filter(row -> row.split(",")[1].compareTo(until + "T99") < 0).toList());
			var ofUntil = folder.resolve("until.jsonl");
			var ofCut = folder.resolve("cut.jsonl");

			var ran = flow(transactions, ofUntil, "--until", until);
			flow(cut, ofCut);

			assertThat(ran.code()).isZero();
			assertThat(Files.readAllBytes(ofUntil)).isEqualTo(Files.readAllBytes(ofCut));
			assertThat(Files.readAllLines(ofUntil))
				.isEqualTo(Files.readAllLines(whole).stream().filter(line -> at(line).compareTo(until + "T99") < 0).toList());
		}
		assertThat(Files.size(whole)).isPositive();
	}

	/** D7 and D8: what is known beside the money is named in the sentences. */
	@Test
	void relationsAndChangesAreNamed() throws IOException {
		var relations = Files.writeString(folder.resolve("relations.csv"),
				"from,to,relation,share,since,until\nBOSS,91340323MA2000001W,LEGAL_REPRESENTATIVE,,2024-12-01,\nX,,FAMILY,,,\n");
		var changes = Files.writeString(folder.resolve("changes.csv"), "subject,changed_on,what\n91340323MA2000001W,2025-02-20,经营范围\n");
		var plain = folder.resolve("plain.jsonl");
		var known = folder.resolve("known.jsonl");
		flow(transactions, plain);

		var ran = flow(transactions, known, "--relations", relations, "--changes", changes);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("“" + relations + "”第3行：关系不完整").contains("关系 2 行").contains("登记变更 1 行");
		assertThat(Files.readString(known)).contains("关联人员（法定代表人）");
		assertThat(Files.readString(plain)).doesNotContain("关联人员").contains("同一名没有向其转入过资金的个人");
		assertThat(flow(transactions, known, "--changes", folder.resolve("none.csv")).code()).isEqualTo(1);
	}

	@Test
	void badRowsAreNamedAndTheGoodOnesWatched() throws IOException {
		var dirty = new ArrayList<String>(numbered(rows));
		dirty.add(5, "B1,2025-02-30T09:00:00,P001,F1,100.00,TRANSFER,");
		dirty.add(6, "B2,2025-01-20T09:00:00,P001,F1,-3.00,TRANSFER,");
		dirty.add(7, "B3,2025-01-20T09:00:00,P001,F1,9223372036854775808,TRANSFER,");
		var clean = folder.resolve("clean.jsonl");
		var out = folder.resolve("dirty.jsonl");
		flow(transactions, clean);

		var ran = flow(write("dirty.csv", dirty), out);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("dirty.csv”第7行：“time”写的是“2025-02-30T09:00:00”").contains("第8行：“amount”写的是“-3.00”，应大于0。退款")
			.contains("第9行：“amount”写的是“9223372036854775808”，超过一万亿元").contains("不合格 3");
		assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(clean));
	}

	/** What is wrong with the list is no row of the transactions. */
	@Test
	void rowsOfTheListAreNotCountedAmongThoseOfTheTransactions() throws IOException {
		Files.writeString(accounts, ",H999,,PERSON,,,,\n,H998,,PERSON,,,,\n", StandardOpenOption.APPEND);
		var dirty = new ArrayList<String>(numbered(rows));
		dirty.add(5, "B1,2025-02-30T09:00:00,P001,F1,100.00,TRANSFER,");

		var ran = flow(write("dirty.csv", dirty), folder.resolve("out.jsonl"));

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("账户 83 行：不同账户 81 个，重复 0 行，不合格 2 行")
			.contains("已读流水 %,d 行：采用 %,d，不合格 1，".formatted(rows.size() + 1, rows.size()));
	}

	/** All are counted, and that not all are shown is said. */
	@Test
	void ofManyLateAndRepeatedRowsItIsSaidThatMoreAreNotShown() throws IOException {
		var many = new ArrayList<String>(numbered(rows));
		many.addAll(many.subList(0, 60));
		many.addAll(many.subList(rows.size() - 60, rows.size()));

		var ran = flow(write("many.csv", many), folder.resolve("out.jsonl"));

		assertThat(ran.err()).containsOnlyOnce("更多迟到的行不再逐行列出，只计数。").containsOnlyOnce("更多重复的行不再逐行列出，只计数。");
		assertThat(ran.err().lines().filter(line -> line.contains("迟于期限"))).hasSize(50);
		assertThat(ran.err()).contains("重复 60，").contains("迟到未采用 60，");
	}

	@Test
	void strictWritesNothingWhenARowIsBad() throws IOException {
		var dirty = new ArrayList<String>(numbered(rows));
		dirty.add(5, "B1,2025-02-30T09:00:00,P001,F1,100.00,TRANSFER,");
		var out = folder.resolve("strict.jsonl");

		var ran = flow(write("dirty.csv", dirty), out, "--strict");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(out).doesNotExist();
		assertThat(ran.err()).contains("第7行").contains("按 --strict 没有输出");
		assertThat(flow(transactions, out, "--strict").code()).isZero();
		assertThat(out).isNotEmptyFile();
	}

	@Test
	void rowsThatComeTooLateOrTwiceAreNamed() throws IOException {
		var late = new ArrayList<String>(numbered(rows));
		late.add(1_500, late.get(10));
		late.add(21, late.get(20));
		var out = folder.resolve("late.jsonl");

		var ran = flow(write("late.csv", late), out);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("late.csv”第1503行：2025-").contains("迟于期限 7 天").contains("只计一次").contains("重复 1").contains("迟到未采用 1");
	}

	@Test
	void aDashIsStandardInputAndOutput() throws IOException {
		var out = folder.resolve("file.jsonl");
		flow(transactions, out);
		standardInput = Files.readAllBytes(transactions);

		var ran = run("--accounts", accounts, "--transactions", "-", "--out", "-");

		assertThat(ran.out()).isEqualTo(Files.readString(out)).isNotEmpty();
		assertThat(ran.code()).isZero();
	}

	@Test
	void aggregatesOnlyLeavesTheTransactionsAtHome() throws IOException {
		var out = folder.resolve("sums.jsonl");

		flow(transactions, out, "--aggregates-only");

		assertThat(Files.readString(out)).contains("\"evidence\":[]").contains("\"weeks\":[{").doesNotContainPattern("T\\d{5}");
	}

	@Test
	void aRunThatWasKilledGoesOnFromItsCheckpoint() throws IOException {
		var expected = folder.resolve("expected.jsonl");
		flow(transactions, expected);
		var random = new Random(2);
		for (int n = 0; n < 5; n++) {
			var out = folder.resolve("resumed.jsonl");
			var checkpoint = folder.resolve("state.bin");
			int stop = 300 + random.nextInt(rows.size() - 300);
			var err = new StringWriter();
			var arguments = new String[] { "--accounts", accounts.toString(), "--transactions", transactions.toString(), "--out",
					out.toString(),
					"--checkpoint", checkpoint.toString() };

			int failed = new CommandLine(new FlowCommand(terminal(new ByteArrayOutputStream(), err), 250, stop))
				.setExecutionExceptionHandler((failure, line, parsed) -> 70).execute(arguments);

			assertThat(failed).isEqualTo(70);
			assertThat(out).doesNotExist();
			assertThat(checkpoint).exists();

			var ran = flow(transactions, out, "--checkpoint", checkpoint);

			assertThat(ran.code()).as(ran.err()).isZero();
			assertThat(ran.err()).contains("从断点继续：前 %,d 行已处理".formatted(stop / 250 * 250)).contains("采用 " + "%,d".formatted(rows.size()));
			assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(expected));
			assertThat(checkpoint).doesNotExist();
			Files.delete(out);
		}
	}

	/** As a failing disk may leave it; a run that went on from it would tell other things, and nobody would know. */
	@Test
	void aDamagedCheckpointIsRefused() throws IOException {
		var out = folder.resolve("out.jsonl");
		var checkpoint = folder.resolve("state.bin");
		new CommandLine(new FlowCommand(terminal(new ByteArrayOutputStream(), new StringWriter()), 250, 1_000))
			.setExecutionExceptionHandler((failure, line, parsed) -> 70).execute("--accounts", accounts.toString(), "--transactions",
					transactions.toString(), "--out", out.toString(), "--checkpoint", checkpoint.toString());
		var whole = Files.readAllBytes(checkpoint);
		for (int place : new int[] { 40, 60, whole.length / 3, whole.length / 2, whole.length - 20, whole.length - 1 }) {
			var damaged = whole.clone();
			damaged[place] ^= 0x40;
			Files.write(checkpoint, damaged);

			var ran = flow(transactions, out, "--checkpoint", checkpoint);

			assertThat(ran.code()).as("%d", place).isEqualTo(1);
			assertThat(ran.err()).contains("断点文件“" + checkpoint + "”不能用：内容不完整或已损坏。请删去它，从头运行");
			assertThat(out).doesNotExist();
		}
		Files.write(checkpoint, Arrays.copyOf(whole, whole.length - 1));
		assertThat(flow(transactions, out, "--checkpoint", checkpoint).err()).contains("内容不完整或已损坏");
		Files.write(checkpoint, whole);
		assertThat(flow(transactions, out, "--checkpoint", checkpoint).code()).isZero();
	}

	@Test
	void aCheckpointOfAnotherRunIsRefused() throws IOException {
		var checkpoint = Files.writeString(folder.resolve("state.bin"), "something else");

		var ran = flow(transactions, folder.resolve("out.jsonl"), "--checkpoint", checkpoint);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("断点文件“").contains("请删去它，从头运行");
	}

	@Test
	void wrongUsageIsSaid() {
		assertThat(flow(transactions, folder.resolve("o"), "--every", "hour").code()).isEqualTo(2);
		assertThat(flow(transactions, folder.resolve("o"), "--lateness", "99").code()).isEqualTo(2);
		assertThat(flow(transactions, transactions).code()).isEqualTo(2);
		assertThat(run("--accounts", accounts).err()).contains("缺少");
		assertThat(flow(folder.resolve("missing.csv"), folder.resolve("o")).code()).isEqualTo(1);
	}

	@Test
	void fromAScoreOnEverySubjectIsToldWheneverItsScoreIsHigher() throws Exception {
		// a course that twenty pay for once, and that pays nobody back
		for (int i = 0; i < 20; i++) {
			row(100 + i * 2, "P%03d".formatted(i), "COURSE", 4_000 + i * 10, "");
		}
		Collections.sort(rows);
		transactions = write("more.csv", numbered(rows));
		var standard = folder.resolve("standard.jsonl");
		var scores = folder.resolve("scores.jsonl");
		flow(transactions, standard);
		var ran = flow(transactions, scores, "--from-score", 0.5);

		assertThat(ran.code()).isZero();
		var card = new HashMap<String, Double>();
		var challenger = new HashMap<String, Double>();
		int below = 0;
		for (var line : Files.readAllLines(scores)) {
			var subject = line.replaceAll(".*?\"subject\":\"([^\"]*)\".*", "$1");
			boolean higher = false;
			for (var each : List.of(card, challenger)) {
				double score = Double.parseDouble(line.replaceAll(".*\"" + (each == card ? "level\":\"[A-Z]*\"," : "challenger\":\\{")
						+ "\"score\":([0-9.]+).*", "$1"));
				higher |= score >= 0.5 && score > each.getOrDefault(subject, 0.0);
				each.merge(subject, score, Math::max);
			}
			assertThat(higher).as(line).isTrue();
			below += line.contains("\"level\":\"GREEN\"") || line.contains("\"level\":\"BLUE\"") ? 1 : 0;
		}
		assertThat(below).isPositive();
		// what is told of its own accord is among it, unchanged
		assertThat(Files.readAllLines(scores)).containsAll(Files.readAllLines(standard));
		assertThat(run("--accounts", accounts, "--transactions", transactions, "--out", scores, "--from-score", 101).err()).contains(
				"--from-score 应在 0 到 100 之间");
	}

	@Test
	void aStoppedRunThatTellsScoresGoesOnAsIfItHadNot() throws Exception {
		var expected = folder.resolve("expected.jsonl");
		var out = folder.resolve("out.jsonl");
		var checkpoint = folder.resolve("state.bin");
		flow(transactions, expected, "--from-score", 5);
		var arguments = new String[] { "--accounts", accounts.toString(), "--transactions", transactions.toString(), "--out", out.toString(),
				"--checkpoint", checkpoint.toString(), "--from-score", "5" };
		new CommandLine(new FlowCommand(terminal(new ByteArrayOutputStream(), new StringWriter()), 250, rows.size() * 3L / 4))
			.setExecutionExceptionHandler((failure, line, parsed) -> 70).execute(arguments);

		assertThat(flow(transactions, out, "--checkpoint", checkpoint).err()).contains("另一组选项");
		var ran = flow(transactions, out, "--checkpoint", checkpoint, "--from-score", 5);

		assertThat(ran.code()).as(ran.err()).isZero();
		assertThat(ran.err()).contains("从断点继续");
		assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(expected));
	}
}
