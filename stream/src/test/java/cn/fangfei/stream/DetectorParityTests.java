package cn.fangfei.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;
import cn.fangfei.simulation.Regime;

/** The same world through the loop and through Flink gives the same alerts, each once. */
class DetectorParityTests {

	@TempDir
	static Path folder;

	private static World world;

	@BeforeAll
	static void make() throws Exception {
		world = World.made(folder.resolve("world"), Regime.DIRTY, 240);
	}

	private static WatchOptions options(String out, String... more) {
		var arguments = new ArrayList<>(List.of("--accounts", world.accounts().toString(), "--transactions", world.transactions().toString(), "--out",
				folder.resolve(out).toString(), "--checkpoint-seconds", "1", "--checkpoints", folder.resolve(out + "-checkpoints").toString(), "--buckets",
				"8"));
		arguments.addAll(List.of(more));
		return WatchOptions.of(arguments.toArray(String[]::new));
	}

	private static List<String> run(String out, String... more) throws Exception {
		var options = options(out, more);
		try (var environment = WatchJob.environment(options)) {
			WatchJob.build(environment, options);
			environment.execute();
		}
		return World.filed(folder.resolve(out));
	}

	@Test
	void theAlertsAreThoseOfTheLoopLineByLine() throws Exception {
		var told = run("two", "--parallelism", "2");

		assertThat(world.alerts()).hasSizeGreaterThan(5);
		assertThat(told).doesNotHaveDuplicates().containsExactlyElementsOf(world.alerts());
	}

	@Test
	void judgedEveryDayByThreeTheyAreToo() throws Exception {
		var told = run("three", "--parallelism", "3", "--every", "day", "--lateness", "2");

		assertThat(told).containsExactlyElementsOf(World.told(world.folder(), new FlowSettings(2, Cadence.DAY))).isNotEqualTo(world.alerts());
	}

	@Test
	void severalFilesAreReadAsOne() throws Exception {
		var rows = Files.readAllLines(world.transactions());
		int half = rows.size() / 2;
		var first = Files.write(folder.resolve("first.csv"), rows.subList(0, half));
		var rest = new ArrayList<>(List.of(rows.get(0), "no,row"));
		rest.addAll(rows.subList(half, rows.size()));
		var second = Files.write(folder.resolve("second.csv"), rest);

		var told = run("files", "--transactions", first + "," + second, "--parallelism", "1");

		assertThat(told).containsExactlyElementsOf(world.alerts());
	}

	/** D7 and D8; firms of the world changed nothing in the register, so those of whom was told did on a day before. */
	@Test
	void relationsAndRegisterChangesAreHeard() throws Exception {
		var relations = world.folder().resolve("relations.csv");
		var lines = new ArrayList<>(List.of("subject,changed_on,what", "nobody,never,经营范围"));
		for (var line : world.alerts()) {
			var alert = Pattern.compile("\"subject\":\"([^\"]+)\".*?\"at\":\"([^\"]{10})").matcher(line);
			assertThat(alert.find()).as(line).isTrue();
			lines.add(alert.group(1) + "," + LocalDate.parse(alert.group(2)).minusDays(20) + ",法定代表人");
		}
		var changes = Files.write(folder.resolve("changes.csv"), lines);
		var bad = new SimpleCounter();
		var facts = CourtFunction.read(relations.toString(), changes.toString(), bad);

		var told = run("facts", "--relations", relations.toString(), "--changes", changes.toString());

		assertThat(bad.getCount()).isEqualTo(2);
		assertThat(told).containsExactlyElementsOf(World.told(world.folder(), FlowSettings.standard(), facts)).isNotEqualTo(world.alerts());
		assertThat(told).anyMatch(line -> line.contains("关联人员（")).anyMatch(line -> line.contains("变更了法定代表人"));
	}

	/** In other buckets nobody's records would be found, and other files would not be read: both would tell less, and nobody would know. */
	@Test
	void aCheckpointIsOfUseForTheSameInputsAndBucketsAlone() throws Exception {
		var checkpoints = folder.resolve("kept-checkpoints").toString();
		var options = options("kept", "--rows-per-second", "20000");
		var environment = WatchJob.environment(options);
		WatchJob.build(environment, options);
		var job = environment.executeAsync();
		long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (World.files(folder.resolve("kept")) == 0 && System.nanoTime() < until) {
			Thread.sleep(100);
		}
		job.cancel().get();
		var copy = Files.copy(world.transactions(), folder.resolve("copy.csv")).toString();

		assertThat(refusal("kept", "--resume", checkpoints, "--buckets", "16")).contains("--buckets 8").contains("--buckets 16").contains("--resume");
		assertThat(refusal("kept", "--resume", checkpoints, "--transactions", copy)).contains(world.transactions().toString()).contains(copy);
		assertThat(run("kept", "--resume", checkpoints)).containsExactlyElementsOf(world.alerts());
	}

