package cn.fangfei.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.fangfei.detection.register.CreditCode;

/** Invented registers and the reading of them. */
final class Registers {

	static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";

	private Registers() {
	}

	/** An invented code with a right check digit. */
	static String code(int number) {
		var body = "91340323MA2" + String.format("%06d", number);
		return "0123456789ABCDEFGHJKLMNPQRTUWXY".chars()
				.mapToObj(last -> body + (char) last)
				.filter(code -> CreditCode.read(code).checks())
				.findFirst()
				.orElseThrow();
	}

	static String line(int number) {
		return "固镇虚构" + number + "号商贸有限公司," + code(number) + ",2019-03-" + String.format("%02d", 1 + number % 28)
				+ ",有限责任公司,甲某,100(万元),日用百货销售,安徽,蚌埠,固镇县虚构路" + number + "号";
	}

	static Path file(Path folder, String name, String text) {
		return file(folder, name, text.getBytes(StandardCharsets.UTF_8));
	}

	static Path file(Path folder, String name, byte[] bytes) {
		try {
			return Files.write(folder.resolve(name), bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static byte[] gzip(byte[] bytes) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	/** What reading a file gave: the firms, everything there was to say, and the header. */
	record Outcome(List<RegisterRow> rows, List<RowProblem> problems, List<String> header, FileFormat format, List<RowProblem> notices) {

		List<String> names() {
			return rows.stream().map(RegisterRow::name).toList();
		}

		List<Long> rejectedLines() {
			return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).map(RowProblem::line).toList();
		}

		String onlyProblem() {
			if (problems.size() != 1) {
				throw new AssertionError("not one problem: " + problems);
			}
			return problems.get(0).sentence();
		}
	}

	static Outcome read(Path file) throws UnreadableFile {
		return read(file, ReadLimits.standard());
	}

	static Outcome read(Path file, ReadLimits limits) throws UnreadableFile {
		try (var register = RegisterFile.open(file, file.getFileName().toString(), limits)) {
			var parser = new RegisterRowParser(register.header(), register.guess());
			var rows = new ArrayList<RegisterRow>();
			var problems = new ArrayList<RowProblem>();
			while (register.next()) {
				var parsed = parser.parse(register.row());
				if (parsed.row() != null) {
					rows.add(parsed.row());
				}
				problems.addAll(parsed.problems());
			}
			return new Outcome(rows, problems, register.header(), register.format(), register.notices());
		}
	}

	/** A workbook written part by part, so that it can hold what no honest program writes. */
	static byte[] workbook(Map<String, String> changedParts, String... sheets) throws IOException {
		var parts = new LinkedHashMap<String, String>();
		var types = new StringBuilder();
		var list = new StringBuilder();
		var relations = new StringBuilder();
		for (int i = 1; i <= sheets.length; i++) {
			types.append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
			list.append("<sheet name=\"表" + i + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
			relations.append("<Relationship Id=\"rId" + i + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
		}
		parts.put("[Content_Types].xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
				+ "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
				+ "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
				+ "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>" + types + "</Types>");
		parts.put("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
				+ "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" + list + "</sheets></workbook>");
		parts.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations + "</Relationships>");
		parts.put("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
				+ "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
		parts.put("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>企业名称</t></si><si><t>统一社会信用代码</t></si><si><t>注册日期</t></si></sst>");
		for (int i = 1; i <= sheets.length; i++) {
			parts.put("xl/worksheets/sheet" + i + ".xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + sheets[i - 1] + "</sheetData></worksheet>");
		}
		parts.putAll(changedParts);
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		return out.toByteArray();
	}

	static final String HEADER_ROW = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>";

	static String row(int number, String cells) {
		return "<row r=\"" + number + "\">" + cells + "</row>";
	}

	static String text(String address, String text) {
		return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
	}
}
