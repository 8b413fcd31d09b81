package cn.fangfei.server.report;

import cn.fangfei.server.casework.PenaltyType;
import java.util.List;

/** The words of 处罚类型 where the office keeps no list of its own: 条例 Art 30, 31, 36 and 行政处罚法 Art 9. */
final class PenaltyChoices {

	static final List<PenaltyType> DEFAULT = List.of(new PenaltyType("01", "警告", 10), new PenaltyType("02", "通报批评", 20),
			new PenaltyType("03", "罚款", 30), new PenaltyType("04", "没收违法所得", 40), new PenaltyType("05", "没收非法财物", 50),
			new PenaltyType("06", "责令停产停业", 100), new PenaltyType("07", "吊销许可证件", 110),
			new PenaltyType("08", "吊销营业执照", 130), new PenaltyType("09", "吊销登记证书", 120),
			new PenaltyType("10", "暂扣许可证件、降低资质等级", 60), new PenaltyType("11", "限制开展生产经营活动", 70),
			new PenaltyType("12", "责令关闭", 105), new PenaltyType("13", "限制从业", 80), new PenaltyType("99", "其他", 0));

	private PenaltyChoices() {
	}
}
