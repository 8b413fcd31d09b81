package cn.fangfei.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;
import cn.fangfei.detection.flow.FlowSink;
import cn.fangfei.detection.flow.SubjectFacts;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.SubjectFactFile;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.TransactionsAhead;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.formats.alert.AlertLine;
import cn.fangfei.formats.alert.AlertNames;
import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Watches the transactions of a bank or of statements for the marks of taking deposits from the public; one line an alert. Runs where the
 * data lie: nothing but the alerts is written. With {@code --until} the rows after that day are passed over as if the file ended there.
 */
@Command(name = "flow", description = "监测资金流水中的非法集资特征，每条预警写一行。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "账户列：account,holder,holder_name,kind,opened_on,birth_year,region_code,subject",
				"流水列：txn_id,time,payer,payee,amount,channel,memo",
				"输出每行：{subject,at,level,score,typologies[],reasons[{sentence,feature,value,reference,logOdds,element}],evidence[],…}，按时间排列",
				"退出码：0 完成；1 输入有问题（好的行仍已处理，--strict 除外）；2 用法不对" })
final class FlowCommand implements Callable<Integer> {

	private static final int MAGIC = 0x46464C59;
	/** Of each kind of remark so many are shown one by one; all are counted. */
	private static final int SHOWN = 50;
	private static final int DAY_MILLIS = 86_400_000;
	private static final String SIGNATURE = ".sig";
	private static final String NAMES = ".names.csv";
	private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--accounts", required = true, paramLabel = "文件", description = "账户清单：.csv 或 .csv.gz；- 表示标准输入")
	private String accounts;

	@Option(names = "--transactions", required = true, paramLabel = "文件", description = "交易流水：.csv 或 .csv.gz；- 表示标准输入")
	private String transactions;

	@Option(names = "--out", required = true, paramLabel = "文件", description = "预警 .jsonl；- 表示标准输出")
	private String out;

	@Option(names = "--until", paramLabel = "日期", description = "只看到这一天（含），如 2026-01-31；结果与把流水截到这一天相同")
	private @Nullable LocalDate until;

	@Option(names = "--every", paramLabel = "周期", defaultValue = "week", description = "研判周期：day、week（默认，每周日结束时）、month")
	private String every;

	@Option(names = "--lateness", paramLabel = "天数", defaultValue = "7", description = "流水最多可以迟到几天，0 到 31，默认 7；更迟的行不采用")
	private int lateness;

	@Option(names = "--from-score", paramLabel = "分数", description = "检验用：从这个分数起，每创新高就写一行，不论级别；0 到 100，供 evaluate 比较不同界限")
	private @Nullable Double fromScore;

	@Option(names = "--relations", paramLabel = "文件", description = "人员与主体的关系 relations.csv：from,to,relation,since,until；资金流向关联人员时一并计入")
	private @Nullable String relations;

	@Option(names = "--changes", paramLabel = "文件", description = "登记变更 changes.csv：subject,changed_on,what；变更后骤活时写明")
	private @Nullable String changes;

	@Option(names = "--aggregates-only", description = "预警里不列交易编号，只有句子和每周合计")
	private @Nullable Boolean aggregatesOnly;

	@Option(names = "--sign", paramLabel = "私钥", description = "用 keygen 生成的私钥签名，旁边写出同名加 .sig 的签名文件；只含句子和每周合计，不含交易和账号")
	private @Nullable String sign;

	@Option(names = "--checkpoint", paramLabel = "文件", description = "断点文件：每隔一段写下进度；文件已存在时从断点继续")
	private @Nullable String checkpoint;

	@Option(names = "--strict", description = "只要有一行不合格就不输出，退出码为 1")
	private boolean strict;

	/** Rows between two checkpoints. */
	private final long checkpointRows;
	/** The machine fails after so many rows; for tests, never otherwise. */
	private final long failAfter;

	private long read;
	private long rejected;
	private long badRows;
	private long warned;
	private long beyond;
	private long alerts;
	private long worthy;
	private long lateShown;
	private long repeatedShown;
	private @Nullable SigningKey key;
	private @Nullable AlertNames names;
	private @Nullable FlowMonitor watching;

	FlowCommand(Terminal terminal) {
		this(terminal, 5_000_000, Long.MAX_VALUE);
	}

	FlowCommand(Terminal terminal, long checkpointRows, long failAfter) {
		this.terminal = terminal;
		this.checkpointRows = checkpointRows;
		this.failAfter = failAfter;
	}

