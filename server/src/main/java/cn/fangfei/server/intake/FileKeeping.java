package cn.fangfei.server.intake;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.intake.IntakeFileView.IntakeRejectView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks a file through before it is kept. One without anything that tells who complained is kept as it is; any other is written anew, one
 * object a line, without those columns and with the numbers hidden, and what was sent is thrown away.
 */
final class FileKeeping {

	/** More of them help nobody to mend a file. */
	private static final int MOST_BAD = 1_000;

	private static final int PREVIEW = 10;

	/** A file of 200 MB may unfold to forty times as much; what is written anew takes disk that all share. */
	private static final long MOST_WRITTEN = 2L << 30;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final IntakeChannel channel;

	private final List<String> header;

	private final List<String> dropped;

	private List<String> notices = List.of();

	private long rows;

	private long masked;

	private final List<IntakeRejectView> bad = new ArrayList<>();

	private long badRows;

	private long written;

	private FileKeeping(IntakeChannel channel, List<String> header, Set<String> dropped) {
		this.channel = channel;
		this.header = header;
		this.dropped = List.copyOf(dropped);
	}

	/**
	 * @param file what was sent
	 * @param target where the file is written anew if that is needed
	 */
	static FileKeeping look(Path file, String fileName, IntakeChannel channel, Path target) throws UnreadableFile {
		return look(file, fileName, channel, target, MOST_WRITTEN);
	}

	/** @param mostWritten bytes of the file written anew, counted as three for each character */
	static FileKeeping look(Path file, String fileName, IntakeChannel channel, Path target, long mostWritten) throws UnreadableFile {
		var keeping = first(file, fileName, channel);
		if (keeping.rewrites()) {
			try (var in = TextRows.open(file, fileName); var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
				keeping.rewrite(in, out, mostWritten);
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return keeping;
	}

	/** Counts the rows and finds the columns: of objects any line may have a key of its own. */
	private static FileKeeping first(Path file, String fileName, IntakeChannel channel) throws UnreadableFile {
		try (var in = TextRows.open(file, fileName)) {
			var header = new LinkedHashSet<>(in.header());
			var rows = 0L;
			for (var row = in.next(); row != null; row = in.next()) {
				rows++;
				if (header.size() < 1_000) {
					header.addAll(row.cells().keySet());
				}
			}
			var keeping = new FileKeeping(channel, List.copyOf(header), Set.copyOf(IdentityColumns.in(channel, header)));
			keeping.rows = rows;
			keeping.notices = in.notices();
			return keeping;
		}
	}

	private void rewrite(TextRows in, BufferedWriter out, long mostWritten) throws IOException {
		var gone = Set.copyOf(dropped);
		for (var row = in.next(); row != null; row = in.next()) {
			var problem = row.problem();
			if (problem != null) {
				badRows++;
				if (bad.size() < MOST_BAD) {
					bad.add(new IntakeRejectView(row.line(), problem.field(), problem.message(), problem.remedy()));
				}
				continue;
			}
			var cells = new LinkedHashMap<String, String>(row.cells());
			cells.keySet().removeAll(gone);
			var kept = new LinkedHashMap<String, String>();
			kept.put(TextRows.LINE, Long.toString(row.line()));
			kept.putAll(TextReading.kept(channel, cells));
			if (!kept.values().containsAll(cells.values())) {
				masked++;
			}
			var line = JSON.writeValueAsString(kept);
			written += 3L * line.length(); // no character takes more in UTF-8
			if (written > mostWritten) {
				throw new IntakeFileUnreadable("文件解开后超过" + (MOST_WRITTEN >> 30) + "GB，没有保存。请拆成几个文件后分别上传。");
			}
			out.write(line);
			out.write('\n');
		}
	}

	/** Complaints are always written anew: whoever complained may have put a name or number into any of them. */
	boolean rewrites() {
		return channel == IntakeChannel.COMPLAINT || !dropped.isEmpty();
	}

	List<String> header() {
		return header;
	}

	List<String> dropped() {
		return header.stream().filter(dropped::contains).toList();
	}

	/** What is worth saying of the file as a whole, in sentences. */
	List<String> notices() {
		return notices;
	}

	long rows() {
		return rows;
	}

	long masked() {
		return masked;
	}

	/** Rows that could not be read when the file was written anew, the first {@value #MOST_BAD} of them. */
	List<IntakeRejectView> bad() {
		return bad;
	}

	/** How many they are. */
	long badRows() {
		return badRows;
	}

	static int previewRows() {
		return PREVIEW;
	}

	/** The name of a file without what says of which kind it is. */
	static String bare(String fileName) {
		return fileName.replaceFirst("(?i)(\\.(csv|xlsx|jsonl|ndjson|json|txt))?(\\.gz)?$", "");
	}

	/** What is kept of the file, in words. */
	String kept() {
		if (!rewrites()) {
			return "原文件按原样保存。";
		}
		var columns = dropped().isEmpty() ? "" : "已去除可能识别投诉人、举报人的列：" + String.join("、", dropped()) + "。";
		var hidden = masked == 0 ? "" : masked + "行中的证件号码、电话或者姓名已隐去。";
		return columns + hidden + "保存的文件不含上述内容，上传的原文件已删除。";
	}

	/** Why nothing can be brought in. */
	@Nullable String problem() {
		if (!IntakeField.holdsText(header)) {
			return "表头里没有找到“正文”或“标题”列。请把表头改为“正文”后重新上传。";
		}
		return rows == 0 ? "文件只有表头，没有内容。请检查导出是否成功，再重新上传。" : null;
	}
}
