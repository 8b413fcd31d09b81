package cn.fangfei.server.demo;

import cn.fangfei.server.registry.PatrolOutcome;
import cn.fangfei.server.registry.SupervisionEnd;
import cn.fangfei.server.registry.SupervisionReason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented firm on the key-supervision list, and how far the office and the township are with it.
 * @param handed absent while it lies with the office
 * @param visited absent while it waits for the township
 * @param ended absent while it is on the list
 */
record DemoKeyFirm(int number, DemoFirm firm, Instant listed, SupervisionReason reason, String basis, @Nullable Handed handed,
		@Nullable Visited visited, @Nullable Ended ended) {

	/**
	 * The hand-over; firms handed over at the same instant go together.
	 * @param dueOn by when the township is to go and see
	 */
	record Handed(Instant at, LocalDate dueOn, String task) {
	}

	record Visited(Instant at, PatrolOutcome outcome, String note) {
	}

	record Ended(Instant at, SupervisionEnd because, @Nullable String text) {
	}
}
