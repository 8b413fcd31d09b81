package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ledger")
class LedgerController {

	private final LedgerDesk desk;

	LedgerController(LedgerDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Permit("ledger:read")
	LedgerPage listLedger(
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf,
			@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable UUID subject,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime openedFrom,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime openedUntil,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime casesFrom,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime casesUntil,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		var filter = new LedgerFilter(region == null ? null : new RegionCode(region), q, subject, instant(openedFrom),
				instant(openedUntil), instant(casesFrom), instant(casesUntil));
		return desk.list(instant(asOf), filter, new Paging(page, size, null));
	}

	@GetMapping("/{entryId}")
	@Permit("ledger:read")
	LedgerEntryView getLedgerEntry(@PathVariable UUID entryId,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return desk.get(entryId, instant(asOf));
	}

	@GetMapping("/of-clue/{clueId}")
	@Permit("ledger:read")
	LedgerEntryView getLedgerEntryOfClue(@PathVariable UUID clueId) {
		return desk.ofClue(new ClueId(clueId));
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
		return at == null ? null : at.toInstant();
	}
}
