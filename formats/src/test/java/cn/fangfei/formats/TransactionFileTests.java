package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowRows;
import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.flow.PartyKind;

/** transactions.csv and accounts.csv as other offices write them. */
class TransactionFileTests {

	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo\n";

	@TempDir
	Path folder;

	private List<String> read(byte[] bytes) throws Exception {
		var file = Files.write(folder.resolve("t.csv"), bytes);
		var read = new ArrayList<String>();
		try (var rows = TransactionFile.open(file, "t.csv", ReadLimits.standard())) {
			while (rows.next()) {
				var problem = rows.problem();
				var row = rows.row();
				read.add(problem != null ? problem.sentence()
						: row.keyText(0) + " " + row.keyText(1) + " " + row.keyText(2) + " " + row.fen() + " " + row.channel()
								+ (row.rollOver() ? " again" : "") + " "
								+ LocalDateTime.ofEpochSecond(row.millis() / 1000, (int) (row.millis() % 1000) * 1_000_000,
										ZoneOffset.UTC));
			}
		}
		return read;
	}

	private List<String> read(String text) throws Exception {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void aRowIsReadInAnyOrderOfColumns() throws Exception {
		assertThat(read(HEADER + "T1,2026-01-31T09:30:15,622201,622202,1234.50,TRANSFER,货款\n"))
			.containsExactly("T1 622201 622202 123450 TRANSFER 2026-01-31T09:30:15");
		assertThat(read("摘要,金额（元）,收款账号,付款账号,交易时间,交易流水号\n到期复投,10000,622202,622201,2026-01-31 09:30,T1\n"))
			.containsExactly("T1 622201 622202 1000000 OTHER again 2026-01-31T09:30");
	}

	/** A statement that a bank printed for an office says its channels in Chinese. */
	@Test
	void channelsAreReadInTheWordsOfAPrintedStatement() throws Exception {
		var text = "交易流水号,交易时间,付款账号,收款账号,交易金额,渠道,摘要\n" + IntStream.range(0, 5)
			.mapToObj(i -> "T" + i + ",2026-01-31 09:30,A,B,1," + List.of("转账", "现金", "刷卡", "支付机构", "其他").get(i) + ",\n")
			.collect(Collectors.joining());

		for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
			assertThat(read(text.getBytes(charset))).extracting(row -> row.split(" ")[4]).containsExactly("TRANSFER", "CASH", "POS", "AGENT", "OTHER");
		}
	}

