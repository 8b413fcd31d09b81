package cn.fangfei.simulation.venture;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Agenda;
import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/** 还本付息: a fixed share of the principal each period, the principal at term, and often once more. What could not be paid stays due. */
public final class FixedInterest implements Returns {

	/**
	 * @param yearly rate a year, 0.1 for ten per cent
	 * @param periodDays 7 to 365
	 * @param termDays when the principal is due
	 * @param renewal share of members who leave their principal in at term
	 * @param memos what is written on payments
	 */
	public record Promise(double yearly, int periodDays, int termDays, double renewal, String... memos) {
	}

	private record Due(Lot lot, long fen, boolean principal) {
	}

	private final Promise promise;
	private final Manner manner;
	private final Almanac almanac;
	private final Agenda<Due> agenda;
	private List<Due> late = new ArrayList<>();

	public FixedInterest(Promise promise, Manner manner, Almanac almanac) {
		this.promise = promise;
		this.manner = manner;
		this.almanac = almanac;
		this.agenda = new Agenda<>(almanac.days());
	}

	@Override
	public void paidIn(Lot lot, Dice dice) {
		agree(lot, dice);
	}

	private void agree(Lot lot, Dice dice) {
		double share = promise.yearly() * promise.periodDays() / 365;
		for (int age = promise.periodDays(); age <= promise.termDays(); age += promise.periodDays()) {
			double jitter = manner.amountJitter() == 0 ? 1 : dice.between(1 - manner.amountJitter(), 1 + manner.amountJitter());
			double yuan = lot.fen() / 100.0 * share * jitter;
			put(lot, age, new Due(lot, manner.amountJitter() == 0 ? Money.exact(yuan) : Money.inUnits(yuan, 1), false), dice);
		}
		put(lot, promise.termDays(), new Due(lot, lot.fen(), true), dice);
	}

	private void put(Lot lot, int age, Due due, Dice dice) {
		int shift = manner.dayJitter() == 0 ? 0 : dice.from(-manner.dayJitter(), manner.dayJitter());
		int day = lot.from() + Math.max(1, age + shift);
		if (day < almanac.days()) {
			agenda.put(almanac.workdayFrom(day), due);
		}
	}

	@Override
	public void today(Day day, Desk desk, Dice dice) {
		var unpaid = new ArrayList<Due>();
		if (day.workday()) {
			late.forEach(due -> settle(due, day, desk, dice, unpaid));
		} else {
			unpaid.addAll(late);
		}
		agenda.on(day.index()).forEach(due -> settle(due, day, desk, dice, unpaid));
		late = unpaid;
	}

	private void settle(Due due, Day day, Desk desk, Dice dice, List<Due> unpaid) {
		int member = due.lot().member();
		if (!due.principal()) {
			if (!desk.pay(member, due.fen(), dice.pick(promise.memos()))) {
				unpaid.add(due);
			}
		} else if (dice.chance(promise.renewal() * 0.6)) {
			agree(new Lot(member, due.fen(), day.index()), dice);
		} else if (!desk.pay(member, due.fen(), dice.pick(promise.memos()))) {
			unpaid.add(due);
		} else if (dice.chance(promise.renewal())) {
			desk.again(member, due.fen(), dice.from(1, 12));
		}
	}
}
