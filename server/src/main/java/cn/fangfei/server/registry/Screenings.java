package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.formats.LicenceText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Screens the whole register anew when the terms in force change: by a new version, or because a term's day has come or gone. Firm by
 * firm the hits that still stand keep their id, the others end, new ones are added.
 */
@Repository
class Screenings {

	private static final int FIRMS_A_STEP = 1_000;

	private final JdbcClient sql;

	private final Lexicons lexicons;

	private final Staging staging;

	private final Clock clock;

	private @Nullable Compiled compiled;

	private final FirmWordings wordings;

	private final ApplicationEventPublisher events;

	Screenings(JdbcClient sql, Lexicons lexicons, Staging staging, Clock clock, FirmWordings wordings,
			ApplicationEventPublisher events) {
		this.sql = sql;
		this.lexicons = lexicons;
		this.staging = staging;
		this.clock = clock;
		this.wordings = wordings;
		this.events = events;
	}

	private record Compiled(long screeningId, WordingMatcher matcher) {
	}

	/** A screening as it is kept. */
	record Screening(long screeningId, int version, LocalDate day, String status, long firmsDone, long firmsTotal,
			@Nullable UUID lastFirm) {
	}

	private record Firm(UUID firmId, String name, String scope, String kind, String licence, @Nullable String tier,
			boolean guarded) {
	}

	private record Standing(UUID hitId, UUID firmId, String position, String term, String tier, int startAt, int endAt,
			String context, int contextStart, @Nullable String guard) {

		WordingHit hit() {
			return new WordingHit(WordingPosition.valueOf(position), term, WordingTier.valueOf(tier), startAt, endAt,
					context, contextStart, guard);
		}
	}

	/** Does the next bit of screening; false when there is none to do. */
	boolean step() {
		var open = open();
		if (open.isEmpty() && queueIfDue()) {
			open = open();
		}
		open.ifPresent(this::step);
		return open.isPresent();
	}

	/** The newest screening of a version. */
	Optional<Screening> of(int version) {
		return sql.sql("""
				select screening_id, version, day, status, firms_done, firms_total, last_firm
				from wording_screening
				where version = :version
				order by screening_id desc
				limit 1
				""").param("version", version).query(Screening.class).optional();
	}

	private Optional<Screening> open() {
		return sql.sql("""
				select screening_id, version, day, status, firms_done, firms_total, last_firm
				from wording_screening
				where status <> 'DONE'
				order by screening_id
				limit 1
				""").query(Screening.class).optional();
	}

