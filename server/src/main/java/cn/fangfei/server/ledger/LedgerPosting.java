package cn.fangfei.server.ledger;

import cn.fangfei.server.casework.CaseMoved;
import cn.fangfei.server.clue.ClueRegistered;
import cn.fangfei.server.clue.ClueVoided;
import cn.fangfei.server.verification.VerificationAmended;
import cn.fangfei.server.verification.VerificationConcluded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts what happens in the rooms below, in the transaction in which it happens. A listener after the commit could be overtaken:
 * a movement would reach the ledger before its entry.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class LedgerPosting {

	private final LedgerEntries entries;

	LedgerPosting(LedgerEntries entries) {
		this.entries = entries;
	}

	@EventListener
	void open(ClueRegistered event) {
		entries.open(event);
	}

	@EventListener
	void verified(VerificationConcluded event) {
		entries.found(LedgerMovementKind.VERIFIED, event.event(), event.clue(), event.finding(), event.at(), event.by());
	}

	@EventListener
	void corrected(VerificationAmended event) {
		entries.found(LedgerMovementKind.CORRECTED, event.event(), event.clue(), event.finding(), event.at(), event.by());
	}

	@EventListener
	void voided(ClueVoided event) {
		entries.voided(event);
	}

	@EventListener
	void moved(CaseMoved event) {
		entries.moved(event);
	}
}
