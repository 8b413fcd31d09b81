package cn.fangfei.detection.register;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One item of a filed change 变更登记.
 *
 * @param before what stood before; empty if unknown
 * @param after what stands since; empty if unknown
 */
public record RegisterChange(LocalDate on, Kind kind, String before, String after) {

	/** What was changed. */
	public enum Kind {

		NAME("名称"), REPRESENTATIVE("法定代表人"), ADDRESS("住所"), SCOPE("经营范围"), CAPITAL("注册资本"), SHAREHOLDER("股东"), OTHER("其他");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		public String label() {
			return label;
		}

	}

	public RegisterChange {
		Objects.requireNonNull(on, "on");
		Objects.requireNonNull(kind, "kind");
		before = before == null ? "" : before;
		after = after == null ? "" : after;
	}

}
