package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Permit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people take clues out of the common queue, so that two do not begin one. A claim holds for the term CLAIM_RELEASE and then
 * falls away by itself; it keeps nobody from a step, it only shows who is at work.
 */
@Service
@Transactional
public class ClueQueueDesk {

	private final Clues clues;

	private final ClueMoves moves;

	private final ClueClocks clocks;

	private final Access access;

	private final Clock clock;

	ClueQueueDesk(Clues clues, ClueMoves moves, ClueClocks clocks, Access access, Clock clock) {
		this.clues = clues;
		this.moves = moves;
		this.clocks = clocks;
		this.access = access;
		this.clock = clock;
	}

	/** Takes the most pressing clue that waits for this post and nobody has, and says why it comes first. */
	@Permit({"clue:assign", "clue:accept"})
	ClueNext next() {
		var actor = access.actor();
		var now = clock.instant();
		var clue = clues.next(actor, now).orElseThrow(NothingToClaim::new);
		var why = why(clue, ClueClocks.day(now));
		claim(new ClueMoves.Move(clue, ClueStep.CLAIM, actor, now));
		return new ClueNext(moves.view(clue.id()), why);
	}

	@Permit({"clue:assign", "clue:accept"})
	ClueView claim(ClueId id) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = moves.find(id, actor);
		moves.refuse(clue, ClueStep.CLAIM, actor, now);
		claim(new ClueMoves.Move(clue, ClueStep.CLAIM, actor, now));
		return moves.view(id);
	}

	@Permit({"clue:assign", "clue:accept"})
	ClueView release(ClueId id) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = moves.find(id, actor);
		moves.refuse(clue, ClueStep.RELEASE, actor, now);
		clues.release(id, actor);
		moves.tell(new ClueMoves.Move(clue, ClueStep.RELEASE, actor, now), ClueMoves.Line.of(ClueEventKind.RELEASED, "放回"),
				"clue:release", "放回待办");
		return moves.view(id);
	}

	private void claim(ClueMoves.Move move) {
		if (!clues.claim(move.clue().id(), move.actor(), move.now(), clocks.claimUntil(move.now()))) {
			throw new ClueStepImpossible(move.clue().number(), ClueStep.CLAIM.label(), "别人刚刚领取");
		}
		moves.tell(move, ClueMoves.Line.of(ClueEventKind.CLAIMED, "领取"), "clue:claim", "领取");
	}

	/** Why a clue comes first, in the order in which the queue asks. */
	static String why(Clue clue, LocalDate today) {
		var because = new ArrayList<String>();
		if (clue.urgent()) {
			because.add("标为重大风险，最先办理");
		}
		var due = clue.dueOn();
		if (due != null) {
			var left = ChronoUnit.DAYS.between(today, due);
			because.add((clue.status() == ClueStatus.REGISTERED ? "待受理中到期最早：" : "待办中到期最早：") + due.getMonthValue() + "月" + due.getDayOfMonth() + "日到期"
					+ (left < 0 ? "，已逾期" + -left + "天" : left == 0 ? "，就是今天" : "，还有" + left + "天"));
		}
		else {
			var waited = ChronoUnit.DAYS.between(ClueClocks.day(clue.registeredAt()), today);
			because.add((clue.status() == ClueStatus.RETURNED ? "被退回，等待重新交办" : "等待交办") + "，登记已" + waited + "天，是最早的一条");
		}
		return String.join("；", because) + "。";
	}
}
