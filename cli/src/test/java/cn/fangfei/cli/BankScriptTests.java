package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.VerifyingKey;

/** The weekly task of a bank ({@code deploy/bank/fangfei-week}), run as it runs there: the script, a Java of its own, files. */
class BankScriptTests {

	private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
	private static final Path SCRIPT = Path.of("../deploy/bank/fangfei-week").toAbsolutePath().normalize();
	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo\n";

	@TempDir
	Path folder;

	private Path in;
	private Path out;
	private Path settings;
	private final List<String> rows = new ArrayList<>();

	private record Ran(int code, String said) {
	}

	@BeforeEach
	void layDown() throws Exception {
		in = Files.createDirectory(folder.resolve("in"));
		out = folder.resolve("out");
		// what stands in a bank is the packaged jar; before packaging its classes are on the path of this test
		var java = Files.writeString(folder.resolve("java"), """
				#!/bin/bash
				while [ "$1" != -jar ]; do shift; done
				shift 2
				exec "%s" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 -cp "%s" cn.fangfei.cli.FangfeiCommand "$@"
				""".formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
		var jar = Files.createFile(folder.resolve("fangfei.jar"));
		settings = Files.writeString(folder.resolve("fangfei.conf"), "FANGFEI_JAVA=%s\nFANGFEI_JAR=%s\nFANGFEI_IN=%s\nFANGFEI_OUT=%s\nFANGFEI_KEY=%s\nFANGFEI_KEEP=2\n"
				.formatted(java, jar, in, out, folder.resolve("bank.key")));
		var list = new StringBuilder("account,holder,holder_name,kind,opened_on,birth_year,region_code,subject\n");
		list.append("F1,91340323MA2000001W,,COMPANY,2024-12-01,,340323,91340323MA2000001W\n");
		for (int i = 0; i < 60; i++) {
			list.append("P%03d,H%03d,,PERSON,2019-01-01,1960,340323,\n".formatted(i, i));
			rows.add(BEGIN.plusDays(10 + i) + "T10:00:00,P%03d,F1,%d.00,TRANSFER,".formatted(i, 10_000 * (1 + i % 4)));
			for (int paid = 40 + i; paid < 160; paid += 30) {
				rows.add(BEGIN.plusDays(paid) + "T11:%02d:00,F1,P%03d,%d.00,TRANSFER,".formatted(i, i, 200 * (1 + i % 4)));
			}
		}
		Collections.sort(rows);
		for (int i = 0; i < rows.size(); i++) {
			rows.set(i, "T%04d,%s".formatted(i, rows.get(i)));
		}
		Files.writeString(in.resolve("accounts.csv"), list);
	}

	private Ran keygen() throws Exception {
		return execute(folder.resolve("java").toString(), "-jar", "x", "keygen", "--out", folder.resolve("bank.key").toString());
	}

	private Ran week(String until) throws Exception {
		return execute("env", "FANGFEI_CONF=" + settings, "FANGFEI_UNTIL=" + until, SCRIPT.toString());
	}

	private static Ran execute(String... command) throws Exception {
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Ran(process.exitValue(), said);
	}

	private void verifies(Path alerts, LocalDate until) throws Exception {
		var signature = AlertSignature.read(Files.readAllBytes(Path.of(alerts + ".sig")));
		try (var file = Files.newInputStream(alerts)) {
			signature.verify(VerifyingKey.read(Files.readString(folder.resolve("bank.key.pub"))), file);
		}
		assertThat(signature.alerts()).isPositive();
		assertThat(signature.until()).isBeforeOrEqualTo(until).isAfter(until.minusDays(7));
	}

	private List<String> runs() throws IOException {
		try (var all = Files.list(out)) {
			return all.map(each -> each.getFileName().toString()).filter(name -> name.matches("\\d+T\\d+")).sorted().toList();
		}
	}

	/** Whoever forgets to lay down new transactions is told so; nothing is handed over that the office would refuse. */
	@Test
	void transactionsThatEndLongBeforeTheDayAreNotHandedOver() throws Exception {
		keygen();
		Files.writeString(in.resolve("transactions.csv"), HEADER + String.join("\n", rows));

		var ran = week("2025-07-27");

		assertThat(ran.said()).contains("研判日是 2025-07-27").contains("像是导出没有更新");
		assertThat(ran.code()).as(ran.said()).isEqualTo(5);
		assertThat(out.resolve("hand-over")).doesNotExist();
	}

	/** 2025-2 before 2025-10, as people number months: read the other way round, seven months of rows would be late. */
	@Test
	void filesAreReadInTheOrderOfTheirNumbers() throws Exception {
		keygen();
		int third = rows.size() / 3;
		Files.writeString(in.resolve("transactions-2025-2.csv"), HEADER + String.join("\n", rows.subList(0, third)));
		Files.writeString(in.resolve("transactions-2025-9.csv"), HEADER + String.join("\n", rows.subList(third, 2 * third)));
		Files.writeString(in.resolve("transactions-2025-10.csv"), HEADER + String.join("\n", rows.subList(2 * third, rows.size())));

		var ran = week("2025-06-15");

		assertThat(ran.code()).as(ran.said()).isZero();
		assertThat(ran.said()).contains("迟到未采用 0");
	}

	/** Files that root laid down with a strict mask: the reason is the permission, and the remedy is a command. */
	@Test
	void aFileThatTheTaskMayNotReadIsNamedWithItsRemedy() throws Exception {
		keygen();
		Files.writeString(in.resolve("transactions-2025-1.csv"), HEADER + String.join("\n", rows));
		Files.createSymbolicLink(in.resolve("transactions-2025-2.csv"), in.resolve("not-there"));

		var ran = week("2025-06-15");

		assertThat(ran.code()).as(ran.said()).isEqualTo(2);
		assertThat(ran.said()).contains("读不到 " + in.resolve("transactions-2025-2.csv")).contains("chmod 640").doesNotContain("表头");
	}

	@Test
	void aWeekOfSeveralFilesEndsInASignedPairToHandOver() throws Exception {
		keygen();
		int half = rows.size() / 2;
		Files.writeString(in.resolve("transactions-2025-01.csv"), HEADER + String.join("\n", rows.subList(0, half)));
		try (var zipped = new GZIPOutputStream(Files.newOutputStream(in.resolve("transactions-2025-02.csv.gz")))) {
			zipped.write((HEADER + String.join("\r\n", rows.subList(half, rows.size())) + "\r\n").getBytes(StandardCharsets.UTF_8));
		}

		var ran = week("2025-06-01");

		assertThat(ran.code()).as(ran.said()).isZero();
		assertThat(ran.said()).contains("流水 2 个文件").contains("采用 " + rows.stream().filter(row -> row.split(",")[1].compareTo("2025-06-02") < 0).count());
		verifies(out.resolve("hand-over/alerts-2025-06-01.jsonl"), LocalDate.of(2025, 6, 1));
		assertThat(Files.readString(out.resolve(runs().get(0)).resolve("log.txt"))).contains("预警 ").contains("已签名");
		try (var left = Files.list(out)) {
			assertThat(left.map(each -> each.getFileName().toString())).noneMatch(name -> name.startsWith(".work"));
		}
	}

	@Test
	void oldRunsAreKeptUpToTheNumberAndBadRowsAreSaid() throws Exception {
		keygen();
		Files.writeString(in.resolve("transactions.csv"), HEADER + String.join("\n", rows) + "\nbroken\n");
		var codes = new ArrayList<Integer>();
		for (var until : List.of("2025-05-04", "2025-05-11", "2025-05-18")) {
			codes.add(week(until).code());
			Thread.sleep(1_100);
		}

		assertThat(codes).containsExactly(1, 1, 1);
		assertThat(runs()).hasSize(2);
		verifies(out.resolve("hand-over/alerts-2025-05-04.jsonl"), LocalDate.of(2025, 5, 4));
		verifies(out.resolve("hand-over/alerts-2025-05-18.jsonl"), LocalDate.of(2025, 5, 18));
	}

	@Test
	void whatIsMissingIsSaidAndNothingIsHandedOver() throws Exception {
		assertThat(week("2025-05-04")).satisfies(ran -> assertThat(ran.said()).contains("读不到私钥")).extracting(Ran::code).isEqualTo(2);
		keygen();
		assertThat(week("2025-05-04")).satisfies(ran -> assertThat(ran.said()).contains("没有交易流水")).extracting(Ran::code).isEqualTo(2);
		Files.writeString(in.resolve("transactions-1.csv"), HEADER + rows.get(0) + "\n");
		Files.writeString(in.resolve("transactions-2.csv"), "time,txn_id,payer,payee,amount\n" + rows.get(1) + "\n");
		assertThat(week("2025-05-04")).satisfies(ran -> assertThat(ran.said()).contains("表头与")).extracting(Ran::code).isEqualTo(2);
		Files.delete(in.resolve("transactions-1.csv"));
		Files.writeString(in.resolve("transactions-2.csv"), "nothing\n");
		assertThat(week("2025-05-04")).satisfies(ran -> assertThat(ran.said()).contains("没有产生预警文件")).extracting(Ran::code).isEqualTo(4);
		assertThat(out.resolve("hand-over")).doesNotExist();
	}

	@Test
	void twoRunsAtOnceAreNotMade() throws Exception {
		keygen();
		Files.writeString(in.resolve("transactions.csv"), HEADER + String.join("\n", rows) + "\n");
		Files.createDirectory(out);
		var holder = new ProcessBuilder("flock", out.resolve(".lock").toString(), "sleep", "30").start();
		try {
			Thread.sleep(300);

			assertThat(week("2025-05-04")).satisfies(ran -> assertThat(ran.said()).contains("还没有结束")).extracting(Ran::code).isEqualTo(3);
		} finally {
			holder.descendants().forEach(ProcessHandle::destroy);
			holder.destroy();
		}
	}
}
