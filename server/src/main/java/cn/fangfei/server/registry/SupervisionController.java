package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
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
class SupervisionController {

	private final SupervisionDesk desk;

	private final Access access;

	private final Once once;

	SupervisionController(SupervisionDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/supervisions")
	@Permit("supervision:read")
	SupervisionPage listSupervisions(@RequestParam(defaultValue = "false") boolean ended,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable SupervisionReason reason,
			@RequestParam(required = false) @Nullable SupervisionHanded handed,
			@RequestParam(required = false) @Nullable Boolean placed,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new SupervisionFilter(ended, region == null ? null : new RegionCode(region), reason, handed, placed, q),
				new Paging(page, size, sort));
	}

	@GetMapping("/firms/{firmId}/supervisions")
	@Permit("supervision:read")
	List<SupervisionView> listSupervisionsOfFirm(@PathVariable UUID firmId) {
		return desk.ofFirm(firmId);
	}

	@PostMapping("/supervisions")
	@Permit("supervision:keep")
	@ResponseStatus(HttpStatus.CREATED)
	BulkView superviseFirms(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody SuperviseFirmsRequest request) {
		return once.run(access.actor().accountId(), key, request, BulkView.class, () -> desk.add(request.firmIds(), request.reason(),
				request.basis(), request.since(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PutMapping("/supervision-ends")
	@Permit("supervision:keep")
	BulkView endSupervisions(@Valid @RequestBody EndSupervisionsRequest request) {
		return desk.end(request.stays().stream().map(s -> new Supervisions.Seen(s.supervisionId(), s.version())).toList(),
				request.because(), request.text(), request.until(), Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	@PostMapping("/supervision-imports")
	@Permit("supervision:keep")
	@ResponseStatus(HttpStatus.CREATED)
	SupervisionImportView importSupervisions(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody ImportSupervisionsRequest request) {
		return once.run(access.actor().accountId(), key, request, SupervisionImportView.class, () -> desk.bringIn(request.uploadId(),
				request.reason(), request.basis(), request.since(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	record SuperviseFirmsRequest(@NotEmpty @Size(max = 5_000) List<@NotNull UUID> firmIds, @NotNull SupervisionReason reason,
			@NotNull @Size(max = 500) String basis, @NotNull LocalDate since, @Nullable Boolean confirmedNoIdentity) {
	}

	record EndSupervisionsRequest(@NotEmpty @Size(max = 5_000) List<@Valid @NotNull SeenSupervision> stays, @NotNull SupervisionEnd because,
			@Nullable @Size(max = 500) String text, @NotNull LocalDate until, @Nullable Boolean confirmedNoIdentity) {
	}

	/** A stay as it was seen. */
	record SeenSupervision(@NotNull UUID supervisionId, @NotNull Integer version) {
	}

	record ImportSupervisionsRequest(@NotNull UUID uploadId, @NotNull SupervisionReason reason, @NotNull @Size(max = 500) String basis,
			@NotNull LocalDate since, @Nullable Boolean confirmedNoIdentity) {
	}
}
