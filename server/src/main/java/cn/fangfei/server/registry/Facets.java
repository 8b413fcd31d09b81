package cn.fangfei.server.registry;

import cn.fangfei.server.registry.FirmFacetsView.FacetValueView;
import cn.fangfei.server.registry.Firms.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that counts what each choice of a facet would leave: facets under one condition are counted in one pass over the firms. */
@Repository
class Facets {

	/** Facets of the firm itself and the expression of each, over {@code f}, its traits {@code t} and its stay on the list {@code s}. */
	private static final Map<FirmFacet, String> COLUMNS = Map.of(FirmFacet.INDUSTRY, "t.section", FirmFacet.SECTOR,
			"coalesce(t.sector, 'UNKNOWN')", FirmFacet.AGE, """
					case when f.registered_on is null then 'UNDATED'
					     when f.registered_on > :halfYear then 'UNDER_HALF_YEAR'
					     when f.registered_on > :oneYear then 'UNDER_ONE_YEAR'
					     when f.registered_on > :threeYears then 'UNDER_THREE_YEARS'
					     else 'OLDER' end""", FirmFacet.PLACE, "rpad(substr(f.region_code, 1, :digits), 12, '0')",
			FirmFacet.SUPERVISED, "case when s.firm_id is null then 'false' else 'true' end");

	private final JdbcClient sql;

	Facets(JdbcClient sql) {
		this.sql = sql;
	}

	/**
	 * Counts by facets of the firm itself.
	 * @param digits how many digits of a region code make a place
	 */
	Map<FirmFacet, List<FacetValueView>> ofFirms(Question question, Collection<FirmFacet> facets, int digits, LocalDate today) {
		var counted = new EnumMap<FirmFacet, List<FacetValueView>>(FirmFacet.class);
		var sorted = facets.stream().filter(COLUMNS::containsKey).sorted().toList();
		if (sorted.isEmpty()) {
			return counted;
		}
		sorted.forEach(facet -> counted.put(facet, new ArrayList<>()));
		var columns = sorted.stream().map(f -> COLUMNS.get(f) + " as " + f.name()).collect(Collectors.joining(",\n"));
		var sets = sorted.stream().map(f -> "(" + f.name() + ")").collect(Collectors.joining(", "));
		var names = sorted.stream().map(FirmFacet::name).collect(Collectors.joining(", "));
		var parameters = new HashMap<String, @Nullable Object>(question.parameters());
		parameters.putAll(Firms.ages(today));
		parameters.put("digits", digits);
		sql.sql("select grouping(" + names + ") as rest, " + names + ", count(*) as firms\nfrom (select " + columns + """

				from firm f
				left join firm_trait t on t.firm_id = f.firm_id
				left join (select x.firm_id from firm_supervision x where x.ended_at is null) s on s.firm_id = f.firm_id
				""" + question.condition() + ") c\ngroup by grouping sets (" + sets + ")\norder by 1, firms desc")
			.params(parameters)
			.query(row -> {
				// of the bits of grouping() the one that is not set names the column the row is grouped by; the last column is the lowest bit
				var rest = row.getInt("rest");
				for (var i = 0; i < sorted.size(); i++) {
					if ((rest >> sorted.size() - 1 - i & 1) == 0) {
						var value = row.getString(sorted.get(i).name());
						if (value != null) {
							counted.get(sorted.get(i)).add(new FacetValueView(value, null, row.getLong("firms")));
						}
					}
				}
			});
		return counted;
	}

	/** Firms by the tier of their hits, and how many have any. */
	List<FacetValueView> tiers(Question question, FirmFilter filter) {
		return hits(question, filter, "coalesce(h.tier, 'ANY')", "grouping sets ((h.tier), ())", 3);
	}

	/** Firms by the wording found at them, the most frequent first. */
	List<FacetValueView> terms(Question question, FirmFilter filter, int most) {
		return hits(question, filter, "h.term", "h.term", most);
	}

	private List<FacetValueView> hits(Question question, FirmFilter filter, String value, String groups, int most) {
		var parameters = new HashMap<String, @Nullable Object>(question.parameters());
		var narrowed = new StringBuilder(Boolean.TRUE.equals(filter.guarded()) ? "  and h.guard is not null\n" : "  and h.guard is null\n");
		if (filter.position() != null) {
			narrowed.append("  and h.position = :hitPosition\n");
			parameters.put("hitPosition", filter.position().name());
		}
		if (filter.term() != null) {
			narrowed.append("  and h.term = :hitTerm\n");
			parameters.put("hitTerm", filter.term());
		}
		if (filter.tier() != null && filter.tier() != FirmTierFilter.ANY) {
			narrowed.append("  and h.tier = :hitTier\n");
			parameters.put("hitTier", filter.tier().name());
		}
		return sql.sql("select " + value + " as value, count(distinct h.firm_id) as firms\n" + """
				from firm f
				join wording_hit h on h.firm_id = f.firm_id and h.ended_at is null
				""" + question.condition() + narrowed + "group by " + groups + """

				order by firms desc, value
				limit :most
				""")
			.params(parameters)
			.param("most", most)
			.query((r, n) -> new FacetValueView(r.getString("value"), null, r.getLong("firms")))
			.list();
	}
}
