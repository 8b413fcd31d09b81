package cn.fangfei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import cn.fangfei.simulation.Regime;
import cn.fangfei.simulation.Settings;
import cn.fangfei.simulation.Simulation;
import cn.fangfei.simulation.county.Almanac;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a county with known truth. Everything in it is invented. */
@Command(name = "simulate", description = "生成一个虚构县的账户、交易、登记、关系、文字和举报，并附真值，用于检验监测方法。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n",
		footer = { "", "情形：standard 常态；evasive 规避加强；late-kind 新手法后起；coverage-loss 部分银行缺报；dirty 数据不齐；null 空承诺对照",
				"同样的参数得到同样的文件。人员、企业、银行全部虚构。", "退出码：0 完成；1 无法写入；2 用法不对" })
final class SimulateCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Spec
	private CommandSpec spec;

	@Mixin
	private FangfeiCommand.Help help = new FangfeiCommand.Help();

	@Option(names = "--seed", required = true, paramLabel = "数", description = "种子：任意整数")
	private long seed;

	@Option(names = "--persons", paramLabel = "数", defaultValue = "40000", description = "人口，默认 ${DEFAULT-VALUE}")
	private int persons;

	@Option(names = "--days", paramLabel = "数", defaultValue = "540", description = "天数，从 2024-01-01 起，默认 ${DEFAULT-VALUE}")
	private int days;

	@Option(names = "--density", paramLabel = "数", defaultValue = "2", description = "每万个账户的骗局数，默认 ${DEFAULT-VALUE}，压力检验用 14")
	private double density;

	@Option(names = "--evade", paramLabel = "0到1", defaultValue = "0.3", description = "规避程度，默认 ${DEFAULT-VALUE}")
	private double evade;

	@Option(names = "--regime", paramLabel = "名称", defaultValue = "standard", description = "情形，默认 ${DEFAULT-VALUE}")
	private String regime;

	@Option(names = "--out", required = true, paramLabel = "文件夹", description = "写入的文件夹：新的，或空的")
	private String out;

	SimulateCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws BadInput {
		var settings = settings();
		long began = System.nanoTime();
		var folder = folder();
		var progress = new Progress(terminal, "生成");
		try {
			var made = new Simulation(settings).writeTo(folder, (lived, rows) -> progress.now(rows, lived, settings.days()));
			progress.clear();
			terminal.err().printf(Locale.ROOT, "已生成 %,d 人、%,d 个账户、%,d 户登记、%,d 笔交易、%,d 条文字、%,d 件举报，其中骗局 %,d 个；用时 %.1f 秒。%n", made.persons(),
					made.accounts(), made.firms(), made.transactions(), made.texts(), made.tips(), made.schemes(), (System.nanoTime() - began) / 1e9);
		} catch (IOException e) {
			progress.clear();
			throw new BadInput("无法写入“" + out + "”。请检查磁盘是否已满、有无写入权限；已写出的文件不完整，请删去后重试", e);
		}
		return FangfeiCommand.DONE;
	}

	private Settings settings() {
		check(persons >= Settings.FEWEST && persons <= Settings.MOST, "--persons 要在 " + Settings.FEWEST + " 到 " + Settings.MOST + " 之间");
		check(days >= Settings.SHORTEST && days <= Almanac.LONGEST, "--days 要在 " + Settings.SHORTEST + " 到 " + Almanac.LONGEST + " 之间");
		check(density >= 0 && density <= Settings.DENSEST, "--density 要在 0 到 " + (int) Settings.DENSEST + " 之间");
		check(evade >= 0 && evade <= 1, "--evade 要在 0 到 1 之间");
		var named = Regime.named(regime);
		check(named.isPresent(), "--regime 没有“" + regime + "”，可用：" + Arrays.stream(Regime.values())
				.map(Regime::word).collect(Collectors.joining("、")));
		return new Settings(seed, persons, days, density, evade, named.get());
	}

	private void check(boolean right, String sentence) {
		if (!right) {
			throw new ParameterException(spec.commandLine(), sentence);
		}
	}

	/** The folder to write into; one with files in it is left alone. */
	private Path folder() throws BadInput {
		var folder = InputFile.pathOf(out);
		try {
			if (Files.exists(folder) && !Files.isDirectory(folder)) {
				throw new BadInput("“" + out + "”是文件，不是文件夹。请换一个名称");
			}
			Files.createDirectories(folder);
			try (var entries = Files.list(folder)) {
				if (entries.findAny().isPresent()) {
					throw new BadInput("文件夹“" + out + "”里已有文件，为免混淆没有写入。请换一个文件夹，或先清空");
				}
			}
		} catch (IOException e) {
			throw new BadInput("无法使用文件夹“" + out + "”。请检查上级文件夹是否存在、有无写入权限", e);
		}
		return folder;
	}
}
