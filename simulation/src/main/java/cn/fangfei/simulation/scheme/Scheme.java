package cn.fangfei.simulation.scheme;

import java.util.Map;

import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.venture.Tally;
import cn.fangfei.simulation.venture.Venture;

/** The truth about one scheme. */
public final class Scheme {

	private final Cast cast;
	private final Venture venture;
	private final Till till;
	private final int subject;

	Scheme(Cast cast, Venture venture, Till till) {
		this.cast = cast;
		this.venture = venture;
		this.till = till;
		this.subject = cast.subject();
	}

	public Kind kind() {
		return cast.kind;
	}

	public Firm firm() {
		return cast.firm;
	}

	/** Whom an alarm should name: a holder as in {@link cn.fangfei.simulation.county.Accounts}. */
	public int subject() {
		return subject;
	}

	/** Index of the first day. */
	public int launched() {
		return cast.begins;
	}

	/** Index of the last day, −1 if it lives. */
	public int ended() {
		return till.ended();
	}

	public Ending ending() {
		return till.ending();
	}

	/** 0 neat to 1 evasive. */
	public double evasion() {
		return cast.manner.level();
	}

	public Tally tally() {
		return venture.tally();
	}

	public Venture venture() {
		return venture;
	}

	/** Accounts that take or pay members' money, and what each does; empty if no bank sees it. */
	public Map<Integer, String> accounts() {
		return cast.accounts;
	}
}
