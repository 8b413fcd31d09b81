package cn.fangfei.server.report;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.ledger.LedgerDesk;
import cn.fangfei.server.report.ClueStatisticsView.ClueStatisticsLine;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where 附件2 of a month is read and downloaded, for the territory of the post. Its lines are the entries recorded in the month;
 * their facts are those known as of an instant: by default the end of the month, or now while it runs (the ledger names no
 * instant that is still to come).
 */
@Service
@Transactional
class ClueStatisticsDesk {

	private final LedgerDesk ledger;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final int cutoffDay;

	ClueStatisticsDesk(LedgerDesk ledger, UnitDesk units, Access access, AuditTrail audit,
			@Value("${fangfei.report.cutoff-day:25}") int cutoffDay) {
		this.ledger = ledger;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.cutoffDay = cutoffDay;
	}

	@Permit("report:read")
	ClueStatisticsView view(YearMonth yearMonth, @Nullable Instant asOf) {
		var actor = access.actor();
		var form = form(yearMonth, asOf, actor);
		var month = form.month();
		audit.record(actor, "report:read", "report", "clue-statistics/" + yearMonth, actor.region(),
				"查看" + form.title() + "，共" + form.lines().size() + "行");
		return new ClueStatisticsView(yearMonth, form.title(), form.reportingUnit(), form.preparer(), month.from(),
				month.until(), form.asOf(), form.asOf().equals(month.last()), ClueStatisticsForm.COLUMNS,
				form.lines().stream().map(line -> new ClueStatisticsLine(line.clueId(), line.cells())).toList(),
				ClueStatisticsForm.NOTES);
	}

	@Permit("report:read")
	Download download(YearMonth yearMonth, @Nullable Instant asOf) {
		var actor = access.actor();
		var form = form(yearMonth, asOf, actor);
		audit.record(actor, "report:download", "report", "clue-statistics/" + yearMonth, actor.region(),
				"下载" + form.title() + "，共" + form.lines().size() + "行");
		return new Download(form.reportingUnit() + form.title() + ".xlsx", ClueStatisticsWorkbook.draw(form));
	}

	private ClueStatisticsForm form(YearMonth yearMonth, @Nullable Instant wished, Actor actor) {
		var month = new ReportMonth(yearMonth, cutoffDay);
		var known = ledger.asOf(month.from(), month.until(), wished == null ? month.last() : wished);
		var unit = actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
		return ClueStatisticsForm.of(month, unit, actor.displayName(), known.asOf(), known.rows());
	}

	/** A file that is handed out. */
	record Download(String fileName, byte[] bytes) {
	}
}
