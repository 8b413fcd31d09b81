package cn.fangfei.server.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Everything that a reader of a workbook sees, line by line: what the golden files hold. */
final class FormTelling {

	private FormTelling() {
	}

	static String told(byte[] file) throws IOException {
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			return told(book);
		}
	}

	static String told(XSSFWorkbook book) {
		var lines = new ArrayList<String>();
		for (var i = 0; i < 2; i++) {
			var sheet = book.getSheetAt(i);
			lines.add("[" + sheet.getSheetName() + "] " + book.getSheetVisibility(i));
			cells(sheet, lines, i == 0);
			sheet.getMergedRegions().stream().map(m -> "merged " + m.formatAsString()).sorted().forEach(lines::add);
		}
		var sheet = book.getSheetAt(0);
		for (var column = 0; column < width(sheet); column++) {
			lines.add("width " + column + " " + Math.round(sheet.getColumnWidth(column) / 256.0));
		}
		sheet.getDataValidations()
			.stream()
			.map(rule -> "choice " + Arrays.stream(rule.getRegions().getCellRangeAddresses())
				.map(r -> r.formatAsString())
				.collect(Collectors.joining(" ")) + " from " + rule.getValidationConstraint().getFormula1().replace("'", ""))
			.sorted()
			.forEach(lines::add);
		lines.add("print area " + book.getPrintArea(0).replace("'", ""));
		lines.add("repeated rows " + sheet.getRepeatingRows().formatAsString());
		lines.add("landscape " + sheet.getPrintSetup().getLandscape() + ", paper " + sheet.getPrintSetup().getPaperSize() + ", fit to width "
				+ sheet.getPrintSetup().getFitWidth());
		return String.join("\n", lines) + "\n";
	}

	static int width(XSSFSheet sheet) {
		return sheet.getRow(FormWorkbook.HEAD_ROW).getLastCellNum();
	}

	private static void cells(XSSFSheet sheet, List<String> lines, boolean styled) {
		for (var row : sheet) {
			for (var cell : row) {
				var told = cell.getAddress() + " " + value(cell);
				if (styled) {
					told += border(cell) + (cell.getCellStyle().getQuotePrefixed() ? " quoted" : "");
				}
				lines.add(told);
			}
		}
	}

	static String value(Cell cell) {
		return switch (cell.getCellType()) {
			case STRING -> "text " + cell.getStringCellValue();
			case NUMERIC -> "number " + new BigDecimal(String.valueOf(cell.getNumericCellValue())).stripTrailingZeros().toPlainString()
					+ " " + cell.getCellStyle().getDataFormatString();
			case BLANK -> "empty";
			default -> cell.getCellType().toString();
		};
	}

	private static String border(Cell cell) {
		var style = cell.getCellStyle();
		var sides = List.of(style.getBorderTop(), style.getBorderRight(), style.getBorderBottom(), style.getBorderLeft());
		if (sides.stream().allMatch(b -> b == BorderStyle.NONE)) {
			return "";
		}
		return sides.stream().allMatch(b -> b == BorderStyle.THIN) ? " framed" : " " + sides;
	}
}
