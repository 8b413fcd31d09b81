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

	private static final List<Template> ADVERT_TEMPLATES = Template.read("adverts.txt", true);
	private static final List<Template> NEGATIVE_TEMPLATES = Template.read("negatives.txt", false);

	private Corpus() {
	}

	static List<Template> advertTemplates() {
		return ADVERT_TEMPLATES;
	}

	static List<Template> negativeTemplates() {
		return NEGATIVE_TEMPLATES;
	}

	static List<CorpusText> adverts() {
		return filled(ADVERT_TEMPLATES, ADVERTS_A_TEMPLATE);
	}

	static List<CorpusText> negatives() {
		return filled(NEGATIVE_TEMPLATES, NEGATIVES_A_TEMPLATE);
	}

	private static List<CorpusText> filled(List<Template> templates, int each) {
		var texts = new ArrayList<CorpusText>();
		var seen = new HashSet<String>();
		for (var template : templates) {
			int found = 0;
			for (long seed = 0; found < each; seed++) {
				var text = template.fill(seed);
				if (seen.add(text.text())) {
					texts.add(text);
					found++;
				}
				if (seed > each * 20L) {
					throw new IllegalStateException("too few different texts: " + template.text());
				}
			}
		}
		return List.copyOf(texts);
	}
}
