package cn.fangfei.detection;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a CSV file for the programs that measure; for files whose quotes are right. */
public final class CsvRows {

	private final Reader in;

	public CsvRows(Reader in) {
		this.in = in;
	}

	/** The fields of the next row, empty after the last one. */
	public List<String> next() throws IOException {
		var fields = new ArrayList<String>();
		var field = new StringBuilder();
		var quoted = false;
		for (var c = in.read(); c >= 0; c = in.read()) {
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				fields.add(field.toString());
				field.setLength(0);
			}
			else if (c == '\n' && !quoted) {
				fields.add(field.toString());
				return fields;
			}
			else if (c != '\r') {
				field.append((char) c);
			}
		}
		if (!fields.isEmpty() || !field.isEmpty()) {
			fields.add(field.toString());
		}
		return fields;
	}
}
