package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wording of a firm as it stands: what no guard explains.
 * @param words each once for its place; empty when nothing is left
 */
public record FirmWording(FirmId firmId, String name, @Nullable String creditCode, RegionCode region,
		@Nullable LocalDate registeredOn, int lexiconVersion, List<FirmWord> words) {

	/**
	 * A wording.
	 * @param foundAt when this firm was first found to bear it there
	 * @param added whether a change of name or scope brought it, and not the first import or a new list
	 */
	public record FirmWord(String term, WordingTier tier, WordingPosition position, Instant foundAt, boolean added) {
	}
}
