package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.SCOPE;
import static cn.fangfei.server.casework.Rows.SEEN;
import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.id;
import static cn.fangfei.server.casework.Rows.instant;
import static cn.fangfei.server.casework.Rows.name;
import static cn.fangfei.server.casework.Rows.utc;
import static cn.fangfei.server.casework.Rows.word;

import cn.fangfei.server.casework.CaseFile.Basics;
import cn.fangfei.server.casework.CaseFile.Filing;
import cn.fangfei.server.casework.CaseFile.Supervision;
import cn.fangfei.server.casework.CaseView.CaseClueView;
import cn.fangfei.server.casework.CaseView.CaseEventView;
import cn.fangfei.server.casework.CaseView.CasePartyView;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.subject.SubjectId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of cases, their clues, parties and timelines. */
@Repository
class Cases {

	private static final Map<String, String> SORTS = Map.of("number", "c.number", "name", "c.name", "subjectName",
			"c.subject_name", "openedOn", "c.opened_on", "raised", "s.raised nulls last", "outstanding",
			"s.raised - coalesce(s.returned, 0) nulls last", "region", "c.region_code");

	/**
	 * A case with what is reckoned from what stands beside it: the sums, the stage of the three steps 三步法 (Z11), and whether it is
	 * one of the legacy cases 陈案 (G17: 五年以上及亿元以上; 以上 includes the number itself).
	 */
	private static final String FROM = """
			from case_file c
			cross join lateral (
			    select sum(m.raised) as raised, sum(m.returned) as returned, sum(m.participants)::int as participants,
			           sum(m.repaid)::int as repaid
			    from case_money m
			    where m.case_id = c.case_id
			) s
			cross join lateral (
			    select count(*)::int as measures, (count(*) filter (where x.result is null))::int as open_measures
			    from case_measure x
			    where x.case_id = c.case_id and x.revoked is null
			) k
			cross join lateral (
			    select exists (select 1
			                   from case_penalty p
			                   where p.case_id = c.case_id
			                     and not exists (select 1 from case_penalty_revocation r where r.penalty_id = p.penalty_id)) as penalised,
			           exists (select 1 from case_referral r where r.case_id = c.case_id and r.approved) as referred,
			           exists (select 1
			                   from case_referral r
			                   where r.case_id = c.case_id and r.approved and r.filed is null) as referring
			) d
			cross join lateral (
			    select case
			               when c.status = 'CLOSED'
			                    or s.raised is not null and coalesce(s.returned, 0) = s.raised and not d.referring then 'CLOSING'
			               when d.penalised or d.referred or c.criminal_filed_on is not null then 'COORDINATION'
			               else 'RESOLUTION'
			           end as stage,
			           least(c.opened_on, c.admin_filed_on, c.criminal_filed_on) <= cast(:legacyDay as date)
			           or coalesce(s.raised, 0) >= cast(:legacyAmount as numeric) as legacy
			) t
			where\s""" + SCOPE;

	private static final String SELECT = """
			select c.*, s.raised, s.returned, s.participants, s.repaid, t.stage, t.legacy, k.measures, k.open_measures,
			       d.penalised or k.measures > 0 as acted
			""";

	private final JdbcClient sql;

	Cases(JdbcClient sql) {
		this.sql = sql;
	}

	/** The next number of a county and year, 340323-案-2026-0001. */
	String nextNumber(String county, int year) {
		var last = sql.sql("""
				insert into case_number (county, year, last)
				values (:county, :year, 1)
				on conflict (county, year) do update set last = case_number.last + 1
				returning last
				""").param("county", county).param("year", year).query(Integer.class).single();
		return "%s-案-%d-%04d".formatted(county, year, last);
	}

