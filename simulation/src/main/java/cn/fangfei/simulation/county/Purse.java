package cn.fangfei.simulation.county;

/**
 * How a person sends money: by telephone up to the daily limit of her bank, beyond it in several parts or at the counter. All who take
 * money from persons take it this way, so the way tells nothing of what it is for.
 */
public final class Purse {

	private static final int MOST_PARTS = 4;

	private final County county;

	public Purse(County county) {
		this.county = county;
	}

	/** Sends an amount from an account the person happens to use. */
	public void send(Book book, int person, int payee, long fen, String memo, Dice dice) {
		int account = county.account(person, dice);
		long limit = limit(person);
		if (fen <= limit) {
			book.pay(Hours.person(dice), account, payee, fen, Channel.TRANSFER, memo);
		} else if (fen > limit * MOST_PARTS || dice.chance(0.5)) {
			book.pay(Hours.office(dice), account, payee, fen, Channel.TRANSFER, memo);
		} else {
			int second = Hours.person(dice);
			for (long left = fen; left > 0; left -= limit) {
				book.pay(Math.min(86_399, second), account, payee, Math.min(left, limit), Channel.TRANSFER, memo);
				second += dice.from(40, 900);
			}
		}
	}

	/** The limit a person has set or was given, in fen a day. */
	private static long limit(int person) {
		return switch ((person * 0x9E3779B1) >>> 29) {
			case 0, 1 -> 5_000_000L;
			case 2, 3, 4, 5 -> 20_000_000L;
			default -> 50_000_000L;
		};
	}
}