	@Override
	public Integer call() throws BadInput, IOException {
		long began = System.nanoTime();
		var settings = settings();
		if (accounts.equals(InputFile.STANDARD_STREAM) && transactions.equals(InputFile.STANDARD_STREAM)) {
			throw new ParameterException(spec.commandLine(), "--accounts 和 --transactions 只能有一个是标准输入");
		}
		key = sign == null ? null : signingKey(sign);
		names = key == null ? null : new AlertNames(key, account -> watching != null && watching.accounts().knows(account));
		var output = OutputFile.named(out, terminal);
		try (var list = InputFile.named(accounts, terminal); var flow = InputFile.named(transactions, terminal)) {
			if (output.overwrites(list) || output.overwrites(flow)) {
				throw new ParameterException(spec.commandLine(), "--out 与输入是同一个文件，会覆盖原始数据");
			}
			if (key != null) {
				withdrawSignature(list, flow);
			}
			if (strict) {
				check(list.path(), flow.path());
			}
			if (!strict || rejected == 0) {
				rejected = 0;
				warned = 0;
				output.write(stream -> watch(list.path(), flow.path(), stream, settings));
				if (key != null) {
					sign(key);
				}
			}
		}
		if (strict && rejected > 0) {
			terminal.err().printf(Locale.ROOT, "有 %,d 行不合格；按 --strict 没有输出。请改好后重新运行。%n", rejected);
			return FangfeiCommand.BAD_INPUT;
		}
		terminal.err().printf(Locale.ROOT, "用时 %.1f 秒。%n", (System.nanoTime() - began) / 1e9);
		return rejected > 0 || late > 0 ? FangfeiCommand.BAD_INPUT : FangfeiCommand.DONE;
	}

	private long late;

	private boolean aggregates() {
		return key != null || Boolean.TRUE.equals(aggregatesOnly);
	}

	private SigningKey signingKey(String file) throws BadInput {
		if (Boolean.FALSE.equals(aggregatesOnly)) {
			throw new ParameterException(spec.commandLine(), "--sign 用于把预警交出银行，只能含句子和每周合计，不能与 --aggregates-only=false 同用：原始交易不出银行（反洗钱法第七条）");
		}
		if (fromScore != null) {
			throw new ParameterException(spec.commandLine(), "--sign 只交出预警，不能与检验用的 --from-score 同用");
		}
		if (out.equals(InputFile.STANDARD_STREAM)) {
			throw new ParameterException(spec.commandLine(), "--sign 要把预警写到文件，--out 不能是标准输出");
		}
		var target = InputFile.pathOf(out);
		if (Files.exists(target) && !Files.isRegularFile(target)) {
			throw new ParameterException(spec.commandLine(), "--sign 要把预警写到普通文件，“" + out + "”不是");
		}
		return KeyFile.read(file);
	}

	/** The signature of an earlier run does not outlive its file, and no output lies where an input is. */
	private void withdrawSignature(InputFile list, InputFile flow) throws BadInput, IOException {
		for (var name : new String[] { out, out + SIGNATURE, out + NAMES }) {
			var output = OutputFile.named(name, terminal);
			if (output.overwrites(list) || output.overwrites(flow) || output.overwrites(InputFile.named(sign, terminal))) {
				throw new ParameterException(spec.commandLine(), "输出“" + name + "”与输入或私钥是同一个文件，会覆盖它");
			}
		}
		Files.deleteIfExists(InputFile.pathOf(out + SIGNATURE));
		Files.deleteIfExists(InputFile.pathOf(out + NAMES));
	}

	private void sign(SigningKey by) throws BadInput, IOException {
		var monitor = Objects.requireNonNull(watching);
		var at = OffsetDateTime.ofInstant(terminal.clock().instant(), BEIJING);
		var run = new AlertSignature.Run(at, UUID.randomUUID(), monitor.weights(), monitor.firstDay(), monitor.lastDay(), true);
		var given = Objects.requireNonNull(names).given();
		if (!given.isEmpty()) {
			OutputFile.ownerOnly(out + NAMES, terminal).write(stream -> {
				stream.write("code,name\n".getBytes(StandardCharsets.UTF_8));
				for (var name : given.entrySet()) {
					stream.write((name.getKey() + "," + quoted(name.getValue()) + "\n").getBytes(StandardCharsets.UTF_8));
				}
			});
			terminal.err().printf(Locale.ROOT, "%,d 个主体只有账号，预警里用代号；代号与账号的对照在“%s”，只留在本机，不要交出。%n", given.size(), out + NAMES);
		}
		var signature = AlertSignature.sign(by, InputFile.pathOf(out), run);
		OutputFile.named(out + SIGNATURE, terminal).write(stream -> stream.write(signature.text().getBytes(StandardCharsets.UTF_8)));
		terminal.err().println("已签名：请把“" + out + "”和“" + out + SIGNATURE + "”一起交给处非部门。公钥指纹 " + by.publicHalf().fingerprintInGroups() + "。");
	}