	/** Wherever it stands among the eight that are looked at together, and beside letters of more than seven bits. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 9, 31, 127 })
	void aControlByteAnywhereInAKeyIsFound(int control) throws Exception {
		for (int length = 1; length <= 26; length++) {
			for (int at = 0; at < length; at++) {
				var key = new StringBuilder("é~!账0".repeat(8).substring(0, length));
				key.setCharAt(at, (char) control);
				// a tab at the edge is a blank around the field
				var refused = control != 9 || at > 0 && at < length - 1;

				assertThat(read(HEADER + "T1,2026-01-31," + key + ",B,1,,\n").get(0).contains("无法识别")).as("%d at %d of %d", control, at, length)
					.isEqualTo(refused);
			}
		}
	}

	@Test
	void byteOrderMarkGb18030GzipAndQuotesAreRead() throws Exception {
		var text = HEADER + "T1,2026-01-31T09:30:15,\"622,201\",张三账户,\"1000\",CASH,\"续投\"\"养老\"\"，\n第二行\"\n";
		var expected = "T1 622,201 张三账户 100000 CASH again 2026-01-31T09:30:15";
		var zipped = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(zipped)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}

		assertThat(read("\ufeff" + text)).containsExactly(expected);
		assertThat(read(text.getBytes(Charset.forName("GB18030")))).containsExactly(expected);
		assertThat(read(zipped.toByteArray())).containsExactly(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-31T09:30:15Z,2026-01-31T17:30:15", "2026-01-31T09:30:15+08:00,2026-01-31T09:30:15",
			"2026-01-31T09:30:15.250-0130,2026-01-31T19:00:15.250", "2026-01-31,2026-01-31T00:00",
					"2026-01-31T23:59:59.9999,2026-01-31T23:59:59.999",
			"2024-02-29T00:00:00,2024-02-29T00:00" })
	void timesWithoutAnOffsetAreThoseOfShanghai(String written, String shanghai) throws Exception {
		assertThat(read(HEADER + "T1," + written + ",1,2,5,POS,\n")).containsExactly("T1 1 2 500 POS " + shanghai);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-29T00:00:00", "2026-13-01", "昨天", "2026-01-31T24:00:00", "2026-01-31T09", "2026-01-31T09:30:15+",
			"1889-01-01",
			"2026-01-31T09:30:15.", "20260131" })
	void aTimeThatIsNoneIsNamed(String written) throws Exception {
		assertThat(read(HEADER + "T1," + written + ",1,2,5,POS,\nT2,2026-01-31,1,2,5,POS,\n")).hasSize(2)
			.element(0).asString().startsWith("第2行：“time”写的是“" + written + "”，看不出时间。请写成");
	}

	@ParameterizedTest
	@CsvSource({ "1,100", "1.5,150", "0.01,1", "1.500,150", "+12.00,1200", "1000000000000,100000000000000", "0000012,1200", ".5,50",
			"7.,700" })
	void amountsAreYuan(String written, long fen) throws Exception {
		assertThat(read(HEADER + "T1,2026-01-31,1,2," + written + ",POS,\n")).containsExactly("T1 1 2 " + fen + " POS 2026-01-31T00:00");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "-5;应大于0", "0;应大于0", "-0.00;应大于0", "9223372036854775808;超过一万亿元", "1000000000000.01;超过一万亿元",
			"1E+05;不是以元为单位的数",
			"1万;不是以元为单位的数", "12.345;小数多于两位", ".;不是以元为单位的数", "-;不是以元为单位的数", "1.2.3;不是以元为单位的数", "''; 没有填写" })
	void anAmountThatIsNoneIsNamed(String written, String why) throws Exception {
		var read = read(HEADER + "T1,2026-01-31,1,2," + written + ",POS,\nT2,2026-01-31,1,2,5,POS,\n");

		assertThat(read).hasSize(2);
		assertThat(read.get(0)).startsWith("第2行：“amount”").contains(why.strip());
		assertThat(read.get(1)).startsWith("T2");
	}

	/** Rows without quotes are read eight bytes at a time, the others byte by byte, and buffers end anywhere: nobody may see a difference. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void rowsOfManyBuffersComeOutAsTheyWereWritten(long seed) throws Exception {
		var random = new Random(seed);
		var text = new StringBuilder(HEADER);
		var expected = new ArrayList<String>();
		var channels = FlowChannel.values();
		for (int i = 0; i < 6_000; i++) {
			var time = LocalDateTime.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000), 0, ZoneOffset.UTC);
			var shown = "%tFT%<tT".formatted(time);
			var payer = random.nextInt(8) == 0 ? "" : "账户".repeat(random.nextInt(2)) + Math.abs(random.nextLong());
			var payee = "p".repeat(random.nextInt(30)) + random.nextInt(1_000);
			long fen = 1 + random.nextInt(Integer.MAX_VALUE);
			var channel = channels[random.nextInt(channels.length)];
			boolean again = random.nextInt(4) == 0;
			var memo = "x".repeat(random.nextInt(20)) + (again ? "到期续投" : "续费投资") + "，".repeat(random.nextInt(3));
			boolean quoted = random.nextInt(5) == 0;
			var blank = " ".repeat(random.nextInt(2));
			text.append('T').append(i).append(',').append(shown).append(blank).append(',').append(payer).append(',').append(blank).append(payee)
				.append(',').append(fen / 100).append('.').append("%02d".formatted(fen % 100)).append(',').append(channel).append(',')
				.append(quoted ? "\"" + memo + ",\n\"\"\"" : memo).append(random.nextInt(3) == 0 ? "\r\n" : "\n");
			expected.add("T" + i + " " + payer + " " + payee + " " + fen + " " + channel + (again ? " again" : "") + " " + time);
		}

		assertThat(read(text.toString())).isEqualTo(expected);
		assertThat(read(text.toString().getBytes(Charset.forName("GB18030")))).isEqualTo(expected);
	}

	/** Batches hold the rows and problems that reading one by one gives, however many are asked for at once. */
	@Test
	void rowsComeInBatchesAsTheyComeOneByOne() throws Exception {
		var text = new StringBuilder(HEADER);
		for (int i = 0; i < 3_000; i++) {
			text.append("T").append(i).append(",2026-01-31T09:30:15,1,2,").append(i % 11 == 0 ? "0" : "5").append(",POS,\n");
		}
		var file = Files.writeString(folder.resolve("b.csv"), text);
		var rows = new FlowRows();
		var problems = new ArrayList<RowProblem>();
		int good = 0;
		int read = 0;
		try (var transactions = TransactionFile.open(file, "b.csv", ReadLimits.standard())) {
			for (int n = transactions.fill(rows, 700, problems); n > 0; n = transactions.fill(rows, 700, problems)) {
				read += n;
				good += rows.size();
			}
		}
		var ahead = new ArrayList<Integer>();
		var lines = new ArrayList<Long>();
		try (var transactions = TransactionFile.open(file, "b.csv", ReadLimits.standard())) {
			new TransactionsAhead(transactions, before -> 250 - before % 250, prepared -> {
			}).each(batch -> {
				ahead.add(batch.read());
				batch.problems().forEach(problem -> lines.add(problem.line()));
			});
		}

		assertThat(read).isEqualTo(3_000);
		assertThat(good).isEqualTo(3_000 - 273);
		assertThat(problems).hasSize(273);
		assertThat(ahead).hasSize(12).containsOnly(250);
		assertThat(lines).isEqualTo(problems.stream().map(RowProblem::line).toList());
	}

