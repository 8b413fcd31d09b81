package cn.fangfei.stream;

import org.jspecify.annotations.Nullable;

/**
 * One record of the topic of transactions, as it came.
 *
 * @param value null when the record only deletes another
 */
public record KafkaLine(int partition, long offset, byte @Nullable [] value) {
}
