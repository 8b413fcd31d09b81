package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clues")
class ClueController {

	private final ClueDesk desk;

	private final Access access;

	private final Once once;

	ClueController(ClueDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("clue:read")
	CluePage listClues(@RequestParam(defaultValue = "TERRITORY") ClueListView view,
			@RequestParam(required = false) @Nullable ClueStatus status,
			@RequestParam(required = false) @Nullable ClueSource source,
			@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable UUID unit,
			@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to,
			@RequestParam(required = false) @Nullable WorkingSource workingSource,
			@RequestParam(required = false) @Nullable ClueAgeing ageing,
			@RequestParam(required = false) @Nullable ClueClock clock, @RequestParam(defaultValue = "false") boolean urgent,
			@RequestParam(required = false) @Nullable UUID subject, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size, @RequestParam(required = false) @Nullable String sort) {
		return desk.list(new ClueFilter(view, status, source, region == null ? null : new RegionCode(region), unit, q, from,
				to, workingSource, ageing, clock, urgent, subject), new Paging(page, size, sort));
	}

	@GetMapping("/counts")
	@Permit("clue:read")
	ClueCounts countClues() {
		return desk.counts();
	}

	@PostMapping
	@Permit("clue:register")
	@ResponseStatus(HttpStatus.CREATED)
	RegisteredClue registerClue(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody RegisterClueRequest request) {
		return once.run(access.actor().accountId(), key, request, RegisteredClue.class,
				() -> desk.register(request.report()));
	}

	@GetMapping("/{clueId}")
	@Permit("clue:read")
	ClueView getClue(@PathVariable UUID clueId) {
		return desk.get(new ClueId(clueId));
	}

	/**
	 * No component takes a reporter; what is typed into the description is looked through for one. Either source is enough: the
	 * working source means one of the form's.
	 */
	record RegisterClueRequest(@NotBlank @Size(max = 200) String subjectName,
			@Nullable @Pattern(regexp = "\\s*[0-9A-Za-z]{18}\\s*", message = "统一社会信用代码应为18位数字或大写字母") String creditCode,
			@Nullable UUID firmId, @Nullable ClueSource source, @Nullable WorkingSource workingSource, @NotNull LocalDate foundOn,
			@NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode,
			@Nullable @Size(max = 30) String gridCode, @Nullable Sector sector, @Nullable FundraisingMethod method,
			@Nullable FundraisingChannel channel,
			@Nullable @PositiveOrZero @Digits(integer = 14, fraction = 2) BigDecimal amount,
			@Nullable @PositiveOrZero Integer participants, @NotBlank @Size(max = 4000) String description,
			@Nullable Boolean urgent, @Nullable UUID warningId, @Nullable Boolean confirmedNoIdentity) {

		NewClue report() {
			var from = source != null || workingSource == null ? source : workingSource.source();
			if (from == null) {
				throw new SourcesDisagree();
			}
			return new NewClue(subjectName, creditCode == null ? null : new CreditCode(creditCode), firmId, from, foundOn,
					new RegionCode(regionCode), gridCode, sector, method, channel, amount == null ? null : new Yuan(amount),
					participants, description, Boolean.TRUE.equals(confirmedNoIdentity), Boolean.TRUE.equals(urgent), warningId,
					workingSource);
		}
	}
}
