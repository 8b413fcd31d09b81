package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.ControlTotals;
import cn.fangfei.detection.statement.ControlTotals.Balance;
import cn.fangfei.detection.statement.StatementAccount;
import cn.fangfei.server.funds.CaseStatement.Approval;
import cn.fangfei.server.funds.CaseStatement.KeptFile;
import cn.fangfei.server.funds.CaseStatement.Supersession;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of case statements, their accounts and rows. Rows and accounts are written by functions of the owner that ask for the server's
 * key; nobody writes or changes them otherwise.
 */
@Repository
class CaseStatements {

	private static final String FROM = """
			from funds_statement s
			join funds_case c on c.case_id = s.case_id
			where\s""" + FundsCases.SCOPE;

	/** Only what stands is read: a superseded statement keeps its rows and counts no longer. */
	private static final String STANDING = """
			r.statement_id in (select s.statement_id from funds_statement s where s.case_id = :case and s.status = 'DONE')
			""";

	private static final String COLUMNS = """
			r.txn_id, (extract(epoch from r.at) * 1000)::bigint as millis, r.payer, r.payee, r.fen, r.channel, r.roll_over, r.statement_id,
			r.row_no
			from funds_statement_row r
			join funds_case c on c.case_id = r.case_id
			where r.case_id = :case and\s""" + STANDING + "and " + FundsCases.SCOPE;

	private static final String ROWS = "select " + COLUMNS;

	/** A number that several statements tell of is one payment, told of by the first of them. */
	private static final String ONCE = "select distinct on (r.at, r.txn_id) " + COLUMNS;

	private static final String ORDER = " order by r.at, r.txn_id, r.statement_id";

	private final JdbcClient sql;

	private final JsonMapper json;

	private final String serverKey;

	CaseStatements(JdbcClient sql, JsonMapper json, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.json = json;
		this.serverKey = serverKey;
	}

	/** An account of a statement as it was declared. */
	record Declared(String account, boolean subject, @Nullable Long openingFen, @Nullable Long closingFen) {
	}

	/** False when the case has that file, or another content under its name. */
	boolean add(CaseStatement s) {
		var declared = s.totals()
			.accounts()
			.stream()
			.map(a -> new Declared(a.account(), s.subjects().contains(a.account()), a.openingFen(), a.closingFen()))
			.toList();
		return sql.sql("""
				insert into funds_statement (statement_id, case_id, bank_name, approval_number, approved_on, approval_body, approval_sha256,
				                             approval_name, file_sha256, file_name, file_size, accounts_sha256, accounts_name, declared_rows,
				                             declared_in_fen, declared_out_fen, declared, status, proposed_by, proposed_by_name, proposed_at)
				values (:id, :case, :bank, :number, :approvedOn, :body, :scan, :scanName, :file, :fileName, :size, :accounts, :accountsName,
				        :rows, :in, :out, cast(:declared as jsonb), 'PROPOSED', :by, :byName, :at)
				on conflict do nothing
				""")
			.param("id", s.statementId())
			.param("case", s.caseId())
			.param("bank", s.bankName())
			.param("number", s.approval().number())
			.param("approvedOn", s.approval().day())
			.param("body", s.approval().body())
			.param("scan", s.approval().scan().sha256())
			.param("scanName", s.approval().scan().name())
			.param("file", s.file().sha256())
			.param("fileName", s.file().name())
			.param("size", s.file().size())
			.param("accounts", s.accounts() == null ? null : s.accounts().sha256(), Types.VARCHAR)
			.param("accountsName", s.accounts() == null ? null : s.accounts().name(), Types.VARCHAR)
			.param("rows", s.totals().rows())
			.param("in", s.totals().inFen())
			.param("out", s.totals().outFen())
			.param("declared", json.writeValueAsString(declared))
			.param("by", s.proposedBy())
			.param("byName", s.proposedByName())
			.param("at", FundsRows.utc(s.proposedAt()))
			.update() == 1;
	}

