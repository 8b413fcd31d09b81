package cn.fangfei.detection.register;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A firm that is no more and that somebody in control of the screened firm once controlled.
 *
 * @param firm its name
 * @param endedOn when it ended
 * @param end how it ended
 * @param role what links the two, in Chinese and without a person's name: 法定代表人, 控股股东, 实际控制人
 */
public record FormerControl(String firm, LocalDate endedOn, End end, String role) {

	/** How a firm ended. */
	public enum End {

		/** Closed after its unlawful fund-raising was dealt with. */
		CLOSED_FOR_FUND_RAISING("因非法集资被处置后关停", 1),
		ORDERED_CLOSED("被责令关闭", 0.9),
		REVOKED("被吊销营业执照", 0.8),
		/** Deregistered by itself while something was open against it. */
		DEREGISTERED_UNDER_WATCH("在被核查期间注销", 0.7),
		DEREGISTERED("正常注销", 0);

		private final String label;

		private final double strength;

		End(String label, double strength) {
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

	public FormerControl {
		Objects.requireNonNull(firm, "firm");
		Objects.requireNonNull(endedOn, "endedOn");
		Objects.requireNonNull(end, "end");
		Objects.requireNonNull(role, "role");
	}

}
