package cn.fangfei.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.InvalidLexicon;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.formats.InputText;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRow;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.UnreadableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Screens a company register for finance wording: one line a hit. The register is read once; what is found waits in a {@link HitSpool}
 * until the last row of each firm is known, so that memory does not grow with the file and {@code --strict} writes nothing when a row is
 * bad. A file is written beside its place and moved there when it is whole.
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
	/** Good rows taken from the spool; each has its number in {@link LastOfEach}. */
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
		if (lexicon != null && output.overwrites(InputFile.pathOf(lexicon))) {
			throw new ParameterException(spec.commandLine(), "--out 与 --lexicon 是同一个文件，会覆盖字样清单");
		}
		try (var input = InputFile.named(register, terminal)) {
			if (output.overwrites(input)) {
				throw new ParameterException(spec.commandLine(), "--out 与 --register 是同一个文件，会覆盖名录");
			}
			try (var spool = spool()) {
				var last = screen(input.path(), matcher, spool);
				if (!(strict && rejected > 0)) {
					output.write(stream -> write(spool, last, stream));
				}
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
		} catch (InvalidLexicon e) {
			throw new BadInput("“" + lexicon + "”" + e.getMessage(), e);
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	private RegisterFile open(Path file) throws BadInput {
		try {
			var opened = RegisterFile.open(file, InputFile.shown(register), ReadLimits.standard());
			var missing = opened.guess().missing();
			if (!missing.isEmpty()) {
				opened.close();
				throw new BadInput("“" + InputFile.shown(register) + "”第1行：" + missing.get(0).message()
						+ "。请把表头改为“企业名称”“统一社会信用代码”“注册日期”“经营范围”等名称后重试。");
			}
			return opened;
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	private static HitSpool spool() throws BadInput {
		try {
			return new HitSpool();
		} catch (IOException e) {
			throw new BadInput("系统的临时文件夹无法写入。请检查磁盘是否已满、有无写入权限", e);
		}
	}

	/** Reads the register: reports the bad rows, learns which rows are the last of their key, and lays down what is found. */
	private LastOfEach screen(Path file, WordingMatcher matcher, HitSpool spool) throws BadInput {
		var last = new LastOfEach();
		var lines = new HitLines();
		var progress = new Progress(terminal, "筛查");
		try (var rows = open(file)) {
			for (var notice : rows.notices()) {
				terminal.err().println("提醒：" + said(notice));
			}
			var ahead = new RowsAhead(rows);
			ahead.each(parsed -> {
				read++;
				progress.at(read, ahead.bytesRead(), rows.bytesTotal());
				if (parsed.row() != null) {
					last.add(parsed.row().key());
					add(spool, lines.found(parsed.row(), matcher.screen(text(parsed.row()))));
				} else {
					rejected++;
				}
				for (var problem : parsed.problems()) {
					report(problem, progress);
				}
			});
		} catch (UncheckedIOException e) {
			throw new BadInput("系统的临时文件夹无法写入。请检查磁盘是否已满、有无写入权限", e);
		}
		progress.clear();
		last.close();
		return last;
	}

	private static FirmText text(RegisterRow row) {
		return new FirmText(row.name(), row.scope(), row.kind().isEmpty() ? null : row.kind(), row.licensedKinds());
	}

	private static void add(HitSpool spool, HitSpool.Found found) {
		try {
			spool.add(found);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String said(RowProblem problem) {
		return "“" + InputFile.shown(register) + "”" + problem.sentence();
	}

	private void report(RowProblem problem, Progress progress) {
		boolean warning = problem.severity() == Severity.WARNING;
		warned += warning ? 1 : 0;
		if (!warning || warnings) {
			progress.clear();
			terminal.err().println((warning ? "提醒：" : "") + said(problem) + "。");
		}
	}

	/** Writes what was found in the last row of each firm, and names the other rows. */
	private void write(HitSpool spool, LastOfEach last, OutputStream stream) throws IOException {
		stream.write(HitLines.HEADER);
		spool.each(found -> {
			if (last.superseded(good++)) {
				duplicates++;
				terminal.err().println("“" + InputFile.shown(register) + "”第" + found.line() + "行：“" + found.name()
						+ "”在后面重复出现，以最后一行为准，这一行没有采用。如果不是同一家企业，请核对统一社会信用代码。");
				return;
			}
			firms++;
			hits += found.hits();
			forbidden += found.forbidden();
			guarded += found.guarded();
			stream.write(found.lines());
		});
	}
}
