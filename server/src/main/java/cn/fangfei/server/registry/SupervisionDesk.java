package cn.fangfei.server.registry;

import cn.fangfei.detection.register.CreditCode;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterField;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.registry.BulkView.RefusedItem;
import cn.fangfei.server.registry.SupervisionImportView.SupervisionImportOutcome;
import cn.fangfei.server.registry.SupervisionImportView.SupervisionImportRow;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where firms are put on the key-supervision list 重点监管名单, one or thousands, and taken off it. */
@Service
@Transactional
class SupervisionDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int MOST_ROWS = 5_000;

	private final Supervisions supervisions;

	private final PatrolTargets targets;

	private final TownshipOffices offices;

	private final Firms firms;

	private final Staging staging;

	private final RegionDesk regions;

	private final ArchiveDesk archive;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	SupervisionDesk(Supervisions supervisions, PatrolTargets targets, TownshipOffices offices, Firms firms, Staging staging,
			RegionDesk regions, ArchiveDesk archive, Access access, AuditTrail audit, Clock clock) {
		this.supervisions = supervisions;
		this.targets = targets;
		this.offices = offices;
		this.firms = firms;
		this.staging = staging;
		this.regions = regions;
		this.archive = archive;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of the list. */
	@Permit("supervision:read")
	SupervisionPage list(SupervisionFilter filter, Paging paging) {
		var actor = access.actor();
		var rows = supervisions.page(filter, actor.scope(), today(), paging);
		var total = paging.total(rows.size(), () -> supervisions.count(filter, actor.scope()));
		audit.record(actor, "supervision:list", "supervision", null, filter.region(), "查看重点监管名单，符合条件" + total + "户");
		return new SupervisionPage(named(rows), total, paging.page(), paging.size());
	}

	/** All stays of a firm on the list. */
	@Permit("supervision:read")
	List<SupervisionView> ofFirm(UUID firmId) {
		var actor = access.actor();
		var firm = firms.find(Territory.of(actor), firmId).orElseThrow(FirmNotFound::new);
		audit.record(actor, "supervision:read", "firm", firmId, new RegionCode(firm.regionCode()), "查看企业“" + firm.name() + "”列入重点监管的经过");
		return named(supervisions.ofFirm(firmId, actor.scope(), today()));
	}

	/** Puts firms on the list. Those that are on it already stay as they are, and are named. */
	@Permit("supervision:keep")
	BulkView add(List<UUID> firmIds, SupervisionReason reason, String basis, LocalDate since, boolean confirmedNoIdentity) {
		var actor = access.actor();
		check(reason, basis, since, confirmedNoIdentity);
		var wanted = new LinkedHashSet<>(firmIds);
		staging.lockFirms();
		var added = new HashSet<>(supervisions.add(wanted, actor.scope(), since, reason, basis.strip(), actor, clock.instant()));
		var left = wanted.stream().filter(id -> !added.contains(id)).toList();
		var known = left.isEmpty() ? Set.<UUID>of() : Set.copyOf(supervisions.onList(left, actor.scope()));
		if (!added.isEmpty()) {
			audit.record(actor, "supervision:add", "supervision", added.size() == 1 ? added.iterator().next() : null, actor.region(),
					"列入重点监管" + added.size() + "户，" + reason.label() + "，自" + since + "起");
		}
		return new BulkView(added.size(), left.stream()
			.map(id -> new RefusedItem(id, known.contains(id) ? "已在重点监管名单，不必重复列入" : "企业不存在，或者不在您的管辖范围内"))
			.toList());
	}

	/** Takes firms off the list; what waits for a visit of them is taken back. A stay that somebody changed meanwhile is left, and named. */
	@Permit("supervision:keep")
	BulkView end(List<Supervisions.Seen> stays, SupervisionEnd because, @Nullable String text, LocalDate until, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var words = text == null ? "" : text.strip();
		if (because == SupervisionEnd.OTHER && words.isEmpty()) {
			throw new SupervisionTextMissing();
		}
		if (until.isAfter(today())) {
			throw new SupervisionDayWrong();
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "移出说明", words);
		// who moves firms moves their stays and targets: one after the other, so that none waits for the other in a circle
		staging.lockFirms();
		var wanted = stays.stream().collect(Collectors.toMap(Supervisions.Seen::supervisionId, Function.identity(), (one, other) -> one));
		var ended = new HashSet<>(supervisions.end(List.copyOf(wanted.values()), actor.scope(), until, because, words.isEmpty() ? null : words,
				actor, clock.instant()));
		var left = wanted.keySet().stream().filter(id -> !ended.contains(id)).toList();
		var now = supervisions.stays(left, actor.scope())
			.stream()
			.collect(Collectors.toMap(Supervisions.Stay::supervisionId, Function.identity()));
		if (!ended.isEmpty()) {
			audit.record(actor, "supervision:end", "supervision", ended.size() == 1 ? ended.iterator().next() : null, actor.region(),
					"移出重点监管" + ended.size() + "户，" + because.label());
			recall(ended, "企业已移出重点监管名单：" + because.label(), actor);
		}
		return new BulkView(ended.size(), left.stream().map(id -> new RefusedItem(id, whyNotEnded(now.get(id), until))).toList());
	}

	/** Nobody is to go and see a firm that left the list. */
	private void recall(Set<UUID> ended, String because, Actor actor) {
		targets.recallOf(ended, actor.scope(), because, actor, clock.instant())
			.stream()
			.collect(Collectors.groupingBy(h -> new RegionCode(h.regionCode()).at(RegionLevel.TOWNSHIP), TreeMap::new, Collectors.counting()))
			.forEach((township, count) -> {
				offices.tell(township, new Notice(MessageKind.INFO, "收回排查对象" + count + "户，不必再走访：" + because,
						"/patrol-targets?state=RECALLED", "patrol-target", township.value()));
				audit.record(actor, "target:recall", "patrol-target", null, township, "收回" + regions.name(township) + "的排查对象" + count + "户：" + because);
			});
	}

	/** Puts the firms that a file names on the list, by credit code, else by name; says of each row what became of it. */
	@Permit("supervision:keep")
	SupervisionImportView bringIn(UUID uploadId, SupervisionReason reason, String basis, LocalDate since, boolean confirmedNoIdentity) {
		var actor = access.actor();
		check(reason, basis, since, confirmedNoIdentity);
		var upload = archive.get(uploadId);
		var file = read(upload.file(), upload.fileName());
		var lines = file.lines();
		staging.lockFirms();
		var territory = Territory.of(actor);
		var byCode = firms.idsOf(territory, lines.stream().map(Line::code).filter(c -> c != null).distinct().toList());
		var byName = new HashMap<String, List<Supervisions.Named>>();
		supervisions.named(territory, lines.stream().map(Line::name).filter(n -> n != null).flatMap(n -> spellings(n).stream()).distinct().toList())
			.forEach(firm -> byName.computeIfAbsent(plain(firm.name()), k -> new ArrayList<>()).add(firm));
		var met = new HashMap<Long, UUID>();
		var seen = new HashSet<UUID>();
		lines.forEach(line -> {
			var id = firmOf(line, byCode, byName);
			if (id != null && seen.add(id)) {
				met.put(line.number(), id);
			}
		});
		var added = Set.copyOf(supervisions.add(seen, actor.scope(), since, reason, basis.strip(), actor, clock.instant()));
		var rows = lines.stream().map(line -> row(line, firmOf(line, byCode, byName), met, added, byName)).toList();
		audit.record(actor, "supervision:import", "supervision", null, actor.region(),
				"从“" + upload.fileName() + "”列入重点监管" + added.size() + "户，共读" + rows.size() + "行，" + reason.label());
		return new SupervisionImportView(rows.size(), count(rows, SupervisionImportOutcome.ADDED), count(rows, SupervisionImportOutcome.ALREADY),
				count(rows, SupervisionImportOutcome.NOT_FOUND), count(rows, SupervisionImportOutcome.AMBIGUOUS),
				count(rows, SupervisionImportOutcome.REPEATED), count(rows, SupervisionImportOutcome.UNREADABLE), file.notices(), rows);
	}

	/**
	 * A row of the file that names a firm.
	 * @param unreadable why nothing could be read of it and what to do, else null
	 */
	private record Line(long number, @Nullable String name, @Nullable String code, @Nullable String badCode, @Nullable String unreadable) {
	}

	/** A file with what is worth saying of it as a whole, such as further sheets that were not read. */
	private record Read(List<Line> lines, List<String> notices) {
	}

	private static Read read(java.nio.file.Path path, String fileName) {
		try (var file = RegisterFile.open(path, fileName, ReadLimits.standard())) {
			var columns = file.guess().columns();
			var name = columns.get(RegisterField.NAME);
			var code = columns.get(RegisterField.CREDIT_CODE);
			if (name == null && code == null) {
				throw new SupervisionFileUnusable("表头里没有“企业名称”，也没有“统一社会信用代码”。请补上其中一列的表头后重新上传。");
			}
			var lines = new ArrayList<Line>();
			while (file.next()) {
				if (lines.size() == MOST_ROWS) {
					throw new SupervisionFileUnusable("文件超过" + MOST_ROWS + "行。请分成几个文件上传。");
				}
				var row = file.row();
				var problem = row.problem();
				if (problem != null) {
					lines.add(new Line(row.line(), null, null, null, problem.message() + "。" + problem.remedy() + "。"));
					continue;
				}
				var written = cell(row.cells(), code);
				var read = CreditCode.read(written);
				lines.add(new Line(row.line(), cell(row.cells(), name), read.code(), read.code() == null ? written : null, null));
			}
			if (lines.isEmpty()) {
				throw new SupervisionFileUnusable("文件只有表头，没有企业。请检查后重新上传。");
			}
			return new Read(lines, file.notices().stream().map(n -> n.sentence() + "。").toList());
		}
		catch (UnreadableFile e) {
			var message = String.valueOf(e.getMessage());
			throw new SupervisionFileUnusable(message.endsWith("。") ? message : message + "。");
		}
	}

	private static @Nullable UUID firmOf(Line line, Map<String, UUID> byCode, Map<String, List<Supervisions.Named>> byName) {
		if (line.code() != null && byCode.containsKey(line.code())) {
			return byCode.get(line.code());
		}
		var named = line.code() != null || line.name() == null ? List.<Supervisions.Named>of() : byName.getOrDefault(plain(line.name()), List.of());
		return named.size() == 1 ? named.get(0).firmId() : null;
	}

	private static SupervisionImportRow row(Line line, @Nullable UUID firm, Map<Long, UUID> met, Set<UUID> added,
			Map<String, List<Supervisions.Named>> byName) {
		var shown = line.code() == null ? line.badCode() : line.code();
		if (line.unreadable() != null) {
			return new SupervisionImportRow(line.number(), null, null, SupervisionImportOutcome.UNREADABLE, null, line.unreadable());
		}
		if (firm == null) {
			var same = line.name() == null ? List.<Supervisions.Named>of() : byName.getOrDefault(plain(line.name()), List.of());
			if (line.code() == null && same.size() > 1) {
				return new SupervisionImportRow(line.number(), line.name(), shown, SupervisionImportOutcome.AMBIGUOUS, null,
						"登记里有" + same.size() + "户同名企业，没有列入。请补上统一社会信用代码。");
			}
			return new SupervisionImportRow(line.number(), line.name(), shown, SupervisionImportOutcome.NOT_FOUND, null,
					line.code() != null ? "辖区登记里没有这个信用代码，没有列入。请核对，或先导入登记数据。"
							: line.name() == null ? "这一行没有可用的信用代码，也没有名称。" : "辖区登记里没有这个名称，没有列入。请按营业执照核对名称，或补上信用代码。");
		}
		if (!firm.equals(met.get(line.number()))) {
			return new SupervisionImportRow(line.number(), line.name(), shown, SupervisionImportOutcome.REPEATED, firm, "与前面一行是同一户企业。");
		}
		return added.contains(firm)
				? new SupervisionImportRow(line.number(), line.name(), shown, SupervisionImportOutcome.ADDED, firm, "已列入。")
				: new SupervisionImportRow(line.number(), line.name(), shown, SupervisionImportOutcome.ALREADY, firm, "原来就在名单上。");
	}

	private static int count(List<SupervisionImportRow> rows, SupervisionImportOutcome outcome) {
		return (int) rows.stream().filter(r -> r.outcome() == outcome).count();
	}

	private void check(SupervisionReason reason, String basis, LocalDate since, boolean confirmedNoIdentity) {
		if (reason == SupervisionReason.OTHER && basis.isBlank()) {
			throw new SupervisionTextMissing();
		}
		if (since.isAfter(today())) {
			throw new SupervisionDayWrong();
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "依据", basis);
	}

	private static String whyNotEnded(Supervisions.@Nullable Stay stay, LocalDate until) {
		if (stay == null) {
			return "名单上没有这一户，或者不在您的管辖范围内";
		}
		if (stay.ended()) {
			return "“" + stay.firmName() + "”已由" + stay.endedByName() + "移出";
		}
		return stay.since().isAfter(until) ? "“" + stay.firmName() + "”" + stay.since() + "才列入，移出日期不能更早"
				: "“" + stay.firmName() + "”刚被别人改动，请刷新后再办";
	}

	private List<SupervisionView> named(List<SupervisionView> rows) {
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionCode())).distinct().toList());
		return rows.stream().map(r -> r.in(names.get(new RegionCode(r.regionCode())))).toList();
	}

	private static @Nullable String cell(List<String> cells, @Nullable Integer column) {
		var text = column == null || column >= cells.size() ? "" : cells.get(column).strip();
		return text.isEmpty() ? null : text;
	}

	/** Width and blanks do not make another firm: 甲（固镇）公司 is 甲(固镇)公司. */
	private static String plain(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
	}

	private static List<String> spellings(String name) {
		var plain = plain(name);
		return List.of(name, plain, plain.replace('(', '（').replace(')', '）'));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(clock.instant(), CHINA);
	}
}
