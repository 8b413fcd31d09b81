package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of divisions. Names are kept for an hour once they were read: they change with a release, and every page shows some. */
@Repository
class Regions {

	private final JdbcClient sql;

	private final Cache<RegionCode, String> read = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterWrite(Duration.ofHours(1))
		.build();

	Regions(JdbcClient sql) {
		this.sql = sql;
	}

	Optional<String> name(RegionCode code) {
		return Optional.ofNullable(names(List.of(code)).get(code));
	}

	Map<RegionCode, String> names(Collection<RegionCode> codes) {
		var names = new LinkedHashMap<>(read.getAllPresent(codes));
		var unread = codes.stream().filter(code -> !names.containsKey(code)).map(RegionCode::value).distinct().toArray(String[]::new);
		if (unread.length > 0) {
			sql.sql("""
					select code, name
					from region
					where code = any(:codes)
					""").param("codes", unread).query(Row.class).list().forEach(row -> {
				names.put(row.regionCode(), row.name());
				read.put(row.regionCode(), row.name());
			});
		}
		return names;
	}

	/** The divisions of one level below a division, by the index of the upper divisions. */
	List<Row> upper(RegionCode parent, int digits) {
		return sql.sql("""
				select code, name
				from region
				where code > :lo and code < :hi
				  and (substr(code, 7) = '000000' or substr(code, 5, 2) = '00')
				  and substr(code, :from) = repeat('0', 12 - :digits)
				order by code
				""")
			.param("lo", parent.lo())
			.param("hi", parent.hi())
			.param("from", digits + 1)
			.param("digits", digits)
			.query(Row.class)
			.list();
	}

	/** Counties of a city, and the townships it governs without a county between. */
	List<Row> belowCity(RegionCode city) {
		return sql.sql("""
				select code, name
				from region
				where code > :lo and code < :hi
				  and (substr(code, 7) = '000000' or substr(code, 5, 2) = '00')
				  and substr(code, 10) = '000'
				order by code
				""").param("lo", city.lo()).param("hi", city.hi()).query(Row.class).list();
	}

	/** Townships of a county. Reads all its villages, which are some hundreds. */
	List<Row> townships(RegionCode county) {
		return sql.sql("""
				select code, name
				from region
				where code > :lo and code < :hi and substr(code, 10) = '000'
				order by code
				""").param("lo", county.lo()).param("hi", county.hi()).query(Row.class).list();
	}

	List<Row> communities(RegionCode township) {
		return sql.sql("""
				select code, name
				from region
				where code > :lo and code < :hi
				order by code
				""").param("lo", township.lo()).param("hi", township.hi()).query(Row.class).list();
	}

	boolean hasChildren(RegionCode code) {
		return sql.sql("""
				select exists (
				    select 1
				    from region
				    where code > :lo and code < :hi)
				""").param("lo", code.lo()).param("hi", code.hi()).query(Boolean.class).single();
	}

	/** Divisions above the townships whose name this is. */
	List<Row> named(String name) {
		return sql.sql("""
				select code, name
				from region
				where (substr(code, 7) = '000000' or substr(code, 5, 2) = '00')
				  and substr(code, 7) = '000000'
				  and name = :name
				order by code
				""").param("name", name).query(Row.class).list();
	}

	record Row(String code, String name) {

		RegionCode regionCode() {
			return new RegionCode(code);
		}
	}
}
