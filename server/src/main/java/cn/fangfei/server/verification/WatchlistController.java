package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/watchlist")
class WatchlistController {

	private final WatchlistDesk desk;

	private final Access access;

	private final Once once;

	WatchlistController(WatchlistDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping
	@Permit("watchlist:read")
	WatchlistPage listWatchlist(@RequestParam(defaultValue = "OPEN") WatchlistPart part,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable Illegality illegality,
			@RequestParam(required = false) @Nullable UUID subject, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
			@RequestParam(required = false) @Nullable String sort) {
		return desk.list(new WatchlistFilter(part, region == null ? null : new RegionCode(region), illegality, subject, q),
				new Paging(page, size, sort));
	}

	@GetMapping("/{entryId}")
	@Permit("watchlist:read")
	WatchlistEntryView getWatchlistEntry(@PathVariable UUID entryId) {
		return desk.get(entryId);
	}

	@PostMapping("/{entryId}/notes")
	@Permit("watchlist:keep")
	@ResponseStatus(HttpStatus.CREATED)
	WatchlistEntryView noteWatchlistEntry(@RequestHeader("Idempotency-Key") String key, @PathVariable UUID entryId,
			@Valid @RequestBody NoteWatchlistEntryRequest request) {
		return once.run(access.actor().accountId(), key, List.of(entryId, request), WatchlistEntryView.class,
				() -> desk.note(entryId, request.version(), request.text(), request.nextVisitOn(),
						Boolean.TRUE.equals(request.confirmedNoIdentity())));
	}

	@PutMapping("/{entryId}/end")
	@Permit("watchlist:keep")
	WatchlistEntryView endWatchlistEntry(@PathVariable UUID entryId, @Valid @RequestBody EndWatchlistEntryRequest request) {
		return desk.end(entryId, request.version(), request.reason(), Boolean.TRUE.equals(request.confirmedNoIdentity()));
	}

	record NoteWatchlistEntryRequest(@NotNull Integer version, @NotBlank @Size(max = 1000) String text,
			@Nullable LocalDate nextVisitOn, @Nullable Boolean confirmedNoIdentity) {
	}

	record EndWatchlistEntryRequest(@NotNull Integer version, @NotBlank @Size(max = 500) String reason,
			@Nullable Boolean confirmedNoIdentity) {
	}
}
