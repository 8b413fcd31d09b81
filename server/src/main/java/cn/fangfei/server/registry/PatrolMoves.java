package cn.fangfei.server.registry;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells of patrol targets that went along with their firms: the database moves them with the firm, the townships hear of it here, in the
 * same transaction.
 */
@Component
class PatrolMoves {

	private final PatrolTargets targets;

	private final TownshipOffices offices;

	private final RegionDesk regions;

	private final AuditTrail audit;

	PatrolMoves(PatrolTargets targets, TownshipOffices offices, RegionDesk regions, AuditTrail audit) {
		this.targets = targets;
		this.offices = offices;
		this.regions = regions;
		this.audit = audit;
	}

	/** A way between two townships; a place above the townships is a firm that lies nowhere yet. */
	private record Way(RegionCode from, RegionCode to) {

		static Way of(PatrolTargets.Moved moved) {
			return new Way(township(moved.movedFrom()), township(moved.regionCode()));
		}

		private static RegionCode township(String code) {
			return new RegionCode(code).at(RegionLevel.TOWNSHIP);
		}
	}

	/** Tells whom the targets left and whom they came to when their firms moved at that instant. */
	void tell(Actor actor, Instant at) {
		targets.moved(at, actor.scope())
			.stream()
			.collect(Collectors.groupingBy(Way::of, () -> new TreeMap<>(Comparator.comparing(Way::to).thenComparing(Way::from)),
					Collectors.counting()))
			.forEach((way, count) -> {
				if (!way.from().equals(way.to())) {
					tell(actor, way, count);
				}
			});
	}

	private void tell(Actor actor, Way way, long count) {
		var from = regions.name(way.from());
		var to = regions.name(way.to());
		if (placed(way.to())) {
			offices.tellOrAbove(way.to(), new Notice(MessageKind.TODO,
					"接收排查对象" + count + "户，企业属地" + (placed(way.from()) ? "由" + from : "") + "变更到" + to + "，请按各户期限走访并登记结果",
					"/patrol-targets?state=WAITING", "patrol-target", way.to().value()));
		}
		else {
			offices.tellOrAbove(way.to(), new Notice(MessageKind.TODO, "排查对象" + count + "户的企业属地待定，请先定到乡镇，再由乡镇走访",
					"/unplaced", "patrol-target", way.to().value()));
		}
		if (placed(way.from())) {
			offices.tellOrAbove(way.from(), new Notice(MessageKind.INFO,
					"转出排查对象" + count + "户，不必再走访：企业属地" + (placed(way.to()) ? "变更到" + to : "待定"), "/patrol-targets",
					"patrol-target", way.from().value()));
		}
		audit.record(actor, "target:move", "patrol-target", null, way.to(), "排查对象" + count + "户随企业属地由" + from + "转到" + to);
	}

	private static boolean placed(RegionCode region) {
		return region.level().compareTo(RegionLevel.TOWNSHIP) >= 0;
	}
}
