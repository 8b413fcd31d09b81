package cn.fangfei.simulation.society;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.People;
import cn.fangfei.simulation.county.Permutation;

/** Hands out people of working age, each once until all are at work. */
public final class Workforce {

	private final People people;
	private final Permutation order;
	private long next;

	public Workforce(People people, Dice dice) {
		this.people = people;
		this.order = new Permutation(people.locals(), dice.split("workforce"));
	}

	/** So many of 18 to 60. */
	public int[] take(int count) {
		int[] staff = new int[count];
		int found = 0;
		for (long tries = 0; found < count && tries < 4L * people.locals(); tries++) {
			int person = (int) order.of(next++ % people.locals());
			int age = people.age(person);
			if (age >= 18 && age < 60) {
				staff[found++] = person;
			}
		}
		return java.util.Arrays.copyOf(staff, found);
	}
}
