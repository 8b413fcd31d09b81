package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of signals as people read them. Every query bears the scope of the post; row security holds the same bounds once more. */
@Repository
class Signals {

	private static final String SCOPE = """
			(s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
			 or s.recorded_by = cast(:scopeAccount as uuid))
			""";

	private static final Map<String, String> SORTS = Map.of("occurredAt", "s.occurred_at", "recordedAt", "s.recorded_at", "subjectName",
			"s.subject_name");

	private final JdbcClient sql;

	Signals(JdbcClient sql) {
		this.sql = sql;
	}

	List<Signal> page(SignalFilter filter, Scope scope, Paging paging) {
		return sql.sql("select s.* from warning_signal s where " + SCOPE + filter.conditions() + "order by "
				+ paging.orderBy(SORTS, "s.recorded_at desc, s.signal_id", "s.signal_id") + " limit :size offset :offset")
			.params(scope.parameters())
			.params(filter.parameters())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Signal::of)
			.list();
	}

	long count(SignalFilter filter, Scope scope) {
		return sql.sql("select count(*) from warning_signal s where " + SCOPE + filter.conditions())
			.params(scope.parameters())
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	/** Signals that count, of the next subjects after one: for trying rules on what is known. */
	List<Signal> standing(Scope scope, @Nullable UUID after, int subjects) {
		return sql.sql("""
				select s.*
				from warning_signal s
				where s.subject_id in (select distinct x.subject_id
				                       from warning_signal x
				                       where x.ended_at is null
				                         and x.region_code >= cast(:scopeLo as text) and x.region_code < cast(:scopeHi as text)
				                         and x.subject_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
				                       order by x.subject_id
				                       limit :subjects)
				  and s.ended_at is null and\s""" + SCOPE + """
				order by s.subject_id
				""")
			.params(scope.parameters())
			.param("after", after)
			.param("subjects", subjects)
			.query(Signal::of)
			.list();
	}
}
