package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.Precision;
import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeItemRow.IntakeRuleName;
import cn.fangfei.server.intake.IntakeItemView.IntakeCandidateView;
import cn.fangfei.server.intake.IntakeItemView.IntakeEntityView;
import cn.fangfei.server.intake.IntakeItemView.IntakeLinkView;
import cn.fangfei.server.intake.IntakeItemView.IntakeRateView;
import cn.fangfei.server.intake.IntakeItemView.IntakeScreeningSummary;
import cn.fangfei.server.intake.IntakeItemView.IntakeScreeningView;
import cn.fangfei.server.intake.IntakeItemView.IntakeSightingView;
import cn.fangfei.server.intake.IntakeItemView.IntakeSpanView;
import cn.fangfei.server.intake.IntakeItemView.IntakeVerdictView;
import cn.fangfei.server.intake.IntakeItems.Item;
import cn.fangfei.server.intake.SubjectLinker.Link;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.FirmDesk;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.subject.SubjectId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where texts are read, judged and linked to whom they speak of. */
@Service
@Transactional
public class IntakeDesk {

	private static final int EXCERPT = 80;

	private static final String STOPS = "。！？!?；;\n";

	private static final int LONGEST_SENTENCE = 200;

	private final IntakeItems items;

	private final IntakeKeeping keeping;

	private final Takedowns takedowns;

	private final TakedownReading takedown;

	private final TextReceiver receiver;

	private final SubjectLinker linker;

	private final SignalTeller teller;

	private final FirmDesk firms;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeDesk(IntakeItems items, IntakeKeeping keeping, Takedowns takedowns, TakedownReading takedown, TextReceiver receiver,
			SubjectLinker linker, SignalTeller teller, FirmDesk firms, RegionDesk regions, Access access, AuditTrail audit, Clock clock) {
		this.items = items;
		this.keeping = keeping;
		this.takedowns = takedowns;
		this.takedown = takedown;
		this.receiver = receiver;
		this.linker = linker;
		this.teller = teller;
		this.firms = firms;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of texts. */
	@Permit("intake:read")
	IntakeItemPage list(IntakeFilter filter, Paging paging) {
		var actor = access.actor();
		var page = items.page(filter, actor.scope(), paging);
		var total = paging.total(page.size(), () -> items.count(filter, actor.scope()));
		audit.record(actor, "intake:list", "intake", null, filter.region(), "查看资讯监测，符合条件" + total + "条，本页" + page.size() + "条");
		return new IntakeItemPage(rows(page), total, paging.page(), paging.size());
	}

	/** What waits for the post: for an office texts that nobody judged, for an authority adverts that it was handed. */
	@Permit("intake:read")
	@Transactional(readOnly = true)
	IntakeCounts counts() {
		var actor = access.actor();
		var waiting = actor.may("intake:judge") ? items.count(waiting(), actor.scope()) : 0;
		var handed = actor.may("intake:clear") ? items.count(handedOver(), actor.scope()) : 0;
		return new IntakeCounts(waiting, handed);
	}

	private static IntakeFilter waiting() {
		return new IntakeFilter(null, null, true, IntakeJudged.WAITING, null, null, null, null, null, null, null, null, null, null, null, null, false,
				null);
	}

	private static IntakeFilter handedOver() {
		return new IntakeFilter(null, null, false, null, null, null, null, null, null, null, null, TakedownState.HANDED_OVER, null, null, null, null,
				false, null);
	}

	/** The names of sources, for the filter. */
	@Permit("intake:read")
	@Transactional(readOnly = true)
	List<String> sources() {
		return items.sources(access.actor().scope());
	}

	/** A text with all that is known of it. */
	@Permit("intake:read")
	public IntakeItemView get(UUID id) {
		var item = find(id);
		audit.record(access.actor(), "intake:read", "intake", id, item.region(), "查看" + item.called());
		return view(item);
	}

	/** Enters one text by hand, as a person got it. The same text is the same item, seen once more (Q9). */
	@Permit("intake:import")
	public IntakeItemView enter(NewText told) {
		var actor = access.actor();
		var region = told.region();
		if (actor.region() == null || !actor.region().contains(region) || region.level().compareTo(RegionLevel.COUNTY) < 0
				|| !regions.exists(region)) {
			throw new IntakeRegionUnfit();
		}
		var cells = new LinkedHashMap<String, String>();
		put(cells, IntakeField.TITLE, told.title());
		put(cells, IntakeField.BODY, told.body());
		put(cells, IntakeField.PUBLISHER, told.publisher());
		put(cells, IntakeField.URL, told.url());
		put(cells, IntakeField.PUBLISHED_AT, told.publishedAt() == null ? null : told.publishedAt().toString());
		put(cells, IntakeField.TARGET, told.target());
		var now = clock.instant();
		try {
			var reading = new TextReading(told.channel(), told.sourceName().strip(), true, region, new IntakePlaces(region, regions), now);
			var unkept = new ArrayList<UnusableText>();
			var all = receiver.receive(List.of(reading.entered(cells)),
					new TextOrigin(told.channel(), null, null, null, actor.displayName()), now, (place, why) -> unkept.add(why));
			if (!unkept.isEmpty()) {
				throw unkept.get(0);
			}
			var received = all.get(0);
			audit.record(actor, "intake:import", "intake", received.itemId(), region, "录入一条" + told.channel().label());
			return view(items.find(received.itemId(), actor.scope()).orElseThrow(IntakeItemNotFound::new));
		}
		catch (UnusableText e) {
			throw new IntakeEntryUnusable(e.field() == null ? IntakeField.BODY.label() : e.field(), e.message(), e.remedy());
		}
	}

	private static void put(Map<String, String> cells, IntakeField field, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			cells.put(field.label(), value);
		}
	}

