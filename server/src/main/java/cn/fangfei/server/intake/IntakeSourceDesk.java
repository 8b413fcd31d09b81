package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeSources.Source;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the system administrator keeps the list of sources that the platform may ask, and offices see how the asking goes. */
@Service
@Transactional
public class IntakeSourceDesk {

	private final IntakeSources sources;

	private final FeedRunner runner;

	private final OutsideAddress addresses;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeSourceDesk(IntakeSources sources, FeedRunner runner, OutsideAddress addresses, RegionDesk regions, Access access, AuditTrail audit,
			Clock clock) {
		this.sources = sources;
		this.runner = runner;
		this.addresses = addresses;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit({"intake:source", "intake:import"})
	@Transactional(readOnly = true)
	List<IntakeSourceView> list() {
		var region = access.actor().region();
		return region == null ? List.of() : sources.list(region).stream().map(this::view).toList();
	}

	@Permit("intake:source")
	public IntakeSourceView add(String name, IntakeChannel channel, RegionCode region, String url, int minutes) {
		var actor = access.actor();
		refuseRegion(region);
		addresses.refuse(url);
		var now = clock.instant();
		var source = new Source(Ids.next(), name.strip(), channel, region, url.strip(), minutes, true, now, null, null, null, null, 0, null, null,
				actor.displayName(), now, 0);
		if (!sources.add(source, actor)) {
			throw new IntakeSourceExists();
		}
		audit.record(actor, "intake:source", "intake-source", source.sourceId(), region, "添加采集来源“" + source.name() + "”：" + source.url());
		AfterCommit.run(runner::wake);
		return view(find(source.sourceId()));
	}

	@Permit("intake:source")
	public IntakeSourceView change(UUID id, String name, String url, int minutes, boolean active, int version) {
		var actor = access.actor();
		var source = find(id);
		addresses.refuse(url);
		try {
			if (!sources.change(id, territory(), name.strip(), url.strip(), minutes, active, actor.displayName(), clock.instant(), version)) {
				var now = find(id);
				throw new IntakeSourceMoved(now.name(), now.changedBy());
			}
		}
		catch (DuplicateKeyException e) {
			throw new IntakeSourceExists();
		}
		audit.record(actor, "intake:source", "intake-source", id, source.region(),
				"修改采集来源“" + source.name() + "”" + (source.active() == active ? "" : active ? "，启用" : "，停用")
						+ (source.url().equals(url.strip()) ? "" : "，地址改为" + url.strip()));
		AfterCommit.run(runner::wake);
		return view(find(id));
	}

	/** Has a source asked now. */
	@Permit("intake:source")
	public IntakeSourceView poll(UUID id) {
		var actor = access.actor();
		var source = find(id);
		sources.due(id, territory(), clock.instant());
		audit.record(actor, "intake:source", "intake-source", id, source.region(), "立即采集“" + source.name() + "”");
		AfterCommit.run(runner::wake);
		return view(find(id));
	}

	private Source find(UUID id) {
		return sources.find(id, territory()).orElseThrow(IntakeSourceNotFound::new);
	}

	/** Where the post of this session keeps sources; a post of no division keeps none. */
	private RegionCode territory() {
		return Optional.ofNullable(access.actor().region()).orElseThrow(IntakeSourceNotFound::new);
	}

	void refuseRegion(RegionCode region) {
		var actor = access.actor();
		if (actor.region() == null || !actor.region().contains(region) || region.level().compareTo(RegionLevel.COUNTY) < 0
				|| region.level().compareTo(RegionLevel.TOWNSHIP) > 0 || !regions.exists(region)) {
			throw new IntakeRegionUnfit();
		}
	}

	private IntakeSourceView view(Source s) {
		return new IntakeSourceView(s.sourceId(), s.name(), s.channel(), s.region(), regions.fullName(s.region()), s.url(), s.intervalMinutes(),
				s.active(), s.nextPollAt(), s.polledAt(), s.succeededAt(), s.lastResult(), s.lastError(), s.failures(), s.changedBy(),
				s.changedAt(), s.version());
	}
}
