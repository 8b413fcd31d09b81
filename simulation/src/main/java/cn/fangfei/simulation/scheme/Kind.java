package cn.fangfei.simulation.scheme;

import java.util.List;

import cn.fangfei.simulation.trade.Sector;
import cn.fangfei.simulation.venture.Shape;

/** The kinds of schemes, by the letters of the truth file, each with what it looks like from outside. */
public enum Kind {

	/** 存款、借贷: public borrowing at interest. */
	A("借款理财", new Shape(30_000, 0.8, 1_000, 0.05, 0.32, 0.1, 0.28, 0.013, 190, "借款", "往来款", "", "投资款", "集资款"), List.of("利息", "", "收益", "还款"),
			Sector.INVESTMENT, Sector.TRADE, Sector.MAKING),

	/** 养老预订、会员卡. */
	B("养老预订", new Shape(12_000, 0.7, 1_000, 0.04, 0.58, 0.05, 0.32, 0.013, 210, "会员费", "预订金", "养老服务", "", "押金"),
			List.of("退款", "补贴", "养老补贴", ""), Sector.ELDERCARE, Sector.HEALTH),

	/** 传销返利. */
	C("团队返利", new Shape(3_500, 0.9, 100, 0.15, 0.35, 0.15, 0.4, 0.024, 360, "货款", "购货", "", "会员费", "产品款"), List.of("奖金", "服务费", "业绩奖", ""),
			Sector.HEALTH, Sector.ONLINE),

	/** 涉农合作社、认养. */
	D("入社认养", new Shape(8_000, 0.8, 500, 0.05, 0.45, 0.03, 0.26, 0.013, 180, "股金", "入社", "认养款", "", "入股"), List.of("分红", "盈余返还", "股金分红", ""),
			Sector.COOPERATIVE),

	/** 多账户分散. */
	E("多户吸存", new Shape(24_000, 0.9, 1_000, 0.06, 0.34, 0.12, 0.4, 0.015, 280, "货款", "往来款", "押金", "", "投资款"), List.of("", "往来款", "货款", "退款"),
			Sector.TRADE, Sector.INVESTMENT, Sector.PROPERTY),

	/** POS、聚合收款. */
	F("刷卡消费", new Shape(9_000, 0.9, 100, 0.08, 0.36, 0.06, 0.36, 0.014, 220, "消费", ""), List.of("劳务费", "结算款", "服务费", ""), Sector.RETAIL,
			Sector.HEALTH, Sector.TRADE),

	/** 定融、伪金交所. */
	G("定向融资", new Shape(110_000, 0.6, 10_000, 0.04, 0.38, 0.12, 0.24, 0.009, 95, "认购款", "投资款", "理财", "", "产品认购"),
			List.of("收益", "分红", "赎回", ""), Sector.INVESTMENT, Sector.FUND),

	/** 售后包租、返租. */
	H("售后包租", new Shape(130_000, 0.5, 1_000, 0.006, 0.33, 0.15, 0.24, 0.008, 100, "房款", "商铺款", "保证金", "购房款", ""),
			List.of("租金", "房租", "返租", ""), Sector.PROPERTY),

	/** 虚拟币、积分盘 over personal accounts. */
	I("积分数字资产", new Shape(2_500, 1, 100, 0.5, 0.18, 0.3, 0.4, 0.022, 330, "", "转账", "货款", "充值"), List.of("", "转账", "货款"), Sector.ONLINE),

	/** 消费返利平台. */
	J("消费返利", new Shape(1_800, 1, 100, 0.45, 0.3, 0.12, 0.4, 0.022, 360, "货款", "消费", "会员充值", "", "购物"), List.of("返现", "返利", "消费返利", ""),
			Sector.ONLINE, Sector.TRADE),

	/** Cash alone: no bank can see it. */
	K("现金吸存", new Shape(20_000, 0.8, 1_000, 0.05, 0.6, 0.02, 0.3, 0.014, 150, "", ""), List.of(""), Sector.HEALTH, Sector.ELDERCARE,
			Sector.TRADE),

	/** A dormant licence misused. */
	L("借牌吸存", new Shape(42_000, 0.8, 1_000, 0.04, 0.38, 0.08, 0.28, 0.012, 160, "投资款", "借款", "理财", "", "存款"), List.of("利息", "退款", "收益", ""),
			Sector.LENDING);

	private final String what;
	private final Shape shape;
	private final List<String> back;
	private final Sector[] sectors;

	Kind(String what, Shape shape, List<String> back, Sector... sectors) {
		this.what = what;
		this.shape = shape;
		this.back = back;
		this.sectors = sectors;
	}

	/** A few words for people. */
	public String what() {
		return what;
	}

	Shape shape() {
		return shape;
	}

	/** What is written on payments to members, by a scheme and by its twin. */
	String[] back() {
		return back.toArray(String[]::new);
	}

	/** What is written on payments for bringing others: plain words only where honest business of the kind pays for it too. */
	String[] forBringing() {
		return this == C ? new String[] { "服务费", "推荐奖", "提成", "" } : back();
	}

	Sector[] sectors() {
		return sectors;
	}
}
