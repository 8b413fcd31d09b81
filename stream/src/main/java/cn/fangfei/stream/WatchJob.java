package cn.fangfei.stream;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.util.ExceptionUtils;

/**
 * The watch as a job: rows → front (one) → shards (many, keyed by bucket of parties) → court (one) → files written exactly once.
 *
 * <p>Event time is the rows' own. The front holds rows until their day is complete and hands days on in order; its watermark of a day's
 * end says that everything up to that day was handed on. At a watermark past the end of a judged day the shards lay their records before
 * the court, and at the same watermark, come through all of them, the court judges.
 */
public final class WatchJob {

	private static final int REFUSED = 1;
	private static final int WRONG_USAGE = 2;

	private WatchJob() {
	}

	public static void main(String[] arguments) throws Exception {
		var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		WatchOptions options;
		try {
			options = WatchOptions.of(arguments);
		} catch (IllegalArgumentException e) {
			err.println(e.getMessage());
			err.println(WatchOptions.USAGE);
			System.exit(WRONG_USAGE);
			return;
		}
		if (options.kafka() != null && !kafkaIsThere()) {
			err.println("没有 Kafka 的程序库，所以不能用 --kafka。请把 stream/target/kafka 里的文件加到类路径；用 fangfei-flink 时，每个进程都设 FANGFEI_FLINK_KAFKA=1。");
			System.exit(WRONG_USAGE);
		}
		try (var environment = environment(options)) {
			build(environment, options);
			environment.execute("fangfei flow");
		} catch (Exception e) {
			var refused = ExceptionUtils.findSerializedThrowable(e, WatchRefused.class, WatchJob.class.getClassLoader());
			if (refused.isEmpty()) {
				throw e;
			}
			err.println(refused.get().getMessage() + "。");
			System.exit(REFUSED);
		}
	}

	/** Kafka's classes are in a folder of their own, which only those put on the class path who want it. */
	private static boolean kafkaIsThere() {
		try {
			Class.forName("org.apache.flink.connector.kafka.source.KafkaSource", false, WatchJob.class.getClassLoader());
			return true;
		} catch (ClassNotFoundException e) {
			return false;
		}
	}

	static StreamExecutionEnvironment environment(WatchOptions options) {
		var settings = settings(options);
		if (options.cluster().isEmpty()) {
			return StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), settings);
		}
		int colon = options.cluster().lastIndexOf(':');
		return StreamExecutionEnvironment.createRemoteEnvironment(options.cluster().substring(0, colon), Integer.parseInt(options.cluster().substring(
				colon + 1)), settings);
	}

	/** The states are held on the heap, where they are changed in place. */
	static Configuration settings(WatchOptions options) {
		var settings = new Configuration();
		settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
		settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis((long) (options.checkpointSeconds() * 1_000)));
		settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
		settings.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION, ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
		if (!options.checkpoints().isEmpty()) {
			settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(options.checkpoints()));
			settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
		}
		if (!options.resume().isEmpty()) {
			settings.set(StateRecoveryOptions.SAVEPOINT_PATH, uri(newest(options.resume())));
		}
		settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
		settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
		settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
		// what passes between the steps never changes, so it need not be copied
		settings.set(PipelineOptions.OBJECT_REUSE, true);
		settings.set(PipelineOptions.GENERIC_TYPES, false);
		settings.set(PipelineOptions.MAX_PARALLELISM, Math.max(128, options.buckets()));
		return settings;
	}

	/** The checkpoint of a folder that was finished last; the folder itself when it is one, or lies where this process cannot look. */
	static String newest(String folder) {
		if (folder.contains("://")) {
			return folder;
		}
		try (var inside = Files.walk(java.nio.file.Path.of(folder), 3)) {
			return inside.filter(file -> file.getFileName().toString().equals("_metadata"))
					.max(Comparator.comparingLong(file -> file.toFile().lastModified()))
					.orElseThrow(() -> new WatchRefused("“" + folder + "”里没有断点。请写 --checkpoints 的文件夹，或其中的 chk-数字 文件夹"))
					.getParent().toString();
		} catch (IOException | UncheckedIOException e) {
			throw new WatchRefused("读不了断点的文件夹“" + folder + "”。请检查路径和权限");
		}
	}

	private static String uri(String folder) {
		return folder.contains("://") ? folder : new File(folder).getAbsoluteFile().toURI().toString();
	}

	static void build(StreamExecutionEnvironment environment, WatchOptions options) {
		environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
		var kafka = options.kafka();
		var rows = kafka != null && !kafka.topic().isEmpty() ? KafkaRows.of(environment, kafka)
				: environment.fromSource(new RowSource(options.transactions(), options.rowsPerSecond()), WatermarkStrategy.noWatermarks(), "rows")
						.setParallelism(1).uid("rows");
		var told = rows.process(new FrontFunction(options.accounts(), options.transactions(), options.source(), options.settings(), options.buckets())).setParallelism(1).uid("front").name("front")
				.assignTimestampsAndWatermarks(WatermarkStrategy.forGenerator(context -> new DayEnds()).withTimestampAssigner((event, before) -> event.millis()))
				.setParallelism(1).uid("days").name("days");
		var laid = told.filter(event -> event.payment() != null).setParallelism(1).name("payments")
				.keyBy(FrontEvent::bucket)
				.process(new ShardFunction(options.settings())).setParallelism(options.parallelism()).uid("shards").name("shards");
		var alerts = told.filter(event -> event.judged() != FrontEvent.NONE).setParallelism(1).name("judged days")
				.map(Brief::judged).returns(Brief.class).setParallelism(1)
				.union(laid)
				.keyBy(brief -> 0)
				.process(new CourtFunction(options.settings(), options.aggregatesOnly(), options.relations(), options.changes()))
				.setParallelism(1).uid("court").name("court");
		if (!options.out().isEmpty()) {
			alerts.sinkTo(files(options.out(), "alerts")).setParallelism(1).uid("files").name("files");
		}
		if (kafka != null && !kafka.alerts().isEmpty()) {
			alerts.sinkTo(KafkaAlerts.of(kafka)).setParallelism(1).uid("topic").name("topic");
		}
	}

	/** Lines in files that are finished with the checkpoint that covers them. */
	static FileSink<String> files(String folder, String prefix) {
		return FileSink.forRowFormat(new Path(uri(folder)), new SimpleStringEncoder<String>("UTF-8"))
				.withBucketAssigner(new BasePathBucketAssigner<>())
				.withRollingPolicy(OnCheckpointRollingPolicy.build())
				.withOutputFileConfig(OutputFileConfig.builder().withPartPrefix(prefix).withPartSuffix(".jsonl").build())
				.build();
	}

	/** A watermark where the front says that a day is over, and nowhere else. */
	private static final class DayEnds implements WatermarkGenerator<FrontEvent> {

		@Override
		public void onEvent(FrontEvent event, long millis, WatermarkOutput output) {
			if (event.upTo() != FrontEvent.NONE) {
				output.emitWatermark(new Watermark(Days.end(event.upTo())));
			}
		}

		@Override
		public void onPeriodicEmit(WatermarkOutput output) {
			// the clock says nothing of the data
		}
	}
}
