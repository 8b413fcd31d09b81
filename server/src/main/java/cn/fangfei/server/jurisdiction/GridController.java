package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/grids")
class GridController {

	private final GridDesk desk;

	private final Access access;

	private final Once once;

	GridController(GridDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("region:read")
	GridPage listGrids(@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(region == null ? null : new RegionCode(region), q, new Paging(page, size, null));
	}

	@PostMapping
	@Permit("grid:manage")
	@ResponseStatus(HttpStatus.CREATED)
	GridView createGrid(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody CreateGridRequest request) {
		return once.run(access.actor().accountId(), key, request, GridView.class,
				() -> desk.create(new RegionCode(request.regionCode()), request.name(), request.kind(),
						request.building()));
	}

	@PutMapping("/{gridCode}")
	@Permit("grid:manage")
	GridView changeGrid(@PathVariable String gridCode, @Valid @RequestBody ChangeGridRequest request) {
		return desk.change(gridCode, request.name(), request.building(), request.active(), request.version());
	}

	record CreateGridRequest(@NotNull @Pattern(regexp = "\\d{12}") String regionCode,
			@NotBlank @Size(max = 100) String name, @NotNull GridKind kind, @Nullable @Size(max = 100) String building) {
	}

	record ChangeGridRequest(@NotBlank @Size(max = 100) String name, @Nullable @Size(max = 100) String building,
			@NotNull Boolean active, @NotNull Integer version) {
	}
}
