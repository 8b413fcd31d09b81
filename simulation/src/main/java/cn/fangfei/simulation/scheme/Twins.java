package cn.fangfei.simulation.scheme;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.society.Founder;
import cn.fangfei.simulation.trade.Disbursements;
import cn.fangfei.simulation.trade.Dues;
import cn.fangfei.simulation.trade.Harvest;
import cn.fangfei.simulation.trade.Lender;
import cn.fangfei.simulation.trade.Payroll;
import cn.fangfei.simulation.trade.Supplies;
import cn.fangfei.simulation.venture.Backing;
import cn.fangfei.simulation.venture.CashBack;
import cn.fangfei.simulation.venture.Circle;
import cn.fangfei.simulation.venture.Dividend;
import cn.fangfei.simulation.venture.FixedInterest;
import cn.fangfei.simulation.venture.Manner;
import cn.fangfei.simulation.venture.Recruitment;
import cn.fangfei.simulation.venture.Referral;
import cn.fangfei.simulation.venture.Returns;
import cn.fangfei.simulation.venture.Venture;
import cn.fangfei.simulation.venture.Withdrawal;
import cn.fangfei.simulation.venture.WordOfMouth;

/**
 * Founds the honest twin of a kind: the same outside, the same people, the same sums; but what members get back is earned, or is no more
 * than what they paid, or is not promised at all.
 */
public final class Twins {

	private Twins() {
	}

	/** The twin of a kind; its habits are added to those of the county. */
	public static Twin found(Founder founder, Kind kind, Climate climate) {
		var cast = new Cast(founder, kind, climate, Math.min(14, founder.days() / 10));
		var dice = founder.dice().split("twin");
		var town = founder.town();
		var clientele = founder.clientele(cast.firm, cast.shape.elders(), cast.shape.outsiders());
		Recruitment recruitment = kind == Kind.A && climate.promises() ? new Circle(staff(cast, dice), cast.shape)
				: new WordOfMouth(town.county(), clientele, cast.shape);
		var parts = new Venture.Parts(cast.begins, cast.shape, cast.manner, recruitment, cast.collection,
				climate.promises() ? returns(cast, dice) : Returns.NONE, climate.promises() ? referral(cast, dice) : Referral.NONE, Backing.TRADE);
		var venture = new Venture(town, cast.firm, parts, founder.dice());
		founder.add(venture);
		if (climate.promises()) {
			earn(cast, dice);
		}
		trade(cast, dice);
		return new Twin(kind, cast.firm, venture, cast.begins, cast.accounts);
	}

	/** The people of a works, on its wages, of whom most will lend it money; and what the works earns. */
	private static int[] staff(Cast cast, Dice dice) {
		var founder = cast.founder;
		var staff = founder.workforce().take((int) (cast.shape.capacity() * 1.4));
		founder.add(new Payroll(founder.town(), cast.firm, staff, dice));
		founder.add(new Supplies(founder.town(), cast.firm, founder.market(), staff.length * 14_000.0, staff.length * 25_000.0, dice.split("works")));
		return staff;
	}

	private static Returns returns(Cast cast, Dice dice) {
		int days = cast.founder.days();
		var back = cast.kind.back();
		return switch (cast.kind) {
			case A -> new FixedInterest(new FixedInterest.Promise(dice.between(0.045, 0.09), dice.pick(30, 90, 90), 365, 0.5, back), cast.manner,
					cast.founder.town().county().almanac());
			case B -> new Withdrawal(new Withdrawal.Terms(0.6, 40, 240, 0, 0, 0.05, back), days);
			case C -> new CashBack(dice.between(0.05, 0.14), dice.from(5, 20), back);
			case D -> new Dividend(dice.between(0.02, 0.09), back);
			case E -> new Withdrawal(new Withdrawal.Terms(0.75, 20, 120, 0, 0, 0.4, back), days);
			case F, K -> Returns.NONE;
			case G -> new Withdrawal(new Withdrawal.Terms(0.9, 25, 150, 0.035, 0.06, 0.4, back), days);
			case H -> new FixedInterest(new FixedInterest.Promise(dice.between(0.03, 0.055), dice.pick(30, 30, 90), 1_095, 0.3, back), cast.manner,
					cast.founder.town().county().almanac());
			case I -> new Withdrawal(new Withdrawal.Terms(0.7, 1, 9, 0, 0.25, 0.5, back), days);
			case J -> new CashBack(dice.between(0.01, 0.06), dice.from(1, 28), back);
			case L -> new Withdrawal(new Withdrawal.Terms(0.8, 60, 220, 0, 0, 0.2, back), days);
		};
	}

	private static Referral referral(Cast cast, Dice dice) {
		var memos = cast.kind.forBringing();
		return switch (cast.kind) {
			case C -> new Referral(new double[] { dice.between(0.05, 0.12), dice.between(0.02, 0.04) }, 0, true, 1, memos);
			case B, F, J, I -> dice.chance(0.5) ? new Referral(new double[0], dice.pick(50, 100, 200), false, 1, memos) : Referral.NONE;
			default -> Referral.NONE;
		};
	}

	/** The business that earns what is paid. */
	private static void earn(Cast cast, Dice dice) {
		var founder = cast.founder;
		var firm = cast.firm;
		switch (cast.kind) {
			case D -> founder.add(new Harvest(founder.town(), firm, founder.clientele(firm, cast.shape.elders(), cast.shape.outsiders()),
					cast.shape.capacity() / 2,
					dice.logNormal(5_000, 0.4), founder.market(), dice));
			case F -> founder.add(new Disbursements(founder.town(), firm, founder.clientele(firm, 0.05, 0.1),
					new Disbursements.Pattern(dice.from(8, 40), dice.between(0.02, 0.12), dice.pick(7, 30), 1_500, 0.7, 0.3,
							cast.manner.plainMemos() ? Manner.PLAIN.toArray(String[]::new) : cast.kind.back()),
					dice));
			case H -> founder.add(new Dues(founder.town(), firm, founder.clientele(firm, 0.08, 0.3), (int) (cast.shape.capacity() * 1.2),
					Dues.When.MONTHLY, 900, 50, dice,
					"房租", "租金", ""));
			case L -> founder.add(new Lender(founder.town(), firm, founder.clientele(firm, cast.shape.elders(), cast.shape.outsiders()),
					dice.logNormal(0.8, 0.4),
					cast.shape.ticket(), dice));
			default -> {
			}
		}
	}

	/** Trade in proportion to what members pay, beside that of the front. */
	static void trade(Cast cast, Dice dice) {
		var founder = cast.founder;
		double volume = cast.shape.ticket() * cast.shape.capacity() / 12;
		founder.add(new Supplies(founder.town(), cast.firm, founder.market(), volume * 0.6, volume * 0.7, dice));
	}
}
