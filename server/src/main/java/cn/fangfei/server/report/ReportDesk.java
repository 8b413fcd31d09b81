package cn.fangfei.server.report;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.casework.CaseSettingDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.ledger.LedgerDesk;
import cn.fangfei.server.ledger.LedgerReading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the forms of a month are read and downloaded, for the territory of the post. Their facts are those known as of an instant:
 * by default the end of the month, or now while it runs (the ledger names no instant that is still to come).
 */
@Service
@Transactional
class ReportDesk {

	private final LedgerDesk ledger;

	private final CaseSettingDesk settings;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final int cutoffDay;

	ReportDesk(LedgerDesk ledger, CaseSettingDesk settings, UnitDesk units, Access access, AuditTrail audit,
			@Value("${fangfei.report.cutoff-day:25}") int cutoffDay) {
		this.ledger = ledger;
		this.settings = settings;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.cutoffDay = cutoffDay;
	}

	@Permit("report:read")
	StatisticsFormView view(FormName name, YearMonth yearMonth, @Nullable Instant asOf) {
		var actor = access.actor();
		var month = new ReportMonth(yearMonth, cutoffDay);
		var form = form(name, month, asOf == null ? month.last() : asOf, LedgerReading.ALL, actor);
		audit.record(actor, "report:read", "report", name.path() + "/" + yearMonth, actor.region(),
				"查看" + form.title() + "，共" + form.lines().size() + "行");
		return new StatisticsFormView(name, yearMonth, form.title(), form.reportingUnit(), form.preparer(), month.from(),
				month.until(), form.asOf(), form.asOf().equals(month.last()), form.columns(), form.lines(), form.totals(),
				form.problems(), form.notes(), form.nothing());
	}

	@Permit("report:read")
	Download download(FormName name, YearMonth yearMonth, @Nullable Instant asOf) {
		var actor = access.actor();
		var month = new ReportMonth(yearMonth, cutoffDay);
		var form = form(name, month, asOf == null ? month.last() : asOf, LedgerReading.ALL, actor);
		audit.record(actor, "report:download", "report", name.path() + "/" + yearMonth, actor.region(),
				"下载" + form.title() + "，共" + form.lines().size() + "行");
		return new Download(form.reportingUnit() + form.title() + ".xlsx", FormWorkbook.draw(form));
	}

	/**
	 * What was corrected in a form since its month was over; nothing while it runs.
	 * @param asOf by default now
	 */
	@Permit("report:read")
	FormCorrectionsView corrections(FormName name, YearMonth yearMonth, @Nullable Instant asOf) {
		var actor = access.actor();
		var month = new ReportMonth(yearMonth, cutoffDay);
		var corrected = form(name, month, asOf == null ? Instant.MAX : asOf, LedgerReading.CORRECTING, actor);
		audit.record(actor, "report:read", "report", name.path() + "/" + yearMonth, actor.region(),
				"查看" + corrected.title() + "报告期后更正");
		if (corrected.asOf().isBefore(month.until())) {
			return new FormCorrectionsView(name, yearMonth, corrected.asOf(), List.of());
		}
		var settled = form(name, month, month.last(), LedgerReading.ALL, actor);
		return new FormCorrectionsView(name, yearMonth, corrected.asOf(), FormCorrections.between(settled, corrected));
	}

	private MonthlyForm form(FormName name, ReportMonth month, Instant wished, LedgerReading reading, Actor actor) {
		var unit = actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
		if (name == FormName.CLUES) {
			var known = ledger.asOf(month.from(), month.until(), wished, reading);
			return ClueStatisticsForm.of(month, unit, actor.displayName(), known.asOf(), known.rows());
		}
		var known = ledger.casesAsOf(month.from(), month.until(), wished, reading);
		return HandlingStatisticsForm.of(month, unit, actor.displayName(), known.asOf(), known.rows(),
				settings.penaltyChoices(LocalDate.ofInstant(known.asOf(), MonthlyForm.CHINA)));
	}

	/** A file that is handed out. */
	record Download(String fileName, byte[] bytes) {
	}
}
