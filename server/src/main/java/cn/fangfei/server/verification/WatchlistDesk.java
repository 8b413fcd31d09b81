package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueEventKind;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the watchlist 持续关注清单 is read, noted on and left. A finding of 是 or 待认定 puts a subject on it. */
@Service
@Transactional
class WatchlistDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final WatchlistEntries entries;

	private final RegionDesk regions;

	private final ClueDesk clues;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	WatchlistDesk(WatchlistEntries entries, RegionDesk regions, ClueDesk clues, Access access, AuditTrail audit, Clock clock) {
		this.entries = entries;
		this.regions = regions;
		this.clues = clues;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of the list. Every query leaves a line in the audit trail: a subject may be a person. */
	@Permit("watchlist:read")
	WatchlistPage list(WatchlistFilter filter, Paging paging) {
		var actor = access.actor();
		var rows = entries.page(filter, actor.scope(), today(), paging);
		var total = entries.count(filter, actor.scope(), today());
		audit.record(actor, "watchlist:list", "watchlist", null, filter.region(), "查看持续关注清单，符合条件" + total + "条");
		var places = regions.names(rows.stream().map(e -> new RegionCode(e.region())).distinct().toList());
		return new WatchlistPage(rows.stream()
			.map(e -> e.with(places.getOrDefault(new RegionCode(e.region()), e.region()), e.notes()))
			.toList(), total, paging.page(), paging.size());
	}

	@Permit("watchlist:read")
	WatchlistEntryView get(UUID entry) {
		var found = find(entry);
		audit.record(access.actor(), "watchlist:read", "watchlist", entry, new RegionCode(found.region()),
				"查看持续关注" + found.clueNumber());
		return found;
	}

	/** Notes something, and says when the subject is looked at next. */
	@Permit("watchlist:keep")
	WatchlistEntryView note(UUID entry, int version, String text, @Nullable LocalDate nextVisit, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var found = find(entry);
		FreeText.refuseIdentity(confirmedNoIdentity, "关注记录", text);
		if (nextVisit != null && nextVisit.isBefore(today())) {
			throw new NextVisitPast();
		}
		if (!entries.schedule(entry, version, nextVisit)) {
			throw refused(found);
		}
		var next = nextVisit == null || nextVisit.equals(found.nextVisitOn()) ? ""
				: "（下次走访改为" + nextVisit.format(DateTimeFormatter.ofPattern("yyyy年M月d日")) + "）";
		entries.note(entry, actor, clock.instant(), text.strip() + next);
		audit.record(actor, "watchlist:note", "watchlist", entry, new RegionCode(found.region()), "持续关注" + found.clueNumber() + "补充记录");
		return find(entry);
	}

	/** Takes a subject off the list. */
	@Permit("watchlist:keep")
	WatchlistEntryView end(UUID entry, int version, String reason, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var found = find(entry);
		FreeText.refuseIdentity(confirmedNoIdentity, "移出理由", reason);
		if (!entries.end(entry, version, reason.strip(), actor, clock.instant())) {
			throw refused(found);
		}
		entries.note(entry, actor, clock.instant(), "移出持续关注：" + reason.strip());
		clues.tell(new ClueId(found.clueId()), ClueEventKind.WATCHED, "移出持续关注清单：" + reason.strip());
		audit.record(actor, "watchlist:end", "watchlist", entry, new RegionCode(found.region()), "移出持续关注" + found.clueNumber());
		return find(entry);
	}

	private RuntimeException refused(WatchlistEntryView found) {
		if (found.endedAt() != null) {
			return new WatchlistEntryEnded(String.valueOf(found.endedBy()));
		}
		var notes = found.notes();
		if (notes.isEmpty()) {
			return new WatchlistEntryMoved("有人", "刚刚");
		}
		var last = notes.get(notes.size() - 1);
		return new WatchlistEntryMoved(last.by(), last.at().atZone(CHINA).format(DateTimeFormatter.ofPattern("M月d日H:mm")));
	}

	private WatchlistEntryView find(UUID entry) {
		var found = entries.get(entry, access.actor().scope()).orElseThrow(WatchlistEntryNotFound::new);
		return found.with(regions.name(new RegionCode(found.region())), entries.notes(entry));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}
}
