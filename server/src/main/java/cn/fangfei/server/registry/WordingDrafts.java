package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.FirmText;
import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.formats.LicenceText;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.registry.WordingDraftView.WordingDraftFirm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of drafts of the list, and their trial: firm by firm over the register, in slices that a stopped platform takes up again. */
@Repository
class WordingDrafts {

	private static final int FIRMS_A_STEP = 2_000;

	/** How many firms of each kind are kept to be looked at. */
	private static final int KEPT = 2_000;

	private static final int SHOWN = 100;

	private static final String COLUMNS = """
			select draft_id, base_version, note, effective_from, status, drafted_by, drafted_by_name, drafted_at, published_version,
			       revision, trial, firms_done, firms_total, last_firm, appears, vanishes
			from wording_draft
			""";

	private final JdbcClient sql;

	private @Nullable Compiled compiled;

	WordingDrafts(JdbcClient sql) {
		this.sql = sql;
	}

	private record Compiled(UUID draftId, int revision, WordingMatcher matcher) {
	}

	/** A draft as it is kept. */
	record Draft(UUID draftId, int baseVersion, String note, LocalDate effectiveFrom, String status, UUID draftedBy, String draftedByName,
			Instant draftedAt, @Nullable Integer publishedVersion, int revision, String trial, long firmsDone, long firmsTotal,
			@Nullable UUID lastFirm, long appears, long vanishes) {

		boolean open() {
			return status.equals("DRAFT");
		}

		boolean tried() {
			return trial.equals("DONE");
		}
	}

	private record Firm(UUID firmId, String name, String scope, String kind, String licence) {
	}

	private record Word(UUID firmId, String position, String term, String tier) {
	}

	/** Drafts, newest first. */
	List<Draft> list() {
		return sql.sql(COLUMNS + "order by drafted_at desc limit 20").query(WordingDrafts::draft).list();
	}

	Optional<Draft> find(UUID id) {
		return sql.sql(COLUMNS + "where draft_id = :id").param("id", id).query(WordingDrafts::draft).optional();
	}

	Optional<Draft> open() {
		return sql.sql(COLUMNS + "where status = 'DRAFT'").query(WordingDrafts::draft).optional();
	}

	void add(UUID id, int baseVersion, String note, LocalDate from, List<WordingTerm> terms, Actor by, Instant at) {
		sql.sql("""
				insert into wording_draft (draft_id, base_version, note, effective_from, status, drafted_by, drafted_by_name, drafted_at,
				                           firms_total)
				values (:id, :base, :note, :from, 'DRAFT', :by, :byName, :at, (select count(*) from firm))
				""")
			.param("id", id)
			.param("base", baseVersion)
			.param("note", note)
			.param("from", from)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
		addEntries(id, terms);
	}

	/** Changes a draft and begins its trial anew; false when somebody was faster. */
	boolean change(UUID id, int revision, String note, LocalDate from, List<WordingTerm> terms) {
		var kept = sql.sql("""
				update wording_draft
				set note = :note, effective_from = :from, revision = revision + 1, trial = 'QUEUED', firms_done = 0, last_firm = null,
				    appears = 0, vanishes = 0, firms_total = (select count(*) from firm)
				where draft_id = :id and revision = :revision and status = 'DRAFT'
				""").param("note", note).param("from", from).param("id", id).param("revision", revision).update() == 1;
		if (kept) {
			sql.sql("delete from wording_draft_entry where draft_id = :id").param("id", id).update();
			sql.sql("delete from wording_draft_firm where draft_id = :id").param("id", id).update();
			addEntries(id, terms);
		}
		return kept;
	}

	/** Ends a draft, with the version that came of it or without one. */
	boolean close(UUID id, int revision, @Nullable Integer version) {
		return sql.sql("""
				update wording_draft
				set status = case when cast(:version as integer) is null then 'WITHDRAWN' else 'PUBLISHED' end,
				    published_version = cast(:version as integer), revision = revision + 1
				where draft_id = :id and revision = :revision and status = 'DRAFT'
				""").param("version", version).param("id", id).param("revision", revision).update() == 1;
	}

	List<WordingTerm> terms(UUID id) {
		return sql.sql("""
				select term, tier, source, since, until
				from wording_draft_entry
				where draft_id = :id
				order by position
				""")
			.param("id", id)
			.query((r, n) -> new WordingTerm(r.getString("term"), WordingTier.valueOf(r.getString("tier")), r.getString("source"),
					r.getObject("since", LocalDate.class), r.getObject("until", LocalDate.class)))
			.list();
	}

	/** The first firms of a territory that a draft would change. */
	List<WordingDraftFirm> firms(UUID id, String kind, Territory territory) {
		return sql.sql("""
				select f.firm_id, f.name, d.words
				from wording_draft_firm d
				join firm f on f.firm_id = d.firm_id
				where d.draft_id = :id
				  and d.kind = :kind
				  and f.region_code >= :scopeLo and f.region_code < :scopeHi
				order by f.name, f.firm_id
				limit :shown
				""")
			.params(territory.parameters())
			.param("id", id)
			.param("kind", kind)
			.param("shown", SHOWN)
			.query(WordingDraftFirm.class)
			.list();
	}

