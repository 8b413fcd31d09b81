package cn.fangfei.server.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** LibreOffice, which opens a workbook, recalculates it and writes it anew. */
final class Office {

	private Office() {
	}

	/** The workbook as LibreOffice writes it after opening it. */
	static XSSFWorkbook reopened(byte[] file) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(converted(file, "xlsx:Calc MS Excel 2007 XML", "xlsx")));
	}

	/** The first sheet as LibreOffice shows it, as comma-separated text: every cell as it is displayed. */
	static List<String> shown(byte[] file) throws IOException {
		return new String(converted(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "csv"),
				StandardCharsets.UTF_8)
			.lines()
			.toList();
	}

	static byte[] pdf(byte[] file) throws IOException {
		return converted(file, "pdf", "pdf");
	}

	private static byte[] converted(byte[] file, String filter, String extension) throws IOException {
		var folder = Files.createTempDirectory(Path.of("target"), "office").toAbsolutePath();
		try {
			Files.write(folder.resolve("form.xlsx"), file);
			var office = new ProcessBuilder("soffice", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless",
					"--convert-to", filter, "--outdir", folder.resolve("out").toString(), folder.resolve("form.xlsx").toString())
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve("said.txt").toFile())
				.start();
			if (!office.waitFor(180, TimeUnit.SECONDS)) {
				office.destroyForcibly();
				throw new AssertionError("LibreOffice did not answer");
			}
			try (var written = Files.list(folder.resolve("out"))) {
				return Files.readAllBytes(written.filter(p -> p.toString().endsWith("." + extension))
					.findFirst()
					.orElseThrow(() -> new AssertionError("LibreOffice wrote nothing: " + said(folder))));
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
		finally {
			try (var all = Files.walk(folder)) {
				all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
			}
		}
	}

	private static String said(Path folder) {
		try {
			return Files.readString(folder.resolve("said.txt"));
		}
		catch (IOException e) {
			return "";
		}
	}
}
