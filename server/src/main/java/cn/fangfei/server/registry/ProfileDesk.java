package cn.fangfei.server.registry;

import cn.fangfei.detection.register.RegisterFinding;
import cn.fangfei.detection.register.RegisterReport;
import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.detection.register.RegisterRules;
import cn.fangfei.detection.assess.Scorecard;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmProfileView.ProfileFiguresView;
import cn.fangfei.server.registry.FirmProfileView.ProfileRuleView;
import cn.fangfei.server.registry.FirmProfileView.ProfileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the profile of one firm is read, reckoned as of today. */
@Service
@Transactional
class ProfileDesk {

	private final Profiles profiles;

	private final Profiling profiling;

	private final Firms firms;

	private final Access access;

	private final AuditTrail audit;

	ProfileDesk(Profiles profiles, Profiling profiling, Firms firms, Access access, AuditTrail audit) {
		this.profiles = profiles;
		this.profiling = profiling;
		this.firms = firms;
		this.access = access;
		this.audit = audit;
	}

	/** What every rule of the register says of a firm. */
	@Permit("registry:read")
	FirmProfileView profile(UUID id) {
		var actor = access.actor();
		var firm = firms.find(Territory.of(actor), id).orElseThrow(FirmNotFound::new);
		var row = profiles.find(id).orElseThrow(FirmNotFound::new);
		var report = Objects.requireNonNull(profiling.reports(List.of(row)).get(id));
		audit.record(actor, "registry:profile", "firm", id, new RegionCode(firm.regionCode()), "查看企业“" + firm.name() + "”的登记画像");
		var further = new FurtherColumns(row.extra());
		var today = firms.today();
		var sector = profiling.screen().sector(FirmTrait.facts(row, further, today).build());
		var section = further.section();
		var crowd = profiles.crowds(List.of(id)).getOrDefault(id, Profiles.Crowds.UNKNOWN);
		var changes = profiles.changes(List.of(id), today.minusYears(1)).get(id);
		return new FirmProfileView(id, firm.name(), today, report.rulesVersion(), report.lexiconVersion(),
				FirmSector.valueOf(sector.group().name()), sector.group().label(), sector.sentence(), section,
				section == null ? null : section.label(), rules(report), report.warnings(),
				new ProfileFiguresView(row.capital().isEmpty() ? null : row.capital(), further.paidIn(), crowd.address(), crowd.phone(),
						crowd.person(), changes == null ? null : changes.size(), further.employees(), further.insured()));
	}

	private static List<ProfileRuleView> rules(RegisterReport report) {
		var views = new ArrayList<ProfileRuleView>();
		for (var rule : RegisterRule.values()) {
			var found = report.findings().stream().filter(f -> f.rule() == rule).toList();
			found.forEach(f -> views.add(view(rule, f)));
			if (found.isEmpty()) {
				// a sentence of coverage quotes the label of the rule that was not asked
				var missing = report.coverage().stream().filter(s -> s.contains("“" + rule.label() + "”")).findFirst().orElse(null);
				var setting = RegisterRules.standard().of(rule);
				views.add(new ProfileRuleView(rule, rule.code(), rule.label(), missing == null ? ProfileState.CLEAR : ProfileState.NOT_ASKED,
						missing, setting.score().weight(), 0, setting.supporting(), null, setting.source(), null, null));
			}
		}
		return views;
	}

	private static ProfileRuleView view(RegisterRule rule, RegisterFinding finding) {
		var setting = RegisterRules.standard().of(rule);
		var points = finding.counts() ? Scorecard.rounded(Math.min(setting.score().cap(), setting.score().weight() * finding.strength())) : 0;
		return new ProfileRuleView(rule, rule.code(), rule.label(), finding.counts() ? ProfileState.COUNTS : ProfileState.GUARDED,
				finding.sentence(), setting.score().weight(), points, setting.supporting(), finding.guard(), finding.source(), finding.since(),
				finding.expires());
	}
}
