package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueStep;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.clue.WorkingSource;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Invents what happened in the last six months: some 120 clues about invented firms, registered on working days by everybody
 * who may, older ones concluded, many of them handled as cases and closed out, newer ones under way, some late. The same stories
 * for the same day and the same people.
 */
final class DemoStories {

	/** The story that begins with a warning, besides those that begin with a report. */
	static final int WARNED = 120;

	static final int COUNT = WARNED + 1;

	private static final int DAYS = 182;

	private final DemoTerritory territory;

	private final List<DemoFirm> firms;

	private final List<DemoPerson> people;

	private final WorkingDays calendar;

	private final Instant now;

	private final LocalDate today;

	private final Random random = new Random(20_251_010);

	private final DemoWords words = new DemoWords(random);

	private final DemoFieldwork fieldwork;

	private final DemoHandling handling;

	private final List<DemoAlarm> alarms;

	private final List<DemoText> texts;

	private final List<DemoKeyFirm> keyFirms;

	private final DemoFunds funds;

	DemoStories(DemoTerritory territory, List<DemoFirm> firms, List<DemoPerson> people, WorkingDays calendar, Instant now) {
		this.territory = territory;
		this.people = people;
		this.calendar = calendar;
		this.now = now;
		this.today = DemoCourse.day(now);
		var subjects = new ArrayList<>(firms.stream().filter(f -> f.matter() != null).toList());
		Collections.shuffle(subjects, random);
		this.firms = subjects;
		this.fieldwork = new DemoFieldwork(words);
		this.handling = new DemoHandling(territory, by("clerk"), words);
		this.alarms = new DemoAlarms(firms, subjects.subList(WARNED, subjects.size()), calendar, now).make();
		this.texts = new DemoTexts(firms, territory, calendar, now).make();
		this.keyFirms = new DemoKeyFirms(firms, calendar, now).make();
		this.funds = new DemoFunds(firms, calendar, now);
	}

	/** When the telling began; nothing of it happens later. */
	Instant now() {
		return now;
	}

	/** What a bank alerted of. */
	DemoFunds funds() {
		return funds;
	}

	/** What was advertised, posted, reported and complained of. */
	List<DemoText> texts() {
		return texts;
	}

	/** The key-supervision list and its patrols. */
	List<DemoKeyFirm> keyFirms() {
		return keyFirms;
	}

	/** What other platforms said, before and besides the clues. */
	List<DemoAlarm> alarms() {
		return alarms;
	}

	List<DemoStory> make() {
		var stories = new ArrayList<DemoStory>(COUNT);
		for (var i = 0; i < WARNED; i++) {
			var age = DAYS - (int) ((DAYS - 1L) * i / WARNED);
			stories.add(story(i, workingDay(today.minusDays(age))));
		}
		stories.add(warned());
		return stories;
	}

	/** What people wrote down about three of the subjects, after the finding. */
	List<DemoNote> notes(List<DemoStory> stories) {
		var notes = new ArrayList<DemoNote>();
		for (var story : stories) {
			var text = switch (story.plot()) {
				case LEGACY -> "主要责任人刑满后仍在本地活动，参与人中有三十余名八旬老人，清退分配和走访时优先照顾。";
				case ARBITRATED -> "对外以网络平台名义收款，线下在集镇租房办公；今后涉及该主体的线索直接由实际经营地承办，市场监管局配合，不再往返退回。";
				case URGENT -> "负责人名下另有两家关联企业，登记住所相同，遇新设或变更应一并研判。";
				default -> null;
			};
			if (text != null && story.concluded() != null && story.concluded().at().plusSeconds(1_200).isBefore(now)) {
				notes.add(new DemoNote(story.number(), story.concluded().at().plusSeconds(1_200),
						story.plot() == DemoPlot.ARBITRATED ? "clerk" : story.concluded().by(), text));
			}
		}
		return notes;
	}

