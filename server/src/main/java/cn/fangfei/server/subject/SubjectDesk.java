package cn.fangfei.server.subject;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where rooms above ask who a matter is about, and people read what is known of it. Within a county the credit code decides who a
 * subject is; without one its name does, written without the differences that mean nothing.
 */
@Service
@Transactional
public class SubjectDesk {

	private final Subjects subjects;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	SubjectDesk(Subjects subjects, RegionDesk regions, UnitDesk units, Access access, AuditTrail audit, Clock clock) {
		this.subjects = subjects;
		this.regions = regions;
		this.units = units;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The subject of that name and code in the county of the tie, made when it was not known, and tied to where it is spoken of. Called
	 * in the transaction of a matter, which has its own audit line.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public SubjectId known(String name, @Nullable CreditCode code, @Nullable UUID firmId, SubjectTie tie) {
		var kind = code == null && firmId == null ? SubjectKind.ofName(name) : SubjectKind.FIRM;
		return subjects.known(kind, name.strip(), SubjectNames.normalised(name), code, tie.region().at(RegionLevel.COUNTY),
				firmId, tie, clock.instant());
	}

	/** The subject of that name of whom it is known what kind it is, otherwise as {@link #known(String, CreditCode, UUID, SubjectTie)}. */
	@Transactional(propagation = Propagation.MANDATORY)
	public SubjectId known(String name, SubjectKind kind, SubjectTie tie) {
		return subjects.known(kind, name.strip(), SubjectNames.normalised(name), null, tie.region().at(RegionLevel.COUNTY), null, tie,
				clock.instant());
	}

	/**
	 * The subjects of firms of the register, many at once: by firm. Called in the transaction that brings the firms in.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<UUID, SubjectId> knownFirms(Collection<SubjectFirm> firms) {
		return subjects.knownFirms(firms, clock.instant());
	}

	/** Lets those who see that place see the subject. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tie(SubjectId id, SubjectTie tie) {
		subjects.tie(id, tie, clock.instant());
	}

	/** Up to twenty subjects of the own county whose name begins so, or the one of a firm of the register. */
	@Permit("subject:read")
	List<SubjectRow> find(@Nullable String q, @Nullable UUID firm) {
		var actor = access.actor();
		var county = actor.region() == null ? null : actor.region().at(RegionLevel.COUNTY);
		if (county == null || firm == null && (q == null || q.isBlank())) {
			return List.of();
		}
		var found = firm == null ? subjects.named(SubjectNames.normalised(Objects.requireNonNull(q)), county, actor.scope())
				: subjects.ofFirm(firm, county, actor.scope());
		audit.record(actor, "subject:list", "subject", null, county, "查找风险主体，找到" + found.size() + "个");
		var names = regions.names(found.stream().map(Subject::county).distinct().toList());
		return found.stream()
			.map(s -> new SubjectRow(s.id().value(), s.kind(), s.name(), s.creditCode() == null ? null : s.creditCode().value(),
					names.getOrDefault(s.county(), "")))
			.toList();
	}

	/** The subject; every look is on record, for it may be a person. */
	@Permit("subject:read")
	public SubjectView get(SubjectId id) {
		var actor = access.actor();
		var subject = find(id, actor.scope());
		audit.record(actor, "subject:read", "subject", id, subject.county(), "查看风险主体“" + subject.name() + "”");
		return view(subject, actor.scope());
	}

	/** Adds a note that follows the subject into every later matter. */
	@Permit("subject:note")
	public SubjectView note(SubjectId id, String text, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var subject = find(id, actor.scope());
		FreeText.refuseIdentity(confirmedNoIdentity, "备注", text);
		var unit = actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
		subjects.note(id, clock.instant(), actor, unit, text.strip());
		audit.record(actor, "subject:note", "subject", id, subject.county(), "为风险主体“" + subject.name() + "”加备注");
		return view(subject, actor.scope());
	}

	private Subject find(SubjectId id, Scope scope) {
		return subjects.get(id, scope).orElseThrow(SubjectNotFound::new);
	}

	private SubjectView view(Subject subject, Scope scope) {
		return new SubjectView(subject.id().value(), subject.kind(), subject.name(),
				subject.creditCode() == null ? null : subject.creditCode().value(), subject.firmId(),
				regions.name(subject.county()), subject.firstKnownAt(), subjects.notes(subject.id(), scope));
	}
}
