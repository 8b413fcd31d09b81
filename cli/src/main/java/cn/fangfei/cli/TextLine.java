package cn.fangfei.cli;

import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;

import cn.fangfei.detection.text.TextFinding;
import cn.fangfei.detection.text.TextItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of a file of texts: {@code {id, text, publisher?, url?}}; further fields are allowed and not read.
 *
 * @param id as it was written, so that it can be written again
 * @param idIsNumber whether the id stood there as a number
 */
record TextLine(String id, boolean idIsNumber, TextItem item) {

	private static final JsonFactory JSON = new JsonFactory();
	private static final int LONGEST_SHOWN = 20;

	/** A line that cannot be used: which field, what is wrong, what to do. */
	static final class Unusable extends Exception {

		private static final long serialVersionUID = 1L;

		Unusable(@Nullable String field, String what, String remedy) {
			super((field == null ? "" : "“" + field + "”") + what + "。" + remedy);
		}
	}

	static TextLine parse(String line) throws Unusable {
		String id = null;
		boolean idIsNumber = false;
		String text = null;
		String publisher = null;
		String url = null;
		try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw new Unusable(null, "这一行不是 JSON 对象", "每行应是 {\"id\":\"1\",\"text\":\"…\"} 这样的一个对象，请改正");
			}
			while (json.nextToken() == JsonToken.PROPERTY_NAME) {
				var field = json.currentName();
				var token = json.nextToken();
				switch (field) {
					case "id" -> {
						if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
							throw new Unusable(field, "应是文字或整数，写的是 " + shown(json), "请改正这一行的 id");
						}
						id = json.getString();
						idIsNumber = token == JsonToken.VALUE_NUMBER_INT;
					}
					case "text" -> text = string(json, field);
					case "publisher" -> publisher = token == JsonToken.VALUE_NULL ? null : string(json, field);
					case "url" -> url = token == JsonToken.VALUE_NULL ? null : string(json, field);
					default -> json.skipChildren();
				}
			}
			if (json.nextToken() != null) {
				throw new Unusable(null, "这一行在对象后面还有内容", "每行只写一个对象，请把后面的内容另起一行");
			}
		} catch (JacksonException e) {
			var at = e.getLocation();
			throw new Unusable(null, "这一行不是完整的 JSON" + (at == null || at.getColumnNr() < 1 ? "" : "（第 " + at.getColumnNr() + " 个字附近）"),
					"请检查引号、逗号和括号，文字里的引号写成 \\\"，换行写成 \\n");
		}
		if (id == null || id.isBlank()) {
			throw new Unusable("id", "没有填写", "请给这一行一个编号");
		}
		if (text == null || text.isBlank()) {
			throw new Unusable("text", "没有填写", "请补上要识别的文字，或删去这一行");
		}
		return new TextLine(id, idIsNumber, new TextItem(text, publisher, url));
	}

	private static String string(JsonParser json, String field) throws Unusable {
		if (json.currentToken() != JsonToken.VALUE_STRING) {
			throw new Unusable(field, "应是文字，写的是 " + shown(json), "请用双引号把它括起来");
		}
		return json.getString();
	}

	private static String shown(JsonParser json) {
		return switch (json.currentToken()) {
			case START_OBJECT -> "对象";
			case START_ARRAY -> "数组";
			default -> {
				var value = json.getString();
				yield value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
			}
		};
	}

	/** The line of the result, with its end. */
	String result(TextFinding finding) {
		var line = new StringWriter();
		write(finding, line);
		return line.append('\n').toString();
	}

	private void write(TextFinding finding, Writer line) {
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
			json.writeStartObject();
			json.writeName("id");
			if (idIsNumber) {
				json.writeNumber(id);
			} else {
				json.writeString(id);
			}
			number(json, "score", finding.score());
			json.writeStringProperty("level", finding.level().name());
			json.writeArrayPropertyStart("elements");
			for (var element : finding.elements()) {
				json.writeString(element.name());
			}
			json.writeEndArray();
			json.writeArrayPropertyStart("rates");
			for (var rate : finding.rates()) {
				json.writeStartObject();
				number(json, "value", rate.value());
				json.writeStringProperty("unit", rate.unit());
				number(json, "annual", rate.annual());
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeArrayPropertyStart("spans");
			for (var span : finding.spans()) {
				json.writeStartObject();
				json.writeNumberProperty("start", span.start());
				json.writeNumberProperty("end", span.end());
				json.writeStringProperty("kind", span.kind());
				json.writeStringProperty("term", span.term());
				json.writeEndObject();
			}
			json.writeEndArray();
			if (finding.guard() == null) {
				json.writeNullProperty("guard");
			} else {
				json.writeStringProperty("guard", finding.guard());
			}
			json.writeArrayPropertyStart("entities");
			for (var entity : finding.entities()) {
				json.writeStartObject();
				json.writeStringProperty("kind", entity.kind().name());
				json.writeStringProperty("text", entity.text());
				json.writeNumberProperty("start", entity.start());
				json.writeNumberProperty("end", entity.end());
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeEndObject();
		}
	}

	/** At most six decimals and no more than the number has: 0.3, never 0.30000000000000004. */
	private static void number(JsonGenerator json, String name, double value) {
		json.writeName(name);
		var shown = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
		json.writeNumber(shown.toPlainString());
	}
}
