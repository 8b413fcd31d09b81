package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the lines and limits of the law and the code list of penalties are read, and set anew from a day on. */
@Service
@Transactional
public class CaseSettingDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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

	/** Every line, limit and type of penalty, with how each was set before. */
	@Permit("case:read")
	@Transactional(readOnly = true)
	CaseSettingsView all() {
		var today = steps.today();
		var limits = settings.limitSettings();
		return new CaseSettingsView(
				settings.lineSettings().entrySet().stream().map(line -> view(line.getKey(), line.getValue())).toList(),
				Arrays.stream(CaseLimit.values()).map(limit -> view(limit, limits.getOrDefault(limit, List.of()))).toList(),
				settings.penaltyTypeSettings()
					.entrySet()
					.stream()
					.map(type -> new PenaltyTypeHistory(type.getKey(),
							type.getValue().stream().filter(s -> !s.since().isAfter(today)).findFirst().orElse(null), type.getValue()))
					.toList());
	}

	/**
	 * Sets a limit from a day on, today at the earliest.
	 * @param basis the paper that says so
	 * @param version of the limit as it was seen
	 */
	@Permit("term:set")
	CaseLimitView setLimit(CaseLimit limit, BigDecimal value, LocalDate since, String basis, int version) {
		var actor = access.actor();
		forward(limit.label(), since);
		if (!limit.unit().fits(value)) {
			throw new CaseLimitUnfit(limit.label(), limit.unit().range());
		}
		settings.queue();
		var known = settings.limitSettings().getOrDefault(limit, List.of());
		if (known.size() != version) {
			var last = known.stream().max(Comparator.comparing(CaseLimitSetting::setAt)).orElseThrow();
			throw new CaseLineChangedMeanwhile(limit.label(), by(last.setByName()), moment(last.setAt()), limit.words(last.value()));
		}
		var before = settings.limits(since).get(limit);
		settings.setLimit(limit, new CaseLimitSetting(value, since, basis.strip(), actor.displayName(), steps.now()));
		refuseCrossed(limit, since);
		audit.record(actor, "case:limit", "case-limit", limit.name(), null, "自" + since + "起将“" + limit.label() + "”由"
				+ (before == null ? "未设定" : limit.words(before)) + "设为" + limit.words(value) + "，依据：" + basis.strip());
		return view(limit, settings.limitSettings().getOrDefault(limit, List.of()));
	}

	/**
	 * Sets a criminal line from a day on, today at the earliest.
	 * @param version of the line as it was seen
	 */
	@Permit("term:set")
	CriminalLineView setLine(CriminalLineKey key, @Nullable Yuan amount, @Nullable Integer persons, @Nullable Yuan loss,
			LocalDate since, String basis, int version) {
		var actor = access.actor();
		forward(key.label(), since);
		var setting = new CriminalLineSetting(amount, persons, loss, since, basis.strip(), actor.displayName(), steps.now());
		if (setting.empty()) {
			throw new CriminalLineEmpty();
		}
		settings.queue();
		var known = settings.lineSettings().getOrDefault(key, List.of());
		if (known.isEmpty()) {
			throw new CriminalLineNotFound();
		}
		if (known.size() != version) {
			var last = known.stream().max(Comparator.comparing(CriminalLineSetting::setAt)).orElseThrow();
			throw new CaseLineChangedMeanwhile(key.label(), by(last.setByName()), moment(last.setAt()), last.words());
		}
		var before = known.stream().filter(s -> !s.since().isAfter(since)).findFirst();
		settings.setLine(key, setting);
		audit.record(actor, "case:threshold", "case-threshold", key.toString(), null, "自" + since + "起将" + key.label() + "的标准由"
				+ before.map(CriminalLineSetting::words).orElse("未设定") + "设为" + setting.words() + "，依据：" + basis.strip());
		return view(key, settings.lineSettings().getOrDefault(key, List.of()));
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

	/** What was compared on a day that is over stays as it was. */
	private void forward(String what, LocalDate since) {
		if (since.isBefore(steps.today())) {
			throw new CaseLineSetBackwards(what, steps.today().toString());
		}
	}

	/** Both ends of a range are looked at on that day and on every later one on which an end changes. */
	private void refuseCrossed(CaseLimit limit, LocalDate since) {
		var low = limit.lowerEnd() == null ? limit : limit.lowerEnd();
		var high = limit.upperEnd() == null ? limit : limit.upperEnd();
		if (low == high) {
			return;
		}
		var all = settings.limitSettings();
		Stream.concat(all.getOrDefault(low, List.of()).stream(), all.getOrDefault(high, List.of()).stream())
			.map(CaseLimitSetting::since)
			.filter(day -> !day.isBefore(since))
			.sorted()
			.distinct()
			.forEach(day -> {
				var limits = settings.limits(day);
				if (limits.get(low).compareTo(limits.get(high)) > 0) {
					throw new CaseLimitsCrossed(low.label(), low.words(limits.get(low)), high.label(), high.words(limits.get(high)),
							day.toString());
				}
			});
	}

	private CaseLimitView view(CaseLimit limit, List<CaseLimitSetting> known) {
		var today = steps.today();
		var current = known.stream().filter(s -> !s.since().isAfter(today)).findFirst().orElseThrow();
		return new CaseLimitView(limit, limit.label(), limit.unit(), current, known, known.size());
	}

	private CriminalLineView view(CriminalLineKey key, List<CriminalLineSetting> known) {
		var today = steps.today();
		var current = known.stream().filter(s -> !s.since().isAfter(today)).findFirst().orElseThrow();
		return new CriminalLineView(key.charge(), key.tier(), key.aggravation(), current, known, known.size());
	}

	private static String by(@Nullable String name) {
		return name == null ? "平台" : name;
	}

	private static String moment(Instant at) {
		return at.atZone(CHINA).format(DateTimeFormatter.ofPattern("M月d日H:mm"));
	}
}
