package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
@RequestMapping("/api")
class PatrolTargetController {

	private final PatrolTargetDesk desk;

	private final Access access;

	private final Once once;

	PatrolTargetController(PatrolTargetDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/patrol-targets")
	@Permit("target:read")
	PatrolTargetPage listPatrolTargets(@RequestParam(required = false) @Nullable PatrolTargetState state,
			@RequestParam(defaultValue = "false") boolean waiting,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable PatrolOutcome outcome,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new PatrolTargetFilter(state, waiting, region == null ? null : new RegionCode(region), outcome, q),
				new Paging(page, size, sort));
	}

	@GetMapping("/patrol-targets/{targetId}")
	@Permit("target:read")
	PatrolTargetView getPatrolTarget(@PathVariable UUID targetId) {
		return desk.get(targetId);
	}

	@GetMapping("/patrol-progress")
	@Permit("target:read")
	PatrolProgressView getPatrolProgress() {
		return desk.progress();
	}

	@PostMapping("/patrol-targets")
	@Permit("target:hand")
	@ResponseStatus(HttpStatus.CREATED)
	PatrolHandOverView handOverTargets(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody HandOverTargetsRequest request) {
		return once.run(access.actor().accountId(), key, request, PatrolHandOverView.class, () -> desk.handOver(request.supervisionIds(),
				request.dueOn(), request.task(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PutMapping("/patrol-targets/{targetId}/visit")
	@Permit("target:visit")
	PatrolTargetView visitPatrolTarget(@PathVariable UUID targetId, @Valid @RequestBody VisitPatrolTargetRequest request) {
		return desk.visit(targetId, request.version(), request.outcome(), request.visitedOn(), request.note(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PutMapping("/patrol-targets/{targetId}/recall")
	@Permit("target:hand")
	PatrolTargetView recallPatrolTarget(@PathVariable UUID targetId, @Valid @RequestBody RecallPatrolTargetRequest request) {
		return desk.recall(targetId, request.version(), request.because(), Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	record HandOverTargetsRequest(@NotEmpty @Size(max = 5_000) List<@NotNull UUID> supervisionIds, @NotNull LocalDate dueOn,
			@NotNull @Size(max = 500) String task, @Nullable Boolean confirmedNoIdentity) {
	}

	record VisitPatrolTargetRequest(@NotNull Integer version, @NotNull PatrolOutcome outcome, @NotNull LocalDate visitedOn,
			@Nullable @Size(max = 1000) String note, @Nullable Boolean confirmedNoIdentity) {
	}

	record RecallPatrolTargetRequest(@NotNull Integer version, @NotBlank @Size(max = 500) String because,
			@Nullable Boolean confirmedNoIdentity) {
	}
}
