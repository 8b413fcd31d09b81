package cn.fangfei.server.verification;

import java.util.Optional;
import java.util.UUID;

/** A room whose matters have evidence. The rooms above this one implement it; clues are looked up by this room itself. */
public interface EvidenceOwners {

	EvidenceOwnerKind kind();

	/** The matter, when who acts may see it. */
	Optional<EvidenceOwner> find(UUID id);

	/** Adds a line to the timeline of the matter, in the transaction of the act. */
	void tell(UUID id, String text);
}
