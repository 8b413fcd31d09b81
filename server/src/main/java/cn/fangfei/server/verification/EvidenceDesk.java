package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.archive.Upload;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where evidence is handed in, looked at and handed out, each act with its line in the custody list 证据流转清单. Evidence is seen by
 * those who see a clue or a case that it belongs to.
 */
@Service
@Transactional
public class EvidenceDesk {

	/** Who looks again within this time looks at the same thing: a player asks for a video piece by piece. */
	private static final Duration ONE_LOOK = Duration.ofMinutes(10);

	private final EvidenceItems items;

	private final Matters matters;

	private final Map<EvidenceOwnerKind, EvidenceOwners> owners;

	private final Fieldwork fieldwork;

	private final ArchiveDesk archive;

	private final CopyRunner runner;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	EvidenceDesk(EvidenceItems items, Matters matters, List<EvidenceOwners> owners, Fieldwork fieldwork, ArchiveDesk archive,
			CopyRunner runner, UnitDesk units, Access access, AuditTrail audit, Clock clock) {
		this.items = items;
		this.matters = matters;
		this.owners = owners.stream().collect(Collectors.toMap(EvidenceOwners::kind, Function.identity()));
		this.fieldwork = fieldwork;
		this.archive = archive;
		this.runner = runner;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** What is handed in: an upload of one's own, and what it shows. */
	record NewEvidence(UUID uploadId, @Nullable String note) {
	}

	/** Makes uploads of one's own evidence of a clue or case. */
	@Permit("evidence:add")
	EvidenceAttached add(EvidenceOwnerKind kind, UUID ownerId, @Nullable UUID visitId, List<NewEvidence> files,
			boolean confirmedNoIdentity) {
		var actor = access.actor();
		var owner = owner(kind, ownerId);
		var unit = unitName(actor);
		if (visitId != null && (kind != EvidenceOwnerKind.CLUE || !fieldwork.visitOf(visitId, ownerId))) {
			throw new VisitNotFound();
		}
		matters.keep(owner);
		var ids = new ArrayList<UUID>();
		for (var file : files) {
			FreeText.refuseIdentity(confirmedNoIdentity, "证据说明", file.note());
			var upload = archive.get(file.uploadId());
			add(upload, file.note(), visitId, owner, actor, unit);
			ids.add(file.uploadId());
		}
		var names = files.size() == 1 ? "“" + EvidenceInspection.plainName(archive.get(files.get(0).uploadId()).fileName()) + "”"
				: files.size() + "个文件";
		owners.get(kind).tell(ownerId, "提交证据" + names);
		audit.record(actor, "evidence:add", "evidence", files.size() == 1 ? ids.get(0) : null, owner.region(),
				owner.number() + "提交证据" + names);
		AfterCommit.run(runner::wake);
		return new EvidenceAttached(items.of(kind, ownerId, actor.scope()).stream().filter(e -> ids.contains(e.evidenceId())).toList());
	}

	/** Attaches evidence that somebody who acts sees to another matter that they see. */
	@Permit("evidence:add")
	public void attach(EvidenceOwnerKind kind, UUID ownerId, List<UUID> evidence) {
		var actor = access.actor();
		var owner = owner(kind, ownerId);
		matters.keep(owner);
		for (var id : evidence) {
			var item = find(id, actor);
			if (items.link(id, owner, actor.accountId(), clock.instant())) {
				items.custody(id, CustodyAct.ATTACHED, actor, unitName(actor), clock.instant(), "关联到" + owner.number());
				owners.get(kind).tell(ownerId, "关联证据“" + item.fileName() + "”");
				audit.record(actor, "evidence:attach", "evidence", id, owner.region(),
						"证据“" + item.fileName() + "”关联到" + owner.number());
			}
		}
	}

	/** The evidence of a clue or case, oldest first. */
	@Permit("evidence:read")
	@Transactional(readOnly = true)
	public List<EvidenceView> list(EvidenceOwnerKind kind, UUID ownerId) {
		owner(kind, ownerId);
		return items.of(kind, ownerId, access.actor().scope());
	}

	/** How many pieces of evidence a clue or case has. */
	@Transactional(readOnly = true)
	public int count(EvidenceOwnerKind kind, UUID ownerId) {
		return items.count(kind, ownerId);
	}

	/** Tells this room that a matter belongs to other people now; its evidence goes with it, when it has some. */
	@Permit({"case:handle", "case:open", "clue:assign"})
	public void moved(EvidenceOwner owner) {
		if (items.count(owner.kind(), owner.id()) == 0) {
			return;
		}
		matters.keep(owner);
		audit.record(access.actor(), "evidence:move", "evidence", owner.id(), owner.region(), owner.number() + "的证据随之改属");
	}

	@Permit("evidence:read")
	@Transactional(readOnly = true)
	EvidenceDetailView get(UUID evidence) {
		return new EvidenceDetailView(find(evidence, access.actor()), items.custodyOf(evidence));
	}

	/** The original, to be handed out as a file. */
	@Permit("evidence:read")
	Handed original(UUID evidence) {
		var actor = access.actor();
		var item = find(evidence, actor);
		items.custody(evidence, CustodyAct.DOWNLOADED, actor, unitName(actor), clock.instant(), "下载原件");
		audit.record(actor, "evidence:download", "evidence", evidence, actor.region(), "下载证据原件“" + item.fileName() + "”");
		return new Handed(archive.content(item.sha256()), item.fileName(), "application/octet-stream", false);
	}

	/** The working copy, to be shown where that is safe. */
	@Permit("evidence:read")
	Handed copy(UUID evidence) {
		var actor = access.actor();
		var item = find(evidence, actor);
		var copy = items.copy(evidence).orElseThrow(EvidenceNotFound::new);
		if (copy.state() != WorkingCopyState.MADE || copy.sha256() == null || copy.mediaType() == null) {
			throw new CopyNotMade(copy.state() == WorkingCopyState.PENDING ? "副本正在生成，请稍后再看。"
					: Optional.ofNullable(copy.reason()).orElse(""));
		}
		var now = clock.instant();
		if (!items.since(evidence, CustodyAct.VIEWED, actor.accountId(), now.minus(ONE_LOOK))) {
			items.custody(evidence, CustodyAct.VIEWED, actor, unitName(actor), now, "查看脱敏副本");
			audit.record(actor, "evidence:read", "evidence", evidence, actor.region(), "查看证据副本“" + item.fileName() + "”");
		}
		return new Handed(archive.content(copy.sha256()), Optional.ofNullable(copy.fileName()).orElse(item.fileName()),
				copy.mediaType(), WorkingCopies.inline(copy.mediaType()));
	}

	/** Asks once more for a working copy that could not be made. */
	@Permit("evidence:add")
	EvidenceDetailView askCopyAgain(UUID evidence) {
		var actor = access.actor();
		var item = find(evidence, actor);
		if (!items.askCopyAgain(evidence, actor, clock.instant())) {
			throw new CopyNotWanted();
		}
		audit.record(actor, "evidence:copy", "evidence", evidence, actor.region(), "重新生成证据副本“" + item.fileName() + "”");
		AfterCommit.run(runner::wake);
		return get(evidence);
	}

	/** The list of evidence as it is printed; that it was printed stands in the custody list of each piece. */
	@Permit("evidence:read")
	EvidenceListView print(EvidenceOwnerKind kind, UUID ownerId) {
		var actor = access.actor();
		var owner = owner(kind, ownerId);
		var rows = items.of(kind, ownerId, actor.scope());
		if (rows.isEmpty()) {
			throw new NoEvidenceToPrint();
		}
		var now = clock.instant();
		rows.forEach(e -> items.custody(e.evidenceId(), CustodyAct.EXPORTED, actor, unitName(actor), now,
				"列入" + owner.number() + "证据清单"));
		audit.record(actor, "evidence:export", "evidence", ownerId, owner.region(), owner.number() + "打印证据清单，共" + rows.size() + "件");
		return new EvidenceListView(owner.number(), now, actor.displayName(), unitName(actor),
				rows.stream().map(e -> new EvidenceDetailView(e, items.custodyOf(e.evidenceId()))).toList());
	}

	/** A file on its way out. */
	record Handed(Path file, String fileName, String mediaType, boolean inline) {
	}

	private void add(Upload upload, @Nullable String note, @Nullable UUID visitId, EvidenceOwner owner, Actor actor, String unit) {
		var mediaType = Optional.ofNullable(upload.mediaType()).orElse("application/octet-stream");
		var looked = EvidenceInspection.of(upload.file(), upload.fileName(), mediaType);
		var item = new EvidenceItem(upload.uploadId(), looked.kind(), EvidenceInspection.plainName(upload.fileName()),
				upload.size(), upload.sha256(), mediaType, looked.marks(), note == null || note.isBlank() ? null : note.strip(),
				looked.kind() == EvidenceKind.PHOTO ? ImageCopies.takenAt(upload.file()) : null, visitId, upload.uploadedAt());
		var fresh = items.addUnlessKnown(item, actor, unit);
		var now = clock.instant();
		var linked = items.link(item.id(), owner, actor.accountId(), now);
		if (fresh) {
			items.addCopy(item.id(), WorkingCopies.whyNot(mediaType, looked.kind(), looked.marks()), actor, now);
			items.custody(item.id(), CustodyAct.RECEIVED, actor, unit, upload.uploadedAt(),
					"上传原件" + upload.size() + "字节，SHA-256 " + upload.sha256());
		}
		if (linked) {
			items.custody(item.id(), CustodyAct.ATTACHED, actor, unit, now, "关联到" + owner.number());
		}
	}

	/** Evidence within the scope; where it belongs to one matter alone, that matter is asked as well whether who acts still sees it. */
	private EvidenceView find(UUID evidence, Actor actor) {
		var found = items.get(evidence, actor.scope()).orElseThrow(EvidenceNotFound::new);
		var belongs = items.ownersOf(evidence);
		if (belongs.size() == 1) {
			owner(belongs.get(0).kind(), belongs.get(0).id());
		}
		return found;
	}

	private EvidenceOwner owner(EvidenceOwnerKind kind, UUID id) {
		return Optional.ofNullable(owners.get(kind)).flatMap(room -> room.find(id)).orElseThrow(EvidenceNotFound::new);
	}

	private String unitName(Actor actor) {
		return actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
	}
}
