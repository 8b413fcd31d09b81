package cn.fangfei.server.funds;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.funds.CaseStatements.KeptAccount;
import cn.fangfei.server.funds.CaseStatements.Place;
import cn.fangfei.server.funds.CaseStatements.Waiting;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of bringing a statement in. All its rows land in one transaction, so that it is there as a whole or not at all. */
@Service
@Transactional
class StatementSteps {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private static final int ROWS_A_STATEMENT = 5_000;

	private static final int NAMED_MOST = 5;

	private final CaseStatements statements;

	private final FundsCases cases;

	private final StatementFiles files;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	/** How many rows the transaction under way has written; nobody else sees them before it ends. */
	private final ConcurrentHashMap<UUID, Long> written = new ConcurrentHashMap<>();

	StatementSteps(CaseStatements statements, FundsCases cases, StatementFiles files, Access access, AuditTrail audit, Clock clock) {
		this.statements = statements;
		this.cases = cases;
		this.files = files;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	boolean begin(UUID id) {
		return statements.begin(id);
	}

	CaseStatement get(UUID id) {
		return statements.find(id, access.actor().scope()).orElseThrow(StatementNotFound::new);
	}

	boolean checked(UUID id, long rows) {
		return statements.checked(id, rows);
	}

	/** Rows that are written and not there yet. */
	long written(UUID id) {
		return written.getOrDefault(id, 0L);
	}

	/**
	 * Writes accounts and rows and ends the statement.
	 * @throws StatementRefused when a payment is there already
	 * @throws StatementStopped when it was cancelled, or the platform stops
	 */
	void keep(CaseStatement statement, BooleanSupplier going) throws UnreadableFile {
		var id = statement.statementId();
		try (var file = files.transactions(statement.file())) {
			var rows = new StatementRows();
			var accounts = new HashSet<String>();
			var done = 0;
			while (file.next()) {
				rows.add(file.row());
				accounts.add(file.row().keyText(1));
				accounts.add(file.row().keyText(2));
				if (rows.size() == ROWS_A_STATEMENT) {
					done = keep(statement, rows, done, going);
					rows = new StatementRows();
				}
			}
			done = keep(statement, rows, done, going);
			keepAccounts(id, files.accounts(statement, accounts));
			if (done != statement.totals().rows() || !statements.finish(id, clock.instant())) {
				throw new StatementStopped();
			}
			audit.record(access.actor(), "statement:import", "statement", id, region(statement), "导入" + statement.called() + "完成，共" + done + "笔");
		}
		finally {
			written.remove(id);
		}
	}

	private void keepAccounts(UUID id, List<KeptAccount> accounts) {
		for (var from = 0; from < accounts.size(); from += ROWS_A_STATEMENT) {
			statements.keepAccounts(id, accounts.subList(from, Math.min(accounts.size(), from + ROWS_A_STATEMENT)));
		}
	}

	private int keep(CaseStatement statement, StatementRows rows, int before, BooleanSupplier going) {
		if (!going.getAsBoolean() || !statements.runs(statement.statementId())) {
			throw new StatementStopped();
		}
		if (rows.size() > 0 && statements.keepRows(statement.statementId(), before + 1, rows) < rows.size()) {
			throw new StatementRefused(repeated(statement, rows, before));
		}
		var contradicted = rows.size() == 0 ? List.<Place>of()
				: statements.contradicted(statement.caseId(), statement.statementId(), rows.ids());
		if (!contradicted.isEmpty()) {
			throw new StatementRefused(otherwise(contradicted));
		}
		written.put(statement.statementId(), (long) before + rows.size());
		return before + rows.size();
	}

	/** Which payments stand in other statements with another content, and where. */
	private static List<String> otherwise(List<Place> places) {
		var reasons = new ArrayList<String>();
		places.stream()
			.limit(NAMED_MOST)
			.forEach(p -> reasons.add("交易编号" + p.id() + "已在流水“" + p.fileName() + "”第" + p.rowNo() + "笔，时间、双方或者金额和这份不同"));
		reasons.add("这样的编号至少有" + places.size() + "个。请与银行核对；已导入的有错的，先提出作废，同意后再导入这份");
		return reasons;
	}

	/** Which numbers the file has more than once. */
	private List<String> repeated(CaseStatement statement, StatementRows rows, int before) {
		var seen = new HashSet<String>();
		var twice = new LinkedHashSet<String>();
		for (var id : rows.ids()) {
			if (!seen.add(id)) {
				twice.add(id);
			}
		}
		for (var place : statements.places(statement.statementId(), statement.caseId(), seen)) {
			if (place.rowNo() <= before) {
				twice.add(place.id());
			}
		}
		var reasons = new ArrayList<String>();
		twice.stream().limit(NAMED_MOST).forEach(id -> reasons.add("交易编号" + id + "在文件里不止一次"));
		if (twice.size() > NAMED_MOST) {
			reasons.add("这样的编号至少有" + twice.size() + "个。请让银行核对后重新提供");
		}
		return reasons;
	}

	/** Ends a statement that differs from what was declared. */
	void refuse(CaseStatement statement, List<String> reasons) {
		// what a reason quotes of the file may hold bytes that no database takes
		var plain = reasons.stream().map(reason -> CONTROL.matcher(reason).replaceAll("\uFFFD")).toList();
		statements.stop(statement.statementId(), CaseStatementStatus.REFUSED, plain, clock.instant());
		audit.record(access.actor(), "statement:import", "statement", statement.statementId(), region(statement),
				"没有导入" + statement.called() + "，原因" + reasons.size() + "条，见该份流水");
	}

	/** Says that the parties of a case were exported; the reading itself changes nothing and so cannot say it. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void exported(FundsCase funds, int parties) {
		audit.record(access.actor(), "statement:read", "funds-case", funds.caseId(), funds.region(),
				"导出“" + funds.subjectName() + "”收付对象" + parties + "个");
	}

	/** Ends a statement whose approver can no longer answer for it, or that broke off too often; nobody acts, so the platform says it. */
	void fail(Waiting next, String why) {
		statements.stop(next.statementId(), CaseStatementStatus.FAILED, List.of(why), clock.instant());
		audit.recordMachine("导入流水", "statement:import", "statement", next.statementId(), new RegionCode(next.regionCode()), why);
	}

	private RegionCode region(CaseStatement statement) {
		return cases.find(statement.caseId(), access.actor().scope()).orElseThrow(FundsCaseNotFound::new).region();
	}
}
