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

	/** A visit on the day of that moment; absent without one. */
	@Nullable VerificationVisit visit(String subject, DemoKind kind, String place, @Nullable Instant at, String township) {
		if (at == null) {
			return null;
		}
		var unusual = words.perMille(600);
		var began = LocalTime.of(words.between(8, 10), words.between(0, 5) * 10);
		var recorded = words.perMille(800);
		var certificate = words.between(1_000, 8_900);
		var officers = List.of(new VerificationOfficer(words.person(), "0304" + certificate),
				new VerificationOfficer(words.person(), "0304" + (certificate + words.between(1, 90))));
		return new VerificationVisit(DemoCourse.day(at), began, began.plusMinutes(words.between(3, 9) * 10L), place, officers,
				unusual ? "门店负责人和两名业务员，另有前来咨询的群众" : "门店负责人", unusual, subject.length() > 40 ? null : subject,
				words.perMille(850), words.between(1, 6), unusual, unusual ? List.of(kind.wording().split("、")) : List.of(),
				unusual ? BigDecimal.valueOf(kind.rate()) : null, unusual, unusual,
				unusual ? "店内悬挂“" + kind.wording() + "”展板，现场正向老年人讲解" : null,
				unusual ? "已复制合同样本、收据存根和宣传单，当场告知条例有关规定；" + township + "网格员在场见证。"
						: "经营情况与登记一致，未见集中宣讲和收款，已发放防非宣传折页。",
				recorded, recorded ? null : "执法记录仪电量不足，后段以手机拍照补充。");
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
