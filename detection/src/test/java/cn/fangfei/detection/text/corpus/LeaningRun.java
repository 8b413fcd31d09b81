package cn.fangfei.detection.text.corpus;

import cn.fangfei.detection.text.LeaningFit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fits how warnings, complaints and promises are written, to the side TUNE of the corpus, and writes the weights.
 *
 * <p>{@code LeaningRun <directory of the resources> [file to leave out …]}
 */
final class LeaningRun {

	/** Files of weights, by what is read of them. */
	static final List<String> FILES = List.of("tells.txt", "reports.txt", "complains.txt", "offers.txt", "vouches.txt");

	private LeaningRun() {
	}

	public static void main(String[] args) throws IOException {
		var without = new HashSet<>(List.of(args).subList(1, args.length));
		for (var file : FILES) {
			Files.write(Path.of(args[0], file), lines(file, without), StandardCharsets.UTF_8);
		}
	}

	/** What the file holds that is fitted to the corpus without the named hands. */
	static List<String> lines(String file, Set<String> without) {
		var texts = new ArrayList<CorpusText>();
		var templates = new HashSet<String>();
		for (var list : List.of(Corpus.adverts(), Corpus.negatives())) {
			for (var text : list) {
				if (text.side() == Side.TUNE && without.stream().noneMatch(hand -> text.family().endsWith(hand))
						&& templates.add(text.kind() + text.family() + text.template())) {
					texts.add(text);
				}
			}
		}
		return switch (file) {
			case "tells.txt" -> voice(texts, Set.of(TextClass.EDUCATION, TextClass.COURT), Set.of(TextClass.ADVERT));
			case "reports.txt" -> voice(texts, Set.of(TextClass.COURT), Set.of(TextClass.EDUCATION));
			case "complains.txt" -> voice(texts, Set.of(TextClass.COMPLAINT), Set.of(TextClass.ADVERT));
			case "offers.txt" -> voice(texts, Set.of(TextClass.ADVERT), Set.of(TextClass.LICENSED, TextClass.COMMERCE, TextClass.JOB));
			case "vouches.txt" -> vouches(texts);
			default -> throw new IllegalArgumentException(file);
		};
	}

	private static List<String> voice(List<CorpusText> texts, Set<TextClass> these, Set<TextClass> those) {
		var fit = new LeaningFit(true);
		for (var text : texts) {
			if (these.contains(text.kind()) || those.contains(text.kind())) {
				fit.add(text.text(), these.contains(text.kind()));
			}
		}
		return headed("how " + labels(these) + " is written, against " + labels(those), fit.fit(20));
	}

	private static String labels(Set<TextClass> kinds) {
		return kinds.stream().sorted().map(TextClass::label).collect(Collectors.joining(", "));
	}

	private static List<String> vouches(List<CorpusText> texts) {
		var fit = new LeaningFit(false);
		for (var text : texts) {
			for (var clause : LeaningFit.clauses(text.text())) {
				fit.add(text.text(), clause, text.promises().stream().anyMatch(promise -> promise.overlaps(clause.from(), clause.to())));
			}
		}
		return headed("how a clause is written that names a guarantee", fit.fit(0.5));
	}

	private static List<String> headed(String what, List<String> weights) {
		var lines = new ArrayList<String>();
		lines.add("# " + what + ". Fitted to the side TUNE of the project's own corpus by LeaningRun (test code); not");
		lines.add("# to be edited by hand. Weight in tenths of log odds, then the characters and pairs that have it; alone: the intercept.");
		lines.addAll(weights);
		return lines;
	}

}
