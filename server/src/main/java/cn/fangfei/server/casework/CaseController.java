package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseFile.Basics;
import cn.fangfei.server.casework.CaseFile.Filing;
import cn.fangfei.server.casework.CaseFile.Supervision;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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
@RequestMapping("/api/cases")
class CaseController {

	private final CaseDesk desk;

	private final CaseMeasureDesk measures;

	private final CasePenaltyDesk penalties;

	private final CaseReferralDesk referrals;

	private final CaseMoneyDesk money;

	private final Access access;

	private final Once once;

	CaseController(CaseDesk desk, CaseMeasureDesk measures, CasePenaltyDesk penalties, CaseReferralDesk referrals,
			CaseMoneyDesk money, Access access, Once once) {
		this.desk = desk;
		this.measures = measures;
		this.penalties = penalties;
		this.referrals = referrals;
		this.money = money;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("case:read")
	CasePage listCases(@RequestParam(required = false) @Nullable CaseStatus status,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable Boolean legacy,
			@RequestParam(required = false) @Nullable CaseStage stage,
			@RequestParam(required = false) @Nullable MeasureKind measure,
			@RequestParam(required = false) @Nullable UUID subject, @RequestParam(required = false) @Nullable UUID clue,
			@RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new CaseFilter(status, region == null ? null : new RegionCode(region), legacy, stage, measure,
				subject, clue, q), new Paging(page, size, sort));
	}

	@PostMapping
	@Permit("case:open")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView openCase(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody OpenCaseRequest r) {
		return once(key, r, () -> desk.open(new NewCase(new ClueId(r.clueId()), r.clueVersion(), text(r.name()),
				r.leadUnitId(), r.handlingBody().strip(), text(r.situation()), text(r.remark()), set(r.aggravations()),
				yes(r.confirmedNoIdentity()))));
	}

	@GetMapping("/{caseId}")
	@Permit("case:read")
	CaseView getCase(@PathVariable UUID caseId) {
		return desk.get(new CaseId(caseId));
	}

	@PutMapping("/{caseId}/basics")
	@Permit("case:handle")
	CaseView changeCase(@PathVariable UUID caseId, @Valid @RequestBody ChangeCaseRequest r) {
		return desk.change(new CaseId(caseId), r.version(), new Basics(r.name().strip(), r.leadUnitId(), r.sector(),
				r.channel(), r.situation().strip(), r.handlingBody().strip(), text(r.remark()), set(r.aggravations())),
				yes(r.confirmedNoIdentity()));
	}

	@PutMapping("/{caseId}/supervision")
	@Permit("case:handle")
	CaseView superviseCase(@PathVariable UUID caseId, @Valid @RequestBody SuperviseCaseRequest r) {
		return desk.supervise(new CaseId(caseId), r.version(),
				new Supervision(text(r.leader()), r.supervisedOn(), text(r.supervisionNumber()), text(r.plan())),
				yes(r.confirmedNoIdentity()));
	}

	@PostMapping("/{caseId}/clues")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView linkCaseClue(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody LinkCaseClueRequest r) {
		return once(key, r, () -> desk.link(new CaseId(caseId), r.version(), new ClueId(r.clueId()), r.clueVersion(),
				r.withMoney()));
	}

	@PostMapping("/{caseId}/parties")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView addCaseParty(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody AddCasePartyRequest r) {
		return once(key, r, () -> desk.addParty(new CaseId(caseId), r.version(), r.name().strip(),
				text(r.creditCode()) == null ? null : new CreditCode(r.creditCode()), r.role(), text(r.note()),
				yes(r.confirmedNoIdentity())));
	}

	@PutMapping("/{caseId}/parties/{partyId}/removal")
	@Permit("case:handle")
	CaseView takeOutCaseParty(@PathVariable UUID caseId, @PathVariable UUID partyId,
			@Valid @RequestBody CaseReasonRequest r) {
		return desk.takeOutParty(new CaseId(caseId), r.version(), partyId, r.reason(), yes(r.confirmedNoIdentity()));
	}

	@PostMapping("/{caseId}/determinations")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView determineCase(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody DetermineCaseRequest r) {
		return once(key, r, () -> desk.determine(new CaseId(caseId), r.version(), new Determination(r.determinedOn(),
				r.body().strip(), r.illegality(), r.conclusion().strip(), r.basis().strip(), text(r.paperNo())),
				yes(r.confirmedNoIdentity())));
	}

