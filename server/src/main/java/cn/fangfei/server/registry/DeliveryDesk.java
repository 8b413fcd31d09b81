package cn.fangfei.server.registry;

import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a room above brings in a register file as a person would: kept in the archive, imported by the runner. */
@Service
@Transactional
public class DeliveryDesk {

	private final ArchiveDesk archive;

	private final RegisterDesk register;

	private final FirmDesk firms;

	DeliveryDesk(ArchiveDesk archive, RegisterDesk register, FirmDesk firms) {
		this.archive = archive;
		this.register = register;
		this.firms = firms;
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

	/** The firm of this code in the territory of the post. */
	@Permit("registry:read")
	@Transactional(readOnly = true)
	public Optional<FirmSummary> firm(CreditCode code) {
		var found = firms.list(new FirmFilter(code.value(), null, null, null, null, null, null), new Paging(0, 1, null));
		return found.rows().stream().findFirst().map(row -> firms.get(new FirmId(row.firmId())));
	}
}
