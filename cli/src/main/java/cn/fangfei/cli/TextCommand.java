package cn.fangfei.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.text.TextModel;
import cn.fangfei.detection.text.TextModelRefused;
import cn.fangfei.detection.text.TextScreen;
import cn.fangfei.formats.LineFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.UnreadableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Screens adverts, posts and articles: one line in, one line out. The file is read twice, first for bad lines, so that {@code --strict}
 * writes nothing when there is one.
 */
@Command(name = "text", description = "识别广告、帖文、报道中的非法集资风险，每条文字写一行结果。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "输入每行：{\"id\":…,\"text\":…,\"publisher\":…,\"url\":…}，后两项可以没有",
				"输出每行：{id,score,level,elements[],rates[{value,unit,annual}],spans[{start,end,kind,term}],guard,entities[]}",
				"退出码：0 完成；1 输入有问题（好的行仍已处理，--strict 除外）；2 用法不对" })
final class TextCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--in", required = true, paramLabel = "文件", description = "待识别的文字 .jsonl（可为 .gz）；- 表示标准输入")
	private String in;

	@Option(names = "--model", paramLabel = "文件", description = "text-train 生成的模型；不写则只按规则判断")
	private @Nullable String model;

	@Option(names = "--out", required = true, paramLabel = "文件", description = "识别结果 .jsonl；- 表示标准输出")
	private String out;

	@Option(names = "--strict", description = "只要有一行不合格就不输出，退出码为 1")
	private boolean strict;

	private long read;
	private long rejected;
	private long alarms;
	private long guarded;

	TextCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput, IOException {
		long began = System.nanoTime();
		var output = OutputFile.named(out, terminal);
		if (model != null && output.overwrites(InputFile.pathOf(model))) {
			throw new ParameterException(spec.commandLine(), "--out 与 --model 是同一个文件，会覆盖模型");
		}
		var learnt = model == null ? null : model(model);
		try (var input = InputFile.named(in, terminal)) {
			if (output.overwrites(input)) {
				throw new ParameterException(spec.commandLine(), "--out 与 --in 是同一个文件，会覆盖原文");
			}
			check(input.path());
			if (!(strict && rejected > 0)) {
				output.write(stream -> screen(input.path(), stream, learnt));
			}
		}
		if (strict && rejected > 0) {
			terminal.err().printf(Locale.ROOT, "已读 %,d 行，有 %,d 行不合格；按 --strict 没有输出。请改好后重新运行。%n", read, rejected);
		} else {
			terminal.err().printf(Locale.ROOT, "已读 %,d 行：识别 %,d 条，不合格 %,d 行；黄色及以上 %,d 条，判为宣传、报道、持牌等 %,d 条；用时 %.1f 秒。%n", read, read - rejected,
					rejected, alarms, guarded, (System.nanoTime() - began) / 1e9);
		}
		return rejected > 0 ? FangfeiCommand.BAD_INPUT : FangfeiCommand.DONE;
	}

	private TextModel model(String name) throws BadInput {
		if (name.equals(InputFile.STANDARD_STREAM)) {
			throw new ParameterException(spec.commandLine(), "--model 要写文件名");
		}
		try (var stream = new BufferedInputStream(Files.newInputStream(InputFile.pathOf(name)))) {
			return TextModel.read(stream);
		} catch (TextModelRefused e) {
			throw new BadInput("“" + name + "”：" + e.getMessage() + "。", e);
		} catch (IOException e) {
			throw new BadInput("文件“" + name + "”无法读取。请检查文件是否存在、能否打开", e);
		}
	}

	private LineFile open(Path file) throws BadInput {
		try {
			return LineFile.open(file, InputFile.shown(in), ReadLimits.standard());
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
	}

	/** First reading: reports the bad lines. */
	private void check(Path file) throws BadInput {
		var progress = new Progress(terminal, "检查");
		try (var lines = open(file)) {
			while (lines.next()) {
				read++;
				progress.at(read, lines.bytesRead(), lines.bytesTotal());
				var problem = lines.problem() == null ? problem(lines) : lines.problem().sentence();
				if (problem != null) {
					rejected++;
					progress.clear();
					terminal.err().println("“" + InputFile.shown(in) + "”" + problem + "。");
				}
			}
		}
		progress.clear();
	}

	private static @Nullable String problem(LineFile lines) {
		try {
			TextLine.parse(lines.text());
			return null;
		} catch (TextLine.Unusable e) {
			return "第" + lines.line() + "行：" + e.getMessage();
		}
	}

	/** Second reading: writes the findings. */
	private void screen(Path file, OutputStream stream, @Nullable TextModel learnt) throws BadInput, IOException {
		var progress = new Progress(terminal, "识别");
		var screen = TextScreen.standard();
		var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
		try (var lines = open(file)) {
			long count = 0;
			while (lines.next()) {
				progress.at(++count, lines.bytesRead(), lines.bytesTotal());
				if (lines.text() == null) {
					continue;
				}
				TextLine line;
				try {
					line = TextLine.parse(lines.text());
				} catch (TextLine.Unusable reportedBefore) {
					continue;
				}
				var finding = screen.screen(line.item());
				if (learnt != null) {
					finding = learnt.judge(line.item(), finding);
				}
				alarms += finding.alarm() ? 1 : 0;
				guarded += finding.guard() != null ? 1 : 0;
				writer.write(line.result(finding));
			}
		}
		progress.clear();
		writer.flush();
	}
}
