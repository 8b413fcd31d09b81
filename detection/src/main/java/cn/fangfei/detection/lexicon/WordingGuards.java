package cn.fangfei.detection.lexicon;

import java.util.Optional;

/**
 * What explains a hit away. Asked in this order, the first answer counts:
 *
 * <ol>
 * <li>{@link Phrases}: the characters are no such word, or the words name a place, an authority, a customer, a thing;
 * <li>{@link Disclaimers}: the scope says that the firm does <em>not</em> do it;
 * <li>{@link Licences}: it is the licensed trade of this kind of firm.
 * </ol>
 *
 * <p>{@code 以自有资金投资} is <em>no</em> guard: whose money it is, is what an inspection has to find out, and 附件1 asks for
 * exactly these firms to be watched.
 */
final class WordingGuards {

	private final Licences licences;

	WordingGuards(FirmText firm) {
		this.licences = new Licences(firm);
	}

	Optional<String> of(WordingPosition position, ScopeText text, WordingMatcher.Match match) {
		return Phrases.around(position, text, match)
			.or(() -> position == WordingPosition.SCOPE
					? text.disclaimers().covering(match.start(), match.end()).map(words -> "免责表述：“" + words + "”。")
					: Optional.empty())
			.or(() -> licences.covering(match));
	}

}
