package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may take which step of a clue now, and why not. The desk refuses by it and the page shows it: a button and the refusal behind
 * it cannot disagree.
 */
final class ClueRules {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private ClueRules() {
	}

	/** What stands against the step; absent when nothing does. Whether the matter has another open clue is asked elsewhere. */
	static @Nullable ClueHurdle hurdle(Clue clue, ClueStep step, Actor actor, Instant now) {
		if (step.words().stream().noneMatch(actor::may)) {
			return new ClueHurdle(true, "当前岗位没有“" + step.label() + "”的权限");
		}
		var transition = ClueTransitions.of(clue.status(), step).orElse(null);
		if (transition == null) {
			return new ClueHurdle(false, notFrom(clue.status(), step));
		}
		if (transition.who().stream().noneMatch(party -> is(party, clue, actor, now))) {
			return new ClueHurdle(true, step == ClueStep.RELEASE ? "没有领取这条线索" : "由" + words(transition.who()) + "办理");
		}
		return special(clue, step, actor, now);
	}

	/** Where the step begins, in words: 待签收、核查中的线索才能退回. */
	static String notFrom(ClueStatus status, ClueStep step) {
		var from = ClueTransitions.before(step).stream().map(ClueStatus::label).collect(Collectors.joining("、"));
		return "线索现为“" + status.label() + "”，" + from + "的线索才能" + step.label();
	}

	private static @Nullable ClueHurdle special(Clue clue, ClueStep step, Actor actor, Instant now) {
		var round = clue.round();
		return switch (step) {
			case ASSIGN, TRANSFER -> round.arbitrated() && actor.role() != RoleName.OFFICE_LEAD
					? new ClueHurdle(true, "已退回三次，由处非办负责人指定承办单位") : null;
			case RETURN -> round.arbitrated() ? new ClueHurdle(false, "承办单位由处非办负责人仲裁指定，不能再退回") : null;
			case REQUEST_EXTENSION -> round.extensionBy() != null ? new ClueHurdle(false, "已有一份延期申请等待审批")
					: round.extended() > 0 ? new ClueHurdle(false, "本次交办已经延期一次") : null;
			case DECIDE_EXTENSION -> round.extensionBy() == null ? new ClueHurdle(false, "没有等待审批的延期申请")
					: round.extensionBy().equals(actor.accountId()) ? new ClueHurdle(true, "本人申请的延期，由另一位负责人审批") : null;
			case MARK_URGENT -> clue.urgent() ? new ClueHurdle(false, "已标为重大风险") : null;
			case CLAIM -> claimed(clue.claim(), actor, now);
			default -> null;
		};
	}

	private static @Nullable ClueHurdle claimed(@Nullable ClueClaim claim, Actor actor, Instant now) {
		if (claim == null || !claim.holds(now)) {
			return null;
		}
		return claim.by().equals(actor.accountId()) ? new ClueHurdle(false, "您已领取")
				: new ClueHurdle(false, claim.byName() + "已领取，" + TIME.format(claim.until()) + "自动放回");
	}

	private static boolean is(ClueParty party, Clue clue, Actor actor, Instant now) {
		return switch (party) {
			case OFFICE -> (actor.role() == RoleName.OFFICE_CLERK || actor.role() == RoleName.OFFICE_LEAD)
					&& actor.scope().covers(clue.region());
			case OFFICE_LEAD -> actor.role() == RoleName.OFFICE_LEAD && actor.scope().covers(clue.region());
			case UNIT -> clue.assignedUnit() != null && clue.assignedUnit().equals(actor.unitId());
			case MAKER -> clue.createdBy().equals(actor.accountId());
			case CLAIMANT -> clue.claim() != null && clue.claim().holds(now) && clue.claim().by().equals(actor.accountId());
			case CLOSE_OUT -> false;
		};
	}

	private static String words(List<ClueParty> who) {
		return who.stream().map(ClueParty::label).collect(Collectors.joining("或"));
	}
}
