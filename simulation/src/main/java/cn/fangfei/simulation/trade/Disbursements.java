package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;

/** A firm that pays many persons on a rhythm, and not as wages: landlords, riders, hosts of live streams, agents on commission. */
public final class Disbursements extends Business {

	/**
	 * @param payees how many at the start
	 * @param growth how many more a month, as a share
	 * @param everyDays 7 by the week, 30 by the month
	 * @param yuan usual amount
	 * @param steady how alike the amounts of one payee are, 0 to 1
	 */
	public record Pattern(int payees, double growth, int everyDays, double yuan, double sigma, double steady, String... memos) {
	}

	private final Clientele payees;
	private final Pattern pattern;
	private final int turn;

	public Disbursements(Town town, Firm firm, Clientele payees, Pattern pattern, Dice dice) {
		super(town, firm, dice, "disbursements");
		this.payees = payees;
		this.pattern = pattern;
		this.turn = pattern.everyDays() == 30 ? this.dice.from(1, 28) : this.dice.below(pattern.everyDays());
	}

	@Override
	protected void open(Day day, Book book, Dice dice) {
		boolean now = pattern.everyDays() == 30 ? day.duty(turn) : day.index() % pattern.everyDays() == turn;
		if (!now) {
			return;
		}
		int count = (int) (pattern.payees() * (1 + pattern.growth() * Math.max(0, day.index() - Math.max(0, firm.opensOn())) / 30.0));
		int second = Hours.office(dice);
		for (int payee = 0; payee < count; payee++) {
			var own = dice.split(payee);
			double usual = this.dice.split(payee).logNormal(pattern.yuan(), pattern.sigma());
			double yuan = usual * own.logNormal(1, 0.6 * (1 - pattern.steady()));
			long fen = pattern.steady() > 0.9 ? Money.inUnits(yuan, 50) : Money.exact(yuan);
			book.pay(Math.min(86_399, second + own.below(300)), firm.account(), town.county().account(payees.member(payee)), fen, Channel.TRANSFER,
					own.pick(pattern.memos()));
		}
	}
}
