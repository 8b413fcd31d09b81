package cn.fangfei.server.casework;

import cn.fangfei.server.jurisdiction.TermStep;
import org.jspecify.annotations.Nullable;

/** The kinds of measures 处置措施. None excludes another (Z11c). None of them is a penalty, see {@link PenaltyType}. */
public enum MeasureKind {

	PUBLIC_WARNING("警示通告", "张店三步法第一步"), MONITORING_UPLOAD("上传监测平台", "张店三步法第一步"),
	WARNING_TALK("警示约谈并出具告知书", "条例第十八条"), TOWNSHIP_NOTICE("推送属地镇（街道）", "张店三步法第一步"),
	AGENCY_NOTICE("推送部门查处", "张店三步法第一步"), RISK_TRACKING("风险公告后续跟踪", "张店三步法第一步"),
	RECTIFICATION_ORDER("责令整改", "条例第十八条", TermStep.RECTIFICATION_REVIEW, false),
	SUSPENSION_ORDER("责令暂停集资行为", "条例第二十二条"), REGISTRATION_FREEZE("通知暂停办理登记", "条例第二十二条"),
	STOP_ORDER("责令立即停止非法集资", "条例第二十三条"),
	SEALING("查封场所、查封扣押资产", "条例第二十四条第一项，行政强制法第二十五条", TermStep.SEIZURE, true),
	RECOVERY_ORDER("责令追回、变价出售资产", "条例第二十四条第二项", null, true), REFUND_ORDER("责令清退", "条例第二十五条"),
	SHUTDOWN("关停", "张店三步法第一步"), BAN("取缔", "张店三步法第一步"), SITE_CLOSURE("关闭网站、应用程序", "条例第二十七条"),
	ABNORMAL_LISTING("列入经营异常名录", "张店三步法第三步"), DEREGISTRATION("注销登记", "固政办〔2025〕10号第17条"),
	LICENCE_REVOCATION("吊销营业执照", "条例第二十七条"), EXIT_BAN_REQUEST("报请限制出境", "条例第二十四条第三项"),
	EXIT_BAN("限制出境", "条例第二十四条第三项"), OTHER_MEASURE("其他", "");

	private final String label;

	private final String basis;

	private final @Nullable TermStep term;

	private final boolean approval;

	MeasureKind(String label, String basis) {
		this(label, basis, null, false);
	}

	MeasureKind(String label, String basis, @Nullable TermStep term, boolean approval) {
		this.label = label;
		this.basis = basis;
		this.term = term;
		this.approval = approval;
	}

	public String label() {
		return label;
	}

	/** The article or order it comes from. */
	String basis() {
		return basis;
	}

	/** The term that begins with the decision, where there is one. */
	@Nullable TermStep term() {
		return term;
	}

	/** Whether the head of the lead department approves it and two officers carry it out (条例 Art 24, 行政强制法 Art 18). */
	boolean needsApproval() {
		return approval;
	}
}
