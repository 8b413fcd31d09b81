package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmNameDesk;
import cn.fangfei.server.registry.NamedFirm;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import cn.fangfei.server.subject.SubjectKind;
import cn.fangfei.server.subject.SubjectTie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom new alerts speak of. A credit code says by itself which firm is meant. Whatever else a bank calls its customer is a subject
 * of its own that holds what the bank sent and nothing more; a firm of the register that bears the same name is a candidate for a person,
 * and never merged by itself.
 */
@Component
class FundsLinker {

	/** Numbers of customers, and the code names that banks give to accounts. */
	private static final Pattern PLAIN = Pattern.compile("[0-9A-Z]+|账户-[0-9a-f]{16}");

	private final FirmNameDesk firms;

	private final SubjectDesk subjects;

	private final FundsKeeping keeping;

	FundsLinker(FirmNameDesk firms, SubjectDesk subjects, FundsKeeping keeping) {
		this.firms = firms;
		this.subjects = subjects;
		this.keeping = keeping;
	}

	/** An alert that was taken in as a new one. */
	record Fresh(UUID alertId, RegionCode county, String bankName, String subjectKey) {
	}

	/**
	 * A link to be made.
	 * @param by who says so, as the history shows it
	 */
	record Link(String name, @Nullable CreditCode code, @Nullable UUID firmId, RegionCode place, String reason, boolean automatic, String by) {
	}

	/** The firm behind a code, where a bank calls its customer so. */
	static @Nullable CreditCode code(String subjectKey) {
		if (!subjectKey.matches("[0-9A-Z]{18}")) {
			return null;
		}
		var code = new CreditCode(subjectKey);
		return code.checks() ? code : null;
	}

	/**
	 * How officers read a subject that the bank calls so. Subjects of a county are one when their names are, written without signs and in
	 * one case: a key that would lose something by that bears a part of its digest, so that two customers never become one.
	 */
	static String name(String bankName, String subjectKey) {
		if (code(subjectKey) != null) {
			return subjectKey;
		}
		var name = bankName + "客户“" + subjectKey + "”";
		return PLAIN.matcher(subjectKey).matches() ? name : name + "（" + AlertReceiver.sha256(subjectKey).substring(0, 8) + "）";
	}

	/** The firms of a county by their codes. */
	Map<String, NamedFirm> byCode(RegionCode county, Collection<String> keys) {
		return firms.ofCodes(county, keys.stream().filter(k -> code(k) != null).distinct().toList())
			.stream()
			.collect(Collectors.toMap(f -> String.valueOf(f.creditCode()), Function.identity(), (one, same) -> one));
	}

	void link(RegionCode county, List<Fresh> fresh, Instant now) {
		var byCode = byCode(county, fresh.stream().map(Fresh::subjectKey).toList());
		var named = firms.ofNames(county, fresh.stream().map(Fresh::subjectKey).filter(k -> code(k) == null && k.length() >= 4).distinct().toList())
			.stream()
			.collect(Collectors.groupingBy(NamedFirm::name));
		var candidates = new ArrayList<Map<String, @Nullable Object>>();
		// in one order whoever brings them: each link holds the name of its subject until the end
		for (var one : fresh.stream().sorted(Comparator.comparing(Fresh::subjectKey).thenComparing(Fresh::alertId)).toList()) {
			named.getOrDefault(one.subjectKey(), List.of()).forEach(firm -> candidates.add(candidate(one, firm)));
			var firm = byCode.get(one.subjectKey());
			if (firm != null) {
				link(one.alertId(), new Link(firm.name(), code(one.subjectKey()), firm.firmId(), firm.region(),
						"银行报送的统一社会信用代码与登记一致，自动关联。", true, "平台"), null, now);
			}
			else if (code(one.subjectKey()) != null) {
				link(one.alertId(), new Link(one.subjectKey(), code(one.subjectKey()), null, county, "银行报送了统一社会信用代码，本县登记中没有这一家。", true, "平台"),
						null, now);
			}
			else {
				linkOwn(one.alertId(), one.county(), name(one.bankName(), one.subjectKey()), "银行没有报送统一社会信用代码，按银行自己的客户编号单独建立，没有与其他主体合并。",
						true, "平台", null, now);
			}
		}
		if (!candidates.isEmpty()) {
			keeping.keepCandidates(candidates);
		}
	}

	/** Links an alert to the subject of that name and code, which is made if it was not known. False when it was linked to it before. */
	boolean link(UUID alert, Link link, @Nullable UUID account, Instant now) {
		var subject = subjects.known(link.name(), link.code(), link.firmId(), new SubjectTie(link.place(), null, null, account));
		return keep(alert, subject, link, now);
	}

	/** Links an alert to a subject that is the bank's customer and nobody else. */
	boolean linkOwn(UUID alert, RegionCode county, String name, String reason, boolean automatic, String by, @Nullable UUID account, Instant now) {
		var subject = subjects.known(name, SubjectKind.PERSON, new SubjectTie(county, null, null, account));
		return keep(alert, subject, new Link(name, null, null, county, reason, automatic, by), now);
	}

	private boolean keep(UUID alert, SubjectId subject, Link link, Instant now) {
		var row = new HashMap<String, @Nullable Object>();
		row.put("linkId", Ids.next());
		row.put("alertId", alert);
		row.put("subjectId", subject.value());
		row.put("subjectName", link.name());
		row.put("firmId", link.firmId());
		row.put("creditCode", link.code() == null ? null : link.code().value());
		row.put("place", link.place().value());
		row.put("reason", link.reason());
		row.put("automatic", link.automatic());
		row.put("by", link.by());
		return keeping.link(row, now);
	}

	private static Map<String, @Nullable Object> candidate(Fresh alert, NamedFirm firm) {
		var row = new HashMap<String, @Nullable Object>();
		row.put("candidateId", Ids.next());
		row.put("alertId", alert.alertId());
		row.put("firmId", firm.firmId());
		row.put("name", firm.name());
		row.put("creditCode", firm.creditCode());
		row.put("place", firm.region().value());
		row.put("reason", "银行所用的名称与登记名称一致，没有信用代码可以核对。");
		return row;
	}
}
