package cn.fangfei.simulation.county;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The land of an invented county: townships of villages, and the counties its visitors come from. The codes follow GB/T 2260 in form and
 * name no place: no prefecture of any province bears the number 99.
 */
public final class Land {

	/** A township, with its 9-digit code. */
	public record Township(String code, String name, boolean town) {
	}

	/**
	 * A village or neighbourhood.
	 *
	 * @param township index of its township
	 * @param weight how many live here beside the others
	 * @param elderly how many of its households are old, beside the county
	 */
	public record Village(int township, String name, double weight, double elderly) {
	}

	/** The county's own code. */
	public static final String COUNTY_CODE = "329981";
	public static final String PROVINCE = "江苏";
	public static final String COUNTY = "云岫县";

	/** Other counties from which people deal with this one. */
	public static final int OTHER_COUNTIES = 80;

	private static final String FIRST = "青瑶葛枫沙槐双柳石白清桃桑禾棠梅竹松鹿凤";
	private static final String SECOND = "砚埠溪泠禾岫荻湾桥塘渡庄坪冈洲陂浦圩墩垛";
	private static final String[] PROVINCES = { "32", "34", "37", "33", "41", "31", "36", "42" };

	private final List<Township> townships = new ArrayList<>();
	private final List<Village> villages = new ArrayList<>();

	/** @param persons how many live here; about 9,000 make a township and 450 a village */
	Land(int persons, Dice dice) {
		int towns = Math.max(3, Math.min(40, persons / 9_000));
		var names = new Permutation((long) FIRST.length() * SECOND.length(), dice.split("names"));
		for (int t = 0; t < towns; t++) {
			boolean town = t < Math.max(1, towns / 4);
			long name = names.of(t);
			var suffix = town ? "街道" : t % 5 == 4 ? "乡" : "镇";
			townships.add(new Township(COUNTY_CODE + (town ? String.format(Locale.ROOT, "%03d", t + 1)
					: String.format(Locale.ROOT, "%03d", 100 + t)),
					"" + FIRST.charAt((int) (name % FIRST.length())) + SECOND.charAt((int) (name / FIRST.length())) + suffix, town));
		}
		int count = Math.max(towns * 2, persons / 450);
		for (int v = 0; v < count; v++) {
			var own = dice.split(v);
			int t = v % towns;
			boolean town = townships.get(t).town();
			villages.add(new Village(t, "" + FIRST.charAt(own.below(FIRST.length())) + SECOND.charAt(own.below(SECOND.length()))
					+ (town ? "社区" : "村"),
					own.logNormal(town ? 1.6 : 1, 0.5), own.logNormal(town ? 0.75 : 1.15, 0.3)));
		}
	}

	public List<Township> townships() {
		return townships;
	}

	public List<Village> villages() {
		return villages;
	}

	/** The 9-digit code of another county, {@code 0} to {@code OTHER_COUNTIES − 1}. */
	static String otherCounty(int index) {
		// most visitors come from near by
		var province = PROVINCES[Math.min(PROVINCES.length - 1, index / 10)];
		return province + "99" + String.format(Locale.ROOT, "%02d", 10 + index % 10) + "000";
	}
}
