package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.EvidenceSource;
import cn.fangfei.detection.assess.LegalScale;
import cn.fangfei.detection.assess.LevelRule;
import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.OddsCard.Contribution;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.LegalElement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Weighs a reading by a card and puts it into words. */
final class FlowJudge {

	private static final int REASONS_MOST = 5;

	/** A mark that brings less, some three points of the score, weighs but accuses nobody in words: one deposit of thirteen is no commission. */
	private static final double REASON_LEAST = 0.2;

	/** Depositors from which on the law's "unspecified public" is in question. */
	private static final int SOCIAL_PERSONS = 15;

	private final OddsCard card;
	private final LegalScale scale = LegalScale.standard();
	private final FlowFeature[] features;
	private final int unlisted;

	/** Null when it was not fitted on the marks of this card. */
	private final FlowChallenger challenger;

	FlowJudge(OddsCard card) {
		this.card = card;
		var standard = FlowChallenger.standard();
		challenger = standard.knows(card) ? standard : null;
		features = card.terms().stream().map(term -> FlowFeature.valueOf(term.code())).toArray(FlowFeature[]::new);
		unlisted = List.of(features).indexOf(FlowFeature.UNLISTED);
	}

	/** The weights that this version of the product ships. */
	static OddsCard standard() {
		try (var in = new InputStreamReader(Objects.requireNonNull(FlowJudge.class.getResourceAsStream("weights.csv")),
				StandardCharsets.UTF_8)) {
			return OddsCard.read(in);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	String version() {
		return card.version();
	}

	/**
	 * What a reading weighs before it is known what is ordinary, in log-odds.
	 *
	 * @param listedCard by the scorecard, if the list named every depositor
	 * @param challenger NaN without one
	 */
	record Heard(double card, double listedCard, double challenger, double listedChallenger) {
	}

	Heard hear(FlowReading read) {
		var strengths = strengths(read);
		double z = card.logOdds(strengths);
		double listed = z;
		if (unlisted >= 0 && strengths[unlisted] > 0) {
			strengths[unlisted] = 0;
			listed = card.logOdds(strengths);
		}
		return challenger == null ? new Heard(z, listed, Double.NaN, Double.NaN)
				: new Heard(z, listed, challenger.logOdds(read), challenger.listedLogOdds(read));
	}

	FlowNorm.Above above(FlowNorm norm) {
		return new FlowNorm.Above(norm.card().above(card.ordinary()), challenger == null ? 0 : norm.challenger().above(challenger.trees()
			.ordinary()));
	}

	private double[] strengths(FlowReading read) {
		var strengths = new double[features.length];
		for (int i = 0; i < features.length; i++) {
			strengths[i] = read.strength(features[i]);
		}
		return strengths;
	}

	/**
	 * What a party is weighed at.
	 *
	 * @param score by the scorecard
	 * @param challenge by the challenger; NaN without one
	 * @param level by the scorecard, raised by one at most where the challenger asks for it
	 */
	record Verdict(double score, double challenge, RiskLevel level) {
	}

	/** @param above what is taken off because everybody lies higher here */
	Verdict verdict(FlowReading read, Heard heard, FlowNorm.Above above) {
		double score = card.score(heard.card() - above.card());
		double challenge = challenger == null ? Double.NaN : challenger.trees().score(heard.challenger() - above.challenger());
		// below orange the elements change nothing
		var elements = score >= RiskLevel.ORANGE.from() || challenge >= RiskLevel.ORANGE.from() ? elements(read)
				: Map.<LegalElement, Set<EvidenceSource>>of();
		var official = LevelRule.level(score, elements);
		return new Verdict(score, challenge, challenger == null ? official
				: FlowChallenger.raised(official, LevelRule.level(challenge, elements)));
	}

	private static Map<LegalElement, Set<EvidenceSource>> elements(FlowReading read) {
		var elements = new EnumMap<LegalElement, Set<EvidenceSource>>(LegalElement.class);
		var bank = Set.of(EvidenceSource.BANK);
		boolean collected = named(read, FlowTypology.POS_COLLECTION);
		if (read.depositors >= SOCIAL_PERSONS || collected && read.paidPersons >= SOCIAL_PERSONS) {
			elements.put(LegalElement.SOCIAL, bank);
		}
		if (named(read, FlowTypology.RETURN) || named(read, FlowTypology.RHYTHM) || named(read, FlowTypology.PONZI)
				|| named(read, FlowTypology.LATTICE) || collected || read.strength(FlowFeature.RATE_CONCENTRATION) >= FlowReading.NAMED) {
			elements.put(LegalElement.INDUCING, bank);
		}
		if (named(read, FlowTypology.COMMISSION)) {
			elements.put(LegalElement.PUBLIC, bank);
		}
		return elements;
	}

	private static boolean named(FlowReading read, FlowTypology typology) {
		return read.typology(typology) >= FlowReading.NAMED;
	}

	FlowAlert alert(FlowReading read, RiskLevel level, FlowNorm.Above above) {
		return alert(read, level, above, false);
	}

	/** A subject that was told before and now does not pay what is due: for the office that must act today. */
	FlowAlert urgent(FlowReading read, RiskLevel level, FlowNorm.Above above) {
		return alert(read, level, above, true);
	}

	private FlowAlert alert(FlowReading read, RiskLevel level, FlowNorm.Above above, boolean urgent) {
		var weighed = card.weigh(strengths(read));
		double score = card.score(weighed.logOdds() - above.card());
		var words = new FlowSentences(read);
		var ordered = new ArrayList<>(weighed.contributions());
		ordered.sort(Comparator.comparingDouble(Contribution::logOdds).reversed());
		var reasons = new ArrayList<FlowReason>();
		var said = new HashSet<String>();
		FlowSentences.Sentence first = null;
		if (urgent) {
			first = words.of(FlowFeature.WIND_DOWN);
			reasons.add(new FlowReason(first.text(), FlowFeature.WIND_DOWN, rounded(read.value(FlowFeature.WIND_DOWN)), 0, 0,
					LegalElement.INDUCING));
		}
		for (var contribution : ordered) {
			if (contribution.logOdds() < REASON_LEAST || reasons.size() == REASONS_MOST) {
				break;
			}
			var feature = FlowFeature.valueOf(contribution.term().code());
			var sentence = words.of(feature);
			if (sentence == null || !said.add(sentence.text())) {
				continue;
			}
			first = first == null ? sentence : first;
			reasons.add(new FlowReason(sentence.text(), feature, rounded(read.value(feature)), contribution.term().reference(),
					rounded(contribution.logOdds()), contribution.term().element()));
		}
		if (first == null) {
			// what weighs has no transaction at hand: say what was collected
			first = words.of(FlowFeature.FAN_IN);
			reasons.add(new FlowReason(first.text(), FlowFeature.FAN_IN, read.value(FlowFeature.FAN_IN), 0, 0, LegalElement.SOCIAL));
		}
		var typologies = new ArrayList<FlowTypology>();
		for (var typology : FlowTypology.values()) {
			if (named(read, typology)) {
				typologies.add(typology);
			}
		}
		return new FlowAlert(read.book.name(read.cold.party), LocalDate.ofEpochDay(read.day), level, score, typologies, reasons,
				words.ids(first.entries()), words.lowering(), coverage(words, above), words.weeks(), severity(read), card.version(),
				challenger == null ? null : challenge(read, score, words, above));
	}

	private FlowChallenge challenge(FlowReading read, double score, FlowSentences words, FlowNorm.Above above) {
		var reasons = new ArrayList<FlowReason>();
		var said = new HashSet<String>();
		var brought = new ArrayList<>(challenger.contributions(read).entrySet());
		brought.sort(Map.Entry.<FlowFeature, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
		for (var entry : brought) {
			if (entry.getValue() < REASON_LEAST || reasons.size() == REASONS_MOST) {
				break;
			}
			var feature = entry.getKey();
			var sentence = words.of(feature);
			var term = card.terms().get(List.of(features).indexOf(feature));
			if (sentence != null && said.add(sentence.text())) {
				reasons.add(new FlowReason(sentence.text(), feature, rounded(read.value(feature)), term.reference(), rounded(entry.getValue()),
						term.element()));
			}
		}
		return new FlowChallenge(challenger.trees().score(challenger.logOdds(read) - above.challenger()), LevelRule.level(score, elements(read)),
				reasons, challenger.trees().version());
	}

	private static final double POINTS = 10 / Math.log(2);

	/** Less moves nobody. */
	private static final double SAID_POINTS = 0.5;

	/** What the data cannot show, and by how much the score was set to what is ordinary in them. */
	private static List<String> coverage(FlowSentences words, FlowNorm.Above above) {
		var said = new ArrayList<>(words.coverage());
		double points = Math.abs(above.card()) * POINTS;
		if (points >= SAID_POINTS) {
			boolean higher = above.card() > 0;
			said.add("得分已按本批数据的常态" + (higher ? "下调" : "上调")
					+ BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP).toPlainString() + "分：这里受评主体的得分普遍" + (higher ? "高" : "低")
					+ "于拟合权重的样本县（比上四分位数）。");
		}
		return said;
	}

	private String severity(FlowReading read) {
		var reached = scale.reached(read.lendersFen / 100.0, read.lenders, read.outstandingFen / 100.0, LocalDate.ofEpochDay(read.day));
		if (reached.label() == null) {
			return "";
		}
		var size = "如所转入的确属出资，已知出资人" + read.lenders + "人、合计" + FlowSentences.wan(read.lendersFen) + "、未返还" + FlowSentences.wan(read.outstandingFen);
		var percent = BigDecimal.valueOf(reached.share()).multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.FLOOR).toPlainString();
		return size + (reached.share() >= 1 ? "，" + reached.measure() + "已达到" : "，" + reached.measure() + "已达") + "“" + reached.label()
				+ "”"
				+ (reached.share() >= 1 ? "" : "的" + percent + "%") + "（" + reached.basis() + "）。规模不等于定性。";
	}

	private static double rounded(double value) {
		return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).doubleValue();
	}

	/** Signs that the fit keeps: 1 for what speaks for, -1 for what speaks against. */
	static List<Integer> signs() {
		var signs = new ArrayList<Integer>();
		for (var feature : FlowFeature.values()) {
			signs.add(switch (feature) {
				case PAYROLL, SUPPLIERS, RETAIL, INSIDERS, COMPANY_INCOME, SAME_SUM, HANDED_BACK, UNLISTED -> -1;
				default -> 1;
			});
		}
		return signs;
	}

}
