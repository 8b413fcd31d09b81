package cn.fangfei.simulation.trade;

import java.util.List;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** Trade among firms: a few steady suppliers and customers, paid on working days. */
public final class Supplies extends Business {

	private static final int PARTNERS = 5;

	private final Firm[] suppliers;
	private final Firm[] customers;
	private final double monthlyOut;
	private final double monthlyIn;

	/**
	 * @param market the firms there are to trade with
	 * @param monthlyOut what it buys a month, in yuan
	 * @param monthlyIn what other firms buy from it a month, in yuan
	 */
	public Supplies(Town town, Firm firm, List<Firm> market, double monthlyOut, double monthlyIn, Dice dice) {
		super(town, firm, dice, "supplies");
		this.suppliers = partners(market, this.dice.split("suppliers"));
		this.customers = partners(market, this.dice.split("customers"));
		this.monthlyOut = monthlyOut;
		this.monthlyIn = monthlyIn;
	}

	private static Firm[] partners(List<Firm> market, Dice dice) {
		var partners = new Firm[PARTNERS];
		for (int i = 0; i < PARTNERS; i++) {
			partners[i] = market.get(dice.below(market.size()));
		}
		return partners;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		if (!day.workday()) {
			return;
		}
		trade(book, dice, monthlyOut, false);
		trade(book, dice, monthlyIn, true);
	}

	private void trade(Book book, Dice dice, double monthly, boolean incoming) {
		double times = monthly <= 0 ? 0 : Math.min(8, 1.5 + monthly / 200_000);
		int deals = dice.poisson(times / 21);
		for (int deal = 0; deal < deals; deal++) {
			var partner = (incoming ? customers : suppliers)[dice.below(PARTNERS)];
			double yuan = dice.logNormal(monthly / times * 0.8, 0.6);
			long fen = dice.chance(0.3) ? Money.chosen(yuan, dice) : Money.exact(yuan);
			book.pay(Hours.office(dice), incoming ? partner.account() : firm.account(), incoming ? firm.account() : partner.account(), fen,
					Channel.TRANSFER,
					dice.pick("货款", "货款", "材料款", "工程款", "服务费", "往来款", ""));
		}
	}
}