	/** Tries the open draft on the next firms; false when there is nothing to try. */
	boolean step() {
		var waiting = sql.sql(COLUMNS + "where status = 'DRAFT' and trial <> 'DONE' for update").query(WordingDrafts::draft).optional();
		if (waiting.isEmpty()) {
			compiled = null;
			return false;
		}
		var draft = waiting.get();
		var firms = after(draft.lastFirm());
		if (firms.isEmpty()) {
			sql.sql("update wording_draft set trial = 'DONE', firms_total = firms_done where draft_id = :id")
				.param("id", draft.draftId())
				.update();
			return true;
		}
		var standing = standing(firms).stream().collect(Collectors.groupingBy(Word::firmId, Collectors.toSet()));
		var matcher = matcher(draft);
		long appears = 0;
		long vanishes = 0;
		for (var firm : firms) {
			var now = standing.getOrDefault(firm.firmId(), Set.of());
			var then = matcher.screen(new FirmText(firm.name(), firm.scope(), firm.kind(), LicenceText.kinds(firm.licence())))
				.stream()
				.filter(hit -> hit.guard() == null)
				.map(hit -> word(firm.firmId(), hit))
				.collect(Collectors.toSet());
			appears += keep(draft, "APPEARS", firm, then, now, draft.appears() + appears);
			vanishes += keep(draft, "VANISHES", firm, now, then, draft.vanishes() + vanishes);
		}
		sql.sql("""
				update wording_draft
				set trial = 'RUNNING', firms_done = firms_done + :done, last_firm = :last, appears = appears + :appears,
				    vanishes = vanishes + :vanishes
				where draft_id = :id
				""")
			.param("done", firms.size())
			.param("last", firms.get(firms.size() - 1).firmId())
			.param("appears", appears)
			.param("vanishes", vanishes)
			.param("id", draft.draftId())
			.update();
		return true;
	}

	/** Notes a firm that has words which the other list does not find; one when it has. */
	private int keep(Draft draft, String kind, Firm firm, Set<Word> words, Set<Word> others, long sofar) {
		var different = words.stream().filter(w -> !others.contains(w)).toList();
		if (different.isEmpty()) {
			return 0;
		}
		if (sofar < KEPT) {
			sql.sql("""
					insert into wording_draft_firm (draft_id, kind, firm_id, words)
					values (:draft, :kind, :firm, :words)
					on conflict do nothing
					""")
				.param("draft", draft.draftId())
				.param("kind", kind)
				.param("firm", firm.firmId())
				.param("words", words(different))
				.update();
		}
		return 1;
	}

	private static String words(Collection<Word> words) {
		var texts = new TreeSet<String>();
		words.forEach(w -> texts.add((w.position().equals("NAME") ? "名称“" : "经营范围“") + w.term() + "”"));
		return String.join("、", texts);
	}

	private static Word word(UUID firm, WordingHit hit) {
		return new Word(firm, hit.position().name(), hit.term(), hit.tier().name());
	}

	private WordingMatcher matcher(Draft draft) {
		var known = compiled;
		if (known == null || !known.draftId().equals(draft.draftId()) || known.revision() != draft.revision()) {
			var lexicon = new WordingLexicon(draft.baseVersion() + 1, draft.effectiveFrom(), draft.draftedByName(), draft.note(),
					terms(draft.draftId()));
			known = new Compiled(draft.draftId(), draft.revision(), WordingMatcher.compile(lexicon.on(draft.effectiveFrom())));
			compiled = known;
		}
		return Objects.requireNonNull(known).matcher();
	}

	private List<Firm> after(@Nullable UUID last) {
		return sql.sql("""
				select firm_id as firmId, name, scope, kind, licence
				from firm
				where firm_id > coalesce(cast(:last as uuid), '00000000-0000-0000-0000-000000000000')
				order by firm_id
				limit :limit
				""").param("last", last).param("limit", FIRMS_A_STEP).query(Firm.class).list();
	}

	private List<Word> standing(List<Firm> firms) {
		return sql.sql("""
				select distinct firm_id as firmId, position, term, tier
				from wording_hit
				where firm_id = any(:firms)
				  and ended_at is null
				  and guard is null
				""").param("firms", firms.stream().map(Firm::firmId).toArray(UUID[]::new)).query(Word.class).list();
	}

	private void addEntries(UUID id, List<WordingTerm> terms) {
		var position = 0;
		for (var term : terms) {
			sql.sql("""
					insert into wording_draft_entry (draft_id, position, term, tier, source, since, until)
					values (:id, :position, :term, :tier, :source, :since, cast(:until as date))
					""")
				.params(Map.of("id", id, "position", position++, "term", term.text(), "tier", term.tier().name(), "source",
						term.source(), "since", term.from()))
				.param("until", term.until())
				.update();
		}
	}

	private static Draft draft(ResultSet r, int n) throws SQLException {
		return new Draft(r.getObject("draft_id", UUID.class), r.getInt("base_version"), r.getString("note"),
				r.getObject("effective_from", LocalDate.class), r.getString("status"), r.getObject("drafted_by", UUID.class),
				r.getString("drafted_by_name"), r.getObject("drafted_at", OffsetDateTime.class).toInstant(),
				r.getObject("published_version", Integer.class), r.getInt("revision"), r.getString("trial"), r.getLong("firms_done"),
				r.getLong("firms_total"), r.getObject("last_firm", UUID.class), r.getLong("appears"), r.getLong("vanishes"));
	}
}
