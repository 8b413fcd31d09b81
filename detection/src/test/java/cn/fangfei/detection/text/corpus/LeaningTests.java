package cn.fangfei.detection.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.detection.text.TextScreen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the shipped weights are those which the side TUNE of the corpus gives, and nothing else ({@code LeaningRun} writes them anew). */
class LeaningTests {

	static List<String> files() {
		return LeaningRun.FILES;
	}

	@ParameterizedTest
	@MethodSource("files")
	void theWeightsComeFromTheCorpusAlone(String file) throws IOException {
		Map<String, Integer> shipped;
		try (var in = TextScreen.class.getResourceAsStream(file)) {
			shipped = weights(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
		}

		var fitted = weights(LeaningRun.lines(file, Set.of()));

		var signs = new TreeSet<>(fitted.keySet());
		signs.addAll(shipped.keySet());
		assertThat(signs).hasSizeGreaterThan(500);
		// Another machine may round the last tenth otherwise.
		assertThat(signs).allSatisfy(sign -> assertThat(shipped.getOrDefault(sign, 0)).as(sign)
				.isCloseTo(fitted.getOrDefault(sign, 0), within(1)));
	}

	/** Each sign with its weight; the intercept bears the empty one. */
	private static Map<String, Integer> weights(List<String> lines) {
		var weights = new HashMap<String, Integer>();
		for (var line : lines) {
			if (line.startsWith("#")) {
				continue;
			}
			var words = line.split(" ");
			if (words.length == 1) {
				weights.put("", Integer.valueOf(words[0]));
			}
			for (var sign : List.of(words).subList(1, words.length)) {
				weights.put(sign, Integer.valueOf(words[0]));
			}
		}
		return weights;
	}

}