	/** Two exports put together: the first megabyte tells the charset. */
	@Test
	void rowsOfAnotherCharsetBehindTheBeginningAreReadAsTheyAreMeant() throws Exception {
		var gb = Charset.forName("GB18030");
		var utf8 = HEADER + "T1,2026-01-31,622201,622202,1,TRANSFER,\n".repeat(40_000);
		var file = Files.write(folder.resolve("two.csv"), utf8.getBytes(StandardCharsets.UTF_8));
		Files.write(file, "T2,2026-01-31,张三,622202,1,TRANSFER,货款\nT3,2026-01-31,622201,622202,1,TRANSFER,货款\n".getBytes(gb), StandardOpenOption.APPEND);
		var told = new ArrayList<String>();
		try (var rows = TransactionFile.open(file, "two.csv", ReadLimits.standard())) {
			while (rows.next()) {
				if (rows.line() > 40_001) {
					told.add(rows.row().keyText(1));
				}
			}
		}

		assertThat(told).containsExactly("张三", "622201");
	}

	/** Issue 5: on two cores the one that reads does other work when it is asked, between batches and while it waits, and what it is not asked for in time never. */
	@Test
	void whoReadsAheadLendsAHand() throws Exception {
		var file = Files.writeString(folder.resolve("h.csv"), HEADER + "T1,2026-01-31,1,2,5,POS,\n".repeat(20_000));
		var prepared = new AtomicInteger();
		try (var transactions = TransactionFile.open(file, "h.csv", ReadLimits.standard())) {
			var ahead = new TransactionsAhead(transactions, before -> 100, rows -> prepared.addAndGet(rows.size()));
			var reader = new CompletableFuture<String>();
			var waiting = new CompletableFuture<String>();
			var never = new CompletableFuture<String>();
			var taken = new AtomicInteger();
			ahead.execute(() -> reader.complete(Thread.currentThread().getName()));
			ahead.each(batch -> {
				if (taken.getAndAdd(batch.read()) == 5_000) {
					// it is as far ahead as it may be, or soon will be
					ahead.execute(() -> waiting.complete(Thread.currentThread().getName()));
					assertThat(waiting.join()).isEqualTo(reader.join());
				}
			});
			ahead.execute(() -> never.complete("begun"));

			assertThat(reader.join()).isNotEqualTo(Thread.currentThread().getName());
			assertThat(taken).hasValue(20_000);
			assertThat(prepared).hasValue(20_000);
			assertThat(never).isNotDone();
		}
	}

	@Test
	void whatFailsWhileRowsArePreparedEndsTheReading() throws Exception {
		var file = Files.writeString(folder.resolve("p.csv"), HEADER + "T1,2026-01-31,1,2,5,POS,\n".repeat(1_000));
		try (var transactions = TransactionFile.open(file, "p.csv", ReadLimits.standard())) {
			var ahead = new TransactionsAhead(transactions, before -> 10, rows -> {
				throw new IllegalStateException("no room");
			});

			assertThatThrownBy(() -> ahead.each(batch -> {
			})).isInstanceOf(IllegalStateException.class).hasMessage("no room");
		}
	}

