package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueView;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a unit says what it found. The finding, the end of the clue and the ledger's movement are one transaction. */
@Service
@Transactional
public class VerificationDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Verifications verifications;

	private final ClueDesk clues;

	private final Access access;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	VerificationDesk(Verifications verifications, ClueDesk clues, Access access, ApplicationEventPublisher events,
			Clock clock) {
		this.verifications = verifications;
		this.clues = clues;
		this.access = access;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Concludes the verification of a clue.
	 * @param version of the clue that the caller saw
	 * @param confirmedNoIdentity somebody read the texts again: a number in them is not a person's
	 */
	@Permit("verification:conclude")
	public ClueView conclude(ClueId clueId, int version, Finding finding, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = clues.toVerify(clueId, version);
		finding.check(clue.foundOn(), LocalDate.ofInstant(now, CHINA));
		FreeText.refuseIdentity(confirmedNoIdentity, "核查情况", finding.summary(), "备注", finding.remark(), "核查人员",
				String.join("、", finding.officers()));
		var id = UUID.randomUUID();
		verifications.add(id, clue, finding, actor, now);
		clues.conclude(clue, version, finding.illegality(), now);
		events.publishEvent(new VerificationConcluded(id, clueId, finding, actor.displayName(), now));
		return clues.get(clueId);
	}
}
