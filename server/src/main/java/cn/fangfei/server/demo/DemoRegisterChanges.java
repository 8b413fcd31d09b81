package cn.fangfei.server.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Invents what some firms filed since: scopes that came to hold a wording, and one that lost it. */
final class DemoRegisterChanges {

	/** What is added to a scope, in the order of the firms that file it. */
	private static final List<String> ADDED = List.of("投资咨询；企业管理咨询", "养老服务；老年人旅居策划", "消费返利平台运营；积分兑换服务", "理财咨询；会务服务", "果树认养；畜禽云养殖",
			"企业管理咨询（不得从事投资、理财、金融业务）", "道路运输安全统筹服务", "区块链技术推广；数字藏品展示");

	private final Map<String, DemoFirm> byCode;

	DemoRegisterChanges(List<DemoFirm> firms) {
		var filing = firms.stream()
			.filter(f -> f.matter() == null && f.township() != null && f.creditCode().length() == 18)
			.filter(f -> f.name().matches("\\p{IsHan}+(物业管理|文化传媒|电子商务|人力资源|信息技术)有限公司"))
			.skip(4)
			.limit(ADDED.size())
			.toList();
		this.byCode = filing.stream().collect(Collectors.toMap(DemoFirm::creditCode, firm -> filed(firm, ADDED.get(filing.indexOf(firm)))));
	}

	/** The firms that filed something, as they are now. */
	List<DemoFirm> filed() {
		return List.copyOf(byCode.values());
	}

	/** All these firms, as they are now. */
	List<DemoFirm> applied(List<DemoFirm> firms) {
		return firms.stream().map(firm -> byCode.getOrDefault(firm.creditCode(), firm)).toList();
	}

	private static DemoFirm filed(DemoFirm f, String added) {
		return new DemoFirm(f.name(), f.creditCode(), f.registeredOn(), f.kind(), f.legalRepresentative(), f.capital(), added + "；" + f.scope(),
				f.province(), f.city(), f.address(), f.township(), f.matter());
	}
}
