package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.subject.SubjectNames;
import org.jspecify.annotations.Nullable;

/**
 * When two reports speak of one matter: the same subject, in the territory of the same lead office, of the same kind. The credit
 * code decides who the subject is; without one its name does, written without the differences that mean nothing. The county
 * stands for its lead office, so that two townships report one matter.
 *
 * <p>A report that knows only the name and one that knows the code as well have different keys and may still be one matter;
 * {@code clue_join} compares {@link #place()} for that.
 * @param value the key that the index of open clues holds
 * @param place the subject's name and the county: what a report with and one without a code have in common
 */
record MatterKey(String value, String place) {

	/** The only kind there is today; other illegal financial activities get letters of their own. */
	private static final String FUNDRAISING = "F";

	static MatterKey of(String subjectName, @Nullable CreditCode code, RegionCode region) {
		var county = region.at(RegionLevel.COUNTY).value().substring(0, 6);
		var name = SubjectNames.normalised(subjectName);
		var subject = code == null ? "N" + name : "C" + code.value();
		return new MatterKey(subject + "|" + county + "|" + FUNDRAISING, name + "|" + county + "|" + FUNDRAISING);
	}
}
