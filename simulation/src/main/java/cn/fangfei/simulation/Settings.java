package cn.fangfei.simulation;

import cn.fangfei.simulation.county.Almanac;

/**
 * Which world is wanted.
 *
 * @param seed any number; the same settings give the same bytes
 * @param persons who live there, {@value #FEWEST} to {@value #MOST}
 * @param days from {@link Almanac#FIRST} on, 30 to {@link Almanac#LONGEST}
 * @param density schemes for ten thousand accounts of persons and firms, 0 to 400
 * @param evade usual level of evasion, 0 to 1
 */
public record Settings(long seed, int persons, int days, double density, double evade, Regime regime) {

	public static final int FEWEST = 2_000;
	public static final int MOST = 5_000_000;
	public static final int SHORTEST = 30;
	public static final double DENSEST = 400;

	public Settings {
		if (persons < FEWEST || persons > MOST || days < SHORTEST || days > Almanac.LONGEST || !(density >= 0 && density <= DENSEST)
				|| !(evade >= 0 && evade <= 1)) {
			throw new IllegalArgumentException("persons " + persons + ", days " + days + ", density " + density + ", evade " + evade);
		}
	}

	/** A world of the given size with the usual density and evasion. */
	public static Settings of(long seed, int persons, int days) {
		return new Settings(seed, persons, days, 2, 0.3, Regime.STANDARD);
	}

	public Settings withDensity(double density) {
		return new Settings(seed, persons, days, density, evade, regime);
	}

	public Settings withEvade(double evade) {
		return new Settings(seed, persons, days, density, evade, regime);
	}

	public Settings withRegime(Regime regime) {
		return new Settings(seed, persons, days, density, evade, regime);
	}
}
