package cn.fangfei.detection.lexicon;

import java.util.Objects;
import java.util.Set;

/**
 * What the screen reads of one firm.
 *
 * @param name the registered name; empty if the register has none
 * @param scope the business scope; empty if the register has none
 * @param kind the 企业类型 of the register, or null if it is silent, as it is for seven rows in eight; no rule reads it yet
 * @param licencesOnFile the financial licences that this platform has on file for the firm
 */
public record FirmText(String name, String scope, String kind, Set<LicensedKind> licencesOnFile) {

	public FirmText {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(scope, "scope");
		licencesOnFile = Set.copyOf(licencesOnFile);
	}

	public static FirmText of(String name, String scope) {
		return new FirmText(name, scope, null, Set.of());
	}

}
