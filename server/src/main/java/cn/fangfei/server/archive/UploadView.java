package cn.fangfei.server.archive;

import java.util.UUID;

/** An upload as the contract shows it. */
record UploadView(UUID uploadId, String fileName, long size, String sha256) {

	static UploadView of(Upload upload) {
		return new UploadView(upload.uploadId(), upload.fileName(), upload.size(), upload.sha256());
	}
}
