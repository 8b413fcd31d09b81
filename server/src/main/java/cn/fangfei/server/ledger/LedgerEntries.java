package cn.fangfei.server.ledger;

import cn.fangfei.server.casework.CaseFacts;
import cn.fangfei.server.casework.CaseMoved;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueRegistered;
import cn.fangfei.server.clue.ClueVoided;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.LedgerMovementView.LedgerFact;
import cn.fangfei.server.verification.Finding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the ledger. Who sees an entry: its territory alone. */
@Repository
class LedgerEntries {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/** Entries of the scope that were open at an instant. */
	private static final String OPEN = """
			from ledger_entry e
			where e.region_code >= cast(:scopeLo as text) and e.region_code < cast(:scopeHi as text)
			  and e.opened_at <= :asOf
			""";

	private static final String NOT_VOIDED = """
			  and not exists (select 1
			                  from ledger_movement v
			                  where v.entry_id = e.entry_id and v.kind = 'VOIDED' and v.recorded_at <= :asOf)
			""";

	/** Cases of the scope that were open at some time from one instant on and before another, as known as of a third. */
	private static final String CASES = """
			from (select s.case_id,
			             (array_agg(s.kind order by s.recorded_at desc, s.movement_id desc)
			                 filter (where s.recorded_at < :from))[1] as before,
			             coalesce(bool_or(s.kind <> 'CLOSED_OUT' and s.recorded_at >= :from), false) as within
			      from ledger_movement s
			      where s.case_id is not null and s.kind in ('CASE_OPENED', 'CLOSED_OUT', 'REOPENED')
			        and s.recorded_at < :until and s.recorded_at <= :asOf and :asOf >= :from
			        and s.territory >= cast(:scopeLo as text) and s.territory < cast(:scopeHi as text)
			      group by s.case_id) o
			join ledger_case c using (case_id)
			where (o.within or o.before <> 'CLOSED_OUT')
			""";

	/** The movements {@code m} that were recorded until an instant, in the order in which they were learned. */
	private static final String LEARNED = """
			  and m.territory >= cast(:scopeLo as text) and m.territory < cast(:scopeHi as text)
			  and m.recorded_at <= :asOf
			""";

	private static final String REACHING_BACK = """
			  and (m.recorded_at < :until or m.occurred_at < :until or m.kind in ('CORRECTED', 'VOIDED', 'CASE_CHANGED'))
			""";

	private static final String ENTRY_FACTS = columns(LedgerFactName.OF_ENTRY);

	private static final String CASE_FACTS = columns(LedgerFactName.OF_CASE);

	private static final String ALL_FACTS = columns(EnumSet.allOf(LedgerFactName.class));

	private final JdbcClient sql;

	private final JsonMapper json;

