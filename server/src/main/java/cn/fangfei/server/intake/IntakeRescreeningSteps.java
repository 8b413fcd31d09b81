package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeItems.Item;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a bulk re-screening, each one transaction that reads some texts anew and counts them. */
@Service
@Transactional
class IntakeRescreeningSteps {

	private final IntakeRescreenings rescreenings;

	private final IntakeItems items;

	private final SignalTeller teller;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeRescreeningSteps(IntakeRescreenings rescreenings, IntakeItems items, SignalTeller teller, Access access, AuditTrail audit,
			Clock clock) {
		this.rescreenings = rescreenings;
		this.items = items;
		this.teller = teller;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** What a step did. */
	enum Step {

		READ,
		/** Others are at work on all that is left. */
		HELD,
		/** None was left. */
		LAST,
		/** The run is over. */
		OVER
	}

	boolean begin(UUID id) {
		return rescreenings.begin(id);
	}

	IntakeRescreening get(UUID id) {
		return rescreenings.find(id, access.actor().scope()).orElseThrow(IntakeRescreeningNotFound::new);
	}

	/**
	 * Reads some texts anew. What a person judged stays judged, and the signals follow what is said now. The texts are held until the step
	 * ends, so that nobody judges what was never shown.
	 */
	Step screen(UUID id, int most) {
		var held = rescreenings.hold(id);
		if (held.isEmpty()) {
			return Step.OVER;
		}
		var run = held.get();
		var scope = access.actor().scope();
		var texts = items.outdated(run.region(), scope, run.screenVersion(), most);
		if (texts.isEmpty()) {
			return items.countOutdated(run.region(), scope, run.screenVersion()) == 0 ? Step.LAST : Step.HELD;
		}
		var now = clock.instant();
		var counts = new int[IntakeRescreeningOutcome.values().length];
		for (var item : texts) {
			var screening = TextScreening.of(item.text(), item.publisher(), item.url());
			var outcome = IntakeRescreeningOutcome.of(item, screening);
			items.addScreening(item.itemId(), screening, run.startedBy(), now, id, outcome);
			items.show(item, screening, item.version()); // held, so that nobody can be faster
			counts[outcome.ordinal()]++;
		}
		teller.tell(texts.stream().map(Item::itemId).toList(), now);
		rescreenings.keep(id, counts[IntakeRescreeningOutcome.RAISED.ordinal()],
				counts[IntakeRescreeningOutcome.LOWERED.ordinal()], counts[IntakeRescreeningOutcome.ALTERED.ordinal()],
				counts[IntakeRescreeningOutcome.UNCHANGED.ordinal()]);
		return Step.READ;
	}

	boolean finish(UUID id) {
		if (rescreenings.hold(id).isEmpty()) {
			return false;
		}
		rescreenings.finish(id, clock.instant());
		var done = get(id);
		audit.record(access.actor(), "intake:judge", "intake-rescreening", id, done.region(),
				"按现行规则重新识别完成：共" + done.done() + "条，升为报警" + done.raised() + "，不再报警" + done.lowered() + "，分数有变" + done.altered() + "，没有变化"
						+ done.unchanged());
		return true;
	}
}
