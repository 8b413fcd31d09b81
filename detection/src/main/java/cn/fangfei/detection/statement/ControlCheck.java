package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.statement.ControlTotals.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the rows of a statement against its control totals. A statement with one row that is not as it should be is refused as a whole
 * (FILE-5), so nothing here is mended or passed over.
 */
public final class ControlCheck {

	private final ControlTotals totals;
	private final Map<String, long[]> sums = new HashMap<>();
	private long rows;
	private long inFen;
	private long outFen;

	public ControlCheck(ControlTotals totals) {
		this.totals = totals;
		totals.accounts().forEach(account -> sums.put(account.account(), new long[2]));
	}

	/** What is wrong with a row by itself; null when nothing is. */
	public String accept(FlowTransaction row) {
		rows++;
		var from = sums.get(row.keyText(1));
		var to = sums.get(row.keyText(2));
		if (from == null && to == null) {
			return "付款方和收款方都不是写明的账户";
		}
		if (from == to) {
			return "付款方和收款方是同一个账户";
		}
		try {
			if (to != null) {
				inFen = Math.addExact(inFen, row.fen());
				to[0] += row.fen();
			}
			if (from != null) {
				outFen = Math.addExact(outFen, row.fen());
				from[1] += row.fen();
			}
		}
		catch (ArithmeticException tooLarge) {
			return "金额合计超出可计算的范围";
		}
		return null;
	}

	public long rows() {
		return rows;
	}

	public long inFen() {
		return inFen;
	}

	public long outFen() {
		return outFen;
	}

	/** What differs, each as one sentence; empty when all agree. */
	public List<String> differences() {
		var differences = new ArrayList<String>();
		if (rows != totals.rows()) {
			differences.add("笔数应为" + totals.rows() + "笔，文件中是" + rows + "笔");
		}
		if (inFen != totals.inFen()) {
			differences.add("转入合计应为" + yuan(totals.inFen()) + "元，文件中是" + yuan(inFen) + "元");
		}
		if (outFen != totals.outFen()) {
			differences.add("转出合计应为" + yuan(totals.outFen()) + "元，文件中是" + yuan(outFen) + "元");
		}
		for (var account : totals.accounts()) {
			differ(account, differences);
		}
		return differences;
	}

	private void differ(Balance account, List<String> differences) {
		if (account.openingFen() == null || account.closingFen() == null) {
			return;
		}
		var sum = sums.get(account.account());
		var closing = BigDecimal.valueOf(account.openingFen()).add(BigDecimal.valueOf(sum[0])).subtract(BigDecimal.valueOf(sum[1]));
		if (closing.compareTo(BigDecimal.valueOf(account.closingFen())) != 0) {
			differences.add("账户" + account.account() + "的期末余额应为" + yuan(account.closingFen()) + "元，按期初余额和文件计算是"
					+ closing.movePointLeft(2).toPlainString() + "元");
		}
	}

	private static String yuan(long fen) {
		return BigDecimal.valueOf(fen, 2).toPlainString();
	}

}
