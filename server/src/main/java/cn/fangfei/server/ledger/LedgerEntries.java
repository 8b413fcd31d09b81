package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueRegistered;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.ledger.LedgerMovementView.LedgerFact;
import cn.fangfei.server.verification.VerificationConcluded;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the ledger. Who sees an entry: its territory alone. */
@Repository
class LedgerEntries {

	/** Entries of the scope that were open at an instant. */
	private static final String OPEN = """
			from ledger_entry e
			where e.region_code >= cast(:scopeLo as text) and e.region_code < cast(:scopeHi as text)
			  and e.opened_at <= :asOf
			""";

	/**
	 * The facts of entries as they were known at an instant: of each fact the latest that any movement recorded until then
	 * speaks of; of sums all of them.
	 */
	private static final String FACTS = """
			select e.entry_id, e.clue_id, e.number, e.opened_at, f.*
			from entry e
			cross join lateral (
			    select count(*) as movements,
			           (array_agg(m.subject_name order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.subject_name is not null))[1] as subject_name,
			           (array_agg(m.region_name order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.region_name is not null))[1] as region_name,
			           (array_agg(m.sector order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.sector is not null))[1] as sector,
			           (array_agg(m.method order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.method is not null))[1] as method,
			           (array_agg(m.source order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.source is not null))[1] as source,
			           (array_agg(m.found_on order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.found_on is not null))[1] as found_on,
			           sum(m.raised) as raised,
			           sum(m.participants)::int as participants,
			           (array_agg(m.channel order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.channel is not null))[1] as channel,
			           (array_agg(m.illegality order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.illegality is not null))[1] as illegality,
			           (array_agg(m.path order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.path is not null))[1] as path,
			           (array_agg(m.filed_on order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.filed_on is not null))[1] as filed_on,
			           (array_agg(m.charge order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.charge is not null))[1] as charge,
			           (array_agg(m.remark order by m.recorded_at desc, m.movement_id desc)
			               filter (where m.remark is not null))[1] as remark
			    from ledger_movement m
			    where m.entry_id = e.entry_id
			      and m.territory >= cast(:scopeLo as text) and m.territory < cast(:scopeHi as text)
			      and m.recorded_at <= :asOf
			) f
			""";

	private final JdbcClient sql;

	LedgerEntries(JdbcClient sql) {
		this.sql = sql;
	}

