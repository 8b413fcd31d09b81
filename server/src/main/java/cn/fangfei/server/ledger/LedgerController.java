package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
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
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(asOf == null ? null : asOf.toInstant(), region == null ? null : new RegionCode(region), q,
				new Paging(page, size, null));
	}

	@GetMapping("/{entryId}")
	@Permit("ledger:read")
	LedgerEntryView getLedgerEntry(@PathVariable UUID entryId) {
		return desk.get(entryId);
	}
}
