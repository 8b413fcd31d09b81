package cn.fangfei.detection.text;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.assess.Scorecard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Screens adverts, posts, news and complaints for unlawful fund-raising.
 *
 * <p><b>Theory.</b> Article 1 of the judicial interpretation of 2022 asks for four elements at once: unlawful, public, inducing,
 * social. Each term, rate or amount pair points to one of them and is worth a weight in [0, 1]. Within an element the pieces are joined as
 * a noisy-or in which the second piece of one kind counts half and the third a quarter, up to a cap; the elements are joined as a
 * noisy-or again:
 * <pre>
 *   p(element) = min(cap, 1 − Π (1 − weight × 2^−rank))
 *   score      = 100 × (1 − Π (1 − p(element)))
 * </pre>
 * One element alone never reaches yellow, nor do 公开性 and 社会性 without a promise or a form of taking money. What sort of document it is gives
 * a ceiling ({@link DocumentSort}); what a sentence denies counts nothing ({@link Denials}). A text that says of somebody else that he
 * raises funds unlawfully is ranked below yellow by how clearly it says so ({@link Accusation}).
 *
 * <p>Where words are few, it also listens to who speaks ({@link Voice}): whether a text is written as warnings, reports, complaints
 * or adverts are.
 *
 * <p><b>Limits.</b> The weights of the terms are set by people, those of the voice are fitted to the project's own invented texts. Words
 * for words: a promise in a picture, a voice or an allusion is not read. A score is a lead, never a finding.
 *
 * <p>Immutable; shared by threads; no clock, no I/O after {@link #standard()}.
 */
public final class TextScreen {

	private static final TextScreen STANDARD = new TextScreen(TextTerms.standard());

	/** Under this an element is not pointed to but only touched. */
	private static final double POINTED = 0.19;

	/** A promise or a form of taking money that weighs at least this makes an advert of it. */
	private static final double CARRIES = 0.39;

	/** What is left of the score of a text without a promise that carries it, and of one that points to one element alone. */
	private static final double TOUCHED = 0.15;

	private static final double ALONE = 0.2;

	/** That a sum is asked for points to the form in which money is taken; every shop and bank does it too, so it carries nothing alone. */
	private static final double ASKED = 0.22;

	/** A sum beside a return above this, in per cent a year, is asked for, however it is put: no licensed product pays so much. */
	private static final double UNLICENSED = 6.5;

	/** 郭树清 2018: above 8 % very dangerous. */
	private static final double DANGEROUS = 8;

	/** A quotation is no longer than this before the words that it is about. */
	private static final int QUOTED = 16;

	private static final double JUST_BELOW_YELLOW = 39.9;

	/** Below this nobody will read the text as an advert, so that it need not be told once more what it is. */
	private static final double WORTH_A_LOOK = 20;

	/** From this log odds on a text is written as one that sells a return. */
	private static final double SELLER = 1;

	/** From this log odds on that, beside anything that induces, makes an advert of it. */
	private static final double PLAINLY = 2;

	/** More different words of warning and report are spoken by nobody in passing. */
	private static final int IN_PASSING = 3;

	/** What that is worth to the form in which money is taken, and the most that it can be. */
	private static final double SOLD = 0.15;

	private static final double MOST_SOLD = 0.4;

	/** From this log odds on a clause is shown as one that vouches for something, though no term says so. */
	private static final double VOUCHED = -2.25;

	/** What is no fund-raising though something is sold. */
	private static final List<DocumentSort> HONEST = List.of(DocumentSort.LICENSED, DocumentSort.COMMERCE, DocumentSort.PROPERTY,
			DocumentSort.JOB);

	/** What stands behind 不, 没, 无, 未, 非 that deny no guarantee: 不满意, 不限, 无理由, 未使用, 非人为. */
	private static final String YET = "满合喜限论管仅但断到够足超低少掺加添理条需须忧人常用消使拆开影风险亏来锈同错";

	/** How clauses that vouch for something are written. */
	private static final Leaning VOUCHES = Leaning.read("vouches.txt");

	/** Of the elements, by their place among them. */
	private static final double[] CAPS = caps(Map.of(LegalElement.INDUCING, 0.8, LegalElement.UNLAWFUL, 0.65, LegalElement.PUBLIC, 0.5,
			LegalElement.SOCIAL, 0.6));

	private static final LegalElement[] ELEMENTS = LegalElement.values();

	/** What says that a sentence tells of somebody else; the crime's name says so alone. */
	private static final long TELLS = TermKind.set(TermKind.REPORT, TermKind.WARN, TermKind.CAUTION, TermKind.CASE);

	/** What is said of a return, or of the form in which money is taken. */
	private static final long SELLABLE = TermKind.set(TermKind.GUARANTEE, TermKind.ASSURE, TermKind.RETURN, TermKind.PERIOD_PAY,
			TermKind.REBATE, TermKind.YIELD, TermKind.COVER, TermKind.CRYPTO, TermKind.DEBT, TermKind.MUTUAL);

	/** What is shown though it points to no element. */
	private static final long SHOWN = TermKind.set(TermKind.CASE, TermKind.COMPLAINT, TermKind.PLEA, TermKind.LOST);

	private final TextTerms terms;

	private TextScreen(TextTerms terms) {
		this.terms = terms;
	}

	/** The screen with the terms of this version. */
	public static TextScreen standard() {
		return STANDARD;
	}

	public TextFinding screen(TextItem item) {
		return new Reading(item).finding();
	}

	private static double[] caps(Map<LegalElement, Double> caps) {
		var of = new double[LegalElement.values().length];
		caps.forEach((element, cap) -> of[element.ordinal()] = cap);
		return of;
	}

	/** Whether a clause ends with this plain character. */
	static boolean endsClause(char c) {
		return c == ',' || c == '。' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n';
	}

	/** What a rate is worth; per cent a year. Bounds after 郭树清 2018 (6/8/10), four times the one-year LPR of 3 % and the old 24 %. */
	private static double worth(double annual) {
		if (annual > 100) {
			return 0.7;
		}
		if (annual > 24) {
			return 0.65;
		}
		if (annual > 12) {
			return 0.55;
		}
		if (annual >= 10) {
			return 0.48;
		}
		if (annual > 8) {
			return 0.42;
		}
		if (annual > 6) {
			return 0.3;
		}
		if (annual > 5) {
			return 0.15;
		}
		return annual > 3 ? 0.05 : 0;
	}

	/** One text on its way through the screen. */
	private final class Reading {

		private final TextItem item;

		private final PlainText text;

		private final List<Sentence> sentences;

		private final List<TextEntity> entities;

		private final TextEvidence evidence = new TextEvidence();

		private final List<TextRate> rates = new ArrayList<>();

		private final List<TextSpan> spans = new ArrayList<>();

		/** What is left of 1 of each element, by its place among them. */
		private final double[] left = {1, 1, 1, 1};

		/** Where something is denied: pairs of begin and end in the order of the sentences. */
		private final List<int[]> reaches = new ArrayList<>();

		private int rateRank;

		private int nextEntity;

		private boolean contact;

		/** Whether an address on the web is named; shops and offices name theirs as well. */
		private boolean address;

		/** Asked for only where they matter. */
		private Voice voice;

		private int tellers = -1;

		/** How surely it sells a return, if it offers one at all. */
		private double sells;

		/** Whether something is promised for a bad turn; that counts once, and only beside a sum, a rate or a guarantee. */
		private boolean assured;

		/** Whether a sum has been asked for. */
		private boolean asks;

		/** Whether a sum is named that somebody might put in. */
		private boolean sum;

		/** What the sentence before says is put in, or null. */
		private Quantity principal;

		Reading(TextItem item) {
			this.item = item;
			this.text = PlainText.of(item.text());
			this.entities = Entities.of(text);
			this.sentences = Sentence.split(text, withoutNames(terms.find(text)));
		}

		/** The hits without those of a name that say how the text is meant: 晴川防范技术有限公司 warns of nothing, 未来 in a name denies nothing. */
		private List<Hit> withoutNames(List<Hit> hits) {
			if (!named()) {
				return hits;
			}
			var kept = new ArrayList<Hit>(hits.size());
			var next = 0;
			for (var hit : hits) {
				while (next < entities.size() && (entities.get(next).kind() != TextEntityKind.FIRM
						|| entities.get(next).end() <= text.from(hit.start()))) {
					next++;
				}
				// Before the word that makes a name its own stands a place or a brand; what a name begins with may be no part of it.
				var named = next < entities.size() && hit.kind().tellsHow() && text.from(hit.start()) > entities.get(next).start() + 1
						&& text.to(hit.end()) <= entities.get(next).end();
				if (!named) {
					kept.add(hit);
				}
			}
			return kept;
		}

		private boolean named() {
			for (var entity : entities) {
				if (entity.kind() == TextEntityKind.FIRM) {
					return true;
				}
			}
			return false;
		}

		TextFinding finding() {
			for (var i = 0; i < sentences.size(); i++) {
				read(sentences.get(i), i + 1 < sentences.size() ? sentences.get(i + 1) : null);
			}
			if (contact || address && evidence.highestRate() > UNLICENSED) {
				lower(LegalElement.PUBLIC, 0.25);
			}
			if (!asks && sum && evidence.highestRate() > UNLICENSED && evidence.count(TermKind.LOAN) < 2
					&& (evidence.count(TermKind.LICENSED) < 2 || evidence.highestRate() > DANGEROUS)) {
				lower(LegalElement.UNLAWFUL, ASKED);
			}
			var vouched = assured || evidence.liveCount(TermKind.GUARANTEE) > 0;
			if (!asks && !sum && vouched && evidence.highestRate() > DANGEROUS && evidence.count(TermKind.LOAN) < 2 && personal()) {
				lower(LegalElement.UNLAWFUL, ASKED);
			}
			if (assured && (asks || sum || evidence.highestNamed() > 0 || evidence.liveCount(TermKind.GUARANTEE) > 0)) {
				lower(LegalElement.INDUCING, TermKind.ASSURE.weight());
			}
			var documents = new Documents(evidence, Publisher.of(item), contact, this::firstPerson, () -> asks || personal(), this::voice);
			sells = tellers() <= IN_PASSING && documents.offers() ? voice().sells() : 0;
			if (weight(LegalElement.INDUCING) > 0 && sells > 0) {
				lower(LegalElement.UNLAWFUL, Math.min(MOST_SOLD, SOLD * sells));
			}
			var score = score();
			var sort = documents.sort();
			if (sort == null && (score >= WORTH_A_LOOK || weight(LegalElement.INDUCING) > 0)) {
				sort = documents.heard();
			}
			if (sort == null && (score >= WORTH_A_LOOK || sells >= SELLER)) {
				vouch();
			}
			if (sort != null && HONEST.contains(sort)) {
				deny();
			}
			if (sort != null && sort != DocumentSort.COMPLAINT && sort != DocumentSort.REPORT) {
				spans.removeIf(span -> span.kind().equals(TermKind.COMPLAINT.code()));
			}
			if (sort != null) {
				score = score * sort.ceiling() / 100;
			}
			var accusation = Accusation.of(sentences, entities);
			score = Math.max(score, JUST_BELOW_YELLOW * accusation);
			var printed = Scorecard.rounded(Math.min(100, score));
			spans.sort(Comparator.comparingInt(TextSpan::start).thenComparingInt(TextSpan::end).thenComparing(TextSpan::kind));
			return new TextFinding(printed, RiskLevel.of(printed), elements(), rates, spans, sort == null ? null : sort.guard(), entities);
		}

		private void read(Sentence sentence, Sentence next) {
			if (sentence.asks()) {
				evidence.ask();
			}
			var warns = sentence.hasAny(TELLS);
			var seller = warns && seller();
			var denials = Denials.of(sentence, next, seller);
			reaches.addAll(denials.reaches());
			var read = Rates.of(text, sentence.start(), sentence.end(), sentence.hits(), principal);
			principal = read.principal();
			var found = read.found();
			var narrates = warns && !seller;
			contact |= contactIn(sentence) && !narrates;
			for (var i = 0; i < found.size(); i++) {
				var rate = found.get(i);
				var from = text.from(rate.start());
				var to = text.to(rate.end());
				rates.add(new TextRate(rate.value(), rate.period().unit(), rate.annual(), from, to));
				var second = i > 0 && found.get(i - 1).start() == rate.start();
				if (second) {
					continue;
				}
				if (denials.covers(rate.start(), rate.end())) {
					spans.add(new TextSpan(from, to, "NEGATED", text.words(rate.start(), rate.end())));
					continue;
				}
				spans.add(new TextSpan(from, to, rate.pair() ? "AMOUNT_PAIR" : "RATE", text.words(rate.start(), rate.end())));
				evidence.add(rate.annual(), !narrates);
				lower(LegalElement.INDUCING, worth(rate.annual()) * Math.pow(0.5, rateRank++));
			}
			sum |= !narrates && read.sum();
			var asked = narrates || asks ? null : read.asked();
			if (asked != null && !denials.covers(asked.start(), asked.end())) {
				asks = true;
				lower(LegalElement.UNLAWFUL, ASKED);
			}
			for (var hit : sentence.hits()) {
				var denied = hit.kind().element() != null && denials.covers(hit.start(), hit.end());
				evidence.add(hit, !denied && !narrates && !(hit.kind().element() != null && quoted(hit)));
				show(hit, denied);
				if (!denied && hit.kind().element() != null) {
					weigh(hit);
				}
			}
		}

		/** A term counts once, the second of a kind half as much as the first. */
		private void weigh(Hit hit) {
			var rank = evidence.weigh(hit);
			if (rank < 0) {
				return;
			}
			if (hit.kind() == TermKind.ASSURE) {
				assured = true;
			}
			else {
				lower(hit.kind().element(), Math.scalb(hit.kind().weight(), -rank));
			}
		}

		/**
		 * Shows the clauses that vouch for something in words that are in no list. They weigh nothing: what is only alike is for the
		 * reader to judge.
		 */
		private void vouch() {
			var known = new BitSet(text.length);
			for (var span : spans) {
				if (span.kind().equals(TermKind.GUARANTEE.name()) || span.kind().equals("NEGATED")) {
					known.set(span.start(), span.end());
				}
			}
			var reach = 0;
			var start = 0;
			for (var i = 0; i <= text.length; i++) {
				if (i < text.length && !endsClause(text.chars[i])) {
					continue;
				}
				while (reach < reaches.size() && reaches.get(reach)[1] <= start) {
					reach++;
				}
				var denied = reach < reaches.size() && reaches.get(reach)[0] < i;
				if (i > start && !denied && VOUCHES.of(text.chars, start, i) >= VOUCHED) {
					var from = text.from(start);
					var to = text.to(i);
					var next = known.nextSetBit(from);
					if (next < 0 || next >= to) {
						spans.add(new TextSpan(from, to, TermKind.GUARANTEE.name(), text.words(start, i)));
					}
				}
				start = i + 1;
			}
		}

		/** Honest trade names a guarantee mostly to deny it: behind 不, 没, 无, 未, 非 in its clause it is denied, whatever stands between. */
		private void deny() {
			for (var i = 0; i < spans.size(); i++) {
				var span = spans.get(i);
				if (span.kind().equals(TermKind.GUARANTEE.name()) && refused(text.firstFrom(span.start()), text.firstFrom(span.end()))) {
					spans.set(i, new TextSpan(span.start(), span.end(), "NEGATED", span.term()));
				}
			}
		}

		/** Whether a clause says no before a place of it, or within: 不满意全额退, 未使用可退 do not. */
		private boolean refused(int from, int to) {
			var start = from;
			while (start > 0 && !endsClause(text.chars[start - 1])) {
				start--;
			}
			for (var i = start; i < Math.min(to, text.length); i++) {
				if ("不没无未非".indexOf(text.chars[i]) >= 0 && (i + 1 >= text.length || YET.indexOf(text.chars[i + 1]) < 0)) {
					return i < from || span(start, from, to);
				}
			}
			return false;
		}

		/** Whether a span is its whole clause. */
		private boolean span(int start, int from, int to) {
			return start == from && (to >= text.length || endsClause(text.chars[to]));
		}

		/** Whether the words stand in quotation marks: then they are spoken of as often as said. */
		private boolean quoted(Hit hit) {
			var original = item.text();
			for (var i = text.from(hit.start()) - 1; i >= Math.max(0, text.from(hit.start()) - QUOTED); i--) {
				var c = original.charAt(i);
				if (c == '”' || c == '」') {
					return false;
				}
				if (c == '“' || c == '「') {
					return true;
				}
			}
			return false;
		}

		private void show(Hit hit, boolean denied) {
			var kind = hit.kind();
			if (kind.element() != null || (SHOWN & kind.bit()) != 0) {
				spans.add(new TextSpan(text.from(hit.start()), text.to(hit.end()), denied ? "NEGATED" : kind.code(), hit.term()));
			}
		}

		private void lower(LegalElement element, double weight) {
			left[element.ordinal()] *= 1 - weight;
		}

		private double weight(LegalElement element) {
			return Math.min(CAPS[element.ordinal()], 1 - left[element.ordinal()]);
		}

		/** Whether the text sells a return, so that it warns and reports only in passing. Without a word of one it is not listened to. */
		private boolean seller() {
			return sellable() && tellers() <= IN_PASSING && voice().sells() >= SELLER;
		}

		private boolean sellable() {
			for (var sentence : sentences) {
				if (sentence.hasAny(SELLABLE)) {
					return true;
				}
			}
			return false;
		}

		/** How many different words warn or report; one that names the crime counts for many. */
		private int tellers() {
			if (tellers < 0) {
				var telling = new HashSet<String>();
				for (var sentence : sentences) {
					if (!sentence.hasAny(TELLS)) {
						continue;
					}
					for (var hit : sentence.hits()) {
						if (hit.kind() == TermKind.CASE) {
							tellers = Integer.MAX_VALUE;
							return tellers;
						}
						if ((TELLS & hit.kind().bit()) != 0) {
							telling.add(hit.term());
						}
						if (telling.size() > IN_PASSING) {
							tellers = telling.size();
							return tellers;
						}
					}
				}
				tellers = telling.size();
			}
			return tellers;
		}

		private Voice voice() {
			if (voice == null) {
				voice = Voice.of(text, entities);
			}
			return voice;
		}

		private double score() {
			var remains = 1.0;
			for (var element : ELEMENTS) {
				remains *= 1 - weight(element);
			}
			var score = 100 * (1 - remains);
			var carried = weight(LegalElement.INDUCING) >= CARRIES || weight(LegalElement.UNLAWFUL) >= CARRIES
					|| weight(LegalElement.INDUCING) >= POINTED && sells >= PLAINLY;
			if (!carried) {
				return score * TOUCHED;
			}
			return elements().size() >= 2 ? score : Math.min(score * ALONE, JUST_BELOW_YELLOW);
		}

		private List<LegalElement> elements() {
			var pointed = new ArrayList<LegalElement>();
			for (var element : ELEMENTS) {
				if (weight(element) >= POINTED) {
					pointed.add(element);
				}
			}
			return pointed;
		}

		/** A way to reach the author himself: a telephone or a WeChat id, in a sentence that neither reports nor warns. */
		private boolean contactIn(Sentence sentence) {
			var reached = false;
			while (nextEntity < entities.size() && entities.get(nextEntity).start() < text.to(sentence.end())) {
				var kind = entities.get(nextEntity++).kind();
				reached |= kind == TextEntityKind.WECHAT || kind == TextEntityKind.PHONE;
				address |= kind == TextEntityKind.URL;
			}
			return reached;
		}

		/** Whether the author speaks of himself or to somebody: a guaranteed return that no licensed product pays is then offered. */
		private boolean personal() {
			for (var i = 0; i < text.length; i++) {
				if ("我您你咱俺".indexOf(text.chars[i]) >= 0) {
					return true;
				}
			}
			return false;
		}

		private boolean firstPerson() {
			for (var i = 0; i < text.length; i++) {
				if (text.chars[i] == '我' || text.chars[i] == '本' && text.charAt(i + 1) == '人') {
					return true;
				}
			}
			return false;
		}

	}

}
