package cn.fangfei.server.verification;

import cn.fangfei.server.archive.Upload;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of evidence, its working copies and its custody list. */
@Repository
class EvidenceItems {

	private static final String SEEN = """
			exists (select 1
			        from verification_evidence_link l
			        join verification_matter m on m.owner_kind = l.owner_kind and m.owner_id = l.owner_id
			        where l.evidence_id = e.evidence_id
			          and (m.region_code >= cast(:scopeLo as text) and m.region_code < cast(:scopeHi as text)
			               or m.assigned_unit = cast(:scopeUnit as uuid)
			               or m.created_by = cast(:scopeAccount as uuid)
			               or m.grid_code = cast(:scopeGrid as text)))
			""";

	private static final String COLUMNS = """
			select e.evidence_id, e.kind, e.file_name, e.size, e.sha256, e.media_type, e.marks, e.note, e.taken_at, e.visit_id,
			       e.received_at, e.added_by_name, e.added_unit, c.state, c.reason, c.media_type as copy_type, c.size as copy_size
			from verification_evidence e
			join verification_copy c on c.evidence_id = e.evidence_id
			""";

	private final JdbcClient sql;

	EvidenceItems(JdbcClient sql) {
		this.sql = sql;
	}

	/** Enters a piece of evidence; an upload is one piece, however often it is attached. */
	boolean addUnlessKnown(EvidenceItem item, Actor actor, String unit) {
		return sql.sql("""
				insert into verification_evidence (evidence_id, kind, file_name, size, sha256, media_type, marks, note, taken_at,
				                                   visit_id, received_at, added_by, added_by_name, added_unit)
				values (:id, :kind, :fileName, :size, :sha256, :mediaType, :marks, :note, :takenAt, :visit, :receivedAt, :account,
				        :name, :unit)
				on conflict do nothing
				""")
			.param("id", item.id())
			.param("kind", item.kind().name())
			.param("fileName", item.fileName())
			.param("size", item.size())
			.param("sha256", item.sha256())
			.param("mediaType", item.mediaType())
			.param("marks", item.marks().stream().map(Enum::name).toArray(String[]::new))
			.param("note", item.note(), Types.VARCHAR)
			.param("takenAt", item.takenAt() == null ? null : item.takenAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("visit", item.visitId(), Types.OTHER)
			.param("receivedAt", item.receivedAt().atOffset(ZoneOffset.UTC))
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unit)
			.update() == 1;
	}

	/** Attaches evidence to a matter. */
	boolean link(UUID evidence, EvidenceOwner owner, UUID account, Instant at) {
		return sql.sql("""
				insert into verification_evidence_link (evidence_id, owner_kind, owner_id, linked_at, linked_by)
				values (:evidence, :kind, :owner, :at, :account)
				on conflict do nothing
				""")
			.param("evidence", evidence)
			.param("kind", owner.kind().name())
			.param("owner", owner.id())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("account", account)
			.update() == 1;
	}

	List<EvidenceView> of(EvidenceOwnerKind kind, UUID owner, Scope scope) {
		return sql.sql(COLUMNS + """
				where e.evidence_id in (select l.evidence_id
				                        from verification_evidence_link l
				                        where l.owner_kind = :kind and l.owner_id = :owner)
				  and """ + " " + SEEN + " order by e.received_at, e.evidence_id")
			.param("kind", kind.name())
			.param("owner", owner)
			.params(scope.parameters())
			.query(EvidenceItems::view)
			.list();
	}

	int count(EvidenceOwnerKind kind, UUID owner) {
		return sql.sql("""
				select count(*)
				from verification_evidence_link
				where owner_kind = :kind and owner_id = :owner
				""").param("kind", kind.name()).param("owner", owner).query(Integer.class).single();
	}

	Optional<EvidenceView> get(UUID evidence, Scope scope) {
		return sql.sql(COLUMNS + "where e.evidence_id = :evidence and " + SEEN)
			.param("evidence", evidence)
			.params(scope.parameters())
			.query(EvidenceItems::view)
			.optional();
	}

	/** The matters that a piece of evidence belongs to. */
	List<Owner> ownersOf(UUID evidence) {
		return sql.sql("""
				select owner_kind as kind, owner_id as id
				from verification_evidence_link
				where evidence_id = :evidence
				order by linked_at, owner_id
				""").param("evidence", evidence).query(Owner.class).list();
	}

	void custody(UUID evidence, CustodyAct act, Actor actor, String unit, Instant at, String detail) {
		sql.sql("""
				insert into verification_custody (evidence_id, act, at, by_account, by_name, by_unit, detail)
				values (:evidence, :act, :at, :account, :name, :unit, :detail)
				""")
			.param("evidence", evidence)
			.param("act", act.name())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("unit", unit)
			.param("detail", detail)
			.update();
	}

