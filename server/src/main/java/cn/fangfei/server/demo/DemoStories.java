package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Invents what happened in the last six months: some 120 clues about invented firms, registered on working days by everybody
 * who may, older ones concluded, newer ones under way, some late. The same stories for the same day and the same people.
 */
final class DemoStories {

	static final int COUNT = 120;

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int DAYS = 182;

	/** What a matter usually looks like. */
	private record Kind(Sector sector, FundraisingMethod method, String reported, String found, String refuted) {
	}

	private final DemoTerritory territory;

	private final List<DemoFirm> firms;

	private final List<DemoPerson> people;

	private final WorkingDays calendar;

	private final Instant now;

	private final LocalDate today;

	private final Random random = new Random(20_251_010);

	private final DemoWords words = new DemoWords(random);

	DemoStories(DemoTerritory territory, List<DemoFirm> firms, List<DemoPerson> people, WorkingDays calendar, Instant now) {
		this.territory = territory;
		this.people = people;
		this.calendar = calendar;
		this.now = now;
		this.today = LocalDate.ofInstant(now, CHINA);
		var subjects = new ArrayList<>(firms.stream().filter(f -> f.matter() != null).toList());
		Collections.shuffle(subjects, random);
		this.firms = subjects;
	}

	List<DemoStory> make() {
		var stories = new ArrayList<DemoStory>(COUNT);
		for (var i = 0; i < COUNT; i++) {
			var age = DAYS - (int) ((DAYS - 1L) * i / COUNT);
			stories.add(story(i, workingDay(today.minusDays(age))));
		}
		return stories;
	}

	private DemoStory story(int number, LocalDate day) {
		var unregistered = number % 15 == 7;
		var firm = unregistered ? null : firms.get(number % firms.size());
		var matter = firm == null || firm.matter() == null ? DemoMatter.ELDERLY_CARE : firm.matter();
		var kind = kind(matter);
		var township = firm == null ? words.of(territory.townships())
				: territory.townships().stream().filter(t -> t.code().equals(firm.township())).findFirst().orElseThrow();
		var subject = firm == null ? township.name() + "“" + words.shortBrand() + "”旅居养老微信群组织者" : firm.name();
		var registrar = registrar(township.code());
		var source = source(registrar);
		var registeredAt = moment(day, 8, 11);
		var known = random.nextInt(10) < 6;
		var amount = known ? yuan() : null;
		var crowd = known ? words.between(4, 90) : null;
		var assigned = assigned(day, township.code());
		var concluded = assigned == null ? null : concluded(assigned, day, kind, amount, crowd, subject);
		var place = registrar.role() == RoleName.VILLAGE || registrar.role() == RoleName.GRID_WORKER ? registrar.region()
				: township.code();
		return new DemoStory(number, subject, firm, place, registrar.loginName(), source,
				day.minusDays(words.between(0, 4)), registeredAt, kind.sector(), kind.method(), channel(matter), amount, crowd,
				kind.reported().formatted(township.name()), joined(number, registrar, township, registeredAt, assigned), assigned,
				concluded);
	}

	/** One matter in twelve is reported once more on the same afternoon, before anybody can have concluded it. */
	private DemoStory.@Nullable Joined joined(int number, DemoPerson first, DemoTerritory.Township township, Instant at,
			DemoStory.@Nullable Assigned assigned) {
		if (number % 12 != 5) {
			return null;
		}
		var other = by(first.role() == RoleName.TOWNSHIP ? "market" : townshipPerson(township.code()).loginName());
		return new DemoStory.Joined(other.loginName(), at.plusSeconds(words.between(1800, 5400)),
				"又有群众到" + township.name() + "便民服务中心反映同一事项，称近期仍在召集老年人听课。");
	}

	/** Ten days old: handed to a unit in nine cases of ten; this week's mostly not yet. */
	private DemoStory.@Nullable Assigned assigned(LocalDate day, RegionCode township) {
		var age = today.toEpochDay() - day.toEpochDay();
		var chance = age > 30 ? 970 : age > 8 ? 880 : 250;
		if (!words.perMille(chance)) {
			return null;
		}
		var at = moment(calendar.after(day, words.between(1, 3)).due(), 14, 17);
		if (!at.isBefore(now)) {
			return null;
		}
		var unit = random.nextInt(6) == 0 ? by(random.nextBoolean() ? "market" : "police") : townshipPerson(township);
		return new DemoStory.Assigned(unit.loginName(), at, random.nextInt(3) == 0 ? "请会同网格员上门核实，注意留存宣传资料。" : null);
	}

