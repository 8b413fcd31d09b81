package cn.fangfei.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import cn.fangfei.cli.evaluation.Alarm;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.formats.LineFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Alerts as {@code flow} or somebody else wrote them, one object a line: {@code subject} and {@code at} must be there, {@code score} and
 * {@code level} may; whatever else stands there is not read. A level below 黄 was told for measuring and is no alert.
 */
final class AlarmFile {

	private static final JsonFactory JSON = new JsonFactory();

	private AlarmFile() {
	}

	/**
	 * @param challenger whether the challenger's score counts, and not that of the scorecard; told is then what reaches 黄 by it
	 * @param report hears of each line that cannot be used, in words
	 */
	static List<Alarm> read(Path file, String shown, boolean challenger, Consumer<String> report) throws BadInput {
		var alarms = new ArrayList<Alarm>();
		try (var lines = LineFile.open(file, shown, ReadLimits.standard())) {
			while (lines.next()) {
				var problem = lines.problem();
				var text = lines.text();
				if (problem != null || text == null) {
					report.accept("“" + shown + "”" + (problem == null ? "" : problem.sentence()));
					continue;
				}
				try {
					alarms.add(alarm(text, challenger));
				} catch (JacksonException e) {
					report.accept("“" + shown + "”第" + lines.line() + "行：不是完整的 JSON 对象，没有采用。请检查这一行是否被截断");
				} catch (IllegalArgumentException | DateTimeException e) {
					report.accept("“" + shown + "”第" + lines.line() + "行：" + e.getMessage()
							+ "，没有采用。每行应有 {\"subject\":\"…\",\"at\":\"2026-01-31T23:59:59+08:00\",\"score\":52.5}");
				}
			}
		} catch (UnreadableFile e) {
			if (isEmpty(file)) {
				// nothing told is an answer, too
				return alarms;
			}
			throw new BadInput(e.getMessage(), e);
		}
		return alarms;
	}

	private static boolean isEmpty(Path file) {
		return file.toFile().isFile() && file.toFile().length() == 0;
	}

	private static Alarm alarm(String line, boolean byChallenger) {
		String subject = null;
		LocalDate at = null;
		double score = Double.NaN;
		double challenging = Double.NaN;
		RiskLevel level = null;
		try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw new IllegalArgumentException("不是 JSON 对象");
			}
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				var field = json.currentName();
				var token = json.nextToken();
				switch (field) {
					case "subject" -> subject = token == JsonToken.VALUE_STRING ? json.getString().strip() : null;
					case "at" -> at = day(token == JsonToken.VALUE_STRING ? json.getString().strip() : "");
					case "score" -> score = token.isNumeric() ? json.getDoubleValue() : Double.NaN;
					case "level" -> level = level(token == JsonToken.VALUE_STRING ? json.getString() : "");
					case "challenger" -> challenging = token == JsonToken.START_OBJECT ? score(json) : Double.NaN;
					default -> json.skipChildren();
				}
			}
		}
		if (subject == null || subject.isEmpty()) {
			throw new IllegalArgumentException("没有 subject");
		}
		if (at == null) {
			throw new IllegalArgumentException("没有 at");
		}
		if (byChallenger) {
			if (Double.isNaN(challenging)) {
				throw new IllegalArgumentException("没有 challenger 的 score");
			}
			return new Alarm(subject, at, challenging, challenging >= RiskLevel.YELLOW.from());
		}
		return new Alarm(subject, at, score, level == null || level.compareTo(RiskLevel.YELLOW) >= 0);
	}

	/** The score of an object that has begun; the parser then stands at its end. */
	private static double score(JsonParser json) {
		double score = Double.NaN;
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			boolean found = json.currentName().equals("score");
			var token = json.nextToken();
			if (found && token.isNumeric()) {
				score = json.getDoubleValue();
			}
			json.skipChildren();
		}
		return score;
	}

	private static LocalDate day(String text) {
		try {
			return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
		} catch (DateTimeException e) {
			throw new IllegalArgumentException("at 写的是“" + text + "”，看不出日期", e);
		}
	}

	private static @Nullable RiskLevel level(String text) {
		for (var level : RiskLevel.values()) {
			if (level.name().equals(text)) {
				return level;
			}
		}
		return null;
	}
}
