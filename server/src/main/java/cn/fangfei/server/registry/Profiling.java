package cn.fangfei.server.registry;

import cn.fangfei.detection.register.RegisterReport;
import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.detection.register.RegisterRules;
import cn.fangfei.detection.register.RegisterScreen;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmFindings.FirmFinding;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks at the register by the rules R4 to R11, in the background and in slices: the traits of firms that changed, what firms share, then
 * the firms of which a rule that may speak alone could say something. A round begins when the register changed or a day has gone; what it
 * finds is published as it stands, whole for each firm. Wording (R1 to R3) and newness beside it (R12) are told with the hits.
 */
@Component
class Profiling {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int FIRMS_A_STEP = 1_000;

	private static final Set<RegisterRule> TOLD_ELSEWHERE = EnumSet.of(RegisterRule.FORBIDDEN_WORDING, RegisterRule.WATCHED_WORDING,
			RegisterRule.LOCAL_WORDING, RegisterRule.NEWLY_REGISTERED);

	private record Compiled(int version, LocalDate day, RegisterScreen screen) {
	}

	private final Profiles profiles;

	private final Lexicons lexicons;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private volatile @Nullable Compiled compiled;

	Profiling(Profiles profiles, Lexicons lexicons, ApplicationEventPublisher events, Clock clock) {
		this.profiles = profiles;
		this.lexicons = lexicons;
		this.events = events;
		this.clock = clock;
	}

	/** Does the next bit; false when nothing is due. */
	boolean step() {
		var round = profiles.round();
		switch (round.stage()) {
			case "IDLE" -> {
				var started = round.startedAt();
				if (started != null && lexicons.today().equals(round.ranOn()) && !round.asked() && !profiles.changedSince(started)) {
					return false;
				}
				profiles.begin(clock.instant());
			}
			case "TRAITS" -> traits(round.lastFirm());
			case "CROWDS" -> {
				profiles.countCrowds(lexicons.today());
				profiles.keep("FINDINGS", null);
			}
			default -> findings(round.lastFirm());
		}
		return true;
	}

	/** What the rules say of these firms, each with all that is known. */
	Map<UUID, RegisterReport> reports(Collection<Profiles.Row> rows) {
		var today = lexicons.today();
		var ids = rows.stream().map(Profiles.Row::firmId).toList();
		var hits = profiles.hits(ids);
		var crowds = profiles.crowds(ids);
		var changes = profiles.changes(ids, today.minusDays(
				RegisterRules.standard().of(RegisterRule.FREQUENT_CHANGES).thresholds().get("天数").longValue()));
		var visits = profiles.visits(ids);
		var former = profiles.formerControls(ids);
		var screen = screen();
		var reports = new HashMap<UUID, RegisterReport>();
		for (var row : rows) {
			var id = row.firmId();
			var crowd = crowds.getOrDefault(id, Profiles.Crowds.UNKNOWN);
			var facts = FirmTrait.facts(row, new FurtherColumns(row.extra()), today)
				.changes(changes.get(id))
				.visit(visits.get(id))
				.sameAddress(crowd.address())
				.samePhone(crowd.phone())
				.sameRepresentative(crowd.person())
				.formerControls(former.get(id))
				.build();
			reports.put(id, screen.screen(facts, hits.getOrDefault(id, List.of())));
		}
		return reports;
	}

	RegisterScreen screen() {
		var day = lexicons.today();
		var version = lexicons.current(day).version();
		var known = compiled;
		if (known == null || known.version() != version || !known.day().equals(day)) {
			known = new Compiled(version, day, RegisterScreen.compile(lexicons.load(version).on(day), RegisterRules.standard()));
			compiled = known;
		}
		return known.screen();
	}

	private void traits(@Nullable UUID after) {
		var rows = profiles.outdated(after, FIRMS_A_STEP);
		if (rows.isEmpty()) {
			profiles.keep("CROWDS", null);
			return;
		}
		var screen = screen();
		var today = lexicons.today();
		profiles.keep(rows.stream().map(row -> FirmTrait.of(row, new FurtherColumns(row.extra()), screen, today)).toList(),
				rows.stream().map(Profiles.Row::changedAt).toList());
		profiles.keep("TRAITS", rows.get(rows.size() - 1).firmId());
	}

	private void findings(@Nullable UUID after) {
		var rows = profiles.candidates(after, FIRMS_A_STEP);
		if (rows.isEmpty()) {
			profiles.end(lexicons.today());
			return;
		}
		var reports = reports(rows);
		var found = new ArrayList<FirmFindings>();
		var bearing = new ArrayList<UUID>();
		for (var row : rows) {
			var report = reports.get(row.firmId());
			var counting = report.counting().stream().filter(f -> !TOLD_ELSEWHERE.contains(f.rule())).toList();
			var strongest = new EnumMap<RegisterRule, FirmFinding>(RegisterRule.class);
			for (var f : counting) {
				strongest.merge(f.rule(), new FirmFinding(f.rule(), f.strength(), f.sentence(), f.since().atStartOfDay(CHINA).toInstant(),
						f.expires() == null ? null : f.expires().atStartOfDay(CHINA).toInstant()),
						(one, other) -> other.strength() > one.strength() ? other : one);
			}
			if (!strongest.isEmpty()) {
				bearing.add(row.firmId());
			}
			found.add(new FirmFindings(new FirmId(row.firmId()), row.name(), row.creditCode(), new RegionCode(row.regionCode()),
					report.lexiconVersion(), List.copyOf(strongest.values())));
		}
		var bore = Set.copyOf(profiles.bear(rows.stream().map(Profiles.Row::firmId).toList(), bearing));
		var told = found.stream()
			.filter(f -> !f.findings().isEmpty() || bore.contains(f.firmId().value()))
			.collect(Collectors.toList());
		if (!told.isEmpty()) {
			events.publishEvent(new ProfileSignals(told, clock.instant()));
		}
		profiles.keep("FINDINGS", rows.get(rows.size() - 1).firmId());
	}
}
