package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmRow.FirmTerm;
import cn.fangfei.server.registry.FirmView.FirmChangeView;
import cn.fangfei.server.registry.FirmView.HitView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of firms, their hits and changes. Each query is held to a territory. */
@Repository
class Firms {

	private static final Map<String, String> SORTS = Map.of("name", "f.name", "registeredOn", "f.registered_on nulls last",
			"regionCode", "f.region_code", "creditCode", "f.credit_code nulls last", "tier", "f.tier nulls last", "capital",
			"f.capital_amount nulls last");

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final String NEWEST = "f.registered_on desc nulls last, f.firm_id";

	private static final String GRAVEST = "f.tier, f.registered_on desc nulls last, f.firm_id";

	private static final String IN_TERRITORY = """
			where f.region_code >= :scopeLo and f.region_code < :scopeHi
			""";

	private static final String SUPERVISED = """
			exists (select 1 from firm_supervision s where s.firm_id = f.firm_id and s.ended_at is null)""";

	private final JdbcClient sql;

	private final Clock clock;

	Firms(JdbcClient sql, Clock clock) {
		this.sql = sql;
		this.clock = clock;
	}

	/** A firm as it is kept, without the hits. */
	record Firm(UUID firmId, @Nullable String creditCode, String name, @Nullable LocalDate registeredOn, String kind,
			String legalRepresentative, String capital, String scope, String province, String city, String address,
			String licence, String extra, String regionCode, boolean placed, @Nullable String tier, Instant firstSeenAt,
			Instant lastSeenAt, int version, boolean supervised) {
	}

	/** A question of a list: its condition with the parameters, and whether likeness decides instead of equality. */
	record Question(String condition, Map<String, @Nullable Object> parameters, boolean byLikeness) {
	}

	Question exactly(Territory territory, FirmFilter filter) {
		return question(territory, filter, false, today());
	}

	/** The same question where the name only resembles what is looked for. */
	Question alike(Territory territory, FirmFilter filter) {
		return question(territory, filter, true, today());
	}

