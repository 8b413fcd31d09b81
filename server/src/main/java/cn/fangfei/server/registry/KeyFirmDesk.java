package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Permit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a room above keeps the key-supervision list and has its firms visited, as people do on the pages. It speaks of firms; which stay
 * and which target of a firm is meant is the one that is open.
 */
@Service
@Transactional
public class KeyFirmDesk {

	private final SupervisionDesk supervisions;

	private final PatrolTargetDesk targets;

	private final Supervisions stays;

	private final PatrolTargets waiting;

	private final Profiles profiles;

	private final Access access;

	KeyFirmDesk(SupervisionDesk supervisions, PatrolTargetDesk targets, Supervisions stays, PatrolTargets waiting, Profiles profiles,
			Access access) {
		this.supervisions = supervisions;
		this.targets = targets;
		this.stays = stays;
		this.waiting = waiting;
		this.profiles = profiles;
		this.access = access;
	}

	/**
	 * Puts firms on the list.
	 * @return how many came on it; those that were on it already stay as they are
	 */
	@Permit("supervision:keep")
	public int supervise(Collection<FirmId> firms, SupervisionReason reason, String basis, LocalDate since) {
		return supervisions.add(firms.stream().map(FirmId::value).toList(), reason, basis, since, false).done();
	}

	/**
	 * Hands firms of the list to the townships they lie in.
	 * @return how many were handed over
	 */
	@Permit("target:hand")
	public int handOver(Collection<FirmId> firms, LocalDate dueOn, String task) {
		return targets.handOver(open(firms).values().stream().map(Supervisions.Seen::supervisionId).toList(), dueOn, task, false).done();
	}

	/**
	 * Enters what the visit of a firm showed, and has the rules of the register look at it soon.
	 * @throws PatrolTargetNotFound when it waits for no visit
	 */
	@Permit("target:visit")
	public void visited(FirmId firm, PatrolOutcome outcome, LocalDate visitedOn, String note) {
		var target = waiting.waiting(firm.value(), access.actor().scope()).orElseThrow(PatrolTargetNotFound::new);
		targets.visit(target.targetId(), target.version(), outcome, visitedOn, note, false);
		profiles.ask();
	}

	/**
	 * Takes firms off the list.
	 * @return how many left it
	 */
	@Permit("supervision:keep")
	public int release(Collection<FirmId> firms, SupervisionEnd because, @Nullable String text, LocalDate until) {
		return supervisions.end(List.copyOf(open(firms).values()), because, text, until, false).done();
	}

	private Map<UUID, Supervisions.Seen> open(Collection<FirmId> firms) {
		return stays.open(firms.stream().map(FirmId::value).toList(), access.actor().scope())
			.stream()
			.collect(Collectors.toMap(Supervisions.Open::firmId, stay -> new Supervisions.Seen(stay.supervisionId(), stay.version())));
	}
}
