package cn.fangfei.server.warning;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
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
@RequestMapping("/api/warning-rules")
class WarningRuleController {

	private final RuleDesk desk;

	private final Access access;

	private final Once once;

	WarningRuleController(RuleDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("warning:read")
	List<RuleSetSummary> listWarningRules() {
		return desk.list();
	}

	@GetMapping("/{version}")
	@Permit("warning:read")
	RuleSetView getWarningRules(@PathVariable int version) {
		return desk.get(version);
	}

	@PostMapping
	@Permit("warning:rule")
	@ResponseStatus(HttpStatus.CREATED)
	RuleSetView draftWarningRules(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody DraftWarningRulesRequest request) {
		return once.run(access.actor().accountId(), key, request, RuleSetView.class, () -> desk.draft(request.note()));
	}

	@PutMapping("/{version}")
	@Permit("warning:rule")
	RuleSetView changeWarningRules(@PathVariable int version, @Valid @RequestBody ChangeWarningRulesRequest request) {
		return desk.change(version, request);
	}

	@GetMapping("/{version}/preview")
	@Permit("warning:rule")
	RulePreview previewWarningRules(@PathVariable int version) {
		return desk.preview(version);
	}

	@PutMapping("/{version}/publication")
	@Permit("warning:publish")
	RuleSetView publishWarningRules(@PathVariable int version, @Valid @RequestBody PublishWarningRulesRequest request) {
		return desk.publish(version, request.effectiveFrom(), request.revision());
	}

	@PutMapping("/{version}/withdrawal")
	@Permit("warning:rule")
	RuleSetView withdrawWarningRules(@PathVariable int version, @Valid @RequestBody WithdrawWarningRulesRequest request) {
		return desk.withdraw(version, request.revision());
	}

	record DraftWarningRulesRequest(@NotBlank @Size(max = 500) String note) {
	}

	record PublishWarningRulesRequest(@NotNull LocalDate effectiveFrom, @NotNull Integer revision) {
	}

	record WithdrawWarningRulesRequest(@NotNull Integer revision) {
	}
}
