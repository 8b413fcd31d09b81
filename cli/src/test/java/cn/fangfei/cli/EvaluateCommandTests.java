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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of {@code evaluate}: its files, its words, its exit codes. */
class EvaluateCommandTests {

	private static final String TRUTH = """
			subject,scheme_kind,launched_on,collapsed_on,investors,raised
			91340323MA2000001W,A,2025-01-10,2025-07-29,120,1000000.00
			H0077,E,2025-02-01,,60,500000.00
			91340323MA2000002X,K,2025-02-01,,12,9000.00
			""";

	@TempDir
	Path folder;

	private record Ran(int code, String out, String err) {
	}

	private Ran run(Object... arguments) {
		var words = new ArrayList<String>(List.of("evaluate"));
		Arrays.stream(arguments).map(Object::toString).forEach(words::add);
		var out = new ByteArrayOutputStream();
		var err = new StringWriter();
		int code = FangfeiCommand.run(new Terminal(new ByteArrayInputStream(new byte[0]), out, new PrintWriter(err, true), false,
				Clock.systemUTC()), words.toArray(String[]::new));
		return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString());
	}

	private Path write(String name, String text) throws IOException {
		var file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static String alert(String subject, String at, double score, String level) {
		return "{\"subject\":\"" + subject + "\",\"at\":\"" + at + "T23:59:59+08:00\",\"level\":\"" + level + "\",\"score\":" + score
				+ ",\"reasons\":[{\"sentence\":\"…\"}]}\n";
	}

	/** A whole county of truth: the firm found half-way, the other scheme by its second account, one shop taken for a scheme. */
	private Path county(String name) throws IOException {
		write(name + "/truth.csv", TRUTH);
		write(name + "/truth_schemes.csv", "subject,firm,scheme_kind,evasion,ending\n91340323MA2000001W,91340323MA2000001W,A,0.310,COLLAPSE\n");
		write(name + "/truth_accounts.csv", "subject,account,account_subject,role\nH0077,6222000077,H0078,COLLECT\n");
		write(name + "/truth_curve.csv", """
				subject,date,new_investors,raised
				91340323MA2000001W,2025-01-11,30,250000.00
				91340323MA2000001W,2025-06-11,90,750000.00
				""");
		var accounts = new StringBuilder("account,holder,holder_name,kind,opened_on,birth_year,region_code,subject\n");
		for (int i = 0; i < 1_000; i++) {
			accounts.append("P%04d,H%04d,,PERSON,,,,\n".formatted(i, i));
		}
		accounts.append("SHOP,91340323MA2000009P,,COMPANY,,,,\n");
		write(name + "/accounts.csv", accounts.toString());
		var rows = new StringBuilder("txn_id,time,payer,payee,amount,channel,memo\n");
		for (int i = 0; i < 366; i++) {
			rows.append("T%05d,%sT10:00:00,P%04d,SHOP,1000.00,TRANSFER,\n".formatted(i, LocalDate.of(2025, 1, 1).plusDays(i % 365), i % 40));
		}
		return write(name + "/transactions.csv", rows.toString()).getParent();
	}

	private Path alerts() throws IOException {
		return write("alerts.jsonl", alert("91340323MA2000001W", "2025-04-20", 55.5, "YELLOW") + alert("H0078", "2025-03-02", 30, "BLUE")
				+ alert("H0078", "2025-05-04", 41, "YELLOW") + alert("91340323MA2000009P", "2025-05-04", 35, "BLUE"));
	}

	@Test
	void theTableAndTheFileTellWhatIsReckonedByHand() throws Exception {
		var out = folder.resolve("result.json");

		var ran = run("--truth", county("甲"), "--alerts", alerts(), "--draws", 200, "--out", out);

		assertThat(ran.err()).isEmpty();
		assertThat(ran.code()).isZero();
		// 1,001 accounts, 12 months: 0.1 and 0.5 allow no false subject, 2 allows two
		assertThat(ran.out()).contains("1 个县，账户 1,001 个；骗局 3 个，其中出资人不足 30 人的 1 个只作附加").contains("照发出的").contains("误报 0.5").contains("2/2")
			.contains("查出与误报").contains("提前量").contains("按手法").contains("按规避程度").contains("按出资人数").contains("只有一个县");
		var json = Files.readString(out);
		assertThat(json).contains("\"means\":\"alerts\"").contains("\"target\":0.5,\"bound\":41,\"exhausted\":false,\"schemes\":2,\"caught\":2")
			.contains("\"falseSubjects\":0").contains("\"target\":2,\"bound\":30,\"exhausted\":true")
				.contains("\"from\":\"2025-01-01\",\"to\":\"2025-12-31\"")
			.contains("\"lead50\":{\"value\":100").contains("\"moneyLeft\":{\"value\":0.75").contains("0.3–0.4");
	}

	@Test
	void aPlainTruthOfSomebodyElseIsEnoughAndSaysWhatCannotBeMeasured() throws Exception {
		var truth = write("truth.csv", TRUTH);

		var ran = run("--truth", truth, "--alerts", alerts(), "--out", folder.resolve("result.json"));

		assertThat(ran.code()).isZero();
		assertThat(ran.out()).contains("没有 truth_accounts.csv").contains("没有 truth_curve.csv")
				.contains("没有 truth_schemes.csv").contains("没有 accounts.csv")
			.contains("没有 transactions.csv").contains("1/2").doesNotContain("误报 0.5");
		assertThat(Files.readString(folder.resolve("result.json"))).contains("\"falseRate\":{\"value\":null");

		var told = run("--truth", truth, "--alerts", alerts(), "--accounts", 10_000, "--from", "2025-01-01", "--to", "2025-12-31");

		assertThat(told.out()).contains("误报 0.5").doesNotContain("没有 accounts.csv").doesNotContain("没有 transactions.csv");
	}

	/** Somebody else's truth may have files of our names and other columns: what is sure is measured, and what is not is said. */
	@Test
	void aFileOfOtherColumnsBesideTheTruthIsNamedAndLeftOut() throws Exception {
		var county = county("丁");
		write("丁/truth_schemes.csv", "subject,design\n91340323MA2000001W,会销\n");
		write("丁/truth_accounts.csv", "account,subject,holder_subject\n6222000077,H0077,H0078\n");
		write("丁/truth_curve.csv", "subject,date,investors,raised\n91340323MA2000001W,2025-01-11,30,250000.00\n");

		var ran = run("--truth", county, "--alerts", alerts(), "--draws", 0);

		assertThat(ran.code()).isZero();
		assertThat(ran.err()).isEmpty();
		assertThat(ran.out()).contains("丁”的 truth_schemes.csv 第1行表头里没有 evasion 列（应是 subject,evasion），没有采用：不能按规避程度分列")
			.contains("truth_accounts.csv 第1行表头里没有 account_subject 列").contains("truth_curve.csv 第1行表头里没有 new_investors 列").contains("1/2");
	}

	@Test
	void aRowThatIsLeftOutOfTheReckoningIsNamed() throws Exception {
		var county = county("丙");
		Files.writeString(county.resolve("accounts.csv"), ",H2000,,PERSON,,,,\n", StandardOpenOption.APPEND);
		Files.writeString(county.resolve("transactions.csv"), "T90000,2025-12-31T10:00:00,P0001,SHOP,many,TRANSFER,\n", StandardOpenOption.APPEND);

		var ran = run("--truth", county, "--alerts", alerts(), "--draws", 0);

		assertThat(ran.code()).isEqualTo(FangfeiCommand.BAD_INPUT);
		assertThat(ran.err()).contains("accounts.csv”第1003行").contains("没有填写。请补上账户").contains("transactions.csv”第368行").contains("“amount”");
		assertThat(ran.out()).contains("账户 1,001 个").contains("误报 0.5");
	}

	@Test
	void nothingThatIsReadIsWrittenOver() throws Exception {
		var county = county("甲");
		var alerts = alerts();
		var inputs = List.of(alerts, county.resolve("truth.csv"), county.resolve("truth_curve.csv"), county.resolve("accounts.csv"),
				county.resolve("transactions.csv"));

		for (var input : inputs) {
			var before = Files.readAllBytes(input);
			var ran = run("--truth", county, "--alerts", alerts, "--out", input);

			assertThat(ran.code()).as(input.toString()).isEqualTo(2);
			assertThat(ran.err()).contains("同一个文件");
			assertThat(Files.readAllBytes(input)).isEqualTo(before);
		}
		assertThat(run("--truth", county.resolve("truth.csv"), "--alerts", alerts, "--out", county.resolve("truth.csv")).code()).isEqualTo(2);
	}

	@Test
	void severalCountiesAreMeasuredTogether() throws Exception {
		var nothing = write("nothing.jsonl", "");

		var ran = run("--truth", county("甲"), "--alerts", alerts(), "--truth", county("乙"), "--alerts", nothing);

		assertThat(ran.code()).isZero();
		assertThat(ran.out()).contains("2 个县").contains("2/4").doesNotContain("只有一个县");
	}

	@Test
	void simpleMeansAreReckonedFromTheTransactions() throws Exception {
		var ran = run("--truth", county("甲"), "--alerts", alerts(), "--baselines", "--draws", 0);

		assertThat(ran.err()).contains("只有一个县时不算");
		assertThat(ran.out()).contains("传统规则").contains("付款人数").contains("按规模随机").doesNotContain("主效应逻辑回归").doesNotContain(
				"按规模随机 照发出的");
		// the shop has 40 payers of round sums: the classic rule takes it for a scheme and finds none
		assertThat(ran.out().lines().filter(line -> line.startsWith("传统规则 照发出的"))).first().asString().contains("0/2", "0.83");
	}

	@Test
	void badRowsAreNamedAndTheRestIsMeasured() throws Exception {
		var truth = write("truth.csv", TRUTH + "91340323MA2000003Y,A,2025-13-01,,40,1\n"
				+ "91340323MA2000004A,A,2025-03-01,2025-02-01,40,1\n,A,2025-03-01,,40,1\n");
		var alerts = write("alerts.jsonl", alert("91340323MA2000001W", "2025-04-20", 55.5, "YELLOW") + "{\"subject\":\"X\"}\n"
				+ "{\"subject\":\nnonsense\n"
				+ "{\"subject\":\"X\",\"at\":\"yesterday\"}\n");

		var ran = run("--truth", truth, "--alerts", alerts);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("第5行：“launched_on”写的是“2025-13-01”，应是 2026-01-31 这样的日期").contains("第6行：“collapsed_on”早于“launched_on”")
			.contains("第7行：“subject”是空的").contains("第2行：没有 at").contains("第3行：不是完整的 JSON 对象").contains("第5行：at 写的是“yesterday”，看不出日期");
		assertThat(ran.out()).contains("1/2");
	}

	@Test
	void whatCannotBeWorkedOnIsSaid() throws Exception {
		Files.createDirectories(folder.resolve("empty"));
		var alerts = alerts();

		assertThat(run("--truth", folder.resolve("empty"), "--alerts", alerts)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(1);
			assertThat(ran.err()).contains("里没有 truth.csv");
		});
		assertThat(run("--truth", write("other.csv", "a,b\n1,2\n"), "--alerts", alerts).err()).contains(
				"表头里没有 subject、scheme_kind、launched_on、collapsed_on、investors 列");
		assertThat(run("--truth", write("truth.csv", TRUTH), "--alerts", folder.resolve("missing.jsonl")).err()).contains("无法读取");
		assertThat(run("--truth", folder.resolve("truth.csv"), "--alerts", alerts, "--baselines").err()).contains("不能计算对照方法");
		assertThat(run("--truth", folder.resolve("truth.csv"), "--alerts", alerts, "--alerts", alerts)).satisfies(ran -> {
			assertThat(ran.code()).isEqualTo(2);
			assertThat(ran.err()).contains("应当两两对应");
		});
		assertThat(run("--truth", folder.resolve("truth.csv"), "--alerts", alerts, "--from", "2025-01-01").err()).contains("要一起给出");
	}

	@Test
	void theChallengersScoreIsMeasuredOnRequest() throws Exception {
		// the scorecard has it below the level, the challenger above; of the other it is the other way round
		var alerts = write("alerts.jsonl", """
				{"subject":"91340323MA2000001W","at":"2025-04-20","level":"BLUE","score":30,"challenger":{"score":44.5,"official":"BLUE","reasons":[{"score":1}]}}
				{"subject":"H0077","at":"2025-04-20","level":"YELLOW","score":41,"challenger":{"score":12,"reasons":[]}}
				""");
		var truth = write("truth.csv", TRUTH);

		assertThat(run("--truth", truth, "--alerts", alerts).out().lines().filter(line -> line.startsWith("E "))).singleElement().asString().contains(
				"1/1");
		var ran = run("--truth", truth, "--alerts", alerts, "--by", "challenger");
		assertThat(ran.out().lines().filter(line -> line.startsWith("A "))).singleElement().asString().contains("1/1");
		assertThat(ran.out().lines().filter(line -> line.startsWith("E "))).singleElement().asString().contains("0/1");
		var lacking = run("--truth", truth, "--alerts", alerts(), "--by", "challenger");
		assertThat(lacking.code()).isEqualTo(1);
		assertThat(lacking.err()).contains("没有 challenger 的 score");
		assertThat(run("--truth", truth, "--alerts", alerts, "--by", "luck").err()).contains("--by 应是 card 或 challenger");
	}
}
