package cn.fangfei.server.report;

import cn.fangfei.server.ledger.LedgerFactName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a form.
 * @param title its head, word for word
 * @param group the head above it; absent where the head spans both rows
 * @param facts of the ledger that its cells are printed from
 * @param kind how its cells are written
 * @param required whether the form marks it 必填
 */
record FormColumn(String title, @Nullable String group, List<LedgerFactName> facts, FormCellKind kind,
		boolean required) {

	/** How the cells of a column are written. */
	enum FormCellKind {
		/** The number of the line. */
		NUMBER,
		/** Free text, to the left. */
		TEXT,
		/** A short word or a day, centred. */
		WORD,
		/** 万元 with two decimals. */
		MONEY,
		/** How many people. */
		COUNT
	}

	boolean isFigure() {
		return kind == FormCellKind.MONEY || kind == FormCellKind.COUNT;
	}
}
