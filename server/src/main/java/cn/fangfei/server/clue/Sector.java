package cn.fangfei.server.clue;

/** The sector a risk subject really works in 所属行业领域, the six groups of note 2 of 附件2; the registered name does not decide. */
public enum Sector {

	DIGITAL_FINANCE("虚拟货币、区块链、互联网金融、支付、征信等领域涉非风险"),
	PRIVATE_LENDING("民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域涉非风险"),
	SECURITIES_FUNDS("私募基金、证券期货、股权众筹、“伪私募”“伪金交所”“产登公司”“拍卖公司”等领域涉非风险"),
	LOCAL_FINANCE("小额贷款、融资性担保、典当、融资租赁、商业保理等领域涉非风险"),
	CONSUMER_SERVICES("教育、养老、涉农、商贸服务等其他领域涉非风险"), OTHER_SECTOR("其他");

	private final String label;

	Sector(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
