package cn.fangfei.stream;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSettings.Cadence;

/**
 * What a run is to do; the names are those of {@code fangfei flow} where it has them.
 *
 * @param accounts the account list, at the same place for every process
 * @param transactions the transactions, in the order in which they are read; none when they come from Kafka
 * @param out folder of the alert files; empty when alerts go to Kafka only
 * @param relations who stands behind whom, at the same place for every process; empty for none
 * @param changes what firms changed in the register; empty for none
 * @param buckets parties are divided into so many; at least as many as {@code parallelism}, and the same as long as checkpoints live
 * @param parallelism how many keep records at once
 * @param checkpointSeconds between two checkpoints
 * @param checkpoints folder of the checkpoints, as a URI; empty for what the cluster says
 * @param rowsPerSecond at most so many rows, 0 for as many as there are
 * @param resume a checkpoint, or a folder of which the newest is meant, to go on from; empty for the beginning
 * @param kafka null when nothing is read from it or written to it
 * @param cluster {@code host:port} of a cluster's REST address; empty for a cluster within this process
 */
record WatchOptions(String accounts, List<String> transactions, String out, String relations, String changes, FlowSettings settings,
		boolean aggregatesOnly, int buckets, int parallelism, double checkpointSeconds, String checkpoints, long rowsPerSecond,
		String resume, @Nullable KafkaOptions kafka, String cluster) {

	static final String USAGE = """
			用法：--accounts 文件 --transactions 文件[,文件…] --out 文件夹 [--every day|week|month] [--lateness 天数] [--aggregates-only]
			      [--relations 文件] [--changes 文件]
			      [--cluster 主机:端口] [--parallelism 数] [--buckets 数] [--checkpoint-seconds 秒] [--checkpoints 文件夹] [--resume 断点]
			      [--rows-per-second 数]
			从 Kafka 读流水：--kafka 主机:端口 --topic 主题 代替 --transactions；[--columns 表头] [--to-now] [--rejected 文件夹]
			把预警写到 Kafka：--kafka 主机:端口 --alerts-topic 主题，可与 --out 同用，也可代替它
			      两者都可加 [--name 名称] [--kafka-properties 文件]
			集群的每个进程都要在同一路径读到输入文件，并能写到 --out 和 --checkpoints。""";

	private static final Set<String> OF_KAFKA = Set.of("kafka", "topic", "columns", "to-now", "rejected", "alerts-topic", "name", "kafka-properties");
	private static final Set<String> KNOWN = Set.of("accounts", "transactions", "out", "every", "lateness", "relations", "changes", "cluster",
			"parallelism", "buckets", "checkpoint-seconds", "checkpoints", "rows-per-second", "resume");
	private static final Set<String> SWITCHES = Set.of("aggregates-only", "to-now");

	WatchOptions {
		transactions = List.copyOf(transactions);
	}

	/** Where the transactions come from, in Chinese. */
	String source() {
		return transactions.isEmpty() && kafka != null ? "主题“" + kafka.topic() + "”" : "“" + String.join(",", transactions) + "”";
	}

	/** @throws IllegalArgumentException with a sentence in Chinese when they cannot be understood */
	static WatchOptions of(String... arguments) {
		var given = new HashMap<String, String>();
		for (int i = 0; i < arguments.length; i++) {
			var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
			if (SWITCHES.contains(name)) {
				given.put(name, "");
				continue;
			}
			if (!KNOWN.contains(name) && !OF_KAFKA.contains(name)) {
				throw new IllegalArgumentException("不认识 " + arguments[i] + "。");
			}
			if (i + 1 == arguments.length) {
				throw new IllegalArgumentException(arguments[i] + " 后面没有写值。");
			}
			given.put(name, arguments[++i]);
		}
		var kafka = Collections.disjoint(OF_KAFKA, given.keySet()) ? null : KafkaOptions.of(given);
		boolean fromKafka = kafka != null && !kafka.topic().isEmpty();
		if (fromKafka && (given.containsKey("transactions") || given.containsKey("rows-per-second"))) {
			throw new IllegalArgumentException("--topic 代替 --transactions；这两个和 --rows-per-second 不能同用。");
		}
		var cluster = given.getOrDefault("cluster", "");
		if (!cluster.isEmpty() && !(cluster.matches(".+:\\d{1,5}") && Integer.parseInt(cluster.substring(cluster.lastIndexOf(':') + 1)) <= 65_535)) {
			throw new IllegalArgumentException("--cluster 写的是“" + cluster + "”，应是 主机:端口，如 10.0.0.1:8081。");
		}
		int parallelism = (int) number(given, "parallelism", 2, 1, 1_024);
		int buckets = (int) number(given, "buckets", 32, parallelism, 32_768);
		var cadence = switch (given.getOrDefault("every", "week")) {
			case "day" -> Cadence.DAY;
			case "week" -> Cadence.WEEK;
			case "month" -> Cadence.MONTH;
			default -> throw new IllegalArgumentException("--every 应是 day、week 或 month。");
		};
		return new WatchOptions(needed(given, "accounts"), fromKafka ? List.of() : List.of(needed(given, "transactions").split(",")),
				kafka != null && !kafka.alerts().isEmpty() ? given.getOrDefault("out", "") : needed(given, "out"), given.getOrDefault("relations", ""),
				given.getOrDefault("changes", ""), new FlowSettings((int) number(given, "lateness", 7, 0, 31), cadence), given.containsKey("aggregates-only"),
				buckets, parallelism, number(given, "checkpoint-seconds", 60, 0.1, 86_400), given.getOrDefault("checkpoints", ""), (long) number(given,
						"rows-per-second", 0, 0, 1e9), given.getOrDefault("resume", ""), kafka, cluster);
	}

	private static String needed(Map<String, String> given, String name) {
		var value = given.get(name);
		if (value == null) {
			throw new IllegalArgumentException("缺少 --" + name + "。");
		}
		return value;
	}

	private static double number(Map<String, String> given, String name, double otherwise, double least, double most) {
		var value = given.get(name);
		try {
			double number = value == null ? otherwise : Double.parseDouble(value);
			if (number >= least && number <= most) {
				return number;
			}
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException("--" + name + " 应是数，写的是“" + value + "”。", e);
		}
		throw new IllegalArgumentException("--" + name + " 应在 " + least + " 到 " + most + " 之间。");
	}
}
