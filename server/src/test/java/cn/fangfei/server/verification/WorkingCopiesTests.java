package cn.fangfei.server.verification;

import static cn.fangfei.server.verification.EvidenceFiles.SECRET;
import static cn.fangfei.server.verification.EvidenceFiles.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies without place, author and device (TIP-7). */
class WorkingCopiesTests {

	@TempDir
	Path folder;

	@Test
	void aPictureLosesItsPlaceAndStandsUpright() throws Exception {
		var original = write(EvidenceFiles.jpegWithPlace());
		var before = ImageMetadataReader.readMetadata(original.toFile());
		assertThat(before.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation().getLatitude()).isBetween(31.2, 31.3);

		var copy = make(original, "image/jpeg", EvidenceKind.PHOTO);

		var after = ImageMetadataReader.readMetadata(copy.toFile());
		assertThat(after.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
		assertThat(after.getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
		assertThat(text(copy)).doesNotContain(SECRET);
		// held at a quarter turn: what was left is above
		var picture = ImageIO.read(copy.toFile());
		assertThat(picture.getWidth()).isEqualTo(20);
		assertThat(picture.getHeight()).isEqualTo(40);
		assertThat(new Color(picture.getRGB(10, 5)).getRed()).isGreaterThan(200);
		assertThat(new Color(picture.getRGB(10, 35)).getBlue()).isGreaterThan(200);
	}

	@Test
	void whatHangsBehindAPictureIsNotInTheCopy() throws Exception {
		var original = write(EvidenceFiles.concat(EvidenceFiles.picture("png"), EvidenceFiles.zip(Map.of(SECRET, "x")), bytes(SECRET)));

		var copy = make(original, "image/png", EvidenceKind.PHOTO);

		assertThat(text(copy)).doesNotContain(SECRET).doesNotContain("PK\3\4");
		assertThat(ImageIO.read(copy.toFile()).getWidth()).isEqualTo(40);
	}

	@Test
	void aPictureTooLargeToHoldIsRefusedBeforeItIsRead() throws Exception {
		var bomb = write(EvidenceFiles.pngBomb());

		assertThatThrownBy(() -> make(bomb, "image/png", EvidenceKind.PHOTO)).isInstanceOf(CopyImpossible.class)
			.hasMessageContaining("30000×30000");
	}

	@Test
	void aMovieLosesItsPlacesAndKeepsEveryPictureWhereItWas() throws Exception {
		var movie = EvidenceFiles.movie();
		assertThat(new String(movie, StandardCharsets.ISO_8859_1)).contains(SECRET, "\u00a9xyz", "+31.2304");

		var copy = make(write(movie), "video/mp4", EvidenceKind.VIDEO);

		assertThat(text(copy)).doesNotContain(SECRET).doesNotContain("\u00a9xyz").doesNotContain("+31.2304").doesNotContain("udta")
			.doesNotContain("uuid").doesNotContain("meta");
		var after = Files.readAllBytes(copy);
		assertThat(after).hasSameSizeAs(movie);
		var at = new String(movie, StandardCharsets.ISO_8859_1).indexOf("picture-samples");
		assertThat(Arrays.copyOfRange(after, at, at + EvidenceFiles.PICTURES.length)).isEqualTo(EvidenceFiles.PICTURES);
		assertThat(text(copy)).contains("vide", "stco", "mvhd");
	}

	@Test
	void aCleanedMovieIsCleanAlready() throws Exception {
		var once = make(write(EvidenceFiles.movie()), "video/mp4", EvidenceKind.VIDEO);
		var first = Files.readAllBytes(once);

		assertThat(Files.readAllBytes(make(write(first), "video/mp4", EvidenceKind.VIDEO))).isEqualTo(first);
	}

	@Test
	void aMovieWhoseBoxesDoNotAddUpHasNoCopy() throws Exception {
		var movie = EvidenceFiles.movie();

		refused(EvidenceFiles.concat(movie, bytes("<html>hello")));
		refused(Arrays.copyOf(movie, movie.length - 3));
		refused(EvidenceFiles.box("ftyp", bytes("isom\0\0\0\1")));
		refused(bytes("\377\377\377\377moov"));
	}

	@Test
	void noBrokenMovieMakesAnythingButARefusal() throws Exception {
		var random = new Random(7);
		for (var i = 0; i < 2_000; i++) {
			var movie = EvidenceFiles.movie();
			for (var n = random.nextInt(6); n >= 0; n--) {
				movie[random.nextInt(movie.length)] = (byte) random.nextInt(256);
			}
			try {
				make(write(movie), "video/mp4", EvidenceKind.VIDEO);
			}
			catch (CopyImpossible e) {
				assertThat(e.getMessage()).matches(".*\\p{IsHan}.*");
			}
		}
	}

	@Test
	void aDocumentLosesItsAuthorAndKeepsItsText() throws Exception {
		var copy = make(write(EvidenceFiles.document()), "application/zip", EvidenceKind.DOCUMENT);

		try (var document = new XWPFDocument(Files.newInputStream(copy))) {
			assertThat(document.getParagraphs().get(0).getText()).isEqualTo("投资协议，年化百分之十二");
			assertThat(String.valueOf(document.getProperties().getCoreProperties().getCreator())).doesNotContain(SECRET);
			assertThat(String.valueOf(document.getProperties().getCoreProperties().getLastModifiedByUser())).doesNotContain(SECRET);
			assertThat(String.valueOf(document.getProperties().getExtendedProperties().getCompany())).doesNotContain(SECRET);
		}
		try (var zip = new java.util.zip.ZipFile(copy.toFile())) {
			for (var entry : zip.stream().toList()) {
				assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).as(entry.getName()).doesNotContain(SECRET);
			}
		}
	}

	@Test
	void whatHasNoCopySaysWhy() {
		assertThat(WorkingCopies.whyNot("image/heic", EvidenceKind.PHOTO, java.util.Set.of())).contains("JPEG");
		assertThat(WorkingCopies.whyNot("application/pdf", EvidenceKind.DOCUMENT, java.util.Set.of())).isNotEmpty();
		assertThat(WorkingCopies.whyNot("application/zip", EvidenceKind.DOCUMENT, java.util.Set.of(EvidenceMark.MACRO))).contains("可执行内容");
		assertThat(WorkingCopies.whyNot("video/mp4", EvidenceKind.VIDEO, java.util.Set.of())).isEmpty();
	}

	private void refused(byte[] movie) {
		assertThatThrownBy(() -> make(write(movie), "video/mp4", EvidenceKind.VIDEO)).isInstanceOf(CopyImpossible.class);
	}

	private Path make(Path original, String type, EvidenceKind kind) throws Exception {
		var before = Files.readAllBytes(original);
		var target = Files.createTempFile(folder, "copy", "");
		WorkingCopies.make(original, "文件", type, kind, target);
		assertThat(Files.readAllBytes(original)).as("the original").isEqualTo(before);
		return target;
	}

	private Path write(byte[] content) throws Exception {
		return Files.write(Files.createTempFile(folder, "original", ""), content);
	}

	private static String text(Path file) throws Exception {
		return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
	}
}
