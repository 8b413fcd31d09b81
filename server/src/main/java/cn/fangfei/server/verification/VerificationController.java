package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueView;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Yuan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
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
class VerificationController {

	private final VerificationDesk desk;

	private final Access access;

	private final Once once;

	VerificationController(VerificationDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/clues/{clueId}/verification")
	@Permit("clue:read")
	VerificationFileView getVerification(@PathVariable UUID clueId) {
		return desk.get(new ClueId(clueId));
	}

	@GetMapping("/visits")
	@Permit("clue:read")
	List<VerificationVisitView> listVisits(@RequestParam UUID subject) {
		return desk.visitsTo(subject);
	}

	@PostMapping("/clues/{clueId}/verification-plans")
	@Permit("verification:conclude")
	@ResponseStatus(HttpStatus.CREATED)
	VerificationFileView planVerification(@RequestHeader("Idempotency-Key") String key, @PathVariable UUID clueId,
			@Valid @RequestBody PlanVerificationRequest request) {
		return once.run(access.actor().accountId(), key, List.of(clueId, request), VerificationFileView.class,
				() -> desk.plan(new ClueId(clueId), request.plannedOn(), request.place(), request.officers(), request.task(),
						Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PostMapping("/clues/{clueId}/visits")
	@Permit("verification:conclude")
	@ResponseStatus(HttpStatus.CREATED)
	VerificationFileView enterVisit(@RequestHeader("Idempotency-Key") String key, @PathVariable UUID clueId,
			@Valid @RequestBody EnterVisitRequest request) {
		return once.run(access.actor().accountId(), key, List.of(clueId, request), VerificationFileView.class,
				() -> desk.visit(new ClueId(clueId), request.visit(), Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PutMapping("/clues/{clueId}/finding")
	@Permit("verification:conclude")
	ClueView concludeVerification(@PathVariable UUID clueId, @Valid @RequestBody ConcludeVerificationRequest request) {
		return desk.conclude(new ClueId(clueId), request.version(), request.finding(),
				Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	record PlanVerificationRequest(@NotNull LocalDate plannedOn, @NotBlank @Size(max = 200) String place,
			@NotEmpty @Size(max = 20) List<@NotNull @Valid VerificationOfficer> officers,
			@NotBlank @Size(max = 1000) String task, @Nullable Boolean confirmedNoIdentity) {
	}

	/** The field form of law.md §3.4; who saw nothing unusual leaves everything from the sign on empty. */
	record EnterVisitRequest(@NotNull LocalDate visitedOn, @Nullable LocalTime beganAt, @Nullable LocalTime endedAt,
			@NotBlank @Size(max = 200) String place,
			@NotEmpty @Size(max = 20) List<@NotNull @Valid VerificationOfficer> officers,
			@Nullable @Size(max = 500) String met, @NotNull Boolean unusual, @Nullable @Size(max = 200) String sign,
			@Nullable Boolean signMatches, @Nullable @PositiveOrZero Integer staff, @Nullable Boolean elderly,
			@Nullable @Size(max = 100) List<@NotBlank @Size(max = 50) String> wording,
			@Nullable @PositiveOrZero @Digits(integer = 4, fraction = 2) BigDecimal promisedRate,
			@Nullable Boolean contractSeen, @Nullable Boolean receiptSeen, @Nullable @Size(max = 500) String event,
			@Nullable @Size(max = 4000) String notes, @NotNull Boolean recordedFully,
			@Nullable @Size(max = 500) String notRecordedReason, @Nullable Boolean confirmedNoIdentity) {

		VerificationVisit visit() {
			return new VerificationVisit(visitedOn, beganAt, endedAt, place.strip(), officers, text(met), unusual, text(sign),
					signMatches, staff, elderly, wording == null ? List.of() : wording.stream().distinct().toList(),
					promisedRate, contractSeen, receiptSeen, text(event), text(notes), recordedFully,
					recordedFully ? null : text(notRecordedReason));
		}
	}

	/** What was found of one element, as it is sent. */
	record JudgedElement(@NotNull LegalElement element, @NotNull ElementState state, @Nullable @Size(max = 500) String basis) {
	}

	record ConcludeVerificationRequest(@NotNull Integer version, @NotNull LocalDate visitedOn,
			@NotNull @Size(max = 20) List<@NotBlank @Size(max = 50) String> officers, @NotNull Illegality illegality,
			@Nullable HandlingPath path, @NotNull Sector sector, @NotNull FundraisingMethod method,
			@NotNull FundraisingChannel channel,
			@Nullable @PositiveOrZero @Digits(integer = 14, fraction = 2) BigDecimal amount,
			@Nullable @PositiveOrZero Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge,
			@NotBlank @Size(max = 4000) String summary, @Nullable @Size(max = 1000) String remark,
			@NotNull @Size(max = 4) List<@NotNull @Valid JudgedElement> elements,
			@Nullable @Size(max = 500) String noEvidenceReason, @Nullable UUID visitId,
			@Nullable @Size(max = 500) String amendReason, @Nullable Boolean confirmedNoIdentity) {

		Finding finding() {
			return new Finding(visitedOn, officers, illegality, path, sector, method, channel,
					amount == null ? null : new Yuan(amount), participants, filedOn, charge, summary.strip(), text(remark),
					elements.stream().map(e -> new ElementFinding(e.element(), e.state(), e.basis())).toList(),
					text(noEvidenceReason), visitId, text(amendReason));
		}
	}

	private static @Nullable String text(@Nullable String typed) {
		return typed == null || typed.isBlank() ? null : typed.strip();
	}
}
