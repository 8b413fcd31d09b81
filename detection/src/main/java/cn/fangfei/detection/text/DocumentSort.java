package cn.fangfei.detection.text;

/**
 * Of what sort a text is, if it is no advert of fund-raising.
 *
 * <p>The prior of a sort is a ceiling of the score and not a subtraction per word: the score keeps its order below the ceiling.
 */
enum DocumentSort {

	EDUCATION(19, "宣传教育：全文以提示风险、劝阻参与为主，所列承诺是举例，不是广告。"),
	REPORT(39, "法院公安通报：全文叙述已由公安、法院或媒体披露的案件，不是广告。"),
	LICENSED(19, "持牌机构：含持牌产品的风险揭示或存款、国债用语，且收益未明显高于持牌产品。"),
	COMMERCE(19, "商品促销：充值、折扣一类商品服务优惠，没有收益率、保本或返本承诺。"),
	JOB(19, "招聘：岗位、薪资、社保一类招聘用语，没有投资收益承诺。"),
	COMPLAINT(39, "投诉：叙述人自称投资人或受害人，属举报线索，转入线索办理，不作广告处理。"),
	LOAN(19, "贷款广告：招揽的是借款人而非出资人，不作集资广告处理。"),
	GAMBLE(19, "赌博广告：属公安机关查处的网络赌博，不作集资广告处理。"),
	PROPERTY(19, "商品促销：房屋销售用语，没有返租、回购、保本一类承诺。");

	private final double ceiling;

	private final String guard;

	DocumentSort(double ceiling, String guard) {
		this.ceiling = ceiling;
		this.guard = guard;
	}

	/** The score that 100 becomes. */
	double ceiling() {
		return ceiling;
	}

	String guard() {
		return guard;
	}

}