	private DemoStory story(int number, LocalDate day) {
		var plot = DemoPlot.of(number);
		var firm = number % 15 == 7 || plot == DemoPlot.LEGACY ? null : firms.get(number % firms.size());
		var matter = firm == null || firm.matter() == null ? DemoMatter.ELDERLY_CARE : firm.matter();
		var kind = DemoKind.of(matter);
		var township = firm == null ? words.of(territory.townships()) : townshipOf(firm);
		var subject = firm != null ? firm.name()
				: plot == DemoPlot.LEGACY ? "原" + township.name() + "“" + words.shortBrand() + "”农民资金互助社"
						: township.name() + "“" + words.shortBrand() + "”旅居养老微信群组织者";
		var registrar = plot == DemoPlot.LEGACY || plot == DemoPlot.VOIDED || plot == DemoPlot.URGENT ? by("clerk")
				: registrar(township.code());
		var known = plot.toTheEnd() || random.nextInt(10) < 6;
		var registeredAt = moment(day);
		var report = new Report(number, plot, subject, firm, kind, township, registrar, source(registrar, plot), registeredAt,
				plot == DemoPlot.LEGACY ? today.minusYears(6).minusDays(40) : day.minusDays(words.between(0, 4)), channel(matter),
				plot == DemoPlot.LEGACY ? Yuan.of(26_800_000) : known ? yuan() : null,
				plot == DemoPlot.LEGACY ? Integer.valueOf(312) : known ? Integer.valueOf(words.between(4, 90)) : null,
				plot == DemoPlot.LEGACY ? "历史遗留案件清理移交：该社以“社员互助、存取自由、按月分红”为名吸收资金，案发后停止兑付，主要责任人已被追究，清退尚未完成，移交属地继续处置。"
						: plot == DemoPlot.URGENT
								? kind.reported().formatted(township.name()) + "近日已有数十名参与人到营业场所聚集要求退款，情绪激动，存在群体性事件风险。"
								: kind.reported().formatted(township.name()));
		return told(report);
	}

	/** The story of the warning that became a clue. */
	private DemoStory warned() {
		var alarm = alarms.stream().filter(a -> a.key().equals(DemoAlarms.BECOMES_CLUE)).findFirst().orElseThrow();
		var firm = alarm.firm();
		var kind = DemoKind.of(DemoMatter.LIVESTOCK);
		var township = townshipOf(firm);
		var last = alarm.told().stream().map(DemoAlarm.Told::at).filter(Objects::nonNull).max(Instant::compareTo).orElseThrow();
		var at = Objects.requireNonNull(new DemoCourse(calendar, words, last, now).after(1));
		return told(new Report(WARNED, DemoPlot.WARNED, firm.name(), firm, kind, township, by("clerk"), WorkingSource.PLATFORM_WARNING,
				at, DemoCourse.day(last), FundraisingChannel.BOTH, yuan(), words.between(20, 60),
				"平台预警：省级监测预警平台、集中投诉等多个信号指向该单位在" + township.name() + "以预存农资款、领取固定收益为名吸收资金，经研判转线索核查。"));
	}

	/** A report before anything is done about it. */
	private record Report(int number, DemoPlot plot, String subject, @Nullable DemoFirm firm, DemoKind kind,
			DemoTerritory.Township township, DemoPerson registrar, WorkingSource source, Instant at, LocalDate foundOn,
			FundraisingChannel channel, @Nullable Yuan amount, @Nullable Integer crowd, String description) {
	}

	private DemoStory told(Report r) {
		var course = new DemoCourse(calendar, words, r.at(), now);
		var joined = r.number() % 12 == 5 ? joined(r) : null;
		var verbs = new ArrayList<DemoVerb>();
		var age = today.toEpochDay() - DemoCourse.day(r.at()).toEpochDay();
		var holder = r.plot() == DemoPlot.PLAIN && !words.perMille(age > 30 ? 970 : age > 8 ? 880 : 250) ? null
				: handedOut(r, course, verbs);
		DemoStory.Visited visited = null;
		DemoStory.Concluded concluded = null;
		if (holder != null && !course.over()) {
			var accepted = r.plot() != DemoPlot.PLAIN || words.perMille(780);
			var latest = verbs.get(verbs.size() - 1).step();
			if (accepted && (latest == ClueStep.ASSIGN || latest == ClueStep.TRANSFER)) {
				accept(course, verbs, holder);
			}
			var ends = r.plot().toTheEnd() || r.plot() == DemoPlot.PLAIN && words.perMille(age > 45 ? 930 : age > 20 ? 620 : 250);
			if (ends && !course.over()) {
				var verdict = verdict(r);
				visited = accepted ? visited(r, course, holder, verdict) : null;
				concluded = concluded(r, course, holder, visited, verdict);
			}
			else if (r.plot() == DemoPlot.PLAIN && age > 35 && !course.over()) {
				add(verbs, course.after(12, 16), at -> DemoVerb.of(at, "clerk", ClueStep.URGE,
						"期限将至，请抓紧核查，按时填报结论；确有困难的及时申请延期。"));
			}
		}
		var place = r.registrar().role() == RoleName.VILLAGE || r.registrar().role() == RoleName.GRID_WORKER
				? r.registrar().region() : r.township().code();
		var amount = concluded == null || concluded.amount() == null ? r.amount() : concluded.amount();
		var file = concluded == null || amount == null ? null
				: handling.file(r.number(), r.plot(), r.subject(), r.kind(), concluded, amount, course);
		var closeOut = concluded == null ? null : handling.closeOut(r.number(), r.plot(), concluded, file, course);
		return new DemoStory(r.number(), r.plot(), r.subject(), r.firm(), place, r.registrar().loginName(), r.source(), r.foundOn(),
				r.at(), r.kind().sector(), r.kind().method(), r.channel(), r.amount(), r.crowd(), r.description(), joined,
				List.copyOf(verbs), visited, concluded, file, closeOut);
	}

