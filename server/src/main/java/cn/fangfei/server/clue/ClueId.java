package cn.fangfei.server.clue;

import java.util.UUID;

/** The identity of a clue. */
public record ClueId(UUID value) {

	static ClueId next() {
		return new ClueId(UUID.randomUUID());
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
