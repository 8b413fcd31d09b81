package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRow;
import cn.fangfei.formats.RegisterRowParser;
import cn.fangfei.server.registry.Location.Reach;
import java.util.List;
import java.util.UUID;

/**
 * The reading of one file from a checkpoint on, chunk by chunk in constant memory. The same file gives the same row numbers, so
 * that a reading that was cut off goes on where its last chunk ended.
 */
final class RegisterReading {

	private static final int MOST_ROWS = 5_000;

	private static final int MOST_CHARACTERS = 8_000_000;

	private final UUID importId;

	private final RegisterFile file;

	private final RegisterRowParser parser;

	private final Locator locator;

	private final WordingMatcher matcher;

	private long rowNo;

	RegisterReading(RegisterImport of, RegisterFile file, Locator locator, WordingMatcher matcher) {
		this.importId = of.importId();
		this.file = file;
		this.parser = new RegisterRowParser(file.header(), of.mapping());
		this.locator = locator;
		this.matcher = matcher;
		while (rowNo < of.rowsRead() && file.next()) {
			rowNo++;
		}
	}

	ReadChunk next() {
		var chunk = new ReadChunk(importId, rowNo);
		var end = rowNo + MOST_ROWS;
		while (rowNo < end && chunk.length() < MOST_CHARACTERS) {
			if (!file.next()) {
				return chunk.close(file.bytesTotal(), true);
			}
			rowNo++;
			var parsed = parser.parse(file.row());
			var row = parsed.row();
			if (row == null) {
				chunk.reject(rowNo, file.row().line(), parsed.problems());
			}
			else {
				var location = locator.locate(row);
				chunk.add(rowNo, row, location, location.reach() == Reach.OUTSIDE ? List.of() : matcher.screen(text(row)));
			}
		}
		return chunk.close(file.bytesRead(), false);
	}

	private static FirmText text(RegisterRow row) {
		return new FirmText(row.name(), row.scope(), row.kind(), row.licensedKinds());
	}
}