	private boolean queueIfDue() {
		var today = lexicons.today();
		var current = lexicons.current(today).version();
		var last = sql.sql("""
				select screening_id, version, day, status, firms_done, firms_total, last_firm
				from wording_screening
				order by screening_id desc
				limit 1
				""").query(Screening.class).optional();
		if (last.isPresent() && last.get().version() == current && (last.get().day().equals(today)
				|| lexicons.sameTerms(current, today, last.get().version(), last.get().day()))) {
			return false;
		}
		sql.sql("""
				insert into wording_screening (version, day, status, queued_at, firms_total)
				values (:version, :day, 'QUEUED', :at, (select count(*) from firm))
				""")
			.param("version", current)
			.param("day", today)
			.param("at", clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return true;
	}

	private void step(Screening screening) {
		staging.lockFirms();
		var firms = after(screening.lastFirm());
		if (firms.isEmpty()) {
			sql.sql("""
					update wording_screening
					set status      = 'DONE',
					    firms_total = firms_done,
					    finished_at = :at
					where screening_id = :id
					""")
				.param("at", clock.instant().atOffset(ZoneOffset.UTC))
				.param("id", screening.screeningId())
				.update();
			compiled = null;
			return;
		}
		var standing = standing(firms).stream().collect(Collectors.groupingBy(Standing::firmId));
		var matcher = matcher(screening);
		var now = clock.instant();
		var touched = new ArrayList<UUID>();
		for (var firm : firms) {
			if (screen(firm, standing.getOrDefault(firm.firmId(), List.of()), matcher, screening.version(), now)) {
				touched.add(firm.firmId());
			}
		}
		if (!touched.isEmpty()) {
			events.publishEvent(new WordingSignals(wordings.of(touched), now));
		}
		sql.sql("""
				update wording_screening
				set status     = 'RUNNING',
				    firms_done = firms_done + :done,
				    last_firm  = :last
				where screening_id = :id
				""")
			.param("done", firms.size())
			.param("last", firms.get(firms.size() - 1).firmId())
			.param("id", screening.screeningId())
			.update();
	}

	/** Screens one firm; says whether its hits changed. */
	private boolean screen(Firm firm, List<Standing> standing, WordingMatcher matcher, int version, Instant now) {
		var found = matcher
			.screen(new FirmText(firm.name(), firm.scope(), firm.kind(), LicenceText.kinds(firm.licence())));
		var known = new HashMap<WordingHit, Standing>();
		standing.forEach(s -> known.put(s.hit(), s));
		var kept = new HashSet<>(found);
		known.forEach((hit, s) -> {
			if (!kept.contains(hit)) {
				end(s.hitId(), now);
			}
		});
		found.stream().filter(hit -> !known.containsKey(hit)).forEach(hit -> add(firm.firmId(), hit, version, now));
		var tier = ReadChunk.tier(found);
		var guarded = ReadChunk.guarded(found);
		if (!Objects.equals(tier, firm.tier()) || guarded != firm.guarded()) {
			sql.sql("""
					update firm
					set tier    = :tier,
					    guarded = :guarded
					where firm_id = :firm
					""").param("tier", tier).param("guarded", guarded).param("firm", firm.firmId()).update();
		}
		return !kept.equals(known.keySet());
	}

	private WordingMatcher matcher(Screening screening) {
		var known = compiled;
		if (known == null || known.screeningId() != screening.screeningId()) {
			known = new Compiled(screening.screeningId(),
					WordingMatcher.compile(lexicons.load(screening.version()).on(screening.day())));
			compiled = known;
		}
		return known.matcher();
	}

	private List<Firm> after(@Nullable UUID last) {
		return sql.sql("""
				select firm_id as firmId, name, scope, kind, licence, tier, guarded
				from firm
				where firm_id > coalesce(cast(:last as uuid), '00000000-0000-0000-0000-000000000000')
				order by firm_id
				limit :limit
				""").param("last", last).param("limit", FIRMS_A_STEP).query(Firm.class).list();
	}

	private List<Standing> standing(List<Firm> firms) {
		return sql.sql("""
				select hit_id as hitId, firm_id as firmId, position, term, tier, start_at as startAt, end_at as endAt, context,
				       context_start as contextStart, guard
				from wording_hit
				where firm_id = any(:firms)
				  and ended_at is null
				""")
			.param("firms", firms.stream().map(Firm::firmId).toArray(UUID[]::new))
			.query(Standing.class)
			.list();
	}

	private void end(UUID hitId, Instant at) {
		sql.sql("""
				update wording_hit
				set ended_at = :at
				where hit_id = :hit
				""").param("at", at.atOffset(ZoneOffset.UTC)).param("hit", hitId).update();
	}

	private void add(UUID firmId, WordingHit hit, int version, Instant at) {
		var parameters = new HashMap<String, @Nullable Object>(Map.of("id", OrderedIds.next(), "firm", firmId, "version",
				version, "position", hit.position().name(), "term", hit.term(), "tier", hit.tier().name()));
		parameters.put("start", hit.start());
		parameters.put("end", hit.end());
		parameters.put("context", hit.context());
		parameters.put("contextStart", hit.contextStart());
		parameters.put("guard", hit.guard());
		parameters.put("at", at.atOffset(ZoneOffset.UTC));
		sql.sql("""
				insert into wording_hit (hit_id, firm_id, lexicon_version, position, term, tier, start_at, end_at, context,
				                         context_start, guard, recorded_at)
				values (:id, :firm, :version, :position, :term, :tier, :start, :end, :context, :contextStart, :guard, :at)
				""").params(parameters).update();
	}
}