	/** Reads a text once more by the rules of today. What was said before stays. */
	@Permit("intake:judge")
	public IntakeItemView screen(UUID id, int version) {
		var actor = access.actor();
		var item = find(id);
		var now = clock.instant();
		var screening = TextScreening.of(item.text(), item.publisher(), item.url());
		items.addScreening(id, screening, actor.displayName(), now, null, null);
		if (!items.show(item, screening, version)) {
			throw new IntakeItemMoved(item.called());
		}
		audit.record(actor, "intake:judge", "intake", id, item.region(), "按现行规则重新识别" + item.called());
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** Says what a text is. The newest verdict counts, the older ones stay. */
	@Permit("intake:judge")
	public IntakeItemView judge(UUID id, IntakeVerdictReason reason, String note, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var item = find(id);
		if (reason.wantsWords() && note.isBlank()) {
			throw new IntakeReasonWordsMissing();
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "研判说明", note);
		var now = clock.instant();
		var newest = items.screenings(id).get(0);
		items.addVerdict(id, newest.screeningId(), reason, note.strip(), item.kinds(), actor, now);
		if (!items.judge(item, reason.verdict(), actor.displayName(), now, version)) {
			throw new IntakeItemMoved(item.called());
		}
		audit.record(actor, "intake:judge", "intake", id, item.region(),
				"研判" + item.called() + "为" + reason.verdict().label() + "（" + reason.label() + "）");
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** Links a text to whom it speaks of: a candidate, a firm of the register, or a subject of a name. */
	@Permit("intake:judge")
	public IntakeItemView link(UUID id, NewLink wish, int version) {
		var actor = access.actor();
		var item = find(id);
		var now = clock.instant();
		if (!items.stepped(id, version)) {
			throw new IntakeItemMoved(item.called());
		}
		String name;
		boolean added;
		if (wish.candidateId() != null && wish.firmId() == null && wish.name() == null) {
			var candidate = items.candidates(id)
				.stream()
				.filter(c -> c.candidateId().equals(wish.candidateId()) && c.status() != CandidateStatus.LINKED)
				.findFirst()
				.orElseThrow(IntakeCandidateNotFound::new);
			name = candidate.name();
			var link = new Link(name, SubjectLinker.code(candidate.creditCode()), candidate.firmId(), candidate.place(),
					"人工确认候选主体：" + candidate.reason(), false, actor.displayName());
			added = candidate.subjectId() == null ? linker.link(id, link, actor.accountId(), now)
					: linker.link(id, new SubjectId(candidate.subjectId()), link, now);
		}
		else if (wish.firmId() != null && wish.candidateId() == null && wish.name() == null) {
			var firm = firms.get(new FirmId(wish.firmId()));
			name = firm.name();
			added = linker.link(id, new Link(name, SubjectLinker.code(firm.creditCode()), wish.firmId(), firm.regionCode(), "人工选择登记企业。",
					false, actor.displayName()), actor.accountId(), now);
		}
		else if (wish.name() != null && wish.candidateId() == null && wish.firmId() == null) {
			name = wish.name().strip();
			FreeText.refuseIdentity(wish.confirmedNoIdentity(), "主体名称", name);
			added = linker.link(id, new Link(name, wish.creditCode(), null, item.region(), "人工新建主体。", false, actor.displayName()),
					actor.accountId(), now);
		}
		else {
			throw new IntakeLinkUnclear();
		}
		if (!added) {
			throw new IntakeLinkExists(name);
		}
		audit.record(actor, "intake:judge", "intake", id, item.region(), "将" + item.called() + "关联到“" + name + "”");
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** Says that a candidate is not meant. */
	@Permit("intake:judge")
	public IntakeItemView reject(UUID id, UUID candidateId, String note, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var item = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "排除理由", note);
		if (!items.stepped(id, version)) {
			throw new IntakeItemMoved(item.called());
		}
		if (!items.reject(id, candidateId, note.strip(), actor.displayName(), clock.instant())) {
			throw new IntakeCandidateNotFound();
		}
		audit.record(actor, "intake:judge", "intake", id, item.region(), "排除" + item.called() + "的一个候选主体");
		return view(find(id));
	}

	/** Takes a link back, with why. The link stays in the history, and what it told ends. */
	@Permit("intake:judge")
	public IntakeItemView unlink(UUID id, UUID linkId, String reason, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var item = find(id);
		FreeText.refuseIdentity(confirmedNoIdentity, "解除理由", reason);
		var link = items.links(id)
			.stream()
			.filter(l -> l.linkId().equals(linkId) && l.endedAt() == null)
			.findFirst()
			.orElseThrow(IntakeLinkNotFound::new);
		if (!items.stepped(id, version)) {
			throw new IntakeItemMoved(item.called());
		}
		var now = clock.instant();
		if (!keeping.unlink(linkId, reason.strip(), actor.displayName(), now)) {
			throw new IntakeLinkNotFound();
		}
		audit.record(actor, "intake:judge", "intake", id, item.region(), "解除" + item.called() + "与“" + link.subjectName() + "”的关联");
		teller.tell(List.of(id), now);
		return view(find(id));
	}

	/** How often each rule spoke and how often people found that it should not have. */
	@Permit("intake:read")
	IntakeRules rules() {
		var actor = access.actor();
		var counted = items.rules(actor.scope());
		audit.record(actor, "intake:list", "intake-rule", null, actor.region(), "查看文本规则的误报情况，共" + counted.size() + "条规则");
		return new IntakeRules(TextScreenVersion.current(), counted.stream().map(c -> {
			var share = Precision.of(c.falseAlarms(), c.judged());
			return new IntakeRules.IntakeRuleView(c.rule(), TextRule.label(c.rule()), c.hits(), c.judged(), c.falseAlarms(),
					c.judged() == 0 ? null : share.share(), share.low(), share.high());
		}).toList());
	}

	Item find(UUID id) {
		return items.find(id, access.actor().scope()).orElseThrow(IntakeItemNotFound::new);
	}

	private List<IntakeItemRow> rows(List<Item> page) {
		var names = regions.names(page.stream().map(Item::region).distinct().toList());
		return page.stream().map(i -> row(i, names)).toList();
	}

	private static IntakeItemRow row(Item i, Map<RegionCode, String> names) {
		var excerpt = TextReading.cut((i.title().isEmpty() ? i.body() : i.title()).replaceAll("\\s+", " ").strip(), EXCERPT);
		return new IntakeItemRow(i.itemId(), i.channel(), excerpt, i.publisher(), i.url(), i.publishedAt(), i.firstSeenAt(), i.lastSeenAt(),
				i.sightings(), i.sources(), i.score(), i.level(), i.kinds().stream().map(k -> new IntakeRuleName(k, TextRule.label(k))).toList(),
				i.guard(), i.region(), names.getOrDefault(i.region(), i.region().value()), i.verdict(), i.judgedAt(), i.judgedBy(), i.subjects(),
				i.takedown(), i.version());
	}

	private IntakeItemView view(Item item) {
		var id = item.itemId();
		var text = item.text();
		var screenings = items.screenings(id);
		var newest = screenings.get(0);
		var candidates = items.candidates(id);
		var places = regions.names(candidates.stream().map(IntakeItems.Candidate::place).distinct().toList());
		return new IntakeItemView(rows(List.of(item)).get(0), item.title(), text,
				items.sightings(id)
					.stream()
					.map(s -> new IntakeSightingView(s.sightingId(), s.sourceName(), s.externalId(), s.url(), s.publisher(), s.publishedAt(),
							s.receivedAt(), s.sha256(), s.distance()))
					.toList(),
				screening(newest, text),
				screenings.stream()
					.skip(1)
					.map(s -> new IntakeScreeningSummary(s.screeningId(), s.screenedAt(), s.version(), s.score(), s.level(), s.screenedBy()))
					.toList(),
				candidates.stream()
					.map(c -> new IntakeCandidateView(c.candidateId(), c.kind(), c.kind().label(), c.firmId(), c.subjectId(), c.name(),
							c.creditCode(), c.place(), places.getOrDefault(c.place(), c.place().value()), c.reason(), c.status(), c.answeredBy(),
							c.answeredAt(), c.note()))
					.toList(),
				items.links(id)
					.stream()
					.map(l -> new IntakeLinkView(l.linkId(), l.subjectId(), l.subjectName(), l.firmId(), l.creditCode(), l.reason(), l.automatic(),
							l.madeBy(), l.madeAt(), l.endedAt(), l.endedBy(), l.endedReason()))
					.toList(),
				items.verdicts(id)
					.stream()
					.map(v -> new IntakeVerdictView(v.verdictId(), v.verdict(), v.reason(), v.reason().label(), v.note(), v.givenBy(),
							v.givenAt(), v.version()))
					.toList(),
				takedown.view(takedowns.find(id, access.actor().scope()).orElse(Takedowns.Takedown.NONE), takedowns.steps(id)));
	}

	private static IntakeScreeningView screening(IntakeItems.Screening s, String text) {
		return new IntakeScreeningView(s.screeningId(), s.screenedAt(), s.version(), s.version().equals(TextScreenVersion.current()), s.score(),
				s.level(), TextScreening.sort(s.guard()), s.guard(), s.elements().stream().map(IntakeElement::of).toList(),
				s.rates().stream().map(r -> new IntakeRateView(r.value(), r.unit(), r.annual(), r.start(), r.end())).toList(),
				s.spans()
					.stream()
					.map(p -> new IntakeSpanView(p.start(), p.end(), p.kind(), TextRule.label(p.kind()), p.term(),
							sentence(text, p.start(), p.end())))
					.toList(),
				s.entities().stream().map(e -> new IntakeEntityView(e.kind(), e.text(), e.start(), e.end())).toList());
	}

	/** The sentence around a place, cut where it is long. */
	static String sentence(String text, int start, int end) {
		var from = Math.min(start, text.length());
		var to = Math.min(end, text.length());
		while (from > 0 && STOPS.indexOf(text.charAt(from - 1)) < 0 && start - from < LONGEST_SENTENCE) {
			from--;
		}
		while (to < text.length() && STOPS.indexOf(text.charAt(to)) < 0 && to - end < LONGEST_SENTENCE) {
			to++;
		}
		if (to < text.length() && text.charAt(to) != '\n') {
			to++;
		}
		return TextReading.clean(text.substring(from, to)).strip();
	}

	/**
	 * A text that a person enters.
	 * @param sourceName where it was met, 本地论坛
	 * @param target whom it is about, where that is known
	 */
	public record NewText(IntakeChannel channel, RegionCode region, String sourceName, @Nullable String title, @Nullable String body,
			@Nullable String publisher, @Nullable String url, java.time.@Nullable Instant publishedAt, @Nullable String target) {
	}

	/** Whom a text is linked to: one of the three is set. */
	public record NewLink(@Nullable UUID candidateId, @Nullable UUID firmId, @Nullable String name, @Nullable CreditCode creditCode,
			boolean confirmedNoIdentity) {
	}

	/** What waits for the post. */
	record IntakeCounts(long waiting, long handedOver) {
	}
}
