package cn.fangfei.server.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An administrative division code 行政区划代码 of twelve digits, after the rules of the National Bureau of Statistics: two digits
 * for the province, two for the city, two for the county, three for the township and three for the community. A code of a
 * higher level ends in zeros; twelve zeros are the nation.
 *
 * <p>Everything below a division is the half-open range {@code [lo, hi)}; queries compare with both ends and never use
 * {@code like}, so that an ordinary index serves them.
 */
public record RegionCode(@JsonValue String value) implements Comparable<RegionCode> {

	public static final RegionCode NATION = new RegionCode("000000000000");

	@JsonCreator
	public RegionCode {
		if (!value.matches("\\d{12}")) {
			throw new IllegalArgumentException("行政区划代码应为12位数字：" + value);
		}
	}

	/** The code of a division named by its first 2, 4, 6, 9 or 12 digits. */
	public static RegionCode ofPrefix(String digits) {
		return new RegionCode((digits + "000000000000").substring(0, 12));
	}

	public RegionLevel level() {
		for (var level : RegionLevel.values()) {
			if (value.substring(level.digits()).chars().allMatch(c -> c == '0')) {
				return level;
			}
		}
		return RegionLevel.COMMUNITY;
	}

	/** The smallest code inside this division: its own. */
	public String lo() {
		return value;
	}

	/** The first code after this division, thirteen nines for the nation. */
	public String hi() {
		var digits = level().digits();
		if (digits == 0) {
			return "9999999999999";
		}
		var next = Long.parseLong(value.substring(0, digits)) + 1;
		return ("%0" + digits + "d").formatted(next) + "0".repeat(12 - digits);
	}

	public boolean contains(RegionCode other) {
		return other.value.compareTo(lo()) >= 0 && other.value.compareTo(hi()) < 0;
	}

	/** The enclosing division of the given level; itself when it is not below that level. */
	public RegionCode at(RegionLevel level) {
		return level.ordinal() >= level().ordinal() ? this : ofPrefix(value.substring(0, level.digits()));
	}

	@Override
	public int compareTo(RegionCode other) {
		return value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return value;
	}
}
