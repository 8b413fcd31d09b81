package cn.fangfei.server.ledger;

/** What became of a matter. Not exclusive: one matter can have several (督促销号 of the county counts 158 outcomes of 108 firms). */
public enum CloseOutOutcome {

	PENALISED("行政处罚"), CRIMINAL_CASE("刑事立案"), DEREGISTERED("注销"), LICENCE_REVOKED("吊销"), SHUT_DOWN("关门停业"), REPAID("清退完毕"),
	RECTIFIED("整改到位"), NOT_ILLEGAL("不属于非法集资"), HANDED_OVER("移送其他部门"), OTHER_OUTCOME("其他");

	private final String label;

	CloseOutOutcome(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
