package cn.fangfei.cli;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.fangfei.cli.evaluation.County;
import cn.fangfei.cli.evaluation.Estimate;
import cn.fangfei.cli.evaluation.Point;
import cn.fangfei.cli.evaluation.Point.Cell;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The results as one JSON object; what cannot be measured is null. */
final class EvaluationJson {

	private static final JsonFactory JSON = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

	private final JsonGenerator json;

	private EvaluationJson(JsonGenerator json) {
		this.json = json;
	}

	static void write(OutputStream stream, List<County> counties, List<EvaluationResult> results, List<String> gaps, int draws) {
		try (var json = JSON.createGenerator(ObjectWriteContext.empty(), stream, JsonEncoding.UTF8)) {
			new EvaluationJson(json).all(counties, results, gaps, draws);
		}
	}

	private void all(List<County> counties, List<EvaluationResult> results, List<String> gaps, int draws) {
		json.writeStartObject();
		json.writeArrayPropertyStart("counties");
		for (var county : counties) {
			json.writeStartObject();
			json.writeStringProperty("name", county.name());
			json.writeNumberProperty("schemes", county.schemes().size());
			json.writeNumberProperty("alerts", county.alarms().size());
			json.writeName("accounts");
			if (county.accounts() == 0) {
				json.writeNull();
			} else {
				json.writeNumber(county.accounts());
			}
			day("from", county.first());
			day("to", county.last());
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeNumberProperty("draws", draws);
		json.writeArrayPropertyStart("results");
		results.forEach(this::result);
		json.writeEndArray();
		json.writeArrayPropertyStart("notes");
		gaps.forEach(json::writeString);
		json.writeEndArray();
		json.writeEndObject();
	}

	private void day(String name, @Nullable LocalDate day) {
		json.writeName(name);
		if (day == null) {
			json.writeNull();
		} else {
			json.writeString(day.toString());
		}
	}

	private void result(EvaluationResult result) {
		json.writeStartObject();
		json.writeStringProperty("means", result.code());
		json.writeArrayPropertyStart("points");
		result.points().forEach(this::point);
		json.writeEndArray();
		json.writeArrayPropertyStart("lists");
		for (var top : result.tops()) {
			json.writeStartObject();
			json.writeNumberProperty("k", top.k());
			estimate("weekly", top.weekly());
			json.writeNumberProperty("weeks", top.weeks());
			estimate("whole", top.whole());
			json.writeNumberProperty("counties", top.counties());
			json.writeEndObject();
		}
		json.writeEndArray();
		json.writeEndObject();
	}

	private void point(Point point) {
		json.writeStartObject();
		number("target", point.target() == null ? Double.NaN : point.target());
		number("bound", point.bound() == null ? Double.NaN : point.bound());
		json.writeBooleanProperty("exhausted", point.exhausted());
		json.writeNumberProperty("schemes", point.schemes());
		json.writeNumberProperty("caught", point.caught());
		json.writeNumberProperty("late", point.late());
		json.writeNumberProperty("small", point.small());
		json.writeNumberProperty("smallCaught", point.smallCaught());
		json.writeNumberProperty("falseSubjects", point.falseSubjects());
		json.writeNumberProperty("beforeLaunch", point.beforeLaunch());
		point.measures().forEach((measure, estimate) -> estimate(camel(measure.name()), estimate));
		cells("byKind", point.byKind());
		cells("byEvasion", point.byEvasion());
		cells("bySize", point.bySize());
		json.writeEndObject();
	}

	private void cells(String name, Map<String, Cell> cells) {
		json.writeObjectPropertyStart(name);
		cells.forEach((key, cell) -> {
			json.writeObjectPropertyStart(key);
			json.writeNumberProperty("schemes", cell.schemes());
			json.writeNumberProperty("caught", cell.caught());
			json.writeNumberProperty("late", cell.late());
			estimate("recall", cell.recall());
			number("lead", cell.lead());
			number("life", cell.life());
			number("moneyLeft", cell.moneyLeft());
			json.writeEndObject();
		});
		json.writeEndObject();
	}

	private void estimate(String name, Estimate estimate) {
		json.writeObjectPropertyStart(name);
		number("value", estimate.value());
		number("low", estimate.low());
		number("high", estimate.high());
		json.writeEndObject();
	}

	private void number(String name, double value) {
		json.writeName(name);
		if (Double.isNaN(value)) {
			json.writeNull();
		} else {
			json.writeNumber(EvaluationTable.plain(value));
		}
	}

	/** FALSE_RATE becomes falseRate. */
	private static String camel(String name) {
		var words = name.toLowerCase(Locale.ROOT).split("_");
		var camel = new StringBuilder(words[0]);
		for (int i = 1; i < words.length; i++) {
			camel.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
		}
		return camel.toString();
	}
}
