package cn.fangfei.server.verification;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real files of every kind, built here so that it is known what they hold. */
final class EvidenceFiles {

	static final String SECRET = "SECRET-PLACE-31.2304N";

	private EvidenceFiles() {
	}

	/** A picture of 40 by 20, left half red, right half blue, as the camera's chip saw it. */
	static byte[] picture(String format) {
		var picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
		var graphics = picture.createGraphics();
		graphics.setColor(Color.RED);
		graphics.fillRect(0, 0, 20, 20);
		graphics.setColor(Color.BLUE);
		graphics.fillRect(20, 0, 20, 20);
		graphics.dispose();
		var out = new ByteArrayOutputStream();
		try {
			ImageIO.write(picture, format, out);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** A JPEG whose EXIF says that the camera was held upright (6), who took it, and where: 31°14' north. */
	static byte[] jpegWithPlace() {
		var plain = picture("jpeg");
		var tiff = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
		tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
		tiff.putShort((short) 3);
		tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6);
		tiff.putShort((short) 0x013b).putShort((short) 2).putInt(SECRET.length() + 1).putInt(200);
		tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(100);
		tiff.putInt(0);
		tiff.position(100);
		tiff.putShort((short) 4);
		tiff.putShort((short) 1).putShort((short) 2).putInt(2).putInt('N');
		tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(160);
		tiff.putShort((short) 3).putShort((short) 2).putInt(2).putInt('E');
		tiff.putShort((short) 4).putShort((short) 5).putInt(3).putInt(160);
		tiff.putInt(0);
		tiff.position(160);
		tiff.putInt(31).putInt(1).putInt(14).putInt(1).putInt(0).putInt(1);
		tiff.position(200);
		tiff.put(SECRET.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
		var segment = bytes("Exif\0\0", tiff.array());
		var out = new ByteArrayOutputStream();
		out.write(plain, 0, 2);
		out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (segment.length + 2 >> 8), (byte) (segment.length + 2)});
		out.writeBytes(segment);
		out.write(plain, 2, plain.length - 2);
		return out.toByteArray();
	}

	/** A PNG of a few bytes that claims to be thirty thousand by thirty thousand. */
	static byte[] pngBomb() {
		var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(30_000).putInt(30_000)
			.put(new byte[] {8, 2, 0, 0, 0})
			.array();
		return concat(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, chunk(header), chunk("IDAT".getBytes(StandardCharsets.US_ASCII)),
				chunk("IEND".getBytes(StandardCharsets.US_ASCII)));
	}

	private static byte[] chunk(byte[] typeAndData) {
		var crc = new CRC32();
		crc.update(typeAndData);
		return ByteBuffer.allocate(typeAndData.length + 8).putInt(typeAndData.length - 4).put(typeAndData).putInt((int) crc.getValue()).array();
	}

	/** The samples of the film of {@link #movie}. */
	static final byte[] PICTURES = "picture-samples-that-must-stay".getBytes(StandardCharsets.US_ASCII);

	/**
	 * An MP4 with a track of pictures and a track of places, with ©xyz and an author in its user data, an XMP box and hidden bytes in a
	 * free box.
	 */
	static byte[] movie() {
		var ftyp = box("ftyp", bytes("isom\0\0\0\1isommp42"));
		var places = (SECRET + "-track").getBytes(StandardCharsets.US_ASCII);
		var mdat = box("mdat", concat(PICTURES, places));
		var free = box("free", bytes(SECRET + "-free"));
		var xmp = box("uuid", bytes("0123456789abcdef", SECRET.getBytes(StandardCharsets.US_ASCII)));
		var start = ftyp.length + 8;
		var udta = box("udta", concat(box("\u00a9xyz", bytes("\0\22\25\307+31.2304+121.4737/")), box("auth", bytes(SECRET))));
		var moov = box("moov", concat(box("mvhd", new byte[100]), track("vide", start, PICTURES.length),
				track("meta", start + PICTURES.length, places.length), udta, box("meta", bytes("\0\0\0\0" + SECRET))));
		return concat(ftyp, mdat, free, moov, xmp);
	}

	private static byte[] track(String handler, int at, int size) {
		var hdlr = box("hdlr", bytes("\0\0\0\0\0\0\0\0" + handler + "\0\0\0\0\0\0\0\0\0\0\0\0name\0"));
		var stbl = box("stbl", concat(box("stsd", new byte[8]), box("stts", words(0, 1, 1, 1)), box("stsz", words(0, 0, 1, size)),
				box("stsc", words(0, 1, 1, 1, 1)), box("stco", words(0, 1, at))));
		return box("trak", concat(box("tkhd", new byte[84]), box("udta", box("name", bytes(SECRET))),
				box("mdia", concat(box("mdhd", new byte[24]), hdlr, box("minf", stbl)))));
	}

	static byte[] box(String type, byte[] content) {
		return ByteBuffer.allocate(content.length + 8).putInt(content.length + 8).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(content).array();
	}

	private static byte[] words(int... values) {
		var words = ByteBuffer.allocate(values.length * 4);
		for (var value : values) {
			words.putInt(value);
		}
		return words.array();
	}

	/** A Word document that says who wrote it, for which company. */
	static byte[] document() {
		var out = new ByteArrayOutputStream();
		try (var document = new XWPFDocument()) {
			document.createParagraph().createRun().setText("投资协议，年化百分之十二");
			var properties = document.getProperties();
			properties.getCoreProperties().setCreator(SECRET);
			properties.getCoreProperties().setLastModifiedByUser(SECRET);
			properties.getExtendedProperties().getUnderlyingProperties().setCompany(SECRET);
			properties.getCustomProperties().addProperty("place", SECRET);
			document.write(out);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** A Word document with a macro in it. */
	static byte[] macroDocument() {
		return zip(Map.of("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
				"word/document.xml", "<w/>", "word/vbaProject.bin", "Sub AutoOpen()"));
	}

	static byte[] zip(Map<String, String> entries) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** A GIF of one point that is a program of JavaScript as well. */
	static byte[] gifThatIsAProgram() {
		return bytes("GIF89a/*\0\0\0\0*/=1;<script>alert(1)</script>");
	}

	static byte[] pdf() {
		return bytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
	}

	static byte[] bytes(String head, byte[]... rest) {
		var out = new ByteArrayOutputStream();
		out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		for (var part : rest) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	static byte[] concat(byte[]... parts) {
		return bytes("", parts);
	}
}
