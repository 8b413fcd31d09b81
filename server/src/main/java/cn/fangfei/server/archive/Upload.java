package cn.fangfei.server.archive;

import java.nio.file.Path;
import java.util.UUID;

/**
 * A file somebody handed in.
 * @param sha256 of the content, by which a room above keeps hold of it
 * @param file where the content lies
 */
public record Upload(UUID uploadId, String fileName, long size, String sha256, Path file) {
}
