package cn.fangfei.detection.assess;

import cn.fangfei.detection.text.LegalElement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A published card of weights for the marks of one source: the log-odds of a subject are a sum of what its marks bring.
 *
 * <p>Theory: logistic regression whose weights may not have the wrong sign (see {@link LogisticFit}), read as a scorecard:
 * <pre>
 *   z     = intercept + min(cap of the source, Σ behaviour + Σ modifiers) + Σ guards
 *   score = 40 + 10 × (z − alert) / ln 2, from 0 to 100
 * </pre>
 * Ten points double the odds, a convention that people can be taught. {@code alert} is the log-odds from which on a subject is worth a
 * look; there the score is 40, where 黄 begins.
 *
 * <p>Limits: fitted on simulated counties; the odds are those of the simulation until an office has verdicts of its own, which is why no
 * probability is shown. A score is a lead, never a finding.
 *
 * @param version of the weights; every alert names it
 * @param alert log-odds at which the score is 40
 * @param ordinary log-odds that a quarter of the subjects it was fitted on reach, see {@link LocalNorm}; NaN if that is not known
 */
public record OddsCard(String version, EvidenceSource source, double intercept, double alert, double ordinary,
		List<OddsTerm> terms) {

	private static final String HEADER = "code,kind,weight,cap,reference,element";

	public OddsCard {
		terms = List.copyOf(terms);
		var codes = new HashSet<String>();
		for (var term : terms) {
			if (!codes.add(term.code())) {
				throw new IllegalArgumentException("“" + term.code() + "”重复");
			}
		}
	}

	/** What one mark brings, in log-odds. */
	public record Contribution(OddsTerm term, double strength, double logOdds) {
	}

	/**
	 * The log-odds, the score and what each mark brings, in the order of the card.
	 *
	 * @param strengths from 0 to 1, one for each term of the card
	 */
	public Weighed weigh(double[] strengths) {
		var contributions = new ArrayList<Contribution>(strengths.length);
		var z = logOdds(strengths, contributions);
		return new Weighed(z, score(z), contributions);
	}

	/** The log-odds alone, the same as of {@link #weigh}: most who are weighed are never told of. */
	public double logOdds(double[] strengths) {
		return logOdds(strengths, null);
	}

	private double logOdds(double[] strengths, List<Contribution> contributions) {
		if (strengths.length != terms.size()) {
			throw new IllegalArgumentException("应有" + terms.size() + "项，得到" + strengths.length + "项");
		}
		var behaviour = 0.0;
		for (var i = 0; i < strengths.length; i++) {
			if (terms.get(i).kind() == OddsTerm.Kind.BEHAVIOUR) {
				behaviour += terms.get(i).brings(strengths[i]);
			}
		}
		var raises = 0.0;
		var lowers = 0.0;
		for (var i = 0; i < strengths.length; i++) {
			var term = terms.get(i);
			if (!(strengths[i] >= 0 && strengths[i] <= 1)) {
				throw new IllegalArgumentException("“" + term.code() + "”的强度应在0到1之间：" + strengths[i]);
			}
			var brings = term.kind() == OddsTerm.Kind.MODIFIER && behaviour <= 0 ? 0 : term.brings(strengths[i]);
			if (contributions != null) {
				contributions.add(new Contribution(term, strengths[i], brings));
			}
			raises += Math.max(0, brings);
			lowers += Math.min(0, brings);
		}
		return intercept + Math.min(source.cap(), raises) + lowers;
	}

	/** @param score one decimal, half up; levels are those of the printed figure */
	public record Weighed(double logOdds, double score, List<Contribution> contributions) {
	}

	/** The score at some log-odds, one decimal, half up. */
	public double score(double z) {
		return Scorecard.rounded(Math.max(0, Math.min(100, 40 + 10 * (z - alert) / Math.log(2))));
	}

	/**
	 * Reads a card: lines {@code version,…}, {@code source,…}, {@code intercept,…}, {@code alert,…}, {@code ordinary,…}, then a table with
	 * the columns {@code code,kind,weight,cap,reference,element}; lines that begin with # are remarks.
	 *
	 * @throws IllegalArgumentException saying the line and what is wrong with it
	 */
	public static OddsCard read(Reader reader) throws IOException {
		var in = new BufferedReader(reader);
		var head = new String[5];
		var names = List.of("version", "source", "intercept", "alert", "ordinary");
		var terms = new ArrayList<OddsTerm>();
		var table = false;
		var number = 0;
		for (var line = in.readLine(); line != null; line = in.readLine()) {
			number++;
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			try {
				if (table) {
					terms.add(term(line.split(",", -1)));
				}
				else if (line.equals(HEADER)) {
					table = true;
				}
				else {
					var cut = line.indexOf(',');
					head[names.indexOf(line.substring(0, cut))] = line.substring(cut + 1);
				}
			}
			catch (RuntimeException wrong) {
				throw new IllegalArgumentException("权重文件第" + number + "行无法读取：" + line, wrong);
			}
		}
		for (var i = 0; i < head.length; i++) {
			if (head[i] == null) {
				throw new IllegalArgumentException("权重文件缺少 " + names.get(i));
			}
		}
		return new OddsCard(head[0], EvidenceSource.valueOf(head[1]), Double.parseDouble(head[2]), Double.parseDouble(head[3]),
				Double.parseDouble(head[4]), terms);
	}

	private static OddsTerm term(String[] cells) {
		return new OddsTerm(cells[0], OddsTerm.Kind.valueOf(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]),
				Double.parseDouble(cells[4]), LegalElement.valueOf(cells[5]));
	}

}
