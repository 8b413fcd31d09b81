package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.casework.CaseView.CaseMeasureView;
import cn.fangfei.server.jurisdiction.TermStep;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where measures are taken, extended and ended. */
@Service
@Transactional
public class CaseMeasureDesk {

	private final CaseMeasures measures;

	private final CaseSteps steps;

	private final CaseReading reading;

	private final Access access;

	CaseMeasureDesk(CaseMeasures measures, CaseSteps steps, CaseReading reading, Access access) {
		this.measures = measures;
		this.steps = steps;
		this.reading = reading;
		this.access = access;
	}

	/** Takes a measure, besides any others that were taken (Z11c). */
	@Permit("case:handle")
	public CaseView take(CaseId id, int version, Measure measure, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "措施内容", measure.content(), "经办人员", String.join("、", measure.officers()),
				"证据或回执", measure.evidence());
		steps.past(measure.decidedOn(), "决定日期");
		measure.check(actor.region() != null && actor.region().level().compareTo(RegionLevel.CITY) <= 0);
		var term = reading.due(measure.kind(), measure.decidedOn());
		if (term != null && measure.kind().term() == TermStep.SEIZURE && measure.dueOn() != null
				&& measure.dueOn().isAfter(term.day())) {
			throw new MeasureTermTooLong(measure.kind().label(), term.day().toString());
		}
		var due = measure.dueOn() != null ? measure.dueOn() : term == null ? null : term.day();
		var sentence = measure.dueOn() != null || term == null ? null : term.sentence();
		measures.add(id, UUID.randomUUID(), measure, due, sentence, actor, steps.now());
		steps.take(file, new CaseStep("case:measure", CaseEventKind.MEASURE,
				measure.body() + "采取“" + measure.kind().label() + "”：" + measure.content()
						+ (due == null ? "" : "（" + due + "到期）"),
				CaseMoveKind.MEASURE_TAKEN, FactsOfCase.nothing(), measure.decidedOn()));
		return reading.view(id);
	}

	/** Extends a seizure once, for no longer than its own term (行政强制法 Art 25). */
	@Permit("case:handle")
	CaseView extend(CaseId id, int version, UUID measureId, LocalDate to, String approvedBy, String reason,
			boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "延长理由", reason);
		var measure = standing(id, measureId);
		if (measure.kind().term() != TermStep.SEIZURE || measure.dueOn() == null || measure.extendedTo() != null) {
			throw new MeasureNotExtendable(measure.kind().label());
		}
		var latest = reading.due(TermStep.SEIZURE, measure.dueOn()).day();
		if (to.isAfter(latest)) {
			throw new MeasureTermTooLong(measure.kind().label(), latest.toString());
		}
		if (!to.isAfter(measure.dueOn())) {
			throw new CaseDateWrong("延长至", "应晚于原到期日" + measure.dueOn());
		}
		measures.extend(id, measureId, to, "经" + approvedBy.strip() + "批准延长：" + reason.strip(), access.actor().scope());
		steps.take(file, new CaseStep("case:measure", CaseEventKind.MEASURE,
				"“" + measure.kind().label() + "”延长至" + to + "：" + reason.strip(), CaseMoveKind.MEASURE_TAKEN,
				FactsOfCase.nothing(), steps.today()));
		return reading.view(id);
	}

	/** Writes down what came of a measure. */
	@Permit("case:handle")
	public CaseView end(CaseId id, int version, UUID measureId, String result, LocalDate on, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "结果", result);
		var measure = standing(id, measureId);
		if (steps.past(on, "结果日期").isBefore(measure.decidedOn())) {
			throw new CaseDateWrong("结果日期", "不能早于决定日期" + measure.decidedOn());
		}
		measures.end(id, measureId, result.strip(), on, access.actor().scope());
		steps.take(file, new CaseStep("case:measure", CaseEventKind.MEASURE,
				"“" + measure.kind().label() + "”有结果：" + result.strip(), CaseMoveKind.MEASURE_TAKEN, FactsOfCase.nothing(), on));
		return reading.view(id);
	}

	/** A measure that was lifted, or written down by mistake; it stays readable. */
	@Permit("case:handle")
	CaseView revoke(CaseId id, int version, UUID measureId, String reason, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "原因", reason);
		var measure = find(id, measureId);
		if (measure.revoked() != null) {
			throw new MeasureEnded(measure.kind().label());
		}
		measures.revoke(id, measureId, reason.strip(), access.actor().scope());
		steps.take(file, new CaseStep("case:measure", CaseEventKind.MEASURE,
				"撤销“" + measure.kind().label() + "”：" + reason.strip(), CaseMoveKind.MEASURE_TAKEN, FactsOfCase.nothing(),
				steps.today()));
		return reading.view(id);
	}

	private CaseMeasureView standing(CaseId id, UUID measureId) {
		var measure = find(id, measureId);
		if (measure.result() != null || measure.revoked() != null) {
			throw new MeasureEnded(measure.kind().label());
		}
		return measure;
	}

	private CaseMeasureView find(CaseId id, UUID measureId) {
		return measures.of(id, access.actor().scope())
			.stream()
			.filter(m -> m.measureId().equals(measureId))
			.findFirst()
			.orElseThrow(MeasureNotFound::new);
	}
}
