package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Totals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the ledger is read, as it stood at an instant. The same instant always gives the same lines: an instant that nothing can
 * fall before any more is the latest that is ever used. There is no method that writes; see {@link LedgerPosting}.
 */
@Service
@Transactional
public class LedgerDesk {

	private final LedgerEntries entries;

	private final Access access;

	private final AuditTrail audit;

	private final Totals totals = new Totals();

	LedgerDesk(LedgerEntries entries, Access access, AuditTrail audit) {
		this.entries = entries;
		this.access = access;
		this.audit = audit;
	}

	/**
	 * The entries of the post's territory that were opened from one instant on and before another, without those voided since.
	 * @param wished the instant wished for; the answer says which it is, never one that is still open
	 */
	@Permit({"ledger:read", "report:read"})
	public LedgerAsOf asOf(Instant from, Instant until, Instant wished, LedgerReading reading) {
		var asOf = settled(wished);
		return new LedgerAsOf(asOf, entries.opened(from, until, asOf, reading, access.actor().scope()));
	}

	/** The cases of the post's territory that were open at some time from one instant on and before another. */
	@Permit({"ledger:read", "report:read"})
	public LedgerCasesAsOf casesAsOf(Instant from, Instant until, Instant wished, LedgerReading reading) {
		var asOf = settled(wished);
		return new LedgerCasesAsOf(asOf, entries.cases(from, until, asOf, reading, access.actor().scope()));
	}

	@Permit("ledger:read")
	LedgerPage list(@Nullable Instant wished, LedgerFilter filter, Paging paging) {
		var actor = access.actor();
		var asOf = settled(wished);
		var rows = entries.page(filter, asOf, actor.scope(), paging);
		var list = Arrays.asList(filter, actor.scope(), wished);
		var total = paging.total(rows.size(),
				() -> totals.of(list, () -> entries.count(filter, asOf, actor.scope(), Paging.COUNTED + 1)));
		audit.record(actor, "ledger:list", "ledger", null, filter.region(),
				"查看台账，符合条件" + Paging.words(total) + "笔，本页" + rows.size() + "笔");
		return new LedgerPage(asOf, rows, total, paging.page(), paging.size());
	}

	@Permit("ledger:read")
	LedgerEntryView get(UUID entry, @Nullable Instant wished) {
		var actor = access.actor();
		var asOf = settled(wished);
		var row = entries.get(entry, asOf, actor.scope()).orElseThrow(LedgerEntryNotFound::new);
		audit.record(actor, "ledger:read", "ledger", entry, entries.regionOf(entry, actor.scope()).orElse(null),
				"查看台账" + row.number());
		return new LedgerEntryView(asOf, row, entries.caseOf(entry, asOf, actor.scope()).orElse(null),
				entries.movements(entry, asOf, actor.scope()));
	}

	/** The entry of a clue. */
	@Permit("ledger:read")
	LedgerEntryView ofClue(ClueId clue) {
		return get(entries.ofClue(clue, access.actor().scope()).orElseThrow(LedgerEntryNotFound::new), null);
	}

	private Instant settled(@Nullable Instant wished) {
		var horizon = entries.horizon();
		return wished == null || wished.isAfter(horizon) ? horizon : wished.truncatedTo(ChronoUnit.MICROS);
	}
}
