package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Ids;
import java.util.UUID;

/** The identity of a clue. */
public record ClueId(UUID value) {

	static ClueId next() {
		return new ClueId(Ids.next());
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
