package cn.fangfei.server.audit;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the trail is read. */
@Service
@Transactional(readOnly = true)
class AuditDesk {

	private final AuditEntries entries;

	AuditDesk(AuditEntries entries) {
		this.entries = entries;
	}

	@Permit("audit:read")
	AuditPage list(AuditFilter filter, Paging paging) {
		return new AuditPage(entries.page(filter, paging), entries.count(filter), paging.page(), paging.size());
	}
}
