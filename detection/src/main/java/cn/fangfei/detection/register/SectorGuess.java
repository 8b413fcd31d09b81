package cn.fangfei.detection.register;

import java.util.List;

/**
 * What a firm seems really to do, by its name and scope.
 *
 * @param group one of the six groups of 附件2, or UNKNOWN
 * @param section of GB/T 4754-2017, or null where it cannot be told
 * @param words that decided, the weightiest first; those of the undecided where nothing was decided
 * @param byName whether a word of the name is among those that decided
 * @param sentence Chinese: what was concluded, from which words
 */
public record SectorGuess(SectorGroup group, IndustrySection section, List<String> words, boolean byName, String sentence) {

	public SectorGuess {
		words = List.copyOf(words);
	}

}
