package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some 3,000 invented firms of a county, the same ones every time. Names, scopes and the dirt in them follow what real
 * registers look like: six in a hundred carry wording to watch, one in two hundred a forbidden word, many of both only in a
 * disclaimer or under a licence; some lack a code, some an address that can be placed.
 */
final class DemoFirms {

	static final int COUNT = 3_000;

	private static final String TRAILER = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）";

	private static final String DISCLAIMER = "（未经金融监管部门批准，不得从事吸收存款、融资担保、代客理财等金融业务）";

	/** A trade: what such firms are called and what they do. */
	private record Trade(String word, String scope) {
	}

	private static final List<Trade> SHOPS = List.of(
			new Trade("副食店", "预包装食品、散装食品、日用百货、卷烟零售"),
			new Trade("超市", "食品、日用百货、文具用品、生鲜蔬菜零售"),
			new Trade("饭店", "餐饮服务；小餐饮"),
			new Trade("土菜馆", "中餐制售；凉菜加工"),
			new Trade("农资经营部", "化肥、农膜、不再分装的包装种子、农药（限制使用农药除外）零售"),
			new Trade("粮食购销部", "粮食收购、销售；农副产品购销"),
			new Trade("建材经营部", "水泥、黄沙、石子、瓷砖、五金交电销售"),
			new Trade("五金店", "五金工具、水暖器材、电线电缆零售"),
			new Trade("汽车修理部", "机动车维修；汽车配件零售；洗车服务"),
			new Trade("理发店", "理发服务；化妆品零售"),
			new Trade("服装店", "服装、鞋帽、针纺织品零售"),
			new Trade("家电维修部", "家用电器维修；通讯设备配件零售"),
			new Trade("养殖场", "生猪、家禽养殖、销售"),
			new Trade("花生收购站", "花生、玉米、大豆收购、销售"),
			new Trade("窗帘店", "窗帘、床上用品零售、加工"),
			new Trade("广告部", "图文设计、制作；喷绘；办公用品零售"),
			new Trade("电动车行", "电动自行车及配件销售、维修"),
			new Trade("宾馆", "住宿服务；日用品零售"),
			new Trade("药店", "药品零售；第二类医疗器械销售"),
			new Trade("早点铺", "小吃制售"));

	private static final List<Trade> COMPANIES = List.of(
			new Trade("农业科技", "农业技术开发、推广；蔬菜、花卉、苗木种植、销售；农产品初加工"),
			new Trade("商贸", "日用百货、五金交电、办公用品、劳保用品、建筑材料销售；货物进出口"),
			new Trade("建筑工程", "房屋建筑工程、市政公用工程、园林绿化工程、土石方工程施工；建筑劳务分包"),
			new Trade("建筑劳务", "建筑劳务分包；建筑机械租赁；脚手架安装"),
			new Trade("物流", "道路普通货物运输；仓储服务（不含危险化学品）；装卸搬运；货运代理"),
			new Trade("食品", "花生制品、糕点生产、销售；农副产品收购"),
			new Trade("机械", "农业机械、通用零部件制造、销售、维修"),
			new Trade("新型建材", "混凝土、加气砖、轻质墙板生产、销售"),
			new Trade("信息技术", "软件开发；信息系统集成服务；计算机、软件及辅助设备销售、维修"),
			new Trade("文化传媒", "广告设计、制作、发布；文艺活动策划；会议及展览服务；摄影服务"),
			new Trade("物业管理", "物业管理；保洁服务；停车场服务；房屋维修；园林绿化养护"),
			new Trade("人力资源", "劳务派遣；职业中介；企业管理服务；家政服务"),
			new Trade("电子商务", "互联网销售（需许可的商品除外）；农产品、服装、日用百货批发、零售；包装服务"),
			new Trade("服饰", "服装、服饰、家用纺织品制造、加工、销售"),
			new Trade("木业", "板材、家具、包装箱加工、销售"),
			new Trade("包装", "纸箱、塑料包装制品生产、销售；包装装潢印刷"),
			new Trade("新能源", "光伏设备安装、维护；太阳能发电；节能技术推广服务"),
			new Trade("生物科技", "有机肥料、微生物肥料研发、生产、销售；生物技术推广"),
			new Trade("汽车销售服务", "汽车及配件销售；机动车维修；二手车经销；代办车辆上牌、过户"),
			new Trade("教育咨询", "教育信息咨询（不含学历教育及职业技能培训）；文具用品销售；课后托管服务"),
			new Trade("医疗器械", "第一类、第二类医疗器械销售；消毒用品销售"),
			new Trade("装饰工程", "室内外装饰工程设计、施工；门窗、橱柜安装、销售"),
			new Trade("粮油", "小麦、玉米、花生收购、烘干、仓储、销售；食用植物油加工"),
			new Trade("市政环卫", "道路清扫保洁；生活垃圾清运；公厕管护；园林养护"));

