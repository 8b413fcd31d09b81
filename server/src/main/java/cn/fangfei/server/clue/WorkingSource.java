package cn.fangfei.server.clue;

import static cn.fangfei.server.clue.ClueSource.AGENCY_TRANSFER;
import static cn.fangfei.server.clue.ClueSource.AUTHORITY_NOTICE;
import static cn.fangfei.server.clue.ClueSource.OTHER;
import static cn.fangfei.server.clue.ClueSource.POLICE_FINDING;
import static cn.fangfei.server.clue.ClueSource.PUBLIC_TIP_OFF;

/**
 * Where the work found a clue 工作来源: the words of the trade (Z8, G11), each of which is one of the six sources that 附件2 prints.
 */
public enum WorkingSource {

	GRID_PATROL("网格排查", OTHER), STREET_SWEEP("扫楼清街", OTHER), TASK_FORCE_CHECK("专班检查中发现", OTHER),
	SUPERIOR_ASSIGNMENT("上级交办", AUTHORITY_NOTICE), OTHER_REGION_NOTICE("外地通报", AUTHORITY_NOTICE),
	AGENCY_PUSH("部门推送", AGENCY_TRANSFER), FUND_ANOMALY("资金监测异动", AUTHORITY_NOTICE),
	POLICE_PLATFORM("公安非法金融活动监测预警平台", POLICE_FINDING), PUBLIC_REPORT("群众举报", PUBLIC_TIP_OFF),
	PLATFORM_WARNING("平台预警", OTHER), REGISTER_SCREENING("登记筛查", OTHER), SELF_SURRENDER("自首", ClueSource.SURRENDER),
	OTHER_WORK("其他", OTHER);

	private final String label;

	private final ClueSource source;

	WorkingSource(String label, ClueSource source) {
		this.label = label;
		this.source = source;
	}

	public String label() {
		return label;
	}

	/** The source that 附件2 prints for it. */
	public ClueSource source() {
		return source;
	}
}
