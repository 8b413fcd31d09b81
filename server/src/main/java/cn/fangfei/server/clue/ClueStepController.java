package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClueStepController {

	private final ClueDesk clues;

	private final ClueStepDesk desk;

	private final ClueQueueDesk queue;

	private final Access access;

	private final Once once;

	ClueStepController(ClueDesk clues, ClueStepDesk desk, ClueQueueDesk queue, Access access, Once once) {
		this.clues = clues;
		this.desk = desk;
		this.queue = queue;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/api/clue-steps")
	@Permit("clue:read")
	List<ClueTransitionView> listClueSteps() {
		return clues.transitions();
	}

	@GetMapping("/api/clue-reasons")
	@Permit("clue:read")
	List<ClueReason> listClueReasons() {
		return clues.reasons();
	}

	@PutMapping("/api/clues/{clueId}/assignment")
	@Permit("clue:assign")
	ClueView assignClue(@PathVariable UUID clueId, @Valid @RequestBody AssignClueRequest request) {
		return desk.assign(new ClueId(clueId), request.unitId(), request.workingDays(), request.word());
	}

	@PostMapping("/api/clues/assignments")
	@Permit("clue:assign")
	ClueAssignments assignClues(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody AssignCluesRequest request) {
		return once.run(access.actor().accountId(), key, request, ClueAssignments.class,
				() -> desk.assignAll(request.clues(), request.unitId(), request.workingDays(), request.note(),
						Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PostMapping("/api/clues/next")
	@Permit({"clue:assign", "clue:accept"})
	ClueNext claimNextClue(@RequestHeader("Idempotency-Key") String key) {
		return once.run(access.actor().accountId(), key, "next", ClueNext.class, queue::next);
	}

	@PutMapping("/api/clues/{clueId}/claim")
	@Permit({"clue:assign", "clue:accept"})
	ClueView claimClue(@PathVariable UUID clueId) {
		return queue.claim(new ClueId(clueId));
	}

	@DeleteMapping("/api/clues/{clueId}/claim")
	@Permit({"clue:assign", "clue:accept"})
	ClueView releaseClue(@PathVariable UUID clueId) {
		return queue.release(new ClueId(clueId));
	}

	@PutMapping("/api/clues/{clueId}/acceptance")
	@Permit("clue:accept")
	ClueView acceptClue(@PathVariable UUID clueId, @Valid @RequestBody ClueStepRequest request) {
		return desk.accept(new ClueId(clueId), request.word());
	}

	@PutMapping("/api/clues/{clueId}/return")
	@Permit("clue:accept")
	ClueView returnClue(@PathVariable UUID clueId, @Valid @RequestBody ClueReasonRequest request) {
		return desk.giveBack(new ClueId(clueId), request.reason(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/transfer")
	@Permit("clue:assign")
	ClueView transferClue(@PathVariable UUID clueId, @Valid @RequestBody AssignClueRequest request) {
		return desk.transfer(new ClueId(clueId), request.unitId(), request.workingDays(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/recall")
	@Permit("clue:assign")
	ClueView recallClue(@PathVariable UUID clueId, @Valid @RequestBody ClueWhyRequest request) {
		return desk.recall(new ClueId(clueId), request.word());
	}

	@PutMapping("/api/clues/{clueId}/urging")
	@Permit("clue:assign")
	ClueView urgeClue(@PathVariable UUID clueId, @Valid @RequestBody ClueStepRequest request) {
		return desk.urge(new ClueId(clueId), request.word());
	}

	@PutMapping("/api/clues/{clueId}/extension")
	@Permit("clue:extend")
	ClueView requestClueExtension(@PathVariable UUID clueId, @Valid @RequestBody RequestClueExtensionRequest request) {
		return desk.requestExtension(new ClueId(clueId), request.amount(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/extension/decision")
	@Permit("clue:approve")
	ClueView decideClueExtension(@PathVariable UUID clueId, @Valid @RequestBody DecideClueExtensionRequest request) {
		return desk.decideExtension(new ClueId(clueId), request.granted(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/suspension")
	@Permit("clue:suspend")
	ClueView suspendClue(@PathVariable UUID clueId, @Valid @RequestBody ClueReasonRequest request) {
		return desk.suspend(new ClueId(clueId), request.reason(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/resumption")
	@Permit("clue:suspend")
	ClueView resumeClue(@PathVariable UUID clueId, @Valid @RequestBody ClueStepRequest request) {
		return desk.resume(new ClueId(clueId), request.word());
	}

	@PutMapping("/api/clues/{clueId}/recheck")
	@Permit("clue:assign")
	ClueView recheckClue(@PathVariable UUID clueId, @Valid @RequestBody AssignClueRequest request) {
		return desk.recheck(new ClueId(clueId), request.unitId(), request.workingDays(), request.word());
	}

	@PutMapping("/api/clues/{clueId}/voiding")
	@Permit("clue:void")
	ClueView voidClue(@PathVariable UUID clueId, @Valid @RequestBody ClueWhyRequest request) {
		return desk.discard(new ClueId(clueId), request.word());
	}

	@PutMapping("/api/clues/{clueId}/urgency")
	@Permit("clue:urgent")
	ClueView markClueUrgent(@PathVariable UUID clueId, @Valid @RequestBody ClueWhyRequest request) {
		return desk.press(new ClueId(clueId), request.word());
	}

	/** A step that needs no more than the version that was seen; a note may be added. */
	record ClueStepRequest(@NotNull Integer version, @Nullable @Size(max = 1000) String note,
			@Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}

	/** A step that needs a reason in one's own words. */
	record ClueWhyRequest(@NotNull Integer version, @NotBlank @Size(max = 1000) String note,
			@Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}

	/** A step that needs a reason of a list. */
	record ClueReasonRequest(@NotNull Integer version, @NotBlank @Size(max = 40) String reason,
			@Nullable @Size(max = 1000) String note, @Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}

	record AssignClueRequest(@NotNull UUID unitId, @Nullable @Min(1) @Max(250) Integer workingDays,
			@Nullable @Size(max = 1000) String note, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}

	record VersionedClue(@NotNull UUID clueId, @NotNull Integer version) {
	}

	record AssignCluesRequest(@NotEmpty @Size(max = 200) List<@Valid VersionedClue> clues, @NotNull UUID unitId,
			@Nullable @Min(1) @Max(250) Integer workingDays, @Nullable @Size(max = 1000) String note,
			@Nullable Boolean confirmedNoIdentity) {
	}

	/** {@code amount} is in the unit of the clue's term. */
	record RequestClueExtensionRequest(@NotNull Integer version, @NotNull @Min(1) @Max(250) Integer amount,
			@NotBlank @Size(max = 1000) String note, @Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}

	record DecideClueExtensionRequest(@NotNull Integer version, @NotNull Boolean granted,
			@Nullable @Size(max = 1000) String note, @Nullable Boolean confirmedNoIdentity) {

		ClueStepDesk.Word word() {
			return new ClueStepDesk.Word(version, note, Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}
}
