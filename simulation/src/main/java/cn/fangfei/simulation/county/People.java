package cn.fangfei.simulation.county;

/**
 * Who lives in the county, household by household, and after them the outsiders who deal with it. Kept as columns: a million people are
 * some dozens of megabytes.
 */
public final class People {

	/** The year in which a world begins; ages are counted in it. */
	public static final int YEAR = Almanac.FIRST.getYear();

	/** From this age on a person has an account. */
	public static final int OF_AGE = 16;

	private final Land land;
	private final int locals;
	private final short[] birthYears;
	private final short[] villages;
	private final int[] households;
	private final int[] householdStarts;
	private final int[] villageStarts;
	private final float[] savings;
	private final float[] incomes;

	People(int locals, int outsiders, Land land, Dice dice) {
		this.land = land;
		this.locals = locals;
		int all = locals + outsiders;
		birthYears = new short[all];
		villages = new short[all];
		households = new int[all];
		savings = new float[all];
		incomes = new float[all];
		villageStarts = villageStarts();
		int[] starts = new int[locals + 1];
		int household = 0;
		var homes = dice.split("households");
		for (int village = 0; village < land.villages().size(); village++) {
			int person = villageStarts[village];
			while (person < villageStarts[village + 1]) {
				starts[household] = person;
				person = settle(person, villageStarts[village + 1], village, household, homes.split(household));
				household++;
			}
		}
		starts[household] = locals;
		householdStarts = java.util.Arrays.copyOf(starts, household + 1);
		var roads = dice.split("outsiders");
		for (int person = locals; person < all; person++) {
			var own = roads.split(person - locals);
			villages[person] = (short) (-1 - Math.min(Land.OTHER_COUNTIES - 1, (int) (Land.OTHER_COUNTIES * own.uniform() * own.uniform())));
			households[person] = -1;
			born(person, own.chance(0.2) ? own.from(60, 80) : own.from(20, 59), own, own.logNormal(1, 0.7));
		}
	}

	private int[] villageStarts() {
		double weights = 0;
		for (var village : land.villages()) {
			weights += village.weight();
		}
		int[] starts = new int[land.villages().size() + 1];
		double sum = 0;
		for (int v = 0; v < land.villages().size(); v++) {
			sum += land.villages().get(v).weight();
			starts[v + 1] = (int) Math.round(sum / weights * locals);
		}
		return starts;
	}

	/** One household; gives the index of the first person after it. */
	private int settle(int first, int end, int village, int household, Dice dice) {
		double rich = dice.logNormal(1, 0.75) * (land.townships().get(land.villages().get(village).township()).town() ? 1.35 : 0.85);
		double old = land.villages().get(village).elderly();
		int[] ages = new int[8];
		int size = 0;
		switch (dice.weighted(0.07 * old, 0.13 * old, 0.15, 0.32, 0.22, 0.11)) {
			case 0 -> ages[size++] = dice.from(61, 88);
			case 1 -> {
				ages[size++] = dice.from(58, 84);
				ages[size] = ages[size++ - 1] + dice.from(-4, 4);
			}
			case 2 -> {
				ages[size++] = dice.from(24, 58);
				ages[size] = ages[size++ - 1] + dice.from(-4, 4);
			}
			case 3 -> size = parentsWithChildren(ages, dice);
			case 4 -> {
				size = parentsWithChildren(ages, dice);
				for (int grand = dice.from(1, 2); grand > 0; grand--) {
					ages[size++] = Math.min(94, ages[0] + dice.from(22, 30));
				}
			}
			default -> ages[size++] = dice.from(18, 35);
		}
		int person = first;
		for (int i = 0; i < size && person < end; i++, person++) {
			villages[person] = (short) village;
			households[person] = household;
			born(person, ages[i], dice, rich);
		}
		return person;
	}

	private static int parentsWithChildren(int[] ages, Dice dice) {
		int size = 0;
		ages[size++] = dice.from(25, 50);
		ages[size++] = ages[0] + dice.from(-4, 3);
		for (int child = dice.from(1, 2); child > 0; child--) {
			ages[size++] = Math.max(0, ages[0] - dice.from(22, 32));
		}
		return size;
	}

	private void born(int person, int age, Dice dice, double rich) {
		birthYears[person] = (short) (YEAR - age);
		// savings grow towards 60 and are kept; yearly surveys of households put the median of county people near these figures
		double byAge = age < 25 ? 0.25 : age < 40 ? 0.8 : age < 60 ? 1.3 : 1.1;
		savings[person] = (float) (40_000 * rich * byAge * dice.logNormal(1, 0.8));
		incomes[person] = (float) (3_900 * Math.sqrt(rich) * dice.logNormal(1, 0.35));
	}

	/** Locals and outsiders; the locals come first. */
	public int count() {
		return birthYears.length;
	}

	public int locals() {
		return locals;
	}

	public boolean local(int person) {
		return person < locals;
	}

	public int birthYear(int person) {
		return birthYears[person];
	}

	/** In years at the beginning of the world. */
	public int age(int person) {
		return YEAR - birthYears[person];
	}

	public boolean ofAge(int person) {
		return age(person) >= OF_AGE;
	}

	/** 60 and older. */
	public boolean elder(int person) {
		return age(person) >= 60;
	}

	/** Index of the village of a local. */
	public int village(int person) {
		return villages[person];
	}

	/** Index of the township of a local. */
	public int township(int person) {
		return land.villages().get(villages[person]).township();
	}

	int townships() {
		return land.townships().size();
	}

	/** 9 digits: the township of a local, the county of an outsider. */
	public String regionCode(int person) {
		return person < locals ? land.townships().get(township(person)).code() : Land.otherCounty(-1 - villages[person]);
	}

	/** What a person has put by, in yuan. */
	public double savings(int person) {
		return savings[person];
	}

	/** What a person earns a month when at work, in yuan. */
	public double income(int person) {
		return incomes[person];
	}

	/** The first person of the household of a local. */
	public int householdStart(int person) {
		return householdStarts[households[person]];
	}

	/** The first person after the household of a local. */
	public int householdEnd(int person) {
		return householdStarts[households[person] + 1];
	}

	/** The first person of a village; the village after the last begins where the locals end. */
	public int villageStart(int village) {
		return villageStarts[village];
	}

	public int villageCount() {
		return villageStarts.length - 1;
	}

	/** Somebody of age, whom the dice choose among the persons from {@code start} to before {@code end}; −1 if there is nobody. */
	public int anyone(int start, int end, Dice dice) {
		for (int tries = 0; tries < 40 && end > start; tries++) {
			int person = start + dice.below(end - start);
			if (ofAge(person)) {
				return person;
			}
		}
		return -1;
	}
}
