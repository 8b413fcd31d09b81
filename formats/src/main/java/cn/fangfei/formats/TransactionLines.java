package cn.fangfei.formats;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowTransaction;

/**
 * Rows of transactions.csv that come one by one and not in a file, as from a message queue: each is the UTF-8 bytes of one row, and a
 * header, told beforehand or come as a row itself, says what stands in which column. Rows are good and bad as in {@link TransactionFile}.
 */
public final class TransactionLines {

	private static final String HEADER = "txn_id,time,payer,payee,amount,channel,memo";

	private final CsvBytes csv;
	private final TransactionFile rows;

	private TransactionLines(CsvBytes csv, TransactionFile rows) {
		this.csv = csv;
		this.rows = rows;
	}

	/** @return null when the header does not name all columns that a row cannot do without */
	public static @Nullable TransactionLines under(byte[] header) {
		var csv = CsvBytes.under(header, ReadLimits.standard());
		if (csv == null) {
			return null;
		}
		var rows = new TransactionFile(csv);
		return rows.missing().isEmpty() ? new TransactionLines(csv, rows) : null;
	}

	/**
	 * Reads one row.
	 *
	 * @param line null when there is none, as in a record of a queue that deletes another
	 * @return why it cannot be used; null for a good one, which then is {@link #row}. Lines are not counted.
	 */
	public @Nullable RowProblem read(byte @Nullable [] line) {
		if (line != null) {
			csv.take(line);
		}
		if (line == null || !rows.next()) {
			return RowProblem.error(0, "没有内容", "请在一条记录里写一行流水：" + HEADER);
		}
		var problem = rows.problem();
		if (problem != null) {
			return new RowProblem(0, problem.column(), problem.field(), problem.severity(), problem.message(), problem.remedy());
		}
		return rows.next() ? RowProblem.error(0, "一条记录里有多行", "请每条记录只写一行流水") : null;
	}

	/** The row that was read last, filled again by the next; of no use when there was a problem. */
	public FlowTransaction row() {
		return rows.row();
	}
}
