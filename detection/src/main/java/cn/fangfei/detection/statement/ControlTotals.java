package cn.fangfei.detection.statement;

import java.util.List;

/**
 * What a bank says beside a statement, typed before the file is read.
 *
 * @param rows of the file
 * @param inFen paid to the accounts of the statement, each row once for each such account
 * @param outFen paid by them
 * @param accounts of which it is the statement; every row has one of them on a side
 */
public record ControlTotals(long rows, long inFen, long outFen, List<Balance> accounts) {

	public ControlTotals {
		accounts = List.copyOf(accounts);
		if (accounts.isEmpty()) {
			throw new IllegalArgumentException("至少写明一个账户");
		}
		if (accounts.stream().map(Balance::account).distinct().count() < accounts.size()) {
			throw new IllegalArgumentException("同一账户只写一行");
		}
	}

	/** @param openingFen null when not given; then the closing one is not checked either */
	public record Balance(String account, Long openingFen, Long closingFen) {
	}

}