	/** One matter in twelve is reported once more on the same afternoon, before anybody can have concluded it. */
	private DemoStory.Joined joined(Report r) {
		var other = by(r.registrar().role() == RoleName.TOWNSHIP ? "market" : townshipPerson(r.township().code()).loginName());
		return new DemoStory.Joined(other.loginName(), r.at().plusSeconds(words.between(1800, 5400)),
				"又有群众到" + r.township().name() + "便民服务中心反映同一事项，称近期仍在召集老年人听课。");
	}

	/** Hands the clue out as the plot has it. Who has it in the end; nobody, when it is void or waits for the office. */
	private @Nullable DemoPerson handedOut(Report r, DemoCourse course, List<DemoVerb> verbs) {
		var local = townshipPerson(r.township().code());
		var first = r.plot() == DemoPlot.PLAIN && random.nextInt(6) == 0 ? by(random.nextBoolean() ? "market" : "police") : local;
		if (r.plot() == DemoPlot.VOIDED) {
			add(verbs, course.soon(), at -> DemoVerb.of(at, "clerk", ClueStep.VOID,
					"误录：来文所称企业在邻县登记经营，与本县同名企业无关，已转告邻县处非办。"));
			return null;
		}
		var note = r.plot() == DemoPlot.LEGACY ? "历史陈案，请会同公安机关核对余额和参与人名册，重新排定清退计划。"
				: r.plot() == DemoPlot.URGENT ? "重大风险，请当日到场，先稳控、后核查，情况随时报告。"
						: random.nextInt(3) == 0 ? "请会同网格员上门核实，注意留存宣传资料。" : null;
		switch (r.plot()) {
			case RETURNED_ONCE -> {
				var wrong = otherTownship(local);
				assign(course, verbs, wrong, null);
				giveBack(course, verbs, wrong, "NOT_OUR_TERRITORY", "经到场查看，该单位实际经营地在" + r.township().name() + "，不在我镇辖区。");
				assign(course, verbs, local, "已核对登记住所，由实际经营地承办。");
				return local;
			}
			case RETURNED -> {
				assign(course, verbs, local, note);
				giveBack(course, verbs, local, "FACTS_MISSING", "来文没有写明经营地址和收款方式，电话登记簿中查无此负责人，无法开展核查，请补充要素。");
				return null;
			}
			case ARBITRATED -> {
				var market = by("market");
				assign(course, verbs, market, note);
				giveBack(course, verbs, market, "NOT_OUR_DUTY", "该单位登记事项无违法，收取预付款由行业主管部门负责，非我局职责。");
				var other = otherTownship(local);
				assign(course, verbs, other, "请登记住所所在地先行核查。");
				giveBack(course, verbs, other, "NOT_OUR_TERRITORY", "登记住所已空置，实际在" + r.township().name() + "集镇租房经营。");
				assign(course, verbs, local, "请实际经营地承办。");
				giveBack(course, verbs, local, "NOT_OUR_DUTY", "我镇只发现其租房办公，吸收资金发生在网络平台，建议由职能部门牵头。");
				add(verbs, course.after(1), at -> DemoVerb.to(at, "lead", ClueStep.ASSIGN, local.loginName(),
						"三次退回，经研究由实际经营地承办，县市场监管局、公安局配合。"));
				return local;
			}
			case TRANSFERRED -> {
				var market = by("market");
				assign(course, verbs, market, note);
				accept(course, verbs, market);
				add(verbs, course.after(1, 3), at -> DemoVerb.to(at, "clerk", ClueStep.TRANSFER, local.loginName(),
						"主要参与人集中在" + r.township().name() + "，改由属地承办，市场监管局移交已取得的登记档案。"));
				return local;
			}
			case RECALLED -> {
				var wrong = otherTownship(local);
				assign(course, verbs, wrong, null);
				add(verbs, course.soon(), at -> DemoVerb.of(at, "clerk", ClueStep.RECALL, "选错承办单位，撤回后重新交办。"));
				assign(course, verbs, local, note);
				return local;
			}
			default -> assign(course, verbs, first, note);
		}
		switch (r.plot()) {
			case URGED -> {
				accept(course, verbs, first);
				add(verbs, course.after(7, 8), at -> DemoVerb.of(at, "clerk", ClueStep.URGE, "请于本周内上门核查并反馈进展。"));
			}
			case EXTENDED -> {
				accept(course, verbs, first);
				add(verbs, course.after(8, 9), at -> new DemoVerb(at, first.loginName(), ClueStep.REQUEST_EXTENSION, null, null, 10,
						"参与人多在外地务工，需逐一电话核实并调取银行流水，十五个工作日内难以办结。"));
				add(verbs, course.after(1), at -> DemoVerb.of(at, "lead", ClueStep.DECIDE_EXTENSION, "情况属实，同意延期一次，请倒排时间、按周报送进展。"));
			}
			case ASKING -> {
				accept(course, verbs, first);
				add(verbs, course.after(3, 4), at -> new DemoVerb(at, first.loginName(), ClueStep.REQUEST_EXTENSION, null, null, 8,
						"账册由外地会计公司保管，已发协查函，回函尚需时日。"));
				return null;
			}
			case RESUMED, SUSPENDED -> {
				accept(course, verbs, first);
				var reason = r.plot() == DemoPlot.RESUMED ? "APPRAISAL" : "WHEREABOUTS_UNKNOWN";
				add(verbs, course.after(3, 4), at -> DemoVerb.because(at, first.loginName(), ClueStep.SUSPEND, reason,
						r.plot() == DemoPlot.RESUMED ? "已委托会计师事务所对收款账册作专项审计，审计期间中止核查。"
								: "负责人搬离登记住所，多次上门、电话均未联系上，已请派出所协助查找。"));
				if (r.plot() == DemoPlot.SUSPENDED) {
					return null;
				}
				add(verbs, course.after(8, 9), at -> DemoVerb.of(at, first.loginName(), ClueStep.RESUME, "审计报告已出具，恢复核查。"));
			}
			case PRESSED -> {
				accept(course, verbs, first);
				add(verbs, course.soon(), at -> DemoVerb.of(at, first.loginName(), ClueStep.MARK_URGENT,
						"现场发现当日有外省讲师组织推介会，到场老年人百余名，现金收款，需公安、市场监管立即到场处置。"));
			}
			default -> {
				return first;
			}
		}
		return first;
	}

