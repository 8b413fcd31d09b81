package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueStep;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.clue.WorkingSource;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.verification.ElementFinding;
import cn.fangfei.server.verification.VerificationVisit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one clue of the demo, from its registration as far as it came.
 * @param firm whom it is about; absent for a subject that no register knows
 * @param registrar login name of who registered it
 * @param joined another report of the same matter that came while it was open
 * @param verbs the steps before the finding, in order
 * @param file the case that was made of it
 */
record DemoStory(int number, DemoPlot plot, String subjectName, @Nullable DemoFirm firm, RegionCode region, String registrar,
		WorkingSource source, LocalDate foundOn, Instant registeredAt, @Nullable Sector sector,
		@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, String description, @Nullable Joined joined, List<DemoVerb> verbs,
		@Nullable Visited visited, @Nullable Concluded concluded, @Nullable DemoCase file, @Nullable DemoCloseOut closeOut) {

	/** A second report: who, when, and in which words. */
	record Joined(String registrar, Instant at, String description) {
	}

	/**
	 * A visit: when it was planned and when what was seen was entered, by somebody of the unit that had the clue.
	 * @param enteredAt absent while it is only planned
	 */
	record Visited(String by, Instant plannedAt, LocalDate day, String place, String task, @Nullable Instant enteredAt,
			VerificationVisit visit) {
	}

	/** The finding, by somebody of the unit that had it. */
	record Concluded(String by, Instant at, LocalDate visitedOn, List<String> officers, Illegality illegality,
			@Nullable HandlingPath path, Sector sector, FundraisingMethod method, FundraisingChannel channel,
			@Nullable Yuan amount, @Nullable Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge,
			String summary, @Nullable String remark, List<ElementFinding> elements, @Nullable String noEvidenceReason) {
	}

	/** The steps of one kind. */
	Stream<DemoVerb> verbs(ClueStep step) {
		return verbs.stream().filter(v -> v.step() == step);
	}
}
