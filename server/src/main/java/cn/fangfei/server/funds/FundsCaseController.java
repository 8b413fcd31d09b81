package cn.fangfei.server.funds;

import cn.fangfei.detection.statement.StatementRole;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.funds.StatementDesk.NewStatement;
import cn.fangfei.server.funds.StatementDesk.StatementAccount;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/funds")
class FundsCaseController {

	private final FundsCaseDesk desk;

	private final StatementDesk statements;

	private final FundsReadingDesk readings;

	private final Access access;

	private final Once once;

	FundsCaseController(FundsCaseDesk desk, StatementDesk statements, FundsReadingDesk readings, Access access, Once once) {
		this.desk = desk;
		this.statements = statements;
		this.readings = readings;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/cases")
	@Permit("statement:read")
	FundsCasePage listFundsCases(@RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(defaultValue = "false") boolean waiting, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		return desk.list(subject, waiting, q, new Paging(page, size, sort));
	}

	@PostMapping("/cases")
	@Permit("statement:propose")
	@ResponseStatus(HttpStatus.CREATED)
	FundsCaseView openFundsCase(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody OpenFundsCaseRequest r) {
		return once.run(access.actor().accountId(), key, r, FundsCaseView.class, () -> desk.open(r.subjectId(), r.unitId()));
	}

	@GetMapping("/cases/{caseId}")
	@Permit("statement:read")
	FundsCaseView getFundsCase(@PathVariable UUID caseId) {
		return desk.get(caseId);
	}

	@PutMapping("/cases/{caseId}/unit")
	@Permit("statement:propose")
	FundsCaseView giveFundsCase(@PathVariable UUID caseId, @Valid @RequestBody GiveFundsCaseRequest r) {
		return desk.give(caseId, r.unitId(), r.version());
	}

	@PostMapping("/cases/{caseId}/statements")
	@Permit("statement:propose")
	@ResponseStatus(HttpStatus.CREATED)
	CaseStatementView proposeStatement(@PathVariable UUID caseId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody ProposeStatementRequest r) {
		return once.run(access.actor().accountId(), key, List.of(caseId, r), CaseStatementView.class,
				() -> statements.propose(caseId, r.statement()));
	}

	@GetMapping("/cases/{caseId}/reading")
	@Permit("statement:read")
	FundsReadingView readFundsCase(@PathVariable UUID caseId) {
		return readings.read(caseId);
	}

	@GetMapping("/cases/{caseId}/parties")
	@Permit("statement:read")
	FundsPartyPage listFundsParties(@PathVariable UUID caseId, @RequestParam(required = false) @Nullable StatementRole role,
			@RequestParam(defaultValue = "false") boolean outstanding, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		return readings.parties(caseId, new FundsPartyFilter(role, outstanding, q), new Paging(page, size, sort));
	}

	@GetMapping("/cases/{caseId}/path")
	@Permit("statement:read")
	FundsPathPage listFundsPath(@PathVariable UUID caseId, @RequestParam(required = false) @Nullable Integer layer,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return readings.path(caseId, layer, new Paging(page, size, null));
	}

	@GetMapping("/cases/{caseId}/payments")
	@Permit("statement:read")
	FundsPaymentPage listFundsPayments(@PathVariable UUID caseId, @RequestParam String party, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return readings.ofParty(caseId, party, new Paging(page, size, null));
	}

	@GetMapping("/cases/{caseId}/namings/{code}/payments")
	@Permit("statement:read")
	FundsPaymentPage listFundsNamingPayments(@PathVariable UUID caseId, @PathVariable String code, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return readings.ofNaming(caseId, code, new Paging(page, size, null));
	}

	@GetMapping("/statements/{statementId}")
	@Permit("statement:read")
	CaseStatementView getStatement(@PathVariable UUID statementId) {
		return statements.get(statementId);
	}

	@PutMapping("/statements/{statementId}/approval")
	@Permit("statement:approve")
	CaseStatementView approveStatement(@PathVariable UUID statementId, @Valid @RequestBody StatementStepRequest r) {
		return statements.approve(statementId, r.version());
	}

	@PutMapping("/statements/{statementId}/refusal")
	@Permit("statement:approve")
	CaseStatementView declineStatement(@PathVariable UUID statementId, @Valid @RequestBody DeclineStatementRequest r) {
		return statements.decline(statementId, r.reason(), r.version(), Boolean.TRUE.equals(r.confirmedNoIdentity()));
	}

	@PutMapping("/statements/{statementId}/cancellation")
	@Permit({"statement:propose", "statement:approve"})
	CaseStatementView cancelStatement(@PathVariable UUID statementId, @Valid @RequestBody StatementStepRequest r) {
		return statements.cancel(statementId, r.version());
	}

	@PutMapping("/statements/{statementId}/supersession")
	@Permit("statement:propose")
	CaseStatementView proposeStatementSupersession(@PathVariable UUID statementId, @Valid @RequestBody SupersedeStatementRequest r) {
		return statements.proposeSupersession(statementId, r.reason(), r.version(), Boolean.TRUE.equals(r.confirmedNoIdentity()));
	}

	@PutMapping("/statements/{statementId}/supersession/approval")
	@Permit("statement:approve")
	CaseStatementView supersedeStatement(@PathVariable UUID statementId, @Valid @RequestBody StatementStepRequest r) {
		return statements.supersede(statementId, r.version());
	}

	@PutMapping("/statements/{statementId}/supersession/refusal")
	@Permit({"statement:propose", "statement:approve"})
	CaseStatementView keepStatementStanding(@PathVariable UUID statementId, @Valid @RequestBody StatementStepRequest r) {
		return statements.keepStanding(statementId, r.version());
	}

	/** The scan of the paper that allows it; handed out to be kept, and run nowhere. */
	@GetMapping("/statements/{statementId}/approval-file")
	@Permit("statement:read")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<Resource> downloadStatementApproval(@PathVariable UUID statementId) {
		var scan = statements.approval(statementId);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(scan.fileName(), StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(new FileSystemResource(scan.content()));
	}

	/** @param unitId who works on it beside the office */
	record OpenFundsCaseRequest(@NotNull UUID subjectId, @Nullable UUID unitId) {
	}

	record GiveFundsCaseRequest(@Nullable UUID unitId, @NotNull Integer version) {
	}

	/**
	 * @param accountsUploadId the list of accounts, where there is one
	 * @param inAmount paid to the accounts of the statement, each payment once for each of them
	 */
	record ProposeStatementRequest(@NotBlank @Size(max = 100) String bankName, @NotBlank @Size(max = 100) String approvalNumber,
			@NotNull LocalDate approvedOn, @NotBlank @Size(max = 100) String approvalBody, @NotNull UUID approvalUploadId,
			@NotNull UUID fileUploadId, @Nullable UUID accountsUploadId, @NotNull @Min(1) @Max(2_000_000) Long rows,
			@NotNull @PositiveOrZero @Digits(integer = 13, fraction = 2, message = "金额最多13位整数、2位小数") BigDecimal inAmount,
			@NotNull @PositiveOrZero @Digits(integer = 13, fraction = 2, message = "金额最多13位整数、2位小数") BigDecimal outAmount,
			@NotEmpty @Size(max = 200) List<@NotNull @Valid StatementAccountRequest> accounts) {

		NewStatement statement() {
			if (accounts.stream().map(a -> a.account().strip()).distinct().count() < accounts.size()) {
				throw new StatementTotalsUnfit("同一账户写了不止一行");
			}
			return NewStatement.of(bankName.strip(), approvalNumber.strip(), approvedOn, approvalBody.strip(), approvalUploadId, fileUploadId,
					accountsUploadId, rows, fen(inAmount), fen(outAmount),
					accounts.stream()
						.map(a -> new StatementAccount(a.account().strip(), a.subject(), maybe(a.opening()), maybe(a.closing())))
						.toList());
		}

		private static long fen(BigDecimal yuan) {
			return yuan.movePointRight(2).longValueExact();
		}

		private static @Nullable Long maybe(@Nullable BigDecimal yuan) {
			return yuan == null ? null : fen(yuan);
		}
	}

	/** An account that the statement is of. @param subject whether it is the subject's */
	record StatementAccountRequest(@NotBlank @Size(max = 64) String account, @NotNull Boolean subject,
			@Nullable @Digits(integer = 13, fraction = 2, message = "金额最多13位整数、2位小数") BigDecimal opening,
			@Nullable @Digits(integer = 13, fraction = 2, message = "金额最多13位整数、2位小数") BigDecimal closing) {
	}

	record StatementStepRequest(@NotNull Integer version) {
	}

	record DeclineStatementRequest(@NotBlank @Size(max = 500) String reason, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}

	/** @param reason what is wrong with it */
	record SupersedeStatementRequest(@NotBlank @Size(max = 500) String reason, @NotNull Integer version, @Nullable Boolean confirmedNoIdentity) {
	}
}
