package cn.fangfei.simulation.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Permutation;
import cn.fangfei.simulation.scheme.Ending;
import cn.fangfei.simulation.scheme.Scheme;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Town;

/**
 * What is reported: a little of every scheme, some days late and sometimes twice, much once it cannot pay; and more reports about honest
 * firms than about schemes.
 */
public final class Tips {

	private static final double FALSE_A_PERSON_A_YEAR = 0.0025;
	private static final double A_MEMBER_A_DAY = 0.00012;

	private record Draft(Moment moment, String channel, String family, Firm firm, @Nullable Integer subject, Dice dice) {
	}

	private final Town town;
	private final Phrases phrases = new Phrases("tips.txt");
	private final List<Draft> drafts = new ArrayList<>();
	private final int days;

	private Tips(Town town, int days) {
		this.town = town;
		this.days = days;
	}

	/** All reports of a world that was lived, in order of time. */
	public static List<Tip> of(Town town, List<Scheme> schemes, int days, Dice dice) {
		var tips = new Tips(town, days);
		tips.mistaken(dice.split("mistaken"));
		for (int i = 0; i < schemes.size(); i++) {
			tips.about(schemes.get(i), dice.split("schemes").split(i));
		}
		return tips.file(dice.split("numbers"));
	}

	private void mistaken(Dice dice) {
		var firms = town.register().firms();
		for (int i = dice.poisson(FALSE_A_PERSON_A_YEAR * town.county().people().locals() * days / 365); i > 0; i--) {
			var own = dice.split(i);
			var firm = firms.get(own.below(firms.size()));
			boolean grid = own.chance(0.3);
			hand(own.below(days), grid ? "GRID" : own.pick("HOTLINE_12345", "HOTLINE_12345", "ANONYMOUS", "NAMED"), grid ? "GRID_FALSE" : "FALSE",
					firm, own);
		}
	}

	private void about(Scheme scheme, Dice dice) {
		int last = scheme.ending() == Ending.ALIVE ? days - 1 : scheme.ended();
		int members = 0;
		for (int day = scheme.launched(); day <= last; day++) {
			members += scheme.tally().newcomers(day);
			for (int i = dice.poisson(members * A_MEMBER_A_DAY); i > 0; i--) {
				boolean grid = dice.chance(0.25);
				hand(day + dice.below(20), grid ? "GRID" : dice.pick("HOTLINE_12345", "ANONYMOUS", "ANONYMOUS", "NAMED"), grid ? "GRID_SCHEME"
						: "SCHEME", scheme.firm(), dice);
			}
		}
		if (scheme.ending() == Ending.COLLAPSE || scheme.ending() == Ending.FLIGHT) {
			for (int i = dice.poisson(members * 0.06); i > 0; i--) {
				hand(last + dice.below(30), dice.pick("HOTLINE_12345", "NAMED", "POLICE"), "STRAIN", scheme.firm(), dice);
			}
		}
	}

	/** Hands in a report; one in ten comes twice, a third names nobody by number. */
	private void hand(int day, String channel, String family, Firm firm, Dice dice) {
		var subject = dice.chance(0.65) ? (Integer) firm.holder() : null;
		for (int copies = dice.chance(0.1) ? 2 : 1; copies > 0; copies--) {
			int on = day + (copies == 2 ? dice.from(1, 10) : 0);
			if (on < days) {
				drafts.add(new Draft(Moment.on(on, dice), channel, family, firm, subject, dice.split(drafts.size())));
			}
		}
	}

	private List<Tip> file(Dice dice) {
		drafts.sort(Comparator.comparing(Draft::moment).thenComparing(draft -> draft.dice().key()));
		var numbers = new Permutation(1_000_000_000_000L, dice);
		var tips = new ArrayList<Tip>(drafts.size());
		for (var draft : drafts) {
			tips.add(new Tip(String.format(Locale.ROOT, "J%012d", numbers.of(tips.size())), draft.moment().toString(), draft.channel(),
					draft.subject(), draft.firm().name(),
					town.county().land().townships().get(draft.firm().township()).code(), phrases.fill(draft.family(), draft.firm(), town.county(),
							draft.dice())));
		}
		return tips;
	}
}
