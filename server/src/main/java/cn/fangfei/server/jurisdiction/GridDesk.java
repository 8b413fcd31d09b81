package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the territory below townships and communities is divided into grids. A grid is closed, never deleted. */
@Service
@Transactional
public class GridDesk {

	private final Grids grids;

	private final Regions regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	GridDesk(Grids grids, Regions regions, Access access, AuditTrail audit, Clock clock) {
		this.grids = grids;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit("region:read")
	@Transactional(readOnly = true)
	public GridPage list(@Nullable RegionCode region, @Nullable String q, Paging paging) {
		var actor = access.actor();
		var post = actor.region();
		if (post == null) {
			return new GridPage(List.of(), 0, paging.page(), paging.size());
		}
		var below = region == null ? post : region;
		var text = q == null || q.isBlank() ? null : q.strip();
		return new GridPage(views(grids.within(actor, post, below, text, paging)),
				grids.count(actor, post, below, text), paging.page(), paging.size());
	}

	/** Gives the division its next grid. */
	@Permit("grid:manage")
	public GridView create(RegionCode region, String name, GridKind kind, @Nullable String building) {
		var actor = access.actor();
		if (!actor.scope().covers(region) || regions.name(region).isEmpty()) {
			throw new RegionNotFound();
		}
		if (region.level() != RegionLevel.TOWNSHIP && region.level() != RegionLevel.COMMUNITY) {
			throw new GridTooHigh();
		}
		var code = Grid.codeAfter(region, grids.lastCode(region));
		if (code == null) {
			throw new GridsExhausted(regions.name(region).orElse(region.value()));
		}
		var grid = new Grid(code, region, name.strip(), kind, text(building), true, 0, actor.displayName(),
				clock.instant());
		try {
			grids.add(grid);
		}
		catch (DuplicateKeyException e) {
			throw new GridNameTaken(grid.name());
		}
		audit.record(actor, "grid:create", "grid", code, region, "划分网格“" + grid.name() + "”");
		return view(grid);
	}

	@Permit("grid:manage")
	public GridView change(String gridCode, String name, @Nullable String building, boolean active, int version) {
		var actor = access.actor();
		var grid = grids.byCode(gridCode)
			.filter(g -> actor.scope().covers(g.regionCode()))
			.orElseThrow(GridNotFound::new);
		var next = new Grid(gridCode, grid.regionCode(), name.strip(), grid.kind(), text(building), active, version + 1,
				actor.displayName(), clock.instant());
		try {
			if (version != grid.version() || !grids.save(next)) {
				throw new GridChangedMeanwhile(grids.byCode(gridCode).orElse(grid));
			}
		}
		catch (DuplicateKeyException e) {
			throw new GridNameTaken(next.name());
		}
		audit.record(actor, "grid:change", "grid", gridCode, grid.regionCode(), difference(grid, next));
		return view(next);
	}

	/** The grid, also a closed one; empty when there is none. */
	@Transactional(readOnly = true)
	public Optional<Grid> get(String gridCode) {
		return grids.byCode(gridCode);
	}

	/** Whether there is such a grid, it is in use and lies in the region. */
	@Transactional(readOnly = true)
	public boolean exists(String gridCode, RegionCode region) {
		return grids.byCode(gridCode).filter(g -> g.active() && region.contains(g.regionCode())).isPresent();
	}

	private static @Nullable String text(@Nullable String value) {
		return value == null || value.isBlank() ? null : value.strip();
	}

	private static String difference(Grid before, Grid after) {
		var renamed = before.name().equals(after.name()) ? "" : "，更名为“" + after.name() + "”";
		var moved = java.util.Objects.equals(before.building(), after.building()) ? "" : "，楼宇改为“" + after.building() + "”";
		var state = before.active() == after.active() ? "" : after.active() ? "，启用" : "，停用";
		return "变更网格“" + before.name() + "”" + renamed + moved + state;
	}

	private GridView view(Grid grid) {
		return views(List.of(grid)).get(0);
	}

	private List<GridView> views(List<Grid> list) {
		var names = regions.names(list.stream().map(Grid::regionCode).toList());
		return list.stream()
			.map(g -> new GridView(g.gridCode(), g.name(), g.kind(), g.regionCode(),
					names.getOrDefault(g.regionCode(), g.regionCode().value()), g.building(), g.active(), g.version()))
			.toList();
	}
}
