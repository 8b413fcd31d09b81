package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.intake.IntakeDesk.IntakeCounts;
import cn.fangfei.server.intake.IntakeDesk.NewLink;
import cn.fangfei.server.intake.IntakeDesk.NewText;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
@RequestMapping("/api/intake")
class IntakeController {

	private final IntakeDesk desk;

	private final TakedownDesk takedowns;

	private final Access access;

	private final Once once;

	IntakeController(IntakeDesk desk, TakedownDesk takedowns, Access access, Once once) {
		this.desk = desk;
		this.takedowns = takedowns;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/items")
	@Permit("intake:read")
	IntakeItemPage listIntakeItems(@RequestParam(required = false) @Nullable IntakeChannel channel,
			@RequestParam(required = false) @Nullable RiskLevel level, @RequestParam(defaultValue = "false") boolean alarms,
			@RequestParam(required = false) @Nullable IntakeJudged judged, @RequestParam(required = false) @Nullable @Size(max = 40) String rule,
			@RequestParam(required = false) @Nullable @Size(max = 100) String source,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(required = false) @Nullable Boolean linked, @RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(required = false) @Nullable TakedownState takedown,
			@RequestParam(required = false) @Nullable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam(required = false) @Nullable TakedownCount count, @RequestParam(required = false) @Nullable UUID rescreening,
			@RequestParam(required = false) @Nullable IntakeRescreeningOutcome outcome, @RequestParam(defaultValue = "false") boolean outdated,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		var filter = new IntakeFilter(channel, level, alarms, judged, rule, source, region == null ? null : new RegionCode(region), from, to,
				linked, subject, takedown, month == null ? null : takedowns.month(month), count, rescreening, outcome, outdated, q);
		return desk.list(filter, new Paging(page, size, sort));
	}

	@GetMapping("/counts")
	@Permit("intake:read")
	IntakeCounts countIntakeItems() {
		return desk.counts();
	}

	@GetMapping("/source-names")
	@Permit("intake:read")
	List<String> listIntakeSourceNames() {
		return desk.sources();
	}

	@GetMapping("/items/{itemId}")
	@Permit("intake:read")
	IntakeItemView getIntakeItem(@PathVariable UUID itemId) {
		return desk.get(itemId);
	}

	@PostMapping("/entries")
	@Permit("intake:import")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeItemView enterIntakeItem(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody EnterIntakeItemRequest request) {
		return once.run(access.actor().accountId(), key, request, IntakeItemView.class, () -> desk.enter(request.text()));
	}

	@PostMapping("/items/{itemId}/screenings")
	@Permit("intake:judge")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeItemView screenIntakeItem(@PathVariable UUID itemId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody ScreenIntakeItemRequest request) {
		return once.run(access.actor().accountId(), key, List.of(itemId, request), IntakeItemView.class,
				() -> desk.screen(itemId, request.version()));
	}

	@PutMapping("/items/{itemId}/verdict")
	@Permit("intake:judge")
	IntakeItemView judgeIntakeItem(@PathVariable UUID itemId, @Valid @RequestBody JudgeIntakeItemRequest request) {
		return desk.judge(itemId, request.reason(), text(request.note()), request.version(), yes(request.confirmedNoIdentity()));
	}

	@PostMapping("/items/{itemId}/links")
	@Permit("intake:judge")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeItemView linkIntakeItem(@PathVariable UUID itemId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody LinkIntakeItemRequest request) {
		return once.run(access.actor().accountId(), key, List.of(itemId, request), IntakeItemView.class,
				() -> desk.link(itemId, request.link(), request.version()));
	}

	@PutMapping("/items/{itemId}/candidates/{candidateId}/rejection")
	@Permit("intake:judge")
	IntakeItemView rejectIntakeCandidate(@PathVariable UUID itemId, @PathVariable UUID candidateId,
			@Valid @RequestBody RejectIntakeCandidateRequest request) {
		return desk.reject(itemId, candidateId, text(request.note()), request.version(), yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/items/{itemId}/links/{linkId}/end")
	@Permit("intake:judge")
	IntakeItemView unlinkIntakeItem(@PathVariable UUID itemId, @PathVariable UUID linkId, @Valid @RequestBody UnlinkIntakeItemRequest request) {
		return desk.unlink(itemId, linkId, request.reason(), request.version(), yes(request.confirmedNoIdentity()));
	}

	@GetMapping("/rules")
	@Permit("intake:read")
	IntakeRules listIntakeRules() {
		return desk.rules();
	}

	@PutMapping("/items/{itemId}/takedown/determination")
	@Permit("intake:determine")
	TakedownView determineTakedown(@PathVariable UUID itemId, @Valid @RequestBody DetermineTakedownRequest request) {
		return takedowns.determine(itemId, request.bases(), request.day(), text(request.note()), request.version(),
				yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/items/{itemId}/takedown/handover")
	@Permit("intake:determine")
	TakedownView handOverTakedown(@PathVariable UUID itemId, @Valid @RequestBody HandOverTakedownRequest request) {
		return takedowns.handOver(itemId, request.unitId(), request.paperNumber(), request.day(), text(request.note()), request.version(),
				yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/items/{itemId}/takedown/result")
	@Permit("intake:clear")
	TakedownView answerTakedown(@PathVariable UUID itemId, @Valid @RequestBody AnswerTakedownRequest request) {
		return takedowns.answer(itemId, request.result(), request.day(), text(request.note()), request.version(),
				yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/items/{itemId}/takedown/annulment")
	@Permit("intake:determine")
	TakedownView annulTakedown(@PathVariable UUID itemId, @Valid @RequestBody AnnulTakedownRequest request) {
		return takedowns.annul(itemId, request.reason(), request.version(), yes(request.confirmedNoIdentity()));
	}

	@GetMapping("/takedowns/months")
	@Permit("intake:read")
	TakedownMonths listTakedownMonths(@RequestParam(required = false) @Nullable @DateTimeFormat(pattern = "yyyy-MM") YearMonth from,
			@RequestParam(required = false) @Nullable @DateTimeFormat(pattern = "yyyy-MM") YearMonth to) {
		return takedowns.months(from, to);
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}

	private static boolean yes(@Nullable Boolean said) {
		return Boolean.TRUE.equals(said);
	}

	/** A text as a person got it; title or body is needed. */
	record EnterIntakeItemRequest(@NotNull IntakeChannel channel,
			@NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode, @NotBlank @Size(max = 100) String sourceName,
			@Nullable @Size(max = 500) String title, @Nullable @Size(max = 100_000) String body, @Nullable @Size(max = 200) String publisher,
			@Nullable @Size(max = 1000) String url, @Nullable Instant publishedAt, @Nullable @Size(max = 200) String target) {

		NewText text() {
			return new NewText(channel, new RegionCode(regionCode), sourceName, title, body, publisher, url, publishedAt, target);
		}
	}

	record ScreenIntakeItemRequest(@NotNull Integer version) {
	}

	record JudgeIntakeItemRequest(@NotNull IntakeVerdictReason reason, @Nullable @Size(max = 1000) String note, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	/** One of candidate, firm and name. */
	record LinkIntakeItemRequest(@Nullable UUID candidateId, @Nullable UUID firmId, @Nullable @Size(min = 2, max = 200) String subjectName,
			@Nullable @Pattern(regexp = "\\s*[0-9A-Za-z]{18}\\s*", message = "统一社会信用代码应为18位数字或大写字母") String creditCode,
			@NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {

		NewLink link() {
			return new NewLink(candidateId, firmId, subjectName, creditCode == null ? null : new CreditCode(creditCode), yes(confirmedNoIdentity));
		}
	}

	record RejectIntakeCandidateRequest(@Nullable @Size(max = 500) String note, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record UnlinkIntakeItemRequest(@NotBlank @Size(max = 500) String reason, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record DetermineTakedownRequest(@NotNull @Size(min = 1, max = 4) List<@NotNull TakedownBasis> bases, @NotNull LocalDate day,
			@Nullable @Size(max = 1000) String note, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record HandOverTakedownRequest(@NotNull UUID unitId, @NotBlank @Size(max = 100) String paperNumber, @NotNull LocalDate day,
			@Nullable @Size(max = 1000) String note, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record AnswerTakedownRequest(@NotNull TakedownResult result, @NotNull LocalDate day, @Nullable @Size(max = 1000) String note,
			@NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	record AnnulTakedownRequest(@NotBlank @Size(max = 1000) String reason, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}
}