	@PutMapping("/{caseId}/filing")
	@Permit("case:handle")
	CaseView fileCase(@PathVariable UUID caseId, @Valid @RequestBody FileCaseRequest r) {
		return desk.file(new CaseId(caseId), r.version(), new Filing(r.filedOn(), r.body().strip(), text(r.number())));
	}

	@PostMapping("/{caseId}/measures")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView takeCaseMeasure(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody TakeCaseMeasureRequest r) {
		return once(key, r, () -> measures.take(new CaseId(caseId), r.version(), new Measure(r.kind(), r.decidedOn(),
				r.body().strip(), text(r.approvedBy()), r.officers() == null ? List.of() : r.officers(), text(r.paperNo()),
				text(r.evidence()), r.content().strip(), r.dueOn()), yes(r.confirmedNoIdentity())));
	}

	@PutMapping("/{caseId}/measures/{measureId}/extension")
	@Permit("case:handle")
	CaseView extendCaseMeasure(@PathVariable UUID caseId, @PathVariable UUID measureId,
			@Valid @RequestBody ExtendCaseMeasureRequest r) {
		return measures.extend(new CaseId(caseId), r.version(), measureId, r.to(), r.approvedBy(), r.reason(),
				yes(r.confirmedNoIdentity()));
	}

	@PutMapping("/{caseId}/measures/{measureId}/result")
	@Permit("case:handle")
	CaseView endCaseMeasure(@PathVariable UUID caseId, @PathVariable UUID measureId,
			@Valid @RequestBody EndCaseMeasureRequest r) {
		return measures.end(new CaseId(caseId), r.version(), measureId, r.result(), r.resultOn(),
				yes(r.confirmedNoIdentity()));
	}

	@PutMapping("/{caseId}/measures/{measureId}/revocation")
	@Permit("case:handle")
	CaseView revokeCaseMeasure(@PathVariable UUID caseId, @PathVariable UUID measureId,
			@Valid @RequestBody CaseReasonRequest r) {
		return measures.revoke(new CaseId(caseId), r.version(), measureId, r.reason(), yes(r.confirmedNoIdentity()));
	}

	@PostMapping("/{caseId}/penalties")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView penaliseCase(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody PenaliseCaseRequest r) {
		return once(key, r, () -> penalties.penalise(new CaseId(caseId), r.version(), new Penalty(r.types(), r.target(),
				r.against().strip(), yuan(r.amount()), yuan(r.gain()), r.basis().strip(), r.decidedOn(), r.body().strip(),
				text(r.documentNo()), text(r.note())), yes(r.confirmedNoIdentity())));
	}

	@PutMapping("/{caseId}/penalties/{penaltyId}/revocation")
	@Permit("case:handle")
	CaseView revokeCasePenalty(@PathVariable UUID caseId, @PathVariable UUID penaltyId,
			@Valid @RequestBody RevokeCasePenaltyRequest r) {
		return penalties.revoke(new CaseId(caseId), r.version(), penaltyId, r.revokedOn(), r.reason(),
				yes(r.confirmedNoIdentity()));
	}

	@PostMapping("/{caseId}/referrals")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView decideCaseReferral(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody DecideCaseReferralRequest r) {
		return once(key, r, () -> referrals.decide(new CaseId(caseId), r.version(), Referral.decided(r.reportedOn(),
				r.officers(), r.decidedOn(), r.decidedBy().strip(), r.approved(), text(r.reason())),
				yes(r.confirmedNoIdentity())));
	}

	@PutMapping("/{caseId}/referrals/{referralId}/handover")
	@Permit("case:handle")
	CaseView handOverCase(@PathVariable UUID caseId, @PathVariable UUID referralId,
			@Valid @RequestBody HandOverCaseRequest r) {
		return referrals.handOver(new CaseId(caseId), r.version(), referralId, r.handedOverAt().toInstant(), r.organ(),
				text(r.paperNo()), r.acceptedOn());
	}

	@PutMapping("/{caseId}/referrals/{referralId}/police-decision")
	@Permit("case:handle")
	CaseView recordPoliceDecision(@PathVariable UUID caseId, @PathVariable UUID referralId,
			@Valid @RequestBody PoliceDecisionRequest r) {
		return referrals.policeDecide(new CaseId(caseId), r.version(), referralId, r.decidedOn(), r.filed(), r.charge(),
				text(r.paperNo()), text(r.reason()), yes(r.confirmedNoIdentity()));
	}

