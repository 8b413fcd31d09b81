package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowNaming;
import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.funds.CaseStatements.KeptRow;
import cn.fangfei.server.funds.FundsPartyPage.FundsPartyRow;
import cn.fangfei.server.funds.FundsPathPage.FundsPathRow;
import cn.fangfei.server.funds.FundsPaymentPage.FundsPayment;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people read what the statements of a case show, and the payments it is reckoned from. Every look is on record. */
@Service
@Transactional
public class FundsReadingDesk {

	private final FundsCases cases;

	private final CaseStatements statements;

	private final FundsReadings readings;

	private final Access access;

	private final AuditTrail audit;

	FundsReadingDesk(FundsCases cases, CaseStatements statements, FundsReadings readings, Access access, AuditTrail audit) {
		this.cases = cases;
		this.statements = statements;
		this.readings = readings;
		this.access = access;
		this.audit = audit;
	}

	/** The whole in sums, pictures and sentences. */
	@Permit("statement:read")
	FundsReadingView read(UUID caseId) {
		var funds = find(caseId);
		var read = readings.of(caseId, access.actor().scope());
		audit.record(access.actor(), "statement:read", "funds-case", caseId, funds.region(),
				"查看“" + funds.subjectName() + "”流水分析，共" + read.reading().totals().rows() + "笔");
		return FundsReadingView.of(funds, read);
	}

	/** One page of those who paid and were paid. */
	@Permit("statement:read")
	FundsPartyPage parties(UUID caseId, FundsPartyFilter filter, Paging paging) {
		var funds = find(caseId);
		var found = filter.of(readings.of(caseId, access.actor().scope()).reading().parties(), paging);
		audit.record(access.actor(), "statement:read", "funds-case", caseId, funds.region(),
				"查看“" + funds.subjectName() + "”收付对象，符合条件" + found.size() + "个");
		return new FundsPartyPage(cut(found, paging).stream().map(FundsPartyRow::of).toList(), found.size(), paging.page(), paging.size());
	}

	/** One page of those the money went on to, of one layer when that is asked. */
	@Permit("statement:read")
	FundsPathPage path(UUID caseId, @Nullable Integer layer, Paging paging) {
		var funds = find(caseId);
		var found = readings.of(caseId, access.actor().scope())
			.reading()
			.path()
			.stream()
			.filter(p -> layer == null || p.layer() == layer)
			.toList();
		audit.record(access.actor(), "statement:read", "funds-case", caseId, funds.region(),
				"查看“" + funds.subjectName() + "”资金去向，" + found.size() + "个");
		return new FundsPathPage(cut(found, paging).stream().map(FundsPathRow::of).toList(), found.size(), paging.page(), paging.size());
	}

	/** The payments between the subject and one party. */
	@Permit("statement:read")
	FundsPaymentPage ofParty(UUID caseId, String party, Paging paging) {
		var funds = find(caseId);
		var scope = access.actor().scope();
		var read = readings.of(caseId, scope);
		var known = read.reading().parties().stream().filter(p -> p.key().equals(party)).findFirst();
		// cash that comes in and cash that goes out are asked for together
		var unnamed = known.filter(p -> p.role() == StatementRole.UNNAMED).isPresent();
		var total = read.reading()
			.parties()
			.stream()
			.filter(p -> unnamed ? p.role() == StatementRole.UNNAMED : p.key().equals(party))
			.mapToLong(p -> p.inRows() + p.outRows())
			.sum();
		audit.record(access.actor(), "statement:read", "funds-case", caseId, funds.region(),
				"查看“" + funds.subjectName() + "”与一个收付对象（" + known.map(p -> p.role().label()).orElse("没有这个对象") + "）的流水" + total + "笔");
		var accounts = unnamed ? List.of("") : read.accounts().getOrDefault(party, List.of(party));
		var rows = total == 0 ? List.<KeptRow>of() : statements.between(caseId, read.own(), accounts, read.doubled(), paging, scope);
		return page(rows, total, paging, read);
	}

	/** The payments that the sentence of a pattern is reckoned from. */
	@Permit("statement:read")
	FundsPaymentPage ofNaming(UUID caseId, String code, Paging paging) {
		var funds = find(caseId);
		var scope = access.actor().scope();
		var read = readings.of(caseId, scope);
		var naming = read.reading().namings().stream().filter(n -> n.typology().code().equals(code)).findFirst();
		var ids = naming.map(FlowNaming::evidence).orElse(List.of());
		audit.record(access.actor(), "statement:read", "funds-case", caseId, funds.region(),
				"查看“" + funds.subjectName() + "”" + naming.map(n -> n.typology().label()).orElse("没有识别出的模式") + "所依据的流水" + ids.size() + "笔");
		return page(statements.named(caseId, cut(ids, paging), scope), ids.size(), paging, read);
	}

	private static <T> List<T> cut(List<T> all, Paging paging) {
		var from = (int) Math.min(all.size(), paging.offset());
		return all.subList(from, Math.min(all.size(), from + paging.size()));
	}

	private static FundsPaymentPage page(List<KeptRow> rows, long total, Paging paging, FundsReadings.Read read) {
		return new FundsPaymentPage(rows.stream()
			.map(r -> new FundsPayment(r.id(), Instant.ofEpochMilli(r.millis()), r.payer(), read.names().getOrDefault(r.payer(), ""),
					r.payee(), read.names().getOrDefault(r.payee(), ""), CaseStatementView.yuan(r.fen()), r.channel(), r.rollOver(),
					r.statementId(), r.rowNo()))
			.toList(), total, paging.page(), paging.size());
	}

	private FundsCase find(UUID id) {
		return cases.find(id, access.actor().scope()).orElseThrow(FundsCaseNotFound::new);
	}
}
