package cn.fangfei.detection.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a scope that say what the firm does <em>not</em> do.
 *
 * <p>Three forms, each with its reach:
 * <ul>
 * <li>a <b>prohibition</b> (不得…, 不含…, 未经…批准) reaches from its word to the end of the sentence, never out of its
 * bracket. Outside a bracket a comma ends it too, unless a list that closes with 等 is still open. A numbered list that it
 * announces (不得从事下列业务：1、…；2、…) belongs to it as far as the numbers go; {@code ，仅限…} ends it, for there begins what
 * the firm may do;
 * <li>an <b>exclusion</b> reaches from 除 to 外, and not further: 除金融外，从事投资 disclaims no 投资. {@code …除外} without another 除
 * before it reaches back to the start of its bracket, outside a bracket to the comma before. Where the last item is the
 * stock phrase 国家有专项规定的除外, only that item is excluded;
 * <li>a <b>negation</b> 非 reaches the word that follows it, and all of the bracket that it opens.
 * </ul>
 */
final class Disclaimers {

	/**
	 * A text longer than this, ten times the longest scope of the register, is no scope; looking for what it disclaims
	 * would cost the square of its length. Its hits stay unguarded, so that somebody looks at it.
	 */
	static final int LONGEST = 10_000;

	private static final Pattern PROHIBITION = Pattern.compile("不得|不含|不包括|不包含|不从事|不涉及|不经营|不准|不允许|不开展|不办理|不提供"
			+ "|不参与|不进行|不承办|不能从事|不能经营|不能开展|不可从事|不可经营|严禁|未经(?=[^,;。()]{0,30}(?:批准|许可|同意|核准|审批|备案|允许))|未取得"
			+ "|(?<!非)禁止(?=从事|经营|开展|办理|参与|涉及|吸收|进行|非法)"
			+ "|(?<=[;,。(])得(?=公开|从事|参与|经营|吸收|发放|以公开)");

	private static final Pattern EXCEPT = Pattern
		.compile("(?<![拆清消扣解免删排剔去废切根铲驱祛脱革破开])除(?![外尘草锈湿垢虫雪霜臭味甲冰油氧铁雾磷渣毒螨四])");

	private static final Pattern OUTSIDE = Pattern.compile("外(?=[,;。)(、]|$)|(?<=[以之])外|(?<=除)外|(?<![境国海对])外(?=的|均|都|其他|其它)");

	private static final Pattern EXCLUDED = Pattern.compile("除外|以外|(?<=规定|限制|禁止|审批)的?外(?=[)])");

	private static final Pattern STOCK_PHRASE = Pattern.compile("(国家|法律|法规|专项|专控|限制|禁止|审批|许可|批准|规定)");

	/** After a comma: the prohibition is over, and what the firm may do begins. */
	private static final Pattern ALLOWED = Pattern.compile(",(仅|只|但|可以|可从事)");

	private static final Pattern ANNOUNCED = Pattern.compile("下列|以下|如下|[1一][、.)]");

	private static final Pattern NUMBER = Pattern.compile("\\(?[0-9一二三四五六七八九十①-⑩]{1,2}[、.,)]");

	/** A list that begins so in a bracket is one of exceptions. */
	private static final Pattern REGULATED = Pattern.compile(
			"(金融|证券|证劵|期货|银行|保险|信托|基金|股权)(业务|业)?[、,](金融|证券|证劵|期货|银行|保险|信托|基金|股权)");

	/** Part of the folded text, and whether the words that make it a disclaimer stand at its start or at its end. */
	private record Reach(int start, int end, boolean wordsFirst) {
	}

	private final ScopeText text;

	private final List<Reach> reaches = new ArrayList<>();

	Disclaimers(ScopeText text) {
		this.text = text;
		if (text.text().length() <= LONGEST) {
			prohibitions();
			exclusions();
			negations();
			cutOff();
		}
	}

	/** The words of the disclaimer that covers a place of the folded text, as far as a reader needs them. */
	Optional<String> covering(int start, int end) {
		var nearest = reaches.stream()
			.filter(reach -> reach.start <= start && end <= reach.end)
			.min(Comparator.comparingInt(reach -> reach.end - reach.start));
		if (nearest.isPresent()) {
			var reach = nearest.get();
			return Optional.of(reach.wordsFirst ? text.quote(reach.start, end) : text.quote(start, reach.end));
		}
		return start > 0 && text.text().charAt(start - 1) == '非' ? Optional.of(text.quote(start - 1, end)) : Optional.empty();
	}

	private void prohibitions() {
		for (var m = new Finds(PROHIBITION, "不严未禁得", text.text()); m.next();) {
			reaches.add(new Reach(m.start(), prohibitionEnd(m.start()), true));
		}
	}

	private int prohibitionEnd(int start) {
		var end = text.sentenceEnd(start);
		if (!text.inBracket(start)) {
			var list = text.text().lastIndexOf('等', end - 1);
			end = text.itemEnd(Math.max(start, list));
		}
		var allowed = ALLOWED.matcher(text.text()).region(start, end);
		if (allowed.find()) {
			return allowed.start();
		}
		if (ANNOUNCED.matcher(text.text()).region(start, end).find()) {
			var limit = text.closing(start);
			while (end + 1 < limit && NUMBER.matcher(text.text()).region(end + 1, limit).lookingAt()) {
				end = text.sentenceEnd(end + 1);
			}
		}
		return end;
	}

	private void exclusions() {
		var t = text.text();
		for (var m = new Finds(EXCEPT, "除", t); m.next();) {
			var end = text.sentenceEnd(m.start());
			var outside = OUTSIDE.matcher(t).region(m.end(), end).useTransparentBounds(true);
			if (outside.find()) {
				reaches.add(new Reach(m.start(), outside.end(), true));
			}
			else if (text.inBracket(m.start()) && text.opening(m.start()) == m.start()) {
				reaches.add(new Reach(m.start(), end, true));
			}
		}
		for (var m = new Finds(EXCLUDED, "除以的外", t); m.next();) {
			var end = m.end();
			if (reaches.stream().noneMatch(reach -> reach.end == end && t.charAt(reach.start) == '除')) {
				reaches.add(new Reach(excludedFrom(m.start()), end, false));
			}
		}
	}

	private int excludedFrom(int at) {
		var item = text.itemStart(at);
		if (!text.inBracket(at)) {
			return item;
		}
		var last = text.text().substring(item, at);
		return STOCK_PHRASE.matcher(last).find() && last.indexOf('等') < 0 ? item : text.sentenceStart(at);
	}

	/** A bracket that the register cut off before it closed: the 除外 of its list is lost, the list is not. */
	private void cutOff() {
		var t = text.text();
		var open = t.lastIndexOf('(');
		if (open >= 0 && !text.closed(open) && text.sentenceEnd(open) == t.length() && REGULATED.matcher(t).region(open + 1, t.length()).lookingAt()) {
			reaches.add(new Reach(open, t.length(), false));
		}
	}

	private void negations() {
		var t = text.text();
		for (var i = t.indexOf('非'); i >= 0; i = t.indexOf('非', i + 1)) {
			if (text.inBracket(i) && text.opening(i) == i) {
				reaches.add(new Reach(i, text.sentenceEnd(i), true));
			}
		}
	}

}
