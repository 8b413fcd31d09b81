package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseView.CasePenaltyView;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where penalties are written down, and revoked. */
@Service
@Transactional
public class CasePenaltyDesk {

	/** 罚款 and the two confiscations: what has an amount. */
	private static final String FINE = "03";

	private static final List<String> WITH_AMOUNT = List.of(FINE, "04", "05");

	private final CasePenalties penalties;

	private final CaseSettings settings;

	private final CaseSteps steps;

	private final CaseReading reading;

	private final Access access;

	CasePenaltyDesk(CasePenalties penalties, CaseSettings settings, CaseSteps steps, CaseReading reading, Access access) {
		this.penalties = penalties;
		this.settings = settings;
		this.steps = steps;
		this.reading = reading;
		this.access = access;
	}

	/** One decision of one or more types against one party (条例 Art 30 lets several be combined). */
	@Permit("case:handle")
	public CaseView penalise(CaseId id, int version, Penalty penalty, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "被处罚人", penalty.against(), "依据", penalty.basis(), "备注",
				penalty.note());
		steps.past(penalty.decidedOn(), "处罚决定日期");
		var types = types(penalty);
		if (penalty.types().contains(FINE) && penalty.amount() == null
				|| penalty.amount() != null && penalty.types().stream().noneMatch(WITH_AMOUNT::contains)) {
			throw new FineWithoutAmount();
		}
		penalties.add(id, UUID.randomUUID(), penalty, types, actor, steps.now());
		var standing = standing(id);
		steps.take(file, new CaseStep("case:penalise", CaseEventKind.PENALTY,
				penalty.body() + "对" + penalty.against() + "作出行政处罚："
						+ types.stream().map(PenaltyType::label).collect(Collectors.joining("、"))
						+ (penalty.amount() == null ? "" : "，" + Rows.words(penalty.amount())),
				CaseMoveKind.PENALISED, FactsOfCase.penalised(latest(standing), union(standing)), penalty.decidedOn()));
		return reading.view(id);
	}

	/** A penalty that was revoked, or written down by mistake. The list of types is that of what still stands. */
	@Permit("case:handle")
	CaseView revoke(CaseId id, int version, UUID penaltyId, LocalDate on, String reason, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "原因", reason);
		var penalty = penalties.of(id, actor.scope())
			.stream()
			.filter(p -> p.penaltyId().equals(penaltyId))
			.findFirst()
			.orElseThrow(PenaltyNotFound::new);
		if (penalty.revoked() != null) {
			throw new PenaltyRevokedBefore();
		}
		steps.past(on, "撤销日期");
		penalties.revoke(id, penaltyId, on, reason.strip(), actor, steps.now());
		var standing = standing(id);
		steps.take(file, new CaseStep("case:penalise", CaseEventKind.PENALTY,
				"撤销对" + penalty.against() + "的行政处罚：" + reason.strip(), CaseMoveKind.PENALISED,
				FactsOfCase.penalised(latest(standing), union(standing)), on));
		return reading.view(id);
	}

	private List<PenaltyType> types(Penalty penalty) {
		Map<String, PenaltyType> known = settings.penaltyTypes(penalty.decidedOn())
			.stream()
			.map(PenaltyTypeView::type)
			.collect(Collectors.toMap(PenaltyType::code, type -> type));
		return penalty.types().stream().map(code -> {
			if (!known.containsKey(code)) {
				throw new PenaltyTypeUnknown(code);
			}
			return known.get(code);
		}).toList();
	}

	private List<CasePenaltyView> standing(CaseId id) {
		return penalties.of(id, access.actor().scope()).stream().filter(p -> p.revoked() == null).toList();
	}

	private static @Nullable LocalDate latest(List<CasePenaltyView> standing) {
		return standing.stream().map(CasePenaltyView::decidedOn).max(Comparator.naturalOrder()).orElse(null);
	}

	private static List<PenaltyType> union(List<CasePenaltyView> standing) {
		var union = new TreeMap<String, PenaltyType>();
		standing.forEach(p -> p.types().forEach(type -> union.put(type.code(), type)));
		return List.copyOf(union.values());
	}
}
