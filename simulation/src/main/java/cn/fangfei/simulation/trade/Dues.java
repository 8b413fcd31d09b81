package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/** Fees that members owe on a calendar: rent by the month, property fees by the year, tuition by the term. */
public final class Dues extends Business {

	/** When a fee is owed. */
	public enum When {
		MONTHLY, TERMLY, YEARLY
	}

	private final Clientele clientele;
	private final int members;
	private final When when;
	private final double fee;
	private final double unit;
	private final String[] memos;

	/** @param fee in yuan a time; each member's own differs by her flat, her course, her car */
	public Dues(Town town, Firm firm, Clientele clientele, int members, When when, double fee, double unit, Dice dice, String... memos) {
		super(town, firm, dice, "dues " + when);
		this.clientele = clientele;
		this.members = members;
		this.when = when;
		this.fee = fee;
		this.unit = unit;
		this.memos = memos;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (when == When.TERMLY && !day.almanac().termStart(day.index())) {
			return;
		}
		for (int member = 0; member < members; member++) {
			var own = dice.split(member);
			if (due(day, member, own)) {
				double yuan = fee * this.dice.split(member).logNormal(1, 0.25);
				town.purse().send(book, clientele.member(member), firm.counter(), unit > 0 ? Money.inUnits(yuan, unit) : Money.exact(yuan),
						own.pick(memos), own);
			}
		}
	}

	private boolean due(Day day, int member, Dice own) {
		return switch (when) {
			case MONTHLY -> day.date().getDayOfMonth() == 1 + Math.floorMod(member * 7 + day.month() * (member % 3), 28) && own.chance(0.93);
			case TERMLY -> own.chance(1.0 / 11);
			case YEARLY -> Math.floorMod(member * 37 + firm.index(), 365) == day.date().getDayOfYear() % 365 && own.chance(0.85);
		};
	}
}
