package cn.fangfei.simulation.trade;

import java.util.List;

import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Holder;
import cn.fangfei.simulation.county.Purse;

/**
 * What every business has at hand: the county, its register and institutions, and the purse of persons.
 */
public record Town(County county, Register register, Institutions institutions, Purse purse) {

	public static Town of(County county, Dice dice) {
		var register = new Register(county, dice.split("register"));
		return new Town(county, register, new Institutions(register, dice.split("institutions")), new Purse(county));
	}

	/** Opens one more account for a person. */
	public int openFor(int person, int subject, int openedOn, Dice dice) {
		return county.accounts().open(person, subject, Holder.PERSON, openedOn, County.bank(dice), true);
	}

	/** The owner of a firm and those of age in her household. */
	public List<Integer> ownersOf(Firm firm) {
		var people = county.people();
		int owner = firm.representative();
		var family = new java.util.ArrayList<Integer>();
		family.add(owner);
		for (int person = people.householdStart(owner); person < people.householdEnd(owner); person++) {
			if (person != owner && people.ofAge(person)) {
				family.add(person);
			}
		}
		return family;
	}
}
