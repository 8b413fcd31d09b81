package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/penalty-types")
class CaseSettingController {

	private final CaseSettingDesk desk;

	private final Access access;

	private final Once once;

	CaseSettingController(CaseSettingDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit({"case:read", "report:read"})
	List<PenaltyTypeView> listPenaltyTypes(@RequestParam(required = false) @Nullable LocalDate on) {
		return desk.penaltyTypes(on);
	}

	@PostMapping
	@Permit("term:set")
	@ResponseStatus(HttpStatus.CREATED)
	PenaltyTypeList setPenaltyType(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody SetPenaltyTypeRequest r) {
		return once.run(access.actor().accountId(), key, r, PenaltyTypeList.class, () -> new PenaltyTypeList(
				desk.setPenaltyType(r.code(), r.since(), r.label(), r.weight(), r.active(), r.basis())));
	}

	/** The code list as it will stand on the day of the change. */
	record PenaltyTypeList(List<PenaltyTypeView> types) {
	}

	record SetPenaltyTypeRequest(@NotNull @Pattern(regexp = "\\d{2}", message = "代码应为两位数字") String code,
			@NotNull LocalDate since, @NotBlank @Size(max = 50) String label, @NotNull @Min(0) @Max(1000) Integer weight,
			@NotNull Boolean active, @NotBlank @Size(max = 200) String basis) {
	}
}
