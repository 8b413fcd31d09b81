package cn.fangfei.detection.register;

import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import java.util.List;
import java.util.Set;

/**
 * R1 to R3: finance wording in name and scope, as the lexicon finds and guards it. Name and scope speak separately; in each, one
 * more word says less than the one before.
 */
final class WordingRules {

	private WordingRules() {
	}

	/** @param annex the terms of 附件1; watched terms of other lists are R3 */
	static void look(Look look, List<WordingHit> hits, Set<String> annex) {
		var state = hits.stream().anyMatch(hit -> !hit.guarded() && hit.tier() == WordingTier.WATCH) ? look.traits.state() : null;
		for (var position : WordingPosition.values()) {
			var inName = position == WordingPosition.NAME;
			var standing = hits.stream().filter(hit -> hit.position() == position && !hit.guarded()).toList();
			var forbidden = words(standing.stream().filter(hit -> hit.tier() == WordingTier.FORBIDDEN).toList());
			var watched = words(standing.stream().filter(hit -> hit.tier() == WordingTier.WATCH && annex.contains(hit.term())).toList());
			var local = words(standing.stream().filter(hit -> hit.tier() == WordingTier.WATCH && !annex.contains(hit.term())).toList());
			add(look, RegisterRule.FORBIDDEN_WORDING, position, forbidden, inName ? 1 : forbidden.size() > 1 ? 0.9 : 0.65, "禁用", null);
			add(look, RegisterRule.WATCHED_WORDING, position, watched, growing(inName ? 0.5 : 0.3, watched.size()), "附件1重点关注", state);
			add(look, RegisterRule.LOCAL_WORDING, position, local, growing(inName ? 0.5 : 0.3, local.size()), "重点关注", state);
		}
	}

	private static void add(Look look, RegisterRule rule, WordingPosition position, List<String> words, double strength, String tier,
			String guard) {
		if (!words.isEmpty() && look.asks(rule)) {
			var count = words.size() > 1 ? words.size() + "个" : "";
			look.found(rule, strength, position.label() + "含" + count + tier + "字样“" + String.join("”“", words) + "”。", look.since(), null,
					guard);
		}
	}

	private static double growing(double first, int words) {
		return Math.min(1, first + 0.2 * (words - 1));
	}

	private static List<String> words(List<WordingHit> hits) {
		return hits.stream().map(WordingHit::term).distinct().toList();
	}

}
