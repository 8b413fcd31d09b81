package cn.fangfei.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditCodesTests {

	/** The worked example of GB 32100-2015. */
	@Test
	void theExampleOfTheStandardChecks() {
		assertThat(CreditCodes.wellFormed("91350100M000100Y43")).isTrue();
		assertThat(CreditCodes.checks("91350100M000100Y43")).isTrue();
	}

	@Test
	void anyOtherLastCharacterDoesNotCheck() {
		for (char last : "012456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
			assertThat(CreditCodes.checks("91350100M000100Y4" + last)).isFalse();
		}
	}

	@Test
	void lettersThatLookLikeDigitsAreNoPartOfACode() {
		for (char letter : "IOSVZ".toCharArray()) {
			assertThat(CreditCodes.wellFormed("91350100M000100Y4" + letter)).isFalse();
		}
		assertThat(CreditCodes.wellFormed("91350100M000100Y4")).isFalse();
	}
}
