package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/wording-drafts")
class WordingDraftController {

	private final WordingDesk desk;

	private final Access access;

	private final Once once;

	WordingDraftController(WordingDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("wording:read")
	List<WordingDraftView> listWordingDrafts() {
		return desk.drafts();
	}

	@GetMapping("/{draftId}")
	@Permit("wording:read")
	WordingDraftView getWordingDraft(@PathVariable UUID draftId) {
		return desk.draft(draftId);
	}

	@PostMapping
	@Permit("wording:draft")
	@ResponseStatus(HttpStatus.CREATED)
	WordingDraftView draftWordingLexicon(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody DraftWordingLexiconRequest request) {
		return once.run(access.actor().accountId(), key, request, WordingDraftView.class, () -> desk.draft(request));
	}

	@PutMapping("/{draftId}")
	@Permit("wording:draft")
	WordingDraftView changeWordingDraft(@PathVariable UUID draftId, @Valid @RequestBody DraftWordingLexiconRequest request) {
		return desk.change(draftId, request);
	}

	@PutMapping("/{draftId}/withdrawal")
	@Permit("wording:draft")
	WordingDraftView withdrawWordingDraft(@PathVariable UUID draftId, @Valid @RequestBody WordingDraftStepRequest request) {
		return desk.withdraw(draftId, request.revision());
	}

	@PutMapping("/{draftId}/publication")
	@Permit("wording:publish")
	WordingLexiconView publishWordingDraft(@PathVariable UUID draftId, @Valid @RequestBody WordingDraftStepRequest request) {
		return desk.publish(draftId, request.revision());
	}

	record WordingDraftStepRequest(@NotNull Integer revision) {
	}
}
