package cn.fangfei.simulation.scheme;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * In what times the schemes live.
 *
 * @param evade usual level of evasion, 0 to 1
 * @param visibility share of accounts of one controller of which the bank knows it
 * @param kinds the kinds there are, in turn
 * @param lateKind a kind that begins only after {@link #LATE} days, or half-way through a shorter world; none if null
 * @param promises whether schemes promise and pay anything; a world without promises holds prepaid businesses under the name of schemes
 */
public record Climate(double evade, double visibility, List<Kind> kinds, @Nullable Kind lateKind, boolean promises) {

	/** Days after which the late kind appears. */
	public static final int LATE = 360;
}
