package cn.fangfei.server.archive;

import java.util.UUID;

/** The id under which the bytes of an upload are sent. */
record BegunUpload(UUID uploadId) {
}
