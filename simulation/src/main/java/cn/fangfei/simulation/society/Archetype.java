package cn.fangfei.simulation.society;

import static cn.fangfei.simulation.trade.Dues.When.MONTHLY;
import static cn.fangfei.simulation.trade.Dues.When.TERMLY;
import static cn.fangfei.simulation.trade.Dues.When.YEARLY;

import java.util.ArrayList;
import java.util.function.Consumer;

import cn.fangfei.simulation.trade.CashPool;
import cn.fangfei.simulation.trade.DirectSales;
import cn.fangfei.simulation.trade.Disbursements;
import cn.fangfei.simulation.trade.Donations;
import cn.fangfei.simulation.trade.Dues;
import cn.fangfei.simulation.trade.Escrow;
import cn.fangfei.simulation.trade.Firm;
import cn.fangfei.simulation.trade.GroupBuying;
import cn.fangfei.simulation.trade.Harvest;
import cn.fangfei.simulation.trade.KinLoans;
import cn.fangfei.simulation.trade.Lender;
import cn.fangfei.simulation.trade.Rebates;
import cn.fangfei.simulation.trade.SavingsClub;
import cn.fangfei.simulation.trade.Sector;
import cn.fangfei.simulation.venture.CashBack;
import cn.fangfei.simulation.venture.Circle;
import cn.fangfei.simulation.venture.Dividend;
import cn.fangfei.simulation.venture.FixedInterest;
import cn.fangfei.simulation.venture.Manner;
import cn.fangfei.simulation.venture.OwnAccount;
import cn.fangfei.simulation.venture.Referral;
import cn.fangfei.simulation.venture.Returns;
import cn.fangfei.simulation.venture.Shape;
import cn.fangfei.simulation.venture.Withdrawal;

/**
 * What lawful businesses there are, how many for ten thousand people, and what each is made of. Those of the second half resemble
 * fund-raising in one trait or another: they are why a simple rule is not enough.
 */
public enum Archetype {

	/** 用人单位: trades with other firms and pays wages. */
	EMPLOYER(90, found -> {
		var firm = found.firm(Sector.MAKING, Sector.TRADE, Sector.TRANSPORT, Sector.ONLINE, Sector.TRADE);
		int staff = (int) Math.min(900, found.dice().logNormal(14, 1.1));
		double turnover = staff * found.dice().logNormal(26_000, 0.4);
		found.employ(firm, staff, turnover);
		found.trade(firm, turnover * 0.7, turnover);
	}),

	/** 零售扫码: a shop with settlements every day. */
	SHOP(220, found -> {
		var firm = found.firm(Sector.RETAIL);
		double daily = found.dice().logNormal(1_100, 0.9);
		found.counter(firm, daily);
		found.employ(firm, found.dice().poisson(daily / 1_500), daily * 30);
		found.trade(firm, daily * 20, 0);
	}),

	/** 财政供养. */
	GOVERNMENT(1.2, found -> {
		var firm = found.firmOpening(-4_000, Sector.UTILITY);
		found.employ(firm, found.dice().from(120, 420), 400_000);
		found.trade(firm, 300_000, 2_400_000);
	}),

	/** 工程装修: deposits and balances of households, wages, materials. */
	CONTRACTOR(20, found -> {
		var firm = found.firm(Sector.BUILDING);
		var clients = found.clientele(firm, 0.15, 0.05);
		double perDay = found.dice().logNormal(0.12, 0.6);
		found.add(new DirectSales(found.town(), firm, clients, new DirectSales.Pattern(60, perDay, 18_000, 0.8, 1_000, "装修款", "工程款", "定金", "尾款",
				""), found.dice()));
		found.employ(firm, found.dice().from(4, 40), perDay * 500_000);
		found.trade(firm, perDay * 350_000, perDay * 200_000);
	}),

