package cn.fangfei.server.registry;

import cn.fangfei.detection.register.FormerControl;
import cn.fangfei.detection.register.IndustrySection;
import cn.fangfei.detection.register.RegisterDay;
import cn.fangfei.detection.register.RegisterMark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The further columns of a register file, as far as the rules of the register can read them: paid-in capital, phone, industry, staff,
 * state. They are kept with the firm under the header of the file; here each is found by the headers it is known by. What a file does
 * not bring stays unknown, which is not the same as none.
 */
final class FurtherColumns {

	private static final List<String> PAID_IN = List.of("实缴资本", "实缴资金", "实收资本", "实缴出资额", "实缴注册资本", "paid_in", "reccap", "rec_cap");

	private static final List<String> PHONE = List.of("联系电话", "企业联系电话", "电话", "电话号码", "企业电话", "手机", "phone", "tel");

	private static final List<String> ACTUAL_ADDRESS = List.of("实际经营地址", "实际地址", "实际经营场所", "经营地址", "通信地址", "actual_address");

	private static final List<String> INDUSTRY = List.of("行业代码", "国民经济行业代码", "行业小类", "行业大类", "行业门类代码", "行业门类", "国民经济行业", "所属行业",
			"行业", "industry_code", "industryco", "industryphy", "industry");

	private static final List<String> EMPLOYEES = List.of("从业人数", "从业人员数", "从业人员", "员工人数", "empnum", "employees");

	private static final List<String> INSURED = List.of("参保人数", "社保人数", "参加社保人数", "insured");

	private static final List<String> STATE = List.of("登记状态", "经营状态", "企业状态", "市场主体状态", "经营主体状态", "异常状态", "经营异常", "风险标识", "异常名录",
			"申报状态", "ent_status", "status");

	/** Only what tells persons apart: a name does not. */
	private static final List<String> PERSON = List.of("法定代表人证件号码", "法定代表人身份证号", "法定代表人身份证件号码", "法人证件号码", "法人身份证号", "法定代表人标识",
			"法人标识", "legal_rep_pid", "legal_rep_id");

	private static final List<String> ENDED = List.of("吊销日期", "注销日期", "吊销时间", "注销时间", "终止日期", "吊销注销日期", "ended_on");

	private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|[\\s:*/／]");

	private static final Pattern NUMBER = Pattern.compile("(\\d{1,7})(?:\\.0+)?人?");

	private static final Pattern BARE = Pattern.compile("[\\d,]+(\\.\\d+)?");

	private final Map<String, String> byHeader = new HashMap<>();

	private final Map<String, String> written = new HashMap<>();

	/** @param extra text by the header of the file */
	FurtherColumns(Map<String, String> extra) {
		extra.forEach((header, text) -> {
			var plain = BRACKETS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("");
			if (!text.isBlank() && byHeader.putIfAbsent(plain, text.strip()) == null) {
				written.put(plain, header);
			}
		});
	}

	/** Paid-in capital as written, with the unit that only its header says. */
	@Nullable String paidIn() {
		for (var header : PAID_IN) {
			var text = byHeader.get(header);
			if (text != null) {
				return BARE.matcher(text).matches() && String.valueOf(written.get(header)).contains("万") ? text + "万元" : text;
			}
		}
		return null;
	}

	@Nullable String phone() {
		return first(PHONE);
	}

	@Nullable String actualAddress() {
		return first(ACTUAL_ADDRESS);
	}

	/** The industry as a code or as the name of a section. */
	@Nullable String industry() {
		return first(INDUSTRY);
	}

	/** The section of that industry; null when it is neither a code of GB/T 4754-2017 nor the name of a section. */
	@Nullable IndustrySection section() {
		var text = industry();
		if (text == null) {
			return null;
		}
		return IndustrySection.of(text)
			.or(() -> Arrays.stream(IndustrySection.values())
				.filter(section -> text.replaceFirst("^[A-T]\\s*", "").strip().equals(section.label()))
				.findFirst())
			.orElse(null);
	}

	@Nullable Integer employees() {
		return number(first(EMPLOYEES));
	}

	@Nullable Integer insured() {
		return number(first(INSURED));
	}

	/** What the states say; null when the file has no such column. */
	@Nullable Set<RegisterMark> marks() {
		var told = STATE.stream().map(byHeader::get).filter(text -> text != null).toList();
		if (told.isEmpty()) {
			return null;
		}
		var marks = EnumSet.noneOf(RegisterMark.class);
		for (var text : told) {
			mark(marks, text, RegisterMark.UNTRUSTWORTHY, "严重违法", "失信");
			mark(marks, text, RegisterMark.UNREACHABLE, "无法联系", "失联");
			mark(marks, text, RegisterMark.ABNORMAL, "经营异常", "异常名录", "列入异常");
			mark(marks, text, RegisterMark.SHELL, "空壳");
			mark(marks, text, RegisterMark.ZERO_FILING, "零申报");
			mark(marks, text, RegisterMark.NO_ANNUAL_REPORT, "未年报", "未公示年报", "未按期公示");
			mark(marks, text, RegisterMark.SUSPENDED, "歇业");
		}
		return marks;
	}

	/** How a firm that is no more ended. */
	FormerControl.@Nullable End ended() {
		for (var header : STATE) {
			var text = byHeader.getOrDefault(header, "");
			if (text.contains("未") || text.contains("存续") || text.contains("在营")) {
				continue;
			}
			if (text.contains("责令关闭")) {
				return FormerControl.End.ORDERED_CLOSED;
			}
			if (text.contains("吊销")) {
				return FormerControl.End.REVOKED;
			}
			if (text.contains("注销")) {
				return FormerControl.End.DEREGISTERED;
			}
		}
		return null;
	}

	@Nullable LocalDate endedOn() {
		var text = first(ENDED);
		return text == null ? null : RegisterDay.read(text).day();
	}

	@Nullable UUID phoneKey() {
		var phone = phone();
		return phone == null ? null : phoneKey(phone);
	}

	/** A telephone as it is compared: by its digits; null for one too short to be one. */
	static @Nullable UUID phoneKey(String phone) {
		var digits = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("\\D", "");
		return digits.length() < 7 ? null : key(digits);
	}

	/** Who the legal representative is, where the file tells it by more than a name. */
	@Nullable UUID personKey() {
		var person = first(PERSON);
		return person == null ? null : key(person.toUpperCase(Locale.ROOT));
	}

	/** An address as it is compared: differences of width, blanks and punctuation are none. */
	static @Nullable UUID addressKey(String address) {
		var plain = Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\s,，.。;；、·*]", "");
		return plain.length() < 4 ? null : key(plain);
	}

	private @Nullable String first(List<String> headers) {
		return headers.stream().map(byHeader::get).filter(text -> text != null).findFirst().orElse(null);
	}

	private static void mark(Set<RegisterMark> marks, String text, RegisterMark mark, String... words) {
		if (Arrays.stream(words).anyMatch(word -> text.contains(word) && !text.contains("未列入") && !text.contains("已移出"))) {
			marks.add(mark);
		}
	}

	private static @Nullable Integer number(@Nullable String text) {
		var match = text == null ? null : NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
		return match != null && match.matches() ? Integer.valueOf(match.group(1)) : null;
	}

	/** Half of a hash: equal for equal texts, and says nothing by itself. */
	private static UUID key(String text) {
		try {
			var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
			return new UUID(hash.getLong(), hash.getLong());
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
