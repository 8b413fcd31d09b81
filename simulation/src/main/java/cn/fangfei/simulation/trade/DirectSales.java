package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/** Customers who pay by transfer: the same ones again and again, some much more often than others. */
public final class DirectSales extends Business {

	/** What a business of this sort does: how many customers, how often, how much, in words for the memo. */
	public record Pattern(int customers, double perDay, double ticket, double sigma, double unit, String... memos) {
	}

	private final Clientele clientele;
	private final Pattern pattern;
	private final float[] bought;

	public DirectSales(Town town, Firm firm, Clientele clientele, Pattern pattern, Dice dice) {
		super(town, firm, dice, "direct");
		this.clientele = clientele;
		this.pattern = pattern;
		this.bought = new float[pattern.customers()];
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		int sales = dice.poisson(pattern.perDay() * day.almanac().shopping(day.index()));
		for (int sale = 0; sale < sales; sale++) {
			double place = dice.uniform();
			int customer = (int) (place * place * pattern.customers());
			double yuan = dice.logNormal(pattern.ticket(), pattern.sigma());
			long fen = pattern.unit() > 0 ? Money.inUnits(yuan, pattern.unit()) : Money.chosen(yuan, dice);
			bought[customer] += fen / 100f;
			town.purse().send(book, clientele.member(customer), firm.counter(), fen, dice.pick(pattern.memos()), dice);
		}
	}

	/** What each customer bought since it was last asked, in yuan; it begins anew. */
	float[] settle() {
		var since = bought.clone();
		java.util.Arrays.fill(bought, 0);
		return since;
	}

	int customer(int number) {
		return clientele.member(number);
	}
}
