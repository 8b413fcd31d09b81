package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** A clan or a temple: many give at the feasts, in round and in lucky sums; a builder is paid now and then. */
public final class Donations extends Business {

	private final Clientele givers;
	private final int count;
	private final Firm builder;
	private double box;

	public Donations(Town town, Firm firm, Clientele givers, int count, Firm builder, Dice dice) {
		super(town, firm, dice, "donations");
		this.givers = givers;
		this.count = count;
		this.builder = builder;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		double feast = day.almanac().giving(day.index()) - 1 + (day.month() == 4 && day.date().getDayOfMonth() <= 6 ? 5 : 0);
		for (int i = dice.poisson(count * (0.002 + 0.012 * feast)); i > 0; i--) {
			double yuan = dice.pick(100.0, 200.0, 200.0, 500.0, 666.0, 888.0, 1_000.0, 1_000.0, 2_000.0, 5_000.0);
			box += yuan;
			town.purse().send(book, givers.member(dice.below(count)), firm.counter(), Money.exact(yuan), dice.pick("捐款", "香火钱", "修缮", "", "功德"),
					dice);
		}
		if (day.workday() && box > 30_000 && dice.chance(0.1)) {
			book.pay(Hours.office(dice), firm.account(), builder.account(), Money.inUnits(box * 0.9, 1_000), Channel.TRANSFER, "修缮款");
			box *= 0.1;
		}
	}
}
