package cn.fangfei.server.registry;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY: columns parted by tabs, a missing value as {@code \N}. */
final class CopyText {

	private final StringBuilder text = new StringBuilder(1 << 16);

	private boolean begun;

	private int rows;

	CopyText put(@Nullable String value) {
		separate();
		if (value == null) {
			text.append("\\N");
			return this;
		}
		for (var i = 0; i < value.length(); i++) {
			var c = value.charAt(i);
			switch (c) {
				case '\\' -> text.append("\\\\");
				case '\t' -> text.append("\\t");
				case '\n' -> text.append("\\n");
				case '\r' -> text.append("\\r");
				case '\0' -> text.append(' ');
				default -> text.append(c);
			}
		}
		return this;
	}

	CopyText put(long value) {
		separate();
		text.append(value);
		return this;
	}

	CopyText put(boolean value) {
		separate();
		text.append(value ? 't' : 'f');
		return this;
	}

	CopyText put(UUID value) {
		separate();
		text.append(value);
		return this;
	}

	CopyText put(@Nullable LocalDate value) {
		return put(value == null ? null : value.toString());
	}

	CopyText put(@Nullable BigDecimal value) {
		return put(value == null ? null : value.toPlainString());
	}

	void end() {
		text.append('\n');
		begun = false;
		rows++;
	}

	int rows() {
		return rows;
	}

	int length() {
		return text.length();
	}

	InputStream stream() {
		return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private void separate() {
		if (begun) {
			text.append('\t');
		}
		begun = true;
	}
}