	LedgerEntries(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	void open(ClueRegistered event) {
		sql.sql("""
				select ledger_open(:event, :entry, :clue, :number, :subject, :subjectId, :region, :regionName, :source, :foundOn,
				                   :sector, :method, :channel, :raised, :participants, :at, :by)
				""")
			.param("event", event.event())
			.param("entry", Ids.next())
			.param("clue", event.clue().value())
			.param("number", event.number())
			.param("subject", event.subjectName())
			.param("subjectId", event.subject().value())
			.param("region", event.region().value())
			.param("regionName", event.regionName())
			.param("source", event.source().name())
			.param("foundOn", event.foundOn())
			.param("sector", name(event.sector()), Types.VARCHAR)
			.param("method", name(event.method()), Types.VARCHAR)
			.param("channel", name(event.channel()), Types.VARCHAR)
			.param("raised", value(event.amount()), Types.NUMERIC)
			.param("participants", event.participants(), Types.INTEGER)
			.param("at", utc(event.at()))
			.param("by", event.by())
			.query((row, n) -> 0)
			.single();
	}

	/** Posts a finding, the first one or a corrected one. */
	void found(LedgerMovementKind kind, UUID event, ClueId clue, Finding finding, Instant at, String by) {
		sql.sql("""
				select ledger_found(:event, :kind, :clue, :sector, :method, :channel, :raised, :participants, :illegality, :path,
				                    :filedOn, :charge, :remark, :at, :by)
				""")
			.param("event", event)
			.param("kind", kind.name())
			.param("clue", clue.value())
			.param("sector", finding.sector().name())
			.param("method", finding.method().name())
			.param("channel", finding.channel().name())
			.param("raised", value(finding.amount()), Types.NUMERIC)
			.param("participants", finding.participants(), Types.INTEGER)
			.param("illegality", finding.illegality().name())
			.param("path", name(finding.path()), Types.VARCHAR)
			.param("filedOn", finding.filedOn(), Types.DATE)
			.param("charge", name(finding.charge()), Types.VARCHAR)
			.param("remark", finding.remark(), Types.VARCHAR)
			.param("at", utc(at))
			.param("by", by)
			.query((row, n) -> 0)
			.single();
	}

	void voided(ClueVoided event) {
		sql.sql("select ledger_voided(:event, :clue, :reason, :at, :by)")
			.param("event", event.event())
			.param("clue", event.clue().value())
			.param("reason", event.reason())
			.param("at", utc(event.at()))
			.param("by", event.by())
			.query((row, n) -> 0)
			.single();
	}

	void moved(CaseMoved event) {
		sql.sql("""
				select ledger_moved(:event, :case, cast(:clues as uuid[]), :kind, cast(:facts as jsonb), :occurredAt, :by)
				""")
			.param("event", event.event())
			.param("case", event.caseId().value())
			.param("clues", event.clues().stream().map(clue -> clue.value().toString()).collect(Collectors.joining(",", "{", "}")))
			.param("kind", event.kind().name())
			.param("facts", json.writeValueAsString(facts(event.facts())))
			.param("occurredAt", utc(occurred(event.occurredOn(), event.at())))
			.param("by", event.by())
			.query((row, n) -> 0)
			.single();
	}

	/** The latest instant that may be reported on: nothing can be recorded at or before it any more. */
	Instant horizon() {
		try {
			return sql.sql("select ledger_horizon()").query(OffsetDateTime.class).single().toInstant();
		}
		catch (PessimisticLockingFailureException e) {
			throw new LedgerBusy();
		}
	}

	/**
	 * The entries opened from one instant on and before another that were not voided. Movements are fetched entry by entry ({@code offset 0}
	 * keeps it so), as for the cases below.
	 */
	List<LedgerRow> opened(Instant from, Instant until, Instant asOf, LedgerReading reading, Scope scope) {
		return sql.sql("select e.entry_id, e.clue_id, e.number, e.opened_at, m.kind, m.cleared, " + ENTRY_FACTS + """
				from (select e.*
				""" + OPEN + NOT_VOIDED + """
				        and e.opened_at >= :from and e.opened_at < :until) e
				cross join lateral (select m.* from ledger_movement m where m.entry_id = e.entry_id
				""" + LEARNED + only(reading) + "offset 0) m order by e.opened_at, e.entry_id, m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.param("from", utc(from))
			.param("until", utc(until))
			.param("asOf", utc(asOf))
			.query(LedgerEntries::entries);
	}

	/**
	 * The cases that were open at some time from one instant on and before another. Movements are fetched case by case ({@code offset 0} keeps
	 * it so): a join would read those of all cases there ever were.
	 */
	List<LedgerCaseRow> cases(Instant from, Instant until, Instant asOf, LedgerReading reading, Scope scope) {
		return sql.sql("select c.case_id, c.entry_id, m.kind, m.cleared, " + CASE_FACTS + """
				from (select c.*
				""" + CASES + """
				) c
				cross join lateral (select m.* from ledger_movement m where m.case_id = c.case_id
				""" + LEARNED + only(reading) + "offset 0) m order by c.opened_at, c.case_id, m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.param("from", utc(from))
			.param("until", utc(until))
			.param("asOf", utc(asOf))
			.query(LedgerEntries::caseRows);
	}

	List<LedgerRow> page(LedgerFilter filter, Instant asOf, Scope scope, Paging paging) {
		return sql.sql("select e.entry_id, e.clue_id, e.number, e.opened_at, m.kind, m.cleared, " + ENTRY_FACTS + """
				from (select e.*
				""" + OPEN + conditions(filter) + """
				      order by e.opened_at desc, e.entry_id
				      limit :size offset :offset) e
				join ledger_movement m on m.entry_id = e.entry_id
				""" + LEARNED + "order by e.opened_at desc, e.entry_id, m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.params(parameters(filter))
			.param("asOf", utc(asOf))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(LedgerEntries::entries);
	}

	/** What is done with each entry. */
	interface EachEntry {

		void take(LedgerRow row) throws SQLException;
	}

	/** Each entry of the list, read through a cursor. */
	void each(LedgerFilter filter, Instant asOf, Scope scope, EachEntry each) {
		sql.sql("select e.entry_id, e.clue_id, e.number, e.opened_at, m.kind, m.cleared, " + ENTRY_FACTS + """
				from (select e.*
				""" + OPEN + conditions(filter) + """
				      ) e
				join ledger_movement m on m.entry_id = e.entry_id
				""" + LEARNED + "order by e.opened_at desc, e.entry_id, m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.params(parameters(filter))
			.param("asOf", utc(asOf))
			.withFetchSize(1_000)
			.query(row -> {
				fold(row, each);
				return 0;
			});
	}

	/** How many entries the list has; no more than that are counted. */
	long count(LedgerFilter filter, Instant asOf, Scope scope, long most) {
		return sql.sql("select count(*) from (select 1 " + OPEN + conditions(filter) + "limit :most) c")
			.param("most", most)
			.params(scope.parameters())
			.params(parameters(filter))
			.param("asOf", utc(asOf))
			.query(Long.class)
			.single();
	}

	Optional<LedgerRow> get(UUID entry, Instant asOf, Scope scope) {
		return sql.sql("select e.entry_id, e.clue_id, e.number, e.opened_at, m.kind, m.cleared, " + ENTRY_FACTS + """
				from (select e.*
				""" + OPEN + """
				        and e.entry_id = :entry) e
				join ledger_movement m on m.entry_id = e.entry_id
				""" + LEARNED + "order by m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.param("asOf", utc(asOf))
			.param("entry", entry)
			.query(LedgerEntries::entries)
			.stream()
			.findFirst();
	}

	/** The entry of a clue. */
	Optional<UUID> ofClue(ClueId clue, Scope scope) {
		return sql.sql("""
				select entry_id
				from ledger_entry
				where clue_id = :clue
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				""").param("clue", clue.value()).params(scope.parameters()).query(UUID.class).optional();
	}

	/** The case whose facts an entry carries, as known at an instant. */
	Optional<LedgerCaseRow> caseOf(UUID entry, Instant asOf, Scope scope) {
		return sql.sql("select c.case_id, c.entry_id, m.kind, m.cleared, " + CASE_FACTS + """
				from ledger_case c
				join ledger_movement m on m.case_id = c.case_id
				where c.entry_id = :entry
				""" + LEARNED + "order by c.opened_at desc, c.case_id, m.recorded_at, m.movement_id")
			.params(scope.parameters())
			.param("asOf", utc(asOf))
			.param("entry", entry)
			.query(LedgerEntries::caseRows)
			.stream()
			.findFirst();
	}

	Optional<RegionCode> regionOf(UUID entry, Scope scope) {
		return sql.sql("""
				select region_code
				from ledger_entry
				where entry_id = :entry
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				""")
			.param("entry", entry)
			.params(scope.parameters())
			.query((row, n) -> new RegionCode(row.getString("region_code")))
			.optional();
	}

	/** The movements of an entry recorded until an instant, oldest first. */
	List<LedgerMovementView> movements(UUID entry, Instant asOf, Scope scope) {
		return sql.sql("select m.source_event, m.kind, m.occurred_at, m.recorded_at, m.by_name, m.cleared, " + ALL_FACTS + """
				from ledger_movement m
				where m.entry_id = :entry
				""" + LEARNED + "order by m.recorded_at, m.movement_id")
			.param("entry", entry)
			.params(scope.parameters())
			.param("asOf", utc(asOf))
			.query(LedgerEntries::movement)
			.list();
	}

	private static String only(LedgerReading reading) {
		return reading == LedgerReading.CORRECTING ? REACHING_BACK : "";
	}

	private static String columns(Set<LedgerFactName> facts) {
		return facts.stream().map(fact -> "m." + fact.column()).collect(Collectors.joining(", ", "", "\n"));
	}

	private static String conditions(LedgerFilter filter) {
		return (filter.region() == null ? "" : " and e.region_code >= :regionLo and e.region_code < :regionHi\n")
				+ (filter.q() == null ? "" : " and (e.subject_name like :like or e.number like :prefix)\n")
				+ (filter.subject() == null ? "" : " and e.subject_id = :subject\n")
				+ (filter.openedFrom() == null ? "" : " and e.opened_at >= :openedFrom\n")
				+ (filter.openedUntil() == null ? "" : " and e.opened_at < :openedUntil\n" + NOT_VOIDED)
				+ (filter.casesFrom() == null || filter.casesUntil() == null ? ""
						: " and e.entry_id in (select c.entry_id " + CASES + ")\n");
	}

	private static Map<String, @Nullable Object> parameters(LedgerFilter filter) {
		var parameters = new HashMap<String, @Nullable Object>();
		var escaped = filter.q() == null ? null : filter.q().replaceAll("([%_\\\\])", "\\\\$1");
		parameters.put("regionLo", filter.region() == null ? null : filter.region().lo());
		parameters.put("regionHi", filter.region() == null ? null : filter.region().hi());
		parameters.put("like", "%" + escaped + "%");
		parameters.put("prefix", escaped + "%");
		parameters.put("subject", filter.subject());
		parameters.put("openedFrom", filter.openedFrom() == null ? null : utc(filter.openedFrom()));
		parameters.put("openedUntil", filter.openedUntil() == null ? null : utc(filter.openedUntil()));
		parameters.put("from", filter.casesFrom() == null ? null : utc(filter.casesFrom()));
		parameters.put("until", filter.casesUntil() == null ? null : utc(filter.casesUntil()));
		return parameters;
	}

	/** The facts of a case under the names of their columns; what is null is left out. */
	private static Map<String, Object> facts(CaseFacts told) {
		var facts = new LinkedHashMap<String, @Nullable Object>();
		facts.put("case_number", told.caseNumber());
		facts.put("case_name", told.caseName());
		facts.put("case_subject", told.subjectName());
		facts.put("case_sector", name(told.sector()));
		facts.put("case_channel", name(told.channel()));
		facts.put("case_region", told.regionName());
		facts.put("situation", told.situation());
		facts.put("handling_body", told.handlingBody());
		facts.put("admin_filed_on", told.adminFiledOn());
		facts.put("determination", told.determination());
		facts.put("referred_on", told.referredOn());
		facts.put("referred_to", told.referredTo());
		facts.put("criminal_filed_on", told.criminalFiledOn());
		facts.put("path", name(told.path()));
		facts.put("case_charge", name(told.charge()));
		facts.put("penalised_on", told.penalisedOn());
		facts.put("penalty_types", told.penaltyTypes());
		facts.put("case_raised", value(told.raised()));
		facts.put("case_returned", value(told.returned()));
		facts.put("case_participants", told.participants());
		facts.put("case_repaid", told.repaidParticipants());
		facts.put("case_remark", told.remark());
		facts.values().removeIf(java.util.Objects::isNull);
		return facts;
	}

	/** A step of today happened when it was taken; of an earlier one only the day is known. */
	private static Instant occurred(LocalDate day, Instant at) {
		return day.equals(LocalDate.ofInstant(at, CHINA)) ? at : day.atStartOfDay(CHINA).toInstant();
	}

	private static List<LedgerRow> entries(ResultSet row) throws SQLException {
		var rows = new ArrayList<LedgerRow>();
		fold(row, rows::add);
		return rows;
	}

	/** Folds movements, ordered by entry and by when they were learned, to the rows of their entries. */
	private static void fold(ResultSet row, EachEntry each) throws SQLException {
		UUID entry = null;
		UUID clue = null;
		var number = "";
		var openedAt = Instant.EPOCH;
		var known = new KnownFacts();
		while (row.next()) {
			var next = row.getObject("entry_id", UUID.class);
			if (!next.equals(entry)) {
				if (entry != null && clue != null) {
					each.take(row(entry, clue, number, openedAt, known));
				}
				entry = next;
				clue = row.getObject("clue_id", UUID.class);
				number = row.getString("number");
				openedAt = instant(row, "opened_at");
				known = new KnownFacts();
			}
			known.learn(row, LedgerFactName.OF_ENTRY);
		}
		if (entry != null && clue != null) {
			each.take(row(entry, clue, number, openedAt, known));
		}
	}

	private static LedgerRow row(UUID entry, UUID clue, String number, Instant openedAt, KnownFacts known) {
		return new LedgerRow(entry, clue, number, known.need(LedgerFactName.SUBJECT_NAME),
				known.need(LedgerFactName.REGION_NAME), known.get(LedgerFactName.SECTOR), known.get(LedgerFactName.METHOD),
				known.need(LedgerFactName.SOURCE), known.need(LedgerFactName.FOUND_ON), known.get(LedgerFactName.RAISED),
				known.get(LedgerFactName.PARTICIPANTS), known.get(LedgerFactName.CHANNEL),
				known.get(LedgerFactName.ILLEGALITY), known.get(LedgerFactName.PATH), known.filedOn(),
				known.get(LedgerFactName.CHARGE), known.get(LedgerFactName.REMARK), openedAt, known.state(),
				known.get(LedgerFactName.CASE_NUMBER), known.movements());
	}

	private static List<LedgerCaseRow> caseRows(ResultSet row) throws SQLException {
		var rows = new ArrayList<LedgerCaseRow>();
		UUID current = null;
		UUID entry = null;
		var known = new KnownFacts();
		while (row.next()) {
			var next = row.getObject("case_id", UUID.class);
			if (!next.equals(current)) {
				if (current != null && entry != null) {
					rows.add(caseRow(current, entry, known));
				}
				current = next;
				entry = row.getObject("entry_id", UUID.class);
				known = new KnownFacts();
			}
			known.learn(row, LedgerFactName.OF_CASE);
		}
		if (current != null && entry != null) {
			rows.add(caseRow(current, entry, known));
		}
		return rows;
	}

	private static LedgerCaseRow caseRow(UUID caseId, UUID entry, KnownFacts known) {
		return new LedgerCaseRow(caseId, entry, known.need(LedgerFactName.CASE_NUMBER), known.get(LedgerFactName.CASE_NAME),
				known.get(LedgerFactName.CASE_SUBJECT), known.get(LedgerFactName.CASE_SECTOR),
				known.get(LedgerFactName.SITUATION), known.get(LedgerFactName.HANDLING_BODY),
				known.get(LedgerFactName.CASE_REGION), known.get(LedgerFactName.CASE_CHANNEL),
				known.get(LedgerFactName.CASE_RAISED), known.get(LedgerFactName.CASE_PARTICIPANTS),
				known.get(LedgerFactName.ADMIN_FILED_ON), known.get(LedgerFactName.DETERMINATION),
				known.get(LedgerFactName.REFERRED_ON), known.get(LedgerFactName.REFERRED_TO),
				known.get(LedgerFactName.CRIMINAL_FILED_ON), known.get(LedgerFactName.CASE_CHARGE),
				known.get(LedgerFactName.PENALISED_ON),
				Optional.<List<cn.fangfei.server.casework.PenaltyType>>ofNullable(known.get(LedgerFactName.PENALTY_TYPES))
					.orElse(List.of()),
				known.get(LedgerFactName.CASE_RETURNED), known.get(LedgerFactName.CASE_REPAID),
				known.get(LedgerFactName.CASE_REMARK), known.movements());
	}

	private static LedgerMovementView movement(ResultSet row, int n) throws SQLException {
		var facts = new ArrayList<LedgerFact>();
		for (var fact : LedgerFactName.values()) {
			var value = fact.read(row);
			if (value != null) {
				facts.add(new LedgerFact(fact, fact.label(), fact.told(value), false));
			}
		}
		var cleared = row.getArray("cleared");
		if (cleared != null) {
			Arrays.stream((String[]) cleared.getArray())
				.map(column -> LedgerFactName.valueOf(column.toUpperCase(java.util.Locale.ROOT)))
				.forEach(fact -> facts.add(new LedgerFact(fact, fact.label(), "", true)));
		}
		return new LedgerMovementView(row.getObject("source_event", UUID.class),
				LedgerMovementKind.valueOf(row.getString("kind")), instant(row, "occurred_at"),
				instant(row, "recorded_at"), row.getString("by_name"), facts);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable BigDecimal value(@Nullable Yuan yuan) {
		return yuan == null ? null : yuan.value();
	}

	private static @Nullable String name(@Nullable Enum<?> word) {
		return word == null ? null : word.name();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