	@PutMapping("/{caseId}/referrals/{referralId}/reconsideration")
	@Permit("case:handle")
	CaseView askReconsideration(@PathVariable UUID caseId, @PathVariable UUID referralId,
			@Valid @RequestBody AskReconsiderationRequest r) {
		return referrals.askAgain(new CaseId(caseId), r.version(), referralId, r.askedOn());
	}

	@PostMapping("/{caseId}/movements")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView moveCaseMoney(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody MoveCaseMoneyRequest r) {
		return once(key, r, () -> money.move(new CaseId(caseId), r.version(), r.movement(), yes(r.confirmedNoIdentity())));
	}

	@PostMapping("/{caseId}/movements/{movementId}/reversal")
	@Permit("case:handle")
	@ResponseStatus(HttpStatus.CREATED)
	CaseView reverseCaseMoney(@PathVariable UUID caseId, @PathVariable UUID movementId,
			@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody CaseReasonRequest r) {
		return once(key, List.of(movementId, r), () -> money.reverse(new CaseId(caseId), r.version(), movementId, r.reason(),
				yes(r.confirmedNoIdentity())));
	}

	private CaseView once(String key, Object request, Supplier<CaseView> work) {
		return once.run(access.actor().accountId(), key, request, CaseView.class, work);
	}

	private static @Nullable String text(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}

	private static @Nullable Yuan yuan(@Nullable BigDecimal value) {
		return value == null ? null : new Yuan(value);
	}

	private static Set<Aggravation> set(@Nullable List<Aggravation> list) {
		return list == null ? Set.of() : Set.copyOf(list);
	}

	private static boolean yes(@Nullable Boolean answer) {
		return Boolean.TRUE.equals(answer);
	}

	record OpenCaseRequest(@NotNull UUID clueId, @NotNull Integer clueVersion, @Nullable @Size(max = 200) String name,
			@NotNull UUID leadUnitId, @NotBlank @Size(max = 100) String handlingBody,
			@Nullable @Size(max = 2000) String situation, @Nullable @Size(max = 1000) String remark,
			@Nullable List<@NotNull Aggravation> aggravations, @Nullable Boolean confirmedNoIdentity) {
	}

	record ChangeCaseRequest(@NotNull Integer version, @NotBlank @Size(max = 200) String name, @NotNull UUID leadUnitId,
			@NotNull Sector sector, @NotNull FundraisingChannel channel, @NotBlank @Size(max = 4000) String situation,
			@NotBlank @Size(max = 100) String handlingBody, @Nullable @Size(max = 1000) String remark,
			@Nullable List<@NotNull Aggravation> aggravations, @Nullable Boolean confirmedNoIdentity) {
	}

	record SuperviseCaseRequest(@NotNull Integer version, @Nullable @Size(max = 50) String leader,
			@Nullable LocalDate supervisedOn, @Nullable @Size(max = 100) String supervisionNumber,
			@Nullable @Size(max = 2000) String plan, @Nullable Boolean confirmedNoIdentity) {
	}

	record LinkCaseClueRequest(@NotNull Integer version, @NotNull UUID clueId, @NotNull Integer clueVersion,
			@NotNull Boolean withMoney) {
	}

	record AddCasePartyRequest(@NotNull Integer version, @NotBlank @Size(max = 200) String name,
			@Nullable @Pattern(regexp = "\\s*|\\s*[0-9A-Za-z]{18}\\s*", message = "统一社会信用代码应为18位数字或大写字母") String creditCode,
			@NotNull CasePartyRole role, @Nullable @Size(max = 500) String note, @Nullable Boolean confirmedNoIdentity) {
	}

	record DetermineCaseRequest(@NotNull Integer version, @NotNull LocalDate determinedOn,
			@NotBlank @Size(max = 100) String body, @NotNull Illegality illegality,
			@NotBlank @Size(max = 1000) String conclusion, @NotBlank @Size(max = 1000) String basis,
			@Nullable @Size(max = 100) String paperNo, @Nullable Boolean confirmedNoIdentity) {
	}