	/** The day by which the age of a firm is reckoned. */
	LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}

	List<Firm> page(Question question, Paging paging, boolean gravestFirst) {
		return sql.sql("""
				select f.firm_id, f.credit_code, f.name, f.registered_on, f.kind, '' as legal_representative, f.capital,
				       '' as scope, '' as province, '' as city, '' as address, '' as licence, '{}' as extra, f.region_code,
				       f.placed, f.tier, f.first_seen_at, f.changed_at as last_seen_at, f.version,
				""" + SUPERVISED + """
				 as supervised
				from firm f
				""" + question.condition() + "order by " + order(question, paging, gravestFirst) + """

				limit :limit offset :offset
				""")
			.params(question.parameters())
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(Firms::firm)
			.list();
	}

	/** Each firm of the answer with its terms in one line, those that a guard explains marked as such; read through a cursor. */
	void each(Question question, Paging order, boolean gravestFirst, RowCallbackHandler row) {
		sql.sql("""
				select f.firm_id, f.credit_code, f.name, f.registered_on, f.kind, f.capital, f.scope, f.address, f.region_code,
				       f.placed, f.tier,
				       (select string_agg(case when w.guarded then w.term || '（已排除）' else w.term end, '、' order by w.guarded, w.term)
				        from (select h.term, bool_and(h.guard is not null) as guarded
				              from wording_hit h
				              where h.firm_id = f.firm_id and h.ended_at is null
				              group by h.term) w) as terms
				from firm f
				""" + question.condition() + "order by " + order(question, order, gravestFirst))
			.params(question.parameters())
			.withFetchSize(1_000)
			.query(row);
	}

	long count(Question question) {
		return sql.sql("""
				select count(*)
				from firm f
				""" + question.condition()).params(question.parameters()).query(Long.class).single();
	}

	Optional<Firm> find(Territory territory, UUID id) {
		return sql.sql("""
				select f.firm_id, f.credit_code, f.name, f.registered_on, f.kind, f.legal_representative, f.capital, f.scope,
				       f.province, f.city, f.address, f.licence, f.extra, f.region_code, f.placed, f.tier, f.first_seen_at,
				       greatest(f.changed_at, (select s.seen_at from firm_seen s where s.firm_id = f.firm_id)) as last_seen_at,
				       f.version,
				""" + SUPERVISED + """
				 as supervised
				from firm f
				""" + IN_TERRITORY + """
				  and f.firm_id = :id
				""").params(territory.parameters()).param("id", id).query(Firms::firm).optional();
	}

	/** The firms of these credit codes; a code that is not in the territory is absent. */
	Map<String, UUID> idsOf(Territory territory, Collection<String> codes) {
		var found = new HashMap<String, UUID>();
		sql.sql("""
				select f.firm_id, f.credit_code
				from firm f
				""" + IN_TERRITORY + """
				  and f.credit_code = any(:codes)
				""")
			.params(territory.parameters())
			.param("codes", codes.toArray(String[]::new))
			.query(row -> {
				found.put(row.getString("credit_code"), row.getObject("firm_id", UUID.class));
			});
		return found;
	}

	/** The terms found at these firms, each once a position. */
	Map<UUID, List<FirmTerm>> terms(Territory territory, Collection<UUID> firms) {
		var found = new HashMap<UUID, List<FirmTerm>>();
		sql.sql("""
				select h.firm_id, h.position, h.term, h.tier, bool_and(h.guard is not null) as guarded
				from wording_hit h
				join firm f on f.firm_id = h.firm_id
				""" + IN_TERRITORY + """
				  and h.firm_id = any(:firms)
				  and h.ended_at is null
				group by h.firm_id, h.position, h.term, h.tier
				order by h.firm_id, guarded, h.tier, h.position, min(h.start_at)
				""").params(territory.parameters()).param("firms", firms.toArray(UUID[]::new)).query((r, n) -> {
			found.computeIfAbsent(r.getObject("firm_id", UUID.class), k -> new ArrayList<>())
				.add(new FirmTerm(r.getString("term"), WordingTier.valueOf(r.getString("tier")),
						WordingPosition.valueOf(r.getString("position")), r.getBoolean("guarded")));
			return n;
		}).list();
		return found;
	}

	List<HitView> hits(Territory territory, UUID firm) {
		return sql.sql("""
				select h.hit_id, h.position, h.term, h.tier, h.start_at, h.end_at, h.context, h.context_start, h.guard,
				       h.lexicon_version, h.recorded_at
				from wording_hit h
				join firm f on f.firm_id = h.firm_id
				""" + IN_TERRITORY + """
				  and h.firm_id = :firm
				  and h.ended_at is null
				order by h.position, h.start_at
				""")
			.params(territory.parameters())
			.param("firm", firm)
			.query((r, n) -> new HitView(r.getObject("hit_id", UUID.class),
					WordingPosition.valueOf(r.getString("position")), r.getString("term"),
					WordingTier.valueOf(r.getString("tier")), r.getInt("start_at"), r.getInt("end_at"),
					r.getString("context"), r.getInt("context_start"), r.getString("guard"),
					r.getInt("lexicon_version"), instant(r, "recorded_at")))
			.list();
	}

	List<FirmChangeView> changes(Territory territory, UUID firm) {
		return sql.sql("""
				select c.changed_at, c.import_id, c.field, c.old_value, c.new_value
				from firm_change c
				join firm f on f.firm_id = c.firm_id
				""" + IN_TERRITORY + """
				  and c.firm_id = :firm
				order by c.change_id desc
				limit 500
				""")
			.params(territory.parameters())
			.param("firm", firm)
			.query((r, n) -> new FirmChangeView(instant(r, "changed_at"), r.getObject("import_id", UUID.class),
					r.getString("field"), r.getString("old_value"), r.getString("new_value")))
			.list();
	}

	/** A firm that a person is about to place. */
	record Placeable(UUID firmId, String name, String regionCode, boolean placed) {
	}

	List<Placeable> placeable(Territory territory, Collection<UUID> ids) {
		return sql.sql("""
				select f.firm_id, f.name, f.region_code, f.placed
				from firm f
				""" + IN_TERRITORY + """
				  and f.firm_id = any(:ids)
				for update
				""")
			.params(territory.parameters())
			.param("ids", ids.toArray(UUID[]::new))
			.query(Placeable.class)
			.list();
	}

	void place(Placeable firm, RegionCode region, UUID by, Instant at) {
		sql.sql("""
				update firm
				set region_code = :region,
				    placed      = true,
				    placed_by   = :by,
				    changed_at  = :at,
				    version     = version + 1
				where firm_id = :firm
				""")
			.param("region", region.value())
			.param("by", by)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("firm", firm.firmId())
			.update();
		sql.sql("""
				insert into firm_change (firm_id, changed_at, field, old_value, new_value)
				select :firm, :at, c.field, c.old, c.new
				from (values ('REGION_CODE', :old, :new), ('PLACED', :wasPlaced, '已定')) as c (field, old, new)
				where c.old is distinct from c.new
				""")
			.param("firm", firm.firmId())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("old", firm.regionCode())
			.param("new", region.value())
			.param("wasPlaced", firm.placed() ? "已定" : "待定")
			.update();
	}

	private static String order(Question question, Paging paging, boolean gravestFirst) {
		return paging.orderBy(SORTS, question.byLikeness() ? "similarity(f.name, :q) desc, f.firm_id"
				: gravestFirst ? GRAVEST : NEWEST, "f.firm_id");
	}

	private static Question question(Territory territory, FirmFilter filter, boolean byLikeness, LocalDate today) {
		var condition = new StringBuilder(IN_TERRITORY);
		var parameters = new HashMap<String, @Nullable Object>(territory.parameters());
		if (filter.region() != null) {
			condition.append("  and f.region_code >= :lo and f.region_code < :hi\n");
			parameters.put("lo", filter.region().lo());
			parameters.put("hi", filter.region().hi());
		}
		if (filter.placed() != null) {
			condition.append(filter.placed() ? "  and f.placed\n" : "  and not f.placed\n");
		}
		if (filter.narrowsHits()) {
			narrow(filter, condition, parameters);
		}
		describe(filter, condition, parameters, today);
		if (filter.q() != null) {
			search(filter.q(), byLikeness, condition, parameters);
		}
		return new Question(condition.toString(), parameters, byLikeness);
	}

	/** The columns {@code tier} and {@code guarded} decide what they can; only the rest asks the hits. */
	private static void narrow(FirmFilter filter, StringBuilder condition, Map<String, @Nullable Object> parameters) {
		var guarded = Boolean.TRUE.equals(filter.guarded());
		condition.append(guarded ? "  and f.tier is null and f.guarded\n" : "  and f.tier is not null\n");
		if (filter.tier() == FirmTierFilter.FORBIDDEN && !guarded) {
			condition.append("  and f.tier = 'FORBIDDEN'\n");
		}
		var tier = filter.tier() == FirmTierFilter.ANY ? null : filter.tier();
		if (filter.term() == null && filter.position() == null && (tier == null || tier == FirmTierFilter.FORBIDDEN && !guarded)) {
			return;
		}
		condition.append("  and f.firm_id in (select h.firm_id from wording_hit h where h.ended_at is null");
		condition.append(guarded ? " and h.guard is not null" : " and h.guard is null");
		if (filter.term() != null) {
			condition.append(" and h.term = :term");
			parameters.put("term", filter.term());
		}
		if (filter.position() != null) {
			condition.append(" and h.position = :position");
			parameters.put("position", filter.position().name());
		}
		if (tier != null) {
			condition.append(" and h.tier = :tier");
			parameters.put("tier", tier.name());
		}
		condition.append(")\n");
	}

	/** What was read out of the firm in the background, its age, and whether it is watched. */
	private static void describe(FirmFilter filter, StringBuilder condition, Map<String, @Nullable Object> parameters, LocalDate today) {
		if (filter.industry() != null) {
			condition.append("  and f.firm_id in (select t.firm_id from firm_trait t where t.section = :section)\n");
			parameters.put("section", filter.industry().name());
		}
		if (filter.sector() == FirmSector.UNKNOWN) {
			condition.append("  and not exists (select 1 from firm_trait t where t.firm_id = f.firm_id and t.sector <> 'UNKNOWN')\n");
		}
		else if (filter.sector() != null) {
			condition.append("  and f.firm_id in (select t.firm_id from firm_trait t where t.sector = :sector)\n");
			parameters.put("sector", filter.sector().name());
		}
		if (filter.age() != null) {
			condition.append(switch (filter.age()) {
				case UNDER_HALF_YEAR -> "  and f.registered_on > :halfYear\n";
				case UNDER_ONE_YEAR -> "  and f.registered_on > :oneYear and f.registered_on <= :halfYear\n";
				case UNDER_THREE_YEARS -> "  and f.registered_on > :threeYears and f.registered_on <= :oneYear\n";
				case OLDER -> "  and f.registered_on <= :threeYears\n";
				case UNDATED -> "  and f.registered_on is null\n";
			});
			parameters.putAll(ages(today));
		}
		if (filter.supervised() != null) {
			condition.append(filter.supervised()
					? "  and f.firm_id in (select s.firm_id from firm_supervision s where s.ended_at is null)\n"
					: "  and not " + SUPERVISED + "\n");
		}
		if (filter.sharing() != null && filter.sharingWith() != null) {
			condition.append("""
					  and f.firm_id in (select o.firm_id
					                    from firm_trait me
					                    join firm_trait o on o.county = me.county and o.%1$s = me.%1$s
					                    where me.firm_id = :sharingWith)
					""".formatted(filter.sharing().column()));
			parameters.put("sharingWith", filter.sharingWith());
		}
	}

	/** The days on which a firm of half a year, one and three years was registered. */
	static Map<String, Object> ages(LocalDate today) {
		return Map.of("halfYear", today.minusMonths(6), "oneYear", today.minusYears(1), "threeYears", today.minusYears(3));
	}

	private static void search(String q, boolean byLikeness, StringBuilder condition,
			Map<String, @Nullable Object> parameters) {
		parameters.put("q", q);
		if (byLikeness) {
			condition.append("  and f.name % :q\n");
			return;
		}
		parameters.put("pattern", "%" + escaped(q) + "%");
		var byName = q.length() < 2 ? "f.name like :pattern" : "bigrams(f.name) @> bigrams(:q) and f.name like :pattern";
		var code = q.toUpperCase(Locale.ROOT);
		if (code.matches("[0-9A-Z]{3,18}")) {
			condition.append("  and (f.credit_code like :code or ").append(byName).append(")\n");
			parameters.put("code", code + "%");
		}
		else {
			condition.append("  and ").append(byName).append('\n');
		}
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

	private static Firm firm(ResultSet r, int n) throws SQLException {
		return new Firm(r.getObject("firm_id", UUID.class), r.getString("credit_code"), r.getString("name"),
				r.getObject("registered_on", LocalDate.class), r.getString("kind"), r.getString("legal_representative"),
				r.getString("capital"), r.getString("scope"), r.getString("province"), r.getString("city"),
				r.getString("address"), r.getString("licence"), r.getString("extra"), r.getString("region_code"),
				r.getBoolean("placed"), r.getString("tier"), instant(r, "first_seen_at"), instant(r, "last_seen_at"),
				r.getInt("version"), r.getBoolean("supervised"));
	}

	private static Instant instant(ResultSet r, String column) throws SQLException {
		return r.getObject(column, OffsetDateTime.class).toInstant();
	}
}
