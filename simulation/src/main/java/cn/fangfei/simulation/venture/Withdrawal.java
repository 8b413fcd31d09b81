package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Agenda;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/**
 * Each payment in comes back when the member wants it, with what it happened to be worth: a deposit at its face, a fund at the market's
 * price, goods at what they fetched.
 */
public final class Withdrawal implements Returns {

	/**
	 * @param share of payments that come back at all
	 * @param shortest days until the first do
	 * @param median days until half of those have
	 * @param yearly drift of the value a year
	 * @param spread deviation of the value, whatever the time
	 * @param again how likely the same is paid in once more
	 */
	public record Terms(double share, int shortest, double median, double yearly, double spread, double again, String... memos) {
	}

	private final Terms terms;
	private final Agenda<Lot> agenda;

	public Withdrawal(Terms terms, int days) {
		this.terms = terms;
		this.agenda = new Agenda<>(days);
	}

	@Override
	public void paidIn(Lot lot, Dice dice) {
		if (dice.chance(terms.share())) {
			agenda.put(lot.from() + terms.shortest() + (int) dice.logNormal(terms.median(), 0.7), lot);
		}
	}

	@Override
	public void today(Day day, Desk desk, Dice dice) {
		for (var lot : agenda.on(day.index())) {
			double worth = lot.fen() / 100.0 * (1 + terms.yearly() * (day.index() - lot.from()) / 365) * Math.max(0.2, 1
					+ terms.spread() * dice.normal());
			long fen = terms.spread() == 0 && terms.yearly() == 0 ? lot.fen() : Money.exact(worth);
			if (desk.pay(lot.member(), fen, dice.pick(terms.memos())) && dice.chance(terms.again())) {
				desk.again(lot.member(), Math.max(10_000, fen / 10_000 * 10_000), dice.from(1, 12));
			}
		}
	}
}
