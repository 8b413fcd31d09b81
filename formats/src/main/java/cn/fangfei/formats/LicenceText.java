package cn.fangfei.formats;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import cn.fangfei.detection.lexicon.LicensedKind;

/** Which financial licences the licence column of a register speaks of: 小额贷款经营许可证（某号）, 融资担保业务经营许可证. */
public final class LicenceText {

	/** A licence that was taken back is none. */
	private static final Pattern ENDED = Pattern.compile("注销|吊销|撤销|过期|失效|未取得|没有|无许可|申请中|办理中|不具备");
	private static final Map<LicensedKind, Pattern> WORDS = new EnumMap<>(Map.ofEntries(
			Map.entry(LicensedKind.BANK, Pattern.compile("银行")), Map.entry(LicensedKind.CREDIT_COOPERATIVE, Pattern.compile("信用社|信用合作|农村信用")),
			Map.entry(LicensedKind.POSTAL, Pattern.compile("邮政")), Map.entry(LicensedKind.INSURER, Pattern.compile("保险公司|(经营)?保险业务许可")),
			Map.entry(LicensedKind.INSURANCE_INTERMEDIARY, Pattern.compile("保险(专业|兼业)?(代理|经纪|公估|中介)")),
			Map.entry(LicensedKind.SECURITIES, Pattern.compile("证券(公司|业务|期货)|经营证券")), Map.entry(LicensedKind.FUTURES, Pattern.compile("期货(公司|业务|经纪)|经营期货")),
			Map.entry(LicensedKind.FUND_MANAGER, Pattern.compile("公募基金|公开募集")), Map.entry(LicensedKind.TRUST, Pattern.compile("信托")),
			Map.entry(LicensedKind.FINANCE_COMPANY, Pattern.compile("财务公司|消费金融|金融租赁|汽车金融|货币经纪")),
			Map.entry(LicensedKind.MICRO_LOAN, Pattern.compile("小额贷款")), Map.entry(LicensedKind.FINANCING_GUARANTEE, Pattern.compile("融资(性)?担保")),
			Map.entry(LicensedKind.PAWN, Pattern.compile("典当")), Map.entry(LicensedKind.FINANCE_LEASE, Pattern.compile("融资租赁")),
			Map.entry(LicensedKind.FACTORING, Pattern.compile("商业保理"))));

	private LicenceText() {
	}

	/** None when the text says that the licence ended or was never given. */
	public static Set<LicensedKind> kinds(String text) {
		if (text.isEmpty() || ENDED.matcher(text).find()) {
			return Set.of();
		}
		var kinds = EnumSet.noneOf(LicensedKind.class);
		WORDS.forEach((kind, words) -> {
			if (words.matcher(text).find()) {
				kinds.add(kind);
			}
		});
		return kinds;
	}
}
