package cn.fangfei.detection.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Trains on labelled news by hand and prints what {@link TextModelTrainer} measured: each fifth judged by a model of the other four,
 * threshold and calibration chosen within those four. Classes: one event type against the rest; a text with several rows is positive if
 * any is.
 *
 * <p>{@code ModelRun <events.csv> <event type> [<cost> <rules> <hard> <easy> <views>]…}, views as {@code 1,0.5,0.5,0.3,0,0,0.3;1,0,0,0,0.5,0.5,0.3};
 * without settings the trainer's own.
 */
final class ModelRun {

	private ModelRun() {
	}

	public static void main(String[] args) throws IOException, TextModelRefused {
		var texts = read(Path.of(args[0]), args[1]);
		var examples = new ArrayList<TextModelExample>();
		Function<TextItem, TextFinding> screen = TextScreen.standard()::screen;
		texts.forEach((text, positive) -> {
			var item = TextItem.of(text);
			examples.add(new TextModelExample(item, screen.apply(item), positive));
		});
		if (args.length == 2) {
			print(new TextModelTrainer(), examples);
		}
		for (int i = 2; i + 5 <= args.length; i += 5) {
			var given = Arrays.stream(args, i, i + 4).map(Double::parseDouble).toList();
			var views = Arrays.stream(args[i + 4].split(";")).map(view -> Arrays.stream(view.split(",")).map(Double::parseDouble).toList()).toList();
			var settings = new TextModelTrainer.Settings(given.get(0), views, given.get(1), given.get(2), given.get(3));
			System.out.println(settings);
			print(new TextModelTrainer(settings), examples);
		}
	}

	private static void print(TextModelTrainer trainer, List<TextModelExample> examples) throws IOException, TextModelRefused {
		long begun = System.nanoTime();
		var model = trainer.train(examples);
		var bytes = new ByteArrayOutputStream();
		model.write(bytes);
		System.out.printf("%s, threshold %.3f, %d bytes, %.1f s%n", model.figures(), model.threshold(), bytes.size(),
				(System.nanoTime() - begun) / 1e9);
	}

	/** Text to class, blank around the text taken away. */
	static Map<String, Boolean> read(Path file, String event) throws IOException {
		var texts = new LinkedHashMap<String, Boolean>();
		boolean head = true;
		for (var row : rows(Files.readString(file, StandardCharsets.UTF_8))) {
			if (!head && row.size() == 4) {
				texts.merge(row.get(1).strip(), row.get(2).equals(event), Boolean::logicalOr);
			}
			head = false;
		}
		return texts;
	}

	private static List<List<String>> rows(String csv) {
		var rows = new ArrayList<List<String>>();
		var row = new ArrayList<String>();
		var field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < csv.length(); i++) {
			char c = csv.charAt(i);
			if (c == '"') {
				if (quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
					field.append('"');
					i++;
				}
				else {
					quoted = !quoted;
				}
			}
			else if (!quoted && (c == ',' || c == '\n')) {
				row.add(field.toString());
				field.setLength(0);
				if (c == '\n') {
					rows.add(List.copyOf(row));
					row.clear();
				}
			}
			else if (c != '\r' || quoted) {
				field.append(c);
			}
		}
		if (field.length() > 0) {
			row.add(field.toString());
			rows.add(List.copyOf(row));
		}
		return rows;
	}

}
