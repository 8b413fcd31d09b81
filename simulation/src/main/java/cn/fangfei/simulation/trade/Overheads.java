package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** What every firm pays for being there: rent, power, taxes by the quarter, social insurance; and what the owner takes out. */
public final class Overheads extends Business {

	private final double turnover;
	private final int staff;
	private final int landlord;
	private final double rent;
	private final double drawn;

	/**
	 * @param turnover usual of a month, in yuan
	 * @param staff how many are insured
	 */
	public Overheads(Town town, Firm firm, double turnover, int staff, Dice dice) {
		super(town, firm, dice, "overheads");
		this.turnover = turnover;
		this.staff = staff;
		this.landlord = town.county().people().anyone(0, town.county().people().locals(), this.dice);
		this.rent = Math.max(600, turnover * this.dice.between(0.02, 0.06));
		this.drawn = this.dice.share(0.07, 3);
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		var institutions = town.institutions();
		if (day.duty(3) && day.month() % 3 == 0) {
			book.pay(Hours.office(dice), firm.account(), town.county().account(landlord), Money.inUnits(rent * 3, 100), Channel.TRANSFER,
					dice.pick("房租", "租金", ""));
		}
		if (day.duty(11)) {
			book.pay(Hours.office(dice), firm.account(), institutions.utility(2), Money.exact(turnover * 0.006 * dice.logNormal(1, 0.3)),
					Channel.TRANSFER, "电费");
			if (staff > 0) {
				book.pay(Hours.office(dice), firm.account(), institutions.insurance(), Money.exact(staff * 1_050 * dice.between(0.98, 1.02)),
						Channel.TRANSFER, "社保费");
			}
		}
		if (day.duty(15) && day.month() % 3 == 1) {
			book.pay(Hours.office(dice), firm.account(), institutions.treasury(), Money.exact(turnover * 3 * 0.018 * dice.logNormal(1, 0.4)),
					Channel.TRANSFER, "税款");
		}
		if (day.workday() && dice.chance(2.0 / 21)) {
			var owners = town.ownersOf(firm);
			int owner = owners.get(dice.chance(0.75) ? 0 : dice.below(owners.size()));
			book.pay(Hours.office(dice), firm.account(), town.county().account(owner), Money.chosen(turnover * drawn / 2 * dice.logNormal(1, 0.6),
					dice),
					Channel.TRANSFER, dice.pick("", "备用金", "往来款", "借款", "分红"));
		}
	}
}
