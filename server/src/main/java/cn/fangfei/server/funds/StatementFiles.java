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
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the two files of a statement as the archive holds them. */
@Component
class StatementFiles {

	/** Of what is wrong so many are said one by one. */
	private static final int REASONS_MOST = 50;

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
	 * The accounts that are kept: those of the list, and those the statement is of.
	 * @throws StatementRefused when a row of the list cannot be read
	 */
	List<KeptAccount> accounts(CaseStatement statement) throws UnreadableFile {
		var own = statement.totals().accounts().stream().map(a -> a.account()).toList();
		var kept = new LinkedHashMap<String, KeptAccount>();
		for (var account : own) {
			var subject = statement.subjects().contains(account);
			kept.put(account, new KeptAccount(account, "", "", subject ? PartyKind.COMPANY : PartyKind.PERSON, true, subject, null, 0, 0));
		}
		if (statement.accounts() != null) {
			list(statement.caseId(), statement.accounts(), kept);
		}
		return List.copyOf(kept.values());
	}

	private void list(UUID caseId, KeptFile list, Map<String, KeptAccount> kept) throws UnreadableFile {
		var reasons = new ArrayList<String>();
		try (var file = AccountFile.open(archive.content(list.sha256()), list.name(), ReadLimits.standard())) {
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
				kept.put(row.account(), new KeptAccount(row.account(), HolderKey.of(serverKey, caseId, row.subject()), file.holderName(), row.kind(),
						known != null && known.own(), known != null && known.subject(), row.openedOn(), row.birthYear(), row.region()));
			}
		}
		if (!reasons.isEmpty()) {
			throw new StatementRefused(reasons);
		}
	}
}
