package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
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
@RequestMapping("/api/intake/rescreenings")
class IntakeRescreeningController {

	private final IntakeRescreeningDesk desk;

	private final Access access;

	private final Once once;

	IntakeRescreeningController(IntakeRescreeningDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("intake:judge")
	IntakeRescreeningState getIntakeRescreeningState() {
		return desk.state();
	}

	@PostMapping
	@Permit("intake:judge")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeRescreeningView startIntakeRescreening(@RequestHeader("Idempotency-Key") String key) {
		return once.run(access.actor().accountId(), key, "all that another version read", IntakeRescreeningView.class, desk::start);
	}

	@GetMapping("/{rescreeningId}")
	@Permit("intake:judge")
	IntakeRescreeningView getIntakeRescreening(@PathVariable UUID rescreeningId) {
		return desk.get(rescreeningId);
	}

	@PutMapping("/{rescreeningId}/cancellation")
	@Permit("intake:judge")
	IntakeRescreeningView cancelIntakeRescreening(@PathVariable UUID rescreeningId, @Valid @RequestBody CancelIntakeRescreeningRequest request) {
		return desk.cancel(rescreeningId, request.version());
	}

	record CancelIntakeRescreeningRequest(@NotNull Integer version) {
	}
}
