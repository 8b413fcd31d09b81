package cn.fangfei.server.subject;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
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
@RequestMapping("/api/subjects")
class SubjectController {

	private final SubjectDesk desk;

	private final Access access;

	private final Once once;

	SubjectController(SubjectDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("subject:read")
	List<SubjectRow> findSubjects(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable UUID firm) {
		return desk.find(q, firm);
	}

	@GetMapping("/{subjectId}")
	@Permit("subject:read")
	SubjectView getSubject(@PathVariable UUID subjectId) {
		return desk.get(new SubjectId(subjectId));
	}

	@PostMapping("/{subjectId}/notes")
	@Permit("subject:note")
	@ResponseStatus(HttpStatus.CREATED)
	SubjectView noteSubject(@PathVariable UUID subjectId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody NoteSubjectRequest request) {
		return once.run(access.actor().accountId(), key, request, SubjectView.class, () -> desk
			.note(new SubjectId(subjectId), request.text(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	record NoteSubjectRequest(@NotBlank @Size(max = 2000) String text, @Nullable Boolean confirmedNoIdentity) {
	}
}
