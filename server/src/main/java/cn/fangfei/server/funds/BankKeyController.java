package cn.fangfei.server.funds;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/funds/bank-keys")
class BankKeyController {

	private final BankKeyDesk desk;

	private final Access access;

	private final Once once;

	BankKeyController(BankKeyDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit({"funds:key", "funds:confirm"})
	List<BankKeyView> listBankKeys() {
		return desk.list();
	}

	@PostMapping
	@Permit("funds:key")
	@ResponseStatus(HttpStatus.CREATED)
	BankKeyView proposeBankKey(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody ProposeBankKeyRequest request) {
		return once.run(access.actor().accountId(), key, request, BankKeyView.class,
				() -> desk.propose(request.unitId(), request.publicKey(), request.validFrom(), request.validUntil()));
	}

	@PutMapping("/{keyId}/confirmation")
	@Permit("funds:confirm")
	BankKeyView confirmBankKey(@PathVariable UUID keyId, @Valid @RequestBody ConfirmBankKeyRequest request) {
		return desk.confirm(keyId, request.heardFrom(), request.version(), yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/{keyId}/refusal")
	@Permit("funds:confirm")
	BankKeyView declineBankKey(@PathVariable UUID keyId, @Valid @RequestBody EndBankKeyRequest request) {
		return desk.decline(keyId, request.reason(), request.version(), yes(request.confirmedNoIdentity()));
	}

	@PutMapping("/{keyId}/withdrawal")
	@Permit("funds:key")
	BankKeyView withdrawBankKey(@PathVariable UUID keyId, @Valid @RequestBody EndBankKeyRequest request) {
		return desk.withdraw(keyId, request.reason(), request.version(), yes(request.confirmedNoIdentity()));
	}

	private static boolean yes(@Nullable Boolean said) {
		return Boolean.TRUE.equals(said);
	}

	/** @param publicKey the text of the .pub file */
	record ProposeBankKeyRequest(@NotNull UUID unitId, @NotBlank @Size(max = 4000) String publicKey, @NotNull LocalDate validFrom,
			@NotNull LocalDate validUntil) {
	}

	/** @param heardFrom whom at the bank the sixteen groups were compared with over the telephone */
	record ConfirmBankKeyRequest(@NotBlank @Size(min = 2, max = 200) String heardFrom, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}

	record EndBankKeyRequest(@NotBlank @Size(min = 2, max = 500) String reason, @NotNull Integer version,
			@Nullable Boolean confirmedNoIdentity) {
	}
}
