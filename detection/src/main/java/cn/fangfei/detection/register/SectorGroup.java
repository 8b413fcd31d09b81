package cn.fangfei.detection.register;

import java.util.Arrays;
import java.util.Optional;

/** The six groups of 所属行业领域 in note 2 of 附件2 (固政办〔2025〕10号), and what cannot be told. */
public enum SectorGroup {

	DIGITAL_FINANCE("虚拟货币、区块链、互联网金融、支付、征信等领域"),
	PRIVATE_LENDING("民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域"),
	SECURITIES_FUNDS("私募基金、证券期货、股权众筹、“伪私募”“伪金交所”“产登公司”“拍卖公司”等领域"),
	LOCAL_FINANCE("小额贷款、融资性担保、典当、融资租赁、商业保理等领域"),
	CONSUMER_SERVICES("教育、养老、涉农、商贸服务等其他领域"),
	OTHER_SECTOR("其他"),
	UNKNOWN("暂不能判断");

	private final String label;

	SectorGroup(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** Whether the group is one of finance. */
	public boolean finance() {
		return compareTo(LOCAL_FINANCE) <= 0;
	}

	static Optional<SectorGroup> named(String name) {
		return Arrays.stream(values()).filter(group -> group.name().equals(name)).findFirst();
	}

}
