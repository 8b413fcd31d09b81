package cn.fangfei.server.clue;

import cn.fangfei.server.jurisdiction.TermUnit;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of clues. Every query over them bears the scope of the post; row security holds the same bounds once more. */
@Repository
class Clues {

	private static final Map<String, String> SORTS = Map.of("number", "number", "subjectName", "subject_name", "status",
			"status", "regionCode", "region_code", "foundOn", "found_on", "registeredAt", "registered_at", "dueOn",
			"due_on nulls last", "source", "source");

	private static final String SCOPE = """
			(region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
			 or assigned_unit = cast(:scopeUnit as uuid)
			 or created_by = cast(:scopeAccount as uuid)
			 or grid_code = cast(:scopeGrid as text))
			""";

	private static final String COLUMNS = """
			select clue_id, number, matter_key, matter_place, subject_name, credit_code, firm_id, source, region_code, grid_code,
			       found_on, sector, method, channel, amount, participants, description, status, assigned_unit, due_on,
			       due_sentence, illegality, created_by, created_by_name, registered_at, version, urgent, working_source,
			       warning_id, subject_id, round, dispatched_at, term_amount, term_unit, accept_by, returns, extended,
			       extension_by, suspensions, claimed_by, claimed_by_name, claimed_until
			from clue
			where\s""";

	private static final String ONE_OF = "and clue_id = any(:named)\n";

	/** So many clues of a name are fetched one by one. */
	private static final int FEW = 1_000;

	private final JdbcClient sql;

	Clues(JdbcClient sql) {
		this.sql = sql;
	}

	/** Makes reports of one name in one county wait for each other, so that one with and one without a code meet. */
	void queue(MatterKey matter) {
		sql.sql("select pg_advisory_xact_lock(hashtextextended('clue ' || :place, 0))")
			.param("place", matter.place())
			.query((row, n) -> 0)
			.single();
	}

	/** The next number of a county and year, 340323-2026-000123. */
	String nextNumber(String county, int year) {
		var last = sql.sql("""
				insert into clue_number (county, year, last)
				values (:county, :year, 1)
				on conflict (county, year) do update set last = clue_number.last + 1
				returning last
				""").param("county", county).param("year", year).query(Integer.class).single();
		return "%s-%d-%06d".formatted(county, year, last);
	}

	/** False when the matter has an open clue already. */
	boolean addUnlessOpen(Clue clue) {
		return sql.sql("""
				insert into clue (clue_id, number, matter_key, matter_place, subject_name, credit_code, firm_id, source,
				                  region_code, grid_code, found_on, sector, method, channel, amount, participants, description,
				                  status, due_on, due_sentence, created_by, created_by_name, registered_at, urgent,
				                  working_source, warning_id, subject_id)
				values (:id, :number, :matterKey, :matterPlace, :subjectName, :creditCode, :firm, :source,
				        :region, :grid, :foundOn, :sector, :method, :channel, :amount, :participants, :description,
				        :status, :dueOn, :dueSentence, :createdBy, :createdByName, :registeredAt, :urgent,
				        :workingSource, :warning, :subject)
				on conflict (matter_key) where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED')
				do nothing
				""")
			.param("id", clue.id().value())
			.param("number", clue.number())
			.param("matterKey", clue.matter().value())
			.param("matterPlace", clue.matter().place())
			.param("subjectName", clue.subjectName())
			.param("creditCode", clue.creditCode() == null ? null : clue.creditCode().value(), Types.VARCHAR)
			.param("firm", clue.firmId(), Types.OTHER)
			.param("source", clue.source().name())
			.param("region", clue.region().value())
			.param("grid", clue.grid(), Types.VARCHAR)
			.param("foundOn", clue.foundOn())
			.param("sector", name(clue.sector()), Types.VARCHAR)
			.param("method", name(clue.method()), Types.VARCHAR)
			.param("channel", name(clue.channel()), Types.VARCHAR)
			.param("amount", clue.amount() == null ? null : clue.amount().value(), Types.NUMERIC)
			.param("participants", clue.participants(), Types.INTEGER)
			.param("description", clue.description())
			.param("status", clue.status().name())
			.param("dueOn", clue.dueOn(), Types.DATE)
			.param("dueSentence", clue.dueSentence(), Types.VARCHAR)
			.param("createdBy", clue.createdBy())
			.param("createdByName", clue.createdByName())
			.param("registeredAt", utc(clue.registeredAt()))
			.param("urgent", clue.urgent())
			.param("workingSource", name(clue.workingSource()), Types.VARCHAR)
			.param("warning", clue.warningId(), Types.OTHER)
			.param("subject", clue.subjectId(), Types.OTHER)
			.update() == 1;
	}

