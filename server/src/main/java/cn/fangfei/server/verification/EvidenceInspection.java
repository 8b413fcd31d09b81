package cn.fangfei.server.verification;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What is to be said of a file before anybody opens it: whether it is what its name says, and whether something else is in it
 * (FILE-3). It reads a bounded part of the file and unpacks nothing. Its word warns people and decides nothing: an original is never
 * shown inline, whatever stands here.
 * @param kind by its content
 */
record EvidenceInspection(EvidenceKind kind, Set<EvidenceMark> marks) {

	private static final int LOOKED_AT = 1 << 20;

	/** As far back as the end record of a zip can lie: its own 22 bytes and the longest comment. */
	private static final int ZIP_END = 22 + 65_535;

	private static final int MOST_ENTRIES = 20_000;

	private static final Pattern BIDI = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

	private static final Pattern TWO_EXTENSIONS = Pattern
		.compile("(?i)\\.(jpe?g|png|gif|pdf|docx?|xlsx?|txt|mp4|mov)\\s*\\.(exe|scr|bat|cmd|com|pif|js|jse|vbs|vbe|wsf|hta|html?|svg|lnk|jar|ps1|msi|apk)$");

	private static final Pattern ACTIVE = Pattern.compile("<script|<html|<!doctype html|<svg[\\s>]|javascript:|<\\?php|<iframe");

	private static final Set<String> PROGRAMS = Set.of("application/x-msdownload", "application/x-dosexec", "application/x-executable",
			"application/x-elf", "application/x-sharedlib", "application/x-object", "application/x-mach-o", "application/x-sh",
			"application/x-bat", "application/java-vm", "application/x-ms-shortcut", "application/x-msi", "application/x-mach-o-executable");

	private static final Set<String> PACKED = Set.of("application/zip", "application/x-7z-compressed", "application/x-rar-compressed",
			"application/gzip", "application/x-tar", "application/x-xz", "application/x-bzip2", "application/vnd.rar");

	static EvidenceInspection of(Path file, String fileName, String mediaType) {
		var marks = EnumSet.noneOf(EvidenceMark.class);
		try {
			var head = read(file, 0);
			var tail = read(file, Math.max(0, Files.size(file) - LOOKED_AT));
			var type = mediaType.split(";", 2)[0];
			if (BIDI.matcher(fileName).find() || TWO_EXTENSIONS.matcher(fileName).find()) {
				marks.add(EvidenceMark.DISGUISED_NAME);
			}
			if (!fits(fileName, type)) {
				marks.add(EvidenceMark.TYPE_MISMATCH);
			}
			lookInside(file, fileName, type, head, tail, marks);
			return new EvidenceInspection(kind(type, fileName), marks);
		}
		catch (IOException e) {
			marks.add(EvidenceMark.BROKEN);
			return new EvidenceInspection(EvidenceKind.OTHER, marks);
		}
	}

	/** What may be shown of a file name: nothing that turns its direction. */
	static String plainName(String fileName) {
		return BIDI.matcher(fileName).replaceAll("_");
	}

	private static void lookInside(Path file, String fileName, String type, byte[] head, byte[] tail, Set<EvidenceMark> marks)
			throws IOException {
		var zip = type.equals("application/zip") || type.contains("ooxml") || type.contains("openxmlformats");
		if (PROGRAMS.contains(type) || starts(head, "MZ") || starts(head, "\u007fELF") || starts(head, "#!")) {
			marks.add(EvidenceMark.EXECUTABLE);
		}
		if (page(type)) {
			marks.add(EvidenceMark.ACTIVE_PAGE);
		}
		else if (!type.startsWith("text/plain") && (holdsPage(head) || holdsPage(tail))) {
			marks.add(EvidenceMark.POLYGLOT);
		}
		if (!zip && endsAsZip(tail) || !type.equals("application/pdf") && early(head, "%PDF-") || zip && !starts(head, "PK")) {
			marks.add(EvidenceMark.POLYGLOT);
		}
		if (type.equals("application/pdf")) {
			var text = text(head) + text(tail);
			if (text.contains("/javascript") || text.contains("/js ") || text.contains("/launch")) {
				marks.add(EvidenceMark.MACRO);
			}
		}
		if (zip) {
			lookIntoZip(file, marks);
		}
		else if (PACKED.contains(type)) {
			marks.add(EvidenceMark.PACKED);
		}
		if (type.contains("msoffice") || type.equals("application/msword") || type.startsWith("application/vnd.ms-")) {
			lookIntoOle(file, marks);
		}
		if (fileName.toLowerCase(Locale.ROOT).matches(".*\\.(docm|dotm|xlsm|xltm|xlam|pptm|ppsm|xlsb)")) {
			marks.add(EvidenceMark.MACRO);
		}
		switch (type) {
			case "image/jpeg" -> judge(PictureEnds.jpeg(file), Files.size(file), marks);
			case "image/png" -> judge(PictureEnds.png(file), Files.size(file), marks);
			case "image/gif" -> judge(PictureEnds.gif(file), Files.size(file), marks);
			default -> {
			}
		}
	}

	private static void judge(long end, long size, Set<EvidenceMark> marks) {
		if (end < 0) {
			marks.add(EvidenceMark.BROKEN);
		}
		else if (end < size) {
			marks.add(EvidenceMark.TRAILING_DATA);
		}
	}

