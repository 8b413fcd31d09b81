package cn.fangfei.server.workspace;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where views are saved, shared and used, and columns arranged. Whoever is signed in keeps their own; to share takes a word. A view
 * shows nothing by itself: its list still answers only what the post of the reader sees.
 */
@Service
@Transactional
public class WorkspaceDesk {

	private static final int MOST_VIEWS = 60;

	private final SavedViews views;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	WorkspaceDesk(SavedViews views, Access access, AuditTrail audit, Clock clock) {
		this.views = views;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	List<SavedViewView> list(@Nullable String list) {
		var actor = access.actor();
		return views.list(reader(actor), list == null ? null : WorkList.of(list))
			.stream()
			.map(v -> SavedViewView.of(v, actor.accountId()))
			.toList();
	}

	public SavedViewView save(String list, String name, String query, @Nullable List<ColumnChoice> columns) {
		var actor = access.actor();
		var of = WorkList.of(list);
		FreeText.refuseIdentity(false, "视图名称", name);
		if (views.countOwn(actor.accountId(), of) >= MOST_VIEWS) {
			throw new SavedViewsTooMany(MOST_VIEWS);
		}
		var view = new SavedView(UUID.randomUUID(), of, name.strip(), query, Optional.ofNullable(columns),
				actor.accountId(), actor.displayName(), null, null, List.of(), false, false, now(), 0);
		if (!views.add(view)) {
			throw new SavedViewNameTaken(view.name());
		}
		tell(actor, "view:save", view, "保存");
		return SavedViewView.of(view, actor.accountId());
	}

	SavedViewView change(UUID viewId, String name, String query, @Nullable List<ColumnChoice> columns, int version) {
		var actor = access.actor();
		var v = own(actor, viewId, version);
		FreeText.refuseIdentity(false, "视图名称", name);
		var next = new SavedView(viewId, v.list(), name.strip(), query, Optional.ofNullable(columns), v.accountId(),
				actor.displayName(), v.region(), v.unit(), v.sharedRoles(), v.pinned(), v.first(), now(), version);
		return keep(actor, next, "view:change", "修改");
	}

	/**
	 * Shares a view with the posts of some roles in the region of the own post, or of the own unit alone; with no role it is
	 * private again.
	 */
	@Permit("view:share")
	public SavedViewView share(UUID viewId, Set<RoleName> roles, boolean unitOnly, int version) {
		var actor = access.actor();
		var v = own(actor, viewId, version);
		if (actor.region() == null || actor.unitId() == null) {
			throw new SharingWithoutPost();
		}
		var with = roles.stream().sorted().toList();
		var next = new SavedView(viewId, v.list(), v.name(), v.query(), v.columns(), v.accountId(), actor.displayName(),
				with.isEmpty() ? null : actor.region().value(), with.isEmpty() || !unitOnly ? null : actor.unitId(), with,
				v.pinned(), v.first(), now(), version);
		return keep(actor, next, "view:share", with.isEmpty() ? "不再共享" : "共享");
	}

	/** Pins a view to the own menu, lets the list open with it, or neither. */
	SavedViewView use(UUID viewId, boolean pinned, boolean first) {
		var actor = access.actor();
		var view = find(actor, viewId);
		views.use(actor.accountId(), view, pinned, first);
		tell(actor, "view:use", view, (pinned ? "固定" : "不固定") + (first ? "并默认打开" : ""));
		return SavedViewView.of(find(actor, viewId), actor.accountId());
	}

	void remove(UUID viewId, int version) {
		var actor = access.actor();
		var view = own(actor, viewId, version);
		if (!views.remove(actor.accountId(), viewId, version)) {
			throw new SavedViewChangedMeanwhile(find(actor, viewId));
		}
		tell(actor, "view:remove", view, "删去");
	}

	@Transactional(readOnly = true)
	ListColumnsView columns(String list) {
		var of = WorkList.of(list);
		return views.columns(access.actor().accountId(), of)
			.map(kept -> new ListColumnsView(list, kept.columns(), kept.version()))
			.orElseGet(() -> new ListColumnsView(list, List.of(), 0));
	}

	/** Keeps the columns of a list; none at all brings back the usual ones. */
	ListColumnsView arrange(String list, List<ColumnChoice> columns, int version) {
		var actor = access.actor();
		var of = WorkList.of(list);
		var now = now();
		if (!views.keepColumns(actor.accountId(), of, columns, version, now)) {
			throw new ColumnsChangedMeanwhile(
					views.columns(actor.accountId(), of).map(SavedViews.KeptColumns::changedAt).orElse(now));
		}
		audit.record(actor, "view:arrange", "view", null, actor.region(), "调整“" + of.title() + "”列表的列");
		return columns(list);
	}

	/** As precise as it is kept. */
	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private SavedViewView keep(Actor actor, SavedView next, String action, String verb) {
		if (next.region() != null && (actor.region() == null || !next.region().equals(actor.region().value()))) {
			throw new SharedFromAnotherPost(next.name());
		}
		try {
			if (!views.save(next)) {
				throw new SavedViewChangedMeanwhile(find(actor, next.viewId()));
			}
		}
		catch (DuplicateKeyException e) {
			throw new SavedViewNameTaken(next.name());
		}
		tell(actor, action, next, verb);
		return SavedViewView.of(find(actor, next.viewId()), actor.accountId());
	}

	private SavedView own(Actor actor, UUID viewId, int version) {
		var view = find(actor, viewId);
		if (!view.accountId().equals(actor.accountId())) {
			throw new SavedViewNotFound();
		}
		if (view.version() != version) {
			throw new SavedViewChangedMeanwhile(view);
		}
		return view;
	}

	private SavedView find(Actor actor, UUID viewId) {
		return views.find(reader(actor), viewId).orElseThrow(SavedViewNotFound::new);
	}

	private void tell(Actor actor, String action, SavedView view, String verb) {
		audit.record(actor, action, "view", view.viewId(), actor.region(),
				verb + "“" + view.list().title() + "”列表的视图“" + view.name() + "”");
	}

	private static SavedViews.Reader reader(Actor actor) {
		RegionCode region = actor.region();
		return new SavedViews.Reader(actor.accountId(), actor.role(), region == null ? null : region.value(), actor.unitId());
	}
}
