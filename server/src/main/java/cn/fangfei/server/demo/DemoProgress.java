package cn.fangfei.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a platform that is stopped while it makes the demo needs to go on with it. Kept in the data folder until the demo is whole.
 * @param began the instant that the stories are told from
 * @param people empty while accounts are still being opened: such a demo cannot be gone on with
 */
record DemoProgress(String county, Instant began, List<DemoPerson> people) {

	static Optional<DemoProgress> load(Path data, JsonMapper json) {
		var file = file(data);
		return Files.exists(file) ? Optional.of(json.readValue(file, DemoProgress.class)) : Optional.empty();
	}

	void save(Path data, JsonMapper json) {
		try {
			var fresh = data.resolve("demo-unfinished.json.new");
			Files.write(fresh, json.writeValueAsBytes(this));
			Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static void clear(Path data) {
		try {
			Files.deleteIfExists(file(data));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path file(Path data) {
		return data.resolve("demo-unfinished.json");
	}
}