	/** Or else who takes the batches would wait for ever. */
	@Test
	void whatFailsInTheHandThatWasLentEndsTheReading() throws Exception {
		var file = Files.writeString(folder.resolve("l.csv"), HEADER + "T1,2026-01-31,1,2,5,POS,\n".repeat(100_000));
		try (var transactions = TransactionFile.open(file, "l.csv", ReadLimits.standard())) {
			var ahead = new TransactionsAhead(transactions, before -> 10, prepared -> {
			});
			ahead.execute(() -> {
				throw new OutOfMemoryError("no room");
			});

			assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ahead.each(batch -> {
			}))).isInstanceOf(OutOfMemoryError.class).hasMessage("no room");
		}
	}

	/** What fails where batches are taken ends the reading too. */
	@Test
	void whoTakesRowsMayFail() throws Exception {
		var file = Files.writeString(folder.resolve("f.csv"), HEADER + "T1,2026-01-31,1,2,5,POS,\n".repeat(50_000));
		try (var transactions = TransactionFile.open(file, "f.csv", ReadLimits.standard())) {
			var ahead = new TransactionsAhead(transactions, before -> 10, prepared -> {
			});

			assertThatThrownBy(() -> ahead.each(batch -> {
				throw new IOException("full");
			})).isInstanceOf(IOException.class).hasMessage("full");
		}
	}

	@Test
	void oneSideMayBeMissingButNotBoth() throws Exception {
		assertThat(read(HEADER + "T1,2026-01-31,,2,5,CASH,\nT2,2026-01-31,,,5,CASH,\n,2026-01-31,1,2,5,CASH,\nT4,2026-01-31,1,2,5,支票,\n"
				+ "T5,2026-01-31,1,2,5,CASH,a,b\n\"T6,2026-01-31,1,2,5,CASH,\n")).containsExactly("T1  2 500 CASH 2026-01-31T00:00",
						"第3行：“payer”和“payee”都没有填写。请至少补上一方的账户", "第4行：“txn_id”没有填写。请补上交易编号",
						"第5行：“channel”写的是“支票”，不在 TRANSFER（转账）、CASH（现金）、POS（刷卡）、AGENT（支付机构）、OTHER（其他）之中。请改为其中之一，看不出时写 OTHER",
						"第6行：这一行有 8 列，表头只有 7 列，多半是内容里有逗号却没有加双引号。请给含逗号的内容加上双引号后重试",
						"第7行：这一行的双引号没有配对，无法分列。请补上缺少的双引号（\"），或删去多余的双引号后重试");
	}

	@Test
	void aFileWithoutAColumnItNeedsIsRefused() {
		assertThatThrownBy(() -> read("txn_id,time,payer\n")).isInstanceOf(UnreadableFile.class).hasMessageContaining("payee、amount");
		assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(UnreadableFile.class).hasMessageContaining("空的");
	}

	/** Whatever bytes come, the reader ends, and a row is either whole or named. */
	@Test
	void noBytesEndTheReader() throws Exception {
		var random = new Random(8);
		var good = (HEADER + "T1,2026-01-31T09:30:15,622201,622202,1234.50,TRANSFER,\"货,款\"\n".repeat(30)).getBytes(StandardCharsets.UTF_8);
		for (int n = 0; n < 400; n++) {
			var bytes = good.clone();
			for (int k = random.nextInt(40); k >= 0; k--) {
				bytes[HEADER.length() + random.nextInt(bytes.length - HEADER.length())] = (byte) random.nextInt(256);
			}
			assertThat(read(bytes)).isNotEmpty();
		}
	}

	@Test
	void accountsAreReadAndDoubtsNamed() throws Exception {
		var file = Files.writeString(folder.resolve("a.csv"), """
				account,holder,holder_name,kind,opened_on,birth_year,region_code,subject
				622201,H1,张三,PERSON,2020-01-01,1955,340323001001,
				622202,91340323MA2000001W,虚构公司,,2020-02-30,,,91340323MA2000001W
				622203,,,ROBOT,,19x5,34,
				,H4,,PERSON,,,,
				""");
		var rows = new ArrayList<AccountRow>();
		var problems = new ArrayList<String>();
		try (var accounts = AccountFile.open(file, "a.csv", ReadLimits.standard())) {
			while (accounts.next()) {
				if (accounts.row() != null) {
					rows.add(accounts.row());
				}
				accounts.problems().forEach(problem -> problems.add(problem.severity() + " " + problem.line() + " " + problem.field()));
			}
		}

		assertThat(rows).extracting(AccountRow::account, AccountRow::subject, AccountRow::kind, AccountRow::birthYear, AccountRow::region)
			.containsExactly(tuple("622201", "H1", PartyKind.PERSON, 1955, 340323),
					tuple("622202", "91340323MA2000001W", PartyKind.COMPANY, 0, 0),
					tuple("622203", "", PartyKind.PERSON, 0, 0));
		assertThat(problems).containsExactly("WARNING 3 opened_on", "WARNING 4 kind", "WARNING 4 birth_year", "WARNING 4 region_code",
				"ERROR 5 account");
	}

	@Test
	void kindsAreSaidInChineseTooAndOneThatIsNoneIsABadRowWhereItMustBeKnown() throws Exception {
		var file = Files.writeString(folder.resolve("k.csv"), "账号,类型\n1,个人\n2,单位\n3,企业\n4,支付机构\n5,银行\n6,机关\n7,\n8,对公户\n");
		var kinds = new ArrayList<String>();
		for (var must : List.of(false, true)) {
			try (var accounts = AccountFile.open(file, "k.csv", ReadLimits.standard())) {
				if (must) {
					accounts.kindsMustBeKnown();
				}
				while (accounts.next()) {
					var row = accounts.row();
					kinds.add(row == null ? accounts.problems().get(0).severity().name() : row.kind() + (row.kindSaid() ? "" : "?"));
				}
			}
		}

		assertThat(kinds).containsExactly("PERSON", "COMPANY", "COMPANY", "AGENT", "BANK", "GOVERNMENT", "PERSON?", "PERSON?", "PERSON", "COMPANY",
				"COMPANY", "AGENT", "BANK", "GOVERNMENT", "PERSON?", "ERROR");
	}

	@Test
	void whatARowDoesNotSayOfTheKindIsLeftOpen() throws Exception {
		var file = Files.writeString(folder.resolve("o.csv"), "account,kind,subject\n1,BANK,S\n2,,S\n3,,91340323MA2000001W\n4,公户,S\n");
		var kinds = new ArrayList<String>();
		try (var accounts = AccountFile.open(file, "o.csv", ReadLimits.standard())) {
			while (accounts.next()) {
				kinds.add(accounts.row().kind() + (accounts.row().kindWritten() ? " written" : ""));
			}
		}

		assertThat(kinds).containsExactly("BANK written", "PERSON", "COMPANY", "PERSON");
	}

	@Test
	void aControlByteInAKeyMakesABadRow() throws Exception {
		assertThat(read(HEADER + "T\u00001,2026-01-31,A,B,1,,\nT2,2026-01-31,A\u0001,B,1,,\nT3,2026-01-31,A,B\u007f,1,,\nT4,2026-01-31,A,B,1,,\n"))
			.satisfiesExactly(r -> assertThat(r).contains("txn_id"), r -> assertThat(r).contains("payer"), r -> assertThat(r).contains("payee"),
					r -> assertThat(r).startsWith("T4 A B 100"));
	}

	@Test
	void channelsAreThoseOfTheFormat() {
		assertThat(FlowChannel.values()).extracting(Enum::name).containsExactly("TRANSFER", "CASH", "POS", "AGENT", "OTHER");
		assertThat(new FlowTransaction().channel()).isEqualTo(FlowChannel.OTHER);
	}

	@Test
	void holdersAreCalledByTheirNamesAndLongOnesAreLeftOut() throws Exception {
		var file = Files.writeString(folder.resolve("n.csv"), "账号,户名\n622201, 甲某 \n622202,\n622203," + "长".repeat(101) + "\n");
		var names = new ArrayList<String>();
		try (var accounts = AccountFile.open(file, "n.csv", ReadLimits.standard())) {
			while (accounts.next()) {
				names.add(accounts.holderName());
			}
		}

		assertThat(names).containsExactly("甲某", "", "");
	}
}
