package cn.fangfei.simulation.trade;

/**
 * What a firm is registered as: the words of its name, the form, and its business scope. In a minority of sectors the honest firms too
 * bear words that the lists of the offices look for.
 */
public enum Sector {

	RETAIL("百货店|便利店|烟酒店|服装店|水果店|小吃店|饭店|药房", "", "日用百货、预包装食品、服装零售|餐饮服务|水果、蔬菜零售|药品零售"),
	TRADE("商贸|贸易|农资|建材|粮油|电器", "有限公司", "建筑材料、五金交电、日用百货批发兼零售|农药、化肥、种子销售|粮油购销、仓储服务|家用电器销售、维修；会议及展览服务"),
	MAKING("机械|服饰|食品|塑业|木业|纺织|电子", "有限公司", "机械零部件加工、销售|服装生产、加工、销售|食品生产、销售|电子元件制造；自营和代理各类商品及技术的进出口业务"),
	BUILDING("建筑工程|装饰工程|市政工程|园林", "有限公司", "房屋建筑工程、市政工程施工|室内外装饰装修工程设计、施工|园林绿化工程；建筑劳务分包"),
	PROPERTY("物业服务|置业|房地产经纪|商业管理", "有限公司", "物业管理、房屋租赁|房地产开发、商铺租售、商业运营管理|房产中介、二手房交易代办|房屋租赁；市场管理服务"),
	SCHOOL("培训学校|教育科技|艺术培训|幼儿园", "", "文化课、艺术课培训|学前教育|教育信息咨询、文具销售"),
	COOPERATIVE("种植|养殖|果蔬|农机|茶叶", "专业合作社", "组织成员开展粮食、蔬菜种植，统一销售|成员所需农资采购；农产品收购、销售|畜禽养殖、销售，认养农业服务"),
	LEISURE("健身|美容美发|养生馆|游泳馆|体育", "", "健身服务|美容美发服务；化妆品销售|足浴、按摩服务；预付卡销售"),
	ELDERCARE("养老服务|康养|老年公寓|健康管理", "有限公司", "养老服务、老年人护理|健康管理咨询；养老服务；保健食品销售|老年公寓经营、餐饮服务"),
	HEALTH("生物科技|健康科技|大健康", "有限公司", "保健食品、化妆品销售；健康咨询|生物技术研发；日用品直销|健康管理咨询、会议服务"),
	INVESTMENT("投资咨询|商务信息咨询|资产管理|企业管理", "有限公司", "投资咨询（不含金融、证券、期货）|企业管理咨询、商务信息咨询；以自有资金投资|资产管理（未经批准不得从事吸收存款、融资担保、代客理财等金融服务）"),
	LENDING("小额贷款|典当|融资担保", "有限公司", "面向三农发放贷款（凭许可证经营）|动产质押典当业务（凭许可证经营）|融资性担保业务（凭许可证经营）"),
	FUND("基金销售|财富管理|保险代理", "有限公司", "基金销售（凭许可证经营）|代理销售保险产品（凭许可证经营）|金融产品代销（凭许可证经营）"),
	ONLINE("网络科技|电子商务|信息科技|文化传媒", "有限公司", "网上销售日用百货；软件开发|信息技术咨询；第二类增值电信业务|文化艺术交流策划；数字藏品、积分兑换服务"),
	TRANSPORT("物流|运输|停车管理|汽车服务", "有限公司", "普通货物运输、仓储|停车场管理服务|汽车销售、维修"),
	UTILITY("自来水|燃气|供热|广电网络", "有限公司", "自来水生产、供应|天然气供应|热力供应|有线电视服务"),
	TEMPLE("宗祠理事会|寺|慈善会", "", "宗族文化活动|宗教活动场所|公益捐助");

	private final String[] words;
	private final String form;
	private final String[] scopes;

	Sector(String words, String form, String scopes) {
		this.words = words.split("\\|");
		this.form = form;
		this.scopes = scopes.split("\\|");
	}

	String[] words() {
		return words;
	}

	/** The form of organisation at the end of the name; empty for a small business under its sign. */
	String form() {
		return form;
	}

	String[] scopes() {
		return scopes;
	}
}
