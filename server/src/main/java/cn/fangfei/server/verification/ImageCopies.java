package cn.fangfei.server.verification;

import cn.fangfei.server.verification.WorkingCopies.Made;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TimeZone;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/**
 * Pictures painted anew: only their points are taken over, turned the way the camera was held. Whatever else the file held is not in
 * the copy. A picture is never held whole that would not fit: large ones are read with points left out.
 */
final class ImageCopies {

	/** Beyond this nobody's camera goes; a small file that says so is a bomb. */
	private static final long MOST_POINTS = 250_000_000;

	/** So many points are held at a time at most, 50 MB. */
	private static final long HELD_POINTS = 12_500_000;

	private static final Set<String> READABLE = Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/x-ms-bmp");

	static {
		ImageIO.setUseCache(false);
	}

	private ImageCopies() {
	}

	static boolean readable(String mediaType) {
		return READABLE.contains(mediaType);
	}

	static Made make(Path original, String mediaType, Path target) throws IOException, CopyImpossible {
		var picture = upright(read(original), orientation(original));
		var jpeg = mediaType.equals("image/jpeg");
		write(jpeg ? plain(picture) : picture, jpeg ? "jpeg" : "png", target);
		return jpeg ? new Made("image/jpeg", "jpg") : new Made("image/png", "png");
	}

	/** When the camera says the picture was taken; absent when it says nothing that can be read. */
	static @Nullable Instant takenAt(Path original) {
		try {
			var exif = ImageMetadataReader.readMetadata(original.toFile()).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
			var date = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone("Asia/Shanghai"));
			return date == null ? null : date.toInstant();
		}
		catch (IOException | ImageProcessingException | RuntimeException e) {
			return null;
		}
	}

	private static BufferedImage read(Path original) throws IOException, CopyImpossible {
		try (var stream = ImageIO.createImageInputStream(original.toFile())) {
			var readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) {
				throw new CopyImpossible("图片打不开，不能生成副本，只能下载原件查看。");
			}
			var reader = readers.next();
			try {
				reader.setInput(stream, true, true);
				return read(reader);
			}
			catch (RuntimeException e) {
				throw new CopyImpossible("图片数据有误，不能生成副本，只能下载原件查看。");
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static BufferedImage read(ImageReader reader) throws IOException, CopyImpossible {
		var points = (long) reader.getWidth(0) * reader.getHeight(0);
		if (points > MOST_POINTS || points <= 0) {
			throw new CopyImpossible("图片尺寸" + reader.getWidth(0) + "×" + reader.getHeight(0) + "超出上限，不能生成副本。");
		}
		var step = (int) Math.ceil(Math.sqrt((double) points / HELD_POINTS));
		var how = reader.getDefaultReadParam();
		how.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
		return reader.read(0, how);
	}

	/** How the camera was held, 1 to 8 as EXIF counts. */
	private static int orientation(Path original) {
		try {
			var exif = ImageMetadataReader.readMetadata(original.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
			var value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
			return value == null || value < 1 || value > 8 ? 1 : value;
		}
		catch (IOException | ImageProcessingException | RuntimeException e) {
			return 1;
		}
	}

	private static BufferedImage upright(BufferedImage picture, int orientation) {
		if (orientation == 1) {
			return picture;
		}
		var w = picture.getWidth();
		var h = picture.getHeight();
		var lies = orientation >= 5;
		var turned = new BufferedImage(lies ? h : w, lies ? w : h,
				picture.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		var way = switch (orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
			default -> new AffineTransform(0, -1, 1, 0, 0, w);
		};
		var graphics = turned.createGraphics();
		graphics.drawRenderedImage(picture, way);
		graphics.dispose();
		return turned;
	}

	/** Without transparency, which JPEG does not know. */
	private static BufferedImage plain(BufferedImage picture) {
		if (picture.getType() == BufferedImage.TYPE_INT_RGB || picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
			return picture;
		}
		var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		var graphics = plain.createGraphics();
		graphics.drawImage(picture, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return plain;
	}

	private static void write(BufferedImage picture, String format, Path target) throws IOException {
		var writer = ImageIO.getImageWritersByFormatName(format).next();
		try (var out = ImageIO.createImageOutputStream(target.toFile())) {
			writer.setOutput(out);
			var how = writer.getDefaultWriteParam();
			if (format.equals("jpeg")) {
				how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				how.setCompressionQuality(0.9f);
			}
			writer.write(null, new IIOImage(picture, null, null), how);
		}
		finally {
			writer.dispose();
		}
	}
}
