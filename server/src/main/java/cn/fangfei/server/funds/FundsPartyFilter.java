package cn.fangfei.server.funds;

import cn.fangfei.detection.statement.StatementReading.Party;
import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.kernel.Paging;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of those who paid and were paid are wanted.
 * @param outstanding those who got back less than they paid in
 */
record FundsPartyFilter(@Nullable StatementRole role, boolean outstanding, @Nullable String q) {

	private static final Map<String, Comparator<Party>> ORDERS = Map.of("name", Comparator.comparing(Party::name), "inAmount",
			Comparator.comparingLong(Party::inFen), "outAmount", Comparator.comparingLong(Party::outFen), "outstanding",
			Comparator.comparingLong(Party::outstandingFen), "inRows", Comparator.comparingLong(Party::inRows), "outRows",
			Comparator.comparingLong(Party::outRows), "firstDay", Comparator.comparing(Party::first), "lastDay",
			Comparator.comparing(Party::last));

	/** Those that are wanted, in the order of {@code paging}; without one by role and what is outstanding. */
	List<Party> of(List<Party> parties, Paging paging) {
		var found = parties.stream().filter(this::takes);
		var parts = Optional.ofNullable(paging.sort()).orElse("").split(",");
		var order = ORDERS.get(parts[0]);
		if (order == null) {
			return found.toList();
		}
		var wanted = parts.length > 1 && parts[1].equals("desc") ? order.reversed() : order;
		return found.sorted(wanted.thenComparing(Party::key)).toList();
	}

	private boolean takes(Party party) {
		return (role == null || party.role() == role) && (!outstanding || party.outstandingFen() > 0)
				&& (q == null || q.isBlank() || party.name().contains(q.strip()) || HolderKey.shown(party.key()).contains(q.strip()));
	}
}
