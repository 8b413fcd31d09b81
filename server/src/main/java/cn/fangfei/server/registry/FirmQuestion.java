package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the list of firms and its facets are asked by, as it stands in the address; see {@link FirmFilter}. */
record FirmQuestion(@Nullable @Size(max = 100) String q, @Nullable @Pattern(regexp = "\\d{12}") String region, @Nullable FirmTierFilter tier,
		@Nullable WordingPosition position, @Nullable String term, @Nullable Boolean guarded, @Nullable Boolean placed,
		@Nullable IndustrySection industry, @Nullable FirmSector sector, @Nullable FirmAge age, @Nullable Boolean supervised,
		@Nullable FirmCrowd sharing, @Nullable UUID sharingWith) {

	FirmFilter filter() {
		return new FirmFilter(q, region == null ? null : new RegionCode(region), tier, position, term, guarded, placed, industry, sector, age,
				supervised, sharing, sharingWith);
	}
}