	private void assign(DemoCourse course, List<DemoVerb> verbs, DemoPerson to, @Nullable String note) {
		add(verbs, course.after(1), at -> DemoVerb.to(at, "clerk", ClueStep.ASSIGN, to.loginName(), note));
	}

	private void accept(DemoCourse course, List<DemoVerb> verbs, DemoPerson holder) {
		add(verbs, course.soon(), at -> DemoVerb.of(at, holder.loginName(), ClueStep.ACCEPT, null));
	}

	private void giveBack(DemoCourse course, List<DemoVerb> verbs, DemoPerson holder, String reason, String note) {
		add(verbs, course.after(1), at -> DemoVerb.because(at, holder.loginName(), ClueStep.RETURN, reason, note));
	}

	private static void add(List<DemoVerb> verbs, @Nullable Instant at, Function<Instant, DemoVerb> verb) {
		if (at != null) {
			verbs.add(verb.apply(at));
		}
	}

	/** What will be found, known before the visit so that it sees what fits. */
	private Illegality verdict(Report r) {
		var drawn = r.plot() == DemoPlot.PLAIN ? random.nextInt(20) : 0;
		return drawn < 8 ? Illegality.ILLEGAL : drawn < 18 ? Illegality.NOT_ILLEGAL : Illegality.UNDETERMINED;
	}