	/**
	 * Joins a report to the open clue of its matter and answers which; empty when there is none. A report of a major risk marks the
	 * clue. Reports of one name in one county wait for each other.
	 */
	Optional<JoinedClue> join(NewClue report, MatterKey matter, @Nullable String grid, Instant at, String unitName,
			String words) {
		return sql.sql("""
				select clue_id, number, region_code, assigned_unit, marked
				from clue_join(:key, :place, :coded, :source, :found, :region, :grid, :at, :unit, :words, :major)
				""")
			.param("key", matter.value())
			.param("place", matter.place())
			.param("coded", report.creditCode() != null)
			.param("source", report.source().name())
			.param("found", report.foundOn())
			.param("region", report.region().value())
			.param("grid", grid, Types.VARCHAR)
			.param("at", utc(at))
			.param("unit", unitName)
			.param("words", words)
			.param("major", report.urgent())
			.query((row, n) -> new JoinedClue(new ClueId(row.getObject("clue_id", UUID.class)), row.getString("number"),
					new RegionCode(row.getString("region_code")), row.getObject("assigned_unit", UUID.class),
					row.getBoolean("marked")))
			.optional();
	}

	Optional<Clue> get(ClueId id, Scope scope) {
		return sql.sql(COLUMNS + "clue_id = :id and " + SCOPE)
			.param("id", id.value())
			.params(scope.parameters())
			.query(Clues::clue)
			.optional();
	}

