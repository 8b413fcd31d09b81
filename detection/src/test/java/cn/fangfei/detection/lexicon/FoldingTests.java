package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** What is taken for granted of the folding. */
class FoldingTests {

	@Test
	void everyCharacterFoldsAsUnicodeSaysUnlessTheListsOfThisHouseSayMore() {
		var other = 0;
		for (var c = 0x3400; c <= 0xf8ff; c++) {
			var folded = Folding.fold((char) c);
			if (Character.isSurrogate((char) c) || folded == Folding.NONE) {
				continue;
			}
			var plain = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC);
			var expected = Character.toLowerCase(plain.length() == 1 ? plain.charAt(0) : (char) c);
			other += folded == expected ? 0 : 1;
		}

		assertThat(other).as("traditional characters of finance wording").isBetween(40, 60);
	}

	@Test
	void noBlockThatIsPassedOverHoldsWhatFoldsToNothing() {
		for (var c = 0x4e00; c <= 0x9fff; c++) {
			assertThat(Folding.fold((char) c)).isNotEqualTo(Folding.NONE);
		}
	}
}
