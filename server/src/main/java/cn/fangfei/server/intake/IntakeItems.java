package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.LegalElement;
import cn.fangfei.detection.text.TextEntity;
import cn.fangfei.detection.text.TextRate;
import cn.fangfei.detection.text.TextSpan;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of texts as people read and judge them. Every query bears the scope of the post; row security holds the same bounds once more. */
@Repository
class IntakeItems {

	static final String SCOPE = """
			(i.region_code >= cast(:scopeLo as text) and i.region_code < cast(:scopeHi as text)
			 or t.unit_id = cast(:scopeUnit as uuid))
			""";

	private static final String FROM = """
			from intake_item i
			left join intake_takedown t on t.item_id = i.item_id
			where\s""" + SCOPE;

	/** The bounds of one reach alone, so that an index serves the list: a post of a territory is handed nothing from beyond it. */
	private static String from(Scope scope) {
		return """
				from intake_item i
				left join intake_takedown t on t.item_id = i.item_id
				where\s""" + (scope.lo() == null ? "t.unit_id = cast(:scopeUnit as uuid)\n"
				: "i.region_code >= cast(:scopeLo as text) and i.region_code < cast(:scopeHi as text)\n");
	}

	private static final String COLUMNS = """
			select i.*, coalesce(t.state, 'NONE') as takedown,
			       array(select l.subject_name from intake_link l
			             where l.item_id = i.item_id and l.ended_at is null order by l.made_at) as subjects
			""";

	/** Both sides by themselves, so that the index answers when there are none. */
	private static final String OUTDATED = """
			  and (i.screen_version < :screenVersion or i.screen_version > :screenVersion)
			  and i.region_code >= :withinLo and i.region_code < :withinHi
			""";

	private static final Map<String, String> SORTS = Map.of("score", "i.score", "firstSeenAt", "i.first_seen_at", "lastSeenAt",
			"i.last_seen_at", "sightings", "i.sightings", "publishedAt", "i.published_at nulls last", "channel", "i.channel", "regionCode",
			"i.region_code");

	private final JdbcClient sql;

	private final JsonMapper json;

