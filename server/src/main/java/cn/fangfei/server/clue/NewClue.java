package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report of a matter, as it is taken in.
 * @param urgent a major risk 重大风险, to be told upward at once
 * @param warningId the warning it was made from
 * @param workingSource where the work found it; its source is the one that this means
 * @param confirmedNoIdentity somebody read the description again: a number in it is not a person's
 */
public record NewClue(String subjectName, @Nullable CreditCode creditCode, @Nullable UUID firmId, ClueSource source,
		LocalDate foundOn, RegionCode region, @Nullable String grid, @Nullable Sector sector,
		@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, String description, boolean confirmedNoIdentity,
		boolean urgent, @Nullable UUID warningId, @Nullable WorkingSource workingSource) {

	public NewClue {
		if (workingSource != null && workingSource.source() != source) {
			throw new SourcesDisagree();
		}
	}

	/** A report that names only the source of the form. */
	public NewClue(String subjectName, @Nullable CreditCode creditCode, @Nullable UUID firmId, ClueSource source,
			LocalDate foundOn, RegionCode region, @Nullable String grid, @Nullable Sector sector,
			@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
			@Nullable Integer participants, String description, boolean confirmedNoIdentity) {
		this(subjectName, creditCode, firmId, source, foundOn, region, grid, sector, method, channel, amount, participants,
				description, confirmedNoIdentity, false, null, null);
	}

	NewClue withCode(CreditCode code) {
		return new NewClue(subjectName, code, firmId, source, foundOn, region, grid, sector, method, channel, amount,
				participants, description, confirmedNoIdentity, urgent, warningId, workingSource);
	}
}
