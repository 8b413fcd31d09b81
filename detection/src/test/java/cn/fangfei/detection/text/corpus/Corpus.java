package cn.fangfei.detection.text.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Adverts of illegal fund-raising and what resembles them, made from templates with invented firms, places and numbers. The templates were
 * written apart from the rules and without any advert at hand; a rule that is tuned may look at the side {@link Side#TUNE} only.
 */
final class Corpus {

	static final int ADVERTS_A_TEMPLATE = 10;
	static final int NEGATIVES_A_TEMPLATE = 12;
	/** Of the files that came later there are many templates, each with few fillings. */
	static final int MORE_A_TEMPLATE = 4;

	private static final List<Template> ADVERT_TEMPLATES = Template.read("adverts.txt", true);
	private static final List<Template> NEGATIVE_TEMPLATES = Template.read("negatives.txt", false);
	/** By the writer of the first ones, then by others: each file by one hand. */
	private static final List<String> MORE = List.of("more", "odd", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
	private static final List<Template> MORE_ADVERTS = more(true);
	private static final List<Template> MORE_NEGATIVES = more(false);

	private Corpus() {
	}

	private static List<Template> more(boolean adverts) {
		var all = new ArrayList<Template>();
		for (var name : MORE) {
			all.addAll(Template.read((adverts ? "adverts-" : "negatives-") + name + ".txt", adverts));
		}
		return List.copyOf(all);
	}

	static List<Template> advertTemplates() {
		return joined(ADVERT_TEMPLATES, MORE_ADVERTS);
	}

	static List<Template> negativeTemplates() {
		return joined(NEGATIVE_TEMPLATES, MORE_NEGATIVES);
	}

	static List<CorpusText> adverts() {
		return joined(filled(ADVERT_TEMPLATES, ADVERTS_A_TEMPLATE, ADVERTS_A_TEMPLATE), filled(MORE_ADVERTS, MORE_A_TEMPLATE, MORE_A_TEMPLATE));
	}

	static List<CorpusText> negatives() {
		return joined(filled(NEGATIVE_TEMPLATES, NEGATIVES_A_TEMPLATE, NEGATIVES_A_TEMPLATE), filled(MORE_NEGATIVES, 1, MORE_A_TEMPLATE));
	}

	private static <T> List<T> joined(List<T> first, List<T> then) {
		var all = new ArrayList<>(first);
		all.addAll(then);
		return List.copyOf(all);
	}

	/** Each template with as many different fillings as {@code most}; one with few slots has fewer, but {@code least}. */
	private static List<CorpusText> filled(List<Template> templates, int least, int most) {
		var texts = new ArrayList<CorpusText>();
		var seen = new HashSet<String>();
		for (var template : templates) {
			int found = 0;
			for (long seed = 0; found < most && seed <= most * 20L; seed++) {
				var text = template.fill(seed);
				if (seen.add(text.text())) {
					texts.add(text);
					found++;
				}
			}
			if (found < least) {
				throw new IllegalStateException("too few different texts: " + template.text());
			}
		}
		return List.copyOf(texts);
	}
}
