package cn.fangfei.detection.lexicon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from a firm's name, or from the licences on file, that finance is its licensed trade.
 *
 * <p>A name is read to its end: 某银行股份有限公司某支行 is a bank, 某银行设备有限公司 is none. For the local kinds, and for
 * fund managers, whose name private funds bear as well, the name alone proves nothing.
 */
final class Licences {

	private static final String COMPANY = "(集团|控股)?(股份)?(有限)?(责任)?(总)?公司";

	private static final Map<LicensedKind, Pattern> NAMES = new EnumMap<>(Map.of(
			LicensedKind.BANK,
			Pattern.compile("银行(股份|有限)" + "|银行$|银行.*(支行|分行|总行|分理处|营业所|营业部|营业厅|营业室|储蓄所|办事处|金融服务点|信用卡中心|分部)$"),
			LicensedKind.CREDIT_COOPERATIVE, Pattern.compile("信用(合作)?(联合|联)?社|信用合作.*(分社|信用社|储蓄所|营业部|分理处)$"),
			LicensedKind.POSTAL,
			Pattern.compile("邮政(集团|局|支局|分局|储蓄|储汇|所|公司|速递)|邮政.*(支局|营业所|邮政所|代办所)$|邮电(局|支局|分局|所|代办所)|邮局"),
			LicensedKind.INSURER,
			Pattern.compile("保险" + COMPANY + "|(财产|人寿|健康|养老|寿险|农业)保险(?!代理|经纪|公估|销售|咨询|服务).*公司"),
			LicensedKind.INSURANCE_INTERMEDIARY, Pattern.compile("保险(专业)?(代理|经纪|公估|销售)(服务)?" + COMPANY),
			LicensedKind.SECURITIES, Pattern.compile("证券" + COMPANY + "|证券.*营业部$"),
			LicensedKind.FUTURES, Pattern.compile("期货(经纪)?" + COMPANY + "|期货.*营业部$"),
			LicensedKind.TRUST, Pattern.compile("(?<!贸易|商业)信托(投资)?" + COMPANY),
			LicensedKind.FINANCE_COMPANY,
			Pattern.compile("集团财务" + COMPANY + "|(消费金融|金融租赁|汽车金融|货币经纪)" + COMPANY)));

	/** The scope that the securities regulator gives to managers of public funds, and to nobody else. */
	private static final Pattern PUBLIC_FUND = Pattern.compile("基金募集、基金销售");

	/** The business that only the national companies for bad assets are given. */
	private static final Pattern BAD_ASSETS = Pattern.compile("发行金融债券、同业拆借");

	/** The place or 集团 that many names carry in a bracket: 某证券(某地)有限责任公司. */
	private static final Pattern BRACKET = Pattern.compile("\\([^()]*\\)");

	/** The words of which one stands in every name that a pattern matches. */
	private static final Map<LicensedKind, List<String>> WORDS = new EnumMap<>(Map.of(LicensedKind.BANK, List.of("银行"),
			LicensedKind.CREDIT_COOPERATIVE, List.of("信用"), LicensedKind.POSTAL, List.of("邮"), LicensedKind.INSURER, List.of("保险"),
			LicensedKind.INSURANCE_INTERMEDIARY, List.of("保险"), LicensedKind.SECURITIES, List.of("证券"), LicensedKind.FUTURES,
			List.of("期货"), LicensedKind.TRUST, List.of("信托"), LicensedKind.FINANCE_COMPANY,
			List.of("集团财务", "消费金融", "金融租赁", "汽车金融", "货币经纪")));

	private record Proof(LicensedKind kind, String words) {
	}

	private final FirmText firm;

	private final String name;

	/** What the name proves; worked out when first asked for. */
	private List<Proof> proofs;

	Licences(FirmText firm) {
		this.firm = firm;
		var folded = Folding.fold(firm.name());
		this.name = folded.indexOf('(') < 0 ? folded : BRACKET.matcher(folded).replaceAll("");
	}

	Optional<String> covering(WordingMatcher.Match match) {
		for (var kind : LicensedKind.values()) {
			if (!covers(kind, match.term())) {
				continue;
			}
			if (firm.licencesOnFile().contains(kind)) {
				return Optional.of("持牌机构：平台已登记其" + kind.label() + "许可。");
			}
			for (var proof : proofs()) {
				if (proof.kind == kind) {
					return Optional.of("持牌机构：名称含“" + proof.words + "”，属" + kind.label() + "。");
				}
			}
		}
		if (name.contains("资产管理") && BAD_ASSETS.matcher(Folding.fold(firm.scope())).find()) {
			return Optional.of("持牌机构：名称含“资产管理”且经营范围含“发行金融债券、同业拆借”，属" + LicensedKind.FINANCE_COMPANY.label() + "。");
		}
		if (name.contains("基金管理") && PUBLIC_FUND.matcher(Folding.fold(firm.scope())).find()) {
			return Optional.of("持牌机构：名称含“基金管理”且经营范围含“基金募集、基金销售”，属" + LicensedKind.FUND_MANAGER.label() + "。");
		}
		return Optional.empty();
	}

	private List<Proof> proofs() {
		if (proofs == null) {
			proofs = new ArrayList<>(1);
			NAMES.forEach((kind, pattern) -> {
				if (WORDS.get(kind).stream().anyMatch(name::contains)) {
					var m = pattern.matcher(name);
					if (m.find()) {
						proofs.add(new Proof(kind, m.group()));
					}
				}
			});
		}
		return proofs;
	}

	/**
	 * Whether the trade of a kind explains a term. No licence of a local organisation or an insurance agent allows 理财,
	 * 财富管理, 股权众筹 or an exchange; it does explain 金融 and all that is only watched.
	 */
	private static boolean covers(LicensedKind kind, WordingMatcher.Term term) {
		var narrow = kind.local() || kind == LicensedKind.INSURANCE_INTERMEDIARY;
		return !narrow || term.tier() == WordingTier.WATCH || term.text().equals("金融");
	}

}
