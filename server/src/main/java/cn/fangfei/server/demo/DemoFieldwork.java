package cn.fangfei.server.demo;

import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.verification.ElementFinding;
import cn.fangfei.server.verification.ElementState;
import cn.fangfei.server.verification.LegalElement;
import cn.fangfei.server.verification.VerificationOfficer;
import cn.fangfei.server.verification.VerificationVisit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invents what was seen on a visit and what was found of the four elements. */
final class DemoFieldwork {

	/** Why a finding stands without files on the platform. */
	static final List<String> WITHOUT_FILES = List.of("协议、收据、宣传单为纸质原件，已编号归入案卷，电子件待补扫后上传。",
			"收款账册和名册由公安机关依法调取保管，本单位留有调取清单，未存电子件。", "现场录像存于执法记录仪采集站，文件较大，待统一导出后补传。");

	private final DemoWords words;

	DemoFieldwork(DemoWords words) {
		this.words = words;
	}

	/** A visit on the day of that moment, as the finding that follows it has it; absent without a moment. */
	@Nullable VerificationVisit visit(String subject, DemoKind kind, DemoSight sight, String place, @Nullable Instant at,
			String township) {
		if (at == null) {
			return null;
		}
		var began = LocalTime.of(words.between(8, 10), words.between(0, 5) * 10);
		var recorded = words.perMille(800);
		var certificate = words.between(1_000, 8_900);
		var officers = List.of(new VerificationOfficer(words.person(), "0304" + certificate),
				new VerificationOfficer(words.person(), "0304" + (certificate + words.between(1, 90))));
		var staff = words.between(1, 6);
		var open = sight == DemoSight.SOLICITING;
		var unusual = sight != DemoSight.ORDINARY;
		return new VerificationVisit(DemoCourse.day(at), began, began.plusMinutes(words.between(3, 9) * 10L), place, officers, met(sight),
				unusual, subject.length() > 40 ? null : subject, words.perMille(850), open || !unusual ? staff : 0, open,
				open || sight == DemoSight.SHUT ? List.of(kind.wording().split("、")) : List.of(),
				open ? BigDecimal.valueOf(kind.rate()) : null, open, open, event(sight, kind), notes(sight, township), recorded, recorded ? null : "执法记录仪电量不足，后段以手机拍照补充。");
	}

	private static String met(DemoSight sight) {
		return switch (sight) {
			case SOLICITING -> "门店负责人和两名业务员，另有前来咨询的群众";
			case ORDINARY -> "门店负责人";
			case SHUT -> "未见负责人，向相邻商户和房东了解情况";
			case LEFT_BEHIND -> "原业务员一人和前来打听清退的参与人";
		};
	}

	private static @Nullable String event(DemoSight sight, DemoKind kind) {
		return switch (sight) {
			case SOLICITING -> "店内悬挂“" + kind.wording() + "”展板，现场正向老年人讲解";
			case ORDINARY -> null;
			case SHUT -> "店门关闭，橱窗留有“" + kind.wording() + "”的宣传画";
			case LEFT_BEHIND -> "营业场所已停业，门头和“社员互助、按月分红”标语没有拆除，有参与人到场打听清退进展";
		};
	}

	private static String notes(DemoSight sight, String township) {
		return switch (sight) {
			case SOLICITING -> "已复制合同样本、收据存根和宣传单，当场告知条例有关规定；" + township + "网格员在场见证。";
			case ORDINARY -> "经营情况与登记一致，未见集中宣讲和收款，已发放防非宣传折页。";
			case SHUT -> "已拍照留存，张贴联系告知单；" + township + "网格员留意开门情况。";
			case LEFT_BEHIND -> "已核对参与人名册，告知清退安排和联系方式，标语当日由" + township + "清除。";
		};
	}

	/** What the finding says of the four elements. */
	List<ElementFinding> elements(Illegality illegality, DemoKind kind) {
		return switch (illegality) {
			case ILLEGAL -> List.of(
					found(LegalElement.UNLAWFUL, ElementState.PRESENT, "未经国务院金融管理部门许可，登记的经营范围不含吸收资金业务，却以收取" + kind.money() + "的形式吸收资金。"),
					words.perMille(800)
							? found(LegalElement.PUBLIC, ElementState.PRESENT, "通过门店展板、宣讲会和微信群公开宣传“" + kind.wording() + "”。")
							: found(LegalElement.PUBLIC, ElementState.UNCLEAR, "参与人多称由熟人介绍，公开宣传的证据仍在收集。"),
					found(LegalElement.INDUCING, ElementState.PRESENT, "合同和收据载明到期还本，口头承诺年化收益百分之" + kind.rate() + "左右。"),
					found(LegalElement.SOCIAL, ElementState.PRESENT, "参与人来自多个村居，彼此不相识，不限于亲友和本单位职工。"));
			case NOT_ILLEGAL -> List.of(
					found(LegalElement.UNLAWFUL, ElementState.ABSENT, "所收款项对应真实的商品或服务，有发票和交付记录。"),
					words.perMille(500) ? found(LegalElement.PUBLIC, ElementState.PRESENT, "有门店宣传，内容为商品和服务介绍。")
							: found(LegalElement.PUBLIC, ElementState.ABSENT, "未见面向社会的推介活动和宣传资料。"),
					found(LegalElement.INDUCING, ElementState.ABSENT, "合同、收据和宣传资料均未承诺还本付息或者给付回报。"),
					found(LegalElement.SOCIAL, ElementState.UNCLEAR, null));
			case UNDETERMINED -> List.of(
					found(LegalElement.UNLAWFUL, ElementState.UNCLEAR, "登记的经营范围不含吸收资金业务，收款情况尚未核实。"),
					found(LegalElement.PUBLIC, ElementState.PRESENT, "橱窗留有“" + kind.wording() + "”的宣传画。"),
					found(LegalElement.INDUCING, ElementState.UNCLEAR, null), found(LegalElement.SOCIAL, ElementState.UNCLEAR, null));
		};
	}

	private static ElementFinding found(LegalElement element, ElementState state, @Nullable String basis) {
		return new ElementFinding(element, state, basis);
	}
}
