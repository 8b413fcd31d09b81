package cn.fangfei.server.subject;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.subject.SubjectView.SubjectNoteView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of subjects. Who sees one: whoever sees a place it is tied to. */
@Repository
class Subjects {

	private static final String TIED = """
			exists (select 1
			        from subject_tie t
			        where t.subject_id = s.subject_id
			          and (t.region_code >= cast(:scopeLo as text) and t.region_code < cast(:scopeHi as text)
			               or t.unit_id = cast(:scopeUnit as uuid)
			               or t.account_id = cast(:scopeAccount as uuid)
			               or t.grid_code = cast(:scopeGrid as text)))
			""";

	private final JdbcClient sql;

	private final JsonMapper json;

	Subjects(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	SubjectId known(SubjectKind kind, String name, String nameKey, @Nullable CreditCode code, RegionCode county,
			@Nullable UUID firmId, SubjectTie tie, Instant at) {
		return new SubjectId(sql.sql("""
				select subject_known(:id, :kind, :name, :nameKey, :code, :county, :firm, :region, :grid, :unit, :account, :at)
				""")
			.param("id", Ids.next())
			.param("kind", kind.name())
			.param("name", name)
			.param("nameKey", nameKey)
			.param("code", code == null ? null : code.value(), Types.VARCHAR)
			.param("county", county.value())
			.param("firm", firmId, Types.OTHER)
			.param("region", tie.region().value())
			.param("grid", tie.grid(), Types.VARCHAR)
			.param("unit", tie.unit(), Types.OTHER)
			.param("account", tie.account(), Types.OTHER)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.single());
	}

	/** One statement for many firms; in the order of the names, so that two such calls never wait for each other crosswise. */
	Map<UUID, SubjectId> knownFirms(Collection<SubjectFirm> firms, Instant at) {
		var told = firms.stream()
			.map(f -> {
				var cells = new HashMap<String, @Nullable Object>();
				cells.put("firm", f.firmId());
				cells.put("name", f.name());
				cells.put("key", SubjectNames.normalised(f.name()));
				cells.put("code", f.creditCode());
				cells.put("county", f.region().at(RegionLevel.COUNTY).value());
				cells.put("region", f.region().value());
				return cells;
			})
			.toList();
		return sql.sql("select firm, subject from subject_known_firms(cast(:firms as jsonb), :at)")
			.param("firms", json.writeValueAsString(told))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query((row, n) -> Map.entry(row.getObject("firm", UUID.class), new SubjectId(row.getObject("subject", UUID.class))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	void tie(SubjectId subject, SubjectTie tie, Instant at) {
		sql.sql("select subject_tied(:subject, :region, :grid, :unit, :account, :at)")
			.param("subject", subject.value())
			.param("region", tie.region().value())
			.param("grid", tie.grid(), Types.VARCHAR)
			.param("unit", tie.unit(), Types.OTHER)
			.param("account", tie.account(), Types.OTHER)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query((row, n) -> 0)
			.single();
	}

	/** Subjects of a division whose folded name begins so. A range and no {@code like}: row security lets the index serve it. */
	List<Subject> named(String key, RegionCode within, Scope scope) {
		return sql.sql("""
				select s.subject_id, s.kind, s.name, s.credit_code, s.county, s.firm_id, s.first_known_at
				from subject s
				where s.county >= :lo and s.county < :hi
				  and s.name_key >= :key and s.name_key < :key || chr(1114111)
				  and\s""" + TIED + """
				order by s.name_key, s.county, s.subject_id
				limit 20
				""")
			.param("key", key)
			.param("lo", within.lo())
			.param("hi", within.hi())
			.params(scope.parameters())
			.query(Subjects::subject)
			.list();
	}

	List<Subject> ofFirm(UUID firm, RegionCode within, Scope scope) {
		return sql.sql("""
				select s.subject_id, s.kind, s.name, s.credit_code, s.county, s.firm_id, s.first_known_at
				from subject s
				where s.firm_id = :firm
				  and s.county >= :lo and s.county < :hi
				  and\s""" + TIED)
			.param("firm", firm)
			.param("lo", within.lo())
			.param("hi", within.hi())
			.params(scope.parameters())
			.query(Subjects::subject)
			.list();
	}

	Optional<Subject> get(SubjectId id, Scope scope) {
		return sql.sql("""
				select s.subject_id, s.kind, s.name, s.credit_code, s.county, s.firm_id, s.first_known_at
				from subject s
				where s.subject_id = :id and\s""" + TIED)
			.param("id", id.value())
			.params(scope.parameters())
			.query(Subjects::subject)
			.optional();
	}

	void note(SubjectId id, Instant at, Actor actor, String unitName, String text) {
		sql.sql("""
				insert into subject_note (subject_id, at, by_account, by_name, by_unit, text)
				values (:subject, :at, :account, :name, :unit, :text)
				""")
			.param("subject", id.value())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unitName)
			.param("text", text)
			.update();
	}

	/** The notes of a subject that the scope sees, newest first. */
	List<SubjectNoteView> notes(SubjectId id, Scope scope) {
		return sql.sql("""
				select n.note_id, n.at, n.by_name, n.by_unit, n.text
				from subject_note n
				join subject s on s.subject_id = n.subject_id
				where n.subject_id = :id and\s""" + TIED + """
				order by n.note_id desc
				""")
			.param("id", id.value())
			.params(scope.parameters())
			.query((row, n) -> new SubjectNoteView(row.getLong("note_id"),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by_name"),
					row.getString("by_unit"), row.getString("text")))
			.list();
	}

	private static Subject subject(ResultSet row, int n) throws SQLException {
		var code = row.getString("credit_code");
		return new Subject(new SubjectId(row.getObject("subject_id", UUID.class)),
				SubjectKind.valueOf(row.getString("kind")), row.getString("name"),
				code == null ? null : new CreditCode(code), new RegionCode(row.getString("county")),
				row.getObject("firm_id", UUID.class), row.getObject("first_known_at", OffsetDateTime.class).toInstant());
	}
}
