package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermAutomatonTests {

	/** Few terms have their table whole, many have it overlaid. */
	@ParameterizedTest
	@CsvSource({"1, 2", "5, 3", "60, 20", "200, 90", "4000, 300", "4000, 4"})
	void reportsWhatLookingForEachTermReports(int howMany, int letters) {
		var random = new Random(howMany * 31L + letters);
		var terms = new TreeSet<String>();
		while (terms.size() < Math.min(howMany, letters + letters * letters * letters)) {
			terms.add(word(random, 1 + random.nextInt(6), letters));
		}
		var named = List.copyOf(terms);
		var automaton = TermAutomaton.exact(named);

		for (var i = 0; i < 50; i++) {
			var text = word(random, random.nextInt(200), letters + 3);
			var found = new ArrayList<String>();
			automaton.scan(text, (term, end) -> found.add(named.get(term) + "@" + end));
			var inArray = new ArrayList<String>();
			automaton.scan(text.toCharArray(), text.length(), (term, end) -> inArray.add(named.get(term) + "@" + end));
			assertThat(found).containsExactlyInAnyOrderElementsOf(naive(named, text));
			assertThat(inArray).isEqualTo(found);
		}
	}

	@Test
	void findsNothingWithoutTerms() {
		var found = new ArrayList<Integer>();
		TermAutomaton.exact(List.of()).scan("投资理财", (term, end) -> found.add(end));
		assertThat(found).isEmpty();
	}

	private static List<String> naive(List<String> terms, String text) {
		var found = new ArrayList<String>();
		for (var term : terms) {
			for (var at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
				found.add(term + "@" + (at + term.length()));
			}
		}
		return found;
	}

	private static String word(Random random, int length, int letters) {
		var word = new StringBuilder();
		for (var i = 0; i < length; i++) {
			word.append((char) ('一' + random.nextInt(letters)));
		}
		return word.toString();
	}

}
