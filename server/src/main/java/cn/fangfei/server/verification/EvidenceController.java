package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.verification.EvidenceDesk.Handed;
import cn.fangfei.server.verification.EvidenceDesk.NewEvidence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/evidence")
class EvidenceController {

	private final EvidenceDesk desk;

	private final Access access;

	private final Once once;

	EvidenceController(EvidenceDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("evidence:read")
	List<EvidenceView> listEvidence(@RequestParam EvidenceOwnerKind ownerKind, @RequestParam UUID ownerId) {
		return desk.list(ownerKind, ownerId);
	}

	@PostMapping
	@Permit("evidence:add")
	@ResponseStatus(HttpStatus.CREATED)
	EvidenceAttached addEvidence(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody AddEvidenceRequest request) {
		return once.run(access.actor().accountId(), key, request, EvidenceAttached.class,
				() -> desk.add(request.ownerKind(), request.ownerId(), request.visitId(),
						request.files().stream().map(f -> new NewEvidence(f.uploadId(), f.note())).toList(),
						Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@GetMapping("/{evidenceId}")
	@Permit("evidence:read")
	EvidenceDetailView getEvidence(@PathVariable UUID evidenceId) {
		return desk.get(evidenceId);
	}

	@GetMapping("/{evidenceId}/original")
	@Permit("evidence:read")
	ResponseEntity<Resource> downloadEvidence(@PathVariable UUID evidenceId) {
		return file(desk.original(evidenceId));
	}

	@GetMapping("/{evidenceId}/copy")
	@Permit("evidence:read")
	ResponseEntity<Resource> viewEvidenceCopy(@PathVariable UUID evidenceId) {
		return file(desk.copy(evidenceId));
	}

	@PostMapping("/{evidenceId}/copy")
	@Permit("evidence:add")
	EvidenceDetailView makeEvidenceCopy(@RequestHeader("Idempotency-Key") String key, @PathVariable UUID evidenceId) {
		return once.run(access.actor().accountId(), key, evidenceId, EvidenceDetailView.class, () -> desk.askCopyAgain(evidenceId));
	}

	@PostMapping("/lists")
	@Permit("evidence:read")
	EvidenceListView printEvidenceList(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody PrintEvidenceListRequest request) {
		return once.run(access.actor().accountId(), key, request, EvidenceListView.class,
				() -> desk.print(request.ownerKind(), request.ownerId()));
	}

	/** A file that the browser runs nothing of: it stands alone, of the type that is said and no other, and is kept nowhere. */
	private static ResponseEntity<Resource> file(Handed handed) {
		var disposition = handed.inline() ? ContentDisposition.inline() : ContentDisposition.attachment();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					disposition.filename(handed.fileName(), StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.header("Cross-Origin-Resource-Policy", "same-origin")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.contentType(MediaType.parseMediaType(handed.mediaType()))
			.body(new FileSystemResource(handed.file()));
	}

	record EvidenceFile(@NotNull UUID uploadId, @Nullable @Size(max = 500) String note) {
	}

	record AddEvidenceRequest(@NotNull EvidenceOwnerKind ownerKind, @NotNull UUID ownerId, @Nullable UUID visitId,
			@NotEmpty @Size(max = 50) List<@NotNull @Valid EvidenceFile> files, @Nullable Boolean confirmedNoIdentity) {
	}

	record PrintEvidenceListRequest(@NotNull EvidenceOwnerKind ownerKind, @NotNull UUID ownerId) {
	}
}
