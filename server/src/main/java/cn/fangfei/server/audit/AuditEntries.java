package cn.fangfei.server.audit;

import cn.fangfei.server.kernel.Paging;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the trail. Who may read it is decided by row security. */
@Repository
class AuditEntries {

	private static final String MATCHES = """
			from audit_entry
			where (cast(:actor as text) is null or actor_name like '%' || :actor || '%')
			  and (cast(:action as text) is null or action like :action || '%')
			  and (cast(:object as text) is null or object_type = :object or object_id = :object)
			  and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
			  and (cast(:to as timestamptz) is null or at < cast(:to as timestamptz))
			""";

	private final JdbcClient sql;

	AuditEntries(JdbcClient sql) {
		this.sql = sql;
	}

	List<AuditRow> page(AuditFilter filter, Paging paging) {
		return sql.sql("""
				select audit_id as auditId, at, actor_name as actorName, role, region_code as regionCode, action,
				       object_type as objectType, object_id as objectId, outcome, detail
				""" + MATCHES + """
				order by audit_id desc
				limit :size offset :offset
				""")
			.params(filter.parameters())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(AuditRow.class)
			.list();
	}

	long count(AuditFilter filter) {
		return sql.sql("select count(*) " + MATCHES).params(filter.parameters()).query(Long.class).single();
	}
}
