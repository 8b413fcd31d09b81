package cn.fangfei.simulation.trade;

import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** A cooperative buys its members' crop at harvest and is paid for it by a firm some weeks later. */
public final class Harvest extends Business {

	private final Clientele members;
	private final int count;
	private final double crop;
	private final Firm buyer;

	/** @param crop what a member sells in a season, in yuan */
	public Harvest(Town town, Firm firm, Clientele members, int count, double crop, List<Firm> market, Dice dice) {
		super(town, firm, dice, "harvest");
		this.members = members;
		this.count = count;
		this.crop = crop;
		this.buyer = market.get(this.dice.below(market.size()));
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		int month = day.month();
		if ((month == 7 || month == 11) && day.workday() && dice.chance(0.3)) {
			book.pay(Hours.office(dice), buyer.account(), firm.account(), Money.exact(count * crop * 1.08 / 6.5 * dice.logNormal(1, 0.2)),
					Channel.TRANSFER, "粮款");
		}
		if (!day.almanac().harvest(day.index())) {
			return;
		}
		for (int member = 0; member < count; member++) {
			var own = dice.split(member);
			if (own.chance(1.0 / 31)) {
				book.pay(Hours.office(own), firm.account(), town.county().account(members.member(member)), Money.exact(own.logNormal(crop, 0.5)),
						Channel.TRANSFER,
						own.pick("粮款", "收购款", "农产品收购"));
			}
		}
	}
}
