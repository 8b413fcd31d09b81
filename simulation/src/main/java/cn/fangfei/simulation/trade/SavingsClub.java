package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** 标会: ten to thirty acquaintances pay the same share to an organiser each month, and on the next day one of them takes the pot. */
public final class SavingsClub implements Habit {

	private final Town town;
	private final Dice dice;
	private final int organiser;
	private final int[] members;
	private final long share;
	private final int payday;
	private final int begins;
	private long pot;
	private int winner = -1;

	/** @param organiser a person */
	public SavingsClub(Town town, int organiser, Dice dice) {
		this.town = town;
		this.dice = dice.split("club");
		this.organiser = organiser;
		this.members = new int[this.dice.from(10, 30)];
		for (int i = 0; i < members.length; i++) {
			int friend = town.county().contacts().any(organiser, this.dice);
			int next = friend < 0 ? -1 : this.dice.chance(0.5) ? friend : town.county().contacts().any(friend, this.dice);
			members[i] = next == organiser ? -1 : next;
		}
		this.share = this.dice.pick(50_000L, 100_000L, 100_000L, 200_000L, 300_000L);
		this.payday = this.dice.from(1, 28);
		this.begins = this.dice.from(-300, 200);
	}

	@Override
	public void live(Day day, Book book) {
		var today = dice.split(day.index());
		if (pot > 0 && winner >= 0) {
			book.pay(Hours.person(today), town.county().account(organiser), town.county().account(winner), pot, Channel.TRANSFER,
					today.pick("会钱", "会款", ""));
		}
		pot = 0;
		if (day.date().getDayOfMonth() != payday || day.index() < begins) {
			return;
		}
		int month = (day.index() - begins) / 30;
		for (int i = 0; i < members.length; i++) {
			if (members[i] >= 0 && today.chance(0.97)) {
				// who has had the pot pays a little more: that is its interest
				long fen = i < month % members.length ? share + share / 20 : share;
				town.purse().send(book, members[i], town.county().account(organiser), fen, today.pick("会钱", "会款", "", "标会"), today);
				pot += fen;
			}
		}
		winner = members[month % members.length];
	}
}
