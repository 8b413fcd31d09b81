package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
@RequestMapping("/api/warnings")
class WarningController {

	private final WarningDesk desk;

	WarningController(WarningDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Permit("warning:read")
	WarningPage listWarnings(@RequestParam(required = false) @Nullable WarningStatus status,
			@RequestParam(required = false) @Nullable RiskLevel level, @RequestParam(required = false) @Nullable SignalRule rule,
			@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(required = false) @Nullable WarningAge age, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		return desk.list(new WarningFilter(status, level, rule, region == null ? null : new RegionCode(region), subject, age, q),
				new Paging(page, size, sort));
	}

	@GetMapping("/counts")
	@Permit("warning:read")
	WarningCounts countWarnings() {
		return desk.counts();
	}

	@GetMapping("/{warningId}")
	@Permit("warning:read")
	WarningView getWarning(@PathVariable UUID warningId) {
		return desk.get(warningId);
	}

	@PutMapping("/{warningId}/verdict")
	@Permit("warning:decide")
	WarningView answerWarning(@PathVariable UUID warningId, @Valid @RequestBody AnswerWarningRequest request) {
		return desk.answer(warningId, request.verdict(), request.note(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PutMapping("/{warningId}/override")
	@Permit("warning:decide")
	WarningView overrideWarning(@PathVariable UUID warningId, @Valid @RequestBody OverrideWarningRequest request) {
		return desk.override(warningId, request.score(), request.reason(), request.until(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PutMapping("/{warningId}/override/end")
	@Permit("warning:decide")
	WarningView liftWarningOverride(@PathVariable UUID warningId, @Valid @RequestBody WarningStepRequest request) {
		return desk.lift(warningId, request.version());
	}

	@PutMapping("/{warningId}/snooze")
	@Permit("warning:decide")
	WarningView snoozeWarning(@PathVariable UUID warningId, @Valid @RequestBody SnoozeWarningRequest request) {
		return desk.snooze(warningId, request.reason(), request.until(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PutMapping("/{warningId}/snooze/end")
	@Permit("warning:decide")
	WarningView wakeWarning(@PathVariable UUID warningId, @Valid @RequestBody WarningStepRequest request) {
		return desk.wake(warningId, request.version());
	}

	record AnswerWarningRequest(@NotNull WarningVerdict verdict, @Nullable @Size(max = 900) String note, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	/** The last day on which it holds. */
	record OverrideWarningRequest(@NotNull @DecimalMin("0") @DecimalMax("100") Double score, @NotBlank @Size(max = 500) String reason,
			@NotNull LocalDate until, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record SnoozeWarningRequest(@NotBlank @Size(max = 500) String reason, @NotNull LocalDate until, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record WarningStepRequest(@NotNull Integer version) {
	}
}
