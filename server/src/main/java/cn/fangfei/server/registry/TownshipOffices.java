package cn.fangfei.server.registry;

import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import org.springframework.stereotype.Component;

/** The offices of townships, as those who are told of patrol targets. */
@Component
class TownshipOffices {

	private final UnitDesk units;

	private final NotifyDesk notify;

	TownshipOffices(UnitDesk units, NotifyDesk notify) {
		this.units = units;
		this.notify = notify;
	}

	/** Tells the offices of a township; false if it has none that is in use. */
	boolean tell(RegionCode township, Notice notice) {
		var there = units.list(township, UnitKind.TOWNSHIP).stream().filter(u -> u.active() && u.regionCode().equals(township)).toList();
		there.forEach(unit -> notify.toUnit(unit.unitId(), notice));
		return !there.isEmpty();
	}

	/** Tells the offices of a township; where it has none, or lies out of sight, the lead office that is responsible for it. */
	void tellOrAbove(RegionCode township, Notice notice) {
		if (!tell(township, notice)) {
			notify.toOffice(township, notice);
		}
	}
}
