package cn.fangfei.detection.text;

import java.util.Objects;

/**
 * A promised return.
 *
 * @param value per cent of the period, as written; of a range the upper end; of an amount pair what the pair comes to
 * @param unit the period with %: 年%, 月%, 周%, 日%, 季%; plain % where the text names none
 * @param annual per cent a year, simple interest; where the text names no period the value itself
 * @param start offset in the original text, inclusive
 * @param end offset in the original text, exclusive
 */
public record TextRate(double value, String unit, double annual, int start, int end) {

	public TextRate {
		Objects.requireNonNull(unit, "unit");
		if (!(value >= 0) || !(annual >= 0) || start < 0 || end <= start) {
			throw new IllegalArgumentException("no rate: " + value + unit + " " + annual + " at " + start + "–" + end);
		}
	}

}