	/** The statement that stands in the way of a file: the same content, or another one under its name. */
	Optional<CaseStatement> like(UUID caseId, KeptFile file, Scope scope) {
		return sql.sql("select s.* " + FROM + """
				and s.case_id = :case
				and s.status in ('PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED', 'DONE')
				and (s.file_sha256 = :sha256 or s.file_name = :name)
				order by s.file_sha256 = :sha256 desc
				limit 1
				""")
			.params(scope.parameters())
			.param("case", caseId)
			.param("sha256", file.sha256())
			.param("name", file.name())
			.query(this::row)
			.optional();
	}

	Optional<CaseStatement> find(UUID id, Scope scope) {
		return sql.sql("select s.* " + FROM + "and s.statement_id = :id").params(scope.parameters()).param("id", id).query(this::row).optional();
	}

	/** The statements of a case, newest first. */
	List<CaseStatement> of(UUID caseId, Scope scope) {
		return sql.sql("select s.* " + FROM + "and s.case_id = :case order by s.proposed_at desc, s.statement_id limit 1000")
			.params(scope.parameters())
			.param("case", caseId)
			.query(this::row)
			.list();
	}

	/** What a second person says; false when somebody was faster. */
	boolean answer(UUID id, CaseStatementStatus status, @Nullable String note, Actor actor, Instant at, int version) {
		return sql.sql("""
				update funds_statement
				set status = :status, answered_by = :by, answered_by_name = :byName, answered_post = :post, answered_at = :at,
				    answer_note = :note, finished_at = case when :status = 'DECLINED' then cast(:at as timestamptz) end, version = version + 1
				where statement_id = :id and version = :version and status = 'PROPOSED'
				""")
			.param("status", status.name())
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("post", actor.postId(), Types.OTHER)
			.param("at", FundsRows.utc(at))
			.param("note", note, Types.VARCHAR)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** Ends a statement that waits or is being brought in; false when it is over or somebody was faster. */
	boolean cancel(UUID id, int version, Instant at) {
		return sql.sql("""
				update funds_statement
				set status = 'CANCELLED', finished_at = :at, version = version + 1
				where statement_id = :id and version = :version and status in ('PROPOSED', 'QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("at", FundsRows.utc(at)).param("id", id).param("version", version).update() == 1;
	}

	/** Proposes that a statement that stands be superseded; false when somebody was faster. */
	boolean proposeSupersession(UUID id, String reason, Actor actor, Instant at, int version) {
		return sql.sql("""
				update funds_statement
				set superseding_by = :by, superseding_by_name = :byName, superseding_at = :at, superseding_reason = :reason,
				    version = version + 1
				where statement_id = :id and version = :version and status = 'DONE' and superseding_by is null
				""")
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(at))
			.param("reason", reason)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** Supersedes a statement of which that was proposed; false when somebody was faster. */
	boolean supersede(UUID id, Actor actor, Instant at, int version) {
		return sql.sql("""
				update funds_statement
				set status = 'SUPERSEDED', superseded_by = :by, superseded_by_name = :byName, superseded_at = :at, version = version + 1
				where statement_id = :id and version = :version and status = 'DONE' and superseding_by is not null
				""")
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(at))
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** Lets a statement stand of which the contrary was proposed; false when somebody was faster. */
	boolean keepStanding(UUID id, int version) {
		return sql.sql("""
				update funds_statement
				set superseding_by = null, superseding_by_name = null, superseding_at = null, superseding_reason = null, version = version + 1
				where statement_id = :id and version = :version and status = 'DONE' and superseding_by is not null
				""").param("id", id).param("version", version).update() == 1;
	}

	/** A statement that waits for the worker, and under which post it is brought in. */
	record Waiting(UUID statementId, UUID accountId, UUID postId, int attempts, String regionCode) {
	}

	Optional<Waiting> next() {
		return sql.sql("select statement_id, account_id, post_id, attempts, region_code from funds_statement_next(:key)")
			.param("key", serverKey)
			.query(Waiting.class)
			.optional();
	}

	/** Marks one statement, or all that were being brought in when the platform stopped. */
	void stop(@Nullable UUID id, CaseStatementStatus status, List<String> why, Instant at) {
		sql.sql("select funds_statement_stop(:key, cast(:id as uuid), :status, :why, :at)")
			.param("key", serverKey)
			.param("id", id, Types.OTHER)
			.param("status", status.name())
			.param("why", why.toArray(String[]::new))
			.param("at", FundsRows.utc(at))
			.query((r, n) -> 0)
			.single();
	}

	/** Takes a statement up; false when it was cancelled meanwhile. */
	boolean begin(UUID id) {
		return sql.sql("""
				update funds_statement
				set status = 'RUNNING', rows_checked = 0, attempts = attempts + 1
				where statement_id = :id and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("id", id).update() == 1;
	}

	/** Says how many rows were checked; false when it was cancelled. */
	boolean checked(UUID id, long rows) {
		return sql.sql("update funds_statement set rows_checked = :rows where statement_id = :id and status = 'RUNNING'")
			.param("rows", rows)
			.param("id", id)
			.update() == 1;
	}

	/** Whether it is still being brought in; a row that somebody else holds is not waited for. */
	boolean runs(UUID id) {
		return sql.sql("select status = 'RUNNING' from funds_statement where statement_id = :id").param("id", id).query(Boolean.class).single();
	}

	/** Ends it well; false when it was cancelled meanwhile. */
	boolean finish(UUID id, Instant at) {
		return sql.sql("""
				update funds_statement
				set status = 'DONE', finished_at = :at, version = version + 1
				where statement_id = :id and status = 'RUNNING'
				""").param("at", FundsRows.utc(at)).param("id", id).update() == 1;
	}

	/** An account as it is kept. @param kind null when nobody says it */
	record KeptAccount(String account, String holder, String name, @Nullable PartyKind kind, boolean own, boolean subject,
			@Nullable LocalDate openedOn, int birthYear, int region) {
	}

	void keepAccounts(UUID statement, Collection<KeptAccount> accounts) {
		sql.sql("select funds_statement_accounts_keep(:key, :statement, cast(:accounts as jsonb))")
			.param("key", serverKey)
			.param("statement", statement)
			.param("accounts", json.writeValueAsString(accounts))
			.query((r, n) -> 0)
			.single();
	}

	/** Keeps some rows; answers how many were new. */
	int keepRows(UUID statement, int firstNo, StatementRows rows) {
		return sql.sql("select funds_statement_rows_keep(:key, :statement, :first, :ids, :millis, :payers, :payees, :fens, :channels, :rolls)")
			.param("key", serverKey)
			.param("statement", statement)
			.param("first", firstNo)
			.param("ids", rows.ids().toArray(String[]::new))
			.param("millis", rows.millis().toArray(Long[]::new))
			.param("payers", rows.payers().toArray(String[]::new))
			.param("payees", rows.payees().toArray(String[]::new))
			.param("fens", rows.fens().toArray(Long[]::new))
			.param("channels", rows.channels().toArray(String[]::new))
			.param("rolls", rows.rolls().toArray(Boolean[]::new))
			.query(Integer.class)
			.single();
	}

	/** Where the number of a payment is kept. */
	record Place(String id, UUID statementId, int rowNo, String fileName) {
	}

	List<Place> places(UUID statement, UUID caseId, Collection<String> ids) {
		return sql.sql("""
				select r.txn_id as id, r.statement_id, r.row_no, s.file_name
				from funds_statement_row r
				join funds_statement s on s.statement_id = r.statement_id
				where r.case_id = :case and r.txn_id = any (:ids) and r.statement_id = :statement
				""").param("statement", statement).param("case", caseId).param("ids", ids.toArray(String[]::new)).query(Place.class).list();
	}

	/** Those of some payments of a statement that another one that stands tells of otherwise. */
	List<Place> contradicted(UUID caseId, UUID statement, Collection<String> ids) {
		return sql.sql("""
				select o.txn_id as id, o.statement_id, o.row_no, s.file_name
				from funds_statement_row r
				join funds_statement_row o on o.case_id = r.case_id and o.txn_id = r.txn_id and o.statement_id <> r.statement_id
				join funds_statement s on s.statement_id = o.statement_id and s.status = 'DONE'
				where r.case_id = :case and r.statement_id = :statement and r.txn_id = any (:ids)
				and (o.at, o.payer, o.payee, o.fen) is distinct from (r.at, r.payer, r.payee, r.fen)
				order by r.row_no
				""")
			.param("case", caseId)
			.param("statement", statement)
			.param("ids", ids.toArray(String[]::new))
			.query(Place.class)
			.list();
	}

	/** The accounts that each standing statement of a case is the statement of; what was proposed first comes first. */
	Map<String, Set<String>> own(UUID caseId, Scope scope) {
		var own = new LinkedHashMap<String, Set<String>>();
		var oldestFirst = new ArrayList<>(of(caseId, scope));
		Collections.reverse(oldestFirst);
		for (var statement : oldestFirst) {
			if (statement.status() == CaseStatementStatus.DONE) {
				own.put(statement.statementId().toString(),
						statement.totals().accounts().stream().map(Balance::account).collect(Collectors.toSet()));
			}
		}
		return own;
	}

	/** The accounts of a case: of one that several statements name, what the newest says. */
	List<StatementAccount> accounts(UUID caseId, Scope scope) {
		return sql.sql("""
				select distinct on (a.account) a.account, a.holder, a.name, a.kind, bool_or(a.subject) over (partition by a.account) as subject,
				       a.opened_on, a.birth_year, a.region
				from funds_statement_account a
				join funds_statement s on s.statement_id = a.statement_id
				join funds_case c on c.case_id = a.case_id
				where a.case_id = :case and s.status = 'DONE' and\s""" + FundsCases.SCOPE + """
				order by a.account, a.name = '', a.kind is null, s.finished_at desc, a.statement_id
				""")
			.param("case", caseId)
			.params(scope.parameters())
			.query((r, n) -> new StatementAccount(r.getString("account"), r.getString("holder"), r.getString("name"),
					Optional.ofNullable(r.getString("kind")).map(PartyKind::valueOf).orElse(null), r.getBoolean("subject"),
					FundsRows.day(r, "opened_on"), r.getInt("birth_year"), r.getInt("region")))
			.list();
	}

	/** Gives each row of a case, in the order of time; one number of several statements comes once for each, one after the other. */
	void each(UUID caseId, Scope scope, RowCallbackHandler sink) {
		sql.sql(ROWS + ORDER).withFetchSize(2_000).param("case", caseId).params(scope.parameters()).query(sink);
	}

	/** Gives each row between some accounts. */
	void among(UUID caseId, Collection<String> accounts, Scope scope, RowCallbackHandler sink) {
		sql.sql(ROWS + "and r.payer = any (:accounts) and r.payee = any (:accounts)" + ORDER)
			.withFetchSize(2_000)
			.param("case", caseId)
			.params(scope.parameters())
			.param("accounts", accounts.toArray(String[]::new))
			.query(sink);
	}

	/** Gives each row of some accounts, in the order of time. */
	void of(UUID caseId, Collection<String> accounts, Scope scope, RowCallbackHandler sink) {
		sql.sql(ROWS + "and (r.payer = any (:accounts) or r.payee = any (:accounts))" + ORDER)
			.withFetchSize(2_000)
			.param("case", caseId)
			.params(scope.parameters())
			.param("accounts", accounts.toArray(String[]::new))
			.query(sink);
	}

	/** Some rows by their ids, in the order of time. */
	List<KeptRow> named(UUID caseId, Collection<String> ids, Scope scope) {
		return sql.sql(ONCE + "and r.txn_id = any (:ids)" + ORDER)
			.param("case", caseId)
			.params(scope.parameters())
			.param("ids", ids.toArray(String[]::new))
			.query(CaseStatements::kept)
			.list();
	}

	private static final String BETWEEN = """
			and (r.payer = any (:own) and r.payee = any (:others) or r.payer = any (:others) and r.payee = any (:own))
			""";

	/**
	 * What the accounts of the subject and some others paid each other, in the order of time.
	 * @param doubled numbers that are not counted, because the statement of the other side has the payment too
	 */
	List<KeptRow> between(UUID caseId, Collection<String> own, Collection<String> others, Collection<String> doubled, Paging paging,
			Scope scope) {
		return sql.sql(ONCE + BETWEEN + "and r.txn_id <> all (:doubled)" + ORDER + " limit :limit offset :offset")
			.param("case", caseId)
			.params(scope.parameters())
			.param("own", own.toArray(String[]::new))
			.param("others", others.toArray(String[]::new))
			.param("doubled", doubled.toArray(String[]::new))
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(CaseStatements::kept)
			.list();
	}

	/** A row as it is kept. @param millis since 1970 in UTC */
	record KeptRow(String id, long millis, String payer, String payee, long fen, FlowChannel channel, boolean rollOver, UUID statementId,
			int rowNo) {
	}

	static KeptRow kept(ResultSet r, int n) throws SQLException {
		return new KeptRow(r.getString("txn_id"), r.getLong("millis"), r.getString("payer"), r.getString("payee"), r.getLong("fen"),
				FlowChannel.valueOf(r.getString("channel")), r.getBoolean("roll_over"), r.getObject("statement_id", UUID.class),
				r.getInt("row_no"));
	}

	private CaseStatement row(ResultSet r, int n) throws SQLException {
		var declared = Arrays.asList(json.readValue(r.getString("declared"), Declared[].class));
		var accounts = r.getString("accounts_sha256");
		return new CaseStatement(r.getObject("statement_id", UUID.class), r.getObject("case_id", UUID.class), r.getString("bank_name"),
				new Approval(r.getString("approval_number"), Objects.requireNonNull(FundsRows.day(r, "approved_on")),
						r.getString("approval_body"), new KeptFile(r.getString("approval_sha256"), r.getString("approval_name"), 0)),
				new KeptFile(r.getString("file_sha256"), r.getString("file_name"), r.getLong("file_size")),
				accounts == null ? null : new KeptFile(accounts, r.getString("accounts_name"), 0),
				new ControlTotals(r.getLong("declared_rows"), r.getLong("declared_in_fen"), r.getLong("declared_out_fen"),
						declared.stream().map(d -> new Balance(d.account(), d.openingFen(), d.closingFen())).toList()),
				declared.stream().filter(Declared::subject).map(Declared::account).collect(Collectors.toSet()),
				CaseStatementStatus.valueOf(r.getString("status")), r.getLong("rows_checked"), FundsRows.texts(r, "reasons"),
				r.getObject("proposed_by", UUID.class), r.getString("proposed_by_name"), FundsRows.instant(r, "proposed_at"),
				r.getString("answered_by_name"), FundsRows.maybe(r, "answered_at"), r.getString("answer_note"),
				FundsRows.maybe(r, "finished_at"), supersession(r), r.getInt("version"));
	}

	private static @Nullable Supersession supersession(ResultSet r) throws SQLException {
		var by = r.getObject("superseding_by", UUID.class);
		return by == null ? null
				: new Supersession(by, r.getString("superseding_by_name"), FundsRows.instant(r, "superseding_at"),
						r.getString("superseding_reason"), r.getString("superseded_by_name"), FundsRows.maybe(r, "superseded_at"));
	}
}
