package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
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
class CloseOutController {

	private final CloseOutDesk desk;

	private final Access access;

	private final Once once;

	CloseOutController(CloseOutDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/close-outs")
	@Permit("closeout:read")
	CloseOutPage listCloseOuts(@RequestParam(required = false) @Nullable CloseOutStatus status,
			@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable UUID subject, @RequestParam(defaultValue = "false") boolean byOthers,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(filter(status, region, q, subject, false), byOthers, new Paging(page, size, null));
	}

	@GetMapping("/close-outs/ready")
	@Permit("closeout:read")
	ReadyPage listReadyMatters(@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.ready(filter(null, region, q, null, false), new Paging(page, size, null));
	}

	@GetMapping("/close-outs/of/{matter}/{matterId}")
	@Permit("closeout:read")
	CloseOutMatterView getCloseOutMatter(@PathVariable CloseOutMatter matter, @PathVariable UUID matterId) {
		return desk.matter(matter, matterId);
	}

	@PostMapping("/close-outs")
	@Permit("closeout:propose")
	@ResponseStatus(HttpStatus.CREATED)
	CloseOutView proposeCloseOut(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody ProposeCloseOutRequest request) {
		return once.run(access.actor().accountId(), key, request, CloseOutView.class,
				() -> desk.propose(request.told(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PutMapping("/close-outs/{closeOutId}/decision")
	@Permit("closeout:decide")
	CloseOutView decideCloseOut(@PathVariable UUID closeOutId, @Valid @RequestBody DecideCloseOutRequest request) {
		return desk.decide(closeOutId, request.approve(),
				request.reason() == null || request.reason().isBlank() ? null : request.reason().strip(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PutMapping("/close-outs/{closeOutId}/reopening")
	@Permit("closeout:reopen")
	CloseOutView reopenCloseOut(@PathVariable UUID closeOutId, @Valid @RequestBody ReopenCloseOutRequest request) {
		return desk.reopen(closeOutId, request.reason().strip(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@GetMapping("/follow-ups")
	@Permit("closeout:read")
	FollowUpPage listFollowUps(@RequestParam(defaultValue = "true") boolean open,
			@RequestParam(defaultValue = "false") boolean due, @RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.followUps(filter(null, region, q, null, open), due, new Paging(page, size, null));
	}

	@PutMapping("/follow-ups/{followUpId}/result")
	@Permit("followup:record")
	FollowUpView recordFollowUp(@PathVariable UUID followUpId, @Valid @RequestBody RecordFollowUpRequest request) {
		return desk.record(followUpId, request.relapsed() ? FollowUpResult.RELAPSED : FollowUpResult.NORMAL,
				request.note().strip(), request.evidence(), request.version(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	private static CloseOutFilter filter(@Nullable CloseOutStatus status, @Nullable String region, @Nullable String q,
			@Nullable UUID subject, boolean openOnly) {
		return new CloseOutFilter(status, region == null ? null : new RegionCode(region), q, subject, openOnly);
	}

	record ProposeCloseOutRequest(@NotNull CloseOutMatter matter, @NotNull UUID matterId,
			@NotEmpty @Size(max = 10) List<@NotNull CloseOutOutcome> outcomes, @NotBlank @Size(max = 4000) String summary,
			@Nullable @Size(max = 2000) String outstandingReason, @NotNull @Size(max = 200) List<@NotNull UUID> evidence,
			@NotEmpty @Size(max = 10) List<@NotNull LocalDate> followUpOn, @Nullable Boolean confirmedNoIdentity) {

		NewCloseOut told() {
			return new NewCloseOut(matter, matterId, outcomes, summary, outstandingReason, evidence, followUpOn);
		}
	}

	/** Sent back only with a reason. */
	record DecideCloseOutRequest(@NotNull Boolean approve, @Nullable @Size(max = 1000) String reason,
			@NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {

		@AssertTrue(message = "退回的请写明理由")
		boolean isReasonedWhenRefused() {
			return !Boolean.FALSE.equals(approve) || reason != null && !reason.isBlank();
		}
	}

	record ReopenCloseOutRequest(@NotBlank @Size(max = 1000) String reason, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record RecordFollowUpRequest(@NotNull Boolean relapsed, @NotBlank @Size(max = 2000) String note,
			@NotNull @Size(max = 200) List<@NotNull UUID> evidence, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}
}
