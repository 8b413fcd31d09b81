package cn.fangfei.simulation.county;

/** How amounts come about. In fen, from yuan. */
public final class Money {

	private Money() {
	}

	/** To the fen. */
	public static long exact(double yuan) {
		return Math.max(0, Math.round(yuan * 100));
	}

	/** To whole multiples of {@code unit} yuan, at least one. */
	public static long inUnits(double yuan, double unit) {
		return Math.max(1, Math.round(yuan / unit)) * Math.round(unit * 100);
	}

	/** As somebody who chooses an amount freely would: mostly one or two leading digits, now and then an odd sum. */
	public static long chosen(double yuan, Dice dice) {
		if (dice.chance(0.12)) {
			return exact(Math.max(1, yuan));
		}
		double unit = 1;
		while (unit * 100 <= yuan) {
			unit *= 10;
		}
		return inUnits(yuan, unit * dice.pick(1.0, 1.0, 5.0, 10.0));
	}
}