	@Test
	void aFileThatCannotBeReadIsRefusedAtOnce() throws Exception {
		var none = folder.resolve("none.csv").toString();

		assertThat(refusal("unread", "--accounts", none)).contains("文件“" + none + "”无法读取。请检查文件是否存在");
		assertThat(refusal("unread", "--transactions", world.transactions() + "," + none)).contains("文件“" + none + "”无法读取");
		assertThat(refusal("unread", "--relations", none)).contains("文件“" + none + "”无法读取");
	}

	/** The loop goes on with the rows before and says so; here nobody would see it. */
	@Test
	void aFileThatBreaksOffIsRefused() throws Exception {
		assertThat(refusal("cut", "--transactions", cut(world.transactions()))).contains("cut-transactions.csv.gz”第").contains("不完整或已损坏");
		assertThat(refusal("cut", "--accounts", cut(world.accounts()))).contains("cut-accounts.csv.gz”第").contains("不完整或已损坏");
	}

	private static String cut(Path file) throws Exception {
		var packed = new ByteArrayOutputStream();
		try (var zip = new GZIPOutputStream(packed)) {
			zip.write(Files.readAllBytes(file));
		}
		return Files.write(folder.resolve("cut-" + file.getFileName() + ".gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2)).toString();
	}

	private static String refusal(String out, String... more) {
		var failed = catchThrowable(() -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run(out, more)));
		return ExceptionUtils.findSerializedThrowable(failed, WatchRefused.class, DetectorParityTests.class.getClassLoader())
				.orElseThrow(() -> new AssertionError("not refused", failed)).getMessage();
	}

	@Test
	void wrongUsageIsSaid() {
		assertThatThrownBy(() -> WatchOptions.of("--accounts", "a")).hasMessageContaining("缺少 --transactions");
		assertThatThrownBy(() -> WatchOptions.of("--speed", "9")).hasMessageContaining("不认识 --speed");
		assertThatThrownBy(() -> WatchOptions.of("--accounts")).hasMessageContaining("没有写值");
		assertThatThrownBy(() -> WatchOptions.of("--accounts", "a", "--transactions", "b", "--out", "c", "--buckets", "1")).hasMessageContaining(
				"--buckets 应在");
		assertThatThrownBy(() -> WatchOptions.of("--accounts", "a", "--transactions", "b", "--out", "c", "--every", "hour")).hasMessageContaining("--every");
		assertThatThrownBy(() -> WatchOptions.of("--accounts", "a", "--transactions", "b", "--out", "c", "--lateness", "soon")).hasMessageContaining(
				"应是数");
		for (var cluster : List.of("host", "host:", ":8081", "host:http", "host:99999")) {
			assertThatThrownBy(() -> WatchOptions.of("--accounts", "a", "--transactions", "b", "--out", "c", "--cluster", cluster)).hasMessageContaining(
					"--cluster 写的是“" + cluster + "”");
		}
	}

	@Test
	void wrongUsageOfKafkaIsSaid() throws Exception {
		var security = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\nauto.offset.reset=latest\n");

		assertThatThrownBy(() -> kafka("--topic", "t")).hasMessageContaining("要写 --kafka");
		assertThatThrownBy(() -> kafka("--kafka", "h:1")).hasMessageContaining("--topic").hasMessageContaining("--alerts-topic");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--transactions", "b")).hasMessageContaining("代替 --transactions");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--alerts-topic", "t", "--to-now")).hasMessageContaining("--to-now 只与 --topic 同用");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--alerts-topic", "t")).hasMessageContaining("不能是同一个主题");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--columns", "txn_id,time")).hasMessageContaining("--columns 写的是“txn_id,time”");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--kafka-properties", "none")).hasMessageContaining("“none”读不出来");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--kafka-properties", security.toString())).hasMessageContaining(
				"里写了 auto.offset.reset");
	}

	private static void kafka(String... more) {
		var arguments = new ArrayList<>(List.of("--accounts", "a", "--out", "c"));
		arguments.addAll(List.of(more));
		WatchOptions.of(arguments.toArray(String[]::new));
	}

	@Test
	void aFolderWithoutCheckpointsIsSaid() {
		assertThatThrownBy(() -> WatchJob.newest(folder.resolve("world").toString())).isInstanceOf(WatchRefused.class).hasMessageContaining("没有断点");
		assertThatThrownBy(() -> WatchJob.newest(folder.resolve("none").toString())).isInstanceOf(WatchRefused.class).hasMessageContaining("读不了");
	}
}
