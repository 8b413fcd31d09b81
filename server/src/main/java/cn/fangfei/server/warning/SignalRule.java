package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.ScoreRule;
import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.detection.register.RegisterRules;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of signal there are, one rule each. What a rule looks for and where it comes from stands here; what it weighs is
 * published in versions ({@link RuleSets}).
 */
public enum SignalRule {

	FORBIDDEN_NAME("名称含禁用字样", SignalElement.ILLEGALITY, false, "《防范和处置非法集资条例》第九条第一款",
			"企业名称里有条例第九条禁用的字样，且没有排除说明。", "名称变更、补录许可证或字样清单调整后，不再计入。"),
	FORBIDDEN_SCOPE("经营范围含禁用字样", SignalElement.ILLEGALITY, false, "《防范和处置非法集资条例》第九条第一款",
			"经营范围里有条例第九条禁用的字样，且没有排除说明。一个字样强度0.8，两个以上为1。", "经营范围变更、补录许可证或字样清单调整后，不再计入。"),
	WATCH_NAME("名称含重点关注字样", SignalElement.ILLEGALITY, false, "固政办〔2025〕10号附件1；张财〔2024〕98号；黔东南州字样",
			"企业名称里有重点关注的字样。单独出现只是信号，不成预警。", "名称变更或字样清单调整后，不再计入。"),
	WATCH_SCOPE("经营范围含重点关注字样", SignalElement.ILLEGALITY, false, "固政办〔2025〕10号附件1；张财〔2024〕98号；黔东南州字样",
			"经营范围里有重点关注的字样。单独出现只是信号，不成预警。", "经营范围变更或字样清单调整后，不再计入。"),
	MANY_TERMS("多个字样并存", SignalElement.INDUCEMENT, false, "固政办〔2025〕10号第12条（综合研判）",
			"不同字样达到三个。三个强度0.25，每多一个加0.25，六个以上为1。", "字样减少到两个以内后，不再计入。"),
	NAME_AND_SCOPE("名称与经营范围相互印证", SignalElement.PUBLICITY, false, "固政办〔2025〕10号第12条（综合研判）",
			"同一字样既在名称里，又在经营范围里。", "任何一处不再出现后，不再计入。"),
	TERM_ADDED("变更后新增字样", SignalElement.INDUCEMENT, false, "固政办〔2025〕10号第12条（登记信息比对）",
			"原有企业变更名称或经营范围后，新增了字样。", "随时间衰减；字样删去后不再计入。"),
	NEW_FIRM("新设企业带字样", SignalElement.SOCIALITY, false, "平台默认：登记未满12个月",
			"登记未满12个月的企业带有字样。", "随时间衰减；登记满12个月后不再计入。"),
	ADDRESS_DIFFERS("实际地址与登记不符", SignalElement.ILLEGALITY, false, "《公司法》第八条；《市场主体登记管理条例》第十一条",
			"登记数据里的实际经营地址与登记地址不在同一处。集中登记、流动经营不计。", "变更登记地址或核对一致后，不再计入。"),
	SHARED_ADDRESS("同一地址多户", SignalElement.SOCIALITY, false, "平台默认门槛（地址聚集，待属地回测）",
			"全县同一登记地址达到10户。单独出现不计，须有其他线索相互印证；市场、园区、集中登记地不计。", "同址户数减到10户以内后，不再计入。"),
	SHARED_PHONE("同一电话多户", SignalElement.SOCIALITY, false, "平台默认门槛（电话聚集，待属地回测）",
			"全县同一登记电话达到5户。单独出现不计；超过50户多为代办电话，不计。", "同电话户数减到5户以内后，不再计入。"),
	SHARED_REPRESENTATIVE("同一法定代表人多户", SignalElement.SOCIALITY, false, "平台默认门槛（法定代表人聚集，待属地回测）",
			"同一人任5户以上企业的法定代表人。只按登记提供的人员标识比对，同名不算；单独出现不计。", "任职户数减到5户以内后，不再计入。"),
	CAPITAL_NOT_PAID("认缴远大于实缴", SignalElement.INDUCEMENT, false, "《公司法》第四十条、第四十七条；平台默认门槛",
			"认缴1000万元以上，实缴不超过5%。单独出现不计：五年内缴足是法律允许的。", "实缴到位或减资后，不再计入。"),
	FREQUENT_CHANGES("频繁变更", SignalElement.ILLEGALITY, false, "平台默认门槛（一年三次，待属地回测）",
			"一年内名称、法定代表人、住所分三次以上变更。日期是登记数据比对发现的日期。", "随时间衰减；一年后不再计入。"),
	MARKED("登记或申报状态异常", SignalElement.ILLEGALITY, false, "登记、税务机关公示或提供的状态",
			"列入经营异常名录、严重违法失信名单等。依法歇业不计。", "移出名录或状态恢复后，不再计入。"),
	NO_STAFF("无人员或社保", SignalElement.INDUCEMENT, false, "《社会保险法》第五十八条；平台默认门槛",
			"成立满6个月，从业人数或参保人数为零。单独出现不计。", "有人参保后，不再计入。"),
	OTHER_BUSINESS("登记行业与实际业务不符", SignalElement.PUBLICITY, false, "GB/T 4754-2017；固政办〔2025〕10号附件2注2（以实际从事业务为准）",
			"名称、经营范围以金融业务为主，登记行业却是别的门类。", "变更登记行业或经营范围后，不再计入。"),
	CAME_BACK("关停企业控制人再设企业", SignalElement.SOCIALITY, false, "《公司法》第一百七十八条第一款第四项；平台默认年限",
			"法定代表人所任的另一户企业五年内被责令关闭或吊销执照。只按登记提供的人员标识比对，同名不算。", "随时间衰减；终止满五年后不再计入。"),
	POLICE_PLATFORM("公安监测预警平台", SignalElement.SOCIALITY, true, "固政办〔2025〕10号第12条：县公安部门非法金融活动监测预警平台交办线索",
			"公安非法金融活动监测预警平台推送或交办。", "随时间衰减；核实为不属实后不再计入。"),
	FUNDS_ANOMALY("资金监测异动", SignalElement.SOCIALITY, true, "固政办〔2025〕10号第12条：资金监测异动线索；银办发〔2016〕201号",
			"银行或资金监测系统报告的异动，不含账户明细。", "随时间衰减；核实为不属实后不再计入。"),
	SUPERIOR_NOTICE("上级或其他地区提示", SignalElement.ILLEGALITY, true, "固政办〔2025〕10号第13条：上级、其他县区提示",
			"上级部门或其他县区的风险提示。", "随时间衰减；核实为不属实后不再计入。"),
	PROVINCE_PLATFORM("省级监测预警平台", SignalElement.PUBLICITY, true, "省委金融办监测预警平台反馈",
			"省级监测预警平台推送的预警。", "随时间衰减；核实为不属实后不再计入。"),
	FIELD_FINDING("排查发现", SignalElement.PUBLICITY, true, "固政办〔2025〕10号第12条：扫楼清街、网格排查",
			"网格排查、扫楼清街时看到的异常。", "随时间衰减；核实为不属实后不再计入。"),
	COMPLAINTS("集中投诉", SignalElement.INDUCEMENT, true, "12345、12315、信访的集中反映",
			"同一主体在短期内被多次投诉，不记投诉人。", "随时间衰减；核实为不属实后不再计入。"),
	PUBLIC_OPINION("网络舆情", SignalElement.PUBLICITY, true, "舆情监测、非法金融广告资讯监测",
			"舆情或广告监测发现的宣传。", "随时间衰减；核实为不属实后不再计入。");

	private final String label;

	private final SignalElement element;

	private final boolean told;

	private final String basis;

	private final String meaning;

	private final String lowers;

	SignalRule(String label, SignalElement element, boolean told, String basis, String meaning, String lowers) {
		this.label = label;
		this.element = element;
		this.told = told;
		this.basis = basis;
		this.meaning = meaning;
		this.lowers = lowers;
	}

	public String label() {
		return label;
	}

	public SignalElement element() {
		return element;
	}

	/** Whether people and other platforms tell such signals; the others are found in the register. */
	public boolean told() {
		return told;
	}

	/** What a rule of the register is proposed to weigh where an office has not weighed it yet; empty for the others. */
	Optional<ScoreRule> proposed() {
		return Arrays.stream(RegisterRule.values())
			.filter(rule -> rule.name().equals(name()))
			.findFirst()
			.map(rule -> RegisterRules.standard().of(rule).score());
	}

	String basis() {
		return basis;
	}

	String meaning() {
		return meaning;
	}

	/** What would lower it. */
	String lowers() {
		return lowers;
	}
}
