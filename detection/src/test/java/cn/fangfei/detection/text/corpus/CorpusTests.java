package cn.fangfei.detection.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the corpus is what the figures say it is: large enough, different texts, nothing of one side on the other. */
class CorpusTests {

	private static final Pattern MARKS = Pattern.compile("\\{[^}]*}|\\[[-+~]|[-+~]]");

	private static List<Template> templates() {
		var all = new ArrayList<>(Corpus.advertTemplates());
		all.addAll(Corpus.negativeTemplates());
		return all;
	}

	@Test
	void thereAreEnoughTextsOfEveryKindOnBothSides() {
		var adverts = Corpus.adverts();
		var negatives = Corpus.negatives();

		assertThat(adverts).hasSizeGreaterThanOrEqualTo(600);
		assertThat(negatives).hasSizeGreaterThanOrEqualTo(600);
		assertThat(Corpus.advertTemplates()).hasSizeGreaterThanOrEqualTo(60).extracting(Template::family)
				.satisfies(families -> assertThat(Set.copyOf(families)).hasSizeGreaterThanOrEqualTo(12));
		for (var kind : TextClass.values()) {
			for (var side : Side.values()) {
				assertThat(templates()).filteredOn(t -> t.kind() == kind && t.side() == side).as(kind + " " + side).hasSizeGreaterThanOrEqualTo(4);
			}
		}
		var kinds = Corpus.negativeTemplates().stream().collect(Collectors.groupingBy(Template::kind, Collectors.counting()));
		assertThat(kinds).hasSize(6).allSatisfy((kind, count) -> assertThat(count).isGreaterThanOrEqualTo(8));
	}

	@Test
	void everyFamilyIsOnOneSideOnly() {
		var sides = new TreeMap<String, Set<Side>>();
		for (var template : templates()) {
			sides.computeIfAbsent(template.kind() + " " + template.family(), f -> new HashSet<>()).add(template.side());
		}

		assertThat(sides).allSatisfy((family, on) -> assertThat(on).as(family).hasSize(1));
	}

	/** Half of the pairs of characters in common would make two templates one; what slots and marks hold does not count. */
	@Test
	void noTemplateIsOnTwoSides() {
		var templates = templates();
		var pairs = new HashMap<Template, Set<String>>();
		templates.forEach(template -> pairs.put(template, pairs(MARKS.matcher(template.text()).replaceAll(""))));

		for (var tune : templates) {
			for (var test : templates) {
				if (tune.side().compareTo(test.side()) < 0) {
					var common = new HashSet<>(pairs.get(tune));
					common.retainAll(pairs.get(test));
					double share = (double) common.size() / Math.min(pairs.get(tune).size(), pairs.get(test).size());
					assertThat(share).as(tune.text() + "\n" + test.text()).isLessThan(0.35);
				}
			}
		}
	}

	private static Set<String> pairs(String text) {
		var pairs = new HashSet<String>();
		for (int i = 0; i + 2 <= text.length(); i++) {
			pairs.add(text.substring(i, i + 2));
		}
		return pairs;
	}

	@Test
	void allTextsDiffer() {
		var texts = new ArrayList<>(Corpus.adverts());
		texts.addAll(Corpus.negatives());

		assertThat(texts).extracting(CorpusText::text).doesNotHaveDuplicates();
		assertThat(texts).extracting(CorpusText::text).allSatisfy(text -> assertThat(text).doesNotContain("{", "}", "[", "]")
				.hasSizeBetween(30, 300));
	}

	@Test
	void theCorpusIsTheSameEveryTime() {
		assertThat(Corpus.adverts()).isEqualTo(Corpus.adverts());
		assertThat(Corpus.negatives()).isEqualTo(Corpus.negatives());
		var text = Corpus.adverts().get(0).text();
		for (var operator : Evasion.values()) {
			assertThat(operator.apply(text, 2, 7L)).isEqualTo(operator.apply(text, 2, 7L));
		}
	}

	@Test
	void everyOperatorChangesTextsAndTheMoreTheStronger() {
		for (var operator : Evasion.values()) {
			var changed = new int[4];
			for (var advert : Corpus.adverts()) {
				for (int strength = 1; strength <= 3; strength++) {
					changed[strength] += operator.apply(advert.text(), strength, 1L).equals(advert.text()) ? 0 : 1;
				}
			}
			assertThat(changed[3]).as(operator.label()).isGreaterThan(620);
			assertThat(changed[2]).as(operator.label()).isGreaterThan(changed[1] * 98 / 100);
			assertThat(changed[3]).as(operator.label()).isGreaterThanOrEqualTo(Math.max(changed[1], changed[2]));
		}
	}

	@Test
	void whatIsTrueOfATextStandsInIt() {
		for (var text : Corpus.adverts()) {
			assertThat(text.rates()).as(text.text()).allSatisfy(rate -> {
				assertThat(rate.value()).isPositive();
				assertThat(rate.annual()).isGreaterThanOrEqualTo(rate.value() - 1e-9);
			});
			assertThat(text.promises()).allSatisfy(promise -> assertThat(promise.end()).isBetween(promise.start() + 1, text.text().length()));
		}
		assertThat(Corpus.adverts().stream().mapToInt(text -> text.rates().size()).sum()).isGreaterThan(450);
		assertThat(Corpus.negatives().stream().filter(text -> text.kind() == TextClass.LICENSED).mapToInt(text -> text.rates().size()).sum())
				.isGreaterThan(60);
		assertThat(Arrays.stream(Promise.Polarity.values()).map(polarity -> count(polarity)))
				.allSatisfy(count -> assertThat(count).isGreaterThan(70));
	}

	private static int count(Promise.Polarity polarity) {
		int count = 0;
		for (var texts : List.of(Corpus.adverts(), Corpus.negatives())) {
			for (var text : texts) {
				count += (int) text.promises().stream().filter(promise -> promise.polarity() == polarity).count();
			}
		}
		return count;
	}
}
