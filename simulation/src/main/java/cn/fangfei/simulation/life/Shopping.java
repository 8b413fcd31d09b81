package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** Purchases by telephone: the bank sees a payment institution as the payee. The old shop this way half as often. */
public final class Shopping extends Daily {

	public Shopping(Town town, Dice dice) {
		super(town, dice, "shopping");
	}

	@Override
	double share(Day day) {
		return Math.min(1, 0.16 * day.almanac().shopping(day.index()));
	}

	@Override
	void live(int person, Day day, Book book, Dice dice) {
		if (town.county().people().age(person) > 55 && dice.chance(0.55)) {
			return;
		}
		double yuan = dice.chance(0.04) ? dice.logNormal(900, 0.9) : dice.logNormal(38, 1);
		long fen = dice.chance(0.4) ? Money.inUnits(yuan, 1) : Money.exact(Math.max(0.5, yuan));
		book.pay(Hours.person(dice), town.county().account(person, dice), town.institutions().agent(dice), fen, Channel.AGENT,
				dice.pick("消费", "扫码消费", "快捷支付", ""));
	}
}
