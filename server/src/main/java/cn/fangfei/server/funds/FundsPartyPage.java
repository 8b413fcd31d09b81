package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.StatementReading.Party;
import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;

/** One page of those who paid the subject or were paid by it. */
record FundsPartyPage(List<FundsPartyRow> rows, long total, int page, int size) {

	/**
	 * @param key by which its payments are asked for
	 * @param holder what people see of the key
	 * @param outstanding paid in less got back; below zero what somebody got beyond
	 */
	record FundsPartyRow(String key, String holder, String name, PartyKind kind, StatementRole role, long inRows, Yuan inAmount, long outRows,
			Yuan outAmount, Yuan outstanding, LocalDate firstDay, LocalDate lastDay) {

		static FundsPartyRow of(Party p) {
			return new FundsPartyRow(p.key(), HolderKey.shown(p.key()), p.name(), p.kind(), p.role(), p.inRows(), CaseStatementView.yuan(p.inFen()),
					p.outRows(), CaseStatementView.yuan(p.outFen()), CaseStatementView.yuan(p.outstandingFen()), p.first(), p.last());
		}
	}
}
