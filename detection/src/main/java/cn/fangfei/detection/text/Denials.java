package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stretches of a sentence that it denies, forbids or warns of.
 *
 * <p>A denial (不承诺, 没有) reaches to the comma; a warning (警惕, 谨防) to the end of the sentence; a verdict (都是骗局, 不可信) back to its beginning.
 * A turn (但, 选择我们) ends the reach of each. 没有风险 denies nothing, it is a promise; 不是骗局 is no verdict. A question that the next
 * sentence answers with a verdict is denied as a whole.
 */
final class Denials {

	/** How words of warning begin that speak of what follows: 谨防假冒 says nothing of what stands before it. */
	private static final String[] URGES = {"谨防", "警惕", "提防", "当心", "切勿", "请勿", "不要", "远离", "拒绝", "抵制", "防范", "守"};

	/** Verdicts that stand before what they judge. */
	private static final Set<String> AHEAD = Set.of("切勿轻信", "切勿相信", "不要相信", "不要轻信", "勿信", "勿轻信", "别信", "莫信", "请勿相信", "提高警惕", "虚假宣传", "引诱", "诱骗",
			"没有兑现");

	/** The terms that deny. */
	private static final long DENIES = TermKind.set(TermKind.NEGATE, TermKind.WARN, TermKind.CAUTION, TermKind.DENY);

	private static final String[] SUPPOSING = {"如果", "要是", "万一", "一旦", "哪怕", "即使", "即便", "就算", "假如", "倘若", "假使", "真要"};

	private final Sentence sentence;

	/** Pairs of begin and end. */
	private final List<int[]> reaches = new ArrayList<>();

	/** Whether the text is written as one that sells: what it says of risks in passing (各位家长, 怕跑路) then warns of nothing. */
	private final boolean sells;

	private Denials(Sentence sentence, boolean sells) {
		this.sentence = sentence;
		this.sells = sells;
	}

	/** The denials of a sentence; {@code next} is the one after it, or null. */
	static Denials of(Sentence sentence, Sentence next, boolean sells) {
		var denials = new Denials(sentence, sells);
		if (sentence.hasAny(DENIES)) {
			sentence.hits().forEach(denials::take);
		}
		if (sentence.asks() && next != null && denials.answered(next)) {
			denials.reaches.add(new int[] {sentence.start(), sentence.end()});
		}
		return denials;
	}

	/** What is denied, as pairs of begin and end. */
	List<int[]> reaches() {
		return reaches;
	}

	/** Whether what stands from {@code from} to {@code to} is denied. */
	boolean covers(int from, int to) {
		if (refused(from)) {
			return true;
		}
		for (var reach : reaches) {
			if (from >= reach[0] && to <= reach[1]) {
				return true;
			}
		}
		return false;
	}

	/** 不保本, 非保本, 未承诺; but 不得不, 无不. */
	private boolean refused(int from) {
		var text = sentence.text();
		return from > sentence.start() && "不非未没".indexOf(text.charAt(from - 1)) >= 0 && "得无莫不并".indexOf(text.charAt(from - 2)) < 0;
	}

	private void take(Hit hit) {
		switch (hit.kind()) {
			case NEGATE -> {
				if (!promiseItself(hit)) {
					// From inside the denial, so that 无法|保证本金 is reached though the two words share 保证.
					reaches.add(new int[] {hit.start() + 1, Math.min(turnAfter(hit.end()), commaAfter(hit.end()))});
					if (TextScreen.endsClause(sentence.text().charAt(hit.end())) && !feared(commaBefore(hit.start()), hit.start())) {
						// 稳赚的买卖从来没有。
						reaches.add(new int[] {commaBefore(hit.start()), hit.start()});
					}
				}
			}
			case WARN, CAUTION -> {
				if (sells && !urges(hit.term())) {
					return;
				}
				reaches.add(new int[] {hit.end(), turnAfter(hit.end())});
				if (!urges(hit.term()) && !turned(hit)) {
					reaches.add(new int[] {turnBefore(hit.start()), hit.start()});
				}
			}
			case DENY -> {
				if (AHEAD.contains(hit.term())) {
					reaches.add(new int[] {hit.end(), turnAfter(hit.end())});
				}
				if (!turned(hit)) {
					reaches.add(new int[] {turnBefore(hit.start()), hit.start()});
				}
			}
			default -> { }
		}
	}

