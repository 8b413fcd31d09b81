package cn.fangfei.server.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A sheet of paper as a PDF of one page, which a viewer shows in its own Chinese font. What officers scan of the papers of the demo lies in
 * the archive, so there has to be something that opens.
 */
final class DemoPaper {

	private DemoPaper() {
	}

	/** @param lines the first is the title */
	static byte[] of(List<String> lines) {
		var text = new StringBuilder();
		for (var i = 0; i < lines.size(); i++) {
			text.append("BT /F1 %d Tf %d %d Td <%s> Tj ET\n".formatted(i == 0 ? 18 : 12, i == 0 ? 170 : 90, 740 - (i == 0 ? 0 : 30 + 26 * i),
					HexFormat.of().formatHex(lines.get(i).getBytes(StandardCharsets.UTF_16BE))));
		}
		return file(List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
				"<< /Length %d >>\nstream\n%sendstream".formatted(text.length(), text),
				"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
				"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R "
						+ "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
				"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
						+ "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"));
	}

	private static byte[] file(List<String> objects) {
		var out = new ByteArrayOutputStream();
		var at = new ArrayList<Integer>();
		write(out, "%PDF-1.4\n");
		for (var i = 0; i < objects.size(); i++) {
			at.add(out.size());
			write(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
		}
		var table = out.size();
		write(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
		at.forEach(place -> write(out, "%010d 00000 n \n".formatted(place)));
		write(out, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
		return out.toByteArray();
	}

	private static void write(ByteArrayOutputStream out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}
}
