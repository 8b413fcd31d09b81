package cn.fangfei.simulation.county;

/**
 * Who knows whom: neighbours, people of one township, some from anywhere in the county, mostly of like age; a third of all acquaintances
 * were met through another one, so friends of friends are friends. The number of acquaintances is log-normal, and one in a thousand knows
 * ten times as many. Kin are in {@link People}, not here.
 *
 * <p>Kept as one row of neighbours after the other (about 45 bytes a person).
 */
public final class Contacts {

	private static final double MEDIAN_OWN = 3.6;
	private static final double SIGMA_OWN = 0.75;
	private static final int MOST_OWN = 150;

	private final People people;
	private final Dice dice;
	private final int[] starts;
	private final int[] neighbours;

	Contacts(People people, Dice dice) {
		this.people = people;
		this.dice = dice;
		int locals = people.locals();
		starts = new int[locals + 1];
		int[] own = new int[MOST_OWN];
		for (int person = 0; person < locals; person++) {
			int count = own(person, own);
			starts[person + 1] += count;
			for (int i = 0; i < count; i++) {
				starts[own[i] + 1]++;
			}
		}
		for (int person = 0; person < locals; person++) {
			starts[person + 1] += starts[person];
		}
		neighbours = new int[starts[locals]];
		int[] filled = java.util.Arrays.copyOf(starts, locals);
		for (int person = 0; person < locals; person++) {
			int count = own(person, own);
			for (int i = 0; i < count; i++) {
				neighbours[filled[person]++] = own[i];
				neighbours[filled[own[i]]++] = person;
			}
		}
	}

	/** The acquaintances a person made by herself; each person's depend on her own dice alone. */
	private int own(int person, int[] into) {
		if (!people.ofAge(person)) {
			return 0;
		}
		var own = dice.split(person);
		int count = Math.min(MOST_OWN, (int) (own.logNormal(MEDIAN_OWN, SIGMA_OWN) * (own.chance(0.001) ? 10 : 1)));
		int found = 0;
		for (int i = 0; i < count; i++) {
			int friend = found > 0 && own.chance(0.33) ? friendOf(into[own.below(found)]) : meet(person, own);
			if (friend >= 0 && friend != person) {
				into[found++] = friend;
			}
		}
		return found;
	}

	/** The first acquaintance that somebody made. */
	private int friendOf(int person) {
		var own = dice.split(person);
		own.logNormal(MEDIAN_OWN, SIGMA_OWN);
		own.chance(0.001);
		return meet(person, own);
	}

	/** Somebody a person would meet with these dice: the better in age of two. */
	private int meet(int person, Dice dice) {
		int first = stranger(person, dice);
		int second = stranger(person, dice);
		if (first < 0 || second < 0) {
			return first < 0 ? second : first;
		}
		return Math.abs(people.age(first) - people.age(person)) <= Math.abs(people.age(second) - people.age(person)) ? first : second;
	}

	private int stranger(int person, Dice dice) {
		double where = dice.uniform();
		int village = people.village(person);
		if (where < 0.6) {
			return people.anyone(people.villageStart(village), people.villageStart(village + 1), dice);
		}
		if (where < 0.85) {
			// villages of a township are spread evenly over the list
			int towns = people.villageCount();
			int other = Math.floorMod(village + (dice.below(9) - 4) * Math.max(1, people.townships()), towns);
			return people.anyone(people.villageStart(other), people.villageStart(other + 1), dice);
		}
		return people.anyone(0, people.locals(), dice);
	}

	public int count(int person) {
		return person < people.locals() ? starts[person + 1] - starts[person] : 0;
	}

	/** One of the acquaintances of a person; −1 if she has none. */
	public int any(int person, Dice dice) {
		int count = count(person);
		return count == 0 ? -1 : neighbours[starts[person] + dice.below(count)];
	}

	/** The acquaintance at a place, from 0 to {@code count(person) − 1}. */
	public int at(int person, int place) {
		return neighbours[starts[person] + place];
	}
}
