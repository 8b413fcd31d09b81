package cn.fangfei.server.clue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a clue, written by hand from the order of the work and read from a file: it shares nothing with the table
 * of the house, which is held against it.
 */
record AllowedSteps(Map<String, Line> lines) {

	/** Who may take the step, and where it leads. */
	record Line(List<String> by, String to) {
	}

	static AllowedSteps read() {
		var lines = new HashMap<String, Line>();
		try (var in = AllowedSteps.class.getResourceAsStream("allowed-steps.csv")) {
			if (in == null) {
				throw new IllegalStateException("allowed-steps.csv is missing");
			}
			new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",")).forEach(
					cells -> lines.put(cells[0] + " " + cells[1], new Line(List.of(cells[2].split("\\+")), cells[3])));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return new AllowedSteps(lines);
	}

	@Nullable Line of(String status, String step) {
		return lines.get(status + " " + step);
	}
}
