package cn.fangfei.server.archive;

import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The steps of an upload that may stop and go on. No transaction is open while bytes arrive. Whatever step the platform is killed
 * at, the next question of the sender takes the upload on: whole bytes without a row are entered then.
 */
@Component
class ResumableUploads {

	private final ArchiveDesk desk;

	private final Partials partials;

	private final Contents contents;

	ResumableUploads(ArchiveDesk desk, Partials partials, Contents contents) {
		this.desk = desk;
		this.partials = partials;
		this.contents = contents;
	}

	BegunUpload begin(String fileName, long size) {
		contents.refuseIfNoRoom(size);
		return desk.begin(fileName, size);
	}

	UnfinishedUpload state(UUID upload) {
		var done = desk.finished(upload);
		if (done.isPresent()) {
			return new UnfinishedUpload(upload, done.get().fileName(), done.get().size(), done.get().size(), done.get().uploadedAt());
		}
		var partial = desk.partial(upload);
		var offset = partials.offset(upload);
		if (offset == partial.size()) {
			partials.alone(upload, () -> finish(partial));
		}
		return new UnfinishedUpload(upload, partial.fileName(), partial.size(), offset, partials.keptUntil(upload));
	}

	/** @return how many bytes are here now */
	long append(UUID upload, long from, InputStream stream) {
		var partial = desk.partial(upload);
		return partials.alone(upload, () -> {
			var offset = partials.append(upload, partial.size(), from, stream);
			if (offset == partial.size()) {
				finish(partial);
			}
			return offset;
		});
	}

	void abandon(UUID upload) {
		partials.alone(upload, () -> {
			desk.abandon(upload);
			partials.drop(upload);
			return upload;
		});
	}

	private Upload finish(PartialUpload partial) {
		var content = contents.adopt(partials.place(partial.uploadId()));
		var upload = desk.finish(partial, content);
		partials.drop(partial.uploadId());
		return upload;
	}
}
