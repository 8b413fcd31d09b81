package cn.fangfei.server.intake;

import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where all texts of a territory that another version of the rules read are read anew, followed and stopped. The work is the runner's. */
@Service
@Transactional
public class IntakeRescreeningDesk {

	private final IntakeRescreenings rescreenings;

	private final IntakeItems items;

	private final IntakeRescreeningRunner runner;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeRescreeningDesk(IntakeRescreenings rescreenings, IntakeItems items, IntakeRescreeningRunner runner, RegionDesk regions, Access access,
			AuditTrail audit, Clock clock) {
		this.rescreenings = rescreenings;
		this.items = items;
		this.runner = runner;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Whether there is anything to read anew, and how the newest run stands. */
	@Permit("intake:judge")
	@Transactional(readOnly = true)
	IntakeRescreeningState state() {
		var actor = access.actor();
		var region = region(actor);
		var version = TextScreenVersion.current();
		return new IntakeRescreeningState(version, items.countOutdated(region, actor.scope(), version),
				rescreenings.newest(actor.scope(), region).map(this::view).orElse(null));
	}

	@Permit("intake:judge")
	@Transactional(readOnly = true)
	IntakeRescreeningView get(UUID id) {
		return view(find(id));
	}

	/** Queues a run over the post's territory. Territories of runs that are not over do not overlap: who comes second is told of the first. */
	@Permit("intake:judge")
	IntakeRescreeningView start() {
		var actor = access.actor();
		var region = region(actor);
		var post = Optional.ofNullable(actor.postId()).orElseThrow(IntakeRescreeningNotFound::new);
		var version = TextScreenVersion.current();
		var total = items.countOutdated(region, actor.scope(), version);
		if (total == 0) {
			throw new IntakeRescreeningUnneeded();
		}
		var run = new IntakeRescreening(Ids.next(), region, version, actor.accountId(), post, actor.displayName(),
				IntakeRescreeningStatus.QUEUED, total, 0, 0, 0, 0, 0, clock.instant(), null, null, 0);
		if (!rescreenings.add(run)) {
			throw new IntakeRescreeningUnderWay(rescreenings.newest(actor.scope(), region)
				.filter(r -> !r.status().over())
				.map(r -> r.startedBy() + "发起的" + regions.name(r.region()) + "重新识别正在进行，已完成" + r.done() + "条，共" + r.total() + "条")
				.orElse("上级单位发起的重新识别正在进行，范围包括本辖区"));
		}
		audit.record(actor, "intake:judge", "intake-rescreening", run.rescreeningId(), region, "开始按现行规则重新识别" + total + "条资讯");
		AfterCommit.run(runner::wake);
		return view(run);
	}

	/** Stops a run after the step under way; what was read anew stays. */
	@Permit("intake:judge")
	IntakeRescreeningView cancel(UUID id, int version) {
		var run = find(id);
		if (!rescreenings.cancel(id, version, clock.instant())) {
			throw new IntakeRescreeningMoved(find(id).status().label());
		}
		audit.record(access.actor(), "intake:judge", "intake-rescreening", id, run.region(),
				"取消按现行规则重新识别，已完成" + run.done() + "条");
		return view(find(id));
	}

	private static RegionCode region(Actor actor) {
		return Optional.ofNullable(actor.region()).orElseThrow(IntakeRegionUnfit::new);
	}

	private IntakeRescreening find(UUID id) {
		return rescreenings.find(id, access.actor().scope()).orElseThrow(IntakeRescreeningNotFound::new);
	}

	private IntakeRescreeningView view(IntakeRescreening run) {
		return IntakeRescreeningView.of(run, regions.name(run.region()));
	}
}
