package cn.fangfei.simulation.trade;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** A licensed lender: pays loans out of its own capital and takes them back with interest, month by month. */
public final class Lender extends Business {

	private static final class Loan {

		private final int borrower;
		private final int first;
		private final int months;
		private final long instalment;
		private int paid;

		private Loan(int borrower, int first, int months, long instalment) {
			this.borrower = borrower;
			this.first = first;
			this.months = months;
			this.instalment = instalment;
		}
	}

	private final Clientele borrowers;
	private final double perDay;
	private final double ticket;
	private final List<Loan> loans = new ArrayList<>();
	private int lent;

	public Lender(Town town, Firm firm, Clientele borrowers, double perDay, double ticket, Dice dice) {
		super(town, firm, dice, "lender");
		this.borrowers = borrowers;
		this.perDay = perDay;
		this.ticket = ticket;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		for (var loan : loans) {
			if (day.index() == loan.first + loan.paid * 30 && loan.paid < loan.months) {
				loan.paid++;
				town.purse().send(book, loan.borrower, firm.account(), loan.instalment, dice.pick("还款", "还贷", "还款", ""), dice);
			}
		}
		loans.removeIf(loan -> loan.paid >= loan.months);
		if (!day.workday()) {
			return;
		}
		for (int i = dice.poisson(perDay); i > 0; i--) {
			int borrower = borrowers.member(lent++);
			double yuan = dice.logNormal(ticket, 0.7);
			int months = dice.pick(3, 6, 6, 12, 12);
			long fen = Money.inUnits(yuan, 1_000);
			book.pay(Hours.office(dice), firm.account(), town.county().account(borrower), fen, Channel.TRANSFER, dice.pick("放款", "贷款发放"));
			loans.add(new Loan(borrower, day.index() + dice.from(26, 31), months, Math.round(fen * (1.0 / months + dice.between(0.008, 0.019)))));
		}
	}
}
