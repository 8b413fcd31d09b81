package cn.fangfei.simulation.trade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Holder;
import cn.fangfei.simulation.county.Land;
import cn.fangfei.simulation.county.Permutation;

/** The register of the county: founds bodies, gives them a name, a code, an address and an account. */
public final class Register {

	private static final long BODIES = 27_512_614_111L;
	private static final String FIRST = "澄珩棠隽稔珞砚沅霁昀翊铭瑾栩蓁斐泰恒瑞祥鑫盛嘉裕德福顺和兴隆通达";
	private static final String SECOND = "岚禾聿澈穗笙芷泽朗屿筱舟田里宁澜源丰茂信诚安康华美悦佳辰远航邦润";
	private static final String[] ROADS = { "人民路", "云岫大道", "青砚街", "滨河路", "振兴路", "商贸街", "文昌路", "工业园三路", "站前路", "新民街" };

	private final County county;
	private final Permutation codes;
	private final List<Firm> firms = new ArrayList<>();

	public Register(County county, Dice dice) {
		this.county = county;
		codes = new Permutation(BODIES, dice.split("codes"));
	}

	/**
	 * Founds a firm with an account of its own. One in two small businesses keeps its money on an account of the owner, and one firm in
	 * seven has its customers pay onto such an account beside its own.
	 *
	 * @param opensOn the first day of its business; it was registered some weeks before
	 */
	public Firm found(Sector sector, Dice dice, int opensOn) {
		int township = dice.below(county.land().townships().size());
		int representative = adult(dice);
		var registered = Almanac.FIRST.plusDays(opensOn - dice.from(10, 120));
		var firm = new Firm(firms.size(), sector, name(sector, township, dice), CreditCodes.of(prefix(sector), Land.COUNTY_CODE,
				codes.of(firms.size())),
				registered, kind(sector), representative, capital(sector, dice), scope(sector, dice), address(township, dice), phone(dice), township);
		firms.add(firm);
		int opened = (int) registered.toEpochDay() + dice.from(2, 10);
		int account = sector.form().isEmpty() && dice.chance(0.5) ? ownersAccount(firm, opened, dice)
				: county.accounts().open(firm.holder(), firm.holder(), Holder.COMPANY, opened, County.bank(dice), true);
		boolean apart = dice.chance(0.15);
		int since = Math.max(opened, opened + dice.below(Math.max(1, -opensOn)));
		firm.opened(account, apart ? ownersAccount(firm, since, dice) : account, opensOn);
		return firm;
	}

	/** An account in the name of the owner; mostly the bank knows for whom it is kept. */
	private int ownersAccount(Firm firm, int opened, Dice dice) {
		int holder = firm.representative();
		return county.accounts().open(holder, dice.chance(0.7) ? firm.holder() : holder, Holder.PERSON, opened, County.bank(dice), true);
	}

	/** When a firm that is there at some time of a world opened: one in seven within it, a quarter in the two years before. */
	public static int opening(Dice dice, int days) {
		return switch (dice.weighted(0.15, 0.25, 0.6)) {
			case 0 -> dice.below(Math.max(1, (int) (days * 0.8)));
			case 1 -> -dice.from(1, 730);
			default -> -dice.from(731, 6_500);
		};
	}

	/** A body that is not of the county's own trade: a bank, a payment institution, an office. */
	Firm institution(String name, String scope, Holder holder, Dice dice) {
		int index = firms.size();
		var firm = new Firm(index, Sector.UTILITY, name, CreditCodes.of(holder == Holder.GOVERNMENT ? "11" : "91", Land.COUNTY_CODE,
				codes.of(index)),
				LocalDate.of(dice.from(1996, 2015), dice.from(1, 12), dice.from(1, 28)), holder == Holder.GOVERNMENT ? "机关" : "股份有限公司", adult(dice),
				holder == Holder.GOVERNMENT ? 0 : 50_000, scope, Land.COUNTY + dice.pick(ROADS) + dice.from(1, 99) + "号", phone(dice), 0);
		firms.add(firm);
		int account = county.accounts().open(firm.holder(), firm.holder(), holder, (int) firm.registeredOn().toEpochDay() + 30,
				County.bank(dice), true);
		firm.opened(account, account, 0);
		return firm;
	}

