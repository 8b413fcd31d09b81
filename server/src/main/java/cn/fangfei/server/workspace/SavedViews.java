package cn.fangfei.server.workspace;

import cn.fangfei.server.kernel.RoleName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of saved views and chosen columns. Row security holds each query to what the account saved and what is shared to its post. */
@Repository
class SavedViews {

	private static final TypeReference<List<ColumnChoice>> CHOICES = new TypeReference<>() {
	};

	private static final String VIEWS = """
			select v.view_id, v.list, v.name, v.query, v.columns, v.account_id, v.account_name, v.region_code, v.unit_id,
			       v.shared_roles, v.changed_at, v.version, coalesce(u.pinned, false) as pinned, coalesce(u.first, false) as first
			from workspace_view v
			left join workspace_view_use u on u.view_id = v.view_id and u.account_id = :account
			where (v.account_id = :account
			       or :role = any (v.shared_roles)
			          and cast(:region as text) >= v.region_code and cast(:region as text) < region_hi(v.region_code)
			          and (v.unit_id is null or v.unit_id = cast(:unit as uuid)))
			""";

	private final JdbcClient sql;

	private final JsonMapper json;

	SavedViews(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	/** The views somebody sees: own ones first, by name. */
	List<SavedView> list(Reader reader, @Nullable WorkList list) {
		return asked(VIEWS + """
				  and (cast(:list as text) is null or v.list = :list)
				order by v.list, v.account_id <> :account, v.name, v.view_id
				""", reader).param("list", list == null ? null : list.key(), Types.VARCHAR).query(this::view).list();
	}

	Optional<SavedView> find(Reader reader, UUID id) {
		return asked(VIEWS + "  and v.view_id = :id\n", reader).param("id", id).query(this::view).optional();
	}

	int countOwn(UUID account, WorkList list) {
		return sql.sql("""
				select count(*)
				from workspace_view
				where account_id = :account and list = :list
				""").param("account", account).param("list", list.key()).query(Integer.class).single();
	}

	/** False when the account has one of that name. */
	boolean add(SavedView view) {
		return sql.sql("""
				insert into workspace_view (view_id, list, name, query, columns, account_id, account_name, changed_at)
				values (:id, :list, :name, :query, cast(:columns as jsonb), :account, :accountName, :at)
				on conflict (account_id, list, name) do nothing
				""")
			.param("id", view.viewId())
			.param("list", view.list().key())
			.param("name", view.name())
			.param("query", view.query())
			.param("columns", view.columns().map(json::writeValueAsString).orElse(null), Types.VARCHAR)
			.param("account", view.accountId())
			.param("accountName", view.accountName())
			.param("at", utc(view.changedAt()))
			.update() == 1;
	}

	/** Keeps the view as it is now; false when somebody was faster. */
	boolean save(SavedView view) {
		return sql.sql("""
				update workspace_view
				set name = :name, query = :query, columns = cast(:columns as jsonb), region_code = :region, unit_id = :unit,
				    shared_roles = :roles, changed_at = :at, version = version + 1
				where view_id = :id and version = :version and account_id = :account
				""")
			.param("name", view.name())
			.param("query", view.query())
			.param("columns", view.columns().map(json::writeValueAsString).orElse(null), Types.VARCHAR)
			.param("region", view.region(), Types.VARCHAR)
			.param("unit", view.unit(), Types.OTHER)
			.param("roles", view.sharedRoles().stream().map(RoleName::name).toArray(String[]::new))
			.param("at", utc(view.changedAt()))
			.param("id", view.viewId())
			.param("version", view.version())
			.param("account", view.accountId())
			.update() == 1;
	}

	boolean remove(UUID account, UUID id, int version) {
		return sql.sql("""
				delete from workspace_view
				where view_id = :id and version = :version and account_id = :account
				""").param("id", id).param("version", version).param("account", account).update() == 1;
	}

	/** Keeps what the account makes of a view; the view that opened first until now gives way. */
	void use(UUID account, SavedView view, boolean pinned, boolean first) {
		if (first) {
			sql.sql("""
					update workspace_view_use
					set first = false
					where account_id = :account and list = :list and first and view_id <> :id
					""").param("account", account).param("list", view.list().key()).param("id", view.viewId()).update();
		}
		sql.sql("""
				insert into workspace_view_use (account_id, view_id, list, pinned, first)
				values (:account, :id, :list, :pinned, :first)
				on conflict (account_id, view_id) do update set pinned = excluded.pinned, first = excluded.first
				""")
			.param("account", account)
			.param("id", view.viewId())
			.param("list", view.list().key())
			.param("pinned", pinned)
			.param("first", first)
			.update();
	}

	/** The columns an account chose. */
	record KeptColumns(List<ColumnChoice> columns, Instant changedAt, int version) {
	}

	Optional<KeptColumns> columns(UUID account, WorkList list) {
		return sql.sql("""
				select columns, changed_at, version
				from workspace_columns
				where account_id = :account and list = :list
				""")
			.param("account", account)
			.param("list", list.key())
			.query((r, n) -> new KeptColumns(json.readValue(r.getString("columns"), CHOICES), instant(r, "changed_at"),
					r.getInt("version")))
			.optional();
	}

	/** Keeps the columns as the next version; false when somebody was faster. */
	boolean keepColumns(UUID account, WorkList list, List<ColumnChoice> columns, int version, Instant at) {
		return sql.sql("""
				insert into workspace_columns (account_id, list, columns, changed_at, version)
				select :account, :list, cast(:columns as jsonb), :at, 1
				where :version = 0 or exists (select 1 from workspace_columns c where c.account_id = :account and c.list = :list)
				on conflict (account_id, list) do update
				set columns = excluded.columns, changed_at = excluded.changed_at, version = workspace_columns.version + 1
				where workspace_columns.version = :version
				""")
			.param("account", account)
			.param("list", list.key())
			.param("columns", json.writeValueAsString(columns))
			.param("at", utc(at))
			.param("version", version)
			.update() == 1;
	}

	/** Who reads: an account on a post. */
	record Reader(UUID account, @Nullable RoleName role, @Nullable String region, @Nullable UUID unit) {
	}

	private JdbcClient.StatementSpec asked(String statement, Reader reader) {
		return sql.sql(statement)
			.param("account", reader.account())
			.param("role", reader.role() == null ? null : reader.role().name(), Types.VARCHAR)
			.param("region", reader.region(), Types.VARCHAR)
			.param("unit", reader.unit(), Types.OTHER);
	}

	private SavedView view(ResultSet r, int n) throws SQLException {
		var columns = r.getString("columns");
		var roles = (String[]) r.getArray("shared_roles").getArray();
		return new SavedView(r.getObject("view_id", UUID.class), WorkList.of(r.getString("list")), r.getString("name"),
				r.getString("query"), Optional.ofNullable(columns).map(c -> json.readValue(c, CHOICES)),
				r.getObject("account_id", UUID.class), r.getString("account_name"), r.getString("region_code"),
				r.getObject("unit_id", UUID.class), Arrays.stream(roles).map(RoleName::valueOf).toList(),
				r.getBoolean("pinned"), r.getBoolean("first"), instant(r, "changed_at"), r.getInt("version"));
	}

	private static Instant instant(ResultSet r, String column) throws SQLException {
		return r.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
