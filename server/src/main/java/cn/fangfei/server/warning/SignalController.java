package cn.fangfei.server.warning;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/signals")
class SignalController {

	private final SignalDesk desk;

	private final Access access;

	private final Once once;

	SignalController(SignalDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("warning:read")
	SignalPage listSignals(@RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(required = false) @Nullable SignalRule rule, @RequestParam(required = false) @Nullable String region,
			@RequestParam(defaultValue = "false") boolean told, @RequestParam(defaultValue = "false") boolean ended,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		return desk.list(new SignalFilter(subject, rule, region == null ? null : new RegionCode(region), told, ended),
				new Paging(page, size, sort));
	}

	@PostMapping
	@Permit("signal:record")
	@ResponseStatus(HttpStatus.CREATED)
	RecordedSignal recordSignal(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody RecordSignalRequest request) {
		return once.run(access.actor().accountId(), key, request, RecordedSignal.class, () -> desk.record(request.signal(key)));
	}

	/**
	 * A signal as it is sent.
	 * @param sourceKey how its source calls it; without one each request is a signal of its own
	 * @param strength 0.4 weak, 0.7 middling, 1 strong; any figure between
	 */
	record RecordSignalRequest(@NotBlank @Size(max = 200) String subjectName,
			@Nullable @Pattern(regexp = "\\s*[0-9A-Za-z]{18}\\s*", message = "统一社会信用代码应为18位数字或大写字母") String creditCode,
			@Nullable UUID firmId, @NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode,
			@NotNull SignalRule rule, @NotBlank @Size(max = 100) String origin, @Nullable @Size(max = 100) String sourceKey,
			@NotNull @DecimalMin("0.1") @DecimalMax("1") Double strength, @NotBlank @Size(max = 1000) String because,
			@NotNull Instant occurredAt, @Nullable Boolean confirmedNoIdentity) {

		NewSignal signal(String key) {
			return new NewSignal(subjectName, creditCode == null ? null : new CreditCode(creditCode), firmId, new RegionCode(regionCode),
					rule, origin, sourceKey == null || sourceKey.isBlank() ? key : sourceKey.strip(), strength, because, occurredAt,
					Boolean.TRUE.equals(confirmedNoIdentity));
		}
	}
}
