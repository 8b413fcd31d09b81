package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.detection.register.SectorGroup;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Kept;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.Totals;
import cn.fangfei.server.registry.FirmFacetsView.FacetValueView;
import cn.fangfei.server.registry.PlacementView.RefusedPlacement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where firms are looked up and placed. Everything is held to the territory of the post. */
@Service
@Transactional
public class FirmDesk {

	/** Wordings that a facet names; the rest is found by typing. */
	private static final int MOST_TERMS = 80;

	private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {
	};

	private final Firms firms;

	private final Staging staging;

	private final RegionDesk regions;

	private final ObjectProvider<OpenMatters> openMatters;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final JsonMapper json;

	private final FirmWordings wordings;

	private final ApplicationEventPublisher events;

	private final Facets facets;

	private final Profiles profiles;

	private final PatrolMoves moves;

	private final Totals totals = new Totals();

	private final Kept<Counted> counted = new Kept<>(1_000, Counted::rows);

	FirmDesk(Firms firms, Staging staging, RegionDesk regions, ObjectProvider<OpenMatters> openMatters, Access access,
			AuditTrail audit, Clock clock, JsonMapper json, FirmWordings wordings, ApplicationEventPublisher events,
			Facets facets, Profiles profiles, PatrolMoves moves) {
		this.firms = firms;
		this.staging = staging;
		this.regions = regions;
		this.openMatters = openMatters;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.json = json;
		this.wordings = wordings;
		this.events = events;
		this.facets = facets;
		this.profiles = profiles;
		this.moves = moves;
	}

	/**
	 * The firm as the rooms above take it over.
	 * @throws FirmNotFound also when it lies outside the territory of the post
	 */
	@Permit("registry:read")
	@Transactional(readOnly = true)
	public FirmSummary get(FirmId id) {
		var firm = find(id.value());
		return new FirmSummary(id, firm.name(), firm.creditCode(), new RegionCode(firm.regionCode()), firm.address());
	}

	/** Firms by name, code, place and hit. When nothing bears the name, what resembles it. */
	@Permit("registry:read")
	@Transactional(readOnly = true)
	FirmPage list(FirmFilter filter, Paging paging) {
		var territory = Territory.of(access.actor());
		var question = firms.exactly(territory, filter);
		var total = total(territory, filter, question);
		if (total == 0 && filter.q() != null && filter.q().length() > 2) {
			question = firms.alike(territory, filter);
			total = total(territory, filter, question);
		}
		var page = total == 0 ? List.<Firms.Firm>of() : firms.page(question, paging, filter.narrowsHits());
		return new FirmPage(rows(page), total, paging.page(), paging.size());
	}

	/** How many firms each choice of each facet would leave under the other filters. */
	@Permit("registry:read")
	@Transactional(readOnly = true)
	FirmFacetsView facets(FirmFilter filter) {
		var actor = access.actor();
		var territory = Territory.of(actor);
		if (actor.region() == null) {
			return new FirmFacetsView(List.of(), clock.instant());
		}
		var question = firms.exactly(territory, filter);
		var alike = filter.q() != null && filter.q().length() > 2 && total(territory, filter, question) == 0;
		return counted.of(List.of(territory, filter, alike, actor.scope(), firms.today()), () -> count(territory, filter, alike,
				actor.region())).view();
	}

	private record Counted(FirmFacetsView view, long rows) {
	}

	private Counted count(Territory territory, FirmFilter filter, boolean alike, RegionCode post) {
		var digits = RegionLevel.values()[Math.min(post.level().ordinal() + 1, RegionLevel.COMMUNITY.ordinal())].digits();
		var byCondition = new LinkedHashMap<FirmFilter, EnumSet<FirmFacet>>();
		for (var facet : FirmFacet.values()) {
			byCondition.computeIfAbsent(filter.without(facet), f -> EnumSet.noneOf(FirmFacet.class)).add(facet);
		}
		var found = new EnumMap<FirmFacet, List<FacetValueView>>(FirmFacet.class);
		byCondition.forEach((others, facetsOfIt) -> {
			var question = alike ? firms.alike(territory, others) : firms.exactly(territory, others);
			found.putAll(facets.ofFirms(question, facetsOfIt, digits, firms.today()));
			if (facetsOfIt.contains(FirmFacet.TIER)) {
				found.put(FirmFacet.TIER, facets.tiers(question, others));
			}
			if (facetsOfIt.contains(FirmFacet.TERM)) {
				found.put(FirmFacet.TERM, facets.terms(question, others, MOST_TERMS));
			}
		});
		found.computeIfPresent(FirmFacet.PLACE, (facet, values) -> places(values, post));
		found.computeIfPresent(FirmFacet.INDUSTRY, (facet, values) -> values.stream()
			.map(v -> new FacetValueView(v.value(), IndustrySection.valueOf(v.value()).label(), v.count()))
			.toList());
		found.computeIfPresent(FirmFacet.SECTOR, (facet, values) -> values.stream()
			.map(v -> new FacetValueView(v.value(), SectorGroup.valueOf(v.value()).label(), v.count()))
			.toList());
		var rows = found.getOrDefault(FirmFacet.AGE, List.of()).stream().mapToLong(FacetValueView::count).sum();
		return new Counted(new FirmFacetsView(
				found.entrySet().stream().map(e -> new FirmFacetsView.FacetView(e.getKey(), e.getValue())).toList(), clock.instant()), rows);
	}

