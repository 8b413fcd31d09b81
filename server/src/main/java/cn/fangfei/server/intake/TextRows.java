package cn.fangfei.server.intake;

import cn.fangfei.formats.LineFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a file of texts, one after the other in constant memory: csv, xlsx or one JSON object a line, plain or gzip. */
abstract class TextRows implements AutoCloseable {

	/** What a rewritten file says of each row: where it stood in the one that was sent. */
	static final String LINE = "原始行号";

	/**
	 * What the workbook of rejected rows adds behind the columns of the file: the line, the problem, the remedy. In a file that bears all
	 * three they are no data, so that the mended workbook can be sent as it is.
	 */
	static final List<String> ADDED = List.of(LINE, "问题", "处理办法");

	/** What a file of objects is called, though its first line may be none. */
	private static final Pattern OBJECTS = Pattern.compile("(?i).*\\.(jsonl|ndjson)(\\.gz)?");

	private static final int MOST_LOOKED_AT = 100_000;

	private static final ReadLimits LIMITS = ReadLimits.standard();

	/**
	 * One row.
	 * @param line of the file that was sent, from 1
	 * @param cells by header, in their order; what could be read of one that is not good
	 * @param problem why it cannot be read
	 */
	record Row(long line, Map<String, String> cells, @Nullable UnusableText problem) {
	}

	/** Opens a file by its content, and as objects also by its name. */
	static TextRows open(Path file, String fileName) throws UnreadableFile {
		return workbook(file) || !objects(file, fileName) ? new Table(RegisterFile.open(file, fileName, LIMITS, IntakeField::holdsText))
				: new Objects(LineFile.open(file, fileName, LIMITS));
	}

	/** The headers; of objects the keys of the first. */
	abstract List<String> header();

	/** What is worth saying of the file as a whole, such as further sheets that are not read. */
	abstract List<String> notices();

	/**
	 * Whether a text can be brought in, by the header or, of objects, by the keys of any; rows are used up for it. Of a file that long holds
	 * none the import itself says so.
	 */
	abstract boolean holdText();

	/** The next row, or null at the end. */
	abstract @Nullable Row next();

	abstract long bytesRead();

	abstract long bytesTotal();

	@Override
	public abstract void close();

	private static boolean workbook(Path file) {
		try (var in = Files.newInputStream(file)) {
			return in.read() == 'P' && in.read() == 'K';
		}
		catch (IOException e) {
			return false;
		}
	}

	private static boolean objects(Path file, String fileName) {
		try (var lines = LineFile.open(file, fileName, LIMITS)) {
			var text = lines.next() ? lines.text() : null;
			return OBJECTS.matcher(fileName).matches() || text != null && text.stripLeading().startsWith("{");
		}
		catch (UnreadableFile e) {
			return false; // opened as a table it says why
		}
	}

	private static final class Table extends TextRows {

		private final RegisterFile file;

		/** The columns by name; one without is named by its place. */
		private final List<String> names = new ArrayList<>();

		private final List<String> header;

		private final Set<Integer> ours = new HashSet<>();

		Table(RegisterFile file) {
			this.file = file;
			var written = file.header().stream().map(String::strip).toList();
			var mended = written.containsAll(ADDED);
			for (var i = 0; i < written.size(); i++) {
				if (mended && ADDED.contains(written.get(i))) {
					ours.add(i);
				}
				names.add(written.get(i).isEmpty() ? "第" + (i + 1) + "列" : written.get(i));
			}
			this.header = IntStream.range(0, names.size()).filter(i -> !ours.contains(i)).mapToObj(file.header()::get).toList();
		}

		@Override
		List<String> header() {
			return header;
		}

		@Override
		List<String> notices() {
			return file.notices().stream().map(n -> n.sentence() + "。").toList();
		}

		@Override
		boolean holdText() {
			return IntakeField.holdsText(header);
		}

