package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.LargestBody;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
@RequestMapping("/api/intake")
class IntakeSourceController {

	private final IntakeSourceDesk desk;

	private final IntakeTokenDesk tokens;

	private final IntakeTokenGate gate;

	private final Access access;

	private final Once once;

	IntakeSourceController(IntakeSourceDesk desk, IntakeTokenDesk tokens, IntakeTokenGate gate, Access access, Once once) {
		this.desk = desk;
		this.tokens = tokens;
		this.gate = gate;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/sources")
	@Permit({"intake:source", "intake:import"})
	List<IntakeSourceView> listIntakeSources() {
		return desk.list();
	}

	@PostMapping("/sources")
	@Permit("intake:source")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeSourceView addIntakeSource(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody AddIntakeSourceRequest request) {
		return once.run(access.actor().accountId(), key, request, IntakeSourceView.class, () -> desk.add(request.name(), request.channel(),
				new RegionCode(request.regionCode()), request.url(), request.intervalMinutes()));
	}

	@PutMapping("/sources/{sourceId}")
	@Permit("intake:source")
	IntakeSourceView changeIntakeSource(@PathVariable UUID sourceId, @Valid @RequestBody ChangeIntakeSourceRequest request) {
		return desk.change(sourceId, request.name(), request.url(), request.intervalMinutes(), request.active(), request.version());
	}

	@PutMapping("/sources/{sourceId}/poll")
	@Permit("intake:source")
	IntakeSourceView pollIntakeSource(@PathVariable UUID sourceId) {
		return desk.poll(sourceId);
	}

	@GetMapping("/tokens")
	@Permit("intake:source")
	List<IntakeTokenView> listIntakeTokens() {
		return tokens.list();
	}

	/** Not done once under its key: the secret is shown once and its answer is kept nowhere. */
	@PostMapping("/tokens")
	@Permit("intake:source")
	@ResponseStatus(HttpStatus.CREATED)
	IssuedToken issueIntakeToken(@Valid @RequestBody IssueIntakeTokenRequest request) {
		return tokens.issue(request.name(), request.channel(), new RegionCode(request.regionCode()), request.until());
	}

	@PutMapping("/tokens/{tokenId}/revocation")
	@Permit("intake:source")
	IntakeTokenView revokeIntakeToken(@PathVariable UUID tokenId, @Valid @RequestBody RevokeIntakeTokenRequest request) {
		return tokens.revoke(tokenId, request.version());
	}

	@PostMapping("/items")
	@Anyone("a machine shows its token; IntakeTokenGate asks for it before anything is read")
	@LargestBody(megabytes = 20)
	IntakeBatchView receiveIntakeItems(@RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
			@Valid @RequestBody ReceiveIntakeItemsRequest request, HttpServletRequest from) {
		var bearer = IntakeTokenGate.bearer(from);
		return gate.inTurn(bearer, () -> tokens.receive(bearer, key, request.items()));
	}

	record AddIntakeSourceRequest(@NotBlank @Size(max = 100) String name, @NotNull IntakeChannel channel,
			@NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode, @NotBlank @Size(max = 1000) String url,
			@NotNull @Min(1) @Max(10080) Integer intervalMinutes) {
	}

	record ChangeIntakeSourceRequest(@NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 1000) String url,
			@NotNull @Min(1) @Max(10080) Integer intervalMinutes, @NotNull Boolean active, @NotNull Integer version) {
	}

	/** @param until the last day on which the token is good */
	record IssueIntakeTokenRequest(@NotBlank @Size(max = 100) String name, @NotNull IntakeChannel channel,
			@NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode, @NotNull LocalDate until) {
	}

	record RevokeIntakeTokenRequest(@NotNull Integer version) {
	}

	/** Texts as objects of the fields that a file has as columns, under their Chinese or English names. */
	record ReceiveIntakeItemsRequest(@NotEmpty @Size(max = 500) List<@NotNull Map<String, @Nullable Object>> items) {
	}
}
