package cn.fangfei.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import kafka.tools.StorageTool;

/** A real broker of Kafka in a process of its own. */
final class KafkaBroker implements AutoCloseable {

	private final Process process;
	private final String servers;
	private final Admin admin;

	private KafkaBroker(Process process, String servers) {
		this.process = process;
		this.servers = servers;
		admin = Admin.create(Map.of("bootstrap.servers", servers, "default.api.timeout.ms", "40000"));
	}

	static KafkaBroker start(Path folder) throws Exception {
		int[] ports = freePorts();
		int port = ports[0];
		int controller = ports[1];
		var settings = Files.writeString(folder.resolve("broker.properties"), """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@localhost:%2$d
				listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
				controller.listener.names=CONTROLLER
				log.dirs=%3$s
				auto.create.topics.enable=false
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=1
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				transaction.state.log.num.partitions=1
				group.initial.rebalance.delay.ms=0
				log.cleaner.dedupe.buffer.size=2097152
				""".formatted(port, controller, folder.resolve("logs")));
		var said = new ByteArrayOutputStream();
		int made = StorageTool.execute(new String[] { "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString() }, new PrintStream(said, true,
				StandardCharsets.UTF_8));
		if (made != 0) {
			throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
		}
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), "kafka.Kafka", settings.toString()).redirectErrorStream(true).redirectOutput(folder.resolve(
						"broker.log").toFile()).start();
		var broker = new KafkaBroker(process, "localhost:" + port);
		try {
			broker.admin.describeCluster().nodes().get();
		} catch (ExecutionException e) {
			broker.close();
			throw new IllegalStateException(Files.readString(folder.resolve("broker.log")), e);
		}
		return broker;
	}

	/** Both at once, or the second may be the first again. */
	static int[] freePorts() throws IOException {
		try (var one = new ServerSocket(0); var other = new ServerSocket(0)) {
			return new int[] { one.getLocalPort(), other.getLocalPort() };
		}
	}

	String servers() {
		return servers;
	}

	String topic(String name, int partitions) throws Exception {
		admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
		return name;
	}

	void send(String topic, Collection<byte[]> records) {
		try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers, "linger.ms", "20", "batch.size", "200000"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			records.forEach(record -> producer.send(new ProducerRecord<>(topic, 0, null, record)));
		}
	}

	/** Rows whose writer took them back. */
	void sendAndAbort(String topic, Collection<byte[]> records) {
		try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers, "transactional.id", "taken-back"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			records.forEach(record -> producer.send(new ProducerRecord<>(topic, 0, null, record)));
			producer.flush();
			producer.abortTransaction();
		}
	}

	/** What others see of a topic of one partition: no record of a transaction that is not over. */
	List<String> records(String topic) {
		return read(topic).stream().map(ConsumerRecord::value).toList();
	}

	Instant oldest(String topic) {
		return Instant.ofEpochMilli(read(topic).stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow());
	}

	private List<ConsumerRecord<String, String>> read(String topic) {
		var settings = new Properties();
		settings.putAll(Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"));
		var partition = new TopicPartition(topic, 0);
		var read = new ArrayList<ConsumerRecord<String, String>>();
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			long end = consumer.endOffsets(List.of(partition)).get(partition);
			while (consumer.position(partition) < end) {
				consumer.poll(Duration.ofMillis(200)).forEach(read::add);
			}
		}
		return read;
	}

	/** Whether a group said that it has read everything, as the job does with each checkpoint. */
	boolean hasRead(String group, String topic) throws Exception {
		var partition = new TopicPartition(topic, 0);
		var at = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().get(partition);
		return at != null && at.offset() >= admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all().get().get(partition).offset();
	}

	@Override
	public void close() throws InterruptedException {
		admin.close();
		process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
	}
}
