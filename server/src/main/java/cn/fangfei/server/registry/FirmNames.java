package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of firms by what they are called. The index of two-character pieces serves both whole names and parts of them. */
@Repository
class FirmNames {

	private static final int MOST_HOLDING = 50;

	private static final String COLUMNS = "select f.firm_id, f.name, f.credit_code, f.region_code\n";

	private static final String IN_DIVISION = "where f.region_code >= :lo and f.region_code < :hi\n";

	private final JdbcClient sql;

	FirmNames(JdbcClient sql) {
		this.sql = sql;
	}

	List<NamedFirm> ofCodes(RegionCode within, Collection<String> codes) {
		return sql.sql(COLUMNS + """
				from firm f
				""" + IN_DIVISION + """
				  and f.credit_code = any(:codes)
				order by f.firm_id
				""")
			.param("lo", within.lo())
			.param("hi", within.hi())
			.param("codes", codes.toArray(String[]::new))
			.query(FirmNames::firm)
			.list();
	}

	List<NamedFirm> ofNames(RegionCode within, Collection<String> names) {
		return sql.sql(COLUMNS + """
				from unnest(:names) n(name)
				join firm f on bigrams(f.name) @> bigrams(n.name) and f.name = n.name
				""" + IN_DIVISION + """
				order by f.firm_id
				""")
			.param("lo", within.lo())
			.param("hi", within.hi())
			.param("names", names.stream().distinct().toArray(String[]::new))
			.query(FirmNames::firm)
			.list();
	}

	/** By the key of its telephone the firm that alone has it; firms that are no more are left aside. */
	Map<UUID, NamedFirm> ofPhones(RegionCode county, Collection<UUID> keys) {
		var found = new HashMap<UUID, NamedFirm>();
		sql.sql("""
				select t.phone_key, f.firm_id, f.name, f.credit_code, f.region_code
				from firm_trait t
				join firm f on f.firm_id = t.firm_id
				where t.county = :county
				  and t.phone_key = any(:keys)
				  and t.ended_as is null
				  and not exists (select 1 from firm_trait o
				                  where o.county = t.county and o.phone_key = t.phone_key and o.firm_id <> t.firm_id and o.ended_as is null)
				""")
			.param("county", county.value().substring(0, 6))
			.param("keys", keys.toArray(UUID[]::new))
			.query(r -> {
				found.put(r.getObject("phone_key", UUID.class), firm(r, 0));
			});
		return found;
	}

	/** Some firms for each of the words that their names hold. */
	Map<String, List<NamedFirm>> holding(RegionCode within, Collection<String> cores) {
		var found = new TreeMap<String, List<NamedFirm>>();
		sql.sql("""
				select c.core, h.*
				from unnest(:cores) c(core)
				cross join lateral (
				    """ + COLUMNS + """
				    from firm f
				    """ + IN_DIVISION + """
				      and bigrams(f.name) @> bigrams(c.core)
				      and position(c.core in f.name) > 0
				    order by length(f.name), f.firm_id
				    limit :most) h
				order by c.core, length(h.name), h.firm_id
				""")
			.param("lo", within.lo())
			.param("hi", within.hi())
			.param("cores", cores.toArray(String[]::new))
			.param("most", MOST_HOLDING)
			.query(row -> {
				found.computeIfAbsent(row.getString("core"), core -> new ArrayList<>()).add(firm(row, 0));
			});
		return found;
	}

	private static NamedFirm firm(ResultSet row, int n) throws SQLException {
		return new NamedFirm(row.getObject("firm_id", UUID.class), row.getString("name"), row.getString("credit_code"),
				new RegionCode(row.getString("region_code")));
	}
}