	void add(CaseFile file) {
		sql.sql("""
				insert into case_file (case_id, number, name, subject_id, subject_name, credit_code, region_code, lead_unit, status,
				                       sector, channel, situation, handling_body, path, remark, found_on, opened_on,
				                       admin_filed_on, admin_filed_by, criminal_filed_on, charge, aggravations, created_by, created_by_name, created_at)
				values (:id, :number, :name, :subject, :subjectName, :creditCode, :region, :leadUnit, :status,
				        :sector, :channel, :situation, :handlingBody, :path, :remark, :foundOn, :openedOn,
				        :adminFiledOn, :adminFiledBy, :criminalFiledOn, :charge, :aggravations, :createdBy, :createdByName, :createdAt)
				""")
			.param("id", file.id().value())
			.param("number", file.number())
			.param("name", file.basics().name())
			.param("subject", file.subjectId().value())
			.param("subjectName", file.subjectName())
			.param("creditCode", file.creditCode() == null ? null : file.creditCode().value(), Types.VARCHAR)
			.param("region", file.region().value())
			.param("leadUnit", file.basics().leadUnit())
			.param("status", file.status().name())
			.param("sector", file.basics().sector().name())
			.param("channel", file.basics().channel().name())
			.param("situation", file.basics().situation())
			.param("handlingBody", file.basics().handlingBody())
			.param("path", name(file.path()), Types.VARCHAR)
			.param("remark", file.basics().remark(), Types.VARCHAR)
			.param("foundOn", file.foundOn())
			.param("openedOn", file.openedOn())
			.param("adminFiledOn", file.filing() == null ? null : file.filing().filedOn(), Types.DATE)
			.param("adminFiledBy", file.filing() == null ? null : file.filing().body(), Types.VARCHAR)
			.param("criminalFiledOn", file.criminalFiledOn(), Types.DATE)
			.param("charge", name(file.charge()), Types.VARCHAR)
			.param("aggravations", aggravations(file))
			.param("createdBy", file.createdBy())
			.param("createdByName", file.createdByName())
			.param("createdAt", utc(file.createdAt()))
			.update();
	}

	/** Keeps the step that was taken; false when somebody was faster. */
	boolean save(CaseFile file, Scope scope) {
		var filing = file.filing();
		return sql.sql("""
				update case_file c
				set name = :name, lead_unit = :leadUnit, status = :status, sector = :sector, channel = :channel,
				    situation = :situation, handling_body = :handlingBody, path = :path, remark = :remark,
				    admin_filed_on = :adminFiledOn, admin_filed_by = :adminFiledBy, admin_filing_no = :adminFilingNo,
				    criminal_filed_on = :criminalFiledOn, charge = :charge, aggravations = :aggravations, leader = :leader,
				    supervised_on = :supervisedOn, supervision_no = :supervisionNo, plan = :plan, version = version + 1
				where c.case_id = :id and c.version = :version and\s""" + SCOPE)
			.params(scope.parameters())
			.param("name", file.basics().name())
			.param("leadUnit", file.basics().leadUnit())
			.param("status", file.status().name())
			.param("sector", file.basics().sector().name())
			.param("channel", file.basics().channel().name())
			.param("situation", file.basics().situation())
			.param("handlingBody", file.basics().handlingBody())
			.param("path", name(file.path()), Types.VARCHAR)
			.param("remark", file.basics().remark(), Types.VARCHAR)
			.param("adminFiledOn", filing == null ? null : filing.filedOn(), Types.DATE)
			.param("adminFiledBy", filing == null ? null : filing.body(), Types.VARCHAR)
			.param("adminFilingNo", filing == null ? null : filing.number(), Types.VARCHAR)
			.param("criminalFiledOn", file.criminalFiledOn(), Types.DATE)
			.param("charge", name(file.charge()), Types.VARCHAR)
			.param("aggravations", aggravations(file))
			.param("leader", file.supervision().leader(), Types.VARCHAR)
			.param("supervisedOn", file.supervision().supervisedOn(), Types.DATE)
			.param("supervisionNo", file.supervision().number(), Types.VARCHAR)
			.param("plan", file.supervision().plan(), Types.VARCHAR)
			.param("id", file.id().value())
			.param("version", file.version())
			.update() == 1;
	}

