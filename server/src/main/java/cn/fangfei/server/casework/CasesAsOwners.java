package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.verification.EvidenceOwner;
import cn.fangfei.server.verification.EvidenceOwnerKind;
import cn.fangfei.server.verification.EvidenceOwners;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cases as what evidence belongs to: the answer to the room verification below, which keeps it. */
@Component
class CasesAsOwners implements EvidenceOwners {

	private final Cases cases;

	private final CaseSteps steps;

	private final Access access;

	CasesAsOwners(Cases cases, CaseSteps steps, Access access) {
		this.cases = cases;
		this.steps = steps;
		this.access = access;
	}

	@Override
	public EvidenceOwnerKind kind() {
		return EvidenceOwnerKind.CASE;
	}

	@Override
	public Optional<EvidenceOwner> find(UUID id) {
		return cases.get(new CaseId(id), steps.legacyLine(), access.actor().scope())
			.map(CaseState::file)
			.map(CasesAsOwners::owner);
	}

	/** A case, and who sees its evidence. */
	static EvidenceOwner owner(CaseFile file) {
		return new EvidenceOwner(EvidenceOwnerKind.CASE, file.id().value(), file.number(), file.region(), null,
				file.basics().leadUnit(), file.createdBy());
	}

	@Override
	public void tell(UUID id, String text) {
		var actor = access.actor();
		cases.tell(new CaseId(id), steps.now(), CaseEventKind.NOTE, actor, steps.unitName(actor.unitId()), text);
	}
}
