package cn.fangfei.server.casework;

import cn.fangfei.server.verification.EvidenceOwner;
import cn.fangfei.server.verification.EvidenceOwnerKind;
import cn.fangfei.server.verification.EvidenceOwners;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cases as what evidence belongs to. */
@Component
class CasesAsOwners implements EvidenceOwners {

	private final CaseDesk cases;

	CasesAsOwners(CaseDesk cases) {
		this.cases = cases;
	}

	@Override
	public EvidenceOwnerKind kind() {
		return EvidenceOwnerKind.CASE;
	}

	@Override
	public Optional<EvidenceOwner> find(UUID id) {
		var file = cases.summary(new CaseId(id));
		return Optional.of(new EvidenceOwner(EvidenceOwnerKind.CASE, id, file.number(), file.region(), null, file.unit(),
				file.createdBy()));
	}

	@Override
	public void tell(UUID id, String text) {
		cases.tell(new CaseId(id), CaseEventKind.NOTE, text);
	}
}
