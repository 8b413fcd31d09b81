package cn.fangfei.server.archive;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where files are handed in and asked for. Only who handed a file in can name it by the id of the upload. */
@Service
@Transactional
public class ArchiveDesk {

	private static final int LONGEST_NAME = 255;

	/** More unfinished uploads nobody needs at once; they would only fill the disk. */
	private static final int MOST_UNFINISHED = 50;

	private static final long MOST_UNFINISHED_BYTES = 20L << 30;

	private final Uploads uploads;

	private final Contents contents;

	private final Partials partials;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	ArchiveDesk(Uploads uploads, Contents contents, Partials partials, Access access, AuditTrail audit, Clock clock) {
		this.uploads = uploads;
		this.contents = contents;
		this.partials = partials;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Enters an upload whose content is on disk. Sent again it is the same upload. */
	@Permit({"registry:import", "evidence:add"})
	Upload keep(UUID uploadId, String fileName, StoredContent content) {
		var actor = access.actor();
		var name = baseName(fileName);
		var mediaType = MediaTypes.of(contents.place(content.sha256()));
		if (uploads.addUnlessKnown(uploadId, actor.accountId(), name, content, mediaType, clock.instant())) {
			audit.record(actor, "archive:upload", "upload", uploadId, actor.region(), "上传文件“" + name + "”");
		}
		return uploads.ofAccount(actor.accountId(), uploadId)
			.filter(u -> u.sha256().equals(content.sha256()))
			.orElseThrow(UploadIdTaken::new);
	}

	/** Begins an upload that may stop and go on. */
	@Permit({"registry:import", "evidence:add"})
	BegunUpload begin(String fileName, long size) {
		if (size <= 0) {
			throw new UploadEmpty();
		}
		var actor = access.actor();
		var unfinished = uploads.partialsOf(actor.accountId());
		if (unfinished.size() >= MOST_UNFINISHED
				|| unfinished.stream().mapToLong(PartialUpload::size).sum() + size > MOST_UNFINISHED_BYTES) {
			throw new UploadsUnfinished(unfinished.size());
		}
		var partial = new PartialUpload(UUID.randomUUID(), baseName(fileName), size, clock.instant());
		uploads.begin(partial, actor.accountId());
		partials.begin(partial.uploadId());
		audit.record(actor, "archive:upload", "upload", partial.uploadId(), actor.region(), "开始上传文件“" + partial.fileName() + "”");
		return new BegunUpload(partial.uploadId());
	}

	/** Enters an upload that arrived in pieces, and ends it as one under way. */
	@Permit({"registry:import", "evidence:add"})
	Upload finish(PartialUpload partial, StoredContent content) {
		var upload = keep(partial.uploadId(), partial.fileName(), content);
		uploads.endPartial(access.actor().accountId(), partial.uploadId());
		return upload;
	}

	/** Gives up an upload under way. */
	@Permit({"registry:import", "evidence:add"})
	void abandon(UUID uploadId) {
		var actor = access.actor();
		var partial = partial(uploadId);
		uploads.endPartial(actor.accountId(), uploadId);
		audit.record(actor, "archive:upload", "upload", uploadId, actor.region(), "放弃上传文件“" + partial.fileName() + "”");
	}

	/** What the person who asks has begun to send and not ended. */
	@Permit({"registry:import", "evidence:add"})
	@Transactional(readOnly = true)
	List<UnfinishedUpload> unfinished() {
		return uploads.partialsOf(access.actor().accountId())
			.stream()
			.map(p -> new UnfinishedUpload(p.uploadId(), p.fileName(), p.size(), partials.offset(p.uploadId()),
					partials.keptUntil(p.uploadId())))
			.toList();
	}

	@Transactional(readOnly = true)
	PartialUpload partial(UUID uploadId) {
		return uploads.partialOf(access.actor().accountId(), uploadId).orElseThrow(UploadNotFound::new);
	}

	@Transactional(readOnly = true)
	Optional<Upload> finished(UUID uploadId) {
		return uploads.ofAccount(access.actor().accountId(), uploadId);
	}

	/** Takes in a file that a room above made under the post of this session. */
	@Permit({"registry:import", "evidence:add"})
	public Upload receive(UUID uploadId, String fileName, InputStream content) {
		return keep(uploadId, fileName, contents.receive(content, -1));
	}

	/** An empty file beside the contents, in which a room above makes something to be received. Gone after a restart. */
	public Path scratch() {
		return contents.scratch();
	}

	/** Takes over a file that a room above made in {@link #scratch()} under the post of this session. */
	@Permit({"registry:import", "evidence:add"})
	public Upload receive(UUID uploadId, String fileName, Path made) {
		return keep(uploadId, fileName, contents.adopt(made));
	}

	/**
	 * Takes over what a room above received under a permission and an audit line of its own, also from a machine that has no account.
	 * @param sender the account or the machine it came from
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void takeOver(UUID sender, String fileName, Path received) {
		keepOf(sender, fileName, contents.adopt(received));
	}

	/** The same of a few bytes. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void takeOver(UUID sender, String fileName, byte[] received) {
		keepOf(sender, fileName, contents.receive(new ByteArrayInputStream(received), received.length));
	}

	private void keepOf(UUID sender, String fileName, StoredContent content) {
		uploads.takeOver(UUID.randomUUID(), sender, baseName(fileName), content, MediaTypes.of(contents.place(content.sha256())), clock.instant());
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
