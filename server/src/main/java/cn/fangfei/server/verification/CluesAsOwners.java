package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueEventKind;
import cn.fangfei.server.clue.ClueId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Clues as what evidence belongs to. */
@Component
class CluesAsOwners implements EvidenceOwners {

	private final ClueDesk clues;

	CluesAsOwners(ClueDesk clues) {
		this.clues = clues;
	}

	@Override
	public EvidenceOwnerKind kind() {
		return EvidenceOwnerKind.CLUE;
	}

	@Override
	public Optional<EvidenceOwner> find(UUID id) {
		var clue = clues.summary(new ClueId(id));
		return Optional.of(new EvidenceOwner(EvidenceOwnerKind.CLUE, id, clue.number(), clue.region(), clue.grid(),
				clue.assignedUnit(), clue.createdBy()));
	}

	@Override
	public void tell(UUID id, String text) {
		clues.tell(new ClueId(id), ClueEventKind.EVIDENCE, text);
	}
}
