package cn.fangfei.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import cn.fangfei.simulation.Regime;

/** A real cluster of separate processes, started by {@code deploy/flink/fangfei-flink}: one that works is killed while the job runs. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LostProcessTests {

	private static final Path SCRIPT = Path.of("../deploy/flink/fangfei-flink").toAbsolutePath().normalize();
	/** Nobody who watches files needs it. */
	private static final String WITHOUT_KAFKA = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(
			entry -> !entry.contains("kafka") && !entry.contains("flink-connector-base")).collect(Collectors.joining(File.pathSeparator));
	private static final int ROWS_PER_SECOND = 15_000;

	@TempDir
	Path folder;

	private final List<Process> started = new ArrayList<>();
	private final HttpClient http = HttpClient.newHttpClient();
	private int rpc;
	private int rest;

	@AfterEach
	void stopThem() throws InterruptedException {
		for (var process : started) {
			process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
	}

	private Process start(String name, String... arguments) throws IOException {
		var command = new ArrayList<>(List.of(SCRIPT.toString()));
		command.addAll(List.of(arguments));
		var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
		var settings = builder.environment();
		settings.put("FANGFEI_FLINK_CLASSPATH", WITHOUT_KAFKA);
		settings.put("FANGFEI_FLINK_HOME", folder.resolve("flink").toString());
		settings.put("FANGFEI_FLINK_RPC_PORT", Integer.toString(rpc));
		settings.put("FANGFEI_FLINK_REST_PORT", Integer.toString(rest));
		settings.put("FANGFEI_FLINK_HEAP_MB", "384");
		settings.put("FANGFEI_FLINK_HEARTBEAT_MS", "1000");
		settings.put("FANGFEI_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
		var process = builder.start();
		started.add(process);
		return process;
	}

	private String ask(String path) throws InterruptedException {
		try {
			var request = HttpRequest.newBuilder(URI.create("http://localhost:" + rest + path)).timeout(Duration.ofSeconds(5)).build();
			return http.send(request, BodyHandlers.ofString()).body();
		} catch (IOException notYet) {
			return "";
		}
	}

	private interface Condition {

		boolean holds() throws Exception;
	}

	private void await(String what, Condition condition) throws Exception {
		long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
		while (!condition.holds()) {
			if (System.nanoTime() > until) {
				throw new AssertionError("no " + what + "; " + said());
			}
			Thread.sleep(100);
		}
	}

	private String said() throws IOException {
		var words = new StringBuilder();
		try (var logs = Files.list(folder)) {
			for (var log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
				var text = Files.readString(log);
				words.append(log.getFileName()).append(":\n").append(text.substring(Math.max(0, text.length() - 4_000))).append('\n');
			}
		}
		return words.toString();
	}

	private int number(String text, String name) {
		var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(text);
		return found.find() ? Integer.parseInt(found.group(1)) : 0;
	}

	@Test
	void whoAsksForKafkaWithoutItsLibrariesIsToldWhereTheyAre() throws Exception {
		var job = start("submit", "submit", "--accounts", "a.csv", "--kafka", "localhost:1", "--topic", "t", "--out", folder.toString());

		assertThat(job.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(job.exitValue()).as(said()).isEqualTo(2);
		assertThat(said()).contains("没有 Kafka 的程序库").contains("FANGFEI_FLINK_KAFKA=1");
	}

	@Test
	void aTaskManagerKilledInMidRunChangesNoAlertAndDoublesNone() throws Exception {
		var world = World.made(folder.resolve("world"), Regime.STANDARD, 180);
		int[] ports = KafkaBroker.freePorts();
		rpc = ports[0];
		rest = ports[1];
		start("jobmanager", "jobmanager");
		var first = start("taskmanager-1", "taskmanager");
		start("taskmanager-2", "taskmanager");
		await("two task managers", () -> number(ask("/overview"), "taskmanagers") == 2);
		var out = folder.resolve("out");
		var job = start("submit", "submit", "--accounts", world.accounts().toString(), "--transactions", world.transactions().toString(), "--out",
				out.toString(), "--checkpoint-seconds", "1", "--checkpoints", folder.resolve("checkpoints").toString(), "--buckets", "8", "--parallelism", "2",
				"--rows-per-second", Integer.toString(ROWS_PER_SECOND));
		await("first alerts in a finished file", () -> World.files(out) > 0);

		first.destroyForcibly().waitFor();
		start("taskmanager-3", "taskmanager");
		assertThat(job.isAlive()).as("the job ends after the loss").isTrue();
		int before = World.filed(out).size();

		assertThat(job.waitFor(120, TimeUnit.SECONDS)).as(said()).isTrue();
		assertThat(job.exitValue()).as(said()).isZero();
		var jobs = ask("/jobs/overview");
		assertThat(jobs).contains("FINISHED");
		var id = Pattern.compile("\"jid\":\"(\\w+)\"").matcher(jobs);
		assertThat(id.find()).isTrue();
		assertThat(number(ask("/jobs/" + id.group(1) + "/checkpoints"), "restored")).isPositive();
		assertThat(before).isBetween(1, world.alerts().size() - 1);
		assertThat(World.filed(out)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(world.alerts());
	}
}