	private DemoStory.@Nullable Visited visited(Report r, DemoCourse course, DemoPerson holder, Illegality verdict) {
		var planned = course.soon();
		if (planned == null) {
			return null;
		}
		var visit = fieldwork.visit(r.subject(), r.kind(), DemoSight.of(r.plot(), verdict), place(r), course.fork().after(1, 2),
				r.township().name());
		if (visit == null) {
			return null;
		}
		var entered = course.on(visit.visitedOn());
		return new DemoStory.Visited(holder.loginName(), planned, visit.visitedOn(), visit.place(),
				"核对登记与经营情况，查看宣传资料、合同和收据，询问负责人和在场群众，拍照录像留存。", entered, visit);
	}

	private static String place(Report r) {
		return r.firm() == null ? r.township().name() + "集镇临街门面" : r.firm().address();
	}

	private DemoStory.@Nullable Concluded concluded(Report r, DemoCourse course, DemoPerson holder, DemoStory.@Nullable Visited visited,
			Illegality illegality) {
		var late = r.plot() == DemoPlot.PLAIN && random.nextInt(9) == 0;
		var began = course.day();
		var at = r.plot() == DemoPlot.URGENT ? course.after(1, 2)
				: late ? course.after(16, 19) : course.after(2, 9);
		if (at == null) {
			return null;
		}
		var visitedOn = visited != null ? visited.day() : calendar.after(began, 1).due();
		var path = illegality != Illegality.ILLEGAL ? null
				: r.plot() == DemoPlot.LEGACY ? HandlingPath.CRIMINAL : r.plot() == DemoPlot.PLAIN ? path() : HandlingPath.ADMINISTRATIVE;
		var filed = r.plot() == DemoPlot.LEGACY ? r.foundOn().plusDays(40) : null;
		var charge = filed == null ? null : Charge.ILLEGAL_PUBLIC_DEPOSITS;
		var total = illegality != Illegality.ILLEGAL || r.plot() == DemoPlot.LEGACY ? r.amount()
				: r.amount() == null ? yuan() : new Yuan(r.amount().value().add(yuan().value()));
		var participants = illegality != Illegality.ILLEGAL || r.plot() == DemoPlot.LEGACY ? r.crowd()
				: Integer.valueOf((r.crowd() == null ? 6 : r.crowd()) + words.between(1, 40));
		var summary = r.plot() == DemoPlot.LEGACY
				? "经核对，该案已由公安机关立案侦查，参与人名册与报案材料一致，尚有大部分本金未清退，继续由属地会同公安机关追赃挽损。"
				: switch (illegality) {
					case ILLEGAL -> r.kind().found();
					case NOT_ILLEGAL -> r.kind().refuted();
					case UNDETERMINED -> "经现场走访，“" + r.subject() + "”处门店已关闭，负责人暂未联系上，资金往来情况有待进一步核实。";
				};
		var officers = visited != null ? visited.visit().officers().stream().map(o -> o.name()).toList()
				: List.of(words.person() + "（组长）", words.person());
		return new DemoStory.Concluded(holder.loginName(), at, visitedOn, officers, illegality, path, r.kind().sector(),
				r.kind().method(), channel(r.kind()), total, participants, filed, charge, summary,
				illegality != Illegality.ILLEGAL ? null
						: path == HandlingPath.ADMINISTRATIVE ? "已责令停止集资行为，正在清退" : r.plot() == DemoPlot.LEGACY ? "历史陈案" : null,
				fieldwork.elements(illegality, r.kind()), illegality == Illegality.ILLEGAL ? words.of(DemoFieldwork.WITHOUT_FILES) : null);
	}

	private HandlingPath path() {
		var draw = random.nextInt(20);
		return draw < 14 ? HandlingPath.ADMINISTRATIVE : HandlingPath.CRIMINAL;
	}

