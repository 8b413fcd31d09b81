package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
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
import org.springdoc.core.annotations.ParameterObject;
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
	FirmPage listFirms(@Valid @ParameterObject FirmQuestion question, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(question.filter(), new Paging(page, size, sort));
	}

	@GetMapping("/firms/facets")
	@Permit("registry:read")
	FirmFacetsView countFirmFacets(@Valid @ParameterObject FirmQuestion question) {
		return desk.facets(question.filter());
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
