package cn.fangfei.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.text.TextItem;
import cn.fangfei.detection.text.TextModel;
import cn.fangfei.detection.text.TextModelExample;
import cn.fangfei.detection.text.TextModelRefused;
import cn.fangfei.detection.text.TextModelTrainer;
import cn.fangfei.detection.text.TextScreen;
import cn.fangfei.formats.RawRow;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns from texts that a site's own people judged. The file is held in memory: each text with its features. */
@Command(name = "text-train", description = "用本地已判定的文字训练识别模型，供 text --model 使用。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "输入列：text,label（1 属实，0 误报）；同一文字出现多次时，有一处为 1 即为 1", "工作簿读有这两列表头的第一张工作表", "退出码：0 完成；1 输入有问题（好的行仍已采用，--strict 除外）；2 用法不对" })
final class TextTrainCommand implements Callable<Integer> {

	private static final List<String> TEXT_HEADERS = List.of("text", "文本", "文字");
	private static final List<String> LABEL_HEADERS = List.of("label", "标签", "判定");

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--in", required = true, paramLabel = "文件", description = "已判定的文字：.csv、.csv.gz 或 .xlsx，列 text,label；- 表示标准输入")
	private String in;

	@Option(names = "--out", required = true, paramLabel = "文件", description = "模型文件；- 表示标准输出")
	private String out;

	@Option(names = "--strict", description = "只要有一行不合格就不训练，退出码为 1")
	private boolean strict;

	private long read;
	private long rejected;

	TextTrainCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput, IOException {
		long began = System.nanoTime();
		var output = OutputFile.named(out, terminal);
		try (var input = InputFile.named(in, terminal)) {
			if (output.overwrites(input)) {
				throw new ParameterException(spec.commandLine(), "--out 与 --in 是同一个文件，会覆盖样本");
			}
			var examples = examples(input.path());
			if (strict && rejected > 0) {
				terminal.err().printf(Locale.ROOT, "已读 %,d 行，有 %,d 行不合格；按 --strict 没有训练。请改好后重新运行。%n", read, rejected);
				return FangfeiCommand.BAD_INPUT;
			}
			var model = train(examples);
			output.write(model::write);
			var figures = model.figures();
			terminal.err().printf(Locale.ROOT, "已读 %,d 行，不合格 %,d 行；用 %,d 条不重复的文字训练，其中 %,d 条为 1；用时 %.1f 秒。%n", read, rejected, figures.texts(),
					figures.positives(), (System.nanoTime() - began) / 1e9);
			terminal.err().printf(Locale.ROOT, "%d 折交叉验证：F1 %.3f，精确率 %.3f，召回率 %.3f，Brier %.4f；概率达到 %.2f 即为黄色。%n", figures.folds(), figures.f1(),
					figures.precision(), figures.recall(), figures.brier(), model.threshold());
		}
		return rejected > 0 ? FangfeiCommand.BAD_INPUT : FangfeiCommand.DONE;
	}

	private TextModel train(List<TextModelExample> examples) throws BadInput {
		try {
			return new TextModelTrainer().train(examples);
		} catch (TextModelRefused e) {
			throw new BadInput(e.getMessage() + "。", e);
		}
	}

	private List<TextModelExample> examples(Path file) throws BadInput {
		var screen = TextScreen.standard();
		var progress = new Progress(terminal, "读取");
		var examples = new ArrayList<TextModelExample>();
		try (var rows = RegisterFile.open(file, InputFile.shown(in), ReadLimits.standard(),
				cells -> column(cells, TEXT_HEADERS) >= 0 && column(cells, LABEL_HEADERS) >= 0)) {
			for (var notice : rows.notices()) {
				terminal.err().println("提醒：“" + InputFile.shown(in) + "”" + notice.sentence() + "。");
			}
			int text = column(rows.header(), TEXT_HEADERS);
			int label = column(rows.header(), LABEL_HEADERS);
			if (text < 0 || label < 0) {
				throw new BadInput("“" + InputFile.shown(in) + "”第1行：表头里没有找到“" + (text < 0 ? "text" : "label") + "”列。请把表头改为“text,label”后重试。");
			}
			while (rows.next()) {
				read++;
				progress.at(read, rows.bytesRead(), rows.bytesTotal());
				var row = rows.row();
				var problem = problem(row, text, label);
				if (problem != null) {
					rejected++;
					progress.clear();
					terminal.err().println("“" + InputFile.shown(in) + "”" + problem + "。");
					continue;
				}
				var item = TextItem.of(row.cells().get(text));
				examples.add(new TextModelExample(item, screen.screen(item), row.cells().get(label).strip().equals("1")));
			}
		} catch (UnreadableFile e) {
			throw new BadInput(e.getMessage(), e);
		}
		progress.clear();
		return examples;
	}

	private static @Nullable String problem(RawRow row, int text, int label) {
		if (row.problem() != null) {
			return row.problem().sentence();
		}
		var line = "第" + row.line() + "行：";
		if (cell(row, text).isEmpty()) {
			return line + "“text”是空的。请补上文字，或删去这一行";
		}
		var value = cell(row, label);
		if (!value.equals("0") && !value.equals("1")) {
			return line + (value.isEmpty() ? "“label”是空的" : "“label”写的是“" + (value.length() > 20 ? value.substring(0, 20) + "…" : value) + "”")
					+ "。请填写 1（属实）或 0（误报）";
		}
		return null;
	}

	private static String cell(RawRow row, int column) {
		return column < row.cells().size() ? row.cells().get(column).strip() : "";
	}

	private static int column(List<String> header, List<String> names) {
		for (int i = 0; i < header.size(); i++) {
			if (names.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) {
				return i;
			}
		}
		return -1;
	}
}