	IntakeItems(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	/** A text as it stands. */
	record Item(UUID itemId, RegionCode county, RegionCode region, IntakeChannel channel, String title, String body,
			@Nullable String publisher, @Nullable String url, @Nullable Instant publishedAt, Instant firstSeenAt, Instant lastSeenAt,
			int sightings, List<String> sources, double score, RiskLevel level, List<String> kinds, @Nullable String guard,
			@Nullable IntakeVerdict verdict, @Nullable Instant judgedAt, @Nullable String judgedBy, List<String> subjects,
			TakedownState takedown, int version) {

		String text() {
			return IncomingText.text(title, body);
		}

		/** How officers call it in a sentence; sentences are kept where more people read them than may read complaints. */
		String called() {
			return channel == IntakeChannel.COMPLAINT ? complaint(itemId) : channel.label() + "“" + TextReading.cut((title.isEmpty() ? body : title).replaceAll("\\s+", " ").strip(), 30) + "”";
		}
	}

	/** A complaint by the end of its id: not a word of it. */
	static String complaint(UUID id) {
		return IntakeChannel.COMPLAINT.label() + "（" + id.toString().substring(28) + "）";
	}

	List<Item> page(IntakeFilter filter, Scope scope, Paging paging) {
		return sql.sql(COLUMNS + from(scope) + filter.conditions() + "order by " + order(paging) + "\nlimit :limit offset :offset")
			.params(scope.parameters())
			.params(filter.parameters())
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(IntakeItems::item)
			.list();
	}

	long count(IntakeFilter filter, Scope scope) {
		return sql.sql("select count(*)\n" + from(scope) + filter.conditions())
			.params(scope.parameters())
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	/** Each text of the answer, read through a cursor. */
	void each(IntakeFilter filter, Scope scope, Paging order, RowCallbackHandler row) {
		sql.sql(COLUMNS + from(scope) + filter.conditions() + "order by " + order(order))
			.params(scope.parameters())
			.params(filter.parameters())
			.withFetchSize(500)
			.query(row);
	}

	private static String order(Paging paging) {
		return paging.orderBy(SORTS, "i.first_seen_at desc, i.item_id desc", "i.item_id");
	}

	Optional<Item> find(UUID id, Scope scope) {
		return sql.sql(COLUMNS + FROM + "and i.item_id = :id")
			.params(scope.parameters())
			.param("id", id)
			.query(IntakeItems::item)
			.optional();
	}

	/** A text seen in one place. */
	record Sighting(UUID sightingId, String sourceName, @Nullable String externalId, @Nullable String url, @Nullable String publisher,
			@Nullable Instant publishedAt, Instant receivedAt, String sha256, int distance) {
	}

	/** Where it was seen, first sighting first. What hangs on a text is asked for once the text was found in the scope. */
	List<Sighting> sightings(UUID item) {
		return sql.sql("""
				select s.sighting_id, s.source_name, s.external_id, s.url, s.publisher, s.published_at, s.received_at, w.sha256, s.distance
				from intake_sighting s
				join intake_raw w on w.raw_id = s.raw_id
				where s.item_id = :item
				order by s.received_at, s.sighting_id
				limit 200
				""").param("item", item).query((r, n) -> new Sighting(r.getObject("sighting_id", UUID.class), r.getString("source_name"),
					r.getString("external_id"), r.getString("url"), r.getString("publisher"), maybe(r, "published_at"),
					instant(r, "received_at"), r.getString("sha256"), r.getInt("distance")))
			.list();
	}

	/** A screening as it is kept. */
	record Screening(UUID screeningId, Instant screenedAt, String version, double score, RiskLevel level, @Nullable String guard,
			List<LegalElement> elements, List<TextRate> rates, List<TextSpan> spans, List<TextEntity> entities, String screenedBy) {
	}

	/** All screenings, newest first. */
	List<Screening> screenings(UUID item) {
		return sql.sql("""
				select screening_id, screened_at, screen_version, score, level, guard, elements, rates, spans, entities, screened_by
				from intake_screening
				where item_id = :item
				order by screened_at desc, screening_id desc
				limit 100
				""").param("item", item).query((r, n) -> new Screening(r.getObject("screening_id", UUID.class), instant(r, "screened_at"),
					r.getString("screen_version"), r.getDouble("score"), RiskLevel.valueOf(r.getString("level")), r.getString("guard"),
					texts(r, "elements").stream().map(LegalElement::valueOf).toList(), read(r.getString("rates"), TextRate[].class),
					read(r.getString("spans"), TextSpan[].class), read(r.getString("entities"), TextEntity[].class),
					r.getString("screened_by")))
			.list();
	}

	/**
	 * Keeps a new look at a text beside the older ones.
	 * @param run the bulk re-screening that looked, if one did, with what came of it
	 */
	void addScreening(UUID item, TextScreening screening, String by, Instant at, @Nullable UUID run, @Nullable IntakeRescreeningOutcome outcome) {
		var finding = screening.finding();
		sql.sql("""
				insert into intake_screening (screening_id, item_id, screened_at, screen_version, score, level, guard, elements, rates,
				                              spans, entities, screened_by, rescreening_id, outcome)
				values (:id, :item, :at, :version, :score, :level, :guard, :elements, cast(:rates as jsonb), cast(:spans as jsonb),
				        cast(:entities as jsonb), :by, cast(:run as uuid), :outcome)
				""")
			.param("id", Ids.next())
			.param("item", item)
			.param("at", utc(at))
			.param("version", screening.version())
			.param("score", finding.score())
			.param("level", finding.level().name())
			.param("guard", finding.guard())
			.param("elements", finding.elements().stream().map(Enum::name).toArray(String[]::new))
			.param("rates", json.writeValueAsString(finding.rates()))
			.param("spans", json.writeValueAsString(finding.spans()))
			.param("entities", json.writeValueAsString(finding.entities()))
			.param("by", by)
			.param("run", run)
			.param("outcome", outcome == null ? null : outcome.name())
			.update();
	}

	/** Shows what the newest screening says; false when somebody was faster. */
	boolean show(Item item, TextScreening screening, int version) {
		return sql.sql("""
				update intake_item
				set score = :score, level = :level, guard = :guard, kinds = :kinds, screen_version = :screenVersion, version = version + 1
				where item_id = :item and version = :version
				""")
			.param("score", screening.finding().score())
			.param("level", screening.finding().level().name())
			.param("guard", screening.finding().guard())
			.param("kinds", screening.kinds().toArray(String[]::new))
			.param("screenVersion", screening.version())
			.param("item", item.itemId())
			.param("version", version)
			.update() == 1;
	}

	/** How many texts of a division another version of the rules read last. */
	long countOutdated(RegionCode within, Scope scope, String version) {
		return sql.sql("select count(*)\n" + FROM + OUTDATED)
			.params(scope.parameters())
			.params(outdated(within, version))
			.query(Long.class)
			.single();
	}

	/** Some of these, held until the end of the transaction. Those that somebody else holds are left out: nobody waits for another here. */
	List<Item> outdated(RegionCode within, Scope scope, String version, int most) {
		return sql.sql(COLUMNS + FROM + OUTDATED + """
				order by i.item_id
				limit :most
				for update of i skip locked
				""")
			.params(scope.parameters())
			.params(outdated(within, version))
			.param("most", most)
			.query(IntakeItems::item)
			.list();
	}

	private static Map<String, ?> outdated(RegionCode within, String version) {
		return Map.of("withinLo", within.lo(), "withinHi", within.hi(), "screenVersion", version);
	}

	/** A candidate as it is kept. */
	record Candidate(UUID candidateId, CandidateKind kind, @Nullable UUID firmId, @Nullable UUID subjectId, String name,
			@Nullable String creditCode, RegionCode place, String reason, CandidateStatus status, @Nullable String answeredBy,
			@Nullable Instant answeredAt, @Nullable String note) {
	}

	List<Candidate> candidates(UUID item) {
		return sql.sql("""
				select candidate_id, kind, firm_id, subject_id, name, credit_code, place, reason, status, answered_by, answered_at, note
				from intake_candidate
				where item_id = :item
				order by array_position(array['CREDIT_CODE', 'FULL_NAME', 'REGISTER_PHONE', 'SAME_CONTACT', 'SHORT_NAME'], kind), candidate_id
				""").param("item", item).query((r, n) -> new Candidate(r.getObject("candidate_id", UUID.class),
					CandidateKind.valueOf(r.getString("kind")), r.getObject("firm_id", UUID.class), r.getObject("subject_id", UUID.class),
					r.getString("name"), r.getString("credit_code"), new RegionCode(r.getString("place")), r.getString("reason"),
					CandidateStatus.valueOf(r.getString("status")), r.getString("answered_by"), maybe(r, "answered_at"), r.getString("note")))
			.list();
	}

	/** Says that a candidate is not meant; false when it was answered before. */
	boolean reject(UUID item, UUID candidate, String note, String by, Instant at) {
		return sql.sql("""
				update intake_candidate
				set status = 'REJECTED', note = :note, answered_by = :by, answered_at = :at
				where candidate_id = :candidate and item_id = :item and status = 'OPEN'
				""")
			.param("note", note)
			.param("by", by)
			.param("at", utc(at))
			.param("candidate", candidate)
			.param("item", item)
			.update() == 1;
	}

	/** A link as it is kept. */
	record Link(UUID linkId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode, String reason,
			boolean automatic, String madeBy, Instant madeAt, @Nullable Instant endedAt, @Nullable String endedBy,
			@Nullable String endedReason) {
	}

	/** All links, those that stand first. */
	List<Link> links(UUID item) {
		return sql.sql("""
				select link_id, subject_id, subject_name, firm_id, credit_code, reason, automatic, made_by_name, made_at, ended_at, ended_by,
				       ended_reason
				from intake_link
				where item_id = :item
				order by ended_at desc nulls first, made_at, link_id
				""").param("item", item).query((r, n) -> new Link(r.getObject("link_id", UUID.class), r.getObject("subject_id", UUID.class),
					r.getString("subject_name"), r.getObject("firm_id", UUID.class), r.getString("credit_code"), r.getString("reason"),
					r.getBoolean("automatic"), r.getString("made_by_name"), instant(r, "made_at"), maybe(r, "ended_at"),
					r.getString("ended_by"), r.getString("ended_reason")))
			.list();
	}

	/** A verdict as it is kept. */
	record Verdict(UUID verdictId, IntakeVerdict verdict, IntakeVerdictReason reason, String note, String givenBy, Instant givenAt,
			String version) {
	}

	/** All verdicts, newest first. */
	List<Verdict> verdicts(UUID item) {
		return sql.sql("""
				select v.verdict_id, v.verdict, v.reason, v.note, v.given_by_name, v.given_at, s.screen_version
				from intake_verdict v
				join intake_screening s on s.screening_id = v.screening_id
				where v.item_id = :item
				order by v.given_at desc, v.verdict_id desc
				""").param("item", item).query((r, n) -> new Verdict(r.getObject("verdict_id", UUID.class),
					IntakeVerdict.valueOf(r.getString("verdict")), IntakeVerdictReason.valueOf(r.getString("reason")), r.getString("note"),
					r.getString("given_by_name"), instant(r, "given_at"), r.getString("screen_version")))
			.list();
	}

	void addVerdict(UUID item, UUID screening, IntakeVerdictReason reason, String note, List<String> kinds, Actor actor, Instant at) {
		sql.sql("""
				insert into intake_verdict (verdict_id, item_id, screening_id, verdict, reason, note, kinds, given_by, given_by_name, given_at)
				values (:id, :item, :screening, :verdict, :reason, :note, :kinds, :by, :byName, :at)
				""")
			.param("id", Ids.next())
			.param("item", item)
			.param("screening", screening)
			.param("verdict", reason.verdict().name())
			.param("reason", reason.name())
			.param("note", note)
			.param("kinds", kinds.toArray(String[]::new))
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	/** Lets a verdict stand; false when somebody was faster. */
	boolean judge(Item item, IntakeVerdict verdict, String by, Instant at, int version) {
		return sql.sql("""
				update intake_item
				set verdict = :verdict, judged_kinds = kinds, judged_by_name = :by, judged_at = :at, version = version + 1
				where item_id = :item and version = :version
				""")
			.param("verdict", verdict.name())
			.param("by", by)
			.param("at", utc(at))
			.param("item", item.itemId())
			.param("version", version)
			.update() == 1;
	}

	/** Counts a step of a person as a change of the text; false when somebody was faster. */
	boolean stepped(UUID item, int version) {
		return sql.sql("""
				update intake_item
				set version = version + 1
				where item_id = :item and version = :version
				""").param("item", item).param("version", version).update() == 1;
	}

	/** How often a rule spoke, and how often people found that it should not have. */
	record RuleCount(String rule, int hits, int judged, int falseAlarms) {
	}

	List<RuleCount> rules(Scope scope) {
		return sql.sql("""
				select rule, sum(hits)::integer as hits, sum(judged)::integer as judged, sum(false_alarms)::integer as false_alarms
				from (select k as rule, 1 as hits, 0 as judged, 0 as false_alarms
				      """ + FROM.replace("where", "cross join unnest(i.kinds) k where") + """
				      union all
				      select k, 0, 1, case when i.verdict = 'FALSE_ALARM' then 1 else 0 end
				      """ + FROM.replace("where", "cross join unnest(i.judged_kinds) k where") + """
				     ) spoken
				group by rule
				order by hits desc, rule
				""")
			.params(scope.parameters())
			.query((r, n) -> new RuleCount(r.getString("rule"), r.getInt("hits"), r.getInt("judged"), r.getInt("false_alarms")))
			.list();
	}

	/** The names of sources in the scope, those of the most texts first. */
	List<String> sources(Scope scope) {
		return sql.sql("select s\n" + FROM.replace("where", "cross join unnest(i.sources) s where") + """
				group by s
				order by count(*) desc, s
				limit 200
				""").params(scope.parameters()).query(String.class).list();
	}

	static Item item(ResultSet r, int n) throws SQLException {
		var verdict = r.getString("verdict");
		return new Item(r.getObject("item_id", UUID.class), new RegionCode(r.getString("county")), new RegionCode(r.getString("region_code")),
				IntakeChannel.valueOf(r.getString("channel")), r.getString("title"), r.getString("body"), r.getString("publisher"),
				r.getString("url"), maybe(r, "published_at"), instant(r, "first_seen_at"), instant(r, "last_seen_at"), r.getInt("sightings"),
				texts(r, "sources"), r.getDouble("score"), RiskLevel.valueOf(r.getString("level")), texts(r, "kinds"), r.getString("guard"),
				verdict == null ? null : IntakeVerdict.valueOf(verdict), maybe(r, "judged_at"), r.getString("judged_by_name"),
				texts(r, "subjects"), TakedownState.valueOf(r.getString("takedown")), r.getInt("version"));
	}

	static List<String> texts(ResultSet r, String column) throws SQLException {
		var array = r.getArray(column);
		return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
	}

	private <T> List<T> read(String text, Class<T[]> type) {
		return List.of(json.readValue(text, type));
	}

	static Instant instant(ResultSet r, String column) throws SQLException {
		return r.getObject(column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant maybe(ResultSet r, String column) throws SQLException {
		var at = r.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
