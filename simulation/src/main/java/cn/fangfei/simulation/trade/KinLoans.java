package cn.fangfei.simulation.trade;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/**
 * A small firm that borrows from 4 to 16 kin and friends of its owner and pays interest by the month (the exception for 特定对象 of the
 * judicial interpretation, 法释〔2022〕5号 Art 1). It looks like taking deposits, on a small scale.
 */
public final class KinLoans extends Business {

	private record Loan(int lender, int from, int days, long fen, double monthly) {
	}

	private final List<Loan> loans = new ArrayList<>();

	public KinLoans(Town town, Firm firm, Dice dice) {
		super(town, firm, dice, "kin loans");
		var contacts = town.county().contacts();
		int owner = firm.representative();
		double rate = this.dice.between(0.005, 0.015);
		for (int i = this.dice.from(4, 16); i > 0; i--) {
			int friend = contacts.any(owner, this.dice);
			int lender = friend >= 0 && this.dice.chance(0.4) ? contacts.any(friend, this.dice) : friend;
			if (lender >= 0 && lender != owner) {
				int from = Math.max(0, firm.opensOn()) + (int) (this.dice.uniform() * town.county().almanac().days() * 0.7);
				loans.add(new Loan(lender, from, this.dice.pick(180, 365, 365, 540), Money.inUnits(this.dice.logNormal(40_000, 0.7), 10_000), rate));
			}
		}
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		for (var loan : loans) {
			int age = day.index() - loan.from();
			if (age == 0) {
				town.purse().send(book, loan.lender(), firm.account(), loan.fen(), dice.pick("借款", "往来款", "", "投资款"), dice);
			} else if (age > 0 && age <= loan.days() && age % 30 == 0) {
				back(book, loan, Money.inUnits(loan.fen() / 100.0 * loan.monthly(), 10), dice, dice.pick("利息", "", "还款"));
			}
			if (age == loan.days() + 2) {
				back(book, loan, loan.fen(), dice, dice.pick("还款", "还借款", ""));
			}
		}
	}

	private void back(Book book, Loan loan, long fen, Dice dice, String memo) {
		book.pay(Hours.office(dice), firm.account(), town.county().account(loan.lender()), fen, Channel.TRANSFER, memo);
	}
}
