package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.funds.FundsDesk.FundsBank;
import cn.fangfei.server.funds.FundsDesk.FundsCounts;
import cn.fangfei.server.funds.FundsDesk.NewFundsLink;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
@RequestMapping("/api/funds")
class FundsController {

	private final FundsDesk desk;

	private final Access access;

	private final Once once;

	FundsController(FundsDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/alerts")
	@Permit("funds:read")
	FundsAlertPage listFundsAlerts(@RequestParam(required = false) @Nullable RiskLevel level,
			@RequestParam(required = false) @Nullable UUID bank, @RequestParam(required = false) @Nullable @Size(max = 40) String kind,
			@RequestParam(required = false) @Nullable @Size(max = 40) String mark,
			@RequestParam(required = false) @Nullable FundsJudged judged, @RequestParam(required = false) @Nullable Boolean urgent,
			@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String region,
			@RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
			@RequestParam(required = false) @Nullable Boolean linked, @RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new FundsAlertFilter(level, bank, kind, mark, judged, urgent, region == null ? null : new RegionCode(region), from, to,
				linked, subject, q), new Paging(page, size, sort));
	}

	@GetMapping("/counts")
	@Permit("funds:judge")
	FundsCounts countFundsAlerts() {
		return desk.counts();
	}

	@GetMapping("/banks")
	@Permit("funds:read")
	List<FundsBank> listFundsBanks() {
		return desk.banks();
	}

	@GetMapping("/marks")
	@Permit("funds:read")
	FundsMarks listFundsMarks() {
		return desk.marks();
	}

	@GetMapping("/alerts/{alertId}")
	@Permit("funds:read")
	FundsAlertView getFundsAlert(@PathVariable UUID alertId) {
		return desk.get(alertId);
	}

	@PutMapping("/alerts/{alertId}/verdict")
	@Permit("funds:judge")
	FundsAlertView judgeFundsAlert(@PathVariable UUID alertId, @Valid @RequestBody JudgeFundsAlertRequest request) {
		return desk.judge(alertId, request.reason(), text(request.note()), request.version(), yes(request.confirmedNoIdentity()));
	}

	@PostMapping("/alerts/{alertId}/links")
	@Permit("funds:judge")
	@ResponseStatus(HttpStatus.CREATED)
	FundsAlertView linkFundsAlert(@PathVariable UUID alertId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody LinkFundsAlertRequest request) {
		return once.run(access.actor().accountId(), key, List.of(alertId, request), FundsAlertView.class,
				() -> desk.link(alertId, new NewFundsLink(request.candidateId(), request.firmId(), yes(request.own())), request.version()));
	}

	@PutMapping("/alerts/{alertId}/candidates/{candidateId}/rejection")
	@Permit("funds:judge")
	FundsAlertView rejectFundsCandidate(@PathVariable UUID alertId, @PathVariable UUID candidateId,
			@Valid @RequestBody RejectFundsCandidateRequest request) {
		return desk.reject(alertId, candidateId, text(request.note()), request.version(), yes(request.confirmedNoIdentity()));
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text;
	}

	private static boolean yes(@Nullable Boolean said) {
		return Boolean.TRUE.equals(said);
	}

	record JudgeFundsAlertRequest(@NotNull FundsVerdictReason reason, @Nullable @Size(max = 1000) String note, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	/** One of candidate, firm, and the bank's customer alone. */
	record LinkFundsAlertRequest(@Nullable UUID candidateId, @Nullable UUID firmId, @Nullable Boolean own, @NotNull Integer version) {
	}

	record RejectFundsCandidateRequest(@Nullable @Size(max = 500) String note, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}
}