	record FileCaseRequest(@NotNull Integer version, @NotNull LocalDate filedOn, @NotBlank @Size(max = 100) String body,
			@Nullable @Size(max = 100) String number) {
	}

	record TakeCaseMeasureRequest(@NotNull Integer version, @NotNull MeasureKind kind, @NotNull LocalDate decidedOn,
			@NotBlank @Size(max = 100) String body, @Nullable @Size(max = 50) String approvedBy,
			@Nullable @Size(max = 20) List<@NotBlank @Size(max = 50) String> officers,
			@Nullable @Size(max = 100) String paperNo, @Nullable @Size(max = 500) String evidence,
			@NotBlank @Size(max = 2000) String content, @Nullable LocalDate dueOn, @Nullable Boolean confirmedNoIdentity) {
	}

	record ExtendCaseMeasureRequest(@NotNull Integer version, @NotNull LocalDate to,
			@NotBlank @Size(max = 50) String approvedBy, @NotBlank @Size(max = 500) String reason,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record EndCaseMeasureRequest(@NotNull Integer version, @NotBlank @Size(max = 2000) String result,
			@NotNull LocalDate resultOn, @Nullable Boolean confirmedNoIdentity) {
	}

	/** A step that needs a reason and nothing else. */
	record CaseReasonRequest(@NotNull Integer version, @NotBlank @Size(max = 500) String reason,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record PenaliseCaseRequest(@NotNull Integer version, @NotEmpty @Size(max = 20) List<@Pattern(regexp = "\\d{2}") String> types,
			@NotNull PenaltyTarget target, @NotBlank @Size(max = 200) String against,
			@Nullable @PositiveOrZero @Digits(integer = 14, fraction = 2) BigDecimal amount,
			@Nullable @PositiveOrZero @Digits(integer = 14, fraction = 2) BigDecimal gain,
			@NotBlank @Size(max = 500) String basis, @NotNull LocalDate decidedOn, @NotBlank @Size(max = 100) String body,
			@Nullable @Size(max = 100) String documentNo, @Nullable @Size(max = 1000) String note,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record RevokeCasePenaltyRequest(@NotNull Integer version, @NotNull LocalDate revokedOn,
			@NotBlank @Size(max = 500) String reason, @Nullable Boolean confirmedNoIdentity) {
	}

	record DecideCaseReferralRequest(@NotNull Integer version, @NotNull LocalDate reportedOn,
			@NotNull @Size(max = 20) List<@NotBlank @Size(max = 50) String> officers, @NotNull LocalDate decidedOn,
			@NotBlank @Size(max = 50) String decidedBy, @NotNull Boolean approved, @Nullable @Size(max = 1000) String reason,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record HandOverCaseRequest(@NotNull Integer version, @NotNull OffsetDateTime handedOverAt,
			@NotBlank @Size(max = 100) String organ, @Nullable @Size(max = 100) String paperNo,
			@Nullable LocalDate acceptedOn) {
	}

	record PoliceDecisionRequest(@NotNull Integer version, @NotNull LocalDate decidedOn, @NotNull Boolean filed,
			@Nullable Charge charge, @Nullable @Size(max = 100) String paperNo, @Nullable @Size(max = 1000) String reason,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record AskReconsiderationRequest(@NotNull Integer version, @NotNull LocalDate askedOn) {
	}

	/** What was newly found, or returned; a mistake is reversed and never written with a minus. */
	record MoveCaseMoneyRequest(@NotNull Integer version, @NotNull LocalDate occurredOn,
			@Nullable @Positive @Digits(integer = 14, fraction = 2) BigDecimal raised,
			@Nullable @Positive @Digits(integer = 14, fraction = 2) BigDecimal returned,
			@Nullable @Min(1) @Max(100_000_000) Integer participants,
			@Nullable @Min(1) @Max(100_000_000) Integer repaidParticipants, @Nullable RefundSource source,
			@Nullable @Size(max = 100) String paperNo, @Nullable @Size(max = 500) String note,
			@Nullable Boolean confirmedNoIdentity) {

		CaseMovement movement() {
			var back = returned != null || repaidParticipants != null;
			return new CaseMovement(UUID.randomUUID(), back ? MoneyKind.RETURNED : MoneyKind.FOUND, occurredOn, yuan(raised),
					yuan(returned), participants, repaidParticipants, back ? source : null, text(paperNo), text(note), null, null);
		}
	}
}
