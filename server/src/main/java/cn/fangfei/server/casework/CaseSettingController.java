package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Yuan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class CaseSettingController {

	private final CaseSettingDesk desk;

	private final Access access;

	private final Once once;

	CaseSettingController(CaseSettingDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/case-settings")
	@Permit("case:read")
	CaseSettingsView getCaseSettings() {
		return desk.all();
	}

	@PostMapping("/case-limits/{limit}/settings")
	@Permit("term:set")
	@ResponseStatus(HttpStatus.CREATED)
	CaseLimitView setCaseLimit(@PathVariable CaseLimit limit, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody SetCaseLimitRequest r) {
		return once.run(access.actor().accountId(), key, List.of(limit, r), CaseLimitView.class,
				() -> desk.setLimit(limit, r.value(), r.since(), r.basis(), r.version()));
	}

	@PostMapping("/case-thresholds/{charge}/{tier}/{aggravation}/settings")
	@Permit("term:set")
	@ResponseStatus(HttpStatus.CREATED)
	CriminalLineView setCriminalLine(@PathVariable Charge charge, @PathVariable ThresholdTier tier,
			@PathVariable LineAggravation aggravation, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody SetCriminalLineRequest r) {
		var line = new CriminalLineKey(charge, tier, aggravation);
		return once.run(access.actor().accountId(), key, List.of(line, r), CriminalLineView.class,
				() -> desk.setLine(line, yuan(r.amount()), r.persons(), yuan(r.loss()), r.since(), r.basis(), r.version()));
	}

	@GetMapping("/penalty-types")
	@Permit({"case:read", "report:read"})
	List<PenaltyTypeView> listPenaltyTypes(@RequestParam(required = false) @Nullable LocalDate on) {
		return desk.penaltyTypes(on);
	}

	@PostMapping("/penalty-types")
	@Permit("term:set")
	@ResponseStatus(HttpStatus.CREATED)
	PenaltyTypeList setPenaltyType(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody SetPenaltyTypeRequest r) {
		return once.run(access.actor().accountId(), key, r, PenaltyTypeList.class, () -> new PenaltyTypeList(
				desk.setPenaltyType(r.code(), r.since(), r.label(), r.weight(), r.active(), r.basis())));
	}

	private static @Nullable Yuan yuan(@Nullable BigDecimal value) {
		return value == null ? null : new Yuan(value);
	}

	record SetCaseLimitRequest(@NotNull @Digits(integer = 13, fraction = 2) BigDecimal value, @NotNull LocalDate since,
			@NotBlank @Size(max = 200) String basis, @NotNull Integer version) {
	}

	record SetCriminalLineRequest(@Nullable @Positive @Digits(integer = 13, fraction = 2) BigDecimal amount,
			@Nullable @Min(1) @Max(100_000_000) Integer persons, @Nullable @Positive @Digits(integer = 13, fraction = 2) BigDecimal loss,
			@NotNull LocalDate since, @NotBlank @Size(max = 200) String basis, @NotNull Integer version) {
	}

	/** The code list as it will stand on the day of the change. */
	record PenaltyTypeList(List<PenaltyTypeView> types) {
	}

	record SetPenaltyTypeRequest(@NotNull @Pattern(regexp = "\\d{2}", message = "代码应为两位数字") String code,
			@NotNull LocalDate since, @NotBlank @Size(max = 50) String label, @NotNull @Min(0) @Max(1000) Integer weight,
			@NotNull Boolean active, @NotBlank @Size(max = 200) String basis) {
	}
}
