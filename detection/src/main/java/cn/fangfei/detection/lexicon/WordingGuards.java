package cn.fangfei.detection.lexicon;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What explains a hit away.
 */
final class WordingGuards {

	private static final Pattern DISCLAIMER = Pattern.compile("不得|不含|不包括|不从事|不涉及|严禁|禁止|未经|除外|以外");

	private final FirmText firm;

	WordingGuards(FirmText firm) {
		this.firm = firm;
	}

	Optional<String> of(WordingPosition position, ScopeText text, WordingMatcher.Match match) {
		var from = Math.max(text.text().lastIndexOf('；', match.start()), text.text().lastIndexOf(';', match.start())) + 1;
		var to = text.text().indexOf(';', match.end());
		var clause = text.text().substring(from, to < 0 ? text.text().length() : to);
		var found = DISCLAIMER.matcher(clause);
		return found.find() ? Optional.of("免责表述：“" + found.group() + "”。") : Optional.empty();
	}

}
