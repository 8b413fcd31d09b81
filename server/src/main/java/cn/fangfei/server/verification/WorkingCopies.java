package cn.fangfei.server.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Makes the copy of an original that people look at: without place, author and device. What is not made anew or taken apart here has
 * no working copy.
 */
final class WorkingCopies {

	/** What a page may show: made anew, or of a structure that was walked through. */
	private static final Set<String> INLINE = Set.of("image/jpeg", "image/png", "video/mp4", "audio/mp4");

	private WorkingCopies() {
	}

	/** A copy as it was made, with the extension of its name. */
	record Made(String mediaType, String extension) {
	}

	static boolean inline(String mediaType) {
		return INLINE.contains(mediaType);
	}

	/** Whether it is worth a try, so that the rest is told at once that there is none. */
	static boolean possible(String mediaType, EvidenceKind kind, Set<EvidenceMark> marks) {
		return whyNot(mediaType, kind, marks).isEmpty();
	}

	/** Why there can be none, in words; empty when there can. */
	static String whyNot(String mediaType, EvidenceKind kind, Set<EvidenceMark> marks) {
		if (marks.contains(EvidenceMark.MACRO) || marks.contains(EvidenceMark.EXECUTABLE)) {
			return "含有可执行内容，不生成副本，只能下载原件到隔离的电脑上查看。";
		}
		return switch (kind) {
			case PHOTO -> ImageCopies.readable(mediaType) ? ""
					: "这种图片格式（" + mediaType + "）不能生成副本。请在手机上改存为 JPEG 后另传一份，原件保留。";
			case VIDEO, AUDIO -> boxes(mediaType) ? "" : "这种音视频格式（" + mediaType + "）不能生成副本，只能下载原件查看。";
			case DOCUMENT -> office(mediaType) ? "" : "这种文档格式不能生成副本，只能下载原件查看。";
			case OTHER -> "这类文件不生成副本，只能下载原件查看。";
		};
	}

	static Made make(Path original, String fileName, String mediaType, EvidenceKind kind, Path target) throws CopyImpossible {
		try {
			return switch (kind) {
				case PHOTO -> ImageCopies.make(original, mediaType, target);
				case VIDEO, AUDIO -> {
					Files.copy(original, target, StandardCopyOption.REPLACE_EXISTING);
					MovieCopies.clean(target);
					yield kind == EvidenceKind.AUDIO ? new Made("audio/mp4", "m4a") : new Made("video/mp4", "mp4");
				}
				case DOCUMENT -> {
					Files.copy(original, target, StandardCopyOption.REPLACE_EXISTING);
					yield OfficeCopies.clean(target, fileName);
				}
				case OTHER -> throw new CopyImpossible("这类文件不生成副本。");
			};
		}
		catch (IOException e) {
			throw new CopyImpossible("文件读不完整，不能生成副本：" + (e.getMessage() == null ? "格式有误" : e.getMessage()) + "。");
		}
	}

	private static boolean boxes(String mediaType) {
		return Set.of("video/mp4", "video/quicktime", "application/mp4", "audio/mp4", "video/3gpp", "video/3gpp2", "audio/3gpp",
				"video/x-m4v", "audio/x-m4a").contains(mediaType);
	}

	private static boolean office(String mediaType) {
		return mediaType.contains("openxmlformats") || mediaType.contains("ooxml") || mediaType.equals("application/zip");
	}
}
