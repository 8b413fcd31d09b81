package cn.fangfei.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import cn.fangfei.cli.evaluation.Alarm;
import cn.fangfei.cli.evaluation.Baselines;
import cn.fangfei.cli.evaluation.County;
import cn.fangfei.cli.evaluation.Evaluation;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.UnreadableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds alerts against a known truth and says how good they are, with intervals (docs/detection/evaluation.md). */
@Command(name = "evaluate", description = "用已知真值检验资金预警：查出率、误报、提前量，附置信区间。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "多个县：--truth 甲 --alerts 甲.jsonl --truth 乙 --alerts 乙.jsonl，两两对应",
				"真值列：subject,scheme_kind,launched_on,collapsed_on,investors,raised；其余真值文件、账户和流水没有时，说明哪些指标因此不能衡量",
				"要比较不同的预警界限，预警须用 flow --from-score 写出", "退出码：0 完成；1 输入有问题（好的行仍已采用）；2 用法不对" })
final class EvaluateCommand implements Callable<Integer> {

	/** False subjects per 10,000 accounts a month; the second is the one by which goals are set. */
	private static final double[] TARGETS = { 0.1, 0.5, 2 };
	private static final int[] LISTS = { 10, 20 };
	private static final int SHOWN = 20;
	private static final long DAY_MILLIS = 86_400_000;

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--truth", required = true, paramLabel = "文件夹", description = "有 truth.csv 的文件夹，或 truth.csv 文件本身；可以多次")
	private List<String> truths = List.of();

	@Option(names = "--alerts", required = true, paramLabel = "文件", description = "该县的预警 .jsonl；- 表示标准输入；与 --truth 一样多")
	private List<String> alerts = List.of();

	@Option(names = "--by", paramLabel = "分数", defaultValue = "card", description = "按哪个分数检验：card 评分卡（默认），challenger 挑战模型")
	private String by;

	@Option(names = "--accounts", paramLabel = "数", description = "每个县的账户数；不给时数文件夹里的 accounts.csv")
	private @Nullable Long accounts;

	@Option(names = "--from", paramLabel = "日期", description = "数据的第一天；与 --to 一起给出时不再读流水")
	private @Nullable LocalDate from;

	@Option(names = "--to", paramLabel = "日期", description = "数据的最后一天")
	private @Nullable LocalDate to;

	@Option(names = "--baselines", description = "同时计算对照方法：传统规则、付款人数、按规模随机、主效应逻辑回归（至少两个县）")
	private boolean baselines;

	@Option(names = "--draws", paramLabel = "数", defaultValue = "1000", description = "自助抽样次数，0 为不算区间，默认 ${DEFAULT-VALUE}")
	private int draws;

	@Option(names = "--out", paramLabel = "文件", description = "全部结果 .json；- 表示标准输出")
	private @Nullable String out;

	private long rejected;

	EvaluateCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput, IOException {
		check();
		if (out != null) {
			spare(OutputFile.named(out, terminal));
		}
		var counties = new ArrayList<County>();
		var missing = new EvaluationGaps();
		var readings = new ArrayList<List<Baselines.Reading>>();
		for (int i = 0; i < truths.size(); i++) {
			var folder = TruthFolder.read(truths.get(i), this::reject);
			missing.look(folder);
			counties.add(county(folder, alerts.get(i), readings));
		}
		var results = new ArrayList<EvaluationResult>();
		results.add(EvaluationResult.of("预警", "alerts", true, new Evaluation(counties, draws), TARGETS, LISTS));
		if (baselines) {
			compare(counties, readings, results);
		}
		missing.look(counties, results.get(0));
		boolean data = out != null && out.equals(InputFile.STANDARD_STREAM);
		var table = data ? terminal.err() : new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
		EvaluationTable.print(table, counties, results, missing.sentences());
		table.flush();
		if (out != null) {
			OutputFile.named(out, terminal).write(stream -> EvaluationJson.write(stream, counties, results, missing.sentences(), draws));
		}
		return rejected > 0 ? FangfeiCommand.BAD_INPUT : FangfeiCommand.DONE;
	}

	private void check() {
		usage(truths.size() == alerts.size(), "--truth 有 " + truths.size() + " 个，--alerts 有 " + alerts.size() + " 个，应当两两对应");
		usage(alerts.stream().filter(InputFile.STANDARD_STREAM::equals).count() <= 1, "--alerts 只能有一个是标准输入");
		usage(by.equals("card") || by.equals("challenger"), "--by 应是 card 或 challenger");
		usage(accounts == null || accounts > 0, "--accounts 应大于 0");
		usage((from == null) == (to == null), "--from 和 --to 要一起给出");
		usage(from == null || to == null || from.isBefore(to), "--from 应早于 --to");
		usage(draws >= 0 && draws <= 100_000, "--draws 应在 0 到 100000 之间");
	}

	/** Refuses to write over what is to be read. */
	private void spare(OutputFile output) throws BadInput, IOException {
		for (var file : alerts) {
			usage(file.equals(InputFile.STANDARD_STREAM) || !output.overwrites(InputFile.pathOf(file)), "--out 与 --alerts 是同一个文件，会覆盖预警");
		}
		for (var truth : truths) {
			for (var file : TruthFolder.inputs(truth)) {
				usage(!output.overwrites(file), "--out 与 --truth 里的 " + file.getFileName() + " 是同一个文件，会覆盖它");
			}
		}
	}

