package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class FirmController {

	private final FirmDesk desk;

	private final ProfileDesk profiles;

	private final ChangeWatchDesk changes;

	FirmController(FirmDesk desk, ProfileDesk profiles, ChangeWatchDesk changes) {
		this.desk = desk;
		this.changes = changes;
		this.profiles = profiles;
	}

	@GetMapping("/firms")
	@Permit("registry:read")
	FirmPage listFirms(@RequestParam(required = false) @Nullable @Size(max = 100) String q,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable FirmTierFilter tier,
			@RequestParam(required = false) @Nullable WordingPosition position,
			@RequestParam(required = false) @Nullable String term,
			@RequestParam(required = false) @Nullable Boolean guarded,
			@RequestParam(required = false) @Nullable Boolean placed,
			@RequestParam(required = false) @Nullable IndustrySection industry,
			@RequestParam(required = false) @Nullable FirmSector sector,
			@RequestParam(required = false) @Nullable FirmAge age,
			@RequestParam(required = false) @Nullable Boolean supervised,
			@RequestParam(required = false) @Nullable FirmCrowd sharing,
			@RequestParam(required = false) @Nullable UUID sharingWith, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new FirmFilter(q, region == null ? null : new RegionCode(region), tier, position, term, guarded, placed,
				industry, sector, age, supervised, sharing, sharingWith), new Paging(page, size, sort));
	}

	@GetMapping("/firms/facets")
	@Permit("registry:read")
	FirmFacetsView countFirmFacets(@RequestParam(required = false) @Nullable @Size(max = 100) String q,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable FirmTierFilter tier,
			@RequestParam(required = false) @Nullable WordingPosition position,
			@RequestParam(required = false) @Nullable String term,
			@RequestParam(required = false) @Nullable Boolean guarded,
			@RequestParam(required = false) @Nullable Boolean placed,
			@RequestParam(required = false) @Nullable IndustrySection industry,
			@RequestParam(required = false) @Nullable FirmSector sector,
			@RequestParam(required = false) @Nullable FirmAge age,
			@RequestParam(required = false) @Nullable Boolean supervised,
			@RequestParam(required = false) @Nullable FirmCrowd sharing,
			@RequestParam(required = false) @Nullable UUID sharingWith) {
		return desk.facets(new FirmFilter(q, region == null ? null : new RegionCode(region), tier, position, term, guarded, placed,
				industry, sector, age, supervised, sharing, sharingWith));
	}

	@GetMapping("/firms/{firmId}")
	@Permit("registry:read")
	FirmView getFirm(@PathVariable UUID firmId) {
		return desk.view(firmId);
	}

	@GetMapping("/firms/{firmId}/profile")
	@Permit("registry:read")
	FirmProfileView getFirmProfile(@PathVariable UUID firmId) {
		return profiles.profile(firmId);
	}

	@GetMapping("/firm-changes")
	@Permit("registry:read")
	TermChangePage listTermChanges(@RequestParam(defaultValue = "90") int days,
			@RequestParam(required = false) @Nullable WordingTier tier,
			@RequestParam(required = false) @Nullable @Size(max = 100) String term,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return changes.list(new TermChangeFilter(region == null ? null : new RegionCode(region), tier, term, days),
				new Paging(page, size, null));
	}

	@PutMapping("/firm-placements")
	@Permit("registry:place")
	PlacementView placeFirms(@Valid @RequestBody PlaceFirmsRequest request) {
		return desk.place(request.firmIds(), new RegionCode(request.regionCode()));
	}

	record PlaceFirmsRequest(@NotEmpty @Size(max = 1_000) List<@NotNull UUID> firmIds,
			@NotNull @Pattern(regexp = "\\d{12}") String regionCode) {
	}
}