	/** 物业. */
	PROPERTY_FEES(9, found -> {
		var firm = found.firm(Sector.PROPERTY);
		int flats = found.dice().from(80, 900);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.22, 0.06), flats, YEARLY, 1_500, 0, found.dice(), "物业费", "物业费", ""));
		found.employ(firm, 3 + flats / 60, flats * 150.0);
	}),

	/** 学校培训. */
	SCHOOL(14, found -> {
		var firm = found.firm(Sector.SCHOOL);
		int pupils = found.dice().from(30, 500);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.08, 0.02), pupils, TERMLY, found.dice().pick(1_800.0, 2_800.0, 4_800.0),
				100, found.dice(),
				"学费", "培训费", "报名费", ""));
		found.employ(firm, 2 + pupils / 20, pupils * 700.0);
	}),

	/** 停车与通行. */
	PARKING(2.5, found -> {
		var firm = found.firm(Sector.TRANSPORT);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.1, 0.15), found.dice().from(100, 900), MONTHLY, 180, 10, found.dice(),
				"停车费", "月卡", "ETC"));
		found.counter(firm, 2_000);
		found.employ(firm, 8, 90_000);
	}),

	/** 保险代理: commissions to agents. */
	INSURANCE_AGENCY(3, found -> {
		var firm = found.firm(Sector.FUND);
		int agents = found.dice().from(20, 160);
		found.add(new Disbursements(found.town(), firm, found.clientele(firm, 0.08, 0.05),
				new Disbursements.Pattern(agents, 0.02, 30, 2_600, 0.9, 0.3, "佣金", "代理佣金", "手续费"), found.dice()));
		found.employ(firm, 8, agents * 6_000.0);
		found.trade(firm, 0, agents * 7_000.0);
	}),

	/** 直播与骑手平台: pays a growing number of people each week. */
	GIG_PLATFORM(2, found -> {
		var firm = found.firm(Sector.ONLINE, Sector.TRANSPORT);
		int hosts = found.dice().from(25, 260);
		found.add(new Disbursements(found.town(), firm, found.clientele(firm, 0.04, 0.3),
				new Disbursements.Pattern(hosts, found.dice().between(0, 0.1), 7, 1_100, 0.8, 0.2, "结算款", "劳务费", "跑单结算", "主播分成"), found.dice()));
		found.counter(firm, hosts * 190.0);
		found.employ(firm, 6, hosts * 6_000.0);
	}),

	/** 二手房中介: money that waits for the transfer of title. */
	HOUSE_AGENCY(3, found -> {
		var firm = found.firm(Sector.PROPERTY);
		found.add(new Escrow(found.town(), firm, found.clientele(firm, 0.12, 0.12), found.clientele(firm, 0.35, 0.15),
				new Escrow.Pattern(found.dice().between(0.05, 0.25), 160_000, 0.7, 10_000, 5, 40, 0.012, "房款", "售房款"), found.dice()));
		found.employ(firm, 6, 80_000);
	}),

	/** 拍卖寄卖. */
	CONSIGNMENT(4, found -> {
		var firm = found.firm(Sector.RETAIL, Sector.LENDING);
		found.add(new Escrow(found.town(), firm, found.clientele(firm, 0.25, 0.2), found.clientele(firm, 0.35, 0.1),
				new Escrow.Pattern(found.dice().between(0.3, 1.5), 3_500, 1, 100, 2, 25, 0.1, "货款", "寄卖款"), found.dice()));
		found.employ(firm, 2, 40_000);
	}),

	/** 集团资金池. */
	CASH_POOL(0.7, found -> {
		var parent = found.firmOpening(-2_000, Sector.MAKING, Sector.TRADE);
		var members = new ArrayList<Firm>();
		for (int i = found.dice().from(3, 9); i > 0; i--) {
			members.add(found.market().get(found.dice().below(found.market().size())));
		}
		found.add(new CashPool(found.town(), parent, members, found.dice().logNormal(60_000, 0.6), found.dice()));
		found.employ(parent, 25, 900_000);
	}),

	/** 宗亲寺庙募捐. */
	CLAN(5, found -> {
		var firm = found.firm(Sector.TEMPLE);
		var builder = found.market().get(found.dice().below(found.market().size()));
		found.add(new Donations(found.town(), firm, found.clientele(firm, 0.4, 0.2), found.dice().from(60, 600), builder, found.dice()));
	}),

	/** 团长: group buying of neighbours. */
	GROUP_BUYING(14, found -> found.add(new GroupBuying(found.town(), found.workforce().take(1)[0],
			found.market().get(found.dice().below(found.market().size())), found.dice()))),

	/** 标会. */
	SAVINGS_CLUB(8, found -> found.add(new SavingsClub(found.town(), found.workforce().take(1)[0], found.dice()))),

	/** 小额贷款. */
	LENDER(3, found -> {
		var firm = found.firm(Sector.LENDING);
		double perDay = found.dice().logNormal(0.8, 0.5);
		found.add(new Lender(found.town(), firm, found.clientele(firm, 0.15, 0.08), perDay, 22_000, found.dice()));
		found.employ(firm, 8, perDay * 120_000);
		found.trade(firm, 20_000, perDay * 200_000);
	}),

	/** 批发返利: quarterly rebates to many small resellers. */
	WHOLESALE(15, found -> {
		var firm = found.firm(Sector.TRADE);
		int resellers = found.dice().from(25, 220);
		var sales = new DirectSales(found.town(), firm, found.clientele(firm, 0.22, 0.12),
				new DirectSales.Pattern(resellers, resellers * found.dice().between(0.03, 0.12), found.dice().logNormal(3_200, 0.5), 0.8, 0, "货款",
						"货款", "进货", ""), found.dice());
		found.add(sales);
		found.add(new Rebates(found.town(), firm, sales, found.dice().between(0.01, 0.06), found.dice()));
		found.employ(firm, 3 + resellers / 15, resellers * 8_000.0);
		found.trade(firm, resellers * 6_500.0, resellers * 1_000.0);
	}),

	/** 预付卡 with a gift for those who bring others. */
	PREPAID(30, found -> {
		var firm = found.firm(Sector.LEISURE, Sector.LEISURE, Sector.RETAIL, Sector.HEALTH);
		var shape = new Shape(found.dice().pick(500.0, 1_000.0, 2_000.0, 3_000.0), 0.7, 100, 0.12, 0.3, 0.04, 0.5, 0.012, 300, "会员充值", "充值",
				"办卡", "会员费", "")
				.vary(found.dice());
		found.venture(firm, shape, found.dice().chance(0.4)
				? new Withdrawal(new Withdrawal.Terms(0.05, 10, 60, 0, 0, 0, "退款", "退卡"), found.days()) : Returns.NONE,
				found.dice().chance(0.5) ? new Referral(new double[0], found.dice().pick(50, 100, 188, 200), false, 1, "推荐奖励", "红包", "")
						: Referral.NONE);
		found.counter(firm, found.dice().logNormal(900, 0.8));
		found.employ(firm, found.dice().from(2, 12), 60_000);
	}),

	/** 合作社: shares, a dividend, and the purchase of the crop. */
	COOPERATIVE(14, found -> {
		var firm = found.firm(Sector.COOPERATIVE);
		var shape = new Shape(6_000, 0.7, 500, 0.02, 0.45, 0.02, 0.2, 0.01, 110, "股金", "入社", "入股", "").vary(found.dice());
		found.venture(firm, shape, new Dividend(found.dice().between(0.02, 0.08), "分红", "盈余返还", "股金分红"), Referral.NONE);
		found.add(new Harvest(found.town(), firm, found.clientele(firm, 0.45, 0.02), found.dice().from(30, 200),
				found.dice().logNormal(5_000, 0.4), found.market(),
				found.dice()));
		found.employ(firm, 4, 90_000);
	}),

	/** 长租公寓: tenants pay monthly, landlords are paid monthly. */
	LONG_RENT(6, found -> {
		var firm = found.firm(Sector.PROPERTY);
		int flats = found.dice().from(20, 220);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.05, 0.35), flats, MONTHLY, 1_150, 50, found.dice(), "房租", "租金", ""));
		found.add(new Disbursements(found.town(), firm, found.clientele(firm, 0.35, 0.1),
				new Disbursements.Pattern((int) (flats * 0.9), 0.01, 30, 1_000, 0.2, 0.97, "房租", "租金"), found.dice()));
		found.employ(firm, 2 + flats / 40, flats * 1_200.0);
	}),

	/** 向亲友借款的小企业. */
	KIN_BORROWER(12, found -> {
		var firm = found.firm(Sector.MAKING, Sector.TRADE, Sector.RETAIL);
		found.add(new KinLoans(found.town(), firm, found.dice()));
		double turnover = found.dice().logNormal(120_000, 0.7);
		found.counter(firm, turnover / 100);
		found.employ(firm, found.dice().from(2, 14), turnover);
		found.trade(firm, turnover * 0.6, turnover * 0.8);
	}),

	/** 员工持股: staff pay in, dividends come once a year. */
	STAFF_SHARES(4, found -> {
		var firm = found.firm(Sector.MAKING, Sector.ONLINE);
		int count = found.dice().from(40, 260);
		var staff = found.employ(firm, count, count * 24_000.0);
		found.trade(firm, count * 15_000.0, count * 25_000.0);
		var shape = new Shape(20_000, 0.7, 1_000, 0.01, 0, 0, 1.2, 0.01, (int) (count * 0.7), "股金", "入股", "员工持股", "投资款").vary(found.dice());
		found.venture(firm, Math.max(0, firm.opensOn()) + found.dice().below(found.days() / 2 + 1), shape, new Circle(staff, shape),
				new OwnAccount(found.town(), firm.counter()),
				new Dividend(found.dice().between(0.03, 0.1), "分红", "股金分红"), Referral.NONE);
	}),

	/** 职工内部借款: staff lend to their firm at a modest fixed rate. */
	STAFF_LOANS(3, found -> {
		var firm = found.firm(Sector.MAKING, Sector.BUILDING);
		int count = found.dice().from(40, 220);
		var staff = found.employ(firm, count, count * 24_000.0);
		found.trade(firm, count * 15_000.0, count * 25_000.0);
		var shape = new Shape(25_000, 0.7, 1_000, 0.02, 0, 0, 1, 0.01, (int) (count * 0.6), "借款", "往来款", "集资款", "").vary(found.dice());
		var manner = Manner.of(Manner.level(0.2, found.dice()), found.dice());
		found.venture(firm, Math.max(0, firm.opensOn()) + found.dice().below(found.days() / 2 + 1), shape, new Circle(staff, shape),
				new OwnAccount(found.town(), firm.counter()),
				new FixedInterest(new FixedInterest.Promise(found.dice().between(0.045, 0.09), found.dice().pick(30, 90, 90, 365), 365, 0.5, "利息",
						"借款利息", ""), manner,
						found.town().county().almanac()),
				Referral.NONE);
	}),

	/** 持牌代销: large round sums, redeemed at the market's price. */
	FUND_AGENT(2.5, found -> {
		var firm = found.firm(Sector.FUND);
		var shape = new Shape(50_000, 0.9, 1_000, 0.12, 0.35, 0.08, 0.4, 0.006, 170, "申购", "认购款", "理财", "投资款").vary(found.dice());
		found.venture(firm, shape, new Withdrawal(new Withdrawal.Terms(0.9, 20, 140, 0.035, 0.06, 0.4, "赎回", "赎回款", "分红"), found.days()),
				Referral.NONE);
		found.employ(firm, 8, 120_000);
		found.trade(firm, 100_000, 160_000);
	}),

	/** 直销: distributors buy for themselves and get a monthly bonus. */
	DIRECT_SELLING(4, found -> {
		var firm = found.firm(Sector.HEALTH);
		var shape = new Shape(900, 0.8, 10, 0.8, 0.35, 0.12, 0.4, 0.02, 260, "货款", "购货", "产品款", "").vary(found.dice());
		found.venture(firm, shape, new CashBack(found.dice().between(0.04, 0.14), found.dice().from(5, 20), "奖金", "服务费", "业绩奖"),
				found.dice().chance(0.5) ? new Referral(new double[] { found.dice().between(0.03, 0.1) }, 0, true, 1, "推荐奖", "奖金", "服务费")
						: Referral.NONE);
		found.employ(firm, 8, 120_000);
		found.trade(firm, 70_000, 20_000);
	}),

	/** 养老服务: deposits that are handed back and monthly fees, of old people. */
	ELDER_CARE(7, found -> {
		var firm = found.firm(Sector.ELDERCARE);
		var shape = new Shape(9_000, 0.6, 1_000, 0.03, 0.65, 0.04, 0.2, 0.006, 90, "押金", "预订金", "养老服务", "会员费").vary(found.dice());
		found.venture(firm, shape, new Withdrawal(new Withdrawal.Terms(0.7, 40, 260, 0, 0, 0, "退押金", "退款"), found.days()), Referral.NONE);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.68, 0.03), found.dice().from(20, 130), MONTHLY, 2_100, 50, found.dice(),
				"养老费", "护理费", "月费", ""));
		found.employ(firm, found.dice().from(6, 40), 140_000);
		found.trade(firm, 70_000, 10_000);
	}),

	/** 体育俱乐部. */
	SPORTS_CLUB(6, found -> {
		var firm = found.firm(Sector.LEISURE);
		found.add(new Dues(found.town(), firm, found.clientele(firm, 0.15, 0.03), found.dice().from(30, 300), MONTHLY, 160, 10, found.dice(),
				"会费", "活动费", "场地费", ""));
		found.employ(firm, 3, 30_000);
	}),

	/** 向熟客收转账的小店: a small business whose customers pay its owner directly. */
	PERSONAL_TRADER(40, found -> {
		var firm = found.firm(Sector.RETAIL, Sector.TRADE, Sector.MAKING);
		int customers = found.dice().from(15, 160);
		found.add(new DirectSales(found.town(), firm, found.clientele(firm, 0.32, 0.08),
				new DirectSales.Pattern(customers, customers * found.dice().between(0.01, 0.06), found.dice().logNormal(600, 0.9), 0.9,
						found.dice().pick(0, 0, 10, 100), "货款", "",
						"", "转账", "定金"), found.dice()));
		found.employ(firm, found.dice().from(0, 4), customers * 500.0);
		found.trade(firm, customers * 400.0, 0);
	});

	private final double perTenThousand;
	private final Consumer<Founder> founding;

	Archetype(double perTenThousand, Consumer<Founder> founding) {
		this.perTenThousand = perTenThousand;
		this.founding = founding;
	}

	/** How many there are in a county of so many people. */
	int count(int persons) {
		return (int) Math.max(1, Math.round(perTenThousand * persons / 10_000));
	}

	void found(Founder founder) {
		founding.accept(founder);
	}
}
