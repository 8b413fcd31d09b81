package cn.fangfei.server.verification;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the metadata out of an MP4 or MOV file (ISO/IEC 14496-12) in place. Boxes that hold place, author or device become
 * {@code free} boxes of the same size filled with zeros, so that every offset in the file still holds and nothing is encoded anew.
 * Tracks that are neither picture nor sound (a camera's track of places) lose their samples too. A file whose boxes do not add up is
 * refused: what cannot be walked through cannot be vouched for.
 */
final class MovieCopies {

	private static final Set<String> TOP = Set.of("ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "wide");

	private static final Set<String> HOLDERS = Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "mvex", "moof", "traf", "mfra");

	private static final Set<String> FILLED = Set.of("udta", "meta", "uuid", "free", "skip", "pnot", "PICT", "xml ", "id32");

	private static final Set<String> SHOWN = Set.of("vide", "soun");

	private static final int DEEPEST = 8;

	private static final int MOST_BOXES = 500_000;

	private final RandomAccessFile file;

	private final List<Box> tracks = new ArrayList<>();

	private int boxes;

	private boolean movie;

	private boolean fragmented;

	private MovieCopies(RandomAccessFile file) {
		this.file = file;
	}

	/** A box: where it begins, where its content begins, where it ends. */
	private record Box(String type, long start, long content, long end) {
	}

	static void clean(Path path) throws IOException, CopyImpossible {
		path.toFile().setWritable(true);
		try (var file = new RandomAccessFile(path.toFile(), "rw")) {
			new MovieCopies(file).clean();
			file.getChannel().force(true);
		}
	}

	private void clean() throws IOException, CopyImpossible {
		walk(0, file.length(), 0);
		if (!movie) {
			throw broken();
		}
		for (var track : tracks) {
			if (!shown(track)) {
				if (fragmented) {
					throw hidden();
				}
				eraseSamples(track);
				erase(track);
			}
		}
	}

	private void walk(long from, long end, int depth) throws IOException, CopyImpossible {
		for (var at = from; at < end;) {
			// a list of QuickTime boxes may end in four zeros
			if (depth > 0 && end - at == 4) {
				return;
			}
			var box = box(at, end, depth);
			at = box.end();
			if (FILLED.contains(box.type()) || depth == 0 && !TOP.contains(box.type())) {
				erase(box);
				continue;
			}
			movie |= depth == 0 && box.type().equals("moov");
			fragmented |= box.type().equals("moof");
			if (box.type().equals("trak")) {
				tracks.add(box);
			}
			if (HOLDERS.contains(box.type())) {
				walk(box.content(), box.end(), depth + 1);
			}
		}
	}

	private Box box(long at, long end, int depth) throws IOException, CopyImpossible {
		if (end - at < 8 || ++boxes > MOST_BOXES || depth > DEEPEST) {
			throw broken();
		}
		file.seek(at);
		var size = file.readInt() & 0xffffffffL;
		var type = type();
		var content = at + 8;
		if (size == 1) {
			if (end - at < 16) {
				throw broken();
			}
			size = file.readLong();
			content = at + 16;
		}
		else if (size == 0 && depth == 0) {
			size = end - at;
		}
		if (size < content - at || size > end - at) {
			throw broken();
		}
		return new Box(type, at, content, at + size);
	}

	/** Makes a box a {@code free} one of zeros. */
	private void erase(Box box) throws IOException {
		file.seek(box.start() + 4);
		file.write("free".getBytes(StandardCharsets.ISO_8859_1));
		zero(box.content(), box.end());
	}

	private void zero(long from, long end) throws IOException {
		var zeros = new byte[(int) Math.min(1 << 16, Math.max(0, end - from))];
		file.seek(from);
		for (var left = end - from; left > 0; left -= zeros.length) {
			file.write(zeros, 0, (int) Math.min(left, zeros.length));
		}
	}

	private boolean shown(Box track) throws IOException, CopyImpossible {
		var handler = below(Optional.of(track), "mdia", "hdlr");
		if (handler.isEmpty()) {
			return false;
		}
		file.seek(handler.get().content() + 8);
		return SHOWN.contains(type());
	}

	/** Fills the samples of a track with zeros, found by its tables of chunks and sizes. */
	private void eraseSamples(Box track) throws IOException, CopyImpossible {
		var table = below(Optional.of(track), "mdia", "minf", "stbl");
		if (table.isEmpty()) {
			return;
		}
		var sizes = below(table, "stsz");
		var runs = below(table, "stsc");
		var narrow = below(table, "stco");
		var wide = below(table, "co64");
		var chunks = narrow.isPresent() ? narrow : wide;
		if (sizes.isEmpty() || runs.isEmpty() || chunks.isEmpty()) {
			throw hidden();
		}
		file.seek(sizes.get().content() + 4);
		var same = file.readInt() & 0xffffffffL;
		var samples = counted(sizes.get(), 12, same == 0 ? 4 : 0);
		var chunkCount = counted(chunks.get(), 8, narrow.isPresent() ? 4 : 8);
		var runCount = counted(runs.get(), 8, 12);
		var sample = 0L;
		var run = 0L;
		for (var chunk = 1L; chunk <= chunkCount && sample < samples; chunk++) {
			while (run + 1 < runCount && word(runs.get().content() + 8 + (run + 1) * 12) <= chunk) {
				run++;
			}
			var inChunk = runCount == 0 ? 0 : word(runs.get().content() + 8 + run * 12 + 4);
			var at = chunkAt(chunks.get(), chunk, narrow.isPresent());
			for (var i = 0L; i < inChunk && sample < samples; i++, sample++) {
				var size = same != 0 ? same : word(sizes.get().content() + 12 + sample * 4);
				if (at < 0 || at + size > file.length()) {
					throw broken();
				}
				zero(at, at + size);
				at += size;
			}
		}
	}

	private long chunkAt(Box chunks, long chunk, boolean narrow) throws IOException {
		if (narrow) {
			return word(chunks.content() + 8 + (chunk - 1) * 4);
		}
		file.seek(chunks.content() + 8 + (chunk - 1) * 8);
		return file.readLong();
	}

	/** The count in a table, which must fit the table. */
	private long counted(Box table, int head, int each) throws IOException, CopyImpossible {
		var count = word(table.content() + head - 4);
		if (table.content() + head + count * each > table.end() || count > MOST_BOXES * 20L) {
			throw broken();
		}
		return count;
	}

	private long word(long at) throws IOException {
		file.seek(at);
		return file.readInt() & 0xffffffffL;
	}

	/** The box at the end of a path of types below a box, if all are there. */
	private Optional<Box> below(Optional<Box> box, String... types) throws IOException, CopyImpossible {
		var at = box;
		for (var type : types) {
			if (at.isEmpty()) {
				return at;
			}
			at = child(at.get(), type);
		}
		return at;
	}

	private Optional<Box> child(Box parent, String type) throws IOException, CopyImpossible {
		for (var at = parent.content(); parent.end() - at >= 8;) {
			var box = box(at, parent.end(), 1);
			if (box.type().equals(type)) {
				return Optional.of(box);
			}
			at = box.end();
		}
		return Optional.empty();
	}

	private String type() throws IOException {
		var four = new byte[4];
		file.readFully(four);
		return new String(four, StandardCharsets.ISO_8859_1);
	}

	private static CopyImpossible hidden() {
		return new CopyImpossible("视频里有一条不是画面和声音的轨道，无法确认已清除，不能生成副本，只能下载原件查看。");
	}

	private static CopyImpossible broken() {
		return new CopyImpossible("视频或音频的结构不完整，不能生成副本，只能下载原件查看。");
	}
}
