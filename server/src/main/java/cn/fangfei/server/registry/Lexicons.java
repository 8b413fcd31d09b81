package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL of the versions of the list. The first one is the built-in one, entered at the first start. */
@Repository
class Lexicons implements SmartInitializingSingleton {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final JdbcClient sql;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Lexicons(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
		this.sql = sql;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		transaction.executeWithoutResult(status -> {
			if (latest().isEmpty()) {
				add(WordingLexicon.standard(), clock.instant(), null, null, null);
			}
		});
	}

	LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}

	/** A version without its entries. */
	record Head(int version, LocalDate effectiveFrom, String author, String note, Instant publishedAt, int terms) {
	}

	List<Head> heads() {
		return sql.sql("""
				select l.version, l.effective_from, l.author, l.note, l.published_at,
				       (select count(*) from wording_entry e where e.version = l.version) as terms
				from wording_lexicon l
				order by l.version desc
				""")
			.query((r, n) -> new Head(r.getInt("version"), r.getObject("effective_from", LocalDate.class),
					r.getString("author"), r.getString("note"),
					r.getObject("published_at", OffsetDateTime.class).toInstant(), r.getInt("terms")))
			.list();
	}

	Optional<Head> latest() {
		return heads().stream().findFirst();
	}

	/** The version in force on a day; before the first one takes effect that one. */
	Head current(LocalDate day) {
		var all = heads();
		return all.stream().filter(h -> !h.effectiveFrom().isAfter(day)).findFirst().orElseGet(() -> all.get(all.size() - 1));
	}

	Optional<WordingLexicon> find(int version) {
		return heads().stream()
			.filter(h -> h.version() == version)
			.findFirst()
			.map(h -> new WordingLexicon(version, h.effectiveFrom(), h.author(), h.note(), terms(version)));
	}

	WordingLexicon load(int version) {
		return find(version).orElseThrow(LexiconNotFound::new);
	}

	/** Whether two lists look for the same on their days: a term's day may come or go within one version. */
	boolean sameTerms(int version, LocalDate day, int other, LocalDate otherDay) {
		return version == other && day.equals(otherDay) || inForce(version, day).equals(inForce(other, otherDay));
	}

	private Set<String> inForce(int version, LocalDate day) {
		return load(version).on(day).terms().stream().map(t -> t.tier() + t.text()).collect(Collectors.toSet());
	}

	/** Enters a version. Only the built-in first one has nobody who drafted and published it. */
	void add(WordingLexicon lexicon, Instant at, @Nullable UUID by, @Nullable UUID draftedBy, @Nullable String draftedByName) {
		sql.sql("""
				insert into wording_lexicon (version, effective_from, author, note, published_at, published_by, drafted_by,
				                             drafted_by_name)
				values (:version, :from, :author, :note, :at, cast(:by as uuid), cast(:draftedBy as uuid), :draftedByName)
				""")
			.param("draftedBy", draftedBy)
			.param("draftedByName", draftedByName)
			.param("version", lexicon.version())
			.param("from", lexicon.effectiveFrom())
			.param("author", lexicon.author())
			.param("note", lexicon.note())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("by", by)
			.update();
		var position = 0;
		for (var term : lexicon.terms()) {
			sql.sql("""
					insert into wording_entry (version, position, term, tier, source, since, until)
					values (:version, :position, :term, :tier, :source, :since, cast(:until as date))
					""")
				.param("version", lexicon.version())
				.param("position", position++)
				.param("term", term.text())
				.param("tier", term.tier().name())
				.param("source", term.source())
				.param("since", term.from())
				.param("until", term.until())
				.update();
		}
	}

	/** Two people never publish at once: the second waits and gets the next number. */
	void lock() {
		sql.sql("select pg_advisory_xact_lock(hashtext('wording_lexicon'))").query((r, n) -> 0).single();
	}

	/** How many firms of the territory a term is found at, unguarded. */
	Map<String, Integer> hits(Territory territory) {
		return sql.sql("""
				select h.term, count(distinct h.firm_id) as firms
				from wording_hit h
				join firm f on f.firm_id = h.firm_id
				where h.ended_at is null
				  and h.guard is null
				  and f.region_code >= :scopeLo and f.region_code < :scopeHi
				group by h.term
				""")
			.params(territory.parameters())
			.query((r, n) -> Map.entry(r.getString("term"), r.getInt("firms")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private List<WordingTerm> terms(int version) {
		return sql.sql("""
				select term, tier, source, since, until
				from wording_entry
				where version = :version
				order by position
				""")
			.param("version", version)
			.query((r, n) -> new WordingTerm(r.getString("term"), WordingTier.valueOf(r.getString("tier")),
					r.getString("source"), r.getObject("since", LocalDate.class), r.getObject("until", LocalDate.class)))
			.list();
	}
}
