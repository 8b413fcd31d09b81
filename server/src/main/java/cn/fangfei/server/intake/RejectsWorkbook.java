package cn.fangfei.server.intake;

import cn.fangfei.formats.ErrorWorkbook;
import cn.fangfei.formats.RawRow;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.intake.IntakeImportDesk.RejectedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes rejected rows as a workbook that can be mended and sent again, row by row from the file as it is kept: what tells who complained
 * was left out of that. A row that could not be kept has its line, the problem and the remedy alone. No transaction stays open while a slow
 * browser takes the bytes.
 */
@Component
class RejectsWorkbook {

	private static final int MOST_COLUMNS = 1_000;

	private final IntakeImportDesk desk;

	RejectsWorkbook(IntakeImportDesk desk) {
		this.desk = desk;
	}

	void write(RejectedRows rejected, OutputStream out) throws IOException {
		var job = rejected.job();
		try {
			var columns = columns(rejected);
			try (var rows = TextRows.open(rejected.content(), job.fileName()); var workbook = new ErrorWorkbook(out, columns, TextRows.ADDED)) {
				var rowNo = 0L;
				TextRows.Row row = null;
				var batch = desk.rejectedAfter(job.importId(), 0);
				while (!batch.isEmpty()) {
					for (var reject : batch) {
						while (rowNo < reject.rowNo() && (row = rows.next()) != null) {
							rowNo++;
						}
						var cells = row == null ? Map.<String, String>of() : TextReading.kept(job.channel(), row.cells());
						var problem = (reject.field() == null ? "" : reject.field() + "：") + reject.message();
						workbook.add(new RawRow(reject.line(), columns.stream().map(c -> cells.getOrDefault(c, "")).toList(), null),
								List.of(new RowProblem(reject.line(), null, null, Severity.ERROR, problem, reject.remedy())));
					}
					batch = desk.rejectedAfter(job.importId(), batch.get(batch.size() - 1).rowNo());
				}
			}
		}
		catch (UnreadableFile e) {
			throw new IntakeFileUnreadable(IntakeImportDesk.sentence(e));
		}
	}

	/** The columns of the file as it is kept; of objects any line may have a key of its own. */
	private static List<String> columns(RejectedRows rejected) throws UnreadableFile {
		var columns = new LinkedHashSet<String>();
		try (var rows = TextRows.open(rejected.content(), rejected.job().fileName())) {
			for (var row = rows.next(); row != null && columns.size() < MOST_COLUMNS; row = rows.next()) {
				columns.addAll(TextReading.kept(rejected.job().channel(), row.cells()).keySet());
			}
		}
		return List.copyOf(columns);
	}
}
