package cn.fangfei.formats;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.register.CreditCode;
import cn.fangfei.detection.register.RegisterDay;
import cn.fangfei.detection.register.RegisteredCapital;

/**
 * Makes a firm of a raw row, or says why not. A row is rejected only if it names no firm or has no key; a value that cannot be read is
 * left out with a warning, and its text is kept in {@link RegisterRow#extra()} under its own header. That holds for an impossible date too
 * when the credit code gives the key: the firm is real, only its date is not. Without a credit code the date is half the key and the row
 * is rejected.
 */
public final class RegisterRowParser {

	private static final int LONGEST_NAME = 200;
	private static final int LONGEST_SHORT_TEXT = 500;
	private static final int NONE = -1;
	private static final Pattern BARE = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
	private static final Pattern SERIAL = Pattern.compile("[0-9]{5}");
	private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]\\.[0-9]{1,20}E\\+?[0-9]{1,3}");

	private final List<String> header;
	private final List<String> names;
	private final int[] columns = new int[RegisterField.values().length];
	private final int[] further;
	private final boolean[] added;
	private final boolean capitalInTenThousands;

	public RegisterRowParser(List<String> header, ColumnMapping mapping) {
		this.header = List.copyOf(header);
		this.names = Headers.distinct(this.header);
		Arrays.fill(columns, NONE);
		var mapped = new boolean[header.size()];
		this.added = new boolean[header.size()];
		mapping.columns().forEach((field, column) -> {
			if (column < header.size()) {
				columns[field.ordinal()] = column;
				mapped[column] = true;
			}
		});
		var rest = new ArrayList<Integer>();
		for (int i = 0; i < header.size(); i++) {
			added[i] = !mapped[i] && Headers.addedByUs(header.get(i));
			if (!mapped[i] && !added[i]) {
				rest.add(i);
			}
		}
		this.further = rest.stream().mapToInt(Integer::intValue).toArray();
		int capital = columns[RegisterField.CAPITAL.ordinal()];
		this.capitalInTenThousands = capital != NONE && header.get(capital).contains("万");
	}

	public ParsedRow parse(RawRow raw) {
		if (raw.problem() != null) {
			return new ParsedRow(null, List.of(raw.problem()));
		}
		return new Row(raw).parse();
	}

	/** One row on its way; problems are rare, so the list is made only when needed. */
	private final class Row {

		private final long line;
		private final List<String> cells;
		private List<RowProblem> problems = List.of();
		private Map<String, String> extra = Map.of();

		Row(RawRow raw) {
			this.line = raw.line();
			this.cells = raw.cells();
		}

		ParsedRow parse() {
			for (int i = header.size(); i < cells.size(); i++) {
				if (!cells.get(i).isBlank()) {
					return rejected(RowProblem.error(line, "这一行有 " + cells.size() + " 列，表头只有 " + header.size() + " 列，多半是内容里有逗号却没有加双引号",
							"请给含逗号的内容加上双引号，或把逗号改为中文逗号后重新上传"));
				}
			}
			if (onlyAdded()) {
				return rejected(RowProblem.error(line, "这一行没有企业数据", "请补上企业数据，或删去这一行"));
			}
			if (cells.size() < header.size()) {
				warn(NONE, null, "这一行只有 " + cells.size() + " 列，表头有 " + header.size() + " 列，缺少的按空处理", "请核对这一行是否错列");
			}
			for (int column : further) {
				if (column < cells.size()) {
					var text = Texts.clean(cells.get(column), true);
					if (!text.isEmpty()) {
						keep(column, text);
					}
				}
			}
			var name = name();
			if (name == null) {
				return new ParsedRow(null, List.copyOf(problems));
			}
			var code = creditCode();
			var registeredOn = registeredOn(code != null);
			if (code == null && registeredOn == null) {
				if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
					problem(columns[RegisterField.CREDIT_CODE.ordinal()], RegisterField.CREDIT_CODE.label(), Severity.ERROR,
							"既没有可用的统一社会信用代码，也没有注册日期，无法确定是哪一家企业", "请补上 18 位统一社会信用代码或注册日期后重新上传");
				}
				return new ParsedRow(null, List.copyOf(problems));
			}
			var capital = capital();
			var regionCode = regionCode();
			var scope = Texts.clean(cell(RegisterField.SCOPE), true);
			var row = new RegisterRow(line, name, code, registeredOn, shortText(RegisterField.KIND), shortText(RegisterField.LEGAL_REPRESENTATIVE),
					capital, scope, shortText(RegisterField.PROVINCE), shortText(RegisterField.CITY), shortText(RegisterField.ADDRESS), regionCode,
					shortText(RegisterField.LICENCE), extra.isEmpty() ? extra : Collections.unmodifiableMap(extra),
					code != null ? code : keyName(name) + "|" + registeredOn);
			return new ParsedRow(row, problems.isEmpty() ? problems : List.copyOf(problems));
		}

		/** A line of an error workbook whose row could not be shown holds our own three columns only. */
		private boolean onlyAdded() {
			for (int i = 0; i < cells.size(); i++) {
				if (!(i < added.length && added[i]) && !cells.get(i).isBlank()) {
					return false;
				}
			}
			return true;
		}

		private ParsedRow rejected(RowProblem problem) {
			return new ParsedRow(null, List.of(problem));
		}

		private @Nullable String name() {
			var name = Texts.clean(cell(RegisterField.NAME), false);
			int column = columns[RegisterField.NAME.ordinal()];
			if (name.isEmpty()) {
				problem(column, RegisterField.NAME.label(), Severity.ERROR, "“企业名称”是空的", "请补上企业名称后重新上传");
				return null;
			}
			if (name.length() > LONGEST_NAME) {
				problem(column, RegisterField.NAME.label(), Severity.ERROR, "“企业名称”有 " + name.length() + " 个字，超过 " + LONGEST_NAME + " 个字，多半是错列",
						"请核对这一行的各列后重新上传");
				return null;
			}
			if (Texts.hasLostCharacters(name)) {
				warn(column, RegisterField.NAME.label(), "“企业名称”里有乱码或自造字", "请核对企业名称，必要时从原系统重新导出");
			}
			return name;
		}

		private @Nullable String creditCode() {
			var text = Texts.unwrapped(Texts.clean(cell(RegisterField.CREDIT_CODE), false));
			if (text.isEmpty()) {
				return null;
			}
			int column = columns[RegisterField.CREDIT_CODE.ordinal()];
			var label = RegisterField.CREDIT_CODE.label();
			var code = text.length() > 64 ? text : Texts.folded(text);
			var read = CreditCode.read(code);
			if (read.code() == null) {
				keep(column, text);
				if (SCIENTIFIC.matcher(code).matches()) {
					warn(column, label, "“统一社会信用代码”写的是“" + text + "”，已被表格软件变成科学计数，按没有代码处理", "请从原系统重新导出，打开时把该列设为文本");
					return null;
				}
				warn(column, label,
						code.length() != 18 ? "“统一社会信用代码”有 " + code.length() + " 位，应为 18 位，按没有代码处理"
								: "“统一社会信用代码”含有不该出现的字符，按没有代码处理",
						"请核对代码；字母 I、O、S、V、Z 不会出现在代码里，常是数字 1、0、5 之误");
				return null;
			}
			if (!read.checks()) {
				warn(column, label, "“统一社会信用代码”的校验位不对，仍按此代码保留", "请与营业执照核对；若在表格软件中变成了科学计数，请把该列设为文本后重新导出");
			}
			return read.code();
		}

		private @Nullable LocalDate registeredOn(boolean hasCode) {
			var text = Texts.unwrapped(Texts.clean(cell(RegisterField.REGISTERED_ON), false));
			if (text.isEmpty()) {
				return null;
			}
			int column = columns[RegisterField.REGISTERED_ON.ordinal()];
			var label = RegisterField.REGISTERED_ON.label();
			var read = RegisterDay.read(text);
			if (read.warning() == null) {
				return read.day();
			}
			if (read.day() != null && SERIAL.matcher(text).matches()) {
				warn(column, label, "“注册日期”是数字 " + text + "，已按表格软件的日期序号读作 " + read.day(), "请核对；可把该列设为日期格式后重新上传");
				return read.day();
			}
			// a month without its day is no day to know a firm by
			keep(column, text);
			problem(column, label, hasCode ? Severity.WARNING : Severity.ERROR,
					"“注册日期”写的是“" + Texts.excerpt(text) + "”，没有这一天或格式无法识别" + (hasCode ? "，按没有日期处理" : "，又没有可用的统一社会信用代码"),
					"请写成 2020-01-31 这样的日期后重新上传");
			return null;
		}

		private @Nullable RegisteredCapital capital() {
			var text = Texts.clean(cell(RegisterField.CAPITAL), false);
			if (text.isEmpty()) {
				return null;
			}
			var capital = RegisteredCapital.read(text, capitalInTenThousands);
			// of a column of bare numbers there is nothing to say row by row
			if (!capital.certain() && !BARE.matcher(text).matches()) {
				warn(columns[RegisterField.CAPITAL.ordinal()], RegisterField.CAPITAL.label(),
						"“注册资金”写的是“" + Texts.excerpt(text) + "”，看不出金额或单位，原文已保留", "请写成“100万元”或“26万美元”这样的金额");
			}
			return capital;
		}

		private @Nullable String regionCode() {
			var text = Texts.clean(cell(RegisterField.REGION_CODE), false);
			if (text.isEmpty()) {
				return null;
			}
			var code = text.length() > 64 ? text : Texts.folded(text);
			boolean digits = code.chars().allMatch(c -> c >= '0' && c <= '9');
			if (digits && (code.length() == 6 || code.length() == 9 || code.length() == 12)) {
				return code + "000000".substring(0, 12 - code.length());
			}
			int column = columns[RegisterField.REGION_CODE.ordinal()];
			keep(column, text);
			warn(column, RegisterField.REGION_CODE.label(), "“行政区划代码”写的是“" + Texts.excerpt(text) + "”，不是 6、9 或 12 位数字，没有采用", "请写成 340323 这样的代码");
			return null;
		}

		private String shortText(RegisterField field) {
			var text = Texts.clean(cell(field), false);
			if (text.length() <= LONGEST_SHORT_TEXT) {
				return text;
			}
			int column = columns[field.ordinal()];
			keep(column, text);
			warn(column, field.label(), "“" + field.label() + "”有 " + text.length() + " 个字，只取前 " + LONGEST_SHORT_TEXT + " 个字", "请核对这一行是否错列");
			int end = Character.isHighSurrogate(text.charAt(LONGEST_SHORT_TEXT - 1)) ? LONGEST_SHORT_TEXT - 1 : LONGEST_SHORT_TEXT;
			return text.substring(0, end);
		}

		private String cell(RegisterField field) {
			int column = columns[field.ordinal()];
			return column == NONE || column >= cells.size() ? "" : cells.get(column);
		}

		private void keep(int column, String text) {
			if (extra.isEmpty()) {
				extra = new LinkedHashMap<>();
			}
			extra.put(names.get(column), text);
		}

		private void warn(int column, @Nullable String field, String message, String remedy) {
			problem(column, field, Severity.WARNING, message, remedy);
		}

		private void problem(int column, @Nullable String field, Severity severity, String message, String remedy) {
			if (problems.isEmpty()) {
				problems = new ArrayList<>(2);
			}
			problems.add(new RowProblem(line, column == NONE ? null : column, field, severity, message, remedy));
		}
	}

	/** Width and blanks do not make another firm: 甲（固镇）公司 is 甲(固镇)公司. */
	private static String keyName(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
	}
}
