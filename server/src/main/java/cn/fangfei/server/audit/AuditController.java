package cn.fangfei.server.audit;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {

	private final AuditDesk desk;

	AuditController(AuditDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Permit("audit:read")
	AuditPage listAudit(@RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String action,
			@RequestParam(required = false) @Nullable String object,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.list(new AuditFilter(actor, action, object, from, to), new Paging(page, size, null));
	}
}
