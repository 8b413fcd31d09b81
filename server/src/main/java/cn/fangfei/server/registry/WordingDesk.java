package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.registry.DraftWordingLexiconRequest.WordingEntryDraft;
import cn.fangfei.server.registry.WordingLexiconView.WordingEntryView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the list of wording 字样清单 is read, its next version drafted, tried on the register, and published by a second person. A version
 * is never changed; the register is screened anew.
 */
@Service
@Transactional
public class WordingDesk {

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private final Lexicons lexicons;

	private final Screenings screenings;

	private final WordingDrafts drafts;

	private final ImportRunner runner;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	WordingDesk(Lexicons lexicons, Screenings screenings, WordingDrafts drafts, ImportRunner runner,
			Access access, AuditTrail audit, Clock clock) {
		this.lexicons = lexicons;
		this.screenings = screenings;
		this.drafts = drafts;
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

	/** Drafts of the list, newest first. */
	@Permit("wording:read")
	@Transactional(readOnly = true)
	List<WordingDraftView> drafts() {
		return drafts.list().stream().map(d -> view(d, false)).toList();
	}

	/** A draft with its entries and what its trial found. */
	@Permit("wording:read")
	@Transactional(readOnly = true)
	WordingDraftView draft(UUID id) {
		return view(drafts.find(id).orElseThrow(LexiconDraftNotFound::new), true);
	}

	/** Drafts the next version; it is tried on the whole register in the background. */
	@Permit("wording:draft")
	WordingDraftView draft(DraftWordingLexiconRequest request) {
		var actor = access.actor();
		lexicons.lock();
		drafts.open().ifPresent(other -> {
			throw new LexiconDraftExists(other.draftedByName());
		});
		refuseTooEarly(request.effectiveFrom());
		var id = UUID.randomUUID();
		drafts.add(id, lexicons.latest().orElseThrow().version(), note(request), request.effectiveFrom(), terms(request), actor,
				clock.instant());
		audit.record(actor, "wording:draft", "wording-draft", id, actor.region(), "起草字样清单，共" + request.entries().size() + "条");
		AfterCommit.run(runner::wake);
		return draft(id);
	}

	/** Changes a draft; its trial begins anew. */
	@Permit("wording:draft")
	WordingDraftView change(UUID id, DraftWordingLexiconRequest request) {
		var actor = access.actor();
		drafts.find(id).orElseThrow(LexiconDraftNotFound::new);
		refuseTooEarly(request.effectiveFrom());
		if (request.revision() == null
				|| !drafts.change(id, request.revision(), note(request), request.effectiveFrom(), terms(request))) {
			throw new LexiconDraftMoved();
		}
		audit.record(actor, "wording:draft", "wording-draft", id, actor.region(), "修改字样清单草稿，共" + request.entries().size() + "条");
		AfterCommit.run(runner::wake);
		return draft(id);
	}

	/** Takes a draft back. */
	@Permit("wording:draft")
	WordingDraftView withdraw(UUID id, int revision) {
		var actor = access.actor();
		drafts.find(id).orElseThrow(LexiconDraftNotFound::new);
		if (!drafts.close(id, revision, null)) {
			throw new LexiconDraftMoved();
		}
		audit.record(actor, "wording:draft", "wording-draft", id, actor.region(), "撤下字样清单草稿");
		return draft(id);
	}

	/**
	 * Publishes a draft of somebody else as the next version; once in force the whole register is screened by it in the background. The
	 * database refuses the same person once more.
	 */
	@Permit("wording:publish")
	WordingLexiconView publish(UUID id, int revision) {
		var actor = access.actor();
		lexicons.lock();
		var draft = drafts.find(id).orElseThrow(LexiconDraftNotFound::new);
		if (!draft.open() || draft.revision() != revision) {
			throw new LexiconDraftMoved();
		}
		if (draft.draftedBy().equals(actor.accountId())) {
			throw new LexiconDraftOwn();
		}
		if (!draft.tried()) {
			throw new LexiconDraftUntried();
		}
		refuseTooEarly(draft.effectiveFrom());
		var lexicon = new WordingLexicon(lexicons.latest().orElseThrow().version() + 1, draft.effectiveFrom(), actor.displayName(),
				draft.note(), drafts.terms(id));
		lexicons.add(lexicon, clock.instant(), actor.accountId(), draft.draftedBy(), draft.draftedByName());
		if (!drafts.close(id, revision, lexicon.version())) {
			throw new LexiconDraftMoved();
		}
		audit.record(actor, "wording:publish", "wording-lexicon", lexicon.version(), actor.region(),
				"发布字样清单第" + lexicon.version() + "版（" + draft.draftedByName() + "起草），共" + lexicon.terms().size() + "条，"
						+ lexicon.effectiveFrom() + "起生效");
		AfterCommit.run(runner::wake);
		return get(lexicon.version());
	}

	private void refuseTooEarly(LocalDate from) {
		var latest = lexicons.latest().orElseThrow();
		var today = lexicons.today();
		var earliest = latest.effectiveFrom().isAfter(today) ? latest.effectiveFrom() : today;
		if (from.isBefore(earliest)) {
			throw new LexiconTooEarly(earliest.toString());
		}
	}

	private static String note(DraftWordingLexiconRequest request) {
		return CONTROL.matcher(request.note()).replaceAll(" ").strip();
	}

	private WordingDraftView view(WordingDrafts.Draft d, boolean whole) {
		var territory = Territory.of(access.actor());
		return new WordingDraftView(d.draftId(), WordingDraftStatus.valueOf(d.status()), d.baseVersion(), d.note(), d.effectiveFrom(),
				d.draftedBy().equals(access.actor().accountId()), d.draftedByName(), d.draftedAt(), d.publishedVersion(), d.revision(),
				d.tried(), d.firmsDone(), d.firmsTotal(), d.appears(),
				whole ? drafts.firms(d.draftId(), "APPEARS", territory) : List.of(), d.vanishes(),
				whole ? drafts.firms(d.draftId(), "VANISHES", territory) : List.of(),
				whole ? drafts.terms(d.draftId())
					.stream()
					.map(t -> new WordingEntryDraft(t.text(), t.tier(), t.source(), t.from(), t.until()))
					.toList() : List.of());
	}

	private static List<WordingTerm> terms(DraftWordingLexiconRequest request) {
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
