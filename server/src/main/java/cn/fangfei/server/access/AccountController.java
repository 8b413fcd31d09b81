package cn.fangfei.server.access;

import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
class AccountController {

	private final AccountDesk desk;

	private final Access access;

	private final Once once;

	AccountController(AccountDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/accounts")
	@Permit("account:read")
	AccountPage listAccounts(@RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(q, new Paging(page, size, null));
	}

	@PostMapping("/accounts")
	@Permit("account:create")
	@ResponseStatus(HttpStatus.CREATED)
	CreatedAccount createAccount(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody CreateAccountRequest request) {
		var account = once.run(access.actor().accountId(), key, request, AccountView.class,
				() -> desk.create(request.loginName(), request.displayName()));
		return new CreatedAccount(account, desk.firstPassword(account.accountId()));
	}

	@PutMapping("/accounts/{accountId}/password")
	@Permit("account:reset")
	InitialPassword resetPassword(@PathVariable UUID accountId, @Valid @RequestBody ResetPasswordRequest request) {
		return desk.resetPassword(accountId, request.version());
	}

	@PutMapping("/accounts/{accountId}/status")
	@Permit("account:disable")
	AccountView changeAccountStatus(@PathVariable UUID accountId,
			@Valid @RequestBody ChangeAccountStatusRequest request) {
		return desk.changeStatus(accountId, request.status(), request.version());
	}

	@PostMapping("/accounts/{accountId}/posts")
	@Permit("post:grant")
	@ResponseStatus(HttpStatus.CREATED)
	PostView grantPost(@PathVariable UUID accountId, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody GrantPostRequest request) {
		return once.run(access.actor().accountId(), key, request, PostView.class,
				() -> desk.postView(desk.grantPost(accountId, request.unitId(), new RegionCode(request.regionCode()),
						request.gridCode(), request.role())));
	}

	@DeleteMapping("/posts/{postId}")
	@Permit("post:grant")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revokePost(@PathVariable UUID postId) {
		desk.revokePost(postId);
	}

	record CreateAccountRequest(
			@NotBlank @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]*", message = "登录名只能用字母、数字、点、横线") String loginName,
			@NotBlank @Size(max = 50) String displayName) {
	}

	record ResetPasswordRequest(@NotNull Integer version) {
	}

	record ChangeAccountStatusRequest(@NotNull AccountStatus status, @NotNull Integer version) {
	}

	record GrantPostRequest(@NotNull UUID unitId, @NotNull @Pattern(regexp = "\\d{12}") String regionCode,
			@Nullable @Size(max = 30) String gridCode, @NotNull RoleName role) {
	}
}