	private static boolean urges(String term) {
		for (var urge : URGES) {
			if (term.startsWith(urge)) {
				return true;
			}
		}
		return false;
	}

	private boolean answered(Sentence next) {
		for (var hit : next.hits()) {
			if (hit.start() > next.start() + 6) {
				return false;
			}
			if (hit.kind() == TermKind.DENY && !AHEAD.contains(hit.term()) || hit.kind() == TermKind.WARN || hit.kind() == TermKind.CAUTION) {
				return true;
			}
		}
		return next.text().at(next.start(), "别信") || next.text().at(next.start(), "假的") || next.text().at(next.start(), "都是骗")
				|| next.text().at(next.start(), "没影") || next.text().at(next.start(), "做梦") || next.text().at(next.start(), "想得美");
	}

	/** 没有 of 没有风险 is a promise; 是不是, 不得不 deny nothing. */
	private boolean promiseItself(Hit negation) {
		for (var hit : sentence.hits()) {
			if (!hit.alike() && hit.start() <= negation.start() && hit.end() >= negation.end()
					&& (hit.kind().element() != null && hit.end() > negation.end() || hit.kind() == TermKind.FICTION)) {
				return true;
			}
		}
		var text = sentence.text();
		return supposed(negation.start()) || text.charAt(negation.end()) == '不' || text.at(negation.start() - 1, "是不是")
				|| text.charAt(negation.start() - 1) == '无';
	}

	/** 如果没有租出去, 万一不能上市: a case that is put, and what follows says what then. */
	private boolean supposed(int at) {
		var text = sentence.text();
		var before = text.charAt(at - 1);
		if (before == '如' || before == '若') {
			return true;
		}
		for (var word : SUPPOSING) {
			if (text.at(at - 2, word)) {
				return true;
			}
		}
		return false;
	}

	/** 不是骗局, 绝非陷阱. */
	private boolean turned(Hit verdict) {
		for (var hit : sentence.hits()) {
			if (hit.kind() == TermKind.FICTION && hit.start() < verdict.end() && hit.end() > verdict.start()) {
				return true;
			}
		}
		var before = sentence.text().charAt(verdict.start() - 1);
		return before == '不' || before == '非' || before == '没'
				|| sentence.text().at(verdict.start() - 2, "不是") || sentence.text().at(verdict.start() - 2, "没有");
	}

	private int turnAfter(int from) {
		for (var hit : sentence.hits()) {
			if (hit.kind() == TermKind.BUT && hit.start() >= from) {
				return hit.start();
			}
		}
		return sentence.end();
	}

	private int turnBefore(int to) {
		var last = sentence.start();
		for (var hit : sentence.hits()) {
			if (hit.kind() == TermKind.BUT && hit.end() <= to) {
				last = hit.end();
			}
		}
		return last;
	}

	/** 一点儿风险没有: what is denied is what one fears. */
	private boolean feared(int from, int to) {
		for (var i = from; i < to; i++) {
			if ("险亏损忧愁失坏错差拖欠".indexOf(sentence.text().charAt(i)) >= 0) {
				return true;
			}
		}
		return false;
	}

	private int commaBefore(int to) {
		for (var i = to; i > sentence.start(); i--) {
			if (TextScreen.endsClause(sentence.text().charAt(i - 1))) {
				return i;
			}
		}
		return sentence.start();
	}

	private int commaAfter(int from) {
		for (var i = from; i < sentence.end(); i++) {
			if (sentence.text().charAt(i) == ',' || sentence.text().charAt(i) == ':') {
				return i;
			}
		}
		return sentence.end();
	}

}
