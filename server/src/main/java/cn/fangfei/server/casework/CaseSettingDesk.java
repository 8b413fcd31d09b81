package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the code list of penalties and the lines of the law are read, and the code list is changed. */
@Service
@Transactional
public class CaseSettingDesk {

	private final CaseSettings settings;

	private final CaseSteps steps;

	private final Access access;

	private final AuditTrail audit;

	CaseSettingDesk(CaseSettings settings, CaseSteps steps, Access access, AuditTrail audit) {
		this.settings = settings;
		this.steps = steps;
		this.access = access;
		this.audit = audit;
	}

	/** The types of penalties that could be named on a day, without one today. */
	@Permit({"case:read", "report:read"})
	@Transactional(readOnly = true)
	List<PenaltyTypeView> penaltyTypes(@Nullable LocalDate on) {
		return settings.penaltyTypes(on == null ? steps.today() : on);
	}

	/** The words of 处罚类型 that could be chosen on a day; those of a day that is over never change. */
	@Permit({"case:read", "report:read"})
	@Transactional(readOnly = true)
	public List<PenaltyType> penaltyChoices(LocalDate on) {
		return settings.penaltyTypes(on).stream().map(PenaltyTypeView::type).toList();
	}

	/** Words a type anew, adds one, or ends one, from a day in the future on: what was decided keeps its words. */
	@Permit("term:set")
	List<PenaltyTypeView> setPenaltyType(String code, LocalDate since, String label, int weight, boolean active,
			String basis) {
		var actor = access.actor();
		var tomorrow = steps.today().plusDays(1);
		if (since.isBefore(tomorrow)) {
			throw new PenaltyTypeInPast(tomorrow.toString());
		}
		try {
			settings.setPenaltyType(code, since, label.strip(), weight, active, basis.strip(), actor.displayName());
		}
		catch (DuplicateKeyException e) {
			throw new PenaltyTypeInPast(since.plusDays(1).toString());
		}
		audit.record(actor, "case:penalty-type", "penalty-type", code, null,
				"处罚类型" + code + "自" + since + "起" + (active ? "为“" + label.strip() + "”" : "停用"));
		return settings.penaltyTypes(since);
	}
}
