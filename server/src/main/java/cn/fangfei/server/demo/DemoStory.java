package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one clue of the demo, from its registration as far as it came.
 * @param firm whom it is about; absent for a subject that no register knows
 * @param registrar login name of who registered it
 * @param joined another report of the same matter that came while it was open
 */
record DemoStory(int number, String subjectName, @Nullable DemoFirm firm, RegionCode region, String registrar,
		ClueSource source, LocalDate foundOn, Instant registeredAt, @Nullable Sector sector,
		@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, String description, @Nullable Joined joined, @Nullable Assigned assigned,
		@Nullable Concluded concluded) {

	/** A second report: who, when, and in which words. */
	record Joined(String registrar, Instant at, String description) {
	}

	/**
	 * The assignment.
	 * @param to login name of somebody of the unit that has to verify
	 */
	record Assigned(String to, Instant at, @Nullable String note) {
	}

	/** The finding, by somebody of the unit that had it. */
	record Concluded(String by, Instant at, LocalDate visitedOn, List<String> officers, Illegality illegality,
			@Nullable HandlingPath path, Sector sector, FundraisingMethod method, FundraisingChannel channel,
			@Nullable Yuan amount, @Nullable Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge,
			String summary, @Nullable String remark) {
	}
}
