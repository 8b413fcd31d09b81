package cn.fangfei.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code fangfei}: exit code 0 done, 1 bad input, 2 wrong usage. */
@Command(name = "fangfei", description = "防非处非数据工具：不用启动平台，直接处理文件。", versionProvider = FangfeiCommand.Version.class,
		synopsisHeading = "用法：", descriptionHeading = "%n", optionListHeading = "%n选项：%n", commandListHeading = "%n命令：%n", synopsisSubcommandLabel = "<命令>")
public final class FangfeiCommand {

	static final int DONE = 0;
	static final int BAD_INPUT = 1;
	static final int WRONG_USAGE = 2;

	@Mixin
	private Help help = new Help();

	private FangfeiCommand() {
	}

	public static void main(String[] arguments) {
		var err = new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
		var terminal = new Terminal(System.in, new FileOutputStream(FileDescriptor.out), err, Boolean.getBoolean("fangfei.watched"), Clock.systemUTC());
		int code = run(terminal, arguments);
		err.flush();
		System.exit(code);
	}

	static int run(Terminal terminal, String... arguments) {
		var out = new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
		var command = new CommandLine(new FangfeiCommand())
				.addSubcommand(new ScreenCommand(terminal))
				.addSubcommand(new TextCommand(terminal))
				.addSubcommand(new TextTrainCommand(terminal))
				.addSubcommand(new SimulateCommand(terminal))
				.addSubcommand(new FlowCommand(terminal))
				.addSubcommand(new KeygenCommand(terminal))
				.addSubcommand(new EvaluateCommand(terminal))
				.setOut(out)
				.setErr(terminal.err())
				.setUsageHelpAutoWidth(false)
				.setUsageHelpWidth(100)
				.setParameterExceptionHandler((wrong, args) -> {
					terminal.err().println(inChinese(wrong));
					terminal.err().println("请用 " + wrong.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help 查看用法。");
					return WRONG_USAGE;
				})
				.setExecutionExceptionHandler((failed, commandLine, parsed) -> {
					if (failed instanceof BadInput) {
						terminal.err().println(failed.getMessage());
						return BAD_INPUT;
					}
					throw failed;
				});
		for (var each : command.getSubcommands().values()) {
			each.setOut(out);
		}
		if (arguments.length == 0) {
			command.usage(terminal.err());
			return WRONG_USAGE;
		}
		return command.execute(arguments);
	}

	private static String inChinese(ParameterException wrong) {
		if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
			return "缺少 " + missing.getMissing().stream().map(FangfeiCommand::nameOf).collect(Collectors.joining("、")) + "。";
		}
		if (wrong instanceof UnmatchedArgumentException unknown) {
			return "不认识 " + String.join(" ", unknown.getUnmatched()) + "。";
		}
		return "用法不对：" + wrong.getMessage();
	}

	private static String nameOf(ArgSpec argument) {
		return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
	}

	/** The options every command has, in Chinese. */
	static final class Help {

		@Option(names = { "-h", "--help" }, usageHelp = true, description = "显示用法")
		private boolean help;

		@Option(names = { "-V", "--version" }, versionHelp = true, description = "显示版本")
		private boolean version;
	}

	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			var version = FangfeiCommand.class.getPackage().getImplementationVersion();
			return new String[] { "fangfei " + (version == null ? "" : version) };
		}
	}
}
