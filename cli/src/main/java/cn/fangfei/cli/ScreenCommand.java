package cn.fangfei.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.InvalidLexicon;
import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.formats.InputText;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRow;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.UnreadableFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Screens a company register for finance wording: one line a hit. The register is read twice, first for bad rows and duplicates (the last
 * one wins), then for hits, so that memory does not grow with the file and {@code --strict} writes nothing when a row is bad. A file is
 * written beside its place and moved there when it is whole.
 */
@Command(name = "screen", description = "筛查企业登记名录中的涉金融字样，每处命中写一行。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "输出列：credit_code,name,position,term,tier,start,end,context,guard", "退出码：0 完成；1 输入有问题（好的行仍已处理，--strict 除外）；2 用法不对" })
final class ScreenCommand implements Callable<Integer> {

	private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--register", required = true, paramLabel = "文件", description = "企业登记名录：.csv、.csv.gz 或 .xlsx；- 表示标准输入")
	private String register;

	@Option(names = "--lexicon", paramLabel = "文件", description = "字样清单（列：字样,层级,来源,启用日期,停用日期）；不写则用内置清单")
	private @Nullable String lexicon;

	@Option(names = "--out", required = true, paramLabel = "文件", description = "命中清单 .csv；- 表示标准输出")
	private String out;

	@Option(names = "--strict", description = "只要有一行不合格就不输出，退出码为 1")
	private boolean strict;

	@Option(names = "--warnings", description = "同时列出保留但有疑问的行（如校验位不对、金额看不出单位）")
	private boolean warnings;

	private long read;
	private long screened;
	/** Good rows met in the second reading, as counted by {@link LastOfEach}. */
	private int good;
	private long firms;
	private long rejected;
	private long duplicates;
	private long warned;
	private long hits;
	private long forbidden;
	private long guarded;

	ScreenCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput, IOException {
		long began = System.nanoTime();
		var matcher = WordingMatcher.compile(lexicon());
		var output = OutputFile.named(out, terminal);
		try (var input = InputFile.named(register, terminal)) {
			if (output.overwrites(input)) {
				throw new ParameterException(spec.commandLine(), "--out 与 --register 是同一个文件，会覆盖名录");
			}
			var last = check(input.path());
			if (!(strict && rejected > 0)) {
				output.write(stream -> screen(input.path(), stream, matcher, last));
			}
		}
		if (strict && rejected > 0) {
			terminal.err().printf(Locale.ROOT, "已读 %,d 行，有 %,d 行不合格；按 --strict 没有输出。请改好后重新运行。%n", read, rejected);
		} else {
			terminal.err().printf(Locale.ROOT, "已读 %,d 行：企业 %,d 家，不合格 %,d 行，重复 %,d 行，有疑问 %,d 处；命中 %,d 处：禁用 %,d，重点关注 %,d，其中有免责或持牌说明 %,d；用时 %.1f 秒。%n",
					read, firms, rejected, duplicates, warned, hits, forbidden, hits - forbidden, guarded, (System.nanoTime() - began) / 1e9);
		}
		return rejected > 0 ? FangfeiCommand.BAD_INPUT : FangfeiCommand.DONE;
	}

	private WordingLexicon lexicon() throws BadInput {
		var today = LocalDate.now(terminal.clock().withZone(SHANGHAI));
		if (lexicon == null) {
			return WordingLexicon.standard().on(today);
		}
		try {
			var text = InputText.read(InputFile.pathOf(lexicon), lexicon);
			return WordingLexicon.parse(new StringReader(text), 1, today, "", "").on(today);
		} catch (UnreadableFile | InvalidLexicon e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	private RegisterFile open(Path file) throws BadInput {
		try {
			var opened = RegisterFile.open(file, InputFile.shown(register), ReadLimits.standard());
			var missing = opened.guess().missing();
			if (!missing.isEmpty()) {
				opened.close();
				throw new BadInput("第1行：" + missing.get(0).message() + "。请把表头改为“企业名称”“统一社会信用代码”“注册日期”“经营范围”等名称后重试。");
			}
			return opened;
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	/** First reading: reports the bad rows and learns which rows are the last of their key. */
	private LastOfEach check(Path file) throws BadInput {
		var last = new LastOfEach();
		var progress = new Progress(terminal, "检查");
		try (var rows = open(file)) {
			for (var notice : rows.notices()) {
				terminal.err().println("提醒：" + notice.sentence());
			}
			var ahead = new RowsAhead(rows);
			ahead.each(parsed -> {
				read++;
				progress.at(read, ahead.bytesRead(), rows.bytesTotal());
				if (parsed.row() != null) {
					last.add(parsed.row().key());
				} else {
					rejected++;
				}
				for (var problem : parsed.problems()) {
					report(problem, progress);
				}
			});
		}
		progress.clear();
		last.close();
		return last;
	}

	private void report(RowProblem problem, Progress progress) {
		boolean warning = problem.severity() == Severity.WARNING;
		warned += warning ? 1 : 0;
		if (!warning || warnings) {
			progress.clear();
			terminal.err().println((warning ? "提醒：" : "") + problem.sentence() + "。");
		}
	}

	/** Second reading: writes the hits. */
	private void screen(Path file, OutputStream stream, WordingMatcher matcher, LastOfEach last) throws BadInput, IOException {
		var progress = new Progress(terminal, "筛查");
		var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
		var csv = CsvWriter.builder().build(writer);
		csv.writeRecord("credit_code", "name", "position", "term", "tier", "start", "end", "context", "guard");
		try (var rows = open(file)) {
			var ahead = new RowsAhead(rows);
			ahead.each(parsed -> {
				progress.at(++screened, ahead.bytesRead(), rows.bytesTotal());
				if (parsed.row() != null) {
					screen(parsed.row(), matcher, last, csv, progress);
				}
			});
		}
		progress.clear();
		csv.flush();
	}

	private void screen(RegisterRow row, WordingMatcher matcher, LastOfEach last, CsvWriter csv, Progress progress) {
		if (last.superseded(good++, row.key())) {
			duplicates++;
			progress.clear();
			terminal.err().println("第" + row.line() + "行：“" + row.name() + "”在后面重复出现，以最后一行为准，这一行没有采用。如果不是同一家企业，请核对统一社会信用代码。");
			return;
		}
		firms++;
		for (var hit : matcher.screen(new FirmText(row.name(), row.scope(), row.kind().isEmpty() ? null : row.kind(), row.licensedKinds()))) {
			write(csv, row, hit);
		}
	}

	private void write(CsvWriter csv, RegisterRow row, WordingHit hit) {
		hits++;
		forbidden += hit.tier() == WordingTier.FORBIDDEN ? 1 : 0;
		guarded += hit.guarded() ? 1 : 0;
		csv.writeRecord(row.creditCode() == null ? "" : row.creditCode(), row.name(), hit.position().name(), hit.term(), hit.tier().name(),
				Integer.toString(hit.start()), Integer.toString(hit.end()), hit.context(), hit.guard() == null ? "" : hit.guard());
	}
}
