package cn.fangfei.server.verification;

import org.jspecify.annotations.Nullable;

/**
 * What was found of one element.
 * @param basis on what ground; an element that is not clear may go without
 */
public record ElementFinding(LegalElement element, ElementState state, @Nullable String basis) {

	public ElementFinding {
		basis = basis == null || basis.isBlank() ? null : basis.strip();
	}
}
