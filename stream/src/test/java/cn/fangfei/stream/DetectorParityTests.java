package cn.fangfei.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.flink.metrics.SimpleCounter;
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

	private static List<String> run(String out, String... more) throws Exception {
		var arguments = new ArrayList<>(List.of("--accounts", world.accounts().toString(), "--transactions", world.transactions().toString(), "--out",
				folder.resolve(out).toString(), "--checkpoint-seconds", "1", "--checkpoints", folder.resolve(out + "-checkpoints").toString(), "--buckets",
				"8"));
		arguments.addAll(List.of(more));
		var options = WatchOptions.of(arguments.toArray(String[]::new));
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
	}

	@Test
	void wrongUsageOfKafkaIsSaid() throws Exception {
		var security = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\nauto.offset.reset=latest\n");

		assertThatThrownBy(() -> kafka("--topic", "t")).hasMessageContaining("要写 --kafka");
		assertThatThrownBy(() -> kafka("--kafka", "h:1")).hasMessageContaining("--topic").hasMessageContaining("--alerts-topic");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--topic", "t", "--transactions", "b")).hasMessageContaining("代替 --transactions");
		assertThatThrownBy(() -> kafka("--kafka", "h:1", "--alerts-topic", "t", "--to-now")).hasMessageContaining("--to-now 只与 --topic 同用");
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
