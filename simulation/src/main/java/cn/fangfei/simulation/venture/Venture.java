package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Agenda;
import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Business;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Town;

/** A business that people join. Each day: newcomers, further payments of members, what is owed to them, what the introducers get. */
public final class Venture extends Business {

	/**
	 * The parts a venture is put together from.
	 *
	 * @param begins the first day on which people are won; the firm may be older
	 */
	public record Parts(int begins, Shape shape, Manner manner, Recruitment recruitment, Collection collection, Returns returns,
			Referral referral, Backing backing) {
	}

	private record Payment(int member, long fen) {
	}

	private final Parts parts;
	private final Members members = new Members();
	private final Tally tally;
	private final Agenda<Payment> announced;
	private final Agenda<Payment> commissions;

	public Venture(Town town, Firm firm, Parts parts, Dice dice) {
		super(town, firm, dice, "venture");
		this.parts = parts;
		int days = town.county().almanac().days();
		this.tally = new Tally(days);
		this.announced = new Agenda<>(days);
		this.commissions = new Agenda<>(days);
	}

	public Tally tally() {
		return tally;
	}

	public Members members() {
		return members;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (day.index() < parts.begins()) {
			return;
		}
		if (parts.backing().recruiting()) {
			parts.recruitment().today(day, members, dice.split("door"), (person, introducer) -> enter(person, introducer, day, book, dice));
			double more = members.count() * parts.shape().repeats() / 30;
			for (int i = dice.poisson(more); i > 0; i--) {
				int member = dice.below(members.count());
				payIn(member, parts.shape().payment(town.county().people(), members.get(member).person(), parts.manner(), dice), false, day, book,
						dice);
			}
		}
		for (var payment : announced.on(day.index())) {
			payIn(payment.member(), payment.fen(), false, day, book, dice);
		}
		parts.returns().today(day, new Desk(day, book, dice), dice.split("returns"));
		for (var commission : commissions.on(day.index())) {
			if (parts.backing().afford(commission.fen())) {
				parts.backing().paid(commission.fen());
				if (dice.chance(parts.referral().seen())) {
					transfer(commission.member(), commission.fen(), dice.pick(parts.referral().memos()), day, book, dice);
				}
			}
		}
		parts.collection().evening(day, book, dice);
		parts.backing().evening(day, book, dice);
	}

	private void enter(int person, int introducer, Day day, Book book, Dice dice) {
		if (person < 0 || town.county().account(person) < 0 || person == firm.representative()) {
			return;
		}
		if (members.add(new Members.Member(person, introducer, day.index()))) {
			tally.joined(day.index());
			payIn(members.count() - 1, parts.shape().payment(town.county().people(), person, parts.manner(), dice), true, day, book, dice);
		}
	}

	private void payIn(int member, long fen, boolean first, Day day, Book book, Dice dice) {
		if (fen >= 500_000 && dice.chance(parts.manner().splitting())) {
			long part = Money.inUnits(fen / 100.0 * dice.between(0.3, 0.6), fen >= 2_000_000 ? 1_000 : 100);
			announced.put(day.index() + dice.from(1, 3), new Payment(member, fen - part));
			book(member, part, first, day, book, dice);
		} else {
			book(member, fen, first, day, book, dice);
		}
	}

	private void book(int member, long fen, boolean first, Day day, Book book, Dice dice) {
		int person = members.get(member).person();
		if (dice.chance(parts.manner().cashShare())) {
			CashBox.fetch(town, person, fen, book, dice);
		} else {
			parts.collection().take(person, fen, said(dice.pick(parts.shape().memos()), dice), day, book, dice);
		}
		tally.paidIn(day.index(), fen);
		parts.backing().received(fen);
		parts.returns().paidIn(new Lot(member, fen, day.index()), dice);
		if (first || parts.referral().onRepeats()) {
			commission(member, fen, day, dice);
		}
	}

	/** The introducers' share, level by level, within three days. */
	private void commission(int member, long fen, Day day, Dice dice) {
		var referral = parts.referral();
		int introducer = members.get(member).introducer();
		if (introducer >= 0 && referral.gift() > 0) {
			commissions.put(day.index() + dice.from(1, 3), new Payment(introducer, Money.exact(referral.gift())));
		}
		for (int level = 0; level < referral.rates().length && introducer >= 0; level++) {
			commissions.put(day.index() + dice.from(1, 3), new Payment(introducer, Math.max(100, Math.round(fen * referral.rates()[level]))));
			introducer = members.get(introducer).introducer();
		}
	}

	/** What is written on a payment, in or out: of a venture that likes plain words, nothing that tells. */
	private String said(String memo, Dice dice) {
		return parts.manner().plainMemos() ? Manner.PLAIN.get(dice.below(Manner.PLAIN.size())) : memo;
	}

	private void transfer(int member, long fen, String memo, Day day, Book book, Dice dice) {
		int payer = parts.collection().payer(day, dice);
		if (payer != CashBox.NOBODY) {
			book.pay(Hours.office(dice), payer, town.county().account(members.get(member).person()), fen, Channel.TRANSFER, said(memo, dice));
		}
	}

	/** Where the returns of one day are paid. */
	private final class Desk implements Returns.Desk {

		private final Day day;
		private final Book book;
		private final Dice dice;

		private Desk(Day day, Book book, Dice dice) {
			this.day = day;
			this.book = book;
			this.dice = dice;
		}

		@Override
		public boolean pay(int member, long fen, String memo) {
			if (!parts.backing().afford(fen)) {
				parts.backing().failed(fen);
				return false;
			}
			parts.backing().paid(fen);
			transfer(member, fen, memo, day, book, dice);
			return true;
		}

		@Override
		public void again(int member, long fen, int inDays) {
			if (parts.backing().recruiting()) {
				announced.put(day.index() + inDays, new Payment(member, fen));
			}
		}
	}
}
