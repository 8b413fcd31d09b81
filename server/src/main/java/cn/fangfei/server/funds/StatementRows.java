package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowTransaction;
import java.util.ArrayList;
import java.util.List;

/** Rows on their way into the database, column by column. @param millis since 1970 in UTC */
record StatementRows(List<String> ids, List<Long> millis, List<String> payers, List<String> payees, List<Long> fens, List<String> channels,
		List<Boolean> rolls) {

	/** What the clock of a statement shows before the clock of the world. */
	static final long SHANGHAI_MILLIS = 8 * 3_600_000L;

	StatementRows() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

	void add(FlowTransaction row) {
		ids.add(row.keyText(0));
		millis.add(row.millis() - SHANGHAI_MILLIS);
		payers.add(row.keyText(1));
		payees.add(row.keyText(2));
		fens.add(row.fen());
		channels.add(row.channel().name());
		rolls.add(row.rollOver());
	}

	int size() {
		return ids.size();
	}
}
