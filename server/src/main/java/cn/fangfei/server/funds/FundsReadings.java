package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.statement.BothSides;
import cn.fangfei.detection.statement.Renumbered;
import cn.fangfei.detection.statement.StatementAccount;
import cn.fangfei.detection.statement.StatementReader;
import cn.fangfei.detection.statement.StatementReading;
import cn.fangfei.server.kernel.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the statements of a case show, read from its rows. The last few readings are kept: statements never change, so that a reading holds
 * as long as no further one is brought in. Whether somebody may see a case is asked before and not here.
 */
@Component
class FundsReadings {

	private static final int KEPT = 4;

	/** So many cases are read at once: each reading stands in memory with all accounts of the case. */
	private static final int AT_ONCE = 2;

	private final SharedWork<UUID, Read> reading = new SharedWork<>(AT_ONCE);

	private final CaseStatements statements;

	private final Map<UUID, Read> kept = new LinkedHashMap<>(8, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, Read> eldest) {
			return size() > KEPT;
		}
	};

	FundsReadings(CaseStatements statements) {
		this.statements = statements;
	}

	/**
	 * What was read.
	 * @param of the statements it was read from
	 * @param accounts of each holder, or of an account by itself
	 * @param doubled numbers that are not counted, because another statement has the payment too
	 */
	record Read(Set<UUID> of, StatementReading reading, Map<String, List<String>> accounts, Map<String, String> names, List<String> own,
			Set<String> doubled) {
	}

	/** Reads a case in the transaction of who asks. */
	Read of(UUID caseId, Scope scope) {
		var there = statements.of(caseId, scope)
			.stream()
			.filter(s -> s.status() == CaseStatementStatus.DONE)
			.map(CaseStatement::statementId)
			.collect(Collectors.toSet());
		while (true) {
			synchronized (kept) {
				var known = kept.get(caseId);
				if (known != null && known.of().equals(there)) {
					return known;
				}
			}
			// whoever reads a case meanwhile reads it for all; it may have begun before a further statement stood, and then it is read anew
			var read = reading.get(caseId, () -> keep(caseId, read(caseId, there, scope)));
			if (read.filter(r -> r.of().equals(there)).isPresent()) {
				return read.get();
			}
		}
	}

	private Read keep(UUID caseId, Read read) {
		synchronized (kept) {
			kept.put(caseId, read);
		}
		return read;
	}

	private Read read(UUID caseId, Set<UUID> there, Scope scope) {
		var accounts = named(statements.accounts(caseId, scope));
		var renumbered = renumbered(caseId, scope);
		var sides = bothSides(caseId, renumbered, scope);
		var doubled = new HashSet<>(sides.doubled());
		doubled.addAll(renumbered);
		var reader = new StatementReader(accounts);
		reader.overMidnight(sides.nights());
		var row = new FlowTransaction();
		var before = new String[] {""};
		statements.each(caseId, scope, r -> {
			var one = CaseStatements.kept(r, 0);
			if (renumbered.contains(one.id())) {
				reader.renumbered();
				return;
			}
			if (one.id().equals(before[0]) || doubled.contains(one.id())) {
				reader.again();
				return;
			}
			before[0] = one.id();
			fill(row, one);
			reader.accept(row);
		});
		var byHolder = accounts.stream()
			.filter(a -> !a.subject())
			.collect(Collectors.groupingBy(a -> a.holder().isEmpty() ? a.account() : a.holder(),
					Collectors.mapping(StatementAccount::account, Collectors.toList())));
		var names = accounts.stream()
			.filter(a -> !a.name().isEmpty())
			.collect(Collectors.toMap(StatementAccount::account, StatementAccount::name));
		return new Read(there, reader.end(), byHolder, names,
				accounts.stream().filter(StatementAccount::subject).map(StatementAccount::account).toList(), doubled);
	}

	/** What several statements of one account tell of under different numbers. */
	private Set<String> renumbered(UUID caseId, Scope scope) {
		var renumbered = new Renumbered(statements.own(caseId, scope));
		if (renumbered.accounts().isEmpty()) {
			return Set.of();
		}
		var row = new FlowTransaction();
		statements.of(caseId, renumbered.accounts(), scope, r -> {
			var one = CaseStatements.kept(r, 0);
			fill(row, one);
			renumbered.accept(one.statementId().toString(), row);
		});
		return renumbered.doubled();
	}

	/** What the statements of both sides tell of, other than these. */
	private BothSides.Found bothSides(UUID caseId, Set<String> renumbered, Scope scope) {
		var own = statements.own(caseId, scope);
		if (own.size() < 2) {
			return new BothSides.Found(Set.of(), List.of());
		}
		var sides = new BothSides(own);
		var row = new FlowTransaction();
		statements.among(caseId, own.values().stream().flatMap(Set::stream).distinct().toList(), scope, r -> {
			var one = CaseStatements.kept(r, 0);
			if (!renumbered.contains(one.id())) {
				fill(row, one);
				sides.accept(one.statementId().toString(), row);
			}
		});
		return sides.found();
	}

	private static void fill(FlowTransaction row, CaseStatements.KeptRow one) {
		row.begin(one.rowNo());
		var key = one.id().getBytes(StandardCharsets.UTF_8);
		row.id(key, 0, key.length);
		key = one.payer().getBytes(StandardCharsets.UTF_8);
		row.payer(key, 0, key.length);
		key = one.payee().getBytes(StandardCharsets.UTF_8);
		row.payee(key, 0, key.length);
		row.facts(one.millis() + StatementRows.SHANGHAI_MILLIS, one.fen(), one.channel(), one.rollOver());
	}

	/** A holder without a name is called by what people see of the key, unless another account of the holder has a name. */
	private static List<StatementAccount> named(List<StatementAccount> accounts) {
		var names = accounts.stream()
			.filter(a -> !a.holder().isEmpty() && !a.name().isEmpty())
			.collect(Collectors.toMap(StatementAccount::holder, StatementAccount::name, (a, b) -> b));
		return accounts.stream()
			.map(a -> a.name().isEmpty() && HolderKey.keyed(a.holder())
					? new StatementAccount(a.account(), a.holder(), names.getOrDefault(a.holder(), HolderKey.shown(a.holder())), a.kind(),
							a.subject(), a.openedOn(), a.birthYear(), a.region())
					: a)
			.toList();
	}
}
