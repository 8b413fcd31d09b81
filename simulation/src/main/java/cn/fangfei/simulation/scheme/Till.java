package cn.fangfei.simulation.scheme;

import org.jspecify.annotations.Nullable;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Town;
import cn.fangfei.simulation.venture.Backing;
import cn.fangfei.simulation.venture.CashBox;
import cn.fangfei.simulation.venture.Collection;
import cn.fangfei.simulation.venture.Tally;

/**
 * The till of a scheme: a little money of its own, what the participants paid in, less what was paid out, what the front costs and what
 * those in control took. When it cannot pay what is due on five days on which something was due, the scheme is over. So its end comes of
 * its promise, its growth and its greed; nobody sets a date.
 */
final class Till implements Backing {

	private static final int STRAINED_DAYS = 5;
	private static final long OWN_MONEY = 10_000_000;

	private final Town town;
	private final Firm firm;
	private final Collection collection;
	private final int[] controllers;
	private final double taken;
	private final double patience;
	private final boolean endless;
	private final double business;
	private long cash = OWN_MONEY;
	private long withheld;
	private int strained;
	private boolean failed;
	private boolean paid;
	private int ended = -1;
	private Ending ending = Ending.ALIVE;
	private @Nullable Tally tally;

	/**
	 * @param controllers accounts of persons and firms that the money ends with
	 * @param taken share of what comes in that they take
	 * @param patience days that they wait, on average, once growth is over
	 * @param business what the business in front earns, in yuan a day; negative if it costs
	 * @param endless whether there is nothing to run away from
	 */
	Till(Town town, Firm firm, Collection collection, int[] controllers, double taken, double patience, double business, boolean endless) {
		this.town = town;
		this.firm = firm;
		this.collection = collection;
		this.controllers = controllers;
		this.taken = taken;
		this.patience = patience;
		this.business = business;
		this.endless = endless;
	}

	void watch(Tally tally) {
		this.tally = tally;
	}

	@Override
	public boolean afford(long fen) {
		return cash >= fen;
	}

	@Override
	public void received(long fen) {
		cash += fen;
		withheld += Math.round(fen * taken);
	}

	@Override
	public void paid(long fen) {
		cash -= fen;
		paid = true;
	}

	@Override
	public void failed(long fen) {
		failed = true;
	}

	@Override
	public void evening(Day day, Book book, Dice dice) {
		cash += Math.round(business * 100);
		if (withheld > 0 && dice.chance(1.0 / 8)) {
			take(Math.max(0, Math.min(cash, withheld)), day, book, dice);
			withheld = 0;
		}
		if (failed) {
			strained++;
		} else if (paid) {
			strained = Math.max(0, strained - 1);
		}
		failed = false;
		paid = false;
		if (strained >= STRAINED_DAYS) {
			end(day, Ending.COLLAPSE);
		} else if (!endless && tally != null) {
			mayEnd(day, book, dice, tally);
		}
	}

	private void mayEnd(Day day, Book book, Dice dice, Tally tally) {
		long month = tally.raisedBefore(day.index() + 1, 30);
		long before = tally.raisedBefore(day.index() - 29, 60) / 2;
		boolean shrinking = tally.members() >= 15 && month < before * 0.6;
		if (shrinking && dice.chance(1 / patience)) {
			take(Math.max(0, cash * 9 / 10), day, book, dice);
			end(day, Ending.FLIGHT);
		} else if (tally.members() >= 30 && dice.chance((strained > 0 ? 6.0 : 1.0) / 1_500)) {
			end(day, Ending.INTERVENTION);
		} else if (month == 0 && tally.members() > 0 && dice.chance(1.0 / 90)) {
			end(day, Ending.FADED);
		}
	}

	/** Those in control take an amount, in one to three payments. */
	private void take(long fen, Day day, Book book, Dice dice) {
		cash -= fen;
		int payer = collection.payer(day, dice);
		if (payer == CashBox.NOBODY) {
			return;
		}
		int parts = fen < 1_000_000 ? 1 : dice.from(1, 3);
		for (int part = 0; part < parts; part++) {
			long amount = fen / parts >= 500_000 ? Money.inUnits(fen / parts / 100.0, 100) : fen / parts;
			book.pay(Hours.office(dice), payer, controllers[dice.below(controllers.length)], amount, Channel.TRANSFER,
					dice.pick("", "备用金", "往来款", "借款", "货款"));
		}
	}

	private void end(Day day, Ending how) {
		ended = day.index();
		ending = how;
		firm.close(day.index());
	}

	/** Index of the last day, −1 while it lives. */
	int ended() {
		return ended;
	}

	Ending ending() {
		return ending;
	}
}
