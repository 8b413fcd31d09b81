package cn.fangfei.simulation.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Permutation;
import cn.fangfei.simulation.scheme.Ending;
import cn.fangfei.simulation.scheme.Scheme;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.Sector;
import cn.fangfei.simulation.trade.Town;

/**
 * What is published: of honest business about four texts for a hundred people a year; of a scheme an advert every few weeks from its
 * first day on – three in ten never advertise – and complaints when it cannot pay.
 */
public final class Press {

	private static final double ORDINARY_A_PERSON_A_YEAR = 0.04;
	private static final String[] ADVERT_SITES = { "云岫同城", "本地生活圈", "岫城论坛", "便民信息网", "短视频号" };
	private static final String[] NEWS_SITES = { "云岫发布", "云岫日报", "县融媒体中心", "平安云岫" };

	private record Draft(Moment moment, String family, Firm firm, Dice dice) {
	}

	private final Town town;
	private final Phrases phrases = new Phrases("texts.txt");
	private final List<Draft> drafts = new ArrayList<>();

	private Press(Town town) {
		this.town = town;
	}

	/** All texts of a world that was lived, in order of time. */
	public static List<Text> of(Town town, List<Scheme> schemes, int days, Dice dice) {
		var press = new Press(town);
		press.ordinary(days, dice.split("ordinary"));
		for (int i = 0; i < schemes.size(); i++) {
			press.loud(schemes.get(i), days, dice.split("schemes").split(i));
		}
		return press.print(dice.split("numbers"));
	}

	private void ordinary(int days, Dice dice) {
		var firms = town.register().firms();
		int count = dice.poisson(ORDINARY_A_PERSON_A_YEAR * town.county().people().locals() * days / 365);
		for (int i = 0; i < count; i++) {
			var own = dice.split(i);
			var firm = firms.get(own.below(firms.size()));
			boolean licensed = firm.sector() == Sector.FUND || firm.sector() == Sector.LENDING;
			var family = licensed ? "LICENSED" : List.of("TRADE", "EDUCATION", "NEWS", "COMPLAINT").get(own.weighted(0.62, 0.12, 0.14, 0.12));
			drafts.add(new Draft(Moment.on(own.below(days), own), family, firm, own));
		}
	}

	private void loud(Scheme scheme, int days, Dice dice) {
		int last = scheme.ending() == Ending.ALIVE ? days - 1 : scheme.ended();
		double often = dice.chance(0.3) ? 0 : dice.logNormal(1.0 / 18, 0.7) * (1 - 0.6 * scheme.evasion());
		for (int day = scheme.launched(); day <= last; day++) {
			if (dice.chance(often)) {
				drafts.add(new Draft(Moment.on(day, dice), "SCHEME " + scheme.kind(), scheme.firm(), dice.split(day)));
			}
		}
		if (scheme.ending() == Ending.COLLAPSE || scheme.ending() == Ending.FLIGHT) {
			for (int i = dice.poisson(scheme.tally().members() * 0.03); i > 0; i--) {
				int day = scheme.ended() - 6 + dice.below(40);
				if (day >= scheme.launched() && day < days) {
					drafts.add(new Draft(Moment.on(day, dice), "STRAIN", scheme.firm(), dice.split(-i)));
				}
			}
		}
	}

	private List<Text> print(Dice dice) {
		drafts.sort(Comparator.comparing(Draft::moment).thenComparing(draft -> draft.dice().key()));
		var numbers = new Permutation(1_000_000_000_000L, dice);
		var texts = new ArrayList<Text>(drafts.size());
		for (var draft : drafts) {
			var id = String.format(Locale.ROOT, "T%012d", numbers.of(texts.size()));
			var own = draft.dice().split("print");
			boolean news = draft.family().equals("NEWS") || draft.family().equals("EDUCATION");
			texts.add(new Text(id, draft.moment().toString(), own.pick(news ? NEWS_SITES : ADVERT_SITES), "https://www.example.com/t/"
					+ id.substring(1),
					phrases.fill(draft.family(), draft.firm(), county(), own)));
		}
		return texts;
	}

	private County county() {
		return town.county();
	}
}
