package cn.fangfei.server.funds;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the money of a matter is opened, given to a unit and found. Every look is on record. */
@Service
@Transactional
public class FundsCaseDesk {

	private final FundsCases cases;

	private final CaseStatements statements;

	private final StatementSteps steps;

	private final SubjectDesk subjects;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	FundsCaseDesk(FundsCases cases, CaseStatements statements, StatementSteps steps, SubjectDesk subjects, RegionDesk regions, UnitDesk units,
			Access access, AuditTrail audit, Clock clock) {
		this.cases = cases;
		this.statements = statements;
		this.steps = steps;
		this.subjects = subjects;
		this.regions = regions;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * One page of cases of funds, of one subject when that is asked.
	 * @param waiting only those with a statement that somebody else proposed and nobody answered
	 */
	@Permit("statement:read")
	FundsCasePage list(@Nullable UUID subject, boolean waiting, @Nullable String q, Paging paging) {
		var actor = access.actor();
		var filter = new FundsCases.Filter(subject, q, waiting ? actor.accountId() : null);
		var page = cases.page(filter, actor.scope(), paging);
		var total = paging.total(page.size(), () -> cases.count(filter, actor.scope()));
		audit.record(actor, "statement:list", "funds-case", subject, actor.region(), "查看案件资金清单，符合条件" + total + "件");
		var names = regions.names(page.stream().map(c -> c.funds().region()).distinct().toList());
		return new FundsCasePage(page.stream()
			.map(c -> new FundsCaseRow(c.funds().caseId(), c.funds().subjectId(), c.funds().subjectName(),
					names.getOrDefault(c.funds().region(), ""), c.funds().unitName(), c.statements(), c.waiting(), c.rows(),
					c.funds().openedByName(), c.funds().openedAt()))
			.toList(), total, paging.page(), paging.size());
	}

	@Permit("statement:read")
	FundsCaseView get(UUID id) {
		var actor = access.actor();
		var found = find(id);
		audit.record(actor, "statement:read", "funds-case", id, found.region(), "查看“" + found.subjectName() + "”案件资金");
		return view(found);
	}

	/** Opens the money of a subject that is known. */
	@Permit("statement:propose")
	public FundsCaseView open(UUID subjectId, @Nullable UUID unitId) {
		var actor = access.actor();
		var region = Optional.ofNullable(actor.region())
			.filter(r -> r.level() == RegionLevel.COUNTY)
			.orElseThrow(FundsCaseRegionUnfit::new);
		var subject = subjects.get(new SubjectId(subjectId));
		var unit = unit(unitId);
		var made = new FundsCase(Ids.next(), region, subjectId, subject.name(), unitId, unit == null ? null : unit.name(), actor.accountId(),
				actor.displayName(), clock.instant(), 0);
		if (!cases.add(made)) {
			throw new FundsCaseExists(subject.name());
		}
		audit.record(actor, "statement:propose", "funds-case", made.caseId(), region, "建立“" + subject.name() + "”案件资金");
		return view(made);
	}

	/** Gives it to a unit beside the office, or to the office alone. */
	@Permit("statement:propose")
	FundsCaseView give(UUID id, @Nullable UUID unitId, int version) {
		var actor = access.actor();
		var before = find(id);
		var unit = unit(unitId);
		var name = unit == null ? null : unit.name();
		if (before.version() != version || !cases.give(before, unitId, name)) {
			throw new FundsCaseMoved(before.subjectName());
		}
		audit.record(actor, "statement:propose", "funds-case", id, before.region(),
				"“" + before.subjectName() + "”案件资金" + (name == null ? "由本办自办" : "交给" + name + "办理"));
		return view(before.givenTo(unitId, name));
	}

	private @Nullable Unit unit(@Nullable UUID unitId) {
		if (unitId == null) {
			return null;
		}
		var own = access.actor().region();
		return units.get(unitId)
			.filter(Unit::active)
			.filter(u -> u.kind() == UnitKind.AGENCY)
			.filter(u -> own != null && own.contains(u.regionCode()))
			.orElseThrow(FundsCaseUnitUnfit::new);
	}

	FundsCase find(UUID id) {
		return cases.find(id, access.actor().scope()).orElseThrow(FundsCaseNotFound::new);
	}

	private FundsCaseView view(FundsCase c) {
		var actor = access.actor();
		return new FundsCaseView(c.caseId(), c.region(), regions.name(c.region()), c.subjectId(), c.subjectName(), c.unitId(), c.unitName(),
				c.openedByName(), c.openedAt(),
				statements.of(c.caseId(), actor.scope())
					.stream()
					.map(s -> CaseStatementView.of(s, steps.written(s.statementId()), actor.accountId()))
					.toList(),
				c.version());
	}
}