	private List<FacetValueView> places(List<FacetValueView> values, RegionCode post) {
		var names = regions.names(values.stream().map(v -> new RegionCode(v.value())).toList());
		return values.stream()
			.map(v -> new FacetValueView(v.value(), v.value().equals(post.value()) ? "未定到下一级"
					: names.getOrDefault(new RegionCode(v.value()), v.value()), v.count()))
			.toList();
	}

	private long total(Territory territory, FirmFilter filter, Firms.Question question) {
		return totals.of(List.of(territory, filter, question.byLikeness(), access.actor().scope(), firms.today()),
				() -> firms.count(question));
	}

	/** The firm whole: with the legal representative, so the look is on record. */
	@Permit("registry:read")
	FirmView view(UUID id) {
		var actor = access.actor();
		var firm = find(id);
		var region = new RegionCode(firm.regionCode());
		var territory = Territory.of(actor);
		audit.record(actor, "registry:read", "firm", id, region, "查看企业“" + firm.name() + "”");
		return new FirmView(id, firm.name(), firm.creditCode(), firm.registeredOn(), text(firm.kind()),
				text(firm.legalRepresentative()), text(firm.capital()), firm.scope(), text(firm.province()),
				text(firm.city()), text(firm.address()), text(firm.licence()), firm.regionCode(),
				regions.fullName(region), firm.placed(), json.readValue(firm.extra(), TEXTS), firm.firstSeenAt(),
				firm.lastSeenAt(), firm.version(), firm.supervised(), firms.hits(territory, id), firms.changes(territory, id));
	}

	/** Places firms in a township or community of the own territory. An import respects it until the address changes. */
	@Permit("registry:place")
	PlacementView place(List<UUID> ids, RegionCode region) {
		var actor = access.actor();
		if (region.level().compareTo(RegionLevel.TOWNSHIP) < 0 || actor.region() == null || !actor.region().contains(region)
				|| !regions.exists(region)) {
			throw new PlacementUnusable();
		}
		staging.lockFirms();
		var wanted = new LinkedHashSet<>(ids);
		var known = firms.placeable(Territory.of(actor), wanted)
			.stream()
			.collect(Collectors.toMap(Firms.Placeable::firmId, Function.identity()));
		var refused = new ArrayList<RefusedPlacement>();
		var moved = new ArrayList<UUID>();
		var placed = 0;
		var at = clock.instant();
		for (var id : wanted) {
			var firm = known.get(id);
			if (firm == null) {
				refused.add(new RefusedPlacement(id, "企业不存在，或者不在您的管辖范围内"));
			}
			else if (firm.placed() && firm.regionCode().equals(region.value())) {
				refused.add(new RefusedPlacement(id, "“" + firm.name() + "”已定在这里，不必重复"));
			}
			else {
				firms.place(firm, region, actor.accountId(), at);
				audit.record(actor, "registry:place", "firm", id, region,
						"将企业“" + firm.name() + "”定属地为" + regions.fullName(region));
				moved.add(id);
				placed++;
			}
		}
		if (!moved.isEmpty()) {
			events.publishEvent(new WordingSignals(wordings.of(moved), at));
			moves.tell(actor, at);
			profiles.ask();
		}
		return new PlacementView(placed, refused);
	}

	private Firms.Firm find(UUID id) {
		return firms.find(Territory.of(access.actor()), id).orElseThrow(FirmNotFound::new);
	}

	private List<FirmRow> rows(List<Firms.Firm> page) {
		var ids = page.stream().map(Firms.Firm::firmId).toList();
		var terms = firms.terms(Territory.of(access.actor()), ids);
		var names = regions.names(page.stream().map(f -> new RegionCode(f.regionCode())).distinct().toList());
		var open = withOpenClue(ids);
		return page.stream()
			.map(f -> new FirmRow(f.firmId(), f.name(), f.creditCode(), f.registeredOn(), text(f.kind()),
					text(f.capital()), f.regionCode(), names.get(new RegionCode(f.regionCode())), f.placed(), tier(f),
					terms.getOrDefault(f.firmId(), List.of()), open.contains(f.firmId()), f.supervised()))
			.toList();
	}

	private Set<UUID> withOpenClue(Collection<UUID> ids) {
		var matters = openMatters.getIfAvailable();
		return matters == null || ids.isEmpty() ? Set.of() : matters.withOpenClue(ids);
	}

	private static @Nullable WordingTier tier(Firms.Firm firm) {
		return firm.tier() == null ? null : WordingTier.valueOf(firm.tier());
	}

	private static @Nullable String text(String value) {
		return value.isEmpty() ? null : value;
	}
}
