package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** What the database promises by itself (AC-2, AC-3). */
@HouseTest
class SchemaTests {

	/** Tables with a region that are public data: the application filter alone. Each with its reason. */
	private static final Set<String> PUBLIC = Set.of(
			// the firms of the register are public (企业信息公示暂行条例); GIN indexes do not work under row security
			"firm", "wording_hit", "register_staging", "register_import",
			// places and offices
			"unit", "grid", "region",
			// a post is not a record of a region: it may be read to open a session, and is granted under a policy of its own
			"access_post");

	@Autowired
	JdbcClient sql;

	@Test
	void everyTableWithARegionHasForcedRowSecurity() {
		var open = sql.sql("""
				select c.relname
				from pg_class c
				join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
				join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped
				where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
				""").query(String.class).list();

		assertThat(open).isSubsetOf(PUBLIC);
	}

	@Test
	void theApplicationRoleOwnsNothingAndCannotPassRowSecurity() {
		var owned = sql.sql("select relname from pg_class where relowner = current_user::regrole").query(String.class).list();
		var role = sql.sql("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user")
			.query(Boolean.class)
			.single();

		assertThat(owned).isEmpty();
		assertThat(role).isFalse();
	}

	@Test
	void theApplicationRoleMayTruncateNothingAndTouchNoHistoryOfMigrations() {
		var loose = sql.sql("""
				select table_name || ' ' || privilege_type
				from information_schema.role_table_grants
				where grantee = current_user
				  and (privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES') or table_name like 'flyway%')
				""").query(String.class).list();

		assertThat(loose).isEmpty();
	}

	@Test
	void tablesThatOnlyGrowAreGrantedNoChangeAndRefuseOne() {
		var grown = tablesThatOnlyGrow();
		var changeable = sql.sql("""
				select table_name
				from information_schema.role_table_grants
				where grantee = current_user and privilege_type in ('UPDATE', 'DELETE')
				""").query(String.class).list();

		assertThat(grown).contains("audit_entry");
		assertThat(changeable).doesNotContainAnyElementsOf(grown);
	}

	@Test
	void everyTableWearsTheNameOfARoom() {
		var rooms = ApplicationModules.of(Fangfei.class).stream().map(m -> m.getIdentifier().toString()).toList();
		// words of the trade that rooms keep under their own name
		var words = List.of("firm", "register", "wording", "region", "unit", "grid", "holiday", "calendar", "upload", "watchlist",
				"case", "evidence", "watchlist", "close_out", "follow_up");

		var tables = sql.sql("""
				select table_name
				from information_schema.tables
				where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'
				""").query(String.class).list();

		assertThat(tables).allMatch(table -> rooms.stream().anyMatch(table::startsWith)
				|| words.stream().anyMatch(table::startsWith));
	}

	private List<String> tablesThatOnlyGrow() {
		return sql.sql("""
				select distinct c.relname
				from pg_trigger t
				join pg_class c on c.oid = t.tgrelid
				join pg_proc p on p.oid = t.tgfoid and p.proname = 'refuse_change'
				""").query(String.class).list();
	}
}