	private void usage(boolean right, String sentence) {
		if (!right) {
			throw new ParameterException(spec.commandLine(), sentence);
		}
	}

	private void reject(String sentence) {
		if (++rejected <= SHOWN) {
			terminal.err().println(sentence + "。");
		} else if (rejected == SHOWN + 1) {
			terminal.err().println("更多不合格的行不再逐行列出。");
		}
	}

	private County county(TruthFolder folder, String alertFile, List<List<Baselines.Reading>> readings)
			throws BadInput, IOException {
		List<Alarm> alarms;
		try (var input = InputFile.named(alertFile, terminal)) {
			alarms = AlarmFile.read(input.path(), InputFile.shown(alertFile), by.equals("challenger"), this::reject);
		}
		var list = folder.file("accounts.csv", "accounts.csv.gz");
		var flow = folder.file("transactions.csv", "transactions.csv.gz");
		var simple = baselines ? new Baselines() : null;
		if (baselines && (list == null || flow == null)) {
			throw new BadInput("“" + folder.shown() + "”里没有 " + (list == null ? "accounts.csv" : "transactions.csv")
					+ "，不能计算对照方法。请去掉 --baselines，或补上文件");
		}
		long count = accounts != null && simple == null || list == null ? 0 : count(list, folder.shown(), simple);
		count = accounts != null ? accounts : count;
		var first = from;
		var last = to;
		if (flow != null && (simple != null || first == null)) {
			var days = days(flow, folder.shown(), simple);
			first = first == null ? days[0] : first;
			last = last == null ? days[1] : last;
		}
		if (simple != null) {
			readings.add(simple.end());
		}
		return new County(folder.shown(), folder.found(), alarms, count, first, last);
	}

	private long count(Path file, String shown, @Nullable Baselines simple) throws BadInput {
		long count = 0;
		var progress = new Progress(terminal, "账户");
		try (var rows = AccountFile.open(file, shown + "/" + file.getFileName(), ReadLimits.standard())) {
			while (rows.next()) {
				rows.problems().forEach(problem -> reject(shown, file, problem));
				var row = rows.row();
				if (row != null) {
					progress.at(++count, rows.bytesRead(), rows.bytesTotal());
					if (simple != null) {
						simple.account(row.account(), row.subject(), row.kind());
					}
				}
			}
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
		progress.clear();
		return count;
	}

	/** Says which row was left out of the reckoning; a warning leaves none out. */
	private void reject(String folder, Path file, RowProblem problem) {
		if (problem.severity() == Severity.ERROR) {
			reject("“" + folder + "/" + file.getFileName() + "”" + problem.sentence());
		}
	}

	/** The first and the last day of the transactions. */
	private @Nullable LocalDate[] days(Path file, String shown, @Nullable Baselines simple) throws BadInput {
		long first = Long.MAX_VALUE;
		long last = Long.MIN_VALUE;
		long read = 0;
		var progress = new Progress(terminal, "流水");
		try (var rows = TransactionFile.open(file, shown + "/" + file.getFileName(), ReadLimits.standard())) {
			while (rows.next()) {
				progress.at(++read, rows.bytesRead(), rows.bytesTotal());
				var problem = rows.problem();
				if (problem != null) {
					reject(shown, file, problem);
					continue;
				}
				var row = rows.row();
				long day = Math.floorDiv(row.millis(), DAY_MILLIS);
				first = Math.min(first, day);
				last = Math.max(last, day);
				if (simple != null) {
					simple.pay((int) day, row.keyText(1), row.keyText(2), row.fen());
				}
			}
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
		progress.clear();
		return first > last ? new LocalDate[2] : new LocalDate[] { LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last) };
	}

	private void compare(List<County> counties, List<List<Baselines.Reading>> readings, List<EvaluationResult> results) {
		var classic = new ArrayList<County>();
		var fanIn = new ArrayList<County>();
		var bySize = new ArrayList<County>();
		for (int i = 0; i < counties.size(); i++) {
			classic.add(counties.get(i).with(Baselines.classic(readings.get(i))));
			fanIn.add(counties.get(i).with(Baselines.fanIn(readings.get(i))));
			bySize.add(counties.get(i).with(Baselines.bySize(readings.get(i))));
		}
		results.add(EvaluationResult.of("传统规则", "classic", true, new Evaluation(classic, draws), TARGETS, LISTS));
		results.add(EvaluationResult.of("付款人数", "fanIn", true, new Evaluation(fanIn, draws), TARGETS, LISTS));
		results.add(EvaluationResult.of("按规模随机", "bySize", false, new Evaluation(bySize, draws), TARGETS, LISTS));
		if (counties.size() > 1) {
			var logistic = new ArrayList<County>();
			var told = Baselines.logistic(readings, counties);
			for (int i = 0; i < counties.size(); i++) {
				logistic.add(counties.get(i).with(told.get(i)));
			}
			results.add(EvaluationResult.of("主效应逻辑回归", "logistic", false, new Evaluation(logistic, draws), TARGETS, LISTS));
		} else {
			terminal.err().println("主效应逻辑回归要在别的县上拟合，只有一个县时不算。");
		}
	}
}
