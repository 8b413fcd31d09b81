package cn.fangfei.simulation.county;

/** When in a day things are done, in seconds since midnight. The hour belongs to who acts and how, never to what for. */
public final class Hours {

	private static final int HOUR = 3_600;

	private Hours() {
	}

	/** A person with a telephone: a broad day with a noon and an evening peak. */
	public static int person(Dice dice) {
		return switch (dice.weighted(0.30, 0.25, 0.40, 0.05)) {
			case 0 -> around(dice, 10.2, 1.6);
			case 1 -> around(dice, 13.0, 1.8);
			case 2 -> around(dice, 19.3, 2.0);
			default -> dice.below(24 * HOUR);
		};
	}

	/** Somebody at a bank's counter or a firm's desk. */
	public static int office(Dice dice) {
		return dice.chance(0.55) ? around(dice, 10.3, 0.9) : around(dice, 15.2, 1.0);
	}

	/** Runs of a computer at night. */
	public static int night(Dice dice) {
		return dice.below(5 * HOUR);
	}

	private static int around(Dice dice, double hour, double deviation) {
		int second = (int) ((hour + deviation * dice.normal()) * HOUR);
		return Math.floorMod(second, 24 * HOUR);
	}
}
