package cn.fangfei.simulation.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.society.Founder;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Register;
import cn.fangfei.simulation.venture.CashBox;
import cn.fangfei.simulation.venture.Collection;
import cn.fangfei.simulation.venture.Counter;
import cn.fangfei.simulation.venture.ManyAccounts;
import cn.fangfei.simulation.venture.Manner;
import cn.fangfei.simulation.venture.OwnAccount;
import cn.fangfei.simulation.venture.Shape;

/**
 * The outside of a scheme or of its twin, drawn in the same way for both: firm, launch, manner, accounts, and the small business in
 * front. What is drawn here cannot tell one from the other.
 */
final class Cast {

	final Founder founder;
	final Kind kind;
	final int begins;
	final Firm firm;
	final Shape shape;
	final Manner manner;
	final Collection collection;

	/** What the business in front loses a day, in yuan. */
	final double dailyCost;

	/** Accounts that take or pay members' money, and what each does. */
	final Map<Integer, String> accounts = new LinkedHashMap<>();

	Cast(Founder founder, Kind kind, Climate climate, int earliest) {
		this.founder = founder;
		this.kind = kind;
		var dice = founder.dice();
		int days = founder.days();
		begins = earliest + dice.below(Math.max(1, (int) (days * 0.72) - earliest));
		int opening = kind == Kind.L ? -dice.from(900, 4_500) : dice.chance(0.5) ? begins : Math.min(begins, Register.opening(dice, days));
		firm = founder.firmOpening(opening, kind.sectors());
		shape = kind.shape().vary(dice);
		manner = Manner.of(Manner.level(climate.evade(), dice), dice);
		collection = collection(climate, dice);
		dailyCost = front(dice);
	}

	/** One account, the owner's, several, a terminal or a drawer: as is usual for the kind. */
	private Collection collection(Climate climate, Dice dice) {
		var town = founder.town();
		return switch (kind) {
			case F -> {
				accounts.put(firm.account(), "COLLECT_AND_PAY");
				yield new Counter(town, firm, dice.logNormal(1_100, 0.8), dice.split("counter"));
			}
			case K -> new CashBox(town);
			case E, I -> many(climate, dice, dice.from(3, 9));
			default -> {
				if (dice.chance(manner.level() * 0.4)) {
					yield many(climate, dice, dice.from(2, 4));
				}
				int account = dice.chance(0.3) ? personal(climate, firm.representative(), dice) : firm.account();
				accounts.put(account, "COLLECT_AND_PAY");
				yield new OwnAccount(town, account);
			}
		};
	}

	private Collection many(Climate climate, Dice dice, int count) {
		var town = founder.town();
		int[] takers = new int[count];
		int keeper = firm.representative();
		for (int i = 0; i < count; i++) {
			int helper = i == 0 ? keeper : town.county().contacts().any(keeper, dice);
			takers[i] = personal(climate, helper < 0 ? keeper : helper, dice);
			accounts.put(takers[i], "COLLECT");
		}
		int main = dice.chance(0.5) ? firm.account() : takers[0];
		accounts.put(main, main == takers[0] ? "COLLECT_AND_PAY" : "PAY");
		return new ManyAccounts(town, takers, main, dice.pick(0, 14, 30, 45));
	}

	/** A personal account: one she has had for long, or a new one of which the bank may know for whom it is kept. */
	private int personal(Climate climate, int person, Dice dice) {
		var town = founder.town();
		if (dice.chance(0.35)) {
			return town.county().account(person, dice);
		}
		int opened = (int) Almanac.FIRST.toEpochDay() + begins - dice.from(5, 400);
		return town.openFor(person, dice.chance(climate.visibility()) ? firm.holder() : person, opened, dice);
	}

	/** The small business in front: a few people on wages, some trade. A licence that lay dormant has none. */
	private double front(Dice dice) {
		double turnover = dice.logNormal(50_000, 0.6);
		int staff = dice.from(2, 10);
		if (kind == Kind.L) {
			return 0;
		}
		founder.employ(firm, staff, turnover);
		founder.trade(firm, turnover * 0.5, turnover * 0.4);
		boolean shop = kind == Kind.B || kind == Kind.C || kind == Kind.J || kind == Kind.K || kind == Kind.H;
		if (shop) {
			founder.counter(firm, turnover / 60);
		}
		return Math.max(0, (staff * 5_000 + turnover * 0.2 - (shop ? turnover / 2 : 0)) / 30);
	}

	/** Who is known to stand behind the account that does most: a firm, or a person whose ties no bank knows. */
	int subject() {
		if (accounts.isEmpty()) {
			return firm.holder();
		}
		var county = founder.town().county();
		for (int account : accounts.keySet()) {
			if (county.accounts().subject(account) == firm.holder()) {
				return firm.holder();
			}
		}
		return county.accounts().subject(accounts.keySet().iterator().next());
	}

	List<Integer> owners() {
		return new ArrayList<>(founder.town().ownersOf(firm));
	}
}
