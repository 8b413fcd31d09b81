package cn.fangfei.server.intake;

import cn.fangfei.detection.register.FirmName;
import cn.fangfei.detection.register.FirmNameMatch.Verdict;
import cn.fangfei.detection.register.FirmNameMatcher;
import cn.fangfei.detection.text.TextEntity;
import cn.fangfei.detection.text.TextEntityKind;
import cn.fangfei.detection.text.TextFinding;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.registry.FirmNameDesk;
import cn.fangfei.server.registry.NamedFirm;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import cn.fangfei.server.subject.SubjectTie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom new texts may speak of among the firms of the county's register, by code, name or telephone, and the subjects known by a
 * contact. By itself it links only a text that names one firm and no other, by its exact code or by a full name that one firm alone bears;
 * all else are candidates for a person. A text that names two firms says of neither which of them it advertises for.
 */
@Component
class SubjectLinker {

	private static final int MOST_NAMES = 20;

	private static final int MOST_CANDIDATES = 20;

	private static final int LONGEST_NAME = 40;

	private static final String PHONE = TextEntityKind.PHONE + ":";

	/** What is put in quotes or brackets is often a trade name; in 《》 stand titles of laws and books. */
	private static final Pattern QUOTED = Pattern.compile("[“「『【]([^”」』】\\s]{2,20})[”」』】]");

	private final FirmNameDesk firms;

	private final SubjectDesk subjects;

	private final IntakeKeeping keeping;

	SubjectLinker(FirmNameDesk firms, SubjectDesk subjects, IntakeKeeping keeping) {
		this.firms = firms;
		this.subjects = subjects;
		this.keeping = keeping;
	}

	/** A text that was taken in as a new one. */
	record Fresh(UUID itemId, IntakeChannel channel, RegionCode region, String text, @Nullable String publisher, @Nullable String target,
			TextFinding finding) {
	}

	private record Candidate(CandidateKind kind, @Nullable UUID firmId, @Nullable UUID subjectId, String name, @Nullable String creditCode,
			RegionCode place, String reason) {
	}

	/** What one text names. */
	private record Names(Set<String> codes, Set<String> full, Set<String> maybe, Set<String> contacts) {
	}

	void link(Collection<Fresh> texts, Instant now) {
		texts.stream().collect(Collectors.groupingBy(f -> f.region().at(RegionLevel.COUNTY).value(), TreeMap::new, Collectors.toList()))
			.forEach((county, fresh) -> link(new RegionCode(county), fresh, now));
	}

	private void link(RegionCode county, List<Fresh> texts, Instant now) {
		var names = new LinkedHashMap<UUID, Names>();
		texts.forEach(t -> names.put(t.itemId(), names(t)));
		var codes = all(names, Names::codes);
		var full = all(names, Names::full);
		var maybe = all(names, Names::maybe);
		var contacts = all(names, Names::contacts);
		var byCode = firms.ofCodes(county, codes).stream().collect(Collectors.groupingBy(f -> String.valueOf(f.creditCode())));
		var byName = firms.ofNames(county, variants(full, maybe)).stream().collect(Collectors.groupingBy(f -> plain(f.name())));
		var holding = firms.holding(county, cores(full, maybe, byName));
		var byPhone = firms.ofPhones(county, phones(contacts));
		var sameContact = contacts.isEmpty() ? List.<IntakeKeeping.SameContact>of() : keeping.sameContact(county, contacts);
		var rows = new ArrayList<Map<String, @Nullable Object>>();
		for (var text : texts) {
			var named = names.get(text.itemId());
			var candidates = candidates(named, byCode, byName, byPhone, holding, sameContact);
			candidates.forEach(c -> rows.add(row(text.itemId(), c)));
		}
		if (!rows.isEmpty()) {
			keeping.keepCandidates(rows);
		}
		// in one order whoever brings them: each link holds the name of its subject until the end
		var links = new ArrayList<Found>();
		for (var text : texts) {
			var link = byItself(names.get(text.itemId()), byCode, byName);
			if (link != null) {
				links.add(new Found(text.itemId(), link));
			}
		}
		links.sort(Comparator.comparing((Found f) -> f.link().name()).thenComparing(Found::itemId));
		links.forEach(found -> link(found.itemId(), found.link(), null, now));
	}

	private record Found(UUID itemId, Link link) {
	}

