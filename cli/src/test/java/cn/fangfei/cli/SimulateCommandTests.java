package cn.fangfei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate} as a person or a script uses it. */
class SimulateCommandTests {

	@TempDir
	Path folder;

	private record Ran(int code, String err) {
	}

	private static Ran run(boolean watched, Object... arguments) {
		var err = new StringWriter();
		var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new PrintWriter(err, true), watched,
				Clock.systemUTC());
		int code = FangfeiCommand.run(terminal, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
		return new Ran(code, err.toString());
	}

	private Ran small(Path out, Object... more) {
		var arguments = new ArrayList<Object>(List.of("simulate", "--seed", 4, "--persons", 2_000, "--days", 40, "--out", out));
		arguments.addAll(Arrays.asList(more));
		return run(false, arguments.toArray());
	}

	@Test
	void aCountyIsWrittenAndSummedUp() throws Exception {
		var ran = small(folder.resolve("county"), "--density", 30);

		assertThat(ran.code()).isZero();
		assertThat(ran.err()).startsWith("已生成 2,000 人").contains("骗局").endsWith("秒。\n").doesNotContain("\r");
		try (var files = Files.list(folder.resolve("county"))) {
			assertThat(files.map(file -> file.getFileName().toString())).contains("accounts.csv", "transactions.csv", "register.csv",
					"relations.csv", "texts.jsonl", "tips.csv",
					"truth.csv");
		}
	}

	@Test
	void theSameArgumentsGiveTheSameBytes() throws Exception {
		small(folder.resolve("a"));
		small(folder.resolve("b"));

		assertThat(Files.mismatch(folder.resolve("a/transactions.csv"), folder.resolve("b/transactions.csv"))).isEqualTo(-1);
	}

	@Test
	void aFolderWithFilesInItIsLeftAlone() throws Exception {
		Files.writeString(folder.resolve("notes.txt"), "mine");

		var ran = small(folder);

		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.err()).contains("里已有文件").contains("请换一个文件夹");
		assertThat(folder.resolve("accounts.csv")).doesNotExist();
	}

	@Test
	void argumentsOutOfRangeSayWhatIsPossible() {
		assertThat(small(folder.resolve("x"), "--evade", "1.5")).isEqualTo(new Ran(2,
				"用法不对：--evade 要在 0 到 1 之间\n请用 fangfei simulate --help 查看用法。\n"));
		assertThat(run(false, "simulate", "--seed", 1, "--persons", 10, "--out",
				folder.resolve("x")).err()).contains("--persons 要在 2000 到 5000000 之间");
		assertThat(run(false, "simulate", "--seed", 1, "--days", 5_000, "--out", folder.resolve("x")).err()).contains("--days 要在 30 到 1096 之间");
		assertThat(small(folder.resolve("x"), "--regime", "sunny").err()).contains("--regime 没有“sunny”").contains("standard").contains("late-kind");
		assertThat(run(false, "simulate", "--out", folder.resolve("x"))).isEqualTo(new Ran(2, "缺少 --seed。\n请用 fangfei simulate --help 查看用法。\n"));
		assertThat(folder.resolve("x")).doesNotExist();
	}

	@Test
	void progressIsDrawnOnATerminalOnly() {
		var watched = run(true, "simulate", "--seed", 4, "--persons", 4_000, "--days", 120, "--out", folder.resolve("county"));

		assertThat(watched.err()).contains("生成 ").contains("还需约");
	}
}
