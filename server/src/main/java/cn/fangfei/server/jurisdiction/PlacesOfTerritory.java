package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.access.Places;
import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the room access, below this one, must know of places. */
@Component
class PlacesOfTerritory implements Places {

	private final Regions regions;

	private final Units units;

	private final Grids grids;

	PlacesOfTerritory(Regions regions, Units units, Grids grids) {
		this.regions = regions;
		this.units = units;
		this.grids = grids;
	}

	@Override
	public String unitName(UUID unit) {
		return units.byId(unit).map(Unit::name).orElse("");
	}

	@Override
	public String regionName(RegionCode region) {
		return regions.name(region).orElse(region.value());
	}

	@Override
	public boolean exist(UUID unit, RegionCode region, @Nullable String grid) {
		return units.byId(unit).filter(Unit::active).isPresent() && regions.name(region).isPresent()
				&& (grid == null || grids.byCode(grid)
					.filter(g -> g.active() && region.contains(g.regionCode()))
					.isPresent());
	}

	@Override
	public UUID administration() {
		return Unit.ADMINISTRATION;
	}
}
