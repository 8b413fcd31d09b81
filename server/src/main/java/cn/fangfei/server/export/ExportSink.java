package cn.fangfei.server.export;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an export one by one. */
public interface ExportSink {

	/** The columns that are wanted, for a source that can spare itself the others. */
	Set<String> columns();

	/** Takes a row. Stops the export by an exception when it was cancelled. */
	void row(Cells cells) throws SQLException;

	/** The cells of one row, asked for by column: text, a number, a {@code LocalDate}, an {@code Instant}, a boolean, or null. */
	@FunctionalInterface
	interface Cells {

		@Nullable Object of(String column) throws SQLException;
	}
}
