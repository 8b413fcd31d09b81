package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/**
 * Sales over the counter by QR code and card. The bank sees one settlement on the next day, net of 0.38 to 0.6 per cent, from a payment
 * institution; who bought is not seen.
 */
public final class CounterSales extends Business {

	private final double daily;
	private final int agent;
	private final double fee;

	/** @param daily usual takings of a day, in yuan */
	public CounterSales(Town town, Firm firm, double daily, Dice dice) {
		super(town, firm, dice, "counter");
		this.daily = daily;
		this.agent = town.institutions().agent(this.dice);
		this.fee = this.dice.pick(0.0038, 0.0038, 0.005, 0.006);
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		int ahead = day.almanac().daysToSpringFestival(day.index());
		if (ahead <= 0 && ahead > -5 && dice.chance(0.7)) {
			return;
		}
		double takings = daily * day.almanac().shopping(day.index() - 1) * dice.logNormal(1, 0.35);
		book.pay(Hours.night(dice), agent, firm.account(), Money.exact(takings * (1 - fee)), dice.chance(0.2) ? Channel.POS : Channel.AGENT,
				"商户结算");
	}
}