	List<Clue> page(ClueFilter filter, Actor actor, Paging paging, ClueDays days) {
		if (filter.one()) {
			// One row by a unique index: the plan is worth keeping, making it takes longer than running it.
			sql.sql("set local plan_cache_mode = auto").update();
		}
		var named = named(filter);
		var order = paging.orderBy(SORTS, "registered_at desc, clue_id", "registered_at, clue_id");
		var some = COLUMNS + SCOPE + filter.conditions(actor) + (named.isEmpty() ? "" : ONE_OF);
		var rows = filter.view() == ClueListView.HANDLED && order.startsWith("registered_at desc") ? """
				select c.*
				from (select h.clue_id, h.registered_at from clue_hand h where h.account_id = :scopeAccount
				      order by h.registered_at desc, h.clue_id offset 0) h
				cross join lateral (""" + some + "and clue.clue_id = h.clue_id offset 0) c\norder by h.registered_at desc, h.clue_id"
				: some + "order by " + order;
		return sql.sql(rows + " limit :size offset :offset")
			.params(actor.scope().parameters())
			.params(filter.parameters(days))
			.param("named", named.orElse(null))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Clues::clue)
			.list();
	}

	/** Each clue of the list, read through a cursor. */
	void each(ClueFilter filter, Actor actor, Paging order, ClueDays days, RowCallbackHandler row) {
		sql.sql(COLUMNS + SCOPE + filter.conditions(actor) + "order by "
				+ order.orderBy(SORTS, "registered_at desc, clue_id", "registered_at, clue_id"))
			.params(actor.scope().parameters())
			.params(filter.parameters(days))
			.withFetchSize(1_000)
			.query(row);
	}

	/** How many clues the list has; no more than that are counted. */
	long count(ClueFilter filter, Actor actor, ClueDays days, long most) {
		var named = named(filter);
		var some = SCOPE + filter.conditions(actor) + (named.isEmpty() ? "" : ONE_OF);
		// Of what somebody handled each is looked up: without the fences the planner may read all clues for those of one hand.
		var rows = filter.view() == ClueListView.HANDLED ? """
				from (select h.clue_id from clue_hand h where h.account_id = :scopeAccount offset 0) h
				cross join lateral (select 1 from clue where clue.clue_id = h.clue_id and""" + some + "offset 0) c\n" : "from clue where " + some;
		return sql.sql("select count(*) from (select 1 " + rows + "limit :most) c")
			.params(actor.scope().parameters())
			.params(filter.parameters(days))
			.param("named", named.orElse(null))
			.param("most", most)
			.query(Long.class)
			.single();
	}

	/**
	 * The clues whose names have the characters that are looked for, when they are few: row security keeps a list from asking the index
	 * of names itself. Empty when no name is looked for, or when so many have it that reading on from the newest finds a page sooner.
	 */
	private Optional<UUID[]> named(ClueFilter filter) {
		var name = filter.name();
		if (name == null || name.length() < 2) {
			return Optional.empty();
		}
		var found = sql.sql("select clue_named(:name, :most)")
			.param("name", name)
			.param("most", FEW + 1)
			.query(UUID.class)
			.list();
		return found.size() > FEW ? Optional.empty() : Optional.of(found.toArray(UUID[]::new));
	}

	/** Those of the firms that have an open clue within the scope. */
	Set<UUID> firmsWithOpenClue(Collection<UUID> firms, Scope scope) {
		return sql.sql("""
				select distinct firm_id
				from clue
				where firm_id in (:firms) and status in ('REGISTERED', 'ASSIGNED', 'VERIFYING', 'RETURNED', 'SUSPENDED') and\s""" + SCOPE)
			.param("firms", firms)
			.params(scope.parameters())
			.query(UUID.class)
			.set();
	}

	/** Keeps the step that was taken; false when somebody was faster. */
	boolean save(Clue clue, Scope scope) {
		return sql.sql("""
				update clue
				set status = :status, assigned_unit = :unit, due_on = :dueOn, due_sentence = :dueSentence,
				    illegality = :illegality, version = version + 1, urgent = :urgent, round = :round,
				    dispatched_at = :dispatchedAt, term_amount = :termAmount, term_unit = :termUnit, accept_by = :acceptBy,
				    returns = :returns, extended = :extended, extension_by = :extensionBy, suspensions = :suspensions,
				    claimed_by = :claimedBy, claimed_by_name = :claimedByName, claimed_until = :claimedUntil
				where clue_id = :id and version = :version and\s""" + SCOPE)
			.params(scope.parameters())
			.param("status", clue.status().name())
			.param("unit", clue.assignedUnit(), Types.OTHER)
			.param("dueOn", clue.dueOn(), Types.DATE)
			.param("dueSentence", clue.dueSentence(), Types.VARCHAR)
			.param("illegality", name(clue.illegality()), Types.VARCHAR)
			.param("urgent", clue.urgent())
			.param("round", clue.round().number())
			.param("dispatchedAt", utcOrNull(clue.round().dispatchedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("termAmount", clue.round().termAmount(), Types.INTEGER)
			.param("termUnit", name(clue.round().termUnit()), Types.VARCHAR)
			.param("acceptBy", clue.round().acceptBy(), Types.DATE)
			.param("returns", clue.round().returns())
			.param("extended", clue.round().extended())
			.param("extensionBy", clue.round().extensionBy(), Types.OTHER)
			.param("suspensions", clue.round().suspensions())
			.param("claimedBy", clue.claim() == null ? null : clue.claim().by(), Types.OTHER)
			.param("claimedByName", clue.claim() == null ? null : clue.claim().byName(), Types.VARCHAR)
			.param("claimedUntil", clue.claim() == null ? null : utc(clue.claim().until()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", clue.id().value())
			.param("version", clue.version())
			.update() == 1;
	}

	/**
	 * Writes a line of the timeline.
	 * @param was what a value was before, as people read it; absent when nothing has a value
	 * @param becomes what it is now
	 */
	void tell(ClueId clue, Instant at, ClueEventKind kind, Actor actor, @Nullable String unitName, String text,
			@Nullable String was, @Nullable String becomes) {
		sql.sql("""
				insert into clue_event (clue_id, at, kind, by_account, by_name, by_unit, text, was, becomes)
				values (:clue, :at, :kind, :account, :name, :unit, :text, :was, :becomes)
				""")
			.param("clue", clue.value())
			.param("at", utc(at))
			.param("kind", kind.name())
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unitName, Types.VARCHAR)
			.param("text", text)
			.param("was", was, Types.VARCHAR)
			.param("becomes", becomes, Types.VARCHAR)
			.update();
	}

	/** The timeline of a clue that the caller sees, oldest first. */
	List<ClueEventView> events(ClueId clue, Scope scope) {
		return sql.sql("""
				select at, kind, by_name, by_unit, text, was, becomes
				from clue_event
				where clue_id = (select clue_id from clue where clue_id = :id and\s""" + SCOPE + """
				)
				order by event_id
				""")
			.param("id", clue.value())
			.params(scope.parameters())
			.query((row, n) -> new ClueEventView(row.getObject("at", OffsetDateTime.class).toInstant(),
					ClueEventKind.valueOf(row.getString("kind")), row.getString("by_name"), row.getString("by_unit"),
					row.getString("text"), row.getString("was"), row.getString("becomes")))
			.list();
	}

	/** Whether the matter of a clue has another open clue, also one that the caller does not see. */
	boolean otherOpen(Clue clue) {
		return sql.sql("select clue_matter_open(:id, :key, :place, :coded)")
			.param("id", clue.id().value())
			.param("key", clue.matter().value())
			.param("place", clue.matter().place())
			.param("coded", clue.creditCode() != null)
			.query(Boolean.class)
			.single();
	}

	/** Takes a clue out of the queue for somebody; false when another was faster. */
	boolean claim(ClueId id, Actor actor, Instant now, Instant until) {
		return sql.sql("""
				update clue
				set claimed_by = :account, claimed_by_name = :name, claimed_until = :until
				where clue_id = :id and (claimed_until is null or claimed_until <= :now) and\s""" + SCOPE)
			.params(actor.scope().parameters())
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("until", utc(until))
			.param("now", utc(now))
			.param("id", id.value())
			.update() == 1;
	}

	/** Puts a clue back that somebody had claimed; false when it is not theirs. */
	boolean release(ClueId id, Actor actor) {
		return sql.sql("""
				update clue
				set claimed_by = null, claimed_by_name = null, claimed_until = null
				where clue_id = :id and claimed_by = :account and\s""" + SCOPE)
			.params(actor.scope().parameters())
			.param("account", actor.accountId())
			.param("id", id.value())
			.update() == 1;
	}

	/** The first of what waits for a post and nobody has taken, locked; those that another is just taking are passed over. */
	Optional<Clue> next(Actor actor, Instant now) {
		return sql.sql(COLUMNS + SCOPE + ClueFilter.claimable(actor) + """
				and (claimed_until is null or claimed_until <= :now)
				order by urgent desc, status = 'RETURNED' desc, due_on nulls last, registered_at, clue_id
				limit 1
				for update skip locked
				""")
			.params(actor.scope().parameters())
			.param("now", utc(now))
			.query(Clues::clue)
			.optional();
	}

	/** The reasons of the lists that stand on a day, in their order. */
	List<ClueReason> reasons(LocalDate on) {
		return sql.sql("""
				select kind, code, label, basis, since, until
				from clue_reason
				where since <= :on and (until is null or until >= :on)
				order by kind, place
				""")
			.param("on", on)
			.query((row, n) -> new ClueReason(ClueReasonKind.valueOf(row.getString("kind")), row.getString("code"),
					row.getString("label"), row.getString("basis"), row.getObject("since", LocalDate.class),
					row.getObject("until", LocalDate.class)))
			.list();
	}

	void stopClock(Clue clue, ClueReason reason, LocalDate since, Actor actor) {
		sql.sql("""
				insert into clue_pause (pause_id, clue_id, round, reason, label, since, opened_by)
				values (:pause, :clue, :round, :reason, :label, :since, :account)
				""")
			.param("pause", Ids.next())
			.param("clue", clue.id().value())
			.param("round", clue.round().number())
			.param("reason", reason.code())
			.param("label", reason.label())
			.param("since", since)
			.param("account", actor.accountId())
			.update();
	}

	/** The clock runs again from that day on. */
	void startClock(ClueId clue, LocalDate from) {
		sql.sql("""
				update clue_pause
				set until = :last
				where clue_id = :clue and until is null
				""").param("last", from.minusDays(1)).param("clue", clue.value()).update();
	}

	/** When the clock of a round stood still, oldest first. */
	List<CluePauseView> pauses(ClueId clue, int round) {
		return sql.sql("""
				select since, until, label
				from clue_pause
				where clue_id = :clue and round = :round
				order by since, until nulls last
				""")
			.param("clue", clue.value())
			.param("round", round)
			.query((row, n) -> new CluePauseView(row.getObject("since", LocalDate.class),
					row.getObject("until", LocalDate.class), row.getString("label")))
			.list();
	}

	void requestExtension(Clue clue, int amount, String reason, Actor actor, Instant at) {
		sql.sql("""
				insert into clue_extension (extension_id, clue_id, round, amount, reason, requested_by, requested_by_name,
				                            requested_at)
				values (:id, :clue, :round, :amount, :reason, :account, :name, :at)
				""")
			.param("id", Ids.next())
			.param("clue", clue.id().value())
			.param("round", clue.round().number())
			.param("amount", amount)
			.param("reason", reason)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	/** How much time the request that waits asks for. */
	int requestedExtension(ClueId clue) {
		return sql.sql("""
				select amount
				from clue_extension
				where clue_id = :clue and granted is null and lapsed_at is null
				""").param("clue", clue.value()).query(Integer.class).single();
	}

	void decideExtension(ClueId clue, boolean granted, @Nullable String note, Actor actor, Instant at) {
		sql.sql("""
				update clue_extension
				set granted = :granted, note = :note, decided_by = :account, decided_by_name = :name, decided_at = :at
				where clue_id = :clue and granted is null and lapsed_at is null
				""")
			.param("granted", granted)
			.param("note", note, Types.VARCHAR)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.param("clue", clue.value())
			.update();
	}

	/** Nobody will decide any more: the clue went another way. */
	void lapseExtension(ClueId clue, Instant at) {
		sql.sql("""
				update clue_extension
				set lapsed_at = :at
				where clue_id = :clue and granted is null and lapsed_at is null
				""").param("at", utc(at)).param("clue", clue.value()).update();
	}

	/** The requests for more time of a round, newest first. */
	List<ClueExtensionView> extensions(ClueId clue, int round, String unit) {
		return sql.sql("""
				select amount, reason, requested_by_name, requested_at, granted, note, decided_by_name, decided_at, lapsed_at
				from clue_extension
				where clue_id = :clue and round = :round
				order by requested_at desc
				""")
			.param("clue", clue.value())
			.param("round", round)
			.query((row, n) -> new ClueExtensionView(row.getInt("amount") + unit, row.getString("reason"),
					row.getString("requested_by_name"), instant(row, "requested_at"),
					row.getObject("granted", Boolean.class), row.getString("note"), row.getString("decided_by_name"),
					row.getObject("decided_at") == null ? null : instant(row, "decided_at"),
					row.getObject("lapsed_at") != null))
			.list();
	}

	/** What the clocks have to tell today, kept as told: a second call on the same day answers nothing. */
	List<ClueReminder> remind(String serverKey, LocalDate today, LocalDate soon, LocalDate escalated, Instant at) {
		return sql.sql("""
				select clue_id, number, subject_name, region_code, unit_id, due_on, kind
				from clue_remind(:key, :today, :soon, :escalated, :at)
				""")
			.param("key", serverKey)
			.param("today", today)
			.param("soon", soon)
			.param("escalated", escalated)
			.param("at", utc(at))
			.query((row, n) -> new ClueReminder(new ClueId(row.getObject("clue_id", UUID.class)), row.getString("number"),
					row.getString("subject_name"), new RegionCode(row.getString("region_code")),
					row.getObject("unit_id", UUID.class), row.getObject("due_on", LocalDate.class),
					ClueReminder.Kind.valueOf(row.getString("kind"))))
			.list();
	}

	static Clue clue(ResultSet row, int n) throws SQLException {
		var code = row.getString("credit_code");
		var amount = row.getObject("amount", BigDecimal.class);
		return new Clue(new ClueId(row.getObject("clue_id", UUID.class)), row.getString("number"),
				new MatterKey(row.getString("matter_key"), row.getString("matter_place")), row.getString("subject_name"),
				code == null ? null : new CreditCode(code), row.getObject("firm_id", UUID.class),
				ClueSource.valueOf(row.getString("source")), new RegionCode(row.getString("region_code")),
				row.getString("grid_code"), row.getObject("found_on", LocalDate.class),
				word(Sector.class, row.getString("sector")), word(FundraisingMethod.class, row.getString("method")),
				word(FundraisingChannel.class, row.getString("channel")), amount == null ? null : new Yuan(amount),
				row.getObject("participants", Integer.class), row.getString("description"),
				ClueStatus.valueOf(row.getString("status")), row.getObject("assigned_unit", UUID.class),
				row.getObject("due_on", LocalDate.class), row.getString("due_sentence"),
				word(Illegality.class, row.getString("illegality")), row.getObject("created_by", UUID.class),
				row.getString("created_by_name"), row.getObject("registered_at", OffsetDateTime.class).toInstant(),
				row.getInt("version"), row.getBoolean("urgent"), word(WorkingSource.class, row.getString("working_source")),
				row.getObject("warning_id", UUID.class), row.getObject("subject_id", UUID.class), round(row), claim(row));
	}

	private static ClueRound round(ResultSet row) throws SQLException {
		return new ClueRound(row.getInt("round"), row.getObject("dispatched_at") == null ? null : instant(row, "dispatched_at"),
				row.getObject("term_amount", Integer.class), word(TermUnit.class, row.getString("term_unit")),
				row.getObject("accept_by", LocalDate.class), row.getInt("returns"), row.getInt("extended"),
				row.getObject("extension_by", UUID.class), row.getInt("suspensions"));
	}

	private static @Nullable ClueClaim claim(ResultSet row) throws SQLException {
		var by = row.getObject("claimed_by", UUID.class);
		return by == null ? null : new ClueClaim(by, row.getString("claimed_by_name"), instant(row, "claimed_until"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
		return instant == null ? null : utc(instant);
	}

	private static @Nullable String name(@Nullable Enum<?> word) {
		return word == null ? null : word.name();
	}

	private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String name) {
		return name == null ? null : Enum.valueOf(type, name);
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
