package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the register.
 * @param guarded true: firms all of whose hits are explained by a guard; false: firms with a hit that is not
 * @param industry the section of GB/T 4754 as the register gives it
 * @param sector the group its words speak of
 * @param supervised whether it is on the key-supervision list
 * @param sharing what it shares with the firm {@code sharingWith}; both or neither
 */
record FirmFilter(@Nullable String q, @Nullable RegionCode region, @Nullable FirmTierFilter tier,
		@Nullable WordingPosition position, @Nullable String term, @Nullable Boolean guarded, @Nullable Boolean placed,
		@Nullable IndustrySection industry, @Nullable FirmSector sector, @Nullable FirmAge age, @Nullable Boolean supervised,
		@Nullable FirmCrowd sharing, @Nullable UUID sharingWith) {

	FirmFilter {
		q = clean(q);
		term = clean(term);
	}

	/** Without what was added to the list later: words, place and hits. */
	FirmFilter(@Nullable String q, @Nullable RegionCode region, @Nullable FirmTierFilter tier, @Nullable WordingPosition position,
			@Nullable String term, @Nullable Boolean guarded, @Nullable Boolean placed) {
		this(q, region, tier, position, term, guarded, placed, null, null, null, null, null, null);
	}

	/** The same without the choice a facet offers, so that the facet counts what else could be chosen. */
	FirmFilter without(FirmFacet facet) {
		return new FirmFilter(q, facet == FirmFacet.PLACE ? null : region, facet == FirmFacet.TIER ? null : tier, position,
				facet == FirmFacet.TERM ? null : term, guarded, placed, facet == FirmFacet.INDUSTRY ? null : industry,
				facet == FirmFacet.SECTOR ? null : sector, facet == FirmFacet.AGE ? null : age,
				facet == FirmFacet.SUPERVISED ? null : supervised, sharing, sharingWith);
	}

	/** What is typed or pasted may hold control characters, which no name holds and the database refuses. */
	private static @Nullable String clean(@Nullable String text) {
		var clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
		return clean.isEmpty() ? null : clean;
	}

	boolean narrowsHits() {
		return tier != null || position != null || term != null || guarded != null;
	}
}