	/** Whether somebody did the same a moment ago: a video is asked for in many pieces and looked at once. */
	boolean since(UUID evidence, CustodyAct act, UUID account, Instant from) {
		return sql.sql("""
				select exists (select 1
				               from verification_custody
				               where evidence_id = :evidence and act = :act and by_account = :account and at > :from)
				""")
			.param("evidence", evidence)
			.param("act", act.name())
			.param("account", account)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	List<CustodyLineView> custodyOf(UUID evidence) {
		return sql.sql("""
				select act, at, by_name, by_unit, detail
				from verification_custody
				where evidence_id = :evidence
				order by custody_id
				""")
			.param("evidence", evidence)
			.query((row, n) -> new CustodyLineView(CustodyAct.valueOf(row.getString("act")), instant(row, "at"),
					row.getString("by_name"), row.getString("by_unit"), row.getString("detail")))
			.list();
	}

	/** Asks for a working copy, to be made under a post; or says at once why there is none. */
	void addCopy(UUID evidence, String whyNot, Actor actor, Instant at) {
		sql.sql("""
				insert into verification_copy (evidence_id, state, reason, account_id, post_id, asked_at)
				values (:evidence, :state, :reason, :account, :post, :at)
				""")
			.param("evidence", evidence)
			.param("state", whyNot.isEmpty() ? "PENDING" : "NONE")
			.param("reason", whyNot.isEmpty() ? null : whyNot, Types.VARCHAR)
			.param("account", actor.accountId())
			.param("post", actor.postId())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Asks for a working copy once more, under the post of who asks. */
	boolean askCopyAgain(UUID evidence, Actor actor, Instant at) {
		return sql.sql("""
				update verification_copy
				set state = 'PENDING', reason = null, attempts = 0, account_id = :account, post_id = :post, asked_at = :at
				where evidence_id = :evidence and state = 'NONE'
				""")
			.param("evidence", evidence)
			.param("account", actor.accountId())
			.param("post", actor.postId())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	List<WaitingCopy> waitingCopies(int most) {
		return sql.sql("select evidence_id, account_id, post_id, attempts from verification_copies_waiting(:most)")
			.param("most", most)
			.query(WaitingCopy.class)
			.list();
	}

	/** Counts an attempt before it begins, so that a file which brings the platform down is not tried for ever. */
	void beginCopy(UUID evidence) {
		sql.sql("""
				update verification_copy
				set attempts = attempts + 1
				where evidence_id = :evidence and state = 'PENDING'
				""").param("evidence", evidence).update();
	}

	void endCopy(UUID evidence, Upload made, String mediaType) {
		sql.sql("""
				update verification_copy
				set state = 'MADE', reason = null, file_name = :fileName, sha256 = :sha256, media_type = :mediaType, size = :size
				where evidence_id = :evidence and state = 'PENDING'
				""")
			.param("evidence", evidence)
			.param("fileName", made.fileName())
			.param("sha256", made.sha256())
			.param("mediaType", mediaType)
			.param("size", made.size())
			.update();
	}

	void giveUpCopy(UUID evidence, String why) {
		sql.sql("select verification_copy_give_up(:evidence, :why)")
			.param("evidence", evidence)
			.param("why", why)
			.query((row, n) -> n)
			.list();
	}

	Optional<WorkingCopy> copy(UUID evidence) {
		return sql.sql("""
				select evidence_id, state, reason, file_name, sha256, media_type
				from verification_copy
				where evidence_id = :evidence
				""").param("evidence", evidence).query(WorkingCopy.class).optional();
	}

	private static EvidenceView view(ResultSet row, int n) throws SQLException {
		var copyType = row.getString("copy_type");
		return new EvidenceView(row.getObject("evidence_id", UUID.class), EvidenceKind.valueOf(row.getString("kind")),
				row.getString("file_name"), row.getLong("size"), row.getString("sha256"), row.getString("media_type"),
				marks(row).stream().map(EvidenceMark::label).toList(), row.getString("note"),
				row.getObject("taken_at") == null ? null : instant(row, "taken_at"), row.getObject("visit_id", UUID.class),
				instant(row, "received_at"), row.getString("added_by_name"), row.getString("added_unit"),
				new WorkingCopyView(WorkingCopyState.valueOf(row.getString("state")), row.getString("reason"), copyType,
						row.getObject("copy_size", Long.class), copyType != null && WorkingCopies.inline(copyType)));
	}

	private static Set<EvidenceMark> marks(ResultSet row) throws SQLException {
		var marks = EnumSet.noneOf(EvidenceMark.class);
		Arrays.stream((String[]) row.getArray("marks").getArray()).map(EvidenceMark::valueOf).forEach(marks::add);
		return marks;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	record Owner(EvidenceOwnerKind kind, UUID id) {
	}

	/** A copy that is to be made, and under whose post. */
	record WaitingCopy(UUID evidenceId, UUID accountId, UUID postId, int attempts) {
	}
}
