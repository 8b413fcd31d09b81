package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays the figures of a case beside the lines of 最高法《关于审理非法集资刑事案件具体应用法律若干问题的解释》: any one of amount, persons and direct
 * loss suffices. A bar is a reason to look, never a finding: whether a sum counts is decided by prosecutors and courts. Its limits: the
 * loss is what is still outstanding, and what was returned before the clue was found is taken off the fraud line only.
 */
final class Thresholds {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private Thresholds() {
	}

	/**
	 * The figures of a case; null where nothing is known.
	 * @param raised the whole sum (Art 6)
	 * @param obtained by fraud: raised without what was returned before the matter came to light (Art 8)
	 */
	record Figures(@Nullable Yuan raised, @Nullable Integer persons, @Nullable Yuan loss, @Nullable Yuan obtained) {
	}

	/** The bars, charge by charge and tier by tier, lowest first. */
	static List<ThresholdBar> bars(List<CriminalLine> lines, Figures figures, Set<Aggravation> found, boolean securities) {
		var bars = new ArrayList<ThresholdBar>();
		lines.stream()
			.filter(line -> line.holds(found))
			.filter(line -> line.charge() != Charge.OTHER_CHARGE || securities)
			.sorted(Comparator.comparing(CriminalLine::charge).thenComparing(CriminalLine::tier))
			.forEach(line -> {
				var fraud = line.charge() == Charge.FUNDRAISING_FRAUD;
				add(bars, line, ThresholdMeasure.AMOUNT, value(fraud ? figures.obtained() : figures.raised()), value(line.amount()));
				add(bars, line, ThresholdMeasure.PERSONS, number(figures.persons()), number(line.persons()));
				add(bars, line, ThresholdMeasure.LOSS, value(figures.loss()), value(line.loss()));
			});
		return marked(lowest(bars));
	}

	private static void add(List<ThresholdBar> bars, CriminalLine line, ThresholdMeasure measure,
			@Nullable BigDecimal value, @Nullable BigDecimal limit) {
		if (value == null || limit == null) {
			return;
		}
		bars.add(new ThresholdBar(line.charge(), line.tier(), measure, value, limit,
				value.multiply(HUNDRED).divide(limit, 2, RoundingMode.DOWN), level(value, limit),
				line.aggravation() != LineAggravation.NONE, false, line.basis()));
	}

	/** Compares with the line itself and never with a rounded percentage. */
	private static ThresholdLevel level(BigDecimal value, BigDecimal limit) {
		if (value.compareTo(limit) >= 0) {
			return ThresholdLevel.REACHED;
		}
		if (value.multiply(BigDecimal.TEN).compareTo(limit.multiply(BigDecimal.valueOf(8))) >= 0) {
			return ThresholdLevel.NEAR;
		}
		return value.add(value).compareTo(limit) >= 0 ? ThresholdLevel.HALF : ThresholdLevel.NONE;
	}

	/** Of two lines for one figure, the lower one is the one to reach: an aggravated line stands for the plain one. */
	private static List<ThresholdBar> lowest(List<ThresholdBar> bars) {
		var lowest = new LinkedHashMap<List<Object>, ThresholdBar>();
		for (var bar : bars) {
			lowest.merge(List.of(bar.charge(), bar.tier(), bar.measure()), bar,
					(one, other) -> one.line().compareTo(other.line()) <= 0 ? one : other);
		}
		return List.copyOf(lowest.values());
	}

	/**
	 * Marks the highest bar of 非法吸收公众存款: of the highest tier that was reached, else of the first. The fraud line is so low that it
	 * would always be the highest; it counts only where the intent to keep the money is shown (Art 7).
	 */
	private static List<ThresholdBar> marked(List<ThresholdBar> bars) {
		var deposits = bars.stream().filter(bar -> bar.charge() == Charge.ILLEGAL_PUBLIC_DEPOSITS).toList();
		var tier = deposits.stream()
			.filter(bar -> bar.level() == ThresholdLevel.REACHED)
			.map(ThresholdBar::tier)
			.max(Comparator.naturalOrder())
			.orElse(ThresholdTier.LIABILITY);
		var highest = deposits.stream().filter(bar -> bar.tier() == tier).max(Comparator.comparing(ThresholdBar::percent));
		return bars.stream()
			.map(bar -> highest.isPresent() && highest.get() == bar
					? new ThresholdBar(bar.charge(), bar.tier(), bar.measure(), bar.value(), bar.line(), bar.percent(), bar.level(),
							bar.aggravated(), true, bar.basis())
					: bar)
			.toList();
	}

	private static @Nullable BigDecimal value(@Nullable Yuan yuan) {
		return yuan == null ? null : yuan.value();
	}

	private static @Nullable BigDecimal number(@Nullable Integer number) {
		return number == null ? null : BigDecimal.valueOf(number);
	}
}
