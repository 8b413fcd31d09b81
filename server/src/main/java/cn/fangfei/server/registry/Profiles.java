package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.detection.register.FormerControl;
import cn.fangfei.detection.register.PlaceVisit;
import cn.fangfei.detection.register.RegisterChange;
import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.detection.register.RegisterRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of profiles: traits of firms one by one, what they share counted for the whole register at once, and the facts on which the
 * rules of the register look. Whoever asks for a firm has been held to its territory before.
 */
@Repository
class Profiles {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private static final String ROW = """
			select f.firm_id, f.name, f.credit_code, f.registered_on, f.kind, f.capital, f.scope, f.address, f.licence, f.extra,
			       f.region_code, f.changed_at, f.first_seen_at
			from firm f
			""";

	private final JdbcClient sql;

	private final JsonMapper json;

	Profiles(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	/** A firm as the rules read it. */
	record Row(UUID firmId, String name, @Nullable String creditCode, @Nullable LocalDate registeredOn, String kind, String capital,
			String scope, String address, String licence, Map<String, String> extra, String regionCode, Instant changedAt,
			Instant firstSeenAt) {
	}

	/**
	 * How far the background is.
	 * @param ranOn the day the findings hold for
	 */
	record Round(String stage, @Nullable UUID lastFirm, @Nullable Instant startedAt, @Nullable LocalDate ranOn, boolean asked) {
	}

	/** How many share what with a firm; null where nothing is known to share. */
	record Crowds(@Nullable Integer address, @Nullable Integer phone, @Nullable Integer person) {

		static final Crowds UNKNOWN = new Crowds(null, null, null);
	}

	Round round() {
		return sql.sql("select stage, last_firm, started_at, ran_on, asked from firm_profile_round")
			.query((r, n) -> new Round(r.getString("stage"), r.getObject("last_firm", UUID.class), maybe(r, "started_at"),
					r.getObject("ran_on", LocalDate.class), r.getBoolean("asked")))
			.single();
	}

	/** Whether the register or its hits changed since an instant, as far as an import or a screening ended. */
	boolean changedSince(Instant at) {
		return sql.sql("""
				select exists (select 1 from register_import where finished_at >= :at)
				       or exists (select 1 from wording_screening where finished_at >= :at)
				""").param("at", utc(at)).query(Boolean.class).single();
	}

	void begin(Instant at) {
		sql.sql("update firm_profile_round set stage = 'TRAITS', last_firm = null, started_at = :at, asked = false")
			.param("at", utc(at))
			.update();
	}

	void keep(String stage, @Nullable UUID lastFirm) {
		sql.sql("update firm_profile_round set stage = :stage, last_firm = cast(:last as uuid)")
			.param("stage", stage)
			.param("last", lastFirm)
			.update();
	}

	void end(LocalDate day) {
		sql.sql("update firm_profile_round set stage = 'IDLE', last_firm = null, ran_on = :day").param("day", day).update();
	}

	/** Has the next look at the register begin, whatever the day. */
	void ask() {
		sql.sql("update firm_profile_round set asked = true where not asked").update();
	}

	/** The next firms whose traits are not those of their row. */
	List<Row> outdated(@Nullable UUID after, int most) {
		return sql.sql(ROW + """
				left join firm_trait t on t.firm_id = f.firm_id
				where f.firm_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
				  and (t.firm_id is null or t.of_change < f.changed_at)
				order by f.firm_id
				limit :most
				""").param("after", after).param("most", most).query(this::row).list();
	}

	Optional<Row> find(UUID firm) {
		return sql.sql(ROW + "where f.firm_id = :firm").param("firm", firm).query(this::row).optional();
	}

	/** The instants of {@code of} belong to the rows in the order of the traits. */
	void keep(List<FirmTrait> traits, List<Instant> of) {
		sql.sql("""
				insert into firm_trait (firm_id, of_change, county, section, sector, address_key, phone_key, person_key, ended_as, ended_on,
				                        leads)
				select *
				from unnest(cast(:firms as uuid[]), cast(:changes as timestamptz[]), cast(:counties as text[]), cast(:sections as text[]),
				            cast(:sectors as text[]), cast(:addresses as uuid[]), cast(:phones as uuid[]), cast(:persons as uuid[]),
				            cast(:ends as text[]), cast(:endDays as date[]), cast(:leads as boolean[]))
				on conflict (firm_id) do update
				set of_change   = excluded.of_change,
				    county      = excluded.county,
				    section     = excluded.section,
				    sector      = excluded.sector,
				    address_key = excluded.address_key,
				    phone_key   = excluded.phone_key,
				    person_key  = excluded.person_key,
				    ended_as    = excluded.ended_as,
				    ended_on    = excluded.ended_on,
				    leads       = excluded.leads
				""")
			.param("firms", traits.stream().map(FirmTrait::firmId).toArray(UUID[]::new))
			.param("changes", of.stream().map(Instant::toString).toArray(String[]::new))
			.param("counties", traits.stream().map(FirmTrait::county).toArray(String[]::new))
			.param("sections", traits.stream().map(t -> t.section() == null ? null : t.section().name()).toArray(String[]::new))
			.param("sectors", traits.stream().map(t -> t.sector().name()).toArray(String[]::new))
			.param("addresses", traits.stream().map(FirmTrait::addressKey).toArray(UUID[]::new))
			.param("phones", traits.stream().map(FirmTrait::phoneKey).toArray(UUID[]::new))
			.param("persons", traits.stream().map(FirmTrait::personKey).toArray(UUID[]::new))
			.param("ends", traits.stream().map(t -> t.ended() == null ? null : t.ended().name()).toArray(String[]::new))
			.param("endDays", traits.stream().map(t -> t.endedOn() == null ? null : t.endedOn().toString()).toArray(String[]::new))
			.param("leads", traits.stream().map(FirmTrait::leads).toArray(Boolean[]::new))
			.update();
	}

	/**
	 * Counts what firms share, and marks those that changed often or stand under a person whose earlier firm was closed: each in one
	 * statement over the whole register. A firm that is no more is not counted.
	 */
	void countCrowds(LocalDate today) {
		sql.sql("delete from firm_crowd").update();
		for (var crowd : FirmCrowd.values()) {
			sql.sql("""
					insert into firm_crowd (county, kind, key, firms)
					select t.county, :kind, t.%1$s, count(*)
					from firm_trait t
					where t.%1$s is not null
					  and t.ended_as is null
					group by t.county, t.%1$s
					having count(*) > 1
					""".formatted(crowd.column())).param("kind", crowd.name()).update();
		}
		var rule = RegisterRules.standard().of(RegisterRule.FREQUENT_CHANGES);
		sql.sql("""
				with often as (
				    select c.firm_id
				    from firm_change c
				    where c.changed_at >= :from
				      and c.field in ('NAME', 'LEGAL_REPRESENTATIVE', 'ADDRESS')
				    group by c.firm_id
				    having count(distinct (c.changed_at at time zone 'Asia/Shanghai')::date) >= :least
				)
				update firm_trait t
				set restless = not t.restless
				where t.restless <> (t.firm_id in (select o.firm_id from often o))
				""")
			.param("from", utc(today.minusDays(rule.thresholds().get("天数").longValue()).atStartOfDay(CHINA).toInstant()))
			.param("least", rule.thresholds().get("次数").intValue())
			.update();
		sql.sql("""
				with again as (
				    select t.firm_id
				    from firm_trait t
				    join firm_trait o on o.person_key = t.person_key and o.firm_id <> t.firm_id
				    where o.ended_as is not null
				      and o.ended_on is not null
				      and t.ended_as is null
				)
				update firm_trait t
				set returned = not t.returned
				where t.returned <> (t.firm_id in (select a.firm_id from again a))
				""").update();
	}

	/** The next firms of which a rule that may speak alone could say something, or of which something was said. */
	List<Row> candidates(@Nullable UUID after, int most) {
		return sql.sql(ROW + """
				join firm_trait t on t.firm_id = f.firm_id
				where f.firm_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
				  and (f.tier is not null or t.leads or t.restless or t.returned or t.bears
				       or exists (select 1
				                  from firm_visit v
				                  where v.firm_id = f.firm_id and v.outcome in ('VACATED', 'NO_SUCH_ADDRESS', 'DIFFERS')))
				order by f.firm_id
				limit :most
				""").param("after", after).param("most", most).query(this::row).list();
	}

	/** Notes of which of the firms something stands; answers which of them bore something before. */
	List<UUID> bear(Collection<UUID> firms, Collection<UUID> bearing) {
		var bore = sql.sql("select firm_id from firm_trait where firm_id = any(:firms) and bears")
			.param("firms", firms.toArray(UUID[]::new))
			.query(UUID.class)
			.list();
		sql.sql("""
				update firm_trait t
				set bears = not t.bears
				where t.firm_id = any(:firms)
				  and t.bears <> (t.firm_id = any(:bearing))
				""").param("firms", firms.toArray(UUID[]::new)).param("bearing", bearing.toArray(UUID[]::new)).update();
		return bore;
	}

	/** The hits that stand at these firms. */
	Map<UUID, List<WordingHit>> hits(Collection<UUID> firms) {
		var found = new HashMap<UUID, List<WordingHit>>();
		sql.sql("""
				select h.firm_id, h.position, h.term, h.tier, h.start_at, h.end_at, h.context, h.context_start, h.guard
				from wording_hit h
				where h.firm_id = any(:firms)
				  and h.ended_at is null
				order by h.firm_id, h.position, h.start_at
				""").param("firms", firms.toArray(UUID[]::new)).query(r -> {
			found.computeIfAbsent(r.getObject("firm_id", UUID.class), k -> new ArrayList<>())
				.add(new WordingHit(WordingPosition.valueOf(r.getString("position")), r.getString("term"),
						WordingTier.valueOf(r.getString("tier")), r.getInt("start_at"), r.getInt("end_at"), r.getString("context"),
						r.getInt("context_start"), r.getString("guard")));
		});
		return found;
	}

	/**
	 * The changes of these firms since a day as imports found them, under the day they were found. A firm that was met but once has no
	 * changes that could be known, and is absent.
	 */
	Map<UUID, List<RegisterChange>> changes(Collection<UUID> firms, LocalDate since) {
		var found = new HashMap<UUID, List<RegisterChange>>();
		sql.sql("""
				select f.firm_id, (c.changed_at at time zone 'Asia/Shanghai')::date as changed_on, c.field, c.old_value, c.new_value
				from firm f
				join firm_seen s on s.firm_id = f.firm_id
				left join firm_change c on c.firm_id = f.firm_id
				     and c.field in ('NAME', 'LEGAL_REPRESENTATIVE', 'ADDRESS')
				     and c.changed_at >= :since
				where f.firm_id = any(:firms)
				  and s.seen_at > f.first_seen_at
				order by f.firm_id, c.change_id
				""").param("firms", firms.toArray(UUID[]::new)).param("since", utc(since.atStartOfDay(CHINA).toInstant())).query(r -> {
			var changes = found.computeIfAbsent(r.getObject("firm_id", UUID.class), k -> new ArrayList<>());
			if (r.getString("field") != null) {
				changes.add(new RegisterChange(r.getObject("changed_on", LocalDate.class), switch (r.getString("field")) {
					case "NAME" -> RegisterChange.Kind.NAME;
					case "ADDRESS" -> RegisterChange.Kind.ADDRESS;
					default -> RegisterChange.Kind.REPRESENTATIVE;
				}, r.getString("old_value"), r.getString("new_value")));
			}
		});
		return found;
	}

	/** How many firms of the county share with each of these, itself counted. */
	Map<UUID, Crowds> crowds(Collection<UUID> firms) {
		var found = new HashMap<UUID, Crowds>();
		sql.sql("""
				select t.firm_id,
				       case when t.address_key is not null then coalesce(a.firms, 1) end as address,
				       case when t.phone_key is not null then coalesce(p.firms, 1) end   as phone,
				       case when t.person_key is not null then coalesce(r.firms, 1) end  as person
				from firm_trait t
				left join firm_crowd a on a.county = t.county and a.kind = 'ADDRESS' and a.key = t.address_key
				left join firm_crowd p on p.county = t.county and p.kind = 'PHONE' and p.key = t.phone_key
				left join firm_crowd r on r.county = t.county and r.kind = 'PERSON' and r.key = t.person_key
				where t.firm_id = any(:firms)
				""").param("firms", firms.toArray(UUID[]::new)).query(r -> {
			found.put(r.getObject("firm_id", UUID.class), new Crowds(r.getObject("address", Integer.class),
					r.getObject("phone", Integer.class), r.getObject("person", Integer.class)));
		});
		return found;
	}

	/** Keeps what a visit of a firm's registered address showed; of two visits the later one stands. */
	void visited(UUID firm, String address, PatrolOutcome outcome, LocalDate on) {
		sql.sql("""
				insert into firm_visit (firm_id, address, outcome, visited_on)
				values (:firm, :address, :outcome, :on)
				on conflict (firm_id) do update
				set address    = excluded.address,
				    outcome    = excluded.outcome,
				    visited_on = excluded.visited_on
				where firm_visit.visited_on <= excluded.visited_on
				""").param("firm", firm).param("address", address).param("outcome", outcome.name()).param("on", on).update();
	}

	/** The last visit of each of these firms, unless it has moved since. */
	Map<UUID, PlaceVisit> visits(Collection<UUID> firms) {
		var found = new HashMap<UUID, PlaceVisit>();
		sql.sql("""
				select v.firm_id, v.outcome, v.visited_on
				from firm_visit v
				join firm f on f.firm_id = v.firm_id
				where v.firm_id = any(:firms)
				  and v.address = f.address
				""").param("firms", firms.toArray(UUID[]::new)).query(r -> {
			found.put(r.getObject("firm_id", UUID.class),
					new PlaceVisit(r.getObject("visited_on", LocalDate.class), PatrolOutcome.valueOf(r.getString("outcome")).seen()));
		});
		return found;
	}

	/** Firms that are no more, under the person of one of these; a firm whose person is unknown is absent. */
	Map<UUID, List<FormerControl>> formerControls(Collection<UUID> firms) {
		var found = new HashMap<UUID, List<FormerControl>>();
		sql.sql("""
				select t.firm_id, x.name, o.ended_as, o.ended_on
				from firm_trait t
				left join firm_trait o on o.person_key = t.person_key and o.firm_id <> t.firm_id and o.ended_as is not null
				     and o.ended_on is not null
				left join firm x on x.firm_id = o.firm_id
				where t.firm_id = any(:firms)
				  and t.person_key is not null
				order by t.firm_id, o.ended_on desc
				""").param("firms", firms.toArray(UUID[]::new)).query(r -> {
			var former = found.computeIfAbsent(r.getObject("firm_id", UUID.class), k -> new ArrayList<>());
			if (r.getString("name") != null) {
				former.add(new FormerControl(r.getString("name"), r.getObject("ended_on", LocalDate.class),
						FormerControl.End.valueOf(r.getString("ended_as")), "法定代表人"));
			}
		});
		return found;
	}

	private Row row(ResultSet r, int n) throws SQLException {
		return new Row(r.getObject("firm_id", UUID.class), r.getString("name"), r.getString("credit_code"),
				r.getObject("registered_on", LocalDate.class), r.getString("kind"), r.getString("capital"), r.getString("scope"),
				r.getString("address"), r.getString("licence"), extra(r.getString("extra")), r.getString("region_code"),
				r.getObject("changed_at", OffsetDateTime.class).toInstant(), r.getObject("first_seen_at", OffsetDateTime.class).toInstant());
	}

	private Map<String, String> extra(String text) {
		return text.equals("{}") ? Map.of() : json.readValue(text, TEXTS);
	}

	private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
