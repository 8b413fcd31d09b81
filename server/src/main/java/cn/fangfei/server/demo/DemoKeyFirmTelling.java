package cn.fangfei.server.demo;

import cn.fangfei.server.demo.DemoCaseload.Cast;
import cn.fangfei.server.demo.DemoCaseload.Step;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.registry.KeyFirmDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts firms on the key-supervision list, hands them to townships, enters what these saw, and takes some off again. */
@Component
class DemoKeyFirmTelling {

	private final KeyFirmDesk desk;

	DemoKeyFirmTelling(KeyFirmDesk desk) {
		this.desk = desk;
	}

	List<Step> steps(List<DemoKeyFirm> firms, Cast cast) {
		var steps = new ArrayList<Step>();
		var clerk = cast.person("clerk");
		var batches = new TreeMap<Instant, List<DemoKeyFirm>>();
		for (var key : firms) {
			var firm = new FirmId(Objects.requireNonNull(cast.firm(key.firm()), key.firm().name()));
			steps.add(new Step("listed-" + key.number(), key.listed().plusSeconds(60L * key.number()), clerk, () -> {
				desk.supervise(List.of(firm), key.reason(), key.basis(), DemoCourse.day(key.listed()));
				return firm.value();
			}));
			if (key.handed() != null) {
				batches.computeIfAbsent(key.handed().at(), at -> new ArrayList<>()).add(key);
			}
			var visited = key.visited();
			if (visited != null) {
				steps.add(new Step("patrolled-" + key.number(), visited.at(), township(key.firm(), cast), () -> {
					desk.visited(firm, visited.outcome(), DemoCourse.day(visited.at()), visited.note());
					return firm.value();
				}));
			}
			var ended = key.ended();
			if (ended != null) {
				steps.add(new Step("unlisted-" + key.number(), ended.at(), clerk, () -> {
					desk.release(List.of(firm), ended.because(), ended.text(), DemoCourse.day(ended.at()));
					return firm.value();
				}));
			}
		}
		batches.forEach((at, batch) -> steps.add(new Step("handed-over-" + batch.get(0).number(), at, clerk, () -> handOver(batch, cast))));
		return steps;
	}

	private UUID handOver(List<DemoKeyFirm> batch, Cast cast) {
		var handed = Objects.requireNonNull(batch.get(0).handed());
		var firms = batch.stream().map(key -> new FirmId(Objects.requireNonNull(cast.firm(key.firm())))).toList();
		desk.handOver(firms, handed.dueOn(), handed.task());
		return firms.get(0).value();
	}

	private static DemoPerson township(DemoFirm firm, Cast cast) {
		return cast.people()
			.values()
			.stream()
			.filter(p -> p.role() == RoleName.TOWNSHIP && p.region().equals(firm.township()))
			.findFirst()
			.orElseThrow();
	}
}
