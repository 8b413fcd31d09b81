package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Agenda;
import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/**
 * Savings products of a person's own bank: large round sums in, the principal and a modest yield back after 90 to 365 days, and often in
 * again. The most common way in which money is paid back with interest is a lawful one.
 */
public final class BankSavings extends Daily {

	private final Agenda<Deposit> due;

	private record Deposit(int account, int bank, long fen) {
	}

	public BankSavings(Town town, Dice dice) {
		super(town, dice, "savings");
		due = new Agenda<>(town.county().almanac().days());
	}

	@Override
	double share(Day day) {
		return day.workday() ? 0.0035 : 0.001;
	}

	@Override
	void begin(Day day, Book book, Dice dice) {
		for (var deposit : due.on(day.index())) {
			book.pay(Hours.night(dice), deposit.bank(), deposit.account(), deposit.fen(), Channel.OTHER, dice.pick("赎回", "理财到期", "产品到期"));
		}
	}

	@Override
	void live(int person, Day day, Book book, Dice dice) {
		double savings = town.county().people().savings(person);
		if (savings < 15_000) {
			return;
		}
		int account = town.county().account(person, dice);
		int bank = town.institutions().deposits(town.county(), account);
		long fen = Money.inUnits(savings * dice.between(0.1, 0.7), dice.pick(1_000.0, 5_000.0, 10_000.0, 10_000.0));
		int days = dice.pick(90, 180, 180, 365, 365);
		book.pay(Hours.person(dice), account, bank, fen, Channel.OTHER, dice.pick("购买理财", "定期存款", "申购"));
		due.put(day.index() + days, new Deposit(account, bank, Math.round(fen * (1 + dice.between(0.012, 0.034) * days / 365))));
	}
}
