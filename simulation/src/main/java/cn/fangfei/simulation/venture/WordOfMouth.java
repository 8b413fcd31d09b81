package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.trade.Clientele;

/**
 * Strangers come through adverts and meetings, and members win their kin and acquaintances: {@code dN/dt = λ + β·N·(1 − N/K)} on the
 * graph of contacts (the logistic form of recruitment; see Artzrouni, The mathematics of Ponzi schemes, 2009).
 */
public final class WordOfMouth implements Recruitment {

	private static final double MEETING = 1.0 / 35;
	private static final double KIN = 0.25;

	private final County county;
	private final Clientele clientele;
	private final Shape shape;

	public WordOfMouth(County county, Clientele clientele, Shape shape) {
		this.county = county;
		this.clientele = clientele;
		this.shape = shape;
	}

	@Override
	public void today(Day day, Members members, Dice dice, Door door) {
		double room = 1 - members.count() / (double) shape.capacity();
		if (room <= 0) {
			return;
		}
		int feast = day.almanac().daysToSpringFestival(day.index());
		double mood = feast <= 1 && feast >= -7 ? 0.3 : 1;
		int strangers = dice.poisson(shape.seeds() * room * mood) + (dice.chance(MEETING) ? dice.poisson(shape.seeds() * 18 * room) : 0);
		for (int i = 0; i < strangers; i++) {
			door.enter(clientele.draw(dice), -1);
		}
		for (int i = dice.poisson(members.count() * shape.talk() * room * mood); i > 0; i--) {
			int introducer = dice.below(members.count());
			int person = acquaintance(members.get(introducer).person(), dice);
			if (person >= 0) {
				door.enter(person, introducer);
			}
		}
	}

	private int acquaintance(int person, Dice dice) {
		var people = county.people();
		if (!people.local(person)) {
			return clientele.draw(dice);
		}
		return dice.chance(KIN) ? people.anyone(people.householdStart(person), people.householdEnd(person), dice)
				: county.contacts().any(person, dice);
	}
}
