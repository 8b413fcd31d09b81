package cn.fangfei.server.demo;

import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.Sector;

/**
 * What a matter usually looks like.
 * @param money what the money was called
 * @param wording what the advertising said
 * @param rate the promised return of a year in percent
 * @param reported the report, with the township left open
 * @param found the finding where it was fundraising
 * @param refuted the finding where it was none
 */
record DemoKind(Sector sector, FundraisingMethod method, String money, String wording, int rate, String reported, String found,
		String refuted) {

	static DemoKind of(DemoMatter matter) {
		return switch (matter) {
			case ENTRUSTED_WEALTH -> new DemoKind(Sector.PRIVATE_LENDING, FundraisingMethod.ENTRUSTED_WEALTH, "“稳健理财”合作款", "稳健理财、按月付息", 12,
					"群众反映该单位在%s设点，以“稳健理财、按月付息”为名吸收资金，口头许诺年化收益一成以上，参与者多为老年人。",
					"经核查，该单位未经批准以签订“合作协议”方式向不特定对象吸收资金并承诺还本付息，属非法集资，已固定协议、收据和宣传单。",
					"经现场核查，该单位主要承接企业注册、代账等业务，未发现向社会公众吸收资金，已提示规范名称和宣传用语。");
			case ELDERLY_CARE -> new DemoKind(Sector.CONSUMER_SERVICES, FundraisingMethod.DIRECT_BORROWING, "养老会员费、预付款", "预订床位、旅居养老", 10,
					"走访发现%s有人以“预订床位、旅居养老”为名向老年人收取数额较大的会员费、预付款，许诺到期返还并给予补贴。",
					"经核查，以养老服务名义收取“会员费”并承诺高额返还，未取得床位备案，属非法集资，已责令停止收款并登记参与人。",
					"经现场核查，所收费用为按月服务费，已开具发票，未承诺回报，未发现非法集资情形。");
			case FRANCHISE -> new DemoKind(Sector.CONSUMER_SERVICES, FundraisingMethod.FRANCHISE_POINTS_REBATE, "加盟费", "躺赚分红、加盟返利", 18,
					"该单位在%s招募加盟店，宣称交纳加盟费后无需经营即可按月分红，介绍他人另有奖励。",
					"经核查，所谓加盟店并无实际经营，以加盟费名义吸收资金并承诺固定回报，属非法集资。",
					"经现场核查，加盟店有实际经营，合同约定自负盈亏，未承诺固定回报，未发现非法集资情形。");
			case CONSUMER_REBATE -> new DemoKind(Sector.CONSUMER_SERVICES, FundraisingMethod.FRANCHISE_POINTS_REBATE, "消费返利充值款", "消费全返、充值返利", 20,
					"群众反映该单位在%s推广“消费全返”小程序，充值越多返得越快，近期提现变慢。",
					"经核查，该平台以消费返利为名吸收充值款，返利来源于后加入者资金，属非法集资，已商请通信管理部门处置。",
					"经核查，该平台积分仅可兑换商品，不能提现，未发现吸收资金情形，已要求规范“返利”宣传。");
			case LIVESTOCK -> new DemoKind(Sector.CONSUMER_SERVICES, FundraisingMethod.ENTRUSTED_FARMING, "认养款", "认养一头羊、月月领分红", 15,
					"巡查发现%s路边张贴“认养一头羊、每月领分红”广告，认养人并不到场，只领固定收益。",
					"经核查，认养数量远超实际存栏，以代养名义承诺固定收益吸收资金，属非法集资。",
					"经现场核查，认养活动与实际存栏一致，以实物交付，未承诺现金回报，未发现非法集资情形。");
			case VEHICLE_POOL -> new DemoKind(Sector.PRIVATE_LENDING, FundraisingMethod.INSURANCE_SALES, "统筹费、互助金", "车辆统筹、互助分红", 9,
					"货车司机反映该单位在%s以“统筹”代替保险收取费用，出险后迟迟不赔，还鼓动车主交“互助金”分红。",
					"经核查，该单位不具备保险业务资质，以统筹、互助金名义归集资金并许诺分红，属非法集资。",
					"经核查，该单位为会员提供救援、代办服务，收费与服务相符，未发现归集资金情形，已要求停用“统筹”字样。");
			case BLOCKCHAIN -> new DemoKind(Sector.DIGITAL_FINANCE, FundraisingMethod.PROJECT_INVESTMENT, "数字藏品、算力认购款", "锁仓生息、保本增值", 24,
					"网格员在%s发现有人组织讲课，推介“数字藏品”“算力”，称锁仓可日日生息。",
					"经核查，以数字藏品、算力为名吸收资金，承诺保本付息并层层返佣，属非法集资。",
					"经核查，该单位从事软件外包，未发行、代售数字资产，讲课为他人借用场地，未发现非法集资情形。");
			case PROPERTY -> new DemoKind(Sector.CONSUMER_SERVICES, FundraisingMethod.PROPERTY_SALES, "商铺包租款", "售后包租、十年回本", 8,
					"群众反映%s某商铺项目宣传“售后包租、十年回本”，部分业主反映租金已停付。",
					"经核查，以售后包租方式销售未竣工商铺并承诺固定回报，属非法集资，已通报住房城乡建设部门。",
					"经核查，该项目为现房销售，租赁由业主自行委托，未承诺回报，未发现非法集资情形。");
			case EQUITY -> new DemoKind(Sector.SECURITIES_FUNDS, FundraisingMethod.EQUITY_INVESTMENT, "入股款", "原始股、到期回购", 13,
					"有关部门通报该单位在%s以“原始股、入股分红”名义向不特定对象募集资金，承诺到期回购。",
					"经核查，以入股分红为名向社会公开募集资金并承诺回购，股东名册与工商登记不符，属非法集资。",
					"经核查，入股人员均为公司职工，人数较少，未公开宣传，未发现非法集资情形。");
			case CONSIGNMENT -> new DemoKind(Sector.SECURITIES_FUNDS, FundraisingMethod.GOODS_DISTRIBUTION, "寄存代售货款", "寄存代售、每月返利", 24,
					"群众反映该单位在%s销售商品后代为寄存、代售，许诺每月返还货款的百分之二，货物从未见到。",
					"经核查，商品并不交付，以寄存代售为名承诺固定回报吸收资金，属非法集资。",
					"经现场核查，寄卖商品与台账相符，货款两清，未承诺回报，未发现非法集资情形。");
		};
	}
}
