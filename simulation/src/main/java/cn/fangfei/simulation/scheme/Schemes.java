package cn.fangfei.simulation.scheme;

import java.util.ArrayList;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.society.Founder;
import cn.fangfei.simulation.trade.Supplies;
import cn.fangfei.simulation.venture.FixedInterest;
import cn.fangfei.simulation.venture.Points;
import cn.fangfei.simulation.venture.Referral;
import cn.fangfei.simulation.venture.Returns;
import cn.fangfei.simulation.venture.Venture;
import cn.fangfei.simulation.venture.WordOfMouth;

/** Founds schemes. */
public final class Schemes {

	private Schemes() {
	}

	/** A scheme of a kind; its habits are added to those of the county. */
	public static Scheme found(Founder founder, Kind kind, Climate climate) {
		int days = founder.days();
		boolean late = kind == climate.lateKind();
		var cast = new Cast(founder, kind, climate, Math.min(days / 2, late ? Climate.LATE : Math.min(14, days / 10)));
		var dice = founder.dice().split("scheme");
		var town = founder.town();
		boolean covered = dice.chance(cast.manner.level());
		double business = covered ? cast.shape.ticket() * cast.shape.capacity() / 365 * dice.between(0.01, 0.06) : 0;
		if (covered) {
			founder.add(new Supplies(town, cast.firm, founder.market(), business * 20, business * 30, dice));
		}
		var till = new Till(town, cast.firm, cast.collection, controllers(cast, dice), climate.promises() ? dice.between(0.12, 0.55) : 0,
				dice.from(25, 200),
				business - cast.dailyCost, !climate.promises());
		if (!climate.promises()) {
			Twins.trade(cast, dice);
		}
		var clientele = founder.clientele(cast.firm, cast.shape.elders(), cast.shape.outsiders());
		var parts = new Venture.Parts(cast.begins, cast.shape, cast.manner, new WordOfMouth(town.county(), clientele, cast.shape),
				cast.collection,
				climate.promises() ? returns(cast, dice) : Returns.NONE, climate.promises() ? referral(cast, dice) : Referral.NONE, till);
		var venture = new Venture(town, cast.firm, parts, founder.dice());
		till.watch(venture.tally());
		founder.add(venture);
		return new Scheme(cast, venture, till);
	}

	/** Where the money ends: with the owner, her family, a straw man, now and then a firm. */
	private static int[] controllers(Cast cast, Dice dice) {
		var town = cast.founder.town();
		var owners = cast.owners();
		int straw = town.county().contacts().any(cast.firm.representative(), dice);
		var accounts = new ArrayList<Integer>();
		for (int owner : owners.subList(0, Math.min(3, owners.size()))) {
			accounts.add(town.county().account(owner));
		}
		if (straw >= 0 && dice.chance(0.2 + 0.6 * cast.manner.level())) {
			accounts.add(town.county().account(straw));
		}
		if (dice.chance(0.3)) {
			accounts.add(cast.founder.market().get(dice.below(cast.founder.market().size())).account());
		}
		return accounts.stream().mapToInt(Integer::intValue).toArray();
	}

	/** What is promised, within the range usual for the kind. */
	private static Returns returns(Cast cast, Dice dice) {
		return switch (cast.kind) {
			case A -> interest(cast, dice, 0.1, 0.24, new int[] { 30, 30, 90 }, new int[] { 180, 365, 365 });
			case B -> interest(cast, dice, 0.06, 0.14, new int[] { 30, 90, 90 }, new int[] { 365, 365, 730 });
			case D -> interest(cast, dice, 0.08, 0.16, new int[] { 90, 90, 180 }, new int[] { 365, 365 });
			case E -> interest(cast, dice, 0.12, 0.3, new int[] { 15, 30, 30 }, new int[] { 90, 180, 365 });
			case F -> interest(cast, dice, 0.1, 0.24, new int[] { 15, 30, 30 }, new int[] { 180, 365 });
			case G -> interest(cast, dice, 0.08, 0.125, new int[] { 90, 90, 180 }, new int[] { 180, 365, 365 });
			case H -> interest(cast, dice, 0.07, 0.125, new int[] { 30, 30, 90 }, new int[] { 1_095, 1_825 });
			case K -> interest(cast, dice, 0.1, 0.24, new int[] { 30, 90 }, new int[] { 180, 365 });
			case L -> interest(cast, dice, 0.09, 0.16, new int[] { 30, 90 }, new int[] { 180, 365 });
			case C -> points(dice, cast, 0.003, 0.008, 2.2, 1.0 / 12, 0.25);
			case I -> points(dice, cast, 0.005, 0.015, 3, 1.0 / 6, 0.4);
			case J -> points(dice, cast, 0.002, 0.008, 2, 1.0 / 12, 0.3);
		};
	}

	private static Returns interest(Cast cast, Dice dice, double low, double high, int[] periods, int[] terms) {
		var promise = new FixedInterest.Promise(dice.between(low, high), periods[dice.below(periods.length)], terms[dice.below(terms.length)],
				dice.between(0.3, 0.8),
				cast.kind.back());
		return new FixedInterest(promise, cast.manner, cast.founder.town().county().almanac());
	}

	private static Returns points(Dice dice, Cast cast, double low, double high, double most, double drawing, double again) {
		return new Points(new Points.Promise(dice.between(low, high), dice.between(1.2, most), drawing, again, cast.kind.back()));
	}

	/** What those get who bring others; an evasive scheme pays most of it in cash. */
	private static Referral referral(Cast cast, Dice dice) {
		double seen = dice.chance(cast.manner.level()) ? dice.between(0.3, 0.7) : 1;
		var memos = cast.kind.forBringing();
		return switch (cast.kind) {
			case C, I, J -> new Referral(new double[] { dice.between(0.06, 0.15), dice.between(0.03, 0.05), dice.between(0.01, 0.025) }, 0,
					dice.chance(0.5), seen, memos);
			case H, D -> dice.chance(0.4) ? new Referral(new double[] { dice.between(0.01, 0.03) }, 0, false, seen, memos) : Referral.NONE;
			default -> dice.chance(0.7) ? new Referral(new double[] { dice.between(0.01, 0.06) }, 0, false, seen, memos) : Referral.NONE;
		};
	}
}
