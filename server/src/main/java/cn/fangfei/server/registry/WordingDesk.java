package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.registry.WordingLexiconView.WordingEntryView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the list of wording 字样清单 is read and a new version published. A version is never changed; the register is screened anew. */
@Service
@Transactional
public class WordingDesk {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private final Lexicons lexicons;

	private final Screenings screenings;

	private final AfterCommit afterCommit;

	private final ImportRunner runner;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	WordingDesk(Lexicons lexicons, Screenings screenings, AfterCommit afterCommit, ImportRunner runner, Access access,
			AuditTrail audit, Clock clock) {
		this.lexicons = lexicons;
		this.screenings = screenings;
		this.afterCommit = afterCommit;
		this.runner = runner;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit("wording:read")
	@Transactional(readOnly = true)
	List<WordingLexiconSummary> list() {
		return lexicons.heads()
			.stream()
			.map(h -> new WordingLexiconSummary(h.version(), h.effectiveFrom(), h.author(), h.note(), h.publishedAt(),
					h.terms(), screening(h.version())))
			.toList();
	}

	@Permit("wording:read")
	@Transactional(readOnly = true)
	WordingLexiconView get(int version) {
		var head = lexicons.heads().stream().filter(h -> h.version() == version).findFirst().orElseThrow(LexiconNotFound::new);
		var hits = lexicons.hits(Territory.of(access.actor()));
		var entries = lexicons.load(version)
			.terms()
			.stream()
			.map(t -> new WordingEntryView(t.text(), t.tier(), t.source(), t.from(), t.until(),
					hits.getOrDefault(t.text(), 0)))
			.toList();
		return new WordingLexiconView(version, head.effectiveFrom(), head.author(), head.note(), head.publishedAt(),
				head.terms(), screening(version), entries);
	}

	/** Publishes the next version; once in force the whole register is screened by it in the background. */
	@Permit("wording:publish")
	WordingLexiconView publish(PublishWordingLexiconRequest request) {
		var actor = access.actor();
		lexicons.lock();
		var latest = lexicons.latest().orElseThrow();
		var today = lexicons.today();
		var earliest = latest.effectiveFrom().isAfter(today) ? latest.effectiveFrom() : today;
		if (request.effectiveFrom().isBefore(earliest)) {
			throw new LexiconTooEarly(earliest.toString());
		}
		var lexicon = new WordingLexicon(latest.version() + 1, request.effectiveFrom(), actor.displayName(),
				CONTROL.matcher(request.note()).replaceAll(" ").strip(), terms(request));
		lexicons.add(lexicon, clock.instant(), actor.accountId());
		audit.record(actor, "wording:publish", "wording-lexicon", lexicon.version(), actor.region(),
				"发布字样清单第" + lexicon.version() + "版，共" + lexicon.terms().size() + "条，" + lexicon.effectiveFrom() + "起生效");
		afterCommit.run(runner::wake);
		return get(lexicon.version());
	}

	private static List<WordingTerm> terms(PublishWordingLexiconRequest request) {
		var terms = new ArrayList<WordingTerm>();
		var known = new HashSet<Key>();
		for (var draft : request.entries()) {
			var number = terms.size() + 1;
			if (CONTROL.matcher(draft.term() + draft.source()).find()) {
				throw new LexiconUnusable(number, "字样和来源里不能有控制字符");
			}
			if (draft.term().codePoints().noneMatch(Character::isLetterOrDigit)) {
				throw new LexiconUnusable(number, "字样里至少要有一个字，不能只有标点");
			}
			try {
				terms.add(new WordingTerm(draft.term().strip(), draft.tier(), draft.source().strip(), draft.from(),
						draft.until()));
			}
			catch (IllegalArgumentException e) {
				throw new LexiconUnusable(number, Optional.ofNullable(e.getMessage()).orElse("内容不对"));
			}
			if (!known.add(new Key(draft.term().strip(), draft.source().strip(), draft.from()))) {
				throw new LexiconUnusable(number, "“" + draft.term().strip() + "”与前面同一来源的一条重复");
			}
		}
		return terms;
	}

	private record Key(String term, String source, LocalDate from) {
	}

	private @Nullable WordingScreeningView screening(int version) {
		return screenings.of(version)
			.map(s -> new WordingScreeningView(s.status().equals("DONE"), s.firmsDone(), s.firmsTotal()))
			.orElse(null);
	}
}
