package cn.fangfei.detection.text.corpus;

import cn.fangfei.detection.text.TextFinding;
import cn.fangfei.detection.text.TextItem;
import cn.fangfei.detection.text.TextSpan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a screen makes of one side of the corpus. An alarm is yellow or above.
 *
 * <ul>
 * <li>F1: adverts as written against all negatives, and once more with the adverts under every operator and strength.
 * <li>Rates: of adverts and licensed products as written; each true rate and each found one is used once; exact is value and annual rate
 * ± 0.1. The figure is 2 × exact / (true + found), so that a percentage that is no return counts against it as a rate overlooked does.
 * <li>Negation: of the guarantees that the text denies, how many are not counted; and of those it gives, how many are found and not
 * taken as denied. What it tells of others must be denied or the text be guarded.
 * </ul>
 */
final class Evaluation {

	private final Function<TextItem, TextFinding> screen;
	private final List<CorpusText> adverts;
	private final List<CorpusText> negatives;

	private int adverted;
	private final Map<TextClass, int[]> falseAlarms = new EnumMap<>(TextClass.class);
	private final Map<Evasion, int[]> found = new EnumMap<>(Evasion.class);
	private int exact;
	private int trueRates;
	private int foundRates;
	private final Map<Promise.Polarity, int[]> polarity = new EnumMap<>(Promise.Polarity.class);
	/** Texts judged wrongly, for reading: what it is, then the text. */
	private final List<String> wrong = new ArrayList<>();

	private Evaluation(Side side, String hand, Function<TextItem, TextFinding> screen) {
		this.screen = screen;
		this.adverts = Corpus.adverts().stream().filter(text -> text.side() == side && text.family().endsWith(hand)).toList();
		this.negatives = Corpus.negatives().stream().filter(text -> text.side() == side && text.family().endsWith(hand)).toList();
	}

	static Evaluation of(Side side, Function<TextItem, TextFinding> screen) {
		return of(side, "", screen);
	}

	/** Of the families of one hand: those whose name ends with {@code hand} (·丙). */
	static Evaluation of(Side side, String hand, Function<TextItem, TextFinding> screen) {
		var evaluation = new Evaluation(side, hand, screen);
		evaluation.run();
		return evaluation;
	}

	private void run() {
		for (var text : adverts) {
			var finding = screen.apply(TextItem.of(text.text()));
			adverted += finding.alarm() ? 1 : 0;
			if (!finding.alarm()) {
				note("missed", text, finding);
			}
			rates(text, finding);
			promises(text, finding);
			for (var operator : Evasion.values()) {
				var count = found.computeIfAbsent(operator, o -> new int[4]);
				for (int strength = 1; strength <= 3; strength++) {
					var evaded = operator.apply(text.text(), strength, text.text().hashCode());
					count[strength] += screen.apply(TextItem.of(evaded)).alarm() ? 1 : 0;
				}
			}
		}
		for (var text : negatives) {
			var finding = screen.apply(TextItem.of(text.text()));
			var count = falseAlarms.computeIfAbsent(text.kind(), k -> new int[2]);
			count[0] += finding.alarm() ? 1 : 0;
			count[1]++;
			if (finding.alarm()) {
				note("false alarm", text, finding);
			}
			promises(text, finding);
			if (text.kind() == TextClass.LICENSED) {
				rates(text, finding);
			}
		}
	}

	private void note(String what, CorpusText text, TextFinding finding) {
		wrong.add(what + " " + text.family() + " " + finding.score() + (finding.guard() == null ? "" : " [" + finding.guard() + "]") + ": "
				+ text.text());
	}

	private void rates(CorpusText text, TextFinding finding) {
		var left = new ArrayList<>(finding.rates());
		int before = exact;
		for (var rate : text.rates()) {
			for (var each : left) {
				if (rate.equalTo(each.value(), each.annual())) {
					left.remove(each);
					exact++;
					break;
				}
			}
		}
		trueRates += text.rates().size();
		foundRates += finding.rates().size();
		if (exact - before < text.rates().size() || !left.isEmpty()) {
			note("rates " + text.rates() + " found " + finding.rates(), text, finding);
		}
	}

