package cn.fangfei.simulation.county;

/**
 * The chances of one agent: SplitMix64 (Steele, Lea and Flood, 2014). A stream can be split by name or number; what comes of a split
 * depends on the path that led to it alone, never on how often anybody else threw. So one more agent in a world shifts nobody's luck.
 *
 * <p>Logarithms and the like are those of {@link StrictMath}: the same seed gives the same bytes on every machine.
 */
public final class Dice {

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private final long origin;
	private long state;

	private Dice(long origin) {
		this.origin = origin;
		this.state = origin;
	}

	/** The stream of a whole world. */
	public static Dice of(long seed) {
		return new Dice(mix(seed + GOLDEN));
	}

	/** The stream of one number below this one. */
	public Dice split(long key) {
		return new Dice(mix(origin ^ mix(key * GOLDEN + 0x632BE59BD9B4E019L)));
	}

	/** The stream of one name below this one. */
	public Dice split(String name) {
		long hash = 0xCBF29CE484222325L;
		for (int i = 0; i < name.length(); i++) {
			hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
		}
		return split(hash);
	}

	/** A number that belongs to the path of this stream, whatever was thrown. */
	public long key() {
		return mix(origin + 0x2545F4914F6CDD1DL);
	}

	/** 64 random bits. */
	public long bits() {
		state += GOLDEN;
		return mix(state);
	}

	/** From 0 inclusive to 1 exclusive. */
	public double uniform() {
		return (bits() >>> 11) * 0x1.0p-53;
	}

	/** From {@code low} inclusive to {@code high} exclusive. */
	public double between(double low, double high) {
		return low + (high - low) * uniform();
	}

	/** From 0 inclusive to {@code bound} exclusive; {@code bound} is positive. */
	public int below(int bound) {
		return (int) (((bits() >>> 32) * bound) >>> 32);
	}

	/** A whole number from {@code low} to {@code high}, both inclusive. */
	public int from(int low, int high) {
		return low + below(high - low + 1);
	}

	public boolean chance(double probability) {
		return uniform() < probability;
	}

	@SafeVarargs
	public final <T> T pick(T... choices) {
		return choices[below(choices.length)];
	}

	/** The index of one of the weights, each as likely as it is heavy. */
	public int weighted(double... weights) {
		double sum = 0;
		for (double weight : weights) {
			sum += weight;
		}
		double left = uniform() * sum;
		for (int i = 0; i < weights.length - 1; i++) {
			left -= weights[i];
			if (left < 0) {
				return i;
			}
		}
		return weights.length - 1;
	}

	/** Normal with mean 0 and deviation 1. */
	public double normal() {
		double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
		return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
	}

	/** Log-normal by its median and the deviation of its logarithm. */
	public double logNormal(double median, double sigma) {
		return median * StrictMath.exp(sigma * normal());
	}

	/** How often something happens that happens {@code mean} times on average. */
	public int poisson(double mean) {
		if (mean <= 0) {
			return 0;
		}
		if (mean > 40) {
			return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * normal()));
		}
		double left = uniform();
		double probability = StrictMath.exp(-mean);
		int count = 0;
		while (left > probability && count < 400) {
			left -= probability;
			count++;
			probability *= mean / count;
		}
		return count;
	}

	/** A share with the given mean; the smaller {@code strength}, the wider it scatters. */
	public double share(double mean, double strength) {
		double a = gamma(mean * strength);
		double b = gamma((1 - mean) * strength);
		return a + b == 0 ? mean : a / (a + b);
	}

	/** Marsaglia and Tsang (2000). */
	private double gamma(double shape) {
		if (shape < 1) {
			return gamma(shape + 1) * StrictMath.pow(Math.max(1e-300, uniform()), 1 / shape);
		}
		double d = shape - 1.0 / 3;
		double c = 1 / StrictMath.sqrt(9 * d);
		while (true) {
			double x = normal();
			double v = 1 + c * x;
			if (v > 0) {
				v = v * v * v;
				double u = Math.max(1e-300, uniform());
				if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
					return d * v;
				}
			}
		}
	}

	static long mix(long z) {
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}
}
