package cn.fangfei.server.archive;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where files are handed in and asked for. Only who handed a file in can name it by the id of the upload. */
@Service
@Transactional
public class ArchiveDesk {

	private static final int LONGEST_NAME = 255;

	private final Uploads uploads;

	private final Contents contents;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	ArchiveDesk(Uploads uploads, Contents contents, Access access, AuditTrail audit, Clock clock) {
		this.uploads = uploads;
		this.contents = contents;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Enters an upload whose content is on disk. Sent again it is the same upload. */
	@Permit("registry:import")
	Upload keep(UUID uploadId, String fileName, StoredContent content) {
		var actor = access.actor();
		var name = baseName(fileName);
		if (uploads.addUnlessKnown(uploadId, actor.accountId(), name, content, clock.instant())) {
			audit.record(actor, "archive:upload", "upload", uploadId, actor.region(), "上传文件“" + name + "”");
		}
		return uploads.ofAccount(actor.accountId(), uploadId)
			.filter(u -> u.sha256().equals(content.sha256()))
			.orElseThrow(UploadIdTaken::new);
	}

	/** Takes in a file that a room above made under the post of this session. */
	@Permit("registry:import")
	public Upload receive(UUID uploadId, String fileName, InputStream content) {
		return keep(uploadId, fileName, contents.receive(content, -1));
	}

	/**
	 * The upload of the person who asks.
	 * @throws UploadNotFound when there is none of theirs
	 */
	@Transactional(readOnly = true)
	public Upload get(UUID uploadId) {
		return uploads.ofAccount(access.actor().accountId(), uploadId).orElseThrow(UploadNotFound::new);
	}

	/** The content a room above holds by its hash; whether somebody may see it is decided there. */
	@Transactional(readOnly = true)
	public Path content(String sha256) {
		return contents.place(sha256);
	}

	/** The last part of what the sender calls the file, without what no file name holds. */
	static String baseName(String fileName) {
		var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
			.replaceAll("\\p{Cntrl}", "")
			.strip();
		if (name.isEmpty()) {
			return "未命名";
		}
		return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
	}
}
