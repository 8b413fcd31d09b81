package cn.fangfei.simulation.society;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.life.BankSavings;
import cn.fangfei.simulation.life.Bills;
import cn.fangfei.simulation.life.CashNeeds;
import cn.fangfei.simulation.life.Gifts;
import cn.fangfei.simulation.life.Mortgages;
import cn.fangfei.simulation.life.Pensions;
import cn.fangfei.simulation.life.Shopping;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Sector;
import cn.fangfei.simulation.trade.Town;

/** The county without schemes: how its people live and what businesses there are. */
public final class Society {

	private final Town town;
	private final Workforce workforce;
	private final List<Habit> habits = new ArrayList<>();
	private final List<Firm> market;

	public Society(Town town, Dice dice) {
		this.town = town;
		this.workforce = new Workforce(town.county().people(), dice);
		this.market = market(dice.split("market"));
		var life = dice.split("life");
		habits.add(new Shopping(town, life));
		habits.add(new Gifts(town, life));
		habits.add(new CashNeeds(town, life));
		habits.add(new Bills(town, life));
		habits.add(new BankSavings(town, life));
		habits.add(new Pensions(town, life));
		habits.add(new Mortgages(town, life));
		int persons = town.county().people().locals();
		for (var archetype : Archetype.values()) {
			var own = dice.split(archetype.name());
			for (int i = archetype.count(persons); i > 0; i--) {
				archetype.found(founder(own.split(i)));
			}
		}
	}

	/** Firms with which others trade; they trade with each other too. */
	private List<Firm> market(Dice dice) {
		var firms = new ArrayList<Firm>();
		int count = Math.max(10, town.county().people().locals() / 900);
		for (int i = 0; i < count; i++) {
			var own = dice.split(i);
			firms.add(town.register().found(own.pick(Sector.MAKING, Sector.TRADE, Sector.BUILDING, Sector.TRANSPORT), own, -own.from(200, 6_000)));
		}
		return List.copyOf(firms);
	}

	/** Somebody who founds a further business here, with dice of her own. */
	public Founder founder(Dice dice) {
		return new Founder(town, workforce, market, habits, dice);
	}

	public Town town() {
		return town;
	}

	/** What is done day by day, in the order in which it was begun. */
	public List<Habit> habits() {
		return habits;
	}
}