	private static void lookIntoZip(Path file, Set<EvidenceMark> marks) {
		try (var zip = new ZipFile(file.toFile())) {
			var office = zip.getEntry("[Content_Types].xml") != null;
			var entries = zip.stream().limit(MOST_ENTRIES).map(e -> e.getName().toLowerCase(Locale.ROOT)).toList();
			if (entries.stream().anyMatch(e -> e.endsWith("vbaproject.bin") || e.endsWith("vbadata.xml") || e.contains("/activex/")
					|| e.contains("/embeddings/") && e.endsWith(".bin") || e.startsWith("basic/") || e.startsWith("scripts/"))) {
				marks.add(EvidenceMark.MACRO);
			}
			if (!office && zip.getEntry("mimetype") == null) {
				marks.add(EvidenceMark.PACKED);
			}
			if (entries.stream().anyMatch(e -> e.contains("../") || e.startsWith("/"))) {
				marks.add(EvidenceMark.DISGUISED_NAME);
			}
		}
		catch (IOException | RuntimeException e) {
			marks.add(EvidenceMark.BROKEN);
		}
	}

	private static void lookIntoOle(Path file, Set<EvidenceMark> marks) {
		try (var ole = new POIFSFileSystem(file.toFile(), true)) {
			if (holdsCode(ole.getRoot(), 0)) {
				marks.add(EvidenceMark.MACRO);
			}
		}
		catch (IOException | RuntimeException e) {
			marks.add(EvidenceMark.BROKEN);
		}
	}

	private static boolean holdsCode(DirectoryEntry folder, int depth) {
		for (var entry : folder) {
			var name = entry.getName().toUpperCase(Locale.ROOT);
			if (name.equals("VBA") || name.startsWith("_VBA_PROJECT") || name.equals("MACROS")
					|| depth < 5 && entry instanceof DirectoryEntry inner && holdsCode(inner, depth + 1)) {
				return true;
			}
		}
		return false;
	}

	/** Whether the name promises what the content is. A name without an extension promises nothing. */
	private static boolean fits(String fileName, String type) {
		if (!fileName.contains(".") || type.equals("application/octet-stream")) {
			return true;
		}
		var named = byName(fileName);
		var found = MediaType.parse(type);
		if (named == null || found == null || named.equals(MediaType.OCTET_STREAM)) {
			return true;
		}
		var types = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
		var a = types.normalize(named);
		var b = types.normalize(found);
		var moving = Set.of("video", "audio");
		return a.equals(b) || types.isInstanceOf(a, b) || types.isInstanceOf(b, a)
				|| moving.contains(a.getType()) && (moving.contains(b.getType()) || b.getSubtype().equals("mp4"))
				|| a.getSubtype().startsWith("vnd.ms-") && b.getSubtype().contains("msoffice")
				|| a.getSubtype().equals("msword") && b.getSubtype().contains("msoffice");
	}

	private static MediaType byName(String fileName) {
		var metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
		try {
			return MimeTypes.getDefaultMimeTypes().detect(null, metadata);
		}
		catch (IOException e) {
			return MediaType.OCTET_STREAM;
		}
	}

	private static EvidenceKind kind(String type, String fileName) {
		var named = byName(fileName);
		if (page(type)) {
			return EvidenceKind.OTHER;
		}
		if (type.startsWith("image/")) {
			return EvidenceKind.PHOTO;
		}
		if (type.startsWith("audio/") || type.equals("application/mp4") && "audio".equals(named.getType())) {
			return EvidenceKind.AUDIO;
		}
		if (type.startsWith("video/") || type.equals("application/mp4")) {
			return EvidenceKind.VIDEO;
		}
		return type.equals("application/pdf") || type.startsWith("text/plain") || type.contains("officedocument") || type.contains("ooxml")
				|| type.contains("msoffice") || type.equals("application/msword") || type.startsWith("application/vnd.ms-")
				|| type.equals("application/zip") && named.toString().contains("officedocument") ? EvidenceKind.DOCUMENT : EvidenceKind.OTHER;
	}

	private static boolean page(String type) {
		return type.equals("text/html") || type.equals("image/svg+xml") || type.equals("application/xhtml+xml")
				|| type.endsWith("+xml") && !type.contains("openxml") || type.equals("application/xml") || type.equals("text/javascript")
				|| type.equals("application/javascript");
	}

	private static boolean holdsPage(byte[] part) {
		return ACTIVE.matcher(text(part)).find();
	}

	private static boolean endsAsZip(byte[] tail) {
		for (var i = tail.length - 22; i >= Math.max(0, tail.length - ZIP_END); i--) {
			if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
				return true;
			}
		}
		return false;
	}

	private static boolean early(byte[] head, String sign) {
		return new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1).contains(sign);
	}

	private static boolean starts(byte[] head, String sign) {
		return new String(head, 0, Math.min(head.length, sign.length()), StandardCharsets.ISO_8859_1).equals(sign);
	}

	private static String text(byte[] part) {
		return new String(part, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
	}

	private static byte[] read(Path file, long from) throws IOException {
		try (var open = new RandomAccessFile(file.toFile(), "r")) {
			var part = new byte[(int) Math.min(LOOKED_AT, Math.max(0, open.length() - from))];
			open.seek(from);
			open.readFully(part);
			return part;
		}
	}
}