	private int adult(Dice dice) {
		for (int tries = 0; tries < 200; tries++) {
			int person = dice.below(county.people().locals());
			int age = county.people().age(person);
			if (age >= 26 && age <= 66) {
				return person;
			}
		}
		return county.people().anyone(0, county.people().locals(), dice);
	}

	private String name(Sector sector, int township, Dice dice) {
		var brand = "" + FIRST.charAt(dice.below(FIRST.length())) + SECOND.charAt(dice.below(SECOND.length()));
		if (dice.chance(0.25)) {
			brand += SECOND.charAt(dice.below(SECOND.length()));
		}
		var place = sector.form().isEmpty() || sector == Sector.COOPERATIVE ? Land.COUNTY + county.land().townships().get(township).name()
				: Land.COUNTY;
		return place + brand + dice.pick(sector.words()) + sector.form();
	}

	private static String prefix(Sector sector) {
		return switch (sector) {
			case RETAIL, LEISURE -> "92";
			case COOPERATIVE -> "93";
			case SCHOOL, TEMPLE -> "52";
			default -> "91";
		};
	}

	private static String kind(Sector sector) {
		return switch (sector) {
			case RETAIL, LEISURE -> "个体工商户";
			case COOPERATIVE -> "农民专业合作社";
			case SCHOOL, TEMPLE -> "民办非企业单位";
			default -> "有限责任公司";
		};
	}

	private static int capital(Sector sector, Dice dice) {
		return switch (sector) {
			case RETAIL, LEISURE, SCHOOL, TEMPLE -> dice.pick(1, 3, 5, 10, 20);
			case LENDING, FUND -> dice.pick(3_000, 5_000, 10_000);
			case COOPERATIVE -> dice.pick(50, 100, 200, 300);
			default -> dice.pick(10, 50, 100, 200, 500, 500, 1_000, 1_000, 2_000, 5_000);
		};
	}

	/** One or two of its sector's lines of business; one firm in fourteen adds one that the lists of the offices look for. */
	private static String scope(Sector sector, Dice dice) {
		var scope = dice.pick(sector.scopes());
		if (dice.chance(0.4)) {
			var more = dice.pick(sector.scopes());
			scope = more.equals(scope) ? scope : scope + "；" + more;
		}
		if (dice.chance(0.07)) {
			scope += dice.pick("；项目投资", "；投资咨询（不含金融、证券、期货）", "；养老服务", "；以自有资金从事投资活动", "；会员积分兑换", "；农产品认养");
		}
		return scope + "（依法须经批准的项目，经相关部门批准后方可开展经营活动）";
	}

	/** One firm in eight sits where an agent registers many. */
	private String address(int township, Dice dice) {
		if (dice.chance(0.12)) {
			return Land.COUNTY + "云岫大道" + dice.pick("88号创业园A座", "16号众创空间", "201号商务楼") + (dice.chance(0.8) ? dice.from(101, 1_820) + "室" : "集群注册");
		}
		return Land.COUNTY + county.land().townships().get(township).name() + dice.pick(ROADS) + dice.from(1, 320) + "号";
	}

	private static String phone(Dice dice) {
		return dice.chance(0.1) ? "0599-7000" + dice.from(101, 112) : "1" + dice.pick("30", "39", "51", "58", "77", "86", "99") + "0000"
				+ String.format(Locale.ROOT, "%04d", dice.below(10_000));
	}

	public List<Firm> firms() {
		return firms;
	}

	public Firm firm(int index) {
		return firms.get(index);
	}
}