	void open(ClueRegistered event) {
		sql.sql("""
				select ledger_open(:event, :entry, :clue, :number, :subject, :region, :regionName, :source, :foundOn, :sector,
				                   :method, :channel, :raised, :participants, :at, :by)
				""")
			.param("event", event.event())
			.param("entry", UUID.randomUUID())
			.param("clue", event.clue().value())
			.param("number", event.number())
			.param("subject", event.subjectName())
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

	void verified(VerificationConcluded event) {
		var finding = event.finding();
		sql.sql("""
				select ledger_verified(:event, :clue, :sector, :method, :channel, :raised, :participants, :illegality, :path,
				                       :filedOn, :charge, :remark, :at, :by)
				""")
			.param("event", event.event())
			.param("clue", event.clue().value())
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
			.param("at", utc(event.at()))
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

	/** The entries opened from one instant on and before another. */
	List<LedgerRow> opened(Instant from, Instant until, Instant asOf, Scope scope) {
		return sql.sql("with entry as (select e.* " + OPEN + """
				  and e.opened_at >= :from and e.opened_at < :until
				)
				""" + FACTS + "order by e.opened_at, e.entry_id")
			.params(scope.parameters())
			.param("from", utc(from))
			.param("until", utc(until))
			.param("asOf", utc(asOf))
			.query(LedgerEntries::row)
			.list();
	}

	List<LedgerRow> page(@Nullable RegionCode region, @Nullable String q, Instant asOf, Scope scope, Paging paging) {
		return sql.sql("with entry as (select e.* " + OPEN + conditions(region, q) + """
				order by e.opened_at desc, e.entry_id
				limit :size offset :offset
				)
				""" + FACTS + "order by e.opened_at desc, e.entry_id")
			.params(scope.parameters())
			.params(parameters(region, q))
			.param("asOf", utc(asOf))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(LedgerEntries::row)
			.list();
	}

	/** What is done with each entry. */
	interface EachEntry {

		void take(LedgerRow row) throws SQLException;
	}

	/** Each entry of the list, read through a cursor. */
	void each(@Nullable RegionCode region, @Nullable String q, Instant asOf, Scope scope, EachEntry each) {
		sql.sql("with entry as (select e.* " + OPEN + conditions(region, q) + ")\n" + FACTS + "order by e.opened_at desc, e.entry_id")
			.params(scope.parameters())
			.params(parameters(region, q))
			.param("asOf", utc(asOf))
			.withFetchSize(1_000)
			.query(r -> {
				each.take(row(r, 0));
			});
	}

	long count(@Nullable RegionCode region, @Nullable String q, Instant asOf, Scope scope) {
		return sql.sql("select count(*) " + OPEN + conditions(region, q))
			.params(scope.parameters())
			.params(parameters(region, q))
			.param("asOf", utc(asOf))
			.query(Long.class)
			.single();
	}

	Optional<LedgerRow> get(UUID entry, Instant asOf, Scope scope) {
		return sql.sql("with entry as (select e.* " + OPEN + " and e.entry_id = :entry)\n" + FACTS)
			.params(scope.parameters())
			.param("asOf", utc(asOf))
			.param("entry", entry)
			.query(LedgerEntries::row)
			.optional();
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
		return sql.sql("""
				select source_event, kind, occurred_at, recorded_at, by_name, subject_name, region_name, sector, method, source,
				       found_on, raised, participants, channel, illegality, path, filed_on, charge, remark
				from ledger_movement
				where entry_id = :entry
				  and territory >= cast(:scopeLo as text) and territory < cast(:scopeHi as text)
				  and recorded_at <= :asOf
				order by recorded_at, movement_id
				""")
			.param("entry", entry)
			.params(scope.parameters())
			.param("asOf", utc(asOf))
			.query(LedgerEntries::movement)
			.list();
	}

	private static String conditions(@Nullable RegionCode region, @Nullable String q) {
		return (region == null ? "" : " and e.region_code >= :regionLo and e.region_code < :regionHi\n")
				+ (q == null ? "" : " and (e.subject_name like :like or e.number like :prefix)\n");
	}

	private static Map<String, @Nullable Object> parameters(@Nullable RegionCode region, @Nullable String q) {
		var parameters = new HashMap<String, @Nullable Object>();
		var escaped = q == null ? null : q.replaceAll("([%_\\\\])", "\\\\$1");
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("like", "%" + escaped + "%");
		parameters.put("prefix", escaped + "%");
		return parameters;
	}

	private static LedgerRow row(ResultSet row, int n) throws SQLException {
		return new LedgerRow(row.getObject("entry_id", UUID.class), row.getObject("clue_id", UUID.class),
				row.getString("number"), row.getString("subject_name"), row.getString("region_name"),
				word(Sector.class, row.getString("sector")), word(FundraisingMethod.class, row.getString("method")),
				ClueSource.valueOf(row.getString("source")), row.getObject("found_on", LocalDate.class), yuan(row),
				row.getObject("participants", Integer.class),
				word(FundraisingChannel.class, row.getString("channel")),
				word(Illegality.class, row.getString("illegality")), word(HandlingPath.class, row.getString("path")),
				row.getObject("filed_on", LocalDate.class), word(Charge.class, row.getString("charge")),
				row.getString("remark"), instant(row, "opened_at"), row.getInt("movements"));
	}

	private static LedgerMovementView movement(ResultSet row, int n) throws SQLException {
		var facts = new ArrayList<LedgerFact>();
		add(facts, "风险主体名称/个人姓名", row.getString("subject_name"));
		add(facts, "涉及地区", row.getString("region_name"));
		var sector = word(Sector.class, row.getString("sector"));
		add(facts, "所属行业领域", sector == null ? null : sector.label());
		var method = word(FundraisingMethod.class, row.getString("method"));
		add(facts, "集资方式", method == null ? null : method.label());
		var source = word(ClueSource.class, row.getString("source"));
		add(facts, "线索来源", source == null ? null : source.label());
		add(facts, "发现时间", row.getString("found_on"));
		var raised = row.getObject("raised", BigDecimal.class);
		add(facts, "涉及金额增减（元）", raised == null ? null : raised.toPlainString());
		add(facts, "涉及人数增减", row.getString("participants"));
		var channel = word(FundraisingChannel.class, row.getString("channel"));
		add(facts, "是否涉及互联网", channel == null ? null : channel.label());
		var illegality = word(Illegality.class, row.getString("illegality"));
		add(facts, "是否属于非法集资", illegality == null ? null : illegality.label());
		var path = word(HandlingPath.class, row.getString("path"));
		add(facts, "处置路径", path == null ? null : path.label());
		add(facts, "立案时间", row.getString("filed_on"));
		var charge = word(Charge.class, row.getString("charge"));
		add(facts, "立案罪名", charge == null ? null : charge.label());
		add(facts, "备注", row.getString("remark"));
		return new LedgerMovementView(row.getObject("source_event", UUID.class),
				LedgerMovementKind.valueOf(row.getString("kind")), instant(row, "occurred_at"),
				instant(row, "recorded_at"), row.getString("by_name"), facts);
	}

	private static void add(List<LedgerFact> facts, String label, @Nullable String value) {
		if (value != null) {
			facts.add(new LedgerFact(label, value));
		}
	}

	private static @Nullable Yuan yuan(ResultSet row) throws SQLException {
		var raised = row.getObject("raised", BigDecimal.class);
		return raised == null ? null : new Yuan(raised);
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

	private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String name) {
		return name == null ? null : Enum.valueOf(type, name);
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
