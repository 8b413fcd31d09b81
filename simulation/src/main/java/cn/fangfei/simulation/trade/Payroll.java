package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** Wages once a month to a steady staff in one run of the bank, a bonus before the Spring Festival. */
public final class Payroll extends Business {

	private final int[] staff;
	private final int payday;

	public Payroll(Town town, Firm firm, int[] staff, Dice dice) {
		super(town, firm, dice, "payroll");
		this.staff = staff;
		this.payday = this.dice.pick(5, 8, 10, 10, 12, 15, 15, 20, 25, 28);
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (!day.duty(payday)) {
			return;
		}
		int ahead = day.almanac().daysToSpringFestival(day.index());
		int second = Hours.office(dice);
		for (int person : staff) {
			var own = dice.split(person);
			double wage = town.county().people().income(person) * own.between(0.93, 1.08) * (ahead > 0 && ahead <= 31 ? 1.6 : 1);
			book.pay(Math.min(86_399, second + own.below(240)), firm.account(), town.county().account(person), Money.exact(wage), Channel.TRANSFER,
					"工资");
		}
	}
}
