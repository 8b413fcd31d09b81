package cn.fangfei.formats.alert;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowChallenge;
import cn.fangfei.detection.flow.FlowReason;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one alert as a line of the alert file; {@link AlertFile} reads it back. */
public final class AlertLine {

	private static final JsonFactory JSON = new JsonFactory();
	private static final Pattern QUOTED = Pattern.compile("“([^“”]+)”");

	private AlertLine() {
	}

	/**
	 * The line with its end. The time is the last second of the day at whose end the subject was judged.
	 *
	 * @param aggregatesOnly leaves out the transactions' ids
	 */
	public static String of(FlowAlert alert, boolean aggregatesOnly) {
		return of(alert, aggregatesOnly, UnaryOperator.identity());
	}

	/**
	 * The line with other names.
	 *
	 * @param names of a subject what the file calls it; sentences name subjects in Chinese quotation marks, and there it is put in as well
	 */
	public static String of(FlowAlert alert, boolean aggregatesOnly, UnaryOperator<String> names) {
		var line = new StringWriter();
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
			json.writeStartObject();
			json.writeStringProperty("subject", names.apply(alert.subject()));
			json.writeStringProperty("at", alert.day() + "T23:59:59+08:00");
			json.writeStringProperty("level", alert.level().name());
			number(json, "score", alert.score());
			json.writeArrayPropertyStart("typologies");
			for (var typology : alert.typologies()) {
				json.writeString(typology.name());
			}
			json.writeEndArray();
			reasons(json, alert.reasons(), names);
			strings(json, "evidence", aggregatesOnly ? List.of() : alert.evidence());
			strings(json, "lowering", alert.lowering());
			strings(json, "coverage", alert.coverage());
			json.writeArrayPropertyStart("weeks");
			for (var week : alert.weeks()) {
				json.writeStartObject();
				json.writeStringProperty("monday", week.monday().toString());
				json.writeNumberProperty("payers", week.payers());
				yuan(json, "in", week.inFen());
				json.writeNumberProperty("payees", week.payees());
				yuan(json, "out", week.outFen());
				yuan(json, "other", week.otherFen());
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeStringProperty("severity", alert.severity());
			json.writeStringProperty("weights", alert.weights());
			challenger(json, alert.challenge(), names);
			if (alert.urgent()) {
				json.writeBooleanProperty("urgent", true);
			}
			json.writeEndObject();
		}
		return line.append('\n').toString();
	}

	private static String renamed(String sentence, UnaryOperator<String> names) {
		return QUOTED.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement("“" + names.apply(found.group(1)) + "”"));
	}

	private static void reasons(JsonGenerator json, List<FlowReason> reasons, UnaryOperator<String> names) {
		json.writeArrayPropertyStart("reasons");
		for (var reason : reasons) {
			json.writeStartObject();
			json.writeStringProperty("sentence", renamed(reason.sentence(), names));
			json.writeStringProperty("feature", reason.feature().name());
			number(json, "value", reason.value());
			number(json, "reference", reason.reference());
			number(json, "logOdds", reason.logOdds());
			json.writeStringProperty("element", reason.element().name());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void challenger(JsonGenerator json, @Nullable FlowChallenge challenge, UnaryOperator<String> names) {
		if (challenge != null) {
			json.writeObjectPropertyStart("challenger");
			number(json, "score", challenge.score());
			json.writeStringProperty("official", challenge.official().name());
			reasons(json, challenge.reasons(), names);
			json.writeStringProperty("version", challenge.version());
			json.writeEndObject();
		}
	}

	private static void strings(JsonGenerator json, String name, List<String> values) {
		json.writeArrayPropertyStart(name);
		for (var value : values) {
			json.writeString(value);
		}
		json.writeEndArray();
	}

	private static void yuan(JsonGenerator json, String name, long fen) {
		json.writeName(name);
		json.writeNumber(BigDecimal.valueOf(fen, 2).toPlainString());
	}

	private static void number(JsonGenerator json, String name, double value) {
		json.writeName(name);
		var plain = BigDecimal.valueOf(value);
		json.writeNumber(plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString());
	}
}
