package cn.fangfei.detection.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The version of the terms and rules by which {@link TextScreen} reads: a digest of them, so that none can change and keep its version.
 * Whoever keeps a finding keeps the version that made it.
 */
public final class TextScreenVersion {

	/** Each file of the package that has a say in what is found. */
	static final List<String> PARTS = List.of("terms.txt", "phrases.txt", "han.txt", "vouches.txt", "tells.txt",
			"reports.txt", "complains.txt", "offers.txt", "Leaning.class", "Voice.class", "TextScreen.class", "TextScreen$Reading.class",
			"TextTerms.class", "TermKind.class", "Phrases.class", "Phrases$Part.class", "Phrases$Phrase.class", "Phrases$Piece.class",
			"Phrases$Word.class", "Documents.class", "DocumentSort.class", "Denials.class", "Rates.class", "Rate.class", "Quantities.class", "Quantity.class",
			"Quantity$Unit.class", "Accusation.class", "Sentence.class", "PlainText.class", "PlainText$Reader.class", "Entities.class",
			"Publisher.class", "Sound.class", "HanTable.class", "TextEvidence.class",
			"TextEvidence$Found.class", "Period.class", "Hit.class", "LegalElement.class",
			"Signs.class");

	private static final String CURRENT = digest();

	private TextScreenVersion() {
	}

	/** Twelve hexadecimal digits. */
	public static String current() {
		return CURRENT;
	}

	private static String digest() {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var part : PARTS) {
				try (var in = TextScreenVersion.class.getResourceAsStream(part)) {
					digest.update(Objects.requireNonNull(in, part).readAllBytes());
				}
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 6);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
