package cn.fangfei.server.warning;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.FirmDesk;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectTie;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where signals are told by people and other platforms, and read. A signal never judges: it is weighed with all others. */
@Service
@Transactional
public class SignalDesk {

	private final Signals signals;

	private final Weighings weighings;

	private final Weigher weigher;

	private final Warnings warnings;

	private final SubjectDesk subjects;

	private final FirmDesk firms;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	SignalDesk(Signals signals, Weighings weighings, Weigher weigher, Warnings warnings, SubjectDesk subjects, FirmDesk firms,
			RegionDesk regions, Access access, AuditTrail audit, Clock clock) {
		this.signals = signals;
		this.weighings = weighings;
		this.weigher = weigher;
		this.warnings = warnings;
		this.subjects = subjects;
		this.firms = firms;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Takes in a signal and weighs its subject at once. The same word of the same source changes nothing. */
	@Permit("signal:record")
	public RecordedSignal record(NewSignal told) {
		var actor = access.actor();
		var now = clock.instant();
		if (!told.rule().told()) {
			throw new SignalOfRegister(told.rule().label());
		}
		if (actor.region() == null || !actor.region().contains(told.region()) || !regions.exists(told.region())) {
			throw new SignalOutsidePost();
		}
		if (told.occurredAt().isAfter(now)) {
			throw new SignalInFuture();
		}
		FreeText.refuseIdentity(told.confirmedNoIdentity(), "风险主体名称", told.subjectName(), "信号内容", told.because());
		var firm = told.firmId() == null ? null : firms.get(new FirmId(told.firmId()));
		var code = told.creditCode() == null && firm != null ? code(firm.creditCode()) : told.creditCode();
		var subject = subjects.known(told.subjectName(), code, told.firmId(), new SubjectTie(told.region(), null, null, actor.accountId()));
		var signal = new HashMap<String, @Nullable Object>();
		signal.put("signalId", Ids.next());
		signal.put("subjectId", subject.value());
		signal.put("subjectName", told.subjectName().strip());
		signal.put("creditCode", code == null ? null : code.value());
		signal.put("firmId", told.firmId());
		signal.put("county", told.region().at(RegionLevel.COUNTY).value());
		signal.put("region", told.region().value());
		signal.put("rule", told.rule());
		signal.put("origin", told.origin().strip());
		signal.put("sourceKey", told.sourceKey());
		signal.put("strength", told.strength());
		signal.put("because", told.because().strip());
		signal.put("occurredAt", told.occurredAt().toString());
		signal.put("by", actor.displayName());
		weighings.hold(List.of(subject.value()));
		var fresh = weighings.record(signal, now);
		if (fresh) {
			weigher.weigh(List.of(subject.value()), now);
		}
		audit.record(actor, "signal:record", "signal", (UUID) signal.get("signalId"), told.region(),
				(fresh ? "登记信号：" : "信号此前已登记，未重复计入：") + told.rule().label());
		return answer(!fresh, subject.value(), actor);
	}

	/** One page of signals. */
	@Permit("warning:read")
	SignalPage list(SignalFilter filter, Paging paging) {
		var actor = access.actor();
		var page = signals.page(filter, actor.scope(), paging);
		var total = signals.count(filter, actor.scope());
		audit.record(actor, "signal:list", "signal", filter.subject(), filter.region(), "查看信号，符合条件" + total + "条，本页" + page.size() + "条");
		return new SignalPage(page.stream().map(SignalView::of).toList(), total, paging.page(), paging.size());
	}

	private RecordedSignal answer(boolean known, UUID subject, Actor actor) {
		var open = warnings.openOf(subject, actor.scope());
		return new RecordedSignal(known, subject, open.map(Warning::id).orElse(null), open.map(Warning::number).orElse(null));
	}

	private static @Nullable CreditCode code(@Nullable String text) {
		return text != null && text.matches("[0-9A-Z]{18}") ? new CreditCode(text) : null;
	}
}
