package cn.fangfei.formats;

import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.register.CreditCode;
import cn.fangfei.detection.register.RegisterDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * accounts.csv: {@code account,holder,holder_name,kind,opened_on,birth_year,region_code,subject} in any order, found by header. Only the
 * account must be there; what cannot be read of the rest is left out with a warning. The holder's name is for people to read, not for the watch.
 */
public final class AccountFile implements AutoCloseable {

	private static final int LONGEST_KEY = 64;
	private static final int LONGEST_NAME = 100;

	private final CsvBytes csv;
	private final int account;
	private final int holder;
	private final int holderName;
	private final int kind;
	private final int openedOn;
	private final int birthYear;
	private final int region;
	private final int subject;
	private boolean kindsMustBeKnown;
	private boolean kindSaid;
	private boolean kindWritten;
	private List<RowProblem> problems = List.of();
	private @Nullable AccountRow row;

	private AccountFile(CsvBytes csv) {
		this.csv = csv;
		account = csv.column("account", "账户", "账号");
		holder = csv.column("holder", "持有人", "户主", "客户号");
		holderName = csv.column("holder_name", "户名", "持有人姓名", "户主姓名");
		kind = csv.column("kind", "账户类型", "类型");
		openedOn = csv.column("opened_on", "开户日期");
		birthYear = csv.column("birth_year", "出生年份");
		region = csv.column("region_code", "区划代码", "行政区划代码");
		subject = csv.column("subject", "主体", "统一社会信用代码");
	}

	/**
	 * @param fileName the name the person knows the file by, for messages
	 * @throws UnreadableFile when it is no csv or has no column of accounts
	 */
	public static AccountFile open(Path file, String fileName, ReadLimits limits) throws UnreadableFile {
		var csv = CsvBytes.open(file, fileName, limits);
		var opened = new AccountFile(csv);
		if (opened.account < 0) {
			csv.close();
			throw new UnreadableFile("文件“" + fileName
					+ "”第1行：表头里没有 account 列。请把表头改为 account,holder,holder_name,kind,opened_on,birth_year,region_code,subject 后重试");
		}
		return opened;
	}

	/** From now on a kind that is none of those known makes a bad row, instead of being judged by the holder. */
	public AccountFile kindsMustBeKnown() {
		kindsMustBeKnown = true;
		return this;
	}

	public boolean next() {
		if (!csv.next()) {
			return false;
		}
		row = null;
		var problem = csv.problem();
		problems = problem == null ? List.of() : List.of(problem);
		if (problem == null) {
			parse();
		}
		return true;
	}

	/** The account, null when the row is bad. */
	public @Nullable AccountRow row() {
		return row;
	}

	/** What the holder of {@link #row} is called; empty when it is not given or cannot be read. */
	public String holderName() {
		var text = csv.text(holderName);
		return text == null || text.length() > LONGEST_NAME ? "" : text.strip();
	}

	/** Errors of a bad row, warnings of a good one. */
	public List<RowProblem> problems() {
		return problems;
	}

	/** Why the file could not be read to its end, when the last row says so; else null. */
	public @Nullable IOException brokenOff() {
		return csv.brokenOff();
	}

	public long bytesTotal() {
		return csv.bytesTotal();
	}

	public long bytesRead() {
		return csv.bytesRead();
	}

	private void parse() {
		var key = key(account, "account", true);
		if (key == null) {
			return;
		}
		var whose = key(subject, "subject", false);
		if (whose == null || whose.isEmpty()) {
			whose = key(holder, "holder", false);
		}
		var whoever = kind(whose);
		if (whoever != null) {
			row = new AccountRow(csv.line(), key, whose == null ? "" : whose, whoever, kindSaid, kindWritten, openedOn(), birthYear(), region());
		}
	}

	private @Nullable String key(int column, String field, boolean needed) {
		var text = csv.text(column);
		if (needed && text != null && text.isEmpty()) {
			problem(field, Severity.ERROR, "没有填写", "请补上账户");
			return null;
		}
		if (text == null || text.chars().anyMatch(Character::isISOControl) || text.length() > LONGEST_KEY
				|| text.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
			problem(field, needed ? Severity.ERROR : Severity.WARNING, "超过 " + LONGEST_KEY + " 个字节或无法识别" + (needed ? "" : "，按没有填写处理"),
					"请核对是否错列");
			return null;
		}
		return text;
	}

	private static final Map<String, PartyKind> KIND_WORDS = Map.of("个人", PartyKind.PERSON, "单位", PartyKind.COMPANY, "企业", PartyKind.COMPANY,
			"支付机构", PartyKind.AGENT, "银行", PartyKind.BANK, "机关", PartyKind.GOVERNMENT);

	/** Null when it must be known and is not. */
	private @Nullable PartyKind kind(@Nullable String whose) {
		kindSaid = true;
		kindWritten = true;
		var text = csv.text(kind);
		if (text != null && !text.isEmpty()) {
			var word = KIND_WORDS.get(text);
			if (word != null) {
				return word;
			}
			for (var known : PartyKind.values()) {
				if (known.name().equals(text.toUpperCase(Locale.ROOT))) {
					return known;
				}
			}
			problem("kind", kindsMustBeKnown ? Severity.ERROR : Severity.WARNING,
					"写的是“" + text + "”，不在 PERSON、COMPANY、AGENT、BANK、GOVERNMENT（个人、单位、支付机构、银行、机关）之中" + (kindsMustBeKnown ? "" : "，按主体判断"),
					"请改为其中之一");
			if (kindsMustBeKnown) {
				return null;
			}
		}
		kindWritten = false;
		kindSaid = whose != null && whose.startsWith("9") && CreditCode.read(whose).code() != null;
		return kindSaid ? PartyKind.COMPANY : PartyKind.PERSON;
	}

	private @Nullable LocalDate openedOn() {
		var text = csv.text(openedOn);
		if (text == null || text.isEmpty()) {
			return null;
		}
		var read = RegisterDay.read(text);
		var day = read.warning() == null ? read.day() : null;
		if (day == null) {
			problem("opened_on", Severity.WARNING, "写的是“" + text + "”，看不出日期，按没有填写处理", "请写成 2026-01-31");
		}
		return day;
	}

	private int birthYear() {
		var text = csv.text(birthYear);
		if (text == null || text.isEmpty()) {
			return 0;
		}
		int year = digits(text, 4);
		if (year < 1880 || year > 2060) {
			problem("birth_year", Severity.WARNING, "写的是“" + text + "”，看不出年份，按没有填写处理", "请写成 1958 这样的四位年份");
			return 0;
		}
		return year;
	}

	private int region() {
		var text = csv.text(region);
		if (text == null || text.isEmpty()) {
			return 0;
		}
		int code = text.length() < 6 ? -1 : digits(text.substring(0, 6), 6);
		if (code < 100_000) {
			problem("region_code", Severity.WARNING, "写的是“" + text + "”，看不出区划，按没有填写处理", "请写 6 位或 12 位行政区划代码");
			return 0;
		}
		return code;
	}

	/** A number of exactly so many digits, or -1. */
	private static int digits(String text, int length) {
		if (text.length() != length) {
			return -1;
		}
		int value = 0;
		for (int i = 0; i < length; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			value = value * 10 + digit;
		}
		return value;
	}

	private void problem(String field, Severity severity, String what, String remedy) {
		if (problems.isEmpty()) {
			problems = new ArrayList<>();
		}
		problems.add(new RowProblem(csv.line(), null, field, severity, "“" + field + "”" + what, remedy));
	}

	@Override
	public void close() {
		csv.close();
	}
}
