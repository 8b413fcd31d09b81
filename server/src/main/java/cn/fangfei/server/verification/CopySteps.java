package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.verification.EvidenceItems.WaitingCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of making a working copy, each a transaction of its own; none is open while the copy is made. */
@Service
class CopySteps {

	private static final int BATCH = 50;

	private final EvidenceItems items;

	private final ArchiveDesk archive;

	private final Access access;

	private final TransactionTemplate step;

	CopySteps(EvidenceItems items, ArchiveDesk archive, Access access, PlatformTransactionManager transactions) {
		this.items = items;
		this.archive = archive;
		this.access = access;
		this.step = new TransactionTemplate(transactions);
	}

	List<WaitingCopy> waiting() {
		return items.waitingCopies(BATCH);
	}

	void giveUp(UUID evidence, String why) {
		items.giveUpCopy(evidence, why);
	}

	/** Makes the copy under the post that asked for it. */
	void make(UUID evidence) throws CopyImpossible {
		var actor = access.actor();
		var item = step.execute(status -> {
			items.beginCopy(evidence);
			return items.get(evidence, actor.scope()).orElse(null);
		});
		if (item == null || !actor.may("evidence:add")) {
			throw new CopyImpossible("要求生成副本的人已看不到这件证据，没有生成。请由在岗人员点“重新生成”。");
		}
		Path made = archive.scratch();
		try {
			var result = WorkingCopies.make(archive.content(item.sha256()), item.fileName(), item.mediaType(), item.kind(), made);
			var name = item.fileName().replaceFirst("\\.[^.]*$", "") + "-副本." + result.extension();
			var upload = archive.receive(UUID.randomUUID(), name, made);
			step.executeWithoutResult(status -> items.endCopy(evidence, upload, result.mediaType()));
		}
		finally {
			delete(made);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

}
