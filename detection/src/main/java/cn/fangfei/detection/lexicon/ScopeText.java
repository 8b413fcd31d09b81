package cn.fangfei.detection.lexicon;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A name or scope seen as what it is made of: sentences, brackets, items.
 *
 * <p>A scope is a list. {@code ；} and {@code 。} end a sentence, {@code ，} and {@code 、} part its items, a bracket
 * comments the item before it. Some registers write several lists in a row, each with a heading (许可项目：…一般项目：…); a
 * heading ends the sentence before it. A bracket without its partner is an ordinary character.
 */
final class ScopeText {

	private static final Pattern HEADING = Pattern
		.compile("(一般|许可|前置|后置|兼营|主营)(经营)?(项目|范围)?:|经营(项目|范围):|服务:");

	private static final int CONTEXT = 80;

	private static final int QUOTE = 24;

	/** A range of offsets, the end excluded. */
	record Span(int start, int end) {
	}

	private final String original;

	private final Folding folding;

	private final String text;

	/** For each character the opening bracket around it, or -1; for a bracket, that of the bracket around the pair. */
	private final int[] around;

	/** For each opening bracket its partner. */
	private final int[] partner;

	/** For each character whether a sentence ends with it, or, being a heading, before it. */
	private final boolean[] stop;

	private Disclaimers disclaimers;

	ScopeText(String original) {
		this.original = original;
		this.folding = Folding.of(original);
		this.text = folding.text();
		this.partner = partners(text);
		this.around = around(text, partner);
		this.stop = stops(text);
	}

	/** What this text disclaims, worked out when first asked for: most texts with a hit are names. */
	Disclaimers disclaimers() {
		if (disclaimers == null) {
			disclaimers = new Disclaimers(this);
		}
		return disclaimers;
	}

	private static int[] partners(String text) {
		var partner = new int[text.length()];
		Arrays.fill(partner, -1);
		var open = new ArrayDeque<Integer>();
		for (var i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '(') {
				open.push(i);
			}
			else if (text.charAt(i) == ')' && !open.isEmpty()) {
				partner[open.peek()] = i;
				partner[i] = open.pop();
			}
		}
		return partner;
	}

	private static int[] around(String text, int[] partner) {
		var around = new int[text.length()];
		var open = -1;
		for (var i = 0; i < text.length(); i++) {
			if (partner[i] >= 0 && partner[i] < i) {
				open = around[partner[i]];
			}
			around[i] = open;
			if (partner[i] > i) {
				open = i;
			}
		}
		return around;
	}

	private static boolean[] stops(String text) {
		var stop = new boolean[text.length()];
		for (var i = 0; i < text.length(); i++) {
			stop[i] = text.charAt(i) == ';' || text.charAt(i) == '。';
		}
		if (text.indexOf(':') >= 0) {
			var heading = HEADING.matcher(text);
			while (heading.find()) {
				stop[heading.start()] = true;
			}
		}
		return stop;
	}

	/** Where the bracket around {@code i} closes, or where the text ends. */
	int closing(int i) {
		return around[i] < 0 ? text.length() : partner[around[i]];
	}

	/** Where the bracket around {@code i} begins its content, or where the text begins. */
	int opening(int i) {
		return around[i] + 1;
	}

	/** Whether the bracket that opens at {@code i} has a partner. */
	boolean closed(int i) {
		return partner[i] >= 0;
	}

	boolean inBracket(int i) {
		return around[i] >= 0;
	}

	/** The end of the sentence that {@code i} stands in, no further than its bracket; inner brackets are stepped over. */
	int sentenceEnd(int i) {
		return next(i, c -> false);
	}

	/** The end of the item that {@code i} stands in: as a sentence, but a comma ends it too. */
	int itemEnd(int i) {
		return next(i, c -> c == ',');
	}

	int sentenceStart(int i) {
		return previous(i, c -> false);
	}

	int itemStart(int i) {
		return previous(i, c -> c == ',');
	}

	private int next(int i, IntPredicate ends) {
		var limit = closing(i);
		for (var j = i; j < limit; j++) {
			if (stop[j] || ends.test(text.charAt(j))) {
				return j;
			}
			if (partner[j] > j && j > i) {
				j = partner[j];
			}
		}
		return limit;
	}

	private int previous(int i, IntPredicate ends) {
		var limit = opening(i);
		for (var j = i - 1; j >= limit; j--) {
			if (stop[j] || ends.test(text.charAt(j))) {
				return text.charAt(j) == ';' || text.charAt(j) == '。' || text.charAt(j) == ',' ? j + 1 : j;
			}
			if (partner[j] >= 0 && partner[j] < j) {
				j = partner[j];
			}
		}
		return limit;
	}

	String text() {
		return text;
	}

	int at(int i) {
		return folding.at(i);
	}

	/** The original of a range of the folded text. */
	String original(int start, int end) {
		return original.substring(at(start), at(end - 1) + 1);
	}

	/** A range of the folded text as a quotation, its middle left out if it is long: both ends matter. */
	String quote(int start, int end) {
		return end - start <= QUOTE ? original(start, end) : original(start, start + QUOTE / 2) + "…" + original(end - QUOTE / 2, end);
	}

	/** The clause of the original around a hit, cut to 80 characters with the hit in view. */
	Span context(int start, int end) {
		var from = start;
		while (from > 0 && start - from < CONTEXT && !closes(original.charAt(from - 1))) {
			from--;
		}
		var to = end;
		while (to < original.length() && to - end < CONTEXT && !closes(original.charAt(to))) {
			to++;
		}
		if (to < original.length() && to - from < CONTEXT) {
			to++;
		}
		if (to - from > CONTEXT) {
			var spare = Math.max(0, CONTEXT - (end - start));
			from = Math.max(from, start - spare / 2);
			to = Math.min(to, Math.max(end, from + CONTEXT));
			from = Math.max(0, Math.min(from, Math.max(0, to - CONTEXT)));
		}
		return new Span(from, to);
	}

	private static boolean closes(char c) {
		return c == '；' || c == ';' || c == '。' || c == '｡' || c == '\n';
	}

}
