package cn.fangfei.simulation.trade;

import java.util.ArrayDeque;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** Money that waits: of the buyer of a flat or of goods on consignment, less a fee to the seller some days later. */
public final class Escrow extends Business {

	/** How often, how large, for how long. */
	public record Pattern(double perDay, double ticket, double sigma, double unit, int shortest, int longest, double fee, String in,
			String out) {
	}

	private record Waiting(int dueOn, int seller, long fen) {
	}

	private final Clientele buyers;
	private final Clientele sellers;
	private final Pattern pattern;
	private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
	private int deals;

	public Escrow(Town town, Firm firm, Clientele buyers, Clientele sellers, Pattern pattern, Dice dice) {
		super(town, firm, dice, "escrow");
		this.buyers = buyers;
		this.sellers = sellers;
		this.pattern = pattern;
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		for (int i = waiting.size(); i > 0; i--) {
			var due = waiting.poll();
			if (due.dueOn() > day.index() || !day.workday()) {
				waiting.add(due);
			} else {
				book.pay(Hours.office(dice), firm.account(), town.county().account(due.seller()), due.fen(), Channel.TRANSFER, pattern.out());
			}
		}
		for (int i = dice.poisson(pattern.perDay()); i > 0; i--) {
			long fen = Money.inUnits(dice.logNormal(pattern.ticket(), pattern.sigma()), pattern.unit());
			deals++;
			town.purse().send(book, buyers.draw(dice), firm.account(), fen, pattern.in(), dice);
			waiting.add(new Waiting(day.index() + dice.from(pattern.shortest(), pattern.longest()), sellers.member(deals),
					Math.round(fen * (1 - pattern.fee()))));
		}
	}
}
