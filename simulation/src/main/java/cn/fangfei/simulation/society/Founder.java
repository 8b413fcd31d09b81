package cn.fangfei.simulation.society;

import java.util.List;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.trade.Clientele;
import cn.fangfei.simulation.trade.CounterSales;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Overheads;
import cn.fangfei.simulation.trade.Payroll;
import cn.fangfei.simulation.trade.Register;
import cn.fangfei.simulation.trade.Sector;
import cn.fangfei.simulation.trade.Supplies;
import cn.fangfei.simulation.trade.Town;
import cn.fangfei.simulation.venture.Backing;
import cn.fangfei.simulation.venture.Collection;
import cn.fangfei.simulation.venture.Manner;
import cn.fangfei.simulation.venture.OwnAccount;
import cn.fangfei.simulation.venture.Recruitment;
import cn.fangfei.simulation.venture.Referral;
import cn.fangfei.simulation.venture.Returns;
import cn.fangfei.simulation.venture.Shape;
import cn.fangfei.simulation.venture.Venture;
import cn.fangfei.simulation.venture.WordOfMouth;

/**
 * Founds one business: its firm, and one habit after the other.
 *
 * @param market firms to trade with
 * @param habits where the habits go
 */
public record Founder(Town town, Workforce workforce, List<Firm> market, List<Habit> habits, Dice dice) {

	/** A firm that opened at some time before or within the world. */
	public Firm firm(Sector... sectors) {
		return firmOpening(Register.opening(dice, days()), sectors);
	}

	public Firm firmOpening(int opensOn, Sector... sectors) {
		return town.register().found(dice.pick(sectors), dice.split("firm"), opensOn);
	}

	public int days() {
		return town.county().almanac().days();
	}

	/** The people a firm deals with; asked twice for the same sort, they are the same people. */
	public Clientele clientele(Firm firm, double elders, double outsiders) {
		var own = dice.split("clientele").split(Math.round(elders * 1_000) * 1_001 + Math.round(outsiders * 1_000));
		return new Clientele(town.county(), firm.township(), elders, outsiders, own);
	}

	public void add(Habit habit) {
		habits.add(habit);
	}

	/** Staff on wages, and what goes with a turnover, in yuan a month. */
	public int[] employ(Firm firm, int count, double turnover) {
		var staff = workforce.take(count);
		if (staff.length > 0) {
			add(new Payroll(town, firm, staff, dice));
		}
		add(new Overheads(town, firm, turnover, staff.length, dice));
		return staff;
	}

	/** Takings over the counter, in yuan a day. */
	public void counter(Firm firm, double daily) {
		add(new CounterSales(town, firm, daily, dice));
	}

	/** Trade with other firms, in yuan a month. */
	public void trade(Firm firm, double out, double in) {
		add(new Supplies(town, firm, market, out, in, dice));
	}

	/** An ordinary venture: open to all, on the firm's own account, with a business behind it. */
	public void venture(Firm firm, Shape shape, Returns returns, Referral referral) {
		var clientele = clientele(firm, shape.elders(), shape.outsiders());
		venture(firm, Math.max(0, firm.opensOn()), shape, new WordOfMouth(town.county(), clientele, shape), new OwnAccount(town, firm.counter()),
				returns, referral);
	}

	public void venture(Firm firm, int begins, Shape shape, Recruitment recruitment, Collection collection, Returns returns,
			Referral referral) {
		var manner = Manner.of(Manner.level(0.2, dice), dice);
		add(new Venture(town, firm, new Venture.Parts(begins, shape, manner, recruitment, collection, returns, referral, Backing.TRADE), dice));
	}
}
