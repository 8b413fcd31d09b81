package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Permit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where terms 办理时限 are read and set. They are the same in the whole platform, each in force from a day on. */
@Service
@Transactional
public class TermDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Terms terms;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	TermDesk(Terms terms, Access access, AuditTrail audit, Clock clock) {
		this.terms = terms;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** The term of a step as it was set on a day. */
	@Transactional(readOnly = true)
	public Term term(TermStep step, LocalDate on) {
		return terms.of(step, on);
	}

	/** The terms of several steps as they were set on a day. */
	@Transactional(readOnly = true)
	public Map<TermStep, Term> terms(Set<TermStep> steps, LocalDate on) {
		return terms.of(steps, on);
	}

	/** Every step with its term and how it was set before. */
	@Transactional(readOnly = true)
	public List<TermStepView> list() {
		var all = terms.all();
		return Arrays.stream(TermStep.values()).map(step -> view(step, all.getOrDefault(step, List.of()))).toList();
	}

	/**
	 * Sets the term of a step from a day on, today at the earliest: a due day that was counted does not change.
	 * @param basis the paper that says so
	 * @param version of the step as it was seen
	 */
	@Permit("term:set")
	public TermStepView set(TermStep step, int amount, TermUnit unit, LocalDate since, String basis, int version) {
		var actor = access.actor();
		var now = clock.instant();
		var today = LocalDate.ofInstant(now, CHINA);
		if (since.isBefore(today)) {
			throw new TermSetBackwards(step.label(), today.toString());
		}
		if (!step.units().contains(unit)) {
			throw new TermUnitUnfit(step.label(),
					step.units().stream().map(TermUnit::word).collect(Collectors.joining("或")));
		}
		terms.queue(step);
		var settings = terms.all().getOrDefault(step, List.of());
		var law = settings.get(settings.size() - 1);
		if (amount > step.longest()) {
			throw new TermLongerThanLaw(step.label(), step.longest() + unit.label(), law.basis());
		}
		if (settings.size() != version) {
			throw new TermChangedMeanwhile(step.label(), latest(settings));
		}
		var before = terms.of(step, since);
		terms.add(step, new TermSetting(amount, unit, since, basis.strip(), false, actor.displayName(), now), actor.accountId());
		AfterCommit.run(terms::forget);
		audit.record(actor, "term:set", "term", step.name(), null, "自" + since + "起将“" + step.label() + "”时限由" + before.words() + "设为"
				+ amount + unit.label() + "，依据：" + basis.strip());
		return view(step, terms.all().getOrDefault(step, List.of()));
	}

	private TermStepView view(TermStep step, List<TermSetting> settings) {
		var today = LocalDate.ofInstant(clock.instant(), CHINA);
		var current = settings.stream().filter(s -> !s.since().isAfter(today)).findFirst().orElseThrow();
		return new TermStepView(step, step.label(), step.begins(), step.units(), step.longest(), step.statutory(), current,
				settings, settings.size());
	}

	private static TermSetting latest(List<TermSetting> settings) {
		return settings.stream().max(Comparator.comparing(TermSetting::setAt)).orElseThrow();
	}
}
