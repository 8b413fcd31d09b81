package cn.fangfei.server.verification;

import static cn.fangfei.server.verification.EvidenceFiles.bytes;
import static cn.fangfei.server.verification.EvidenceFiles.concat;
import static cn.fangfei.server.verification.EvidenceFiles.picture;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.archive.MagicTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file before anybody opens it (FILE-3, A6, A10). */
class EvidenceInspectionTests {

	@TempDir
	Path folder;

	@Test
	void honestFilesBearNoMark() {
		assertThat(marks("门头.jpg", picture("jpeg"))).isEmpty();
		assertThat(marks("门头.JPEG", EvidenceFiles.jpegWithPlace())).isEmpty();
		assertThat(marks("截图.png", picture("png"))).isEmpty();
		assertThat(marks("动图.gif", picture("gif"))).isEmpty();
		assertThat(marks("现场.mp4", EvidenceFiles.movie())).isEmpty();
		assertThat(marks("现场.mov", EvidenceFiles.movie())).isEmpty();
		assertThat(marks("协议.docx", EvidenceFiles.document())).isEmpty();
		assertThat(marks("协议.pdf", EvidenceFiles.pdf())).isEmpty();
		assertThat(marks("说明.txt", "现场无人".getBytes())).isEmpty();
	}

	@Test
	void aNameThatPromisesAnotherTypeIsMarked() {
		assertThat(marks("门头.png", picture("jpeg"))).contains(EvidenceMark.TYPE_MISMATCH);
		assertThat(marks("协议.pdf", picture("jpeg"))).contains(EvidenceMark.TYPE_MISMATCH);
		assertThat(marks("门头.jpg", EvidenceFiles.pdf())).contains(EvidenceMark.TYPE_MISMATCH);
		assertThat(marks("现场.mp4", EvidenceFiles.document())).contains(EvidenceMark.TYPE_MISMATCH);
	}

	@Test
	void aDisguisedNameIsMarkedAndShownPlain() {
		assertThat(marks("协议.pdf.exe", bytes("MZ\220\0", new byte[64]))).contains(EvidenceMark.DISGUISED_NAME, EvidenceMark.EXECUTABLE);
		assertThat(marks("照片\u202Egpj.exe", bytes("MZ\220\0", new byte[64]))).contains(EvidenceMark.DISGUISED_NAME);
		assertThat(EvidenceInspection.plainName("照片\u202Egpj.exe")).isEqualTo("照片_gpj.exe");
	}

	@Test
	void twoFormatsInOneFileAreMarked() {
		var zip = EvidenceFiles.zip(Map.of("a.txt", "x"));

		assertThat(marks("门头.jpg", concat(picture("jpeg"), zip))).contains(EvidenceMark.POLYGLOT, EvidenceMark.TRAILING_DATA);
		assertThat(marks("动图.gif", EvidenceFiles.gifThatIsAProgram())).contains(EvidenceMark.POLYGLOT);
		assertThat(marks("协议.pdf", concat(EvidenceFiles.pdf(), bytes("<html><script>alert(1)</script>")))).contains(EvidenceMark.POLYGLOT);
		assertThat(marks("门头.png", concat(picture("png"), bytes("<?php system(1);")))).contains(EvidenceMark.POLYGLOT,
				EvidenceMark.TRAILING_DATA);
		assertThat(marks("门头.jpg", concat(picture("jpeg"), EvidenceFiles.movie()))).contains(EvidenceMark.TRAILING_DATA);
	}

	@Test
	void aPictureThatEndsInTheMiddleIsMarked() {
		var whole = picture("jpeg");

		assertThat(marks("门头.jpg", java.util.Arrays.copyOf(whole, whole.length / 2))).contains(EvidenceMark.BROKEN);
	}

	@Test
	void macrosAreMarkedWhateverTheDocumentIsCalled() throws IOException {
		assertThat(marks("报表.docm", EvidenceFiles.macroDocument())).contains(EvidenceMark.MACRO);
		assertThat(marks("报表.docx", EvidenceFiles.macroDocument())).contains(EvidenceMark.MACRO);
		assertThat(marks("报表.xlsm", EvidenceFiles.zip(Map.of("[Content_Types].xml", "<x/>")))).contains(EvidenceMark.MACRO);
		assertThat(marks("报表.doc", oldDocument(true))).contains(EvidenceMark.MACRO);
		assertThat(marks("报表.doc", oldDocument(false))).doesNotContain(EvidenceMark.MACRO);
		assertThat(marks("报表.pdf", bytes("%PDF-1.4\n<</OpenAction<</S/JavaScript/JS (app.alert(1))>>>>\n%%EOF"))).contains(EvidenceMark.MACRO);
	}

	@Test
	void pagesAndProgramsAreMarked() {
		assertThat(marks("页面.html", bytes("<!DOCTYPE html><html><body>x</body></html>"))).contains(EvidenceMark.ACTIVE_PAGE);
		assertThat(marks("图.svg", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"))).contains(EvidenceMark.ACTIVE_PAGE);
		assertThat(marks("图.jpg", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"))).contains(
				EvidenceMark.TYPE_MISMATCH, EvidenceMark.ACTIVE_PAGE);
		assertThat(marks("程序.bin", bytes("\u007fELF\2\1\1", new byte[64]))).contains(EvidenceMark.EXECUTABLE);
		assertThat(marks("脚本.sh", bytes("#!/bin/sh\nrm\n"))).contains(EvidenceMark.EXECUTABLE);
		assertThat(marks("一包.zip", EvidenceFiles.zip(Map.of("../../etc/x", "x")))).contains(EvidenceMark.PACKED,
				EvidenceMark.DISGUISED_NAME);
	}

	@Test
	void theKindComesFromTheContent() {
		assertThat(look("门头.bin", picture("jpeg")).kind()).isEqualTo(EvidenceKind.PHOTO);
		assertThat(look("现场.mp4", EvidenceFiles.movie()).kind()).isEqualTo(EvidenceKind.VIDEO);
		assertThat(look("录音.m4a", EvidenceFiles.concat(EvidenceFiles.box("ftyp", bytes("M4A \0\0\0\0M4A mp42")))).kind()).isEqualTo(EvidenceKind.AUDIO);
		assertThat(look("协议.docx", EvidenceFiles.document()).kind()).isEqualTo(EvidenceKind.DOCUMENT);
		assertThat(look("图.jpg", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")).kind()).isEqualTo(EvidenceKind.OTHER);
	}

	/** An old Word document with or without a storage of macros. */
	private static byte[] oldDocument(boolean macros) throws IOException {
		try (var ole = new POIFSFileSystem(); var out = new java.io.ByteArrayOutputStream()) {
			ole.getRoot().createDocument("WordDocument", new java.io.ByteArrayInputStream(new byte[5000]));
			if (macros) {
				ole.getRoot().createDirectory("Macros").createDirectory("VBA").createDocument("dir", new java.io.ByteArrayInputStream(new byte[10]));
			}
			ole.writeFilesystem(out);
			return out.toByteArray();
		}
	}

	private Set<EvidenceMark> marks(String name, byte[] content) {
		return look(name, content).marks();
	}

	private EvidenceInspection look(String name, byte[] content) {
		try {
			var file = Files.write(folder.resolve("file"), content);
			return EvidenceInspection.of(file, name, MagicTypes.of(file));
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