	private DemoStory.@Nullable Concluded concluded(DemoStory.Assigned assigned, LocalDate registered, Kind kind,
			@Nullable Yuan amount, @Nullable Integer crowd, String subject) {
		var day = LocalDate.ofInstant(assigned.at(), CHINA);
		var age = today.toEpochDay() - registered.toEpochDay();
		if (!words.perMille(age > 45 ? 930 : age > 20 ? 620 : 250)) {
			return null;
		}
		var late = random.nextInt(9) == 0;
		var ended = calendar.after(day, late ? words.between(16, 20) : words.between(3, 14)).due();
		var at = moment(ended, 15, 17);
		if (!at.isBefore(now)) {
			return null;
		}
		var visited = calendar.after(day, 1).due().isAfter(ended) ? ended : calendar.after(day, words.between(1, 2)).due();
		var verdict = random.nextInt(20);
		var illegality = verdict < 8 ? Illegality.ILLEGAL : verdict < 18 ? Illegality.NOT_ILLEGAL : Illegality.UNDETERMINED;
		var path = illegality == Illegality.ILLEGAL ? path() : null;
		var criminal = path == HandlingPath.CRIMINAL || path == HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL;
		var filed = criminal ? visited : null;
		var charge = criminal ? random.nextInt(5) == 0 ? Charge.FUNDRAISING_FRAUD : Charge.ILLEGAL_PUBLIC_DEPOSITS : null;
		var total = illegality != Illegality.ILLEGAL ? amount : amount == null ? yuan() : new Yuan(amount.value().add(yuan().value()));
		var participants = illegality != Illegality.ILLEGAL ? crowd : Integer.valueOf((crowd == null ? 6 : crowd) + words.between(1, 40));
		var summary = switch (illegality) {
			case ILLEGAL -> kind.found();
			case NOT_ILLEGAL -> kind.refuted();
			case UNDETERMINED -> "经现场走访，“" + subject + "”处门店已关闭，负责人暂未联系上，资金往来情况有待进一步核实。";
		};
		return new DemoStory.Concluded(assigned.to(), at, visited, List.of(words.person() + "（组长）", words.person()), illegality,
				path, kind.sector(), kind.method(), channel(kind), total, participants, filed, charge, summary,
				illegality == Illegality.ILLEGAL && !criminal ? "已责令停止集资行为，正在清退" : null);
	}

