package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Permit;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a room above brings in a register file as a person would: kept in the archive, imported by the runner. */
@Service
@Transactional
public class DeliveryDesk {

	private final ArchiveDesk archive;

	private final RegisterDesk register;

	private final Firms firms;

	private final Access access;

	DeliveryDesk(ArchiveDesk archive, RegisterDesk register, Firms firms, Access access) {
		this.archive = archive;
		this.register = register;
		this.firms = firms;
		this.access = access;
	}

	/**
	 * Queues the import of a file whose columns its header names.
	 * @return the import
	 */
	@Permit("registry:import")
	public UUID deliver(String fileName, InputStream content) {
		var upload = archive.receive(UUID.randomUUID(), fileName, content).uploadId();
		return register.start(upload, register.preview(upload).mapping()).importId();
	}

	/** Whether the import ended, well or not. */
	@Permit("registry:import")
	@Transactional(readOnly = true)
	public boolean over(UUID importId) {
		return switch (register.get(importId).status()) {
			case QUEUED, RUNNING, INTERRUPTED -> false;
			case DONE, CANCELLED, FAILED -> true;
		};
	}

	/** The firms of these credit codes; a code that is not in the territory of the post is absent. */
	@Permit("registry:read")
	@Transactional(readOnly = true)
	public Map<CreditCode, FirmId> firms(Collection<CreditCode> codes) {
		var found = new HashMap<CreditCode, FirmId>();
		firms.idsOf(Territory.of(access.actor()), codes.stream().map(CreditCode::value).toList())
			.forEach((code, id) -> found.put(new CreditCode(code), new FirmId(id)));
		return found;
	}
}
