package cn.fangfei.stream;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The watch as a job: rows → front (one) → shards (many, keyed by bucket of parties) → court (one) → files written exactly once.
 *
 * <p>Event time is the rows' own. The front holds rows until their day is complete and hands days on in order; its watermark of a day's
 * end says that everything up to that day was handed on. At a watermark past the end of a judged day the shards lay their records before
 * the court, and at the same watermark, come through all of them, the court judges.
 */
public final class WatchJob {

	private static final int WRONG_USAGE = 2;

	private WatchJob() {
	}

	public static void main(String[] arguments) throws Exception {
		WatchOptions options;
		try {
			options = WatchOptions.of(arguments);
		} catch (IllegalArgumentException e) {
			var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
			err.println(e.getMessage());
			err.println(WatchOptions.USAGE);
			System.exit(WRONG_USAGE);
			return;
		}
		try (var environment = environment(options)) {
			build(environment, options);
			environment.execute("fangfei flow");
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
		settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
		settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
		settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
		// what passes between the steps never changes, so it need not be copied
		settings.set(PipelineOptions.OBJECT_REUSE, true);
		settings.set(PipelineOptions.GENERIC_TYPES, false);
		settings.set(PipelineOptions.MAX_PARALLELISM, Math.max(128, options.buckets()));
		return settings;
	}

	private static String uri(String folder) {
		return folder.contains("://") ? folder : new File(folder).getAbsoluteFile().toURI().toString();
	}

	static void build(StreamExecutionEnvironment environment, WatchOptions options) {
		environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
		var told = environment.fromSource(new RowSource(options.transactions(), options.rowsPerSecond()), WatermarkStrategy.noWatermarks(), "rows")
				.setParallelism(1).uid("rows")
				.process(new FrontFunction(options.accounts(), options.settings(), options.buckets())).setParallelism(1).uid("front").name("front")
				.assignTimestampsAndWatermarks(WatermarkStrategy.forGenerator(context -> new DayEnds()).withTimestampAssigner((event, before) -> event.millis()))
				.setParallelism(1).uid("days").name("days");
		var laid = told.filter(event -> event.payment() != null).setParallelism(1).name("payments")
				.keyBy(FrontEvent::bucket)
				.process(new ShardFunction(options.settings())).setParallelism(options.parallelism()).uid("shards").name("shards");
		told.filter(event -> event.judged() != FrontEvent.NONE).setParallelism(1).name("judged days")
				.map(Brief::judged).returns(Brief.class).setParallelism(1)
				.union(laid)
				.keyBy(brief -> 0)
				.process(new CourtFunction(options.settings(), options.aggregatesOnly(), options.relations(), options.changes())).setParallelism(1).uid("court").name("court")
				.sinkTo(FileSink.forRowFormat(new Path(uri(options.out())), new SimpleStringEncoder<String>("UTF-8"))
						.withBucketAssigner(new BasePathBucketAssigner<>())
						.withRollingPolicy(OnCheckpointRollingPolicy.build())
						.withOutputFileConfig(OutputFileConfig.builder().withPartPrefix("alerts").withPartSuffix(".jsonl").build())
						.build())
				.setParallelism(1).uid("files").name("files");
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
