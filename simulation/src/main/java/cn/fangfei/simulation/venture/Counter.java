package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Town;

/**
 * The terminal of a shop: members pay a payment institution by card or code among its ordinary customers, the shop gets one settlement on
 * the next day. Without the institution's own data nobody sees who paid whom.
 */
public final class Counter implements Collection {

	private final Town town;
	private final Firm firm;
	private final double daily;
	private final int agent;
	private final double fee;
	private long taken;
	private long settled;

	/** @param daily ordinary takings of the shop, in yuan */
	public Counter(Town town, Firm firm, double daily, Dice dice) {
		this.town = town;
		this.firm = firm;
		this.daily = daily;
		this.agent = town.institutions().agent(dice);
		this.fee = dice.pick(0.0038, 0.0038, 0.005, 0.006);
	}

	@Override
	public void take(int person, long fen, String memo, Day day, Book book, Dice dice) {
		book.pay(Hours.person(dice), town.county().account(person, dice), agent, fen, dice.chance(0.6) ? Channel.POS : Channel.AGENT,
				dice.pick("消费", "扫码消费", "快捷支付", ""));
		taken += fen;
	}

	@Override
	public int payer(Day day, Dice dice) {
		return firm.account();
	}

	@Override
	public void evening(Day day, Book book, Dice dice) {
		long sales = Money.exact(daily * day.almanac().shopping(day.index()) * dice.logNormal(1, 0.35));
		// settled at night; what was taken today comes with tomorrow's settlement
		book.pay(Hours.night(dice), agent, firm.account(), Math.round((settled + sales) * (1 - fee)), dice.chance(0.2) ? Channel.POS
				: Channel.AGENT, "商户结算");
		settled = taken;
		taken = 0;
	}
}
