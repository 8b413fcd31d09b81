package cn.fangfei.server.funds;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where officers bring the files of banks in and see what came, also what was refused. */
@Service
@Transactional
public class AlertFileDesk {

	private final AlertFiles files;

	private final AlertReceiver receiver;

	private final ArchiveDesk archive;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	AlertFileDesk(AlertFiles files, AlertReceiver receiver, ArchiveDesk archive, Access access, AuditTrail audit, Clock clock) {
		this.files = files;
		this.receiver = receiver;
		this.archive = archive;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Takes a pair of files in, or refuses it: the answer says which, and both are kept.
	 * @param alerts where the alert file lies
	 * @param signature the bytes of the signature file
	 */
	@Permit("funds:import")
	public AlertFileView bringIn(String fileName, Path alerts, byte[] signature) {
		var actor = access.actor();
		var region = actor.region();
		if (region == null) {
			throw new FundsFileNotFound();
		}
		var view = receiver.receive(new IncomingPair(fileName, alerts, signature),
				new PairSender(region, null, actor.accountId(), null, actor.displayName()), clock.instant());
		audit.record(actor, "funds:import", "alert-file", view.fileId(), region, words(view));
		return view;
	}

	/** One page of the files that came. */
	@Permit("funds:read")
	AlertFilePage list(@Nullable AlertFileOutcome outcome, Paging paging) {
		var actor = access.actor();
		var page = files.page(outcome, actor.scope(), paging);
		var total = paging.total(page.size(), () -> files.count(outcome, actor.scope()));
		audit.record(actor, "funds:list", "alert-file", null, actor.region(), 
				"查看银行预警文件，共" + total + "份，本页" + page.size() + "份");
		return new AlertFilePage(page, total, paging.page(), paging.size());
	}

	/** A part of a file that was taken in, as it came. */
	@Permit("funds:import")
	Part part(UUID id, boolean signature) {
		var actor = access.actor();
		var held = files.held(id, actor.scope()).orElseThrow(FundsFileNotFound::new);
		audit.record(actor, "funds:download", "alert-file", id, actor.region(),
				"下载银行预警文件“" + held.fileName() + "”" + (signature ? "的签名文件" : ""));
		return new Part(held.fileName() + (signature ? ".sig" : ""), archive.content(signature ? held.signatureSha256() : held.sha256()));
	}

	/** A part of a file: what it is called and where it lies. */
	record Part(String fileName, Path file) {
	}

	static String words(AlertFileView view) {
		return view.outcome() == AlertFileOutcome.ACCEPTED
				? "接收“" + view.bankName() + "”的预警文件“" + view.fileName() + "”，" + view.alerts() + "条，新增" + view.added() + "，升级" + view.raised() + "，此前已有"
						+ view.known()
				: "拒收预警文件“" + view.fileName() + "”（" + view.refusalLabel() + "）";
	}

}