	/** Whom a text names: by code, by full name, by what may be a short one, by a contact. */
	private static Names names(Fresh text) {
		var full = new LinkedHashSet<String>();
		var maybe = new LinkedHashSet<String>();
		var contacts = new LinkedHashSet<String>();
		for (var entity : text.finding().entities()) {
			if (entity.kind() == TextEntityKind.FIRM) {
				full.add(entity.text());
			}
			else if (entity.kind() != TextEntityKind.URL && entity.kind() != TextEntityKind.ADDRESS) {
				contacts.add(mark(entity));
			}
		}
		// who writes news or a complaint is not whom it is about
		var advertiser = text.channel() == IntakeChannel.NEWS || text.channel() == IntakeChannel.COMPLAINT ? null : text.publisher();
		for (var said : new String[] {text.target(), advertiser}) {
			if (said != null && said.length() <= LONGEST_NAME && said.length() >= 2) {
				(FirmName.parse(said).form().isEmpty() ? maybe : full).add(plain(said));
			}
		}
		QUOTED.matcher(text.text()).results().limit(MOST_NAMES).map(m -> plain(m.group(1))).filter(SubjectLinker::mayBeAName).forEach(maybe::add);
		return new Names(TextScreening.codes(text.text()), limited(full), limited(maybe), limited(contacts));
	}

	/** Quoted words may be a trade name when they are not all words of trades, such as 养老服务. */
	private static boolean mayBeAName(String quoted) {
		return quoted.length() >= 3 && !FirmName.isTrade(quoted);
	}

	private static List<Candidate> candidates(Names names, Map<String, List<NamedFirm>> byCode, Map<String, List<NamedFirm>> byName,
			Map<String, NamedFirm> byPhone, Map<String, List<NamedFirm>> holding, List<IntakeKeeping.SameContact> sameContact) {
		var found = new LinkedHashMap<UUID, Candidate>();
		for (var code : names.codes()) {
			for (var firm : byCode.getOrDefault(code, List.of())) {
				found.putIfAbsent(firm.firmId(), of(CandidateKind.CREDIT_CODE, firm, "文中写有统一社会信用代码" + code + "，与登记一致。"));
			}
		}
		for (var name : names.full()) {
			var same = byName.getOrDefault(name, List.of());
			for (var firm : same) {
				found.putIfAbsent(firm.firmId(), of(CandidateKind.FULL_NAME, firm, "文中的“" + name + "”与登记名称一致"
						+ (same.size() > 1 ? "，但本县有" + same.size() + "家同名企业" : "") + "。"));
			}
		}
		for (var phone : phones(names.contacts())) {
			var firm = byPhone.get(phone);
			if (firm != null) {
				found.putIfAbsent(firm.firmId(), of(CandidateKind.REGISTER_PHONE, firm, "文中的电话（尾号" + phone.substring(phone.length() - 4)
						+ "）是该企业登记的联系电话，本县只有这一家登记了它。"));
			}
		}
		for (var name : together(names)) {
			var parsed = FirmName.parse(name);
			for (var firm : holding.getOrDefault(parsed.core(), List.of())) {
				var match = FirmNameMatcher.compare(parsed, FirmName.parse(firm.name()));
				if (match.verdict() != Verdict.DIFFERENT && !plain(firm.name()).equals(name)) {
					found.putIfAbsent(firm.firmId(), of(CandidateKind.SHORT_NAME, firm, "文中的“" + name + "”：" + match.reason()));
				}
			}
		}
		var others = new LinkedHashMap<UUID, Candidate>();
		for (var known : sameContact) {
			if (names.contacts().contains(known.mark()) && (known.firmId() == null || !found.containsKey(known.firmId()))) {
				others.putIfAbsent(known.subjectId(), new Candidate(CandidateKind.SAME_CONTACT, known.firmId(), known.subjectId(),
						known.subjectName(), known.creditCode(), known.place(), "同一联系方式出现在已确认关联该主体的资讯中。"));
			}
		}
		var all = new ArrayList<>(found.values());
		all.addAll(others.values());
		return all.subList(0, Math.min(MOST_CANDIDATES, all.size()));
	}

