package cn.fangfei.stream;

import org.jspecify.annotations.Nullable;

/**
 * What comes before the court: records of one bucket, or word that a day is judged.
 *
 * @param part as {@code FlowShard.lay} wrote it; null when this is the word
 */
public record Brief(int day, byte @Nullable [] part, double elder, double elsewhere) {

	static Brief laid(int day, byte[] part) {
		return new Brief(day, part, 0, 0);
	}

	static Brief judged(FrontEvent event) {
		return new Brief(event.judged(), null, event.elder(), event.elsewhere());
	}
}
