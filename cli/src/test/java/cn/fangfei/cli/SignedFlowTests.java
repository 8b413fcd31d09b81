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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.formats.alert.AlertFile;
import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.VerifyingKey;
import picocli.CommandLine;

/** {@code keygen} and {@code flow --sign}: what leaves a bank is signed and holds neither transactions nor accounts (反洗钱法 Art 7). */
class SignedFlowTests {

	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo\n";
	private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
	private static final int DAYS = 200;
	private static final String FIRM = "91340323MA2000001W";
	private static final String CARD = "6222020000000000017";

	@TempDir
	Path folder;

	private Path accounts;
	private Path transactions;
	private Path key;

	private record Ran(int code, String out, String err) {
	}

	private static Terminal terminal(ByteArrayOutputStream out, StringWriter err) {
		return new Terminal(new ByteArrayInputStream(new byte[0]), out, new PrintWriter(err, true), false,
				Clock.fixed(Instant.parse("2026-01-25T18:15:30.7Z"), ZoneOffset.UTC));
	}

	private static Ran run(Object... words) {
		var out = new ByteArrayOutputStream();
		var err = new StringWriter();
		int code = FangfeiCommand.run(terminal(out, err), List.of(words).stream().map(Object::toString).toArray(String[]::new));
		return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString());
	}

	/** An invented firm and an account without a holder; both take deposits of ever more people and pay two per cent a month. */
	@BeforeEach
	void writeFiles() throws IOException {
		var list = new StringBuilder("account,holder,holder_name,kind,opened_on,birth_year,region_code,subject\n");
		list.append("1801000000000000001,9100,固镇虚构养生公司,COMPANY,2024-12-01,,340323," + FIRM + "\n");
		list.append(CARD + ",,虚构某人,PERSON,2019-01-01,1980,340323,\n");
		var rows = new ArrayList<String>();
		for (int i = 0; i < 80; i++) {
			list.append("18020000000000%05d,H%03d,,PERSON,2019-01-01,%d,340323,\n".formatted(i, i, 1940 + i % 50));
			var collector = i % 2 == 0 ? "1801000000000000001" : CARD;
			int principal = 10_000 * (1 + i % 4);
			row(rows, 10 + i, "18020000000000%05d".formatted(i), collector, principal);
			for (int paid = 40 + i; paid < DAYS; paid += 30) {
				row(rows, paid, collector, "18020000000000%05d".formatted(i), principal / 50);
			}
			if (i % 4 == 0) {
				row(rows, 12 + i, "18039999000000%05d".formatted(i), collector, 777);
			}
		}
		Collections.sort(rows);
		var numbered = new StringBuilder(HEADER);
		for (int i = 0; i < rows.size(); i++) {
			numbered.append("T%05d,%s%n".formatted(i, rows.get(i)));
		}
		accounts = Files.writeString(folder.resolve("accounts.csv"), list);
		transactions = Files.writeString(folder.resolve("transactions.csv"), numbered);
		key = folder.resolve("bank.key");
	}

	private static void row(List<String> rows, int day, String payer, String payee, int yuan) {
		rows.add(BEGIN.plusDays(day) + "T%02d:%02d:00,%s,%s,%d.00,TRANSFER,".formatted(9 + rows.size() % 9, rows.size() % 60, payer, payee, yuan));
	}

	private Ran flow(Path out, Object... more) {
		var words = new ArrayList<Object>(List.of("flow", "--accounts", accounts, "--transactions", transactions, "--out", out));
		Collections.addAll(words, more);
		return run(words.toArray());
	}

	private VerifyingKey publicHalf() throws Exception {
		return VerifyingKey.read(Files.readString(folder.resolve("bank.key.pub")));
	}

	@Test
	void keygenWritesAPairForItsOwnerAloneAndSaysTheFingerprint() throws Exception {
		var ran = run("keygen", "--out", key);

		assertThat(ran.code()).as(ran.err()).isZero();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
		assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----\n");
		assertThat(Files.readString(folder.resolve("bank.key.pub"))).startsWith("-----BEGIN PUBLIC KEY-----\n");
		assertThat(ran.out()).contains("指纹：" + publicHalf().fingerprintInGroups());
	}

	@Test
	void keygenNeverOverwrites() throws Exception {
		run("keygen", "--out", key);
		var before = Files.readString(key);

		var again = run("keygen", "--out", key);
		Files.delete(key);
		var besidePublic = run("keygen", "--out", key);

		assertThat(again.code()).isEqualTo(1);
		assertThat(again.err()).contains("已存在，密钥从不覆盖");
		assertThat(besidePublic.code()).isEqualTo(1);
		assertThat(key).doesNotExist();
		assertThat(before).isNotEmpty();
		assertThat(run("keygen", "--out", "-").code()).isEqualTo(1);
		assertThat(run("keygen", "--out", folder.resolve("none/key")).code()).isEqualTo(1);
		assertThat(run("keygen").code()).isEqualTo(2);
	}

	@Test
	void aSignedRunLaysDownAPairThatVerifiesAndHoldsNoTransactionAndNoAccount() throws Exception {
		run("keygen", "--out", key);
		var out = folder.resolve("alerts.jsonl");

		var ran = flow(out, "--sign", key);

		assertThat(ran.code()).as(ran.err()).isZero();
		var signature = AlertSignature.read(Files.readAllBytes(folder.resolve("alerts.jsonl.sig")));
		try (var in = Files.newInputStream(out)) {
			signature.verify(publicHalf(), in);
		}
		assertThat(signature.signedAt()).isEqualTo("2026-01-26T02:15:30+08:00");
		assertThat(signature.from()).isEqualTo(BEGIN.plusDays(10));
		assertThat(signature.until()).isEqualTo(lastDay());
		assertThat(signature.aggregatesOnly()).isTrue();
		assertThat(signature.alerts()).isEqualTo(Files.readAllLines(out).size()).isGreaterThan(1);
		var text = Files.readString(out);
		assertThat(text).contains(FIRM).doesNotContain(CARD, "T0", "1801", "1802", "1803").contains("\"evidence\":[]");
		var codes = new ArrayList<String>();
		try (var alerts = AlertFile.openAggregates(Files.newInputStream(out), "alerts.jsonl")) {
			while (alerts.next()) {
				assertThat(alerts.alert().weeks()).isNotEmpty();
				if (!alerts.alert().subject().equals(FIRM)) {
					codes.add(alerts.alert().subject());
				}
			}
		}
		var names = folder.resolve("alerts.jsonl.names.csv");
		assertThat(codes).isNotEmpty();
		assertThat(Files.readAllLines(names)).containsExactly("code,name", codes.get(0) + "," + CARD);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(names))).isEqualTo("rw-------");
		assertThat(ran.err()).contains("已签名").contains(publicHalf().fingerprintInGroups());
	}

	private LocalDate lastDay() throws IOException {
		return Files.readAllLines(transactions).stream().skip(1).map(row -> LocalDate.parse(row.split(",")[1].substring(0, 10))).max(
				LocalDate::compareTo).orElseThrow();
	}

	@Test
	void untilADayTheSignatureSaysSo() throws Exception {
		run("keygen", "--out", key);
		var out = folder.resolve("alerts.jsonl");

		flow(out, "--sign", key, "--until", BEGIN.plusDays(120));

		assertThat(AlertSignature.read(Files.readAllBytes(folder.resolve("alerts.jsonl.sig"))).until()).isBeforeOrEqualTo(BEGIN.plusDays(120))
				.isAfter(BEGIN.plusDays(110));
	}

	@Test
	void withoutASignatureTheOfficeHouseKeepsItsNames() throws Exception {
		var out = folder.resolve("alerts.jsonl");

		flow(out, "--aggregates-only");

		assertThat(Files.readString(out)).contains(CARD).contains("\"evidence\":[]");
		assertThat(folder.resolve("alerts.jsonl.names.csv")).doesNotExist();
	}

	@Test
	void theOppositeOfSumsOnlyIsRefused() {
		run("keygen", "--out", key);

		var ran = flow(folder.resolve("o"), "--sign", key, "--aggregates-only=false");

		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.err()).contains("反洗钱法第七条");
		assertThat(folder.resolve("o")).doesNotExist();
		assertThat(flow(folder.resolve("o"), "--sign", key, "--aggregates-only").code()).isZero();
	}

	@Test
	void whatIsNoAlertIsNotSigned() {
		run("keygen", "--out", key);

		var ran = flow(folder.resolve("o"), "--sign", key, "--from-score", "10");

		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.err()).contains("--from-score");
		assertThat(folder.resolve("o")).doesNotExist();
	}

	@Test
	void aKeyThatOthersCanReadOrThatIsNoneSignsNothing() throws Exception {
		run("keygen", "--out", key);
		var out = folder.resolve("o");

		assertThat(flow(out, "--sign", folder.resolve("missing")).err()).contains("没有私钥文件");
		assertThat(flow(out, "--sign", folder.resolve("bank.key.pub")).code()).isEqualTo(1);
		Files.setPosixFilePermissions(folder.resolve("bank.key.pub"), PosixFilePermissions.fromString("rw-------"));
		assertThat(flow(out, "--sign", folder.resolve("bank.key.pub")).err()).contains("这是公钥");
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
		var open = flow(out, "--sign", key);
		assertThat(open.code()).isEqualTo(1);
		assertThat(open.err()).contains("chmod 600");
		assertThat(flow(Path.of("-"), "--sign", key).code()).isEqualTo(2);
		assertThat(out).doesNotExist();
	}

	@Test
	void noOutputOverwritesTheKeyOrAnInput() throws Exception {
		run("keygen", "--out", key);
		var before = Files.readString(key);
		var sig = Files.copy(transactions, folder.resolve("t.sig"));

		assertThat(flow(key, "--sign", key).code()).isEqualTo(2);
		assertThat(run("flow", "--accounts", accounts, "--transactions", sig, "--out", folder.resolve("t"), "--sign", key).code()).isEqualTo(2);
		assertThat(key).hasContent(before);
		assertThat(sig).hasSameTextualContentAs(transactions);
	}

	@Test
	void anOlderSignatureDoesNotOutliveARunThatFails() throws Exception {
		run("keygen", "--out", key);
		var out = folder.resolve("alerts.jsonl");
		flow(out, "--sign", key);
		assertThat(folder.resolve("alerts.jsonl.sig")).exists();
		Files.writeString(transactions, Files.readString(transactions) + "broken\n");

		var ran = flow(out, "--sign", key, "--strict");

		assertThat(ran.code()).isEqualTo(1);
		assertThat(folder.resolve("alerts.jsonl.sig")).doesNotExist();
	}

	@Test
	void aSignedRunGoesOnFromItsCheckpointWithItsCodeNames() throws Exception {
		run("keygen", "--out", key);
		var expected = folder.resolve("expected.jsonl");
		flow(expected, "--sign", key);
		var out = folder.resolve("resumed.jsonl");
		var state = folder.resolve("state.bin");
		var rows = Files.readAllLines(transactions).size() - 1;
		var command = new FlowCommand(terminal(new ByteArrayOutputStream(), new StringWriter()), 50, rows - 10);
		int failed = new CommandLine(command).setExecutionExceptionHandler((failure, line, parsed) -> 70).execute("--accounts", accounts.toString(),
				"--transactions", transactions.toString(), "--out", out.toString(), "--checkpoint", state.toString(), "--sign", key.toString());

		assertThat(flow(out, "--checkpoint", state).err()).contains("断点属于另一份输入或另一组选项");
		var ran = flow(out, "--checkpoint", state, "--sign", key);

		assertThat(failed).isEqualTo(70);
		assertThat(ran.err()).contains("从断点继续");
		assertThat(out).hasSameBinaryContentAs(expected);
		assertThat(folder.resolve("resumed.jsonl.names.csv")).hasSameTextualContentAs(folder.resolve("expected.jsonl.names.csv"));
	}
}
