package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That nothing which decides what the screen finds is left out of its version. */
class TextScreenVersionTests {

	/** The other files of the package, by how they begin, and why they are no part of the rules. */
	private static final Map<String, String> OTHERS = Map.of("TextModel", "the trained model has a version of its own",
			"TextFingerprint", "tells texts that are alike, judges none", "TextFinding", "carries the result", "TextSpan", "carries the result",
			"TextRate", "carries the result", "TextEntity", "carries the result", "TextItem", "carries the question",
			"TextScreenVersion", "is the version");

	@Test
	void everyFileOfThePackageIsInTheVersionOrLeftOutForAReason() throws IOException, URISyntaxException {
		var files = new TreeSet<String>();
		for (var one : new String[] {"TextScreen.class", "terms.txt"}) {
			try (var list = Files.list(Path.of(TextScreen.class.getResource(one).toURI()).getParent())) {
				list.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).forEach(files::add);
			}
		}

		// The compiler's tables of a switch over an enum say nothing that the class and the enum do not; words about the package decide nothing.
		files.removeIf(file -> file.matches(".*\\$[0-9]+\\.class") || file.startsWith("package-info"));

		assertThat(files).contains("phrases.txt", "Denials.class");
		assertThat(files).allSatisfy(file -> assertThat(TextScreenVersion.PARTS.contains(file) != OTHERS.keySet().stream().anyMatch(other -> is(file, other)))
			.as(file).isTrue());
		assertThat(OTHERS.keySet()).allSatisfy(other -> assertThat(files).anyMatch(file -> is(file, other)));
		assertThat(TextScreenVersion.PARTS).doesNotHaveDuplicates().allSatisfy(part -> assertThat(files).contains(part));
	}

	/** A class, one inside it, or one of the trained model. */
	private static boolean is(String file, String other) {
		return file.startsWith(other + ".") || file.startsWith(other + "$") || other.equals("TextModel") && file.startsWith(other)
				|| other.equals("TextEntity") && file.equals("TextEntityKind.class");
	}

}
