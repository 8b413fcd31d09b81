package cn.fangfei.detection.register;

import cn.fangfei.detection.assess.ScoreRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One published version of the rules of the register: what each weighs, from where on it speaks, on what it rests.
 *
 * <p>The standard version is a default of this product. No official weights or thresholds are published anywhere; an office sets its
 * own in the form of {@code standard-rules.csv} and publishes them as the next version.
 */
public record RegisterRules(int version, Map<RegisterRule, Setting> settings) {

	private static final String HEADER = "规则,名称,权重,半衰期天数,上限,启用,须有佐证,门槛,依据,启用日期";

	/**
	 * One rule as set.
	 *
	 * @param score what it weighs
	 * @param supporting true if it says nothing alone: it counts only beside a rule that is not supporting
	 * @param thresholds by name
	 * @param source law, document or “平台默认”, in Chinese
	 * @param from first day of this setting
	 */
	public record Setting(RegisterRule rule, ScoreRule score, boolean supporting, Map<String, Double> thresholds, String source,
			LocalDate from) {

		public Setting {
			Objects.requireNonNull(rule, "rule");
			Objects.requireNonNull(score, "score");
			thresholds = Map.copyOf(thresholds);
			if (source.isBlank()) {
				throw new IllegalArgumentException("规则" + rule.code() + "没有写明依据");
			}
			Objects.requireNonNull(from, "from");
		}

		double threshold(String name) {
			var value = thresholds.get(name);
			if (value == null) {
				throw new IllegalArgumentException("规则" + rule.code() + "缺少门槛“" + name + "”");
			}
			return value;
		}

	}

	private static final Map<RegisterRule, List<String>> NEEDED = Map.of(RegisterRule.SHARED_ADDRESS, List.of("户数", "过粗户数"),
			RegisterRule.SHARED_PHONE, List.of("户数", "代办户数"), RegisterRule.SHARED_REPRESENTATIVE, List.of("户数"),
			RegisterRule.CAPITAL_NOT_PAID, List.of("认缴万元", "实缴比例"), RegisterRule.FREQUENT_CHANGES, List.of("天数", "次数"),
			RegisterRule.NO_STAFF, List.of("成立月数"), RegisterRule.CAME_BACK, List.of("年数"), RegisterRule.NEWLY_REGISTERED, List.of("月数"));

	public RegisterRules {
		if (version < 1) {
			throw new IllegalArgumentException("版本从1开始：" + version);
		}
		settings = Map.copyOf(settings);
		for (var rule : RegisterRule.values()) {
			var setting = settings.get(rule);
			if (setting == null) {
				throw new IllegalArgumentException("缺少规则" + rule.code());
			}
			NEEDED.getOrDefault(rule, List.of()).forEach(setting::threshold);
		}
	}

	/** The version every installation begins with. */
	public static RegisterRules standard() {
		var stream = Objects.requireNonNull(RegisterRules.class.getResourceAsStream("standard-rules.csv"), "standard-rules.csv");
		try (var csv = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
			return parse(csv, 1);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	/**
	 * Reads the form of {@code standard-rules.csv}: fields without commas, thresholds as {@code name=number} parted by semicolons.
	 *
	 * @throws IllegalArgumentException in Chinese, naming the line
	 */
	public static RegisterRules parse(Reader csv, int version) {
		var settings = new EnumMap<RegisterRule, Setting>(RegisterRule.class);
		try (var lines = new BufferedReader(csv)) {
			if (!HEADER.equals(lines.readLine())) {
				throw new IllegalArgumentException("第1行：表头应为“" + HEADER + "”");
			}
			var number = 1;
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				if (!line.isBlank()) {
					var setting = setting(line.split(",", -1), number);
					if (settings.put(setting.rule(), setting) != null) {
						throw new IllegalArgumentException("第" + number + "行：规则" + setting.rule().code() + "重复");
					}
				}
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		return new RegisterRules(version, settings);
	}

	public Setting of(RegisterRule rule) {
		return settings.get(rule);
	}

	/** The rules as a scorecard takes them. */
	public List<ScoreRule> scoreRules() {
		return Arrays.stream(RegisterRule.values()).map(rule -> of(rule).score()).toList();
	}

	private static Setting setting(String[] fields, int line) {
		if (fields.length != 10) {
			throw new IllegalArgumentException("第" + line + "行：有" + fields.length + "列，应为10列");
		}
		var rule = RegisterRule.coded(fields[0]).orElseThrow(() -> new IllegalArgumentException("第" + line + "行：没有规则“" + fields[0] + "”"));
		try {
			var score = new ScoreRule(rule.name(), Double.parseDouble(fields[2]), Double.parseDouble(fields[3]),
					Double.parseDouble(fields[4]),
					yes(fields[5]));
			var thresholds = new HashMap<String, Double>();
			for (var pair : fields[7].split(";")) {
				if (!pair.isBlank()) {
					var at = pair.indexOf('=');
					if (at < 1) {
						throw new IllegalArgumentException("门槛“" + pair + "”应写成“名称=数”");
					}
					thresholds.put(pair.substring(0, at), Double.valueOf(pair.substring(at + 1)));
				}
			}
			return new Setting(rule, score, yes(fields[6]), thresholds, fields[8], LocalDate.parse(fields[9]));
		}
		catch (DateTimeParseException noDay) {
			throw new IllegalArgumentException("第" + line + "行：启用日期“" + fields[9] + "”应写成2026-01-31", noDay);
		}
		catch (NumberFormatException noNumber) {
			throw new IllegalArgumentException("第" + line + "行：权重、半衰期、上限和门槛应是数字", noNumber);
		}
		catch (IllegalArgumentException refused) {
			throw new IllegalArgumentException("第" + line + "行：" + refused.getMessage(), refused);
		}
	}

	private static boolean yes(String field) {
		return switch (field) {
			case "是" -> true;
			case "否" -> false;
			default -> throw new IllegalArgumentException("“" + field + "”应为“是”或“否”");
		};
	}

}