	private HandlingPath path() {
		var draw = random.nextInt(20);
		return draw < 12 ? HandlingPath.ADMINISTRATIVE : draw < 16 ? HandlingPath.CRIMINAL
				: HandlingPath.ADMINISTRATIVE_THEN_CRIMINAL;
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

	private ClueSource source(DemoPerson registrar) {
		return switch (registrar.role()) {
			case AGENCY -> registrar.loginName().equals("police") ? ClueSource.POLICE_FINDING : ClueSource.AGENCY_TRANSFER;
			case OFFICE_CLERK -> words.of(List.of(ClueSource.PUBLIC_TIP_OFF, ClueSource.AUTHORITY_NOTICE, ClueSource.OTHER,
					ClueSource.AGENCY_TRANSFER, ClueSource.SURRENDER));
			default -> random.nextInt(3) == 0 ? ClueSource.OTHER : ClueSource.PUBLIC_TIP_OFF;
		};
	}

	private DemoPerson townshipPerson(RegionCode township) {
		return people.stream()
			.filter(p -> p.role() == RoleName.TOWNSHIP && p.region().equals(township))
			.findFirst()
			.orElseThrow();
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

	private FundraisingChannel channel(Kind kind) {
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

	private Instant moment(LocalDate day, int fromHour, int toHour) {
		return day.atTime(words.between(fromHour, toHour), random.nextInt(60), random.nextInt(60)).atZone(CHINA).toInstant();
	}

	private static Kind kind(DemoMatter matter) {
		return switch (matter) {
			case ENTRUSTED_WEALTH -> new Kind(Sector.PRIVATE_LENDING, FundraisingMethod.ENTRUSTED_WEALTH,
					"群众反映该单位在%s设点，以“稳健理财、按月付息”为名吸收资金，口头许诺年化收益一成以上，参与者多为老年人。",
					"经核查，该单位未经批准以签订“合作协议”方式向不特定对象吸收资金并承诺还本付息，属非法集资，已固定协议、收据和宣传单。",
					"经现场核查，该单位主要承接企业注册、代账等业务，未发现向社会公众吸收资金，已提示规范名称和宣传用语。");
			case ELDERLY_CARE -> new Kind(Sector.CONSUMER_SERVICES, FundraisingMethod.DIRECT_BORROWING,
					"走访发现%s有人以“预订床位、旅居养老”为名向老年人收取数额较大的会员费、预付款，许诺到期返还并给予补贴。",
					"经核查，以养老服务名义收取“会员费”并承诺高额返还，未取得床位备案，属非法集资，已责令停止收款并登记参与人。",
					"经现场核查，所收费用为按月服务费，已开具发票，未承诺回报，未发现非法集资情形。");
			case FRANCHISE -> new Kind(Sector.CONSUMER_SERVICES, FundraisingMethod.FRANCHISE_POINTS_REBATE,
					"该单位在%s招募加盟店，宣称交纳加盟费后无需经营即可按月分红，介绍他人另有奖励。",
					"经核查，所谓加盟店并无实际经营，以加盟费名义吸收资金并承诺固定回报，属非法集资。",
					"经现场核查，加盟店有实际经营，合同约定自负盈亏，未承诺固定回报，未发现非法集资情形。");
			case CONSUMER_REBATE -> new Kind(Sector.CONSUMER_SERVICES, FundraisingMethod.FRANCHISE_POINTS_REBATE,
					"群众反映该单位在%s推广“消费全返”小程序，充值越多返得越快，近期提现变慢。",
					"经核查，该平台以消费返利为名吸收充值款，返利来源于后加入者资金，属非法集资，已商请通信管理部门处置。",
					"经核查，该平台积分仅可兑换商品，不能提现，未发现吸收资金情形，已要求规范“返利”宣传。");
			case LIVESTOCK -> new Kind(Sector.CONSUMER_SERVICES, FundraisingMethod.ENTRUSTED_FARMING,
					"巡查发现%s路边张贴“认养一头羊、每月领分红”广告，认养人并不到场，只领固定收益。",
					"经核查，认养数量远超实际存栏，以代养名义承诺固定收益吸收资金，属非法集资。",
					"经现场核查，认养活动与实际存栏一致，以实物交付，未承诺现金回报，未发现非法集资情形。");
			case VEHICLE_POOL -> new Kind(Sector.PRIVATE_LENDING, FundraisingMethod.INSURANCE_SALES,
					"货车司机反映该单位在%s以“统筹”代替保险收取费用，出险后迟迟不赔，还鼓动车主交“互助金”分红。",
					"经核查，该单位不具备保险业务资质，以统筹、互助金名义归集资金并许诺分红，属非法集资。",
					"经核查，该单位为会员提供救援、代办服务，收费与服务相符，未发现归集资金情形，已要求停用“统筹”字样。");
			case BLOCKCHAIN -> new Kind(Sector.DIGITAL_FINANCE, FundraisingMethod.PROJECT_INVESTMENT,
					"网格员在%s发现有人组织讲课，推介“数字藏品”“算力”，称锁仓可日日生息。",
					"经核查，以数字藏品、算力为名吸收资金，承诺保本付息并层层返佣，属非法集资。",
					"经核查，该单位从事软件外包，未发行、代售数字资产，讲课为他人借用场地，未发现非法集资情形。");
			case PROPERTY -> new Kind(Sector.CONSUMER_SERVICES, FundraisingMethod.PROPERTY_SALES,
					"群众反映%s某商铺项目宣传“售后包租、十年回本”，部分业主反映租金已停付。",
					"经核查，以售后包租方式销售未竣工商铺并承诺固定回报，属非法集资，已通报住房城乡建设部门。",
					"经核查，该项目为现房销售，租赁由业主自行委托，未承诺回报，未发现非法集资情形。");
			case EQUITY -> new Kind(Sector.SECURITIES_FUNDS, FundraisingMethod.EQUITY_INVESTMENT,
					"有关部门通报该单位在%s以“原始股、入股分红”名义向不特定对象募集资金，承诺到期回购。",
					"经核查，以入股分红为名向社会公开募集资金并承诺回购，股东名册与工商登记不符，属非法集资。",
					"经核查，入股人员均为公司职工，人数较少，未公开宣传，未发现非法集资情形。");
			case CONSIGNMENT -> new Kind(Sector.SECURITIES_FUNDS, FundraisingMethod.GOODS_DISTRIBUTION,
					"群众反映该单位在%s销售商品后代为寄存、代售，许诺每月返还货款的百分之二，货物从未见到。",
					"经核查，商品并不交付，以寄存代售为名承诺固定回报吸收资金，属非法集资。",
					"经现场核查，寄卖商品与台账相符，货款两清，未承诺回报，未发现非法集资情形。");
		};
	}
}