	/** Whom a text is linked to without a person, null for nobody. */
	private static @Nullable Link byItself(Names names, Map<String, List<NamedFirm>> byCode, Map<String, List<NamedFirm>> byName) {
		var exact = new LinkedHashMap<UUID, NamedFirm>();
		var reason = "";
		for (var code : names.codes()) {
			for (var firm : byCode.getOrDefault(code, List.of())) {
				exact.putIfAbsent(firm.firmId(), firm);
				reason = "文中写有统一社会信用代码" + code + "，与登记一致，自动关联。";
			}
		}
		var strangers = 0;
		for (var name : names.full()) {
			var same = byName.getOrDefault(name, List.of());
			if (same.size() == 1) {
				var firm = same.get(0);
				if (exact.putIfAbsent(firm.firmId(), firm) == null) {
					reason = "文中的“" + name + "”与登记名称一致，且本县只有这一家，自动关联。";
				}
			}
			else {
				strangers++;
			}
		}
		// several firms: which of them is meant is for a person to say
		if (exact.size() != 1 || strangers > 0 || names.codes().size() > 1) {
			return null;
		}
		var firm = exact.values().iterator().next();
		return new Link(firm.name(), code(firm.creditCode()), firm.firmId(), firm.region(), reason, true, "平台");
	}

	/**
	 * A link to be made.
	 * @param by who says so, as the history shows it
	 */
	record Link(String name, @Nullable CreditCode code, @Nullable UUID firmId, RegionCode place, String reason, boolean automatic, String by) {
	}

	/** Links a text to the subject of that name and code, which is made if it was not known. False when it was linked before. */
	boolean link(UUID item, Link link, @Nullable UUID account, Instant now) {
		var subject = subjects.known(link.name(), link.code(), link.firmId(), new SubjectTie(link.place(), null, null, account));
		return link(item, subject, link, now);
	}

	/** Links a text to a known subject. */
	boolean link(UUID item, SubjectId subject, Link link, Instant now) {
		var row = new HashMap<String, @Nullable Object>();
		row.put("linkId", Ids.next());
		row.put("itemId", item);
		row.put("subjectId", subject.value());
		row.put("subjectName", link.name());
		row.put("firmId", link.firmId());
		row.put("creditCode", link.code() == null ? null : link.code().value());
		row.put("place", link.place().value());
		row.put("reason", link.reason());
		row.put("automatic", link.automatic());
		row.put("by", link.by());
		return keeping.link(row, now);
	}

	static @Nullable CreditCode code(@Nullable String text) {
		return text != null && text.matches("[0-9A-Z]{18}") ? new CreditCode(text) : null;
	}

	private static Candidate of(CandidateKind kind, NamedFirm firm, String reason) {
		return new Candidate(kind, firm.firmId(), null, firm.name(), firm.creditCode(), firm.region(), reason);
	}

	private static Map<String, @Nullable Object> row(UUID item, Candidate c) {
		var row = new HashMap<String, @Nullable Object>();
		row.put("candidateId", Ids.next());
		row.put("itemId", item);
		row.put("kind", c.kind());
		row.put("firmId", c.firmId());
		row.put("subjectId", c.subjectId());
		row.put("name", c.name());
		row.put("creditCode", c.creditCode());
		row.put("place", c.place().value());
		row.put("reason", c.reason());
		return row;
	}

	private static String mark(TextEntity entity) {
		return entity.kind() + ":" + entity.text();
	}

	/** The telephones among the contacts, as digits. */
	private static List<String> phones(Set<String> contacts) {
		return contacts.stream().filter(c -> c.startsWith(PHONE)).map(c -> c.substring(PHONE.length())).toList();
	}

	private static Set<String> all(Map<UUID, Names> names, java.util.function.Function<Names, Set<String>> part) {
		return names.values().stream().flatMap(n -> part.apply(n).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static Set<String> together(Names names) {
		var both = new LinkedHashSet<>(names.full());
		both.addAll(names.maybe());
		return both;
	}

	/** The 字号 of names that no firm bears to the letter. */
	private static Set<String> cores(Set<String> full, Set<String> maybe, Map<String, List<NamedFirm>> byName) {
		var cores = new LinkedHashSet<String>();
		for (var names : List.of(full, maybe)) {
			for (var name : names) {
				if (!byName.containsKey(name)) {
					cores.add(FirmName.parse(name).core());
				}
			}
		}
		return cores;
	}

	/** A name as texts are read and as registers write it, which differ in the width of brackets. */
	private static Set<String> variants(Set<String> full, Set<String> maybe) {
		var variants = new LinkedHashSet<String>();
		for (var names : List.of(full, maybe)) {
			for (var name : names) {
				variants.add(name);
				variants.add(name.replace('(', '（').replace(')', '）'));
			}
		}
		return variants;
	}

	private static String plain(String name) {
		return name.replace('（', '(').replace('）', ')').replaceAll("\\s", "");
	}

	private static Set<String> limited(Set<String> names) {
		return names.stream().limit(MOST_NAMES).collect(Collectors.toCollection(LinkedHashSet::new));
	}
}