	private static final List<Trade> FARMS = List.of(
			new Trade("种植专业合作社", "组织成员开展粮食、蔬菜种植；采购成员所需的农业生产资料；销售成员生产的产品；提供技术、信息服务"),
			new Trade("养殖专业合作社", "组织成员开展生猪、肉羊、家禽养殖、销售；引进新技术、新品种；提供技术、信息服务"),
			new Trade("农机服务专业合作社", "为成员提供农机作业、维修服务；开展机耕、机播、机收"),
			new Trade("家庭农场", "粮食作物、瓜果蔬菜种植、销售；畜禽养殖"));

	/** Wording to watch that nothing excuses. */
	private record Watched(String word, String kind, String scope, DemoMatter matter) {
	}

	private static final String LIMITED = "有限公司";

	private static final String SHOP = "";

	private static final List<Watched> WATCHED = List.of(
			new Watched("投资咨询", LIMITED, "投资咨询；企业管理咨询；商务信息咨询；市场营销策划", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("投资管理", LIMITED, "以自有资金从事投资活动；企业管理；项目策划服务", DemoMatter.EQUITY),
			new Watched("资产管理", LIMITED, "资产管理；不良债务咨询；企业重组策划", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("商务信息咨询", LIMITED, "商务信息咨询；投融资信息咨询；会务服务", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("养老服务", LIMITED, "养老服务；老年产品销售；健康咨询（不含诊疗服务）；旅居策划", DemoMatter.ELDERLY_CARE),
			new Watched("健康养生", LIMITED, "保健食品销售；养老项目策划；老年人文化娱乐活动组织", DemoMatter.ELDERLY_CARE),
			new Watched("餐饮管理", LIMITED, "餐饮管理；品牌加盟推广；食材配送", DemoMatter.FRANCHISE),
			new Watched("品牌管理", LIMITED, "品牌策划；加盟店管理服务；日用百货销售", DemoMatter.FRANCHISE),
			new Watched("网络科技", LIMITED, "网络技术开发；积分兑换服务；消费返利平台运营；日用百货销售", DemoMatter.CONSUMER_REBATE),
			new Watched("电子商务", LIMITED, "互联网销售；会员积分管理；礼品销售", DemoMatter.CONSUMER_REBATE),
			new Watched("生态农业", LIMITED, "果树认养；畜禽云养殖；农产品销售；农业观光服务", DemoMatter.LIVESTOCK),
			new Watched("农业发展", LIMITED, "土地认养；蔬菜种植、销售；农产品配送", DemoMatter.LIVESTOCK),
			new Watched("汽车服务", LIMITED, "车辆统筹服务；车险理赔咨询；汽车租赁", DemoMatter.VEHICLE_POOL),
			new Watched("交通安全服务", LIMITED, "道路运输安全统筹服务；车辆救援；汽车配件销售", DemoMatter.VEHICLE_POOL),
			new Watched("数字科技", LIMITED, "区块链技术推广；元宇宙场景设计；数字藏品展示", DemoMatter.BLOCKCHAIN),
			new Watched("置业", LIMITED, "房地产营销策划；商铺售后包租服务；房屋租赁", DemoMatter.PROPERTY),
			new Watched("寄卖行", SHOP, "旧货寄卖；手机、首饰回收、销售", DemoMatter.CONSIGNMENT),
			new Watched("企业管理咨询", LIMITED, "企业管理咨询；入股合作策划；财务咨询（不含代理记账）", DemoMatter.EQUITY));

	/** A forbidden word in a name, which the law allows to the licensed alone. */
	private static final List<Watched> FORBIDDEN = List.of(
			new Watched("财富管理", LIMITED, "企业管理咨询；财富管理咨询；会务服务", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("理财咨询", LIMITED, "理财咨询；商务信息咨询", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("金融信息服务", LIMITED, "金融信息服务；软件开发；市场调查", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("农产品交易中心", LIMITED, "农产品交易中心运营；农产品现货托管、销售", DemoMatter.CONSIGNMENT),
			new Watched("股权众筹服务", LIMITED, "股权众筹信息发布；创业项目策划", DemoMatter.EQUITY),
			new Watched("商务咨询", LIMITED, "商务信息咨询；投资理财咨询；会议服务", DemoMatter.ENTRUSTED_WEALTH),
			new Watched("文化艺术品交易所", LIMITED, "艺术品展示、销售；艺术品份额销售策划", DemoMatter.BLOCKCHAIN));

	/** What carries the wording by licence or in a sentence that denies it. */
	private static final List<Trade> EXCUSED = List.of(
			new Trade("企业管理有限公司", "企业管理；企业总部管理" + DISCLAIMER),
			new Trade("企业服务有限公司", "财务咨询（不含金融、投资、理财）；企业管理咨询"),
			new Trade("商务咨询有限公司", "商务信息咨询（不得从事投资、理财、金融业务）；会务服务"),
			new Trade("企业管理咨询有限公司", "企业管理咨询；市场调查（除金融、投资咨询外）"),
			new Trade("信息科技有限公司", "信息技术咨询服务；软件开发（不得从事金融、理财及众筹业务）"));

	private static final List<Trade> LICENSED = List.of(
			new Trade("村镇银行股份有限公司", "吸收公众存款；发放短期、中期和长期贷款；办理国内结算；办理票据承兑与贴现；代理收付款项及代理保险业务；经银行业监督管理机构批准的其他业务"),
			new Trade("小额贷款有限公司", "小额贷款；小企业发展、管理、财务咨询；经批准的其他金融业务"),
			new Trade("融资担保有限公司", "贷款担保；票据承兑担保；贸易融资担保；与担保业务有关的融资咨询；以自有资金进行投资"),
			new Trade("典当有限公司", "动产质押典当业务；财产权利质押典当业务；限额内绝当物品的变卖；鉴定评估及咨询服务"),
			new Trade("保险代理有限公司", "代理销售保险产品；代理收取保险费；代理相关保险业务的损失勘查和理赔"),
			new Trade("农村信用合作社", "办理存款、贷款、票据贴现、国内结算业务；代理其他金融机构的金融业务"));

	private static final List<String> STREETS = List.of("迎宾路", "黄园路", "胜利街", "人民路", "文昌路", "浍水路", "新马路", "怀洪路", "中心街",
			"幸福路", "汴河路", "育才路", "工业二路", "经三路", "纬四路");

	private final DemoTerritory territory;

	private final LocalDate today;

	private final Random random = new Random(20_250_530);

	private final DemoWords words = new DemoWords(random);

	private final Set<String> taken = new HashSet<>();

	private int serial = 700;

	DemoFirms(DemoTerritory territory, LocalDate today) {
		this.territory = territory;
		this.today = today;
	}

	List<DemoFirm> make() {
		var firms = new ArrayList<DemoFirm>(COUNT);
		LICENSED.forEach(trade -> firms.add(firm(() -> territory.name() + words.brand() + trade.word(), "91", "其他股份有限公司",
				trade.scope(), "5000(万元)", null)));
		for (var i = 0; i < 15; i++) {
			firms.add(watched(FORBIDDEN.get(i % FORBIDDEN.size())));
		}
		for (var i = 0; i < 165; i++) {
			firms.add(watched(WATCHED.get(i % WATCHED.size())));
		}
		for (var i = 0; i < 40; i++) {
			var trade = EXCUSED.get(i % EXCUSED.size());
			firms.add(firm(() -> prefix() + words.brand() + trade.word(), "91", "有限责任公司(自然人投资或控股)", trade.scope(),
					capital(), null));
		}
		while (firms.size() < COUNT) {
			firms.add(plain());
		}
		java.util.Collections.shuffle(firms, random);
		return firms;
	}

	private DemoFirm watched(Watched watched) {
		var individual = watched.kind().equals(SHOP);
		return firm(() -> (individual ? territory.name() : prefix()) + words.brand() + watched.word() + watched.kind(),
				individual ? "92" : "91", individual ? "个体工商户" : "有限责任公司(自然人独资)", watched.scope() + TRAILER,
				individual ? "" : capital(), watched.matter());
	}

	private DemoFirm plain() {
		var kind = random.nextInt(100);
		if (kind < 52) {
			var trade = words.of(SHOPS);
			return firm(() -> territory.name() + words.shortBrand() + trade.word(), "92", "个体工商户", trade.scope(), "", null);
		}
		if (kind < 62) {
			var trade = words.of(FARMS);
			var cooperative = trade.word().endsWith("合作社");
			return firm(() -> territory.name() + words.brand() + trade.word(), cooperative ? "93" : "92",
					cooperative ? "农民专业合作社" : "个人独资企业", trade.scope(), capital(), null);
		}
		var trade = words.of(COMPANIES);
		return firm(() -> prefix() + words.brand() + trade.word() + LIMITED, "91",
				random.nextInt(3) == 0 ? "有限责任公司(自然人独资)" : "有限责任公司(自然人投资或控股)", trade.scope() + TRAILER, capital(), null);
	}

	private DemoFirm firm(Supplier<String> names, String department, String kind, String scope, String capital,
			@Nullable DemoMatter matter) {
		var name = names.get();
		while (!taken.add(name)) {
			name = names.get();
		}
		var code = DemoWords.code(department, territory.county().value().substring(0, 6), serial++).value();
		var township = words.of(territory.townships());
		var placed = matter != null || !words.perMille(15);
		return new DemoFirm(name, matter == null ? dirty(code) : code, registeredOn(matter == null ? 20 : 240), kind, words.person(), capital, scope,
				territory.province(), territory.city(), placed ? address(township) : vagueAddress(),
				placed ? township.code() : null, matter);
	}

	/** Seven in a thousand real rows have no code worth the name. */
	private String dirty(String code) {
		if (!words.perMille(7)) {
			return code;
		}
		return random.nextBoolean() ? "" : "N/A";
	}

	private String prefix() {
		return switch (random.nextInt(6)) {
			case 0 -> territory.province();
			case 1 -> territory.city();
			case 2, 3 -> territory.shortName();
			default -> territory.name();
		};
	}

	private String capital() {
		var amount = List.of(10, 20, 50, 100, 100, 200, 300, 500, 500, 1000, 2000, 5000).get(random.nextInt(12));
		return switch (random.nextInt(12)) {
			case 0 -> amount + "万人民币";
			case 1 -> amount + ".0000(万元)";
			case 2 -> "";
			case 3 -> random.nextInt(20) == 0 ? amount + "(万美元)" : amount + "(万元人民币)";
			default -> amount + "(万元)";
		};
	}

	private LocalDate registeredOn(int least) {
		var age = random.nextDouble();
		return today.minusDays(least + (long) (age * age * 365 * 18));
	}

	private String address(DemoTerritory.Township township) {
		var start = random.nextInt(5) == 0 ? territory.name() : territory.above() + territory.name();
		if (random.nextInt(3) == 0 || township.communities().isEmpty()) {
			return start + township.name() + words.of(STREETS) + words.between(1, 380) + "号";
		}
		var community = words.of(township.communities()).name();
		return start + township.name() + community
				+ (community.endsWith("村") ? words.of(List.of("前", "后", "东", "西", "大")) + "组" + words.between(1, 160) + "号"
						: words.of(List.of("锦园", "和苑", "阳光里", "状元府")) + words.between(1, 24) + "幢" + words.between(101, 118)
								+ "铺");
	}

	/** An address that names no township. */
	private String vagueAddress() {
		return switch (random.nextInt(4)) {
			case 0 -> "";
			case 1 -> territory.above() + territory.name() + "老汽车站东侧门面房";
			case 2 -> territory.name() + "开发区标准化厂房" + words.between(1, 9) + "号";
			default -> territory.name() + words.of(STREETS) + words.between(1, 200) + "号";
		};
	}

	/** The register as a file, with the columns of the official export. */
	static String csv(List<DemoFirm> firms) {
		var text = new StringBuilder("企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\r\n");
		for (var firm : firms) {
			text.append(String.join(",", List.of(quoted(firm.name()), firm.creditCode(), firm.registeredOn().toString(),
					quoted(firm.kind()), firm.legalRepresentative(), quoted(firm.capital()), quoted(firm.scope()),
					firm.province(), firm.city(), quoted(firm.address())))).append("\r\n");
		}
		return text.toString();
	}

	private static String quoted(String cell) {
		return cell.matches("(?s).*[,\"\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
	}

	/** The township of a firm as a clue names it. */
	static RegionCode placeOf(DemoFirm firm, DemoTerritory territory) {
		return firm.township() == null ? territory.county() : firm.township();
	}
}
