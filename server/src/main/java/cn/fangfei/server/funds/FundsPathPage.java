package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.StatementReading.PathParty;
import cn.fangfei.server.kernel.Yuan;
import java.util.List;

/** One page of those the money went on to. */
record FundsPathPage(List<FundsPathRow> rows, long total, int page, int size) {

	/** A party beyond the subject: what comes in goes on from it or is kept. @param holder what people see of the key */
	record FundsPathRow(int layer, String key, String holder, String name, PartyKind kind, Yuan fromBefore, Yuan fromElsewhere,
			Yuan toNext, Yuan toParticipants, Yuan toElsewhere, Yuan kept) {

		static FundsPathRow of(PathParty p) {
			return new FundsPathRow(p.layer(), p.key(), HolderKey.shown(p.key()), p.name(), p.kind(),
					CaseStatementView.yuan(p.fromBefore()), CaseStatementView.yuan(p.fromElsewhere()),
					CaseStatementView.yuan(p.toNext()), CaseStatementView.yuan(p.toParticipants()),
					CaseStatementView.yuan(p.toElsewhere()), CaseStatementView.yuan(p.kept()));
		}
	}
}
