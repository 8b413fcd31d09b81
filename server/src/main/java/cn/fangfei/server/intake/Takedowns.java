package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.ReportMonth;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of taking adverts down. A figure of a month is what was recorded in it and not taken back in the same month: a later annulment
 * is a figure of its own month, so that a month that is over never changes.
 */
@Repository
class Takedowns {

	private static final String STANDS_IN_MONTH = """
			s.at >= :monthFrom and s.at < :monthUntil
			and not exists (select 1 from intake_takedown_step a where a.annuls = s.step_id and a.at < :monthUntil)
			""";

	private static final String SCOPE = """
			(t.region_code >= cast(:scopeLo as text) and t.region_code < cast(:scopeHi as text)
			 or t.unit_id = cast(:scopeUnit as uuid))
			""";

	private final JdbcClient sql;

	Takedowns(JdbcClient sql) {
		this.sql = sql;
	}

	/**
	 * How a take-down stands.
	 * @param reappearedAt when the text was seen again after it was taken down
	 */
	record Takedown(TakedownState state, @Nullable UUID unitId, @Nullable TakedownResult result, @Nullable Instant reappearedAt, int version) {

		static final Takedown NONE = new Takedown(TakedownState.NONE, null, null, null, 0);
	}

	/** A step as it is kept. */
	record Step(UUID stepId, TakedownStepKind kind, LocalDate day, List<TakedownBasis> bases, @Nullable UUID unitId,
			@Nullable String unitName, @Nullable String paperNumber, @Nullable TakedownResult result, @Nullable UUID annuls, String note,
			String by, String byUnit, Instant at) {
	}

	Optional<Takedown> find(UUID item, Scope scope) {
		return sql.sql("""
				select t.state, t.unit_id, t.result, t.reappeared_at, t.version
				from intake_takedown t
				where t.item_id = :item
				  and\s""" + SCOPE)
			.param("item", item)
			.params(scope.parameters())
			.query((r, n) -> {
				var result = r.getString("result");
				return new Takedown(TakedownState.valueOf(r.getString("state")), r.getObject("unit_id", UUID.class),
						result == null ? null : TakedownResult.valueOf(result), IntakeItems.maybe(r, "reappeared_at"), r.getInt("version"));
			})
			.optional();
	}

	/** Begins a take-down; false when one was begun before. */
	boolean begin(UUID item, RegionCode region) {
		return sql.sql("""
				insert into intake_takedown (item_id, region_code, state)
				values (:item, :region, 'NONE')
				on conflict do nothing
				""").param("item", item).param("region", region.value()).update() == 1;
	}

	/** Moves a take-down on; false when somebody was faster. Whether the text was seen again is a question of the step that stands. */
	boolean move(UUID item, TakedownState state, @Nullable UUID unit, @Nullable TakedownResult result, int version) {
		return sql.sql("""
				update intake_takedown
				set state = :state, unit_id = cast(:unit as uuid), result = :result, reappeared_at = null, version = version + 1
				where item_id = :item and version = :version
				""")
			.param("state", state.name())
			.param("unit", unit)
			.param("result", result == null ? null : result.name())
			.param("item", item)
			.param("version", version)
			.update() == 1;
	}

	void add(UUID item, Step step, Actor actor) {
		sql.sql("""
				insert into intake_takedown_step (step_id, item_id, kind, day, bases, unit_id, unit_name, paper_number, result, annuls, note,
				                                  by_account, by_name, by_unit_name, at)
				values (:id, :item, :kind, :day, :bases, cast(:unit as uuid), :unitName, :paper, :result, cast(:annuls as uuid), :note,
				        :account, :by, :byUnit, :at)
				""")
			.param("id", step.stepId())
			.param("item", item)
			.param("kind", step.kind().name())
			.param("day", step.day())
			.param("bases", step.bases().stream().map(Enum::name).toArray(String[]::new))
			.param("unit", step.unitId())
			.param("unitName", step.unitName())
			.param("paper", step.paperNumber())
			.param("result", step.result() == null ? null : step.result().name())
			.param("annuls", step.annuls())
			.param("note", step.note())
			.param("account", actor.accountId())
			.param("by", step.by())
			.param("byUnit", step.byUnit())
			.param("at", IntakeItems.utc(step.at()))
			.update();
	}

	/** In the order in which they were done. */
	List<Step> steps(UUID item) {
		return sql.sql("""
				select step_id, kind, day, bases, unit_id, unit_name, paper_number, result, annuls, note, by_name, by_unit_name, at
				from intake_takedown_step
				where item_id = :item
				order by at, step_id
				""").param("item", item).query((r, n) -> {
					var result = r.getString("result");
					return new Step(r.getObject("step_id", UUID.class), TakedownStepKind.valueOf(r.getString("kind")),
							r.getObject("day", LocalDate.class), IntakeItems.texts(r, "bases").stream().map(TakedownBasis::valueOf).toList(),
							r.getObject("unit_id", UUID.class), r.getString("unit_name"), r.getString("paper_number"),
							result == null ? null : TakedownResult.valueOf(result), r.getObject("annuls", UUID.class), r.getString("note"),
							r.getString("by_name"), r.getString("by_unit_name"), IntakeItems.instant(r, "at"));
				})
			.list();
	}

	/** How many adverts stand behind each figure of each month, in the order of the months. */
	List<Map<TakedownCount, Long>> counts(List<ReportMonth> months, Scope scope) {
		var figures = Stream.of(TakedownCount.values())
			.map(count -> counted(count).replace(":monthFrom", "m.lo").replace(":monthUntil", "m.hi"))
			.map(steps -> "count(distinct s.item_id) filter (where " + steps + ")")
			.collect(Collectors.joining(",\n"));
		var counts = new ArrayList<Map<TakedownCount, Long>>();
		months.forEach(month -> counts.add(new EnumMap<>(TakedownCount.class)));
		sql.sql("select m.n,\n" + figures + """

				from unnest(cast(:froms as timestamptz[]), cast(:untils as timestamptz[])) with ordinality as m (lo, hi, n)
				join intake_takedown_step s on s.at >= m.lo and s.at < m.hi
				join intake_takedown t on t.item_id = s.item_id
				where\s""" + SCOPE + "group by m.n")
			.params(scope.parameters())
			.param("froms", months.stream().map(month -> month.from().toString()).toArray(String[]::new))
			.param("untils", months.stream().map(month -> month.until().toString()).toArray(String[]::new))
			.query(row -> {
				for (var count : TakedownCount.values()) {
					counts.get(row.getInt(1) - 1).put(count, row.getLong(count.ordinal() + 2));
				}
			});
		return counts;
	}

	/** Which steps {@code s} make up a figure; the list of texts behind it asks the same. */
	static String counted(TakedownCount count) {
		return switch (count) {
			case DETERMINED -> "s.kind = 'DETERMINED' and " + STANDS_IN_MONTH;
			case HANDED_OVER -> "s.kind = 'HANDED_OVER' and " + STANDS_IN_MONTH;
			case CLEARED -> "s.kind = 'ANSWERED' and s.result in ('DELETED', 'RECTIFIED') and " + STANDS_IN_MONTH;
			case NOT_CLEARED -> "s.kind = 'ANSWERED' and s.result = 'NOT_HANDLED' and " + STANDS_IN_MONTH;
			case ANNULLED -> """
					s.kind = 'ANNULLED' and s.at >= :monthFrom and s.at < :monthUntil
					and exists (select 1 from intake_takedown_step a where a.step_id = s.annuls and a.at < :monthFrom)
					""";
		};
	}
}
