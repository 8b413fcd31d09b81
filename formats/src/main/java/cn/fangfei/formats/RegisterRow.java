package cn.fangfei.formats;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.lexicon.LicensedKind;
import cn.fangfei.detection.register.RegisteredCapital;

/**
 * One firm of a company register. Texts that are missing are empty, other values are null.
 *
 * @param creditCode 18 characters; a wrong check digit is warned of and kept, any other text is not a code and stands in {@code extra}
 * @param regionCode 12 digits
 * @param extra the file's further columns by their header, and values that could not be read, by the header of their column
 * @param key what makes the firm the same one in the next file: the credit code, else name and date
 */
public record RegisterRow(long line, String name, @Nullable String creditCode, @Nullable LocalDate registeredOn, String kind,
		String legalRepresentative, @Nullable RegisteredCapital capital, String scope, String province, String city, String address,
		@Nullable String regionCode, String licence, Map<String, String> extra, String key) {

	/** The financial licences that the file's licence column states; the wording screen believes them. */
	public Set<LicensedKind> licensedKinds() {
		return LicenceText.kinds(licence);
	}
}
