package cn.fangfei.server.notify;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.AccountDesk;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the system administrator sees what left the house, and sends again what could not. */
@Service
@Transactional
class OutgoingDesk {

	private final Outgoings outgoings;

	private final Channels channels;

	private final AccountDesk accounts;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	OutgoingDesk(Outgoings outgoings, Channels channels, AccountDesk accounts, Access access, AuditTrail audit, Clock clock) {
		this.outgoings = outgoings;
		this.channels = channels;
		this.accounts = accounts;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit("outgoing:read")
	@Transactional(readOnly = true)
	OutgoingPage list(@Nullable OutgoingState state, @Nullable OutgoingChannel channel, Paging paging) {
		return new OutgoingPage(rows(outgoings.page(state, channel, paging)), outgoings.count(state, channel), paging.page(),
				paging.size(), channels.open(), outgoings.count(OutgoingState.DEAD, null));
	}

	/** Sends a dead delivery again, from the first attempt on. */
	@Permit("outgoing:retry")
	OutgoingRow retry(long id, int version) {
		var dead = outgoings.byId(id).orElseThrow(OutgoingNotFound::new);
		if (!outgoings.revive(id, version, clock.instant())) {
			throw new OutgoingNotDead();
		}
		audit.record(access.actor(), "outgoing:retry", "outgoing", id, null, "重发第" + id + "号外发消息，此前尝试" + dead.attempts() + "次");
		return rows(List.of(outgoings.byId(id).orElseThrow(OutgoingNotFound::new))).get(0);
	}

	private List<OutgoingRow> rows(List<Outgoing> list) {
		var names = accounts.displayNames(list.stream().map(Outgoing::accountId).distinct().toList());
		return list.stream()
			.map(o -> new OutgoingRow(o.outgoingId(), o.channel(), names.getOrDefault(o.accountId(), ""), o.state(), o.items(),
					o.attempts(), o.createdAt(), o.nextAt(), o.finishedAt(), o.lastError(), o.version()))
			.toList();
	}
}
