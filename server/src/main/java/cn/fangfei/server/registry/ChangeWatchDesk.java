package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Totals;
import cn.fangfei.server.registry.TermChangePage.TermChangeRow;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the change watch is read. What it lists is a lead: nobody has looked at it yet. */
@Service
@Transactional
class ChangeWatchDesk {

	private final TermChanges changes;

	private final RegionDesk regions;

	private final ObjectProvider<OpenMatters> openMatters;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final Totals totals = new Totals();

	ChangeWatchDesk(TermChanges changes, RegionDesk regions, ObjectProvider<OpenMatters> openMatters, Access access, AuditTrail audit,
			Clock clock) {
		this.changes = changes;
		this.regions = regions;
		this.openMatters = openMatters;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Changes that added a wording, the newest first. */
	@Permit("registry:read")
	TermChangePage list(TermChangeFilter filter, Paging paging) {
		var actor = access.actor();
		var territory = Territory.of(actor);
		var since = filter.since(clock.instant());
		var page = changes.page(territory, filter, since, paging);
		var total = paging.total(page.size(), () -> totals.of(List.of(territory, filter, since), () -> changes.count(territory, filter, since)));
		audit.record(actor, "registry:changes", "firm", null, filter.region(), "查看变更监测，近" + filter.days() + "天" + total + "条");
		var added = changes.added(page.stream().map(TermChanges.Change::changeId).toList());
		var names = regions.names(page.stream().map(c -> new RegionCode(c.regionCode())).distinct().toList());
		var ids = page.stream().map(TermChanges.Change::firmId).distinct().toList();
		var matters = openMatters.getIfAvailable();
		var open = matters == null || ids.isEmpty() ? Set.<UUID>of() : matters.withOpenClue(ids);
		return new TermChangePage(page.stream()
			.map(c -> new TermChangeRow(c.changeId(), c.firmId(), c.name(), c.creditCode(), c.regionCode(),
					names.get(new RegionCode(c.regionCode())), c.placed(), c.changedAt(), c.importId(), c.importName(), c.field(),
					c.oldText(), c.newText(), added.getOrDefault(c.changeId(), List.of()), open.contains(c.firmId()), c.supervised()))
			.toList(), total, paging.page(), paging.size());
	}
}
