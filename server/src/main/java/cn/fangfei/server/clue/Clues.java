package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
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
			       due_sentence, illegality, created_by, created_by_name, registered_at, version
			from clue
			where\s""";

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
				                  status, created_by, created_by_name, registered_at)
				values (:id, :number, :matterKey, :matterPlace, :subjectName, :creditCode, :firm, :source,
				        :region, :grid, :foundOn, :sector, :method, :channel, :amount, :participants, :description,
				        :status, :createdBy, :createdByName, :registeredAt)
				on conflict (matter_key) where status in ('REGISTERED', 'ASSIGNED', 'VERIFYING') do nothing
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
			.param("createdBy", clue.createdBy())
			.param("createdByName", clue.createdByName())
			.param("registeredAt", utc(clue.registeredAt()))
			.update() == 1;
	}

	/** Joins a report to the open clue of its matter and answers which; empty when there is none. */
	Optional<ClueId> join(NewClue report, MatterKey matter, @Nullable String grid, Instant at, String unitName,
			String words) {
		return Optional.ofNullable(sql.sql("""
				select clue_join(:key, :place, :coded, :source, :found, :region, :grid, :at, :unit, :words) as clue_id
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
			.query((row, n) -> Optional.ofNullable(row.getObject("clue_id", UUID.class)))
			.single()
			.map(ClueId::new)
			.orElse(null));
	}

	Optional<Clue> get(ClueId id, Scope scope) {
		return sql.sql(COLUMNS + "clue_id = :id and " + SCOPE)
			.param("id", id.value())
			.params(scope.parameters())
			.query(Clues::clue)
			.optional();
	}

	List<Clue> page(ClueFilter filter, Actor actor, Paging paging) {
		return sql.sql(COLUMNS + SCOPE + filter.conditions(actor) + "order by "
				+ paging.orderBy(SORTS, "registered_at desc, clue_id", "registered_at, clue_id") + " limit :size offset :offset")
			.params(actor.scope().parameters())
			.params(filter.parameters())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Clues::clue)
			.list();
	}

	long count(ClueFilter filter, Actor actor) {
		return sql.sql("select count(*) from clue where " + SCOPE + filter.conditions(actor))
			.params(actor.scope().parameters())
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	/** Those of the firms that have an open clue within the scope. */
	Set<UUID> firmsWithOpenClue(Collection<UUID> firms, Scope scope) {
		return sql.sql("""
				select distinct firm_id
				from clue
				where firm_id in (:firms) and status in ('REGISTERED', 'ASSIGNED', 'VERIFYING') and\s""" + SCOPE)
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
				    illegality = :illegality, version = version + 1
				where clue_id = :id and version = :version and\s""" + SCOPE)
			.params(scope.parameters())
			.param("status", clue.status().name())
			.param("unit", clue.assignedUnit(), Types.OTHER)
			.param("dueOn", clue.dueOn(), Types.DATE)
			.param("dueSentence", clue.dueSentence(), Types.VARCHAR)
			.param("illegality", name(clue.illegality()), Types.VARCHAR)
			.param("id", clue.id().value())
			.param("version", clue.version())
			.update() == 1;
	}

	void tell(ClueId clue, Instant at, ClueEventKind kind, Actor actor, @Nullable String unitName, String text) {
		sql.sql("""
				insert into clue_event (clue_id, at, kind, by_account, by_name, by_unit, text)
				values (:clue, :at, :kind, :account, :name, :unit, :text)
				""")
			.param("clue", clue.value())
			.param("at", utc(at))
			.param("kind", kind.name())
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unitName, Types.VARCHAR)
			.param("text", text)
			.update();
	}

	/** The timeline of a clue that the caller sees, oldest first. */
	List<ClueEventView> events(ClueId clue, Scope scope) {
		return sql.sql("""
				select at, kind, by_name, by_unit, text
				from clue_event
				where clue_id = (select clue_id from clue where clue_id = :id and\s""" + SCOPE + """
				)
				order by event_id
				""")
			.param("id", clue.value())
			.params(scope.parameters())
			.query((row, n) -> new ClueEventView(row.getObject("at", OffsetDateTime.class).toInstant(),
					ClueEventKind.valueOf(row.getString("kind")), row.getString("by_name"), row.getString("by_unit"),
					row.getString("text")))
			.list();
	}

	int joinedSources(ClueId clue, Scope scope) {
		return sql.sql("""
				select count(*)
				from clue_joined
				where clue_id = (select clue_id from clue where clue_id = :id and\s""" + SCOPE + ")")
			.param("id", clue.value())
			.params(scope.parameters())
			.query(Integer.class)
			.single();
	}

	/** The term for verifying, in working days, as it was set on a day. */
	int verificationTerm(LocalDate on) {
		return sql.sql("""
				select working_days
				from clue_term
				where step = 'VERIFICATION' and since <= :on
				order by since desc
				limit 1
				""").param("on", on).query(Integer.class).single();
	}

	private static Clue clue(ResultSet row, int n) throws SQLException {
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
				row.getInt("version"));
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
