package cn.fangfei.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.simulation.Regime;

/** The same world from a topic of a real Kafka gives the same alerts, each once, in files and in a topic. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KafkaTests {

	private static final String COLUMNS = "txn_id,time,payer,payee,amount,channel,memo";

	@TempDir
	static Path folder;

	private static World world;
	private static KafkaBroker broker;
	private static List<byte[]> rows;

	@BeforeAll
	static void begin() throws Exception {
		broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")));
		world = World.made(folder.resolve("world"), Regime.STANDARD, 180);
		rows = Files.readAllLines(world.transactions()).stream().map(KafkaTests::bytes).toList();
		assertThat(rows.get(0)).asString().isEqualTo(COLUMNS);
	}

	@AfterAll
	static void end() throws Exception {
		broker.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static WatchOptions options(String name, String... more) {
		var arguments = new ArrayList<>(List.of("--accounts", world.accounts().toString(), "--kafka", broker.servers(), "--name", name,
				"--checkpoint-seconds", "0.5", "--checkpoints", folder.resolve(name + "-checkpoints").toString(), "--buckets", "8"));
		arguments.addAll(List.of(more));
		return WatchOptions.of(arguments.toArray(String[]::new));
	}

	private static JobClient start(WatchOptions options) throws Exception {
		var environment = WatchJob.environment(options);
		WatchJob.build(environment, options);
		return environment.executeAsync();
	}

	private static void run(WatchOptions options) throws Exception {
		start(options).getJobExecutionResult().get();
	}

	private static void await(String what, JobClient job, Callable<Boolean> condition) throws Exception {
		long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
		while (!condition.call()) {
			if (System.nanoTime() > until || job.getJobStatus().get().isTerminalState()) {
				throw new AssertionError("no " + what + ", the job is " + job.getJobStatus().get());
			}
			Thread.sleep(100);
		}
	}

	@Test
	void theAlertsOfATopicAreThoseOfTheLoopAndWhatIsOfNoUseIsNamed() throws Exception {
		var begun = Instant.now().minusSeconds(1);
		var topic = broker.topic("rows", 1);
		var alerts = broker.topic("alerts", 1);
		int half = rows.size() / 2;
		broker.send(topic, rows.subList(0, half));
		// at the offsets half to half + 6: header again, then six that are of no use
		broker.send(topic, Arrays.asList(rows.get(0), bytes("B1,2025-02-30T09:00:00,P,Q,1,TRANSFER,"), bytes("B2,2025-02-03,P,Q,一百元,TRANSFER,"), null,
				bytes("B4,2025-02-03,P,Q,1,TRANSFER,\nB5,2025-02-03,P,Q,1,TRANSFER,"), bytes("{\"txn_id\":\"B6\"}"), new byte[] { -1, -2, 0 }));
		broker.sendAndAbort(topic, List.of(bytes("taken,back"), bytes("before,it,was,told")));
		broker.send(topic, rows.subList(half, rows.size()));

		run(options("whole", "--topic", topic, "--to-now", "--out", folder.resolve("whole").toString(), "--alerts-topic", alerts, "--rejected", folder.resolve(
				"rejected").toString()));

		assertThat(world.alerts()).hasSizeGreaterThan(3);
		assertThat(World.filed(folder.resolve("whole"))).containsExactlyElementsOf(world.alerts());
		assertThat(broker.records(alerts)).containsExactlyElementsOf(world.alerts());
		// Kafka deletes what is old by its stamp
		assertThat(broker.oldest(alerts)).isAfter(begun);
		assertThat(lines(folder.resolve("rejected"))).satisfiesExactly(
				line -> assertThat(line).startsWith("{\"topic\":\"rows\",\"partition\":0,\"offset\":" + (half + 1) + ",\"field\":\"time\",")
						.contains("2025-02-30T09:00:00").contains("\"remedy\":\"请写成 2026-01-31T09:30:00 这样的时间\""),
				line -> assertThat(line).contains("\"offset\":" + (half + 2) + ",\"field\":\"amount\"").contains("一百元"),
				line -> assertThat(line).contains("\"offset\":" + (half + 3) + ",").contains("没有内容"),
				line -> assertThat(line).contains("\"offset\":" + (half + 4) + ",").contains("一条记录里有多行"),
				line -> assertThat(line).contains("\"offset\":" + (half + 5) + ","),
				line -> assertThat(line).contains("\"offset\":" + (half + 6) + ",").contains("\"remedy\":"));
	}

	/** The order of columns is told; the watch is stopped in between, goes on, and is ended. */
	@Test
	void aRestartFromACheckpointTellsEachOnce() throws Exception {
		var topic = broker.topic("ends", 1);
		var alerts = broker.topic("ends-alerts", 1);
		var out = folder.resolve("ends");
		var checkpoints = folder.resolve("ends-checkpoints").toString();
		String[] more = { "--topic", topic, "--columns", "memo,channel,amount,payee,payer,time,txn_id", "--out", out.toString(), "--alerts-topic", alerts };
		var turned = rows.stream().skip(1).map(KafkaTests::turned).toList();
		// up to the day of the last alert, so that it cannot be told yet and half of them can: nine days later, at the latest, all rows have come
		var enough = LocalDate.parse(at(world.alerts().size() - 1));
		assertThat(LocalDate.parse(at(world.alerts().size() / 2)).plusDays(9)).isBeforeOrEqualTo(enough);
		int most = (int) rows.stream().skip(1).takeWhile(row -> new String(row, StandardCharsets.UTF_8).split(",")[1].compareTo(enough.toString()) < 0).count();
		broker.send(topic, turned.subList(0, most));

		var job = start(options("ends", more));
		await("alert in both", job, () -> World.files(out) > 0 && !broker.records(alerts).isEmpty());
		job.cancel().get();
		int before = broker.records(alerts).size();
		broker.send(topic, turned.subList(most, turned.size()));
		var again = start(options("ends", with(more, "--resume", checkpoints)));
		await("reading to the end", again, () -> broker.hasRead("ends", topic));
		again.stopWithSavepoint(true, folder.resolve("ends-savepoint").toString(), SavepointFormatType.CANONICAL).get();

		assertThat(before).isBetween(1, world.alerts().size() - 1);
		assertThat(World.filed(out)).containsExactlyElementsOf(world.alerts());
		assertThat(broker.records(alerts)).containsExactlyElementsOf(world.alerts());
	}

	@Test
	void aTopicOfSeveralPartitionsIsRefusedWithTheReason() throws Exception {
		var two = broker.topic("two", 2);

		assertThat(refusal("--topic", two)).contains("主题“two”有 2 个分区").contains("没有先后").endsWith("只有一个分区的主题后重试");
	}

	@Test
	void whoStartsItIsToldTheReasonLast() throws Exception {
		var said = folder.resolve("said.txt");
		var job = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
				WatchJob.class.getName(), "--accounts", world.accounts().toString(), "--kafka", broker.servers(), "--topic", "none", "--out", folder.resolve(
						"none").toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();

		assertThat(job.waitFor(90, TimeUnit.SECONDS)).isTrue();
		assertThat(job.exitValue()).as(Files.readString(said)).isEqualTo(1);
		assertThat(Files.readString(said)).endsWith("Kafka 里没有主题“none”。请核对 --topic，或先建立只有一个分区的主题。\n");
	}

	@Test
	void aTopicWithoutAHeaderIsRefused() throws Exception {
		var topic = broker.topic("bare", 1);
		broker.send(topic, rows.subList(1, 3));

		assertThat(refusal("--topic", topic)).contains("主题“bare”的第一条记录（分区 0 位移 0）不是表头").contains("--columns");
	}

	private static String refusal(String... more) {
		var failed = catchThrowable(() -> run(options("refused", with(more, "--out", folder.resolve("refused").toString()))));
		return ExceptionUtils.findSerializedThrowable(failed, WatchRefused.class, KafkaTests.class.getClassLoader()).orElseThrow(() -> new AssertionError(
				failed)).getMessage();
	}

	private static String[] with(String[] arguments, String... more) {
		var all = Arrays.copyOf(arguments, arguments.length + more.length);
		System.arraycopy(more, 0, all, arguments.length, more.length);
		return all;
	}

	/** The day of an alert of the loop. */
	private static String at(int alert) {
		return world.alerts().get(alert).replaceFirst(".*?\"at\":\"([^T]+).*", "$1");
	}

	private static byte[] turned(byte[] row) {
		var fields = Arrays.asList(new String(row, StandardCharsets.UTF_8).split(",", -1));
		Collections.reverse(fields);
		return bytes(String.join(",", fields));
	}

	private static Collection<String> lines(Path out) throws Exception {
		var lines = new ArrayList<String>();
		try (var all = Files.list(out)) {
			for (var file : all.filter(file -> file.getFileName().toString().startsWith("rejected")).sorted().toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		return lines;
	}
}
