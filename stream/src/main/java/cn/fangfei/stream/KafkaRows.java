package cn.fangfei.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The step "rows" from a topic of Kafka: read in the order of its one partition, each record a row of transactions.csv. */
final class KafkaRows {

	private KafkaRows() {
	}

	static DataStream<ReadRow> of(StreamExecutionEnvironment environment, KafkaOptions options) {
		var source = KafkaSource.<KafkaLine>builder()
				.setProperties(options.client())
				.setBootstrapServers(options.servers())
				.setGroupId(options.name())
				.setKafkaSubscriber(new OnePartition(options.topic()))
				.setStartingOffsets(new FromTheBeginning())
				// rows that their writer took back were never there
				.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
				.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")
				.setDeserializer(new AsTheyCome());
		if (options.toNow()) {
			source.setBounded(OffsetsInitializer.latest());
		}
		var rows = environment.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "records", TypeInformation.of(KafkaLine.class))
				.setParallelism(1).uid("records")
				.transform("lines", TypeInformation.of(ReadRow.class), new LineOperator(options.topic(), options.columns())).setParallelism(1).uid(
						"lines");
		if (!options.rejected().isEmpty()) {
			rows.getSideOutput(LineOperator.REJECTED).sinkTo(WatchJob.files(options.rejected(), "rejected")).setParallelism(1).uid("rejected").name("rejected");
		}
		return rows;
	}

	/**
	 * What is late hangs on the order of all rows, and between partitions there is none: a topic of several is refused, also when it got
	 * them later.
	 */
	private record OnePartition(String topic) implements KafkaSubscriber {

		@Override
		public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
			try {
				int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
				if (partitions != 1) {
					throw new WatchRefused("主题“" + topic + "”有 " + partitions + " 个分区。交易是否迟到取决于全部流水的先后，几个分区之间没有先后，结果会随读取快慢而变。请把流水写入只有一个分区的主题后重试");
				}
				return Set.of(new TopicPartition(topic, 0));
			} catch (ExecutionException e) {
				if (e.getCause() instanceof UnknownTopicOrPartitionException) {
					throw new WatchRefused("Kafka 里没有主题“" + topic + "”。请核对 --topic，或先建立只有一个分区的主题");
				}
				throw new IllegalStateException("读不到主题“" + topic + "”的分区：" + e.getCause().getMessage(), e);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(e);
			}
		}
	}

	/**
	 * All records that are there; later, a place that Kafka holds no longer is an error: to go on at another would pass over rows or read
	 * them twice.
	 */
	private static final class FromTheBeginning implements OffsetsInitializer {

		private static final long serialVersionUID = 1L;

		@Override
		public Map<TopicPartition, Long> getPartitionOffsets(Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
			var begin = new HashMap<TopicPartition, Long>();
			partitions.forEach(partition -> begin.put(partition, KafkaPartitionSplit.EARLIEST_OFFSET));
			return begin;
		}

		@Override
		public OffsetResetStrategy getAutoOffsetResetStrategy() {
			return OffsetResetStrategy.NONE;
		}
	}

	private static final class AsTheyCome implements KafkaRecordDeserializationSchema<KafkaLine> {

		private static final long serialVersionUID = 1L;

		@Override
		public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KafkaLine> out) {
			out.collect(new KafkaLine(record.partition(), record.offset(), record.value()));
		}

		@Override
		public TypeInformation<KafkaLine> getProducedType() {
			return TypeInformation.of(KafkaLine.class);
		}
	}
}
