package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** 团长: a person who gathers the orders and the money of her neighbours and pays the wholesaler once or twice a week. */
public final class GroupBuying implements Habit {

	private final Town town;
	private final Dice dice;
	private final int leader;
	private final int supplier;
	private final Clientele neighbours;
	private final int customers;
	private final double perDay;
	private long gathered;

	/** @param leader a local person */
	public GroupBuying(Town town, int leader, Firm supplier, Dice dice) {
		this.town = town;
		this.dice = dice.split("group");
		this.leader = leader;
		this.supplier = supplier.account();
		this.neighbours = new Clientele(town.county(), town.county().people().township(leader), 0.25, 0.02, this.dice);
		this.customers = this.dice.from(25, 180);
		this.perDay = customers * this.dice.between(0.03, 0.1);
	}

	@Override
	public void live(Day day, Book book) {
		var today = dice.split(day.index());
		for (int i = today.poisson(perDay); i > 0; i--) {
			long fen = Money.exact(Math.max(5, today.logNormal(48, 0.7)));
			gathered += fen;
			town.purse().send(book, neighbours.member(today.below(customers)), town.county().account(leader), fen, today.pick("", "", "团购", "菜钱"),
					today);
		}
		if (day.index() % 4 == 1) {
			book.pay(Hours.person(today), town.county().account(leader), supplier, Math.round(gathered * 0.88), Channel.TRANSFER,
					today.pick("货款", "团购货款"));
			gathered = 0;
		}
	}
}
