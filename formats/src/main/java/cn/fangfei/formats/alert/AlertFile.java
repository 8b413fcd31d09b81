package cn.fangfei.formats.alert;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.LegalElement;
import cn.fangfei.formats.alert.AlertRefused.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an alert file line by line in constant memory. It was written by our own command, so whatever is not as that writes it is refused
 * at once with line, field and remedy; nothing is repaired or passed over. {@code urgent} and {@code challenger} may be missing. Members that are not known are refused too: they might carry
 * what may not leave a bank.
 */
public final class AlertFile implements AutoCloseable {

	/** Longest line, in bytes. */
	public static final int LONGEST_LINE = 1 << 20;

	private static final int MOST_ENTRIES = 100_000;
	private static final int MOST_POINTS = 400;
	private static final int LONGEST_NAME = 64;
	private static final int LONGEST_SENTENCE = 2_000;
	private static final BigDecimal MOST_VALUE = new BigDecimal("1E18");
	private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
	private static final Set<String> MEMBERS = Set.of("subject", "at", "level", "score", "typologies", "reasons", "evidence", "lowering",
			"coverage", "weeks", "severity", "weights");
	private static final Set<String> CHALLENGER_MEMBERS = Set.of("score", "official", "reasons", "version");
	private static final Set<String> REASON_MEMBERS = Set.of("sentence", "feature", "value", "reference", "logOdds", "element");
	private static final Set<String> WEEK_MEMBERS = Set.of("monday", "payers", "in", "payees", "out", "other");
	private static final String REMEDY = "请让银行用 fangfei flow 重新生成，不要改动文件";
	private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(6).maxStringLength(LONGEST_LINE).maxNumberLength(40)
					.maxNameLength(LONGEST_NAME).build())
			.build();

	private final InputStream in;
	private final String fileName;
	private final boolean aggregatesOnly;
	private long line;
	private @Nullable Alert alert;

	private AlertFile(InputStream in, String fileName, boolean aggregatesOnly) {
		this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
		this.fileName = fileName;
		this.aggregatesOnly = aggregatesOnly;
	}

	/**
	 * A file that may hold ids of transactions, as one that stayed in its house.
	 *
	 * @param fileName the name the person knows the file by, for messages
	 */
	public static AlertFile open(InputStream in, String fileName) {
		return new AlertFile(in, fileName, false);
	}

	/** A file that left a bank: sentences and sums only. A transaction or an account in it refuses the file (反洗钱法 Art 7). */
	public static AlertFile openAggregates(InputStream in, String fileName) {
		return new AlertFile(in, fileName, true);
	}

	/**
	 * Goes to the next alert.
	 *
	 * @throws AlertRefused when the line is no alert, or holds what it may not
	 */
	public boolean next() throws AlertRefused {
		alert = null;
		var text = line();
		if (text == null) {
			return false;
		}
		alert = parse(text);
		return true;
	}

	/** @throws IllegalStateException before the first and after the last line */
	public Alert alert() {
		if (alert == null) {
			throw new IllegalStateException("no alert at hand");
		}
		return alert;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

	private @Nullable String line() throws AlertRefused {
		var bytes = new ByteArrayOutputStream(4096);
		try {
			int read = in.read();
			if (read < 0) {
				return null;
			}
			line++;
			for (; read >= 0 && read != '\n'; read = in.read()) {
				if (bytes.size() == LONGEST_LINE) {
					throw refused(null, "超过 " + LONGEST_LINE + " 字节");
				}
				bytes.write(read);
			}
			if (read < 0) {
				throw refused(null, "不完整：没有换行，文件可能被截断");
			}
		} catch (IOException e) {
			throw new AlertRefused(Reason.UNREADABLE, "“" + fileName + "”第" + (line + 1) + "行起无法读取。请检查文件后重试", e);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
		} catch (CharacterCodingException e) {
			throw refused(null, "不是 UTF-8 文本");
		}
	}

	private AlertRefused refused(@Nullable String field, String what) {
		return refused(Reason.BAD_LINE, field, what, REMEDY);
	}

	private AlertRefused refused(Reason reason, @Nullable String field, String what, String remedy) {
		return new AlertRefused(reason, "“" + fileName + "”第" + line + "行：" + (field == null ? "" : "“" + field + "”") + what + "。" + remedy);
	}

	private Alert parse(String text) throws AlertRefused {
		try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw refused(null, "不是 JSON 对象");
			}
			var read = alert(json, text);
			if (json.nextToken() != null) {
				throw refused(null, "在对象之后还有内容");
			}
			return read;
		} catch (JacksonException e) {
			throw refused(null, "不是完整的 JSON，或有重复的项");
		}
	}

	private Alert alert(JsonParser json, String text) throws AlertRefused {
		var seen = new HashSet<String>();
		String subject = "";
		var at = OffsetDateTime.MIN;
		var level = RiskLevel.GREEN;
		var score = BigDecimal.ZERO;
		List<String> typologies = List.of();
		List<Alert.Reason> reasons = List.of();
		List<String> evidence = List.of();
		List<String> lowering = List.of();
		List<String> coverage = List.of();
		var weeks = new ArrayList<Alert.Week>();
		String severity = "";
		String weights = "";
		boolean urgent = false;
		Alert.Challenger challenger = null;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			var name = json.currentName();
			seen.add(name);
			json.nextToken();
			switch (name) {
				case "subject" -> subject = subject(json);
				case "at" -> at = time(json, name);
				case "level" -> level = word(json, name, RiskLevel.class);
				case "score" -> score = score(json, name);
				case "typologies" -> typologies = strings(json, name, MOST_POINTS, LONGEST_NAME, WORD);
				case "reasons" -> reasons = reasons(json);
				case "evidence" -> evidence = evidence(json, name);
				case "lowering" -> lowering = strings(json, name, MOST_POINTS, LONGEST_SENTENCE, null);
				case "coverage" -> coverage = strings(json, name, MOST_POINTS, LONGEST_SENTENCE, null);
				case "weeks" -> {
					for (begin(json, name); json.nextToken() != JsonToken.END_ARRAY; bounded(weeks, name)) {
						weeks.add(week(json));
					}
				}
				case "severity" -> severity = string(json, name, LONGEST_SENTENCE);
				case "weights" -> weights = string(json, name, LONGEST_NAME);
				case "urgent" -> urgent = truth(json, name);
				case "challenger" -> challenger = challenger(json, name);
				default -> throw refused(name.length() > 40 ? name.substring(0, 40) + "…" : name, "不是预警的项目");
			}
		}
		complete(seen, MEMBERS, "");
		if (reasons.isEmpty()) {
			throw refused("reasons", "没有一条理由");
		}
		for (int i = 1; i < weeks.size(); i++) {
			if (!weeks.get(i - 1).monday().isBefore(weeks.get(i).monday())) {
				throw refused("weeks", "没有按先后排列");
			}
		}
		return new Alert(line, text, subject, at, level, score, typologies, reasons, evidence, lowering, coverage, weeks, severity, weights, urgent, challenger);
	}

	private String subject(JsonParser json) throws AlertRefused {
		var subject = string(json, "subject", LONGEST_NAME);
		if (subject.isBlank()) {
			throw refused("subject", "没有填写");
		}
		if (aggregatesOnly && AlertNames.staysInside(subject)) {
			throw refused(Reason.CARRIES_ACCOUNT, "subject", "像是账号、卡号或身份证号，不能交出银行（反洗钱法第七条）", "请让银行在账户清单的 holder 或 subject 列改用信用代码或客户号，重新生成");
		}
		return subject;
	}

	private List<String> evidence(JsonParser json, String name) throws AlertRefused {
		var ids = strings(json, name, MOST_ENTRIES, LONGEST_NAME, null);
		if (aggregatesOnly && !ids.isEmpty()) {
			throw refused(Reason.CARRIES_TRANSACTIONS, name, "列了 " + ids.size() + " 笔交易，原始交易不能交出银行（反洗钱法第七条）", "请让银行用 --sign 或 --aggregates-only 重新生成");
		}
		return ids;
	}

	private Alert.Challenger challenger(JsonParser json, String field) throws AlertRefused {
		var seen = new HashSet<String>();
		object(json, field);
		var score = BigDecimal.ZERO;
		var official = RiskLevel.GREEN;
		List<Alert.Reason> reasons = List.of();
		String version = "";
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			var name = json.currentName();
			seen.add(name);
			json.nextToken();
			switch (name) {
				case "score" -> score = score(json, "challenger.score");
				case "official" -> official = word(json, "challenger.official", RiskLevel.class);
				case "reasons" -> reasons = reasons(json);
				case "version" -> version = string(json, "challenger.version", LONGEST_NAME);
				default -> throw refused(field, "里有不是第二意见的项目");
			}
		}
		complete(seen, CHALLENGER_MEMBERS, "challenger.");
		return new Alert.Challenger(score, official, reasons, version);
	}

	private List<Alert.Reason> reasons(JsonParser json) throws AlertRefused {
		begin(json, "reasons");
		var reasons = new ArrayList<Alert.Reason>();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			reasons.add(reason(json));
			bounded(reasons, "reasons");
		}
		return reasons;
	}

	private BigDecimal score(JsonParser json, String field) throws AlertRefused {
		var score = number(json, field);
		if (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0) {
			throw refused(field, "应在 0 到 100 之间");
		}
		return score;
	}

	private boolean truth(JsonParser json, String field) throws AlertRefused {
		if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
			throw refused(field, "应是 true 或 false");
		}
		return json.getBooleanValue();
	}

	private Alert.Reason reason(JsonParser json) throws AlertRefused {
		var seen = new HashSet<String>();
		object(json, "reasons");
		String sentence = "";
		String feature = "";
		var value = BigDecimal.ZERO;
		var reference = BigDecimal.ZERO;
		var logOdds = BigDecimal.ZERO;
		var element = LegalElement.SOCIAL;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			var name = json.currentName();
			seen.add(name);
			json.nextToken();
			switch (name) {
				case "sentence" -> sentence = string(json, "reasons.sentence", LONGEST_SENTENCE);
				case "feature" -> {
					feature = string(json, "reasons.feature", LONGEST_NAME);
					if (!WORD.matcher(feature).matches()) {
						throw refused("reasons.feature", "不是特征的名称");
					}
				}
				case "value" -> value = number(json, "reasons.value");
				case "reference" -> reference = number(json, "reasons.reference");
				case "logOdds" -> logOdds = number(json, "reasons.logOdds");
				case "element" -> element = word(json, "reasons.element", LegalElement.class);
				default -> throw refused("reasons", "里有不是理由的项目");
			}
		}
		complete(seen, REASON_MEMBERS, "reasons.");
		if (sentence.isBlank()) {
			throw refused("reasons.sentence", "没有填写");
		}
		return new Alert.Reason(sentence, feature, value, reference, logOdds, element);
	}

	private Alert.Week week(JsonParser json) throws AlertRefused {
		var seen = new HashSet<String>();
		object(json, "weeks");
		var monday = LocalDate.MIN;
		int payers = 0;
		long in = 0;
		int payees = 0;
		long out = 0;
		long other = 0;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			var name = json.currentName();
			seen.add(name);
			json.nextToken();
			switch (name) {
				case "monday" -> monday = monday(json);
				case "payers" -> payers = count(json, "weeks.payers");
				case "in" -> in = fen(json, "weeks.in");
				case "payees" -> payees = count(json, "weeks.payees");
				case "out" -> out = fen(json, "weeks.out");
				case "other" -> other = fen(json, "weeks.other");
				default -> throw refused("weeks", "里有不是每周合计的项目");
			}
		}
		complete(seen, WEEK_MEMBERS, "weeks.");
		return new Alert.Week(monday, payers, in, payees, out, other);
	}

	private void complete(Set<String> seen, Set<String> members, String prefix) throws AlertRefused {
		for (var member : members) {
			if (!seen.contains(member)) {
				throw refused(prefix + member, "没有这一项");
			}
		}
	}

	private void begin(JsonParser json, String field) throws AlertRefused {
		if (json.currentToken() != JsonToken.START_ARRAY) {
			throw refused(field, "应是数组");
		}
	}

	private void object(JsonParser json, String field) throws AlertRefused {
		if (json.currentToken() != JsonToken.START_OBJECT) {
			throw refused(field, "应是对象");
		}
	}

	private void bounded(List<?> list, String field) throws AlertRefused {
		if (list.size() > MOST_POINTS) {
			throw refused(field, "多于 " + MOST_POINTS + " 项");
		}
	}

	private List<String> strings(JsonParser json, String field, int most, int longest, @Nullable Pattern form) throws AlertRefused {
		begin(json, field);
		var strings = new ArrayList<String>();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			var string = string(json, field, longest);
			if (form != null && !form.matcher(string).matches()) {
				throw refused(field, "里有不认识的写法");
			}
			strings.add(string);
			if (strings.size() > most) {
				throw refused(field, "多于 " + most + " 项");
			}
		}
		return strings;
	}

	private String string(JsonParser json, String field, int longest) throws AlertRefused {
		if (json.currentToken() != JsonToken.VALUE_STRING) {
			throw refused(field, "应是文字");
		}
		var string = json.getString();
		if (string.length() > longest) {
			throw refused(field, "长于 " + longest + " 个字");
		}
		if (string.chars().anyMatch(Character::isISOControl)) {
			throw refused(field, "里有控制字符");
		}
		return string;
	}

	private <E extends Enum<E>> E word(JsonParser json, String field, Class<E> words) throws AlertRefused {
		try {
			return Enum.valueOf(words, string(json, field, LONGEST_NAME));
		} catch (IllegalArgumentException e) {
			throw refused(field, "应是 " + String.join("、", Arrays.stream(words.getEnumConstants()).map(Enum::name).toList()) + " 之一");
		}
	}

	private OffsetDateTime time(JsonParser json, String field) throws AlertRefused {
		try {
			return OffsetDateTime.parse(string(json, field, LONGEST_NAME));
		} catch (DateTimeException e) {
			throw refused(field, "应是 2026-01-31T23:59:59+08:00 这样的时间");
		}
	}

	private LocalDate monday(JsonParser json) throws AlertRefused {
		try {
			var day = LocalDate.parse(string(json, "weeks.monday", LONGEST_NAME));
			if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
				return day;
			}
		} catch (DateTimeException e) {
			throw refused("weeks.monday", "应是 2026-01-26 这样的日期");
		}
		throw refused("weeks.monday", "应是星期一");
	}

	private BigDecimal number(JsonParser json, String field) throws AlertRefused {
		if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
			throw refused(field, "应是数");
		}
		var value = json.getDecimalValue();
		if (value.abs().compareTo(MOST_VALUE) > 0 || value.scale() > 40) {
			throw refused(field, "的数太大或小数位太多");
		}
		return value;
	}

	private int count(JsonParser json, String field) throws AlertRefused {
		try {
			int count = number(json, field).intValueExact();
			if (count >= 0) {
				return count;
			}
		} catch (ArithmeticException e) {
			throw refused(field, "应是整数");
		}
		throw refused(field, "不能小于 0");
	}

	private long fen(JsonParser json, String field) throws AlertRefused {
		try {
			long fen = number(json, field).movePointRight(2).longValueExact();
			if (fen >= 0) {
				return fen;
			}
		} catch (ArithmeticException e) {
			throw refused(field, "应是最多两位小数的金额");
		}
		throw refused(field, "不能小于 0");
	}
}
