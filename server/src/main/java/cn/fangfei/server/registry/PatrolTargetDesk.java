package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.registry.BulkView.RefusedItem;
import cn.fangfei.server.registry.PatrolHandOverView.TownshipHandOver;
import cn.fangfei.server.registry.PatrolProgressView.TownshipProgress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where firms of the key-supervision list are handed to townships as patrol targets 排查对象, and where these say what they saw. */
@Service
@Transactional
class PatrolTargetDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

	private final PatrolTargets targets;

	private final Supervisions supervisions;

	private final Profiles profiles;

	private final RegionDesk regions;

	private final TownshipOffices offices;

	private final Staging staging;

	private final ObjectProvider<OpenMatters> openMatters;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	PatrolTargetDesk(PatrolTargets targets, Supervisions supervisions, Profiles profiles, RegionDesk regions, TownshipOffices offices,
			Staging staging, ObjectProvider<OpenMatters> openMatters, Access access, AuditTrail audit, Clock clock) {
		this.targets = targets;
		this.supervisions = supervisions;
		this.profiles = profiles;
		this.regions = regions;
		this.offices = offices;
		this.staging = staging;
		this.openMatters = openMatters;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of the targets of the territory. */
	@Permit("target:read")
	PatrolTargetPage list(PatrolTargetFilter filter, Paging paging) {
		var actor = access.actor();
		var rows = targets.page(filter, actor.scope(), today(), paging);
		var total = paging.total(rows.size(), () -> targets.count(filter, actor.scope(), today()));
		audit.record(actor, "target:list", "patrol-target", null, filter.region(), "查看排查对象，符合条件" + total + "户");
		return new PatrolTargetPage(told(rows), total, paging.page(), paging.size());
	}

	@Permit("target:read")
	PatrolTargetView get(UUID target) {
		var found = find(target);
		audit.record(access.actor(), "target:read", "patrol-target", target, new RegionCode(found.regionCode()),
				"查看排查对象“" + found.firmName() + "”");
		return told(List.of(found)).get(0);
	}

	/** How far each township has come. Townships are told apart, people are not. */
	@Permit("target:read")
	PatrolProgressView progress() {
		var actor = access.actor();
		var rows = targets.progress(actor.scope(), today());
		audit.record(actor, "target:progress", "patrol-target", null, actor.region(), "查看排查对象进度");
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionCode())).toList());
		var waiting = actor.may("supervision:keep") ? supervisions.waiting(actor.scope()) : new Supervisions.Waiting(0, 0);
		return new PatrolProgressView(rows.stream()
			.map(r -> new TownshipProgress(r.regionCode(), names.getOrDefault(new RegionCode(r.regionCode()), r.regionCode()), r.open(),
					r.overdue(), r.visited(), r.total()))
			.toList(), waiting.unplaced(), waiting.notHanded());
	}

	/** Hands firms of the list over, each to the township it lies in, and tells the townships once each. */
	@Permit("target:hand")
	PatrolHandOverView handOver(List<UUID> supervisionIds, LocalDate dueOn, String task, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var today = today();
		if (dueOn.isBefore(today) || dueOn.isAfter(today.plusYears(1))) {
			throw new PatrolDayWrong(today.toString(), today.plusYears(1).toString());
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "排查要求", task);
		var wanted = new LinkedHashSet<>(supervisionIds);
		// who moves firms moves their stays and targets: one after the other, so that none waits for the other in a circle
		staging.lockFirms();
		// why one is left is asked before: afterwards all of them wait for a visit
		var before = supervisions.stays(wanted, actor.scope())
			.stream()
			.collect(Collectors.toMap(Supervisions.Stay::supervisionId, Function.identity()));
		var handed = targets.add(wanted, actor.scope(), dueOn, task.strip(), actor, clock.instant());
		var done = handed.stream().map(PatrolTargets.Handed::supervisionId).collect(Collectors.toSet());
		var byTownship = handed.stream()
			.collect(Collectors.groupingBy(h -> new RegionCode(h.regionCode()).at(RegionLevel.TOWNSHIP), TreeMap::new, Collectors.counting()));
		var untold = new ArrayList<String>();
		var townships = new ArrayList<TownshipHandOver>();
		byTownship.forEach((township, count) -> {
			var name = regions.name(township);
			townships.add(new TownshipHandOver(township.value(), name, count.intValue()));
			if (!offices.tell(township, new Notice(MessageKind.TODO, "移交排查对象" + count + "户，请在" + dueOn.format(DAY) + "前逐户走访并登记结果",
					"/patrol-targets?state=WAITING", "patrol-target", township.value()))) {
				untold.add(name);
			}
			audit.record(actor, "target:hand", "patrol-target", null, township, "向" + name + "移交排查对象" + count + "户，" + dueOn + "前走访");
		});
		return new PatrolHandOverView(done.size(), wanted.stream()
			.filter(id -> !done.contains(id))
			.map(id -> new RefusedItem(id, whyNot(before.get(id))))
			.toList(), townships, untold);
	}

	/** Enters what the visit showed, once. */
	@Permit("target:visit")
	PatrolTargetView visit(UUID target, int version, PatrolOutcome outcome, LocalDate visitedOn, @Nullable String note,
			boolean confirmedNoIdentity) {
		var actor = access.actor();
		var found = find(target);
		var words = note == null ? "" : note.strip();
		var from = LocalDate.ofInstant(found.handedAt(), CHINA);
		if (visitedOn.isAfter(today()) || visitedOn.isBefore(from)) {
			throw new VisitDayWrong(from.toString());
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "走访情况", words);
		if (!targets.visit(target, version, actor.scope(), outcome, visitedOn, words, actor, clock.instant())) {
			throw moved(target);
		}
		profiles.visited(found.firmId(), found.address(), outcome, visitedOn);
		audit.record(actor, "target:visit", "patrol-target", target, new RegionCode(found.regionCode()),
				"登记“" + found.firmName() + "”走访结果：" + outcome.label());
		return told(List.of(find(target))).get(0);
	}

	/** Takes a target back that nobody has visited: it lies with the wrong township, or is not needed. */
	@Permit("target:hand")
	PatrolTargetView recall(UUID target, int version, String because, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var found = find(target);
		FreeText.refuseIdentity(confirmedNoIdentity, "收回理由", because);
		if (!targets.recall(target, version, actor.scope(), because.strip(), actor, clock.instant())) {
			throw moved(target);
		}
		audit.record(actor, "target:recall", "patrol-target", target, new RegionCode(found.regionCode()),
				"收回排查对象“" + found.firmName() + "”：" + because.strip());
		var township = new RegionCode(found.regionCode()).at(RegionLevel.TOWNSHIP);
		offices.tell(township, new Notice(MessageKind.INFO, "收回排查对象“" + found.firmName() + "”，不必再走访：" + because.strip(),
				"/patrol-targets?state=RECALLED&peek=" + target, "patrol-target", target.toString()));
		return told(List.of(find(target))).get(0);
	}

	private PatrolTargetMoved moved(UUID target) {
		var now = find(target);
		return new PatrolTargetMoved(switch (now.state()) {
			case VISITED -> "“" + now.firmName() + "”已由" + now.visitedBy() + "登记走访结果（" + Objects.requireNonNull(now.outcome()).label() + "）";
			case RECALLED -> "“" + now.firmName() + "”已由" + now.recalledBy() + "收回";
			case OPEN, OVERDUE -> "“" + now.firmName() + "”刚被别人改动";
		});
	}

	private static String whyNot(Supervisions.@Nullable Stay stay) {
		if (stay == null) {
			return "名单上没有这一户，或者不在您的管辖范围内";
		}
		return stay.ended() ? "“" + stay.firmName() + "”已移出重点监管名单"
				: !stay.placed() ? "“" + stay.firmName() + "”属地待定，请先定到乡镇再移交" : "“" + stay.firmName() + "”已移交，还在等走访";
	}

	private PatrolTargetView find(UUID target) {
		return targets.find(target, access.actor().scope(), today()).orElseThrow(PatrolTargetNotFound::new);
	}

	private List<PatrolTargetView> told(List<PatrolTargetView> rows) {
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionCode())).distinct().toList());
		var matters = openMatters.getIfAvailable();
		var ids = rows.stream().map(PatrolTargetView::firmId).distinct().toList();
		var open = matters == null || ids.isEmpty() ? Set.<UUID>of() : matters.withOpenClue(ids);
		return rows.stream().map(r -> r.with(names.get(new RegionCode(r.regionCode())), open.contains(r.firmId()))).toList();
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}
}
