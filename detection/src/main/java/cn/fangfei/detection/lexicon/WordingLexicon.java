package cn.fangfei.detection.lexicon;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * 字样清单: one published version of the list of wording to look for.
 *
 * <p>固政办〔2025〕10号 asks for a list that is 动态更新. A version is never changed; a new one is published, and every hit
 * can say by which version it was found.
 */
public record WordingLexicon(int version, LocalDate effectiveFrom, String author, String note,
		List<WordingTerm> terms) {

	private static final LocalDate STANDARD_FROM = LocalDate.of(2025, 5, 30);

	public WordingLexicon {
		if (version < 1) {
			throw new IllegalArgumentException("a version counts from 1: " + version);
		}
		Objects.requireNonNull(effectiveFrom, "effectiveFrom");
		Objects.requireNonNull(author, "author");
		Objects.requireNonNull(note, "note");
		terms = List.copyOf(terms);
	}

	/** The list every installation begins with: the statute's six and the lists of three localities. */
	public static WordingLexicon standard() {
		var stream = Objects.requireNonNull(WordingLexicon.class.getResourceAsStream("standard.csv"), "standard.csv");
		try (var csv = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
			return parse(csv, 1, STANDARD_FROM, "系统内置", "条例第九条六个禁用字样，固镇、张店、黔东南三地重点关注字样");
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	/**
	 * Reads a list in the form of {@code standard.csv}: a header line {@code 字样,层级,来源,启用日期,停用日期}, then one term
	 * a line; the last field may be empty.
	 *
	 * @throws InvalidLexicon naming the line, the field and the remedy
	 */
	public static WordingLexicon parse(Reader csv, int version, LocalDate effectiveFrom, String author, String note) {
		return new WordingLexicon(version, effectiveFrom, author, note, LexiconFile.read(csv));
	}

	/** This version reduced to the terms in force on a day. */
	public WordingLexicon on(LocalDate day) {
		return new WordingLexicon(version, effectiveFrom, author, note,
				terms.stream().filter(term -> term.inForceOn(day)).toList());
	}

}
