package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** 返利 of honest trade: after each quarter a small share of what a customer bought. */
public final class Rebates extends Business {

	private final DirectSales sales;
	private final double share;

	/** @param share of the turnover, 0.01 to 0.06 */
	public Rebates(Town town, Firm firm, DirectSales sales, double share, Dice dice) {
		super(town, firm, dice, "rebates");
		this.sales = sales;
		this.share = share;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (day.month() % 3 != 1 || !day.duty(12)) {
			return;
		}
		var bought = sales.settle();
		for (int customer = 0; customer < bought.length; customer++) {
			double rebate = bought[customer] * share;
			if (rebate >= 50) {
				book.pay(Hours.office(dice), firm.account(), town.county().account(sales.customer(customer)), Money.inUnits(rebate, 10),
						Channel.TRANSFER,
						dice.pick("返利", "返利款", "季度返利", "货款"));
			}
		}
	}
}
