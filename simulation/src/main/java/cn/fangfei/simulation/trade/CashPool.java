package cn.fangfei.simulation.trade;

import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** The pool of a group: members hand in what they have every few days, the parent hands back what they need. */
public final class CashPool extends Business {

	private final List<Firm> members;
	private final double daily;

	/** @param daily what a member hands in on a day, in yuan */
	public CashPool(Town town, Firm parent, List<Firm> members, double daily, Dice dice) {
		super(town, parent, dice, "pool");
		this.members = members;
		this.daily = daily;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (!day.workday()) {
			return;
		}
		for (var member : members) {
			if (dice.chance(0.8)) {
				book.pay(17 * 3_600 + dice.below(1_800), member.account(), firm.account(), Money.exact(dice.logNormal(daily, 0.5)), Channel.TRANSFER,
						"资金归集");
			}
			if (dice.chance(0.15)) {
				book.pay(Hours.office(dice), firm.account(), member.account(), Money.inUnits(daily * 4 * dice.logNormal(1, 0.4), 1_000),
						Channel.TRANSFER,
						"资金下拨");
			}
		}
	}
}