		@Override
		@Nullable Row next() {
			if (!file.next()) {
				return null;
			}
			var raw = file.row();
			var cells = new LinkedHashMap<String, String>();
			var beyond = false;
			for (var i = 0; i < raw.cells().size(); i++) {
				if (i >= names.size()) {
					beyond |= !raw.cells().get(i).isBlank();
				}
				else if (!ours.contains(i)) {
					cells.putIfAbsent(names.get(i), raw.cells().get(i));
				}
			}
			if (raw.problem() != null) {
				return new Row(raw.line(), cells, new UnusableText(null, raw.problem().message(), raw.problem().remedy()));
			}
			if (beyond) {
				return new Row(raw.line(), cells, new UnusableText(null, "这一行有" + raw.cells().size() + "列，表头只有" + names.size()
						+ "列，多半是内容里有逗号却没有加双引号", "请给含逗号的内容加上双引号后重新上传"));
			}
			return new Row(raw.line(), cells, null);
		}

		@Override
		long bytesRead() {
			return file.bytesRead();
		}

		@Override
		long bytesTotal() {
			return file.bytesTotal();
		}

		@Override
		public void close() {
			file.close();
		}
	}

	private static final class Objects extends TextRows {

		private static final JsonMapper JSON = JsonMapper.builder().build();

		private static final int MOST_KEYS = 200;

		private final LineFile file;

		private final List<String> header;

		private @Nullable Row ahead;

		Objects(LineFile file) {
			this.file = file;
			this.ahead = read();
			this.header = ahead == null ? List.of() : List.copyOf(ahead.cells().keySet());
		}

		@Override
		List<String> header() {
			return header;
		}

		@Override
		List<String> notices() {
			return List.of();
		}

		@Override
		boolean holdText() {
			var looked = 0;
			for (var row = next(); row != null && looked < MOST_LOOKED_AT; row = next()) {
				if (IntakeField.holdsText(row.cells().keySet())) {
					return true;
				}
				looked++;
			}
			return looked == MOST_LOOKED_AT;
		}

		@Override
		@Nullable Row next() {
			var next = ahead;
			ahead = next == null ? null : read();
			return next;
		}

		private @Nullable Row read() {
			if (!file.next()) {
				return null;
			}
			var text = file.text();
			var problem = file.problem();
			if (problem != null || text == null) {
				return new Row(file.line(), Map.of(), problem == null ? noObject() : new UnusableText(null, problem.message(), problem.remedy()));
			}
			try {
				var cells = cells(JSON.readTree(text));
				var line = cells.remove(LINE);
				return new Row(line != null && line.matches("\\d{1,15}") ? Long.parseLong(line) : file.line(), cells, null);
			}
			catch (JacksonException e) {
				return new Row(file.line(), Map.of(), noObject());
			}
			catch (UnusableText e) {
				return new Row(file.line(), Map.of(), e);
			}
		}

		private static UnusableText noObject() {
			return new UnusableText(null, "这一行不是 JSON 对象", "每行应是 {\"标题\":\"…\",\"正文\":\"…\"} 这样的一个对象，请改正后重新上传");
		}

		static Map<String, String> cells(@Nullable JsonNode node) throws UnusableText {
			if (node == null || !node.isObject() || node.size() > MOST_KEYS) {
				throw noObject();
			}
			var cells = new LinkedHashMap<String, String>();
			for (var property : node.properties()) {
				var value = property.getValue();
				if (!value.isNull()) {
					cells.put(property.getKey(), value.isValueNode() ? value.asString() : value.toString());
				}
			}
			return cells;
		}

		@Override
		long bytesRead() {
			return file.bytesRead();
		}

		@Override
		long bytesTotal() {
			return file.bytesTotal();
		}

		@Override
		public void close() {
			file.close();
		}
	}

	/** The fields of an object as a batch or feed sends it. */
	static Map<String, String> cells(JsonNode node) throws UnusableText {
		return Objects.cells(node);
	}
}
