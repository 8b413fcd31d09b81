package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.ControlCheck;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.TransactionFile;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.funds.CaseStatement.KeptFile;
import cn.fangfei.server.funds.CaseStatements.KeptAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the two files of a statement as the archive holds them. */
@Component
class StatementFiles {

	/** Of what is wrong so many are said one by one. */
	private static final int REASONS_MOST = 50;

	/** So many accounts of a statement are kept: all of them stand in memory when a case is read. */
	private static final int ACCOUNTS_MOST = 500_000;

	private static final int LOOK_EVERY = 5_000;

	private final ArchiveDesk archive;

	private final String serverKey;

	StatementFiles(ArchiveDesk archive, @Value("${fangfei.access.server-key}") String serverKey) {
		this.archive = archive;
		this.serverKey = serverKey;
	}

	TransactionFile transactions(KeptFile file) throws UnreadableFile {
		return TransactionFile.open(archive.content(file.sha256()), file.name(), ReadLimits.standard());
	}

	/**
	 * Holds the rows against the control totals.
	 * @param going asked now and then with the rows so far; false ends the reading
	 * @throws StatementRefused when anything differs or any row is not as it should be
	 * @throws StatementStopped when it should not go on
	 */
	void check(CaseStatement statement, LongPredicate going) throws UnreadableFile {
		var check = new ControlCheck(statement.totals());
		var reasons = new ArrayList<String>();
		var rows = 0L;
		var bad = 0L;
		try (var file = transactions(statement.file())) {
			while (file.next()) {
				if (++rows % LOOK_EVERY == 0 && !going.test(rows)) {
					throw new StatementStopped();
				}
				var problem = file.problem();
				var wrong = problem == null ? check.accept(file.row()) : problem.message() + "。" + problem.remedy();
				if (wrong != null && ++bad <= REASONS_MOST) {
					reasons.add("第" + file.line() + "行：" + wrong);
				}
			}
		}
		if (bad > REASONS_MOST) {
			reasons.add("有问题的共" + bad + "行，上面是前" + REASONS_MOST + "行");
		}
		if (bad == 0) {
			reasons.addAll(check.differences());
		}
		if (!reasons.isEmpty()) {
			throw new StatementRefused(reasons);
		}
	}

	/**
	 * The accounts that are kept: those the statement is of, and those of the list that it speaks of.
	 * @param seen the accounts of its rows; whoever else is on the list is nobody's business here
	 * @throws StatementRefused when a row of the list cannot be read, or too many would be kept
	 */
	List<KeptAccount> accounts(CaseStatement statement, Set<String> seen) throws UnreadableFile {
		var own = statement.totals().accounts().stream().map(a -> a.account()).toList();
		var kept = new LinkedHashMap<String, KeptAccount>();
		for (var account : own) {
			var subject = statement.subjects().contains(account);
			kept.put(account, new KeptAccount(account, "", "", subject ? PartyKind.COMPANY : null, true, subject, null, 0, 0));
		}
		if (statement.accounts() != null) {
			list(statement.caseId(), statement.accounts(), seen, kept);
		}
		return List.copyOf(kept.values());
	}

	private void list(UUID caseId, KeptFile list, Set<String> seen, Map<String, KeptAccount> kept) throws UnreadableFile {
		var reasons = new ArrayList<String>();
		try (var file = AccountFile.open(archive.content(list.sha256()), list.name(), ReadLimits.standard()).kindsMustBeKnown()) {
			while (file.next()) {
				var row = file.row();
				if (row == null) {
					file.problems()
						.stream()
						.filter(p -> p.severity() == Severity.ERROR && reasons.size() < REASONS_MOST)
						.map(RowProblem::sentence)
						.forEach(sentence -> reasons.add("账户清单" + sentence));
					continue;
				}
				var known = kept.get(row.account());
				if (known == null && !seen.contains(row.account())) {
					continue;
				}
				if (known == null && kept.size() >= ACCOUNTS_MOST) {
					reasons.add("账户清单里这份流水的账户超过" + ACCOUNTS_MOST + "个。请让银行按期间分成几份重新提供");
					break;
				}
				var own = known != null && known.own();
				var subject = known != null && known.subject();
				var holder = HolderKey.of(serverKey, caseId, row.subject());
				var said = row.kindSaid() || HolderKey.keyed(holder);
				kept.put(row.account(), new KeptAccount(row.account(), holder, file.holderName(),
						said ? row.kind() : subject ? PartyKind.COMPANY : null, own, subject, row.openedOn(), row.birthYear(), row.region()));
			}
		}
		if (!reasons.isEmpty()) {
			throw new StatementRefused(reasons);
		}
	}
}
