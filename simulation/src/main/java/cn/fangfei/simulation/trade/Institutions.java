package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Accounts;
import cn.fangfei.simulation.county.County;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Holder;

/** The bodies everybody deals with: banks, payment institutions, offices, utilities. They are the hubs of the graph. */
public final class Institutions {

	private final int[] cash = new int[Accounts.BANKS];
	private final int[] deposits = new int[Accounts.BANKS];
	private final int[] loans = new int[Accounts.BANKS];
	private final int[] agents = new int[3];
	private final int treasury;
	private final int pensions;
	private final int wages;
	private final int insurance;
	private final int[] utilities = new int[4];

	public Institutions(Register register, Dice dice) {
		String[] banks = { "云岫农村商业银行", "澄江银行", "禾润银行", "棠安银行", "砚湖银行", "青禾村镇银行", "泽通银行", "恒沅银行", "瑞岚银行" };
		for (int bank = 0; bank < Accounts.BANKS; bank++) {
			var own = dice.split(banks[bank]);
			cash[bank] = register.institution(banks[bank] + "现金中心", "现金业务", Holder.BANK, own).account();
			deposits[bank] = register.institution(banks[bank] + "理财资金户", "理财业务", Holder.BANK, own).account();
			loans[bank] = register.institution(banks[bank] + "贷款户", "贷款业务", Holder.BANK, own).account();
		}
		String[] names = { "岚付支付有限公司", "云信支付有限公司", "聚禾支付有限公司" };
		for (int agent = 0; agent < agents.length; agent++) {
			agents[agent] = register.institution(names[agent], "互联网支付、银行卡收单（凭许可证经营）", Holder.AGENT, dice.split(names[agent])).account();
		}
		treasury = register.institution("云岫县税务局", "税收征管", Holder.GOVERNMENT, dice.split("treasury")).account();
		pensions = register.institution("云岫县社会保险中心", "养老金发放", Holder.GOVERNMENT, dice.split("pensions")).account();
		wages = register.institution("云岫县财政国库支付中心", "财政供养人员工资", Holder.GOVERNMENT, dice.split("wages")).account();
		insurance = register.institution("云岫县医疗保障局", "社会保险费征收", Holder.GOVERNMENT, dice.split("insurance")).account();
		String[] utility = { "云岫县自来水有限公司", "云岫县燃气有限公司", "云岫县供电服务有限公司", "云岫县广电网络有限公司" };
		for (int i = 0; i < utility.length; i++) {
			utilities[i] = register.institution(utility[i], "公共事业服务", Holder.COMPANY, dice.split(utility[i])).account();
		}
	}

	/** The cash desk of the bank that keeps an account. */
	public int cash(County county, int account) {
		return cash[county.accounts().bank(account)];
	}

	/** Where the bank of an account keeps savings products. */
	public int deposits(County county, int account) {
		return deposits[county.accounts().bank(account)];
	}

	/** Where the bank of an account books its loans. */
	public int loans(County county, int account) {
		return loans[county.accounts().bank(account)];
	}

	/** One of the payment institutions; two share most of the trade. */
	public int agent(Dice dice) {
		return agents[dice.weighted(0.5, 0.38, 0.12)];
	}

	public int treasury() {
		return treasury;
	}

	public int pensions() {
		return pensions;
	}

	public int wages() {
		return wages;
	}

	public int insurance() {
		return insurance;
	}

	/** Water, gas, power, television. */
	public int utility(int which) {
		return utilities[which];
	}
}
