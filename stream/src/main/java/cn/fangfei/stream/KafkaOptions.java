package cn.fangfei.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import cn.fangfei.formats.TransactionLines;

/**
 * What a run has to do with Kafka.
 *
 * @param servers {@code host:port}, several with commas
 * @param topic of the transactions; empty when they come from files
 * @param columns header of the transactions; empty when the first record is it
 * @param toNow whether the run ends behind the records that are there when it begins
 * @param rejected folder of files that name the records that are of no use; empty for none
 * @param alerts topic of the alerts; empty for none
 * @param name of this watch: the group of its reader, and what its transactions begin with
 * @param client further settings of Kafka's clients
 */
record KafkaOptions(String servers, String topic, String columns, boolean toNow, String rejected, String alerts, String name, Properties client) {

	/** Without these rows or alerts would be lost or told twice, so nobody sets them otherwise. */
	private static final Set<String> OURS = Set.of("bootstrap.servers", "isolation.level", "auto.offset.reset", "enable.auto.commit", "group.id",
			"key.deserializer", "value.deserializer", "key.serializer", "value.serializer", "transactional.id", "enable.idempotence", "acks");

	/** @throws IllegalArgumentException with a sentence in Chinese when they cannot be understood */
	static KafkaOptions of(Map<String, String> given) {
		var servers = given.getOrDefault("kafka", "");
		var topic = given.getOrDefault("topic", "");
		var alerts = given.getOrDefault("alerts-topic", "");
		if (servers.isEmpty()) {
			throw new IllegalArgumentException("用 Kafka 要写 --kafka 主机:端口。");
		}
		if (topic.isEmpty() && alerts.isEmpty()) {
			throw new IllegalArgumentException("写了 --kafka，还要写 --topic（从哪个主题读流水）或 --alerts-topic（把预警写到哪个主题）。");
		}
		if (topic.equals(alerts)) {
			throw new IllegalArgumentException("--topic 和 --alerts-topic 不能是同一个主题：写进去的预警会被当作流水再读。");
		}
		for (var of : List.of("to-now", "columns", "rejected")) {
			if (topic.isEmpty() && given.containsKey(of)) {
				throw new IllegalArgumentException("--" + of + " 只与 --topic 同用。");
			}
		}
		var columns = given.getOrDefault("columns", "");
		if (!columns.isEmpty() && TransactionLines.under(columns.getBytes(StandardCharsets.UTF_8)) == null) {
			throw new IllegalArgumentException("--columns 写的是“" + columns + "”，至少要有 txn_id、time、payer、payee、amount 五列，用逗号分开。");
		}
		return new KafkaOptions(servers, topic, columns, given.containsKey("to-now"), given.getOrDefault("rejected", ""), alerts, given.getOrDefault(
				"name", "fangfei"), client(given.getOrDefault("kafka-properties", "")));
	}

	private static Properties client(String file) {
		var client = new Properties();
		if (!file.isEmpty()) {
			try (var in = Files.newBufferedReader(Path.of(file))) {
				client.load(in);
			} catch (IOException | IllegalArgumentException e) {
				throw new IllegalArgumentException("--kafka-properties 的文件“" + file + "”读不出来。请检查路径，每行写成 名称=值。", e);
			}
		}
		for (var name : OURS) {
			if (client.containsKey(name)) {
				throw new IllegalArgumentException("--kafka-properties 的文件“" + file + "”里写了 " + name + "，它由程序设定。请删去这一行。");
			}
		}
		return client;
	}
}
