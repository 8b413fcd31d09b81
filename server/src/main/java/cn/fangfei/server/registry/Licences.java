package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.LicensedKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the licence column of a register: which kinds of licensed finance its text names. */
final class Licences {

	private static final Map<LicensedKind, List<String>> WORDS = new EnumMap<>(Map.of(
			LicensedKind.MICRO_LOAN, List.of("小额贷款", "小贷"),
			LicensedKind.FINANCING_GUARANTEE, List.of("融资担保", "融资性担保"),
			LicensedKind.PAWN, List.of("典当"),
			LicensedKind.FINANCE_LEASE, List.of("融资租赁"),
			LicensedKind.FACTORING, List.of("商业保理", "保理"),
			LicensedKind.INSURANCE_INTERMEDIARY, List.of("保险代理", "保险经纪", "保险公估", "保险中介"),
			LicensedKind.INSURER, List.of("保险公司", "保险许可证"),
			LicensedKind.CREDIT_COOPERATIVE, List.of("信用合作", "信用社"),
			LicensedKind.FUND_MANAGER, List.of("公募基金", "基金管理公司"),
			LicensedKind.FINANCE_COMPANY, List.of("消费金融", "汽车金融", "财务公司", "货币经纪", "金融租赁")));

	private Licences() {
	}

	static Set<LicensedKind> read(String text) {
		if (text.isEmpty()) {
			return Set.of();
		}
		var kinds = EnumSet.noneOf(LicensedKind.class);
		Arrays.stream(LicensedKind.values())
			.filter(kind -> text.contains(kind.label()) || text.contains(kind.name())
					|| WORDS.getOrDefault(kind, List.of()).stream().anyMatch(text::contains))
			.forEach(kinds::add);
		return kinds;
	}
}
