package cn.fangfei.server.funds;

import cn.fangfei.detection.statement.ControlTotals;
import cn.fangfei.detection.statement.ControlTotals.Balance;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.archive.Upload;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.funds.CaseStatement.Approval;
import cn.fangfei.server.funds.CaseStatement.KeptFile;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where statements are proposed, approved by somebody else, followed and stopped. The bringing in is the runner's. */
@Service
@Transactional
public class StatementDesk {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Set<String> SCANS = Set.of("application/pdf", "image/jpeg", "image/png", "image/tiff");

	private final CaseStatements statements;

	private final FundsCases cases;

	private final StatementFiles files;

	private final StatementSteps steps;

	private final StatementRunner runner;

	private final ArchiveDesk archive;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	StatementDesk(CaseStatements statements, FundsCases cases, StatementFiles files, StatementSteps steps, StatementRunner runner,
			ArchiveDesk archive, Access access, AuditTrail audit, Clock clock) {
		this.statements = statements;
		this.cases = cases;
		this.files = files;
		this.steps = steps;
		this.runner = runner;
		this.archive = archive;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * A statement as a person proposes it.
	 * @param accountsUploadId the list of accounts, where there is one
	 * @param subjects those of the accounts that are the subject's
	 */
	public record NewStatement(String bankName, String approvalNumber, LocalDate approvedOn, String approvalBody, UUID approvalUploadId,
			UUID fileUploadId, @Nullable UUID accountsUploadId, ControlTotals totals, Set<String> subjects) {

		/**
		 * With the totals in plain numbers, hundredths of a yuan.
		 * @param inFen paid to the accounts, each payment once for each of them
		 */
		public static NewStatement of(String bankName, String approvalNumber, LocalDate approvedOn, String approvalBody, UUID approvalUploadId,
				UUID fileUploadId, @Nullable UUID accountsUploadId, long rows, long inFen, long outFen, List<StatementAccount> accounts) {
			return new NewStatement(bankName, approvalNumber, approvedOn, approvalBody, approvalUploadId, fileUploadId, accountsUploadId,
					new ControlTotals(rows, inFen, outFen,
							accounts.stream().map(a -> new Balance(a.account(), a.openingFen(), a.closingFen())).toList()),
					accounts.stream().filter(StatementAccount::subject).map(StatementAccount::account).collect(Collectors.toSet()));
		}
	}

	/** An account that a statement is of. @param subject whether it is the subject's */
	public record StatementAccount(String account, boolean subject, @Nullable Long openingFen, @Nullable Long closingFen) {
	}

	/** Proposes a statement: nothing of it is read before somebody else approves it but whether it is a file of payments at all. */
	@Permit("statement:propose")
	public CaseStatementView propose(UUID caseId, NewStatement wish) {
		var actor = access.actor();
		var funds = cases.find(caseId, actor.scope()).orElseThrow(FundsCaseNotFound::new);
		if (wish.approvedOn().isAfter(LocalDate.now(clock.withZone(ZONE)))) {
			throw new StatementFileUnfit("批准日期还没有到，请核对批准文书后改正");
		}
		refuseContradiction(wish);
		var scan = archive.get(wish.approvalUploadId());
		if (scan.mediaType() == null || !SCANS.contains(scan.mediaType())) {
			throw new StatementFileUnfit("批准文书应是 PDF 或者图片的扫描件，请重新扫描后上传");
		}
		var file = kept(archive.get(wish.fileUploadId()));
		var list = wish.accountsUploadId() == null ? null : kept(archive.get(wish.accountsUploadId()));
		var statement = new CaseStatement(Ids.next(), caseId, wish.bankName(), new Approval(wish.approvalNumber(), wish.approvedOn(),
				wish.approvalBody(), kept(scan)), file, list, wish.totals(), wish.subjects(), CaseStatementStatus.PROPOSED, 0, List.of(),
				actor.accountId(), actor.displayName(), clock.instant(), null, null, null, null, null, 0);
		try (var rows = files.transactions(file)) {
			if (list != null) {
				AccountFile.open(archive.content(list.sha256()), list.name(), ReadLimits.standard()).close();
			}
		}
		catch (UnreadableFile e) {
			throw new StatementFileUnfit(String.valueOf(e.getMessage()));
		}
		if (!statements.add(statement)) {
			throw new StatementKnown(known(statement));
		}
		audit.record(actor, "statement:propose", "statement", statement.statementId(), funds.region(), "为“" + funds.subjectName() + "”提出导入"
				+ statement.called() + "，批准文书" + wish.approvalNumber() + "，" + wish.totals().rows() + "笔");
		return view(statement.statementId());
	}

	private String known(CaseStatement wish) {
		var like = statements.like(wish.caseId(), wish.file(), access.actor().scope()).orElseThrow(StatementNotFound::new);
		var when = LocalDate.ofInstant(like.proposedAt(), ZONE);
		return like.file().sha256().equals(wish.file().sha256())
				? "这份文件已由" + like.proposedByName() + "在" + when + "提出过，现在是“" + like.status().label() + "”"
				: "本案已有同名的流水“" + like.file().name() + "”，内容和这份不同。已有的不会被覆盖；已有的有错，请先提出作废，另一位负责人同意后再提出导入";
	}

	/** An account with both balances, and sums that do not fit them, cannot be of one paper. */
	private static void refuseContradiction(NewStatement wish) {
		var totals = wish.totals();
		if (!totals.accounts().stream().map(a -> a.account()).toList().containsAll(wish.subjects())) {
			throw new StatementTotalsUnfit("本案主体的账户不在账户表里");
		}
		for (var account : totals.accounts()) {
			if ((account.openingFen() == null) != (account.closingFen() == null)) {
				throw new StatementTotalsUnfit("账户" + account.account() + "只写了期初、期末余额中的一个，没有办法核对，要么都写，要么都不写");
			}
		}
		var all = totals.accounts().stream().allMatch(a -> a.openingFen() != null && a.closingFen() != null);
		if (all) {
			var opening = totals.accounts().stream().mapToLong(a -> a.openingFen() == null ? 0 : a.openingFen()).sum();
			var closing = totals.accounts().stream().mapToLong(a -> a.closingFen() == null ? 0 : a.closingFen()).sum();
			if (opening + totals.inFen() - totals.outFen() != closing) {
				throw new StatementTotalsUnfit("各账户期初余额合计加转入合计减转出合计，不等于期末余额合计");
			}
		}
	}

	private static KeptFile kept(Upload upload) {
		return new KeptFile(upload.sha256(), upload.fileName(), upload.size());
	}

	/** One statement, as it is followed while it is brought in. */
	@Permit("statement:read")
	@Transactional(readOnly = true)
	public CaseStatementView get(UUID id) {
		return view(id);
	}

	/** Approves what somebody else proposed; the bringing in begins. */
	@Permit("statement:approve")
	public CaseStatementView approve(UUID id, int version) {
		var statement = answer(id, CaseStatementStatus.QUEUED, null, version);
		audit.record(access.actor(), "statement:approve", "statement", id, region(statement),
				"批准导入" + statement.called() + "（由" + statement.proposedByName() + "提出，批准文书" + statement.approval().number() + "）");
		AfterCommit.run(runner::wake);
		return view(id);
	}

	/** Does not approve it. */
	@Permit("statement:approve")
	CaseStatementView decline(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", reason);
		var statement = answer(id, CaseStatementStatus.DECLINED, reason.strip(), version);
		audit.record(access.actor(), "statement:approve", "statement", id, region(statement), "没有批准导入" + statement.called());
		return view(id);
	}

	private CaseStatement answer(UUID id, CaseStatementStatus status, @Nullable String note, int version) {
		var actor = access.actor();
		var statement = find(id);
		if (statement.proposedBy().equals(actor.accountId())) {
			throw new StatementOwn();
		}
		if (!statements.answer(id, status, note, actor, clock.instant(), version)) {
			var now = find(id);
			throw new StatementMoved(now.file().name(), now.status().label());
		}
		return statement;
	}

	/** Stops a statement that waits or is being brought in; nothing of it stays. */
	@Permit({"statement:propose", "statement:approve"})
	CaseStatementView cancel(UUID id, int version) {
		var statement = find(id);
		if (!statements.cancel(id, version, clock.instant())) {
			var now = find(id);
			throw new StatementMoved(now.file().name(), now.status().label());
		}
		audit.record(access.actor(), "statement:propose", "statement", id, region(statement), "取消导入" + statement.called());
		return view(id);
	}

	/** Proposes that a statement that was wrong no longer counts; its rows stay. */
	@Permit("statement:propose")
	CaseStatementView proposeSupersession(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", reason);
		var actor = access.actor();
		var statement = find(id);
		moved(id, statements.proposeSupersession(id, reason.strip(), actor, clock.instant(), version));
		audit.record(actor, "statement:propose", "statement", id, region(statement), "提出作废" + statement.called());
		return view(id);
	}

	/** Approves what somebody else proposed: from now on it counts no longer, and the same file can be proposed again. */
	@Permit("statement:approve")
	CaseStatementView supersede(UUID id, int version) {
		var actor = access.actor();
		var statement = find(id);
		var wish = statement.supersession();
		if (wish != null && wish.proposedBy().equals(actor.accountId())) {
			throw new StatementSupersessionOwn();
		}
		moved(id, statements.supersede(id, actor, clock.instant(), version));
		audit.record(actor, "statement:approve", "statement", id, region(statement),
				"同意作废" + statement.called() + (wish == null ? "" : "（由" + wish.proposedByName() + "提出）"));
		return view(id);
	}

	/** Declines the proposal, or takes it back: the statement stands. */
	@Permit({"statement:propose", "statement:approve"})
	CaseStatementView keepStanding(UUID id, int version) {
		var statement = find(id);
		moved(id, statements.keepStanding(id, version));
		audit.record(access.actor(), "statement:propose", "statement", id, region(statement), "不作废" + statement.called());
		return view(id);
	}

	private void moved(UUID id, boolean done) {
		if (!done) {
			var now = find(id);
			throw new StatementMoved(now.file().name(), now.status().label());
		}
	}

	/** The scan of the paper that allows it. */
	record Scan(String fileName, Path content) {
	}

	@Permit("statement:read")
	Scan approval(UUID id) {
		var statement = find(id);
		var scan = statement.approval().scan();
		audit.record(access.actor(), "statement:read", "statement", id, region(statement), "下载批准文书“" + scan.name() + "”");
		return new Scan(scan.name(), archive.content(scan.sha256()));
	}

	private RegionCode region(CaseStatement statement) {
		return cases.find(statement.caseId(), access.actor().scope()).orElseThrow(FundsCaseNotFound::new).region();
	}

	private CaseStatement find(UUID id) {
		return statements.find(id, access.actor().scope()).orElseThrow(StatementNotFound::new);
	}

	private CaseStatementView view(UUID id) {
		return CaseStatementView.of(find(id), steps.written(id), access.actor().accountId());
	}
}
