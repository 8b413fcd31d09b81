package cn.fangfei.detection.register;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What an officer who went to the registered address of a firm saw there.
 *
 * @param on the day of the visit
 */
public record PlaceVisit(LocalDate on, Seen seen) {

	/** What was seen, and how strongly it speaks for another address than the registered one. */
	public enum Seen {

		/** The firm works there, or has closed there. */
		THERE("", 0),

		NO_SUCH_ADDRESS("查无此址", 1),

		VACATED("人去楼空", 1),

		/** Somebody or something else is there. */
		DIFFERS("与登记不符", 0.6);

		private final String label;

		private final double strength;

		Seen(String label, double strength) {
			this.label = label;
			this.strength = strength;
		}

		public String label() {
			return label;
		}

		double strength() {
			return strength;
		}

	}

	public PlaceVisit {
		Objects.requireNonNull(on, "on");
		Objects.requireNonNull(seen, "seen");
	}

}