	private DemoPerson registrar(RegionCode township) {
		return switch (random.nextInt(10)) {
			case 0 -> by("market");
			case 1 -> by("police");
			case 2, 3, 4 -> by("clerk");
			case 5 -> inTownship("village", township).orElseGet(() -> townshipPerson(township));
			case 6 -> inTownship(random.nextBoolean() ? "grid.01" : "grid.02", township).orElseGet(() -> townshipPerson(township));
			default -> townshipPerson(township);
		};
	}

	/** Somebody of a village or grid of this township. */
	private Optional<DemoPerson> inTownship(String loginName, RegionCode township) {
		return people.stream().filter(p -> p.loginName().equals(loginName) && township.contains(p.region())).findFirst();
	}

	private WorkingSource source(DemoPerson registrar, DemoPlot plot) {
		if (plot == DemoPlot.LEGACY) {
			return WorkingSource.TASK_FORCE_CHECK;
		}
		return switch (registrar.role()) {
			case AGENCY -> registrar.loginName().equals("police") ? WorkingSource.POLICE_PLATFORM : WorkingSource.AGENCY_PUSH;
			case OFFICE_CLERK -> words.of(List.of(WorkingSource.PUBLIC_REPORT, WorkingSource.SUPERIOR_ASSIGNMENT,
					WorkingSource.OTHER_REGION_NOTICE, WorkingSource.FUND_ANOMALY, WorkingSource.REGISTER_SCREENING,
					WorkingSource.AGENCY_PUSH, WorkingSource.SELF_SURRENDER));
			case VILLAGE, GRID_WORKER -> words.of(List.of(WorkingSource.GRID_PATROL, WorkingSource.GRID_PATROL, WorkingSource.PUBLIC_REPORT));
			default -> words.of(List.of(WorkingSource.STREET_SWEEP, WorkingSource.PUBLIC_REPORT, WorkingSource.PUBLIC_REPORT,
					WorkingSource.GRID_PATROL));
		};
	}

	private DemoPerson townshipPerson(RegionCode township) {
		return people.stream()
			.filter(p -> p.role() == RoleName.TOWNSHIP && p.region().equals(township))
			.findFirst()
			.orElseThrow();
	}

	private DemoPerson otherTownship(DemoPerson not) {
		var others = people.stream().filter(p -> p.role() == RoleName.TOWNSHIP && !p.equals(not)).toList();
		return words.of(others);
	}

	private DemoTerritory.Township townshipOf(DemoFirm firm) {
		return territory.townships().stream().filter(t -> t.code().equals(firm.township())).findFirst().orElseThrow();
	}

	private DemoPerson by(String loginName) {
		return people.stream().filter(p -> p.loginName().equals(loginName)).findFirst().orElseThrow();
	}

	private Yuan yuan() {
		return Yuan.of(List.of(30, 50, 80, 120, 200, 360, 500, 860, 1500, 3200, 6800).get(random.nextInt(11)) * 1_000L
				+ random.nextInt(10) * 1_000L);
	}

	private FundraisingChannel channel(DemoMatter matter) {
		return switch (matter) {
			case BLOCKCHAIN -> FundraisingChannel.ONLINE;
			case CONSUMER_REBATE, FRANCHISE, ENTRUSTED_WEALTH -> random.nextBoolean() ? FundraisingChannel.BOTH
					: FundraisingChannel.OFFLINE;
			default -> FundraisingChannel.OFFLINE;
		};
	}

	private FundraisingChannel channel(DemoKind kind) {
		return kind.sector() == Sector.DIGITAL_FINANCE ? FundraisingChannel.ONLINE
				: random.nextInt(3) == 0 ? FundraisingChannel.BOTH : FundraisingChannel.OFFLINE;
	}

	/** That day, or the first working day after it. */
	private LocalDate workingDay(LocalDate day) {
		var next = day;
		while (!calendar.isWorkingDay(next)) {
			next = next.plusDays(1);
		}
		return next.isBefore(today) ? next : lastWorkingDay();
	}

	private LocalDate lastWorkingDay() {
		var day = today.minusDays(1);
		while (!calendar.isWorkingDay(day)) {
			day = day.minusDays(1);
		}
		return day;
	}

	private Instant moment(LocalDate day) {
		return day.atTime(words.between(8, 11), random.nextInt(60), random.nextInt(60)).atZone(DemoCourse.CHINA).toInstant();
	}
}
