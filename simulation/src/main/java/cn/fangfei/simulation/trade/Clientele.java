package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;

/**
 * The people a business deals with: how many of them are old, from elsewhere, or from its own township. Each business scatters widely
 * around what is usual for its kind. Members are computed, not kept: the same number is always the same person.
 */
public final class Clientele {

	private final County county;
	private final int township;
	private final double elders;
	private final double outsiders;
	private final double near;
	private final Dice dice;

	/**
	 * @param elders the usual share of people of 60 and older
	 * @param outsiders the usual share from other counties
	 */
	public Clientele(County county, int township, double elders, double outsiders, Dice dice) {
		this.county = county;
		this.township = township;
		this.elders = dice.share(elders, 3);
		this.outsiders = dice.share(outsiders, 3);
		this.near = dice.between(0.2, 0.8);
		this.dice = dice.split("members");
	}

	/** The member of a number. */
	public int member(int number) {
		return draw(dice.split(number));
	}

	/** Anybody whom such a business would attract. */
	public int draw(Dice dice) {
		var people = county.people();
		if (people.count() > people.locals() && dice.chance(outsiders)) {
			return people.locals() + dice.below(people.count() - people.locals());
		}
		boolean elder = dice.chance(elders);
		int person = -1;
		for (int tries = 0; tries < 30; tries++) {
			int village = village(dice);
			int next = people.anyone(people.villageStart(village), people.villageStart(village + 1), dice);
			if (next >= 0) {
				person = next;
				if (people.elder(person) == elder && people.age(person) >= 18) {
					break;
				}
			}
		}
		return person >= 0 ? person : people.anyone(0, people.locals(), dice);
	}

	private int village(Dice dice) {
		int villages = county.people().villageCount();
		int townships = county.land().townships().size();
		if (!dice.chance(near)) {
			return dice.below(villages);
		}
		// village v lies in township v modulo the number of townships
		int own = (villages - township + townships - 1) / townships;
		return township + townships * dice.below(own);
	}
}
