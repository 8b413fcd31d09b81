package cn.fangfei.stream;

import java.io.StringWriter;

import cn.fangfei.formats.RowProblem;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A record that is of no use, as a line of JSON: where it stands, what is wrong, what to do. What it holds otherwise stays in Kafka. */
final class RejectedLine {

	private static final JsonFactory JSON = new JsonFactory();

	private RejectedLine() {
	}

	static String of(String topic, KafkaLine line, RowProblem problem) {
		var text = new StringWriter();
		try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("topic", topic);
			json.writeNumberProperty("partition", line.partition());
			json.writeNumberProperty("offset", line.offset());
			if (problem.field() != null) {
				json.writeStringProperty("field", problem.field());
			}
			json.writeStringProperty("message", problem.message());
			json.writeStringProperty("remedy", problem.remedy());
			json.writeEndObject();
		}
		return text.toString();
	}
}