	Optional<CaseState> get(CaseId id, LegacyLine line, Scope scope) {
		return sql.sql(SELECT + FROM + "and c.case_id = :case")
			.param("case", id.value())
			.params(line.parameters())
			.params(scope.parameters())
			.query(Cases::state)
			.optional();
	}

	List<CaseState> page(CaseFilter filter, LegacyLine line, Scope scope, Paging paging) {
		return sql.sql(SELECT + FROM + filter.conditions() + "order by "
				+ paging.orderBy(SORTS, "c.created_at desc, c.case_id", "c.case_id") + " limit :size offset :offset")
			.params(line.parameters())
			.params(scope.parameters())
			.params(filter.parameters())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Cases::state)
			.list();
	}

	long count(CaseFilter filter, LegacyLine line, Scope scope) {
		return sql.sql("select count(*) " + FROM + filter.conditions())
			.params(line.parameters())
			.params(scope.parameters())
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	/** Every case of a filter, row by row. */
	void each(CaseFilter filter, LegacyLine line, Scope scope, Paging order, RowCallbackHandler row) {
		sql.sql(SELECT + FROM + filter.conditions() + "order by "
				+ order.orderBy(SORTS, "c.created_at desc, c.case_id", "c.case_id"))
			.withFetchSize(500)
			.params(line.parameters())
			.params(scope.parameters())
			.params(filter.parameters())
			.query(row);
	}

	/** The case of a clue within the scope. */
	Optional<CaseId> ofClue(ClueId clue, Scope scope) {
		return sql.sql("""
				select c.case_id
				from case_file c
				join case_clue x on x.case_id = c.case_id
				where x.clue_id = :clue and\s""" + SCOPE)
			.param("clue", clue.value())
			.params(scope.parameters())
			.query((row, n) -> new CaseId(id(row, "case_id")))
			.optional();
	}

	/** Adds a clue behind those that the case has; false when it belongs to a case already. */
	boolean link(CaseId file, ClueId clue, String number, String subjectName, Actor actor, Instant at) {
		return sql.sql("""
				insert into case_clue (clue_id, case_id, position, number, subject_name, linked_at, linked_by)
				select :clue, :case, coalesce(max(x.position), 0) + 1, :number, :subjectName, :at, :by
				from case_clue x
				where x.case_id = :case
				on conflict (clue_id) do nothing
				""")
			.param("clue", clue.value())
			.param("case", file.value())
			.param("number", number)
			.param("subjectName", subjectName)
			.param("at", utc(at))
			.param("by", actor.accountId())
			.update() == 1;
	}

	/** The clues of a case, the lead clue first. */
	List<CaseClueView> clues(CaseId file, Scope scope) {
		return sql.sql("""
				select clue_id, number, subject_name, linked_at
				from case_clue
				where case_id =\s""" + SEEN + "order by position")
			.param("case", file.value())
			.params(scope.parameters())
			.query((row, n) -> new CaseClueView(id(row, "clue_id"), row.getString("number"), row.getString("subject_name"),
					instant(row, "linked_at")))
			.list();
	}

	void addParty(CaseId file, UUID party, SubjectId subject, String partyName, @Nullable CreditCode code,
			CasePartyRole role, @Nullable String note, Actor actor, Instant at) {
		sql.sql("""
				insert into case_party (party_id, case_id, subject_id, name, credit_code, role, note, added_by, added_at)
				values (:id, :case, :subject, :name, :code, :role, :note, :by, :at)
				""")
			.param("id", party)
			.param("case", file.value())
			.param("subject", subject.value())
			.param("name", partyName)
			.param("code", code == null ? null : code.value(), Types.VARCHAR)
			.param("role", role.name())
			.param("note", note, Types.VARCHAR)
			.param("by", actor.accountId())
			.param("at", utc(at))
			.update();
	}

	List<CasePartyView> parties(CaseId file, Scope scope) {
		return sql.sql("""
				select party_id, subject_id, name, credit_code, role, note, taken_out
				from case_party
				where case_id =\s""" + SEEN + "order by added_at, party_id")
			.param("case", file.value())
			.params(scope.parameters())
			.query((row, n) -> new CasePartyView(id(row, "party_id"), id(row, "subject_id"), row.getString("name"),
					row.getString("credit_code"), CasePartyRole.valueOf(row.getString("role")), row.getString("note"),
					row.getString("taken_out")))
			.list();
	}

	/** Takes a party out; false when there is no such party or it is out. */
	boolean takeOut(CaseId file, UUID party, String reason, Scope scope) {
		return sql.sql("""
				update case_party
				set taken_out = :reason
				where party_id = :id and taken_out is null and case_id =\s""" + SEEN)
			.param("reason", reason)
			.param("id", party)
			.param("case", file.value())
			.params(scope.parameters())
			.update() == 1;
	}

	void tell(CaseId file, Instant at, CaseEventKind kind, Actor actor, @Nullable String unitName, String text) {
		sql.sql("""
				insert into case_event (case_id, at, kind, by_account, by_name, by_unit, text)
				values (:case, :at, :kind, :account, :name, :unit, :text)
				""")
			.param("case", file.value())
			.param("at", utc(at))
			.param("kind", kind.name())
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unitName, Types.VARCHAR)
			.param("text", text)
			.update();
	}

	/** The timeline, oldest first. */
	List<CaseEventView> events(CaseId file, Scope scope) {
		return sql.sql("""
				select at, kind, by_name, by_unit, text
				from case_event
				where case_id =\s""" + SEEN + "order by event_id")
			.param("case", file.value())
			.params(scope.parameters())
			.query((row, n) -> new CaseEventView(instant(row, "at"), CaseEventKind.valueOf(row.getString("kind")),
					row.getString("by_name"), row.getString("by_unit"), row.getString("text")))
			.list();
	}

	private static String[] aggravations(CaseFile file) {
		return file.basics().aggravations().stream().map(Enum::name).sorted().toArray(String[]::new);
	}

	static CaseState state(ResultSet row, int n) throws SQLException {
		return new CaseState(file(row),
				CaseSums.of(row.getObject("raised", BigDecimal.class), row.getObject("returned", BigDecimal.class),
						row.getObject("participants", Integer.class), row.getObject("repaid", Integer.class)),
				CaseStage.valueOf(row.getString("stage")), row.getBoolean("legacy"), row.getBoolean("acted"),
				row.getInt("measures"), row.getInt("open_measures"));
	}

	private static CaseFile file(ResultSet row) throws SQLException {
		var code = row.getString("credit_code");
		var filedOn = row.getObject("admin_filed_on", LocalDate.class);
		return new CaseFile(new CaseId(id(row, "case_id")), row.getString("number"), new SubjectId(id(row, "subject_id")),
				row.getString("subject_name"), code == null ? null : new CreditCode(code),
				new RegionCode(row.getString("region_code")), day(row, "found_on"), day(row, "opened_on"),
				id(row, "created_by"), row.getString("created_by_name"), instant(row, "created_at"),
				CaseStatus.valueOf(row.getString("status")),
				new Basics(row.getString("name"), id(row, "lead_unit"), Sector.valueOf(row.getString("sector")),
						FundraisingChannel.valueOf(row.getString("channel")), row.getString("situation"),
						row.getString("handling_body"), row.getString("remark"),
						Rows.words(row, "aggravations").stream().map(Aggravation::valueOf).collect(Collectors.toSet())),
				word(HandlingPath.class, row.getString("path")),
				filedOn == null ? null
						: new Filing(filedOn, row.getString("admin_filed_by"), row.getString("admin_filing_no")),
				row.getObject("criminal_filed_on", LocalDate.class), word(Charge.class, row.getString("charge")),
				new Supervision(row.getString("leader"), row.getObject("supervised_on", LocalDate.class),
						row.getString("supervision_no"), row.getString("plan")),
				row.getInt("version"));
	}
}