	private void promises(CorpusText text, TextFinding finding) {
		for (var promise : text.promises()) {
			boolean named = false;
			boolean denied = false;
			for (var span : finding.spans()) {
				if (promise.overlaps(span.start(), span.end())) {
					denied |= negation(span);
					named |= !negation(span);
				}
			}
			boolean right = switch (promise.polarity()) {
				case GIVEN -> named && !denied;
				case DENIED -> denied || !named;
				case REPORTED -> denied || !named || finding.guard() != null;
			};
			var count = polarity.computeIfAbsent(promise.polarity(), p -> new int[2]);
			count[0] += right ? 1 : 0;
			count[1]++;
			if (!right) {
				note(promise.polarity() + " " + text.text().substring(promise.start(), promise.end()), text, finding);
			}
		}
	}

	private static boolean negation(TextSpan span) {
		return span.kind().startsWith("NEGAT");
	}

	double f1() {
		return f1(adverted, adverts.size(), falseAlarms());
	}

	/** Adverts under every operator and strength in place of the adverts; each negative stands for as many as there are variants. */
	double evadedF1() {
		int variants = Evasion.values().length * 3;
		return f1(evaded(), adverts.size() * variants, falseAlarms() * variants);
	}

	double recall() {
		return (double) adverted / adverts.size();
	}

	double evadedRecall() {
		return (double) evaded() / (adverts.size() * Evasion.values().length * 3);
	}

	double recall(Evasion operator, int strength) {
		return (double) found.get(operator)[strength] / adverts.size();
	}

	double recall(Evasion operator) {
		var count = found.get(operator);
		return (count[1] + count[2] + count[3]) / (3.0 * adverts.size());
	}

	double falseAlarms(TextClass kind) {
		var count = falseAlarms.get(kind);
		return (double) count[0] / count[1];
	}

	double rateExactness() {
		return 2.0 * exact / (trueRates + foundRates);
	}

	double negation() {
		int right = 0;
		int all = 0;
		for (var count : polarity.values()) {
			right += count[0];
			all += count[1];
		}
		return (double) right / all;
	}

	List<String> wrong() {
		return wrong;
	}

	private int evaded() {
		int sum = 0;
		for (var count : found.values()) {
			sum += count[1] + count[2] + count[3];
		}
		return sum;
	}

	private int falseAlarms() {
		return falseAlarms.values().stream().mapToInt(count -> count[0]).sum();
	}

	private static double f1(int right, int positives, int falseAlarms) {
		return 2.0 * right / (right + falseAlarms + positives);
	}

	/** As docs/benchmarks.md shows it. */
	String table() {
		var out = new StringBuilder();
		out.append(String.format(Locale.ROOT, "adverts %d, negatives %d%n", adverts.size(), negatives.size()));
		out.append(String.format(Locale.ROOT, "F1 as written %.4f (recall %.4f), under evasion %.4f (recall %.4f)%n", f1(), recall(), evadedF1(),
				evadedRecall()));
		for (var operator : Evasion.values()) {
			out.append(String.format(Locale.ROOT, "  recall %-11s %.3f %.3f %.3f%n", operator, recall(operator, 1), recall(operator, 2),
					recall(operator, 3)));
		}
		falseAlarms.forEach((kind, count) -> out.append(String.format(Locale.ROOT, "  false alarms %-9s %d of %d%n", kind, count[0], count[1])));
		out.append(String.format(Locale.ROOT, "rates exact %.4f (%d exact, %d true, %d found)%n", rateExactness(), exact, trueRates, foundRates));
		out.append(String.format(Locale.ROOT, "negation %.4f", negation()));
		polarity.forEach((which, count) -> out.append(String.format(Locale.ROOT, ", %s %d of %d", which, count[0], count[1])));
		return out.append('\n').toString();
	}
}
