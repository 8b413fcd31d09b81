package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
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
@RequestMapping("/api/units")
class UnitController {

	private final UnitDesk desk;

	private final Access access;

	private final Once once;

	UnitController(UnitDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("unit:read")
	List<UnitView> listUnits(@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable UnitKind kind) {
		return desk.list(region == null ? null : new RegionCode(region), kind);
	}

	@PostMapping
	@Permit("unit:manage")
	@ResponseStatus(HttpStatus.CREATED)
	UnitView createUnit(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody CreateUnitRequest request) {
		return once.run(access.actor().accountId(), key, request, UnitView.class,
				() -> desk.create(request.name(), request.kind(), new RegionCode(request.regionCode())));
	}

	@PutMapping("/{unitId}")
	@Permit("unit:manage")
	UnitView changeUnit(@PathVariable UUID unitId, @Valid @RequestBody ChangeUnitRequest request) {
		return desk.change(unitId, request.name(), request.active(), request.version());
	}

	record CreateUnitRequest(@NotBlank @Size(max = 100) String name, @NotNull UnitKind kind,
			@NotNull @Pattern(regexp = "\\d{12}") String regionCode) {
	}

	record ChangeUnitRequest(@NotBlank @Size(max = 100) String name, @NotNull Boolean active, @NotNull Integer version) {
	}
}
