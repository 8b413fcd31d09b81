package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.kernel.RoleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words of the product stand in {@code docs/glossary.md}. The rooms' names are checked by {@link ModularityTests}. */
class GlossaryTests {

	private final String glossary = read("../docs/glossary.md");

	@Test
	void everyPermissionWordIsInTheGlossary() {
		var words = read("../docs/access.csv").lines().skip(2).map(line -> line.split(",")).toList();

		assertThat(words).isNotEmpty()
			.allSatisfy(word -> assertThat(glossary).contains("| " + word[1] + " | `" + word[0] + "` |"));
	}

	@Test
	void everyRoleIsInTheGlossary() {
		assertThat(Arrays.stream(RoleName.values()).map(role -> "`" + role + "`")).allMatch(glossary::contains);
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
