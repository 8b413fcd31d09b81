package cn.fangfei.detection.text;

import cn.fangfei.detection.assess.RiskLevel;
import java.util.List;
import java.util.Objects;

/**
 * What a text says, and how far that is worth a look.
 *
 * @param score from 0 to 100, one decimal; the level is that of the printed figure, and yellow or above is an alarm
 * @param elements the legal elements that the text points to, in the order of the enum
 * @param rates every rate found, also those a sentence denies; in the order of the text
 * @param spans what the finding rests on, in the order of the text
 * @param guard a sentence in Chinese saying why the text is taken for no advert of fund-raising, or null
 * @param entities in the order of the text
 */
public record TextFinding(double score, RiskLevel level, List<LegalElement> elements, List<TextRate> rates, List<TextSpan> spans,
		String guard, List<TextEntity> entities) {

	public TextFinding {
		Objects.requireNonNull(level, "level");
		elements = List.copyOf(elements);
		rates = List.copyOf(rates);
		spans = List.copyOf(spans);
		entities = List.copyOf(entities);
		if (!(score >= 0 && score <= 100)) {
			throw new IllegalArgumentException("a score is from 0 to 100: " + score);
		}
	}

	/** Whether the text is to be put before a person: yellow or above. */
	public boolean alarm() {
		return level.compareTo(RiskLevel.YELLOW) >= 0;
	}

}
