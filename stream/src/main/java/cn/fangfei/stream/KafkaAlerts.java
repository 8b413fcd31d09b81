package cn.fangfei.stream;

import java.nio.charset.StandardCharsets;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Alerts into a topic of Kafka, a record each, in transactions that end with the checkpoint that covers them. */
final class KafkaAlerts {

	/** The longest that a broker bears unless it is told otherwise. */
	private static final String FIFTEEN_MINUTES = "900000";

	private KafkaAlerts() {
	}

	static Sink<String> of(KafkaOptions options) {
		return KafkaSink.<String>builder()
				.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, FIFTEEN_MINUTES)
				.setKafkaProducerConfig(options.client())
				.setBootstrapServers(options.servers())
				.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
				.setTransactionalIdPrefix(options.name() + "-" + options.alerts())
				.setRecordSerializer(new Told(options.alerts()))
				.build();
	}

	/** With the time of writing: by the time of the data Kafka would take alerts of old days for outdated, and delete them. */
	private record Told(String topic) implements KafkaRecordSerializationSchema<String> {

		@Override
		public ProducerRecord<byte[], byte[]> serialize(String alert, KafkaSinkContext context, @Nullable Long millis) {
			return new ProducerRecord<>(topic, alert.getBytes(StandardCharsets.UTF_8));
		}
	}
}