	private static String quoted(String name) {
		return name.matches("[^\",\r\n]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
	}

	private FlowSettings settings() {
		if (lateness < 0 || lateness > 31) {
			throw new ParameterException(spec.commandLine(), "--lateness 应在 0 到 31 之间");
		}
		if (fromScore != null && !(fromScore >= 0 && fromScore <= 100)) {
			throw new ParameterException(spec.commandLine(), "--from-score 应在 0 到 100 之间");
		}
		var cadence = switch (every) {
			case "day" -> Cadence.DAY;
			case "week" -> Cadence.WEEK;
			case "month" -> Cadence.MONTH;
			default -> throw new ParameterException(spec.commandLine(), "--every 应是 day、week 或 month");
		};
		return fromScore == null ? new FlowSettings(lateness, cadence) : new FlowSettings(lateness, cadence, fromScore);
	}

	private TransactionFile openTransactions(Path file) throws BadInput {
		try {
			return TransactionFile.open(file, InputFile.shown(transactions), ReadLimits.standard());
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	private AccountFile openAccounts(Path file) throws BadInput {
		try {
			return AccountFile.open(file, InputFile.shown(accounts), ReadLimits.standard());
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	/** A reading before the reading, for {@code --strict}. */
	private void check(Path list, Path flow) throws BadInput {
		var progress = new Progress(terminal, "检查");
		try (var rows = openAccounts(list)) {
			while (rows.next()) {
				rows.problems().forEach(problem -> report(accounts, problem, progress));
			}
		}
		long count = 0;
		try (var rows = openTransactions(flow)) {
			while (rows.next()) {
				progress.at(++count, rows.bytesRead(), rows.bytesTotal());
				var problem = rows.problem();
				if (problem != null) {
					report(transactions, problem, progress);
				}
			}
		}
		progress.clear();
	}

	private void report(String file, RowProblem problem, Progress progress) {
		boolean warning = problem.severity() == Severity.WARNING;
		long count = warning ? ++warned : ++rejected;
		if (count <= SHOWN) {
			progress.clear();
			terminal.err().println((warning ? "提醒：" : "") + "“" + InputFile.shown(file) + "”" + problem.sentence() + "。");
		} else if (count == SHOWN + 1) {
			progress.clear();
			terminal.err().println((warning ? "更多提醒" : "更多不合格的行") + "不再逐行列出，只计数。");
		}
	}

	private AccountBook readAccounts(Path file) throws BadInput {
		var book = new AccountBook();
		var progress = new Progress(terminal, "账户");
		long count = 0;
		long repeated = 0;
		try (var rows = openAccounts(file)) {
			while (rows.next()) {
				progress.at(++count, rows.bytesRead(), rows.bytesTotal());
				rows.problems().forEach(problem -> report(accounts, problem, progress));
				var row = rows.row();
				if (row != null && !book.enter(row.account(), row.subject(), row.kind(), row.kindWritten(), row.openedOn(), row.birthYear(), row.region())) {
					repeated++;
					if (repeated <= SHOWN) {
						progress.clear();
						terminal.err().println("提醒：“" + InputFile.shown(accounts) + "”第" + row.line() + "行：账户“" + row.account()
								+ "”前面已有，以这一行为准。");
					}
				}
			}
		}
		progress.clear();
		terminal.err().printf(Locale.ROOT, "账户 %,d 行：不同账户 %,d 个，重复 %,d 行，不合格 %,d 行，有疑问 %,d 处。%n", count, book.listed(), repeated,
				rejected, warned);
		return book;
	}

	private SubjectFacts readFacts() throws BadInput {
		var facts = new SubjectFacts();
		var progress = new Progress(terminal, "关系");
		try {
			if (relations != null) {
				long count = SubjectFactFile.readRelations(InputFile.pathOf(relations), relations, ReadLimits.standard(), facts,
						problem -> report(relations, problem, progress));
				terminal.err().printf(Locale.ROOT, "关系 %,d 行。%n", count);
			}
			if (changes != null) {
				long count = SubjectFactFile.readChanges(InputFile.pathOf(changes), changes, ReadLimits.standard(), facts,
						problem -> report(changes, problem, progress));
				terminal.err().printf(Locale.ROOT, "登记变更 %,d 行。%n", count);
			}
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
		return facts;
	}

	private void watch(Path list, Path flow, OutputStream stream, FlowSettings settings) throws BadInput, IOException {
		var print = checkpoint == null ? new byte[0] : fingerprint(list, flow);
		var kept = new ByteArrayOutputStream();
		var sink = sink(stream, kept);
		var file = checkpoint == null ? null : InputFile.pathOf(checkpoint);
		FlowMonitor monitor = null;
		long skip = 0;
		if (file != null && Files.exists(file)) {
			try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
				if (in.readInt() != MAGIC || !Arrays.equals(in.readNBytes(print.length), print)) {
					throw new IOException("断点属于另一份输入或另一组选项");
				}
				if (!whole(file)) {
					throw new IOException("内容不完整或已损坏");
				}
				skip = in.readLong();
				rejected = in.readLong();
				badRows = in.readLong();
				warned = in.readLong();
				beyond = in.readLong();
				alerts = in.readLong();
				worthy = in.readLong();
				var lines = new byte[in.readInt()];
				in.readFully(lines);
				stream.write(lines);
				kept.write(lines);
				var given = new HashMap<String, String>();
				for (int n = in.readInt(); n > 0; n--) {
					given.put(in.readUTF(), in.readUTF());
				}
				if (names != null) {
					names.remember(given);
				}
				monitor = FlowMonitor.read(in, settings, FlowMonitor.standardWeights(), sink);
			} catch (IOException e) {
				throw new BadInput("断点文件“" + checkpoint + "”不能用：" + (e.getMessage() == null ? "内容不完整" : e.getMessage()) + "。请删去它，从头运行", e);
			}
			terminal.err().printf(Locale.ROOT, "从断点继续：前 %,d 行已处理。%n", skip);
		}
		long rejectedBefore = rejected;
		long warnedBefore = warned;
		var facts = readFacts();
		if (monitor == null) {
			monitor = new FlowMonitor(settings, readAccounts(list), sink);
		} else {
			// the checkpoint counted them already
			rejected = rejectedBefore;
			warned = warnedBefore;
		}
		watching = monitor;
		monitor.facts(facts);
		var progress = new Progress(terminal, "流水");
		long end = until == null ? Long.MAX_VALUE : (until.toEpochDay() + 1) * DAY_MILLIS;
		var hands = hands();
		try (var rows = openTransactions(flow)) {
			while (read < skip && rows.next()) {
				read++;
			}
			var loop = monitor;
			long before = read;
			// a batch ends where the state is to be written
			LongUnaryOperator most = more -> Math.min(failAfter - before - more, checkpointRows - (before + more) % checkpointRows);
			var ahead = new TransactionsAhead(rows, most, monitor.accounts()::look);
			monitor.helpedBy(hands == null ? ahead : hands, hands == null ? 1 : hands.getMaximumPoolSize());
			ahead.each(batch -> {
				read += batch.read();
				progress.now(read, batch.bytesRead(), rows.bytesTotal());
				batch.problems().forEach(problem -> report(transactions, problem, progress));
				badRows += batch.problems().size();
				beyond += batch.rows().dropFrom(end);
				loop.accept(batch.rows());
				if (read >= failAfter) {
					throw new IOException("stopped after " + read + " rows");
				}
				if (file != null && read % checkpointRows == 0) {
					save(file, print, kept, loop);
				}
			});
			monitor.end();
		} finally {
			if (hands != null) {
				hands.shutdown();
			}
		}
		progress.clear();
		stream.flush();
		summary(monitor);
		if (file != null) {
			Files.deleteIfExists(file);
		}
	}

	/** Threads for all cores but the one that watches and the one that reads; null when there are no more, and who reads lends a hand. */
	private static @Nullable ThreadPoolExecutor hands() {
		int cores = Runtime.getRuntime().availableProcessors() - 2;
		if (cores < 1) {
			return null;
		}
		var hands = new ThreadPoolExecutor(cores, cores, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			var hand = new Thread(work, "measuring");
			hand.setDaemon(true);
			return hand;
		});
		hands.allowCoreThreadTimeOut(true);
		return hands;
	}

	private FlowSink sink(OutputStream stream, ByteArrayOutputStream kept) {
		return new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
				alerts += alert.level().compareTo(RiskLevel.YELLOW) >= 0 ? 1 : 0;
				worthy += alert.level().compareTo(RiskLevel.ORANGE) >= 0 ? 1 : 0;
				var line = AlertLine.of(alert, aggregates(), names == null ? UnaryOperator.identity() : names).getBytes(StandardCharsets.UTF_8);
				try {
					stream.write(line);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
				if (checkpoint != null) {
					kept.writeBytes(line);
				}
			}

			@Override
			public void late(long line, LocalDate day) {
				if (++lateShown <= SHOWN) {
					terminal.err().println("“" + InputFile.shown(transactions) + "”第" + line + "行：" + day + " 的交易迟于期限 " + lateness
							+ " 天，没有采用。请把流水按时间排序，或用 --lateness 放宽期限后重试。");
				} else if (lateShown == SHOWN + 1) {
					terminal.err().println("更多迟到的行不再逐行列出，只计数。");
				}
			}

			@Override
			public void repeated(long line, boolean same) {
				if (++repeatedShown <= SHOWN) {
					terminal.err().println("提醒：“" + InputFile.shown(transactions) + "”第" + line + "行：交易编号和时间" + (same ? "与另一行相同，内容也相同，只计一次。"
							: "与另一行相同而内容不同，没有采用。请核对这两行。"));
				} else if (repeatedShown == SHOWN + 1) {
					terminal.err().println("更多重复的行不再逐行列出，只计数。");
				}
			}
		};
	}

	private void summary(FlowMonitor monitor) {
		var counts = monitor.counts();
		late = counts.late();
		terminal.err().printf(Locale.ROOT, "已读流水 %,d 行：采用 %,d，不合格 %,d，重复 %,d，编号相同内容不同 %,d，迟到未采用 %,d，截止日之后 %,d。%n", read, counts.applied(),
				badRows, counts.duplicates(), counts.conflicting(), counts.late(), beyond);
		terminal.err().printf(Locale.ROOT, "其中同一主体账户之间 %,d 笔，时间远在前后行之后而暂存的 %,d 笔；清单之外的账户 %,d 个。%n", counts.internal(), counts.jumped(),
				monitor.accounts().unlisted());
		terminal.err().printf(Locale.ROOT, "预警 %,d 条，其中橙色及以上 %,d 条；权重版本 %s。%n", alerts, worthy, monitor.weights());
	}

	/** Written beside its place and moved there when it is whole, so that a failure while writing leaves the one before. */
	private void save(Path file, byte[] print, ByteArrayOutputStream kept, FlowMonitor monitor) throws IOException {
		var part = file.resolveSibling(file.getFileName() + ".part");
		var sum = new CRC32();
		try (var stream = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(part), sum), 1 << 16))) {
			stream.writeInt(MAGIC);
			stream.write(print);
			stream.writeLong(read);
			stream.writeLong(rejected);
			stream.writeLong(badRows);
			stream.writeLong(warned);
			stream.writeLong(beyond);
			stream.writeLong(alerts);
			stream.writeLong(worthy);
			stream.writeInt(kept.size());
			kept.writeTo(stream);
			var given = names == null ? Map.<String, String>of() : names.given();
			stream.writeInt(given.size());
			for (var name : given.entrySet()) {
				stream.writeUTF(name.getKey());
				stream.writeUTF(name.getValue());
			}
			monitor.write(stream);
			stream.flush();
			stream.writeLong(sum.getValue());
		}
		Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Whether a state ends with the sum of what it holds: what a failing disk left of one may look like another. */
	private static boolean whole(Path file) throws IOException {
		var sum = new CRC32();
		try (var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum))) {
			in.skipNBytes(Files.size(file) - Long.BYTES);
			long sumOfAll = sum.getValue();
			return in.readLong() == sumOfAll;
		}
	}

	/** Of what the run depends on: the inputs by size and beginning, and the options. */
	private byte[] fingerprint(Path list, Path flow) throws BadInput, IOException {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			var inputs = new ArrayList<>(List.of(list, flow));
			for (var more : new String[] { relations, changes }) {
				if (more != null) {
					inputs.add(InputFile.pathOf(more));
				}
			}
			for (var file : inputs) {
				digest.update(Long.toString(Files.size(file)).getBytes(StandardCharsets.US_ASCII));
				try (var in = Files.newInputStream(file)) {
					digest.update(in.readNBytes(1 << 20));
				}
			}
			digest.update((until + " " + every + " " + lateness + " " + aggregates() + " " + fromScore + " " + (key == null ? "" : key.publicHalf().fingerprint()))
					.getBytes(StandardCharsets.US_ASCII));
			return digest.digest();
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
