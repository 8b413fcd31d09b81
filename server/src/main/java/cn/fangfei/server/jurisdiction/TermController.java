package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/terms")
class TermController {

	private final TermDesk desk;

	private final Access access;

	private final Once once;

	TermController(TermDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@SignedIn
	List<TermStepView> listTerms() {
		return desk.list();
	}

	@PostMapping("/{step}/settings")
	@Permit("term:set")
	@ResponseStatus(HttpStatus.CREATED)
	TermStepView setTerm(@PathVariable TermStep step, @RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody SetTermRequest request) {
		return once.run(access.actor().accountId(), key, List.of(step, request), TermStepView.class,
				() -> desk.set(step, request.amount(), request.unit(), request.since(), request.basis(), request.version()));
	}

	record SetTermRequest(@NotNull @Min(1) @Max(Term.LONGEST) Integer amount, @NotNull TermUnit unit, @NotNull LocalDate since,
			@NotBlank @Size(max = 200) String basis, @NotNull Integer version) {
	}
}
