package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where units are set up, renamed and closed. A unit is never deleted: what it did bears its name. */
@Service
@Transactional
public class UnitDesk {

	private final Units units;

	private final Regions regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	UnitDesk(Units units, Regions regions, Access access, AuditTrail audit, Clock clock) {
		this.units = units;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** The units of a division and below it, without a division those of the whole region of the post. */
	@Permit("unit:read")
	@Transactional(readOnly = true)
	public List<UnitView> list(@Nullable RegionCode region, @Nullable UnitKind kind) {
		var post = access.actor().region();
		return post == null ? List.of() : views(units.within(post, region == null ? post : region, kind));
	}

	@Permit("unit:manage")
	public UnitView create(String name, UnitKind kind, RegionCode region) {
		var actor = access.actor();
		if (kind == UnitKind.ADMINISTRATION) {
			throw new AdministrationFixed();
		}
		if (actor.region() == null || !actor.region().contains(region) || regions.name(region).isEmpty()) {
			throw new RegionNotFound();
		}
		var unit = new Unit(UUID.randomUUID(), name.strip(), kind, region, true, 0, actor.displayName(), clock.instant());
		refuseSecondLeadOffice(unit);
		try {
			units.add(unit);
		}
		catch (DuplicateKeyException e) {
			throw new UnitNameTaken(unit.name());
		}
		audit.record(actor, "unit:create", "unit", unit.unitId(), region, "设立单位“" + unit.name() + "”");
		return view(unit);
	}

	@Permit("unit:manage")
	public UnitView change(UUID unitId, String name, boolean active, int version) {
		var actor = access.actor();
		var unit = units.byId(unitId)
			.filter(u -> actor.region() != null && actor.region().contains(u.regionCode()))
			.orElseThrow(UnitNotFound::new);
		if (unit.kind() == UnitKind.ADMINISTRATION) {
			throw new AdministrationFixed();
		}
		var next = new Unit(unitId, name.strip(), unit.kind(), unit.regionCode(), active, version + 1,
				actor.displayName(), clock.instant());
		if (active && !unit.active()) {
			refuseSecondLeadOffice(next);
		}
		try {
			if (version != unit.version() || !units.save(next)) {
				throw new UnitChangedMeanwhile(units.byId(unitId).orElse(unit));
			}
		}
		catch (DuplicateKeyException e) {
			throw new UnitNameTaken(next.name());
		}
		AfterCommit.run(() -> units.forget(unitId));
		audit.record(actor, "unit:change", "unit", unitId, unit.regionCode(), difference(unit, next));
		return view(next);
	}

	/** The unit, also a closed one, as it was at most half a minute ago; empty when there is none. */
	@Transactional(readOnly = true)
	public Optional<Unit> get(UUID unitId) {
		return Optional.ofNullable(units.lately(List.of(unitId)).get(unitId));
	}

	/** The names of many units at once; an unknown one is absent. */
	@Transactional(readOnly = true)
	public Map<UUID, String> names(Collection<UUID> unitIds) {
		return units.lately(unitIds).values().stream().collect(Collectors.toMap(Unit::unitId, Unit::name));
	}

	/** The active lead office 处非办 of the division, or of the nearest division above it that has one. */
	@Transactional(readOnly = true)
	public Optional<Unit> leadOfficeOf(RegionCode region) {
		return Stream.of(RegionLevel.COMMUNITY, RegionLevel.TOWNSHIP, RegionLevel.COUNTY, RegionLevel.CITY,
				RegionLevel.PROVINCE)
			.map(region::at)
			.distinct()
			.map(units::leadOffice)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private void refuseSecondLeadOffice(Unit unit) {
		if (unit.kind() == UnitKind.LEAD_OFFICE) {
			units.leadOffice(unit.regionCode())
				.filter(other -> !other.unitId().equals(unit.unitId()))
				.ifPresent(other -> {
					throw new LeadOfficeExists(other.name());
				});
		}
	}

	private static String difference(Unit before, Unit after) {
		var renamed = before.name().equals(after.name()) ? "" : "，更名为“" + after.name() + "”";
		var state = before.active() == after.active() ? "" : after.active() ? "，启用" : "，停用";
		return "变更单位“" + before.name() + "”" + renamed + state;
	}

	private UnitView view(Unit unit) {
		return views(List.of(unit)).get(0);
	}

	private List<UnitView> views(List<Unit> list) {
		var names = regions.names(list.stream().map(Unit::regionCode).toList());
		Function<Unit, String> regionName = u -> names.getOrDefault(u.regionCode(), u.regionCode().value());
		return list.stream()
			.map(u -> new UnitView(u.unitId(), u.name(), u.kind(), u.regionCode(), regionName.apply(u), u.active(),
					u.version()))
			.toList();
	}
}
