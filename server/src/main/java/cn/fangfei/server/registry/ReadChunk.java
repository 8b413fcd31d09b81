package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.formats.RegisterRow;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.server.registry.Location.Reach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Some rows of a file, read, placed and screened, ready to be copied to the database in one transaction. */
final class ReadChunk {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final UUID importId;

	private final CopyText rows = new CopyText();

	private final CopyText hits = new CopyText();

	private final CopyText rejects = new CopyText();

	private long lastRow;

	private long bytesRead;

	private boolean last;

	ReadChunk(UUID importId, long lastRow) {
		this.importId = importId;
		this.lastRow = lastRow;
	}

	/** Stages a firm. Of one that lies elsewhere only the key is kept: a later row of the file may repeat it. */
	void add(long rowNo, RegisterRow row, Location location, List<WordingHit> found) {
		lastRow = rowNo;
		var outside = location.reach() == Reach.OUTSIDE;
		var capital = row.capital();
		rows.put(importId)
			.put(rowNo)
			.put(row.line())
			.put(location.reach().name())
			.put(row.key())
			.put(OrderedIds.next())
			.put(row.creditCode())
			.put(row.name())
			.put(row.registeredOn());
		if (outside) {
			rows.put("").put("").put("").put((String) null).put((String) null).put("").put("").put("").put("").put("").put("{}");
		}
		else {
			rows.put(row.kind())
				.put(row.legalRepresentative())
				.put(capital == null ? "" : capital.text())
				.put(capital == null ? null : capital.amount())
				.put(capital == null ? null : capital.currency())
				.put(row.scope())
				.put(row.province())
				.put(row.city())
				.put(row.address())
				.put(row.licence())
				.put(row.extra().isEmpty() ? "{}" : JSON.writeValueAsString(row.extra()));
		}
		rows.put(location.region().value()).put(location.placed()).put(outside ? null : tier(found)).put(!outside && guarded(found)).end();
		if (!outside) {
			found.forEach(hit -> addHit(rowNo, hit));
		}
	}

	void reject(long rowNo, long line, List<RowProblem> problems) {
		lastRow = rowNo;
		rejects.put(importId)
			.put(rowNo)
			.put(line)
			.put(joined(problems, RowProblem::message))
			.put(joined(problems, RowProblem::remedy))
			.end();
	}

	/** Closes the chunk: how much of the file it reached, and whether the file is at its end. */
	ReadChunk close(long bytes, boolean end) {
		bytesRead = bytes;
		last = end;
		return this;
	}

	CopyText rows() {
		return rows;
	}

	CopyText hits() {
		return hits;
	}

	CopyText rejects() {
		return rejects;
	}

	/** Characters held, to bound the memory a chunk takes. */
	int length() {
		return rows.length() + hits.length() + rejects.length();
	}

	long lastRow() {
		return lastRow;
	}

	long bytesRead() {
		return bytesRead;
	}

	boolean last() {
		return last;
	}

	private void addHit(long rowNo, WordingHit hit) {
		hits.put(importId)
			.put(rowNo)
			.put(OrderedIds.next())
			.put(hit.position().name())
			.put(hit.term())
			.put(hit.tier().name())
			.put(hit.start())
			.put(hit.end())
			.put(hit.context())
			.put(hit.contextStart())
			.put(hit.guard())
			.end();
	}

	/** The gravest tier of a hit that no guard explains. */
	static @Nullable String tier(List<WordingHit> hits) {
		return hits.stream().filter(h -> !h.guarded()).map(WordingHit::tier).min(WordingTier::compareTo).map(Enum::name).orElse(null);
	}

	static boolean guarded(List<WordingHit> hits) {
		return hits.stream().anyMatch(WordingHit::guarded);
	}

	private static String joined(List<RowProblem> problems, Function<RowProblem, String> part) {
		return problems.stream()
			.filter(p -> p.severity() == Severity.ERROR)
			.map(part)
			.collect(Collectors.toCollection(LinkedHashSet::new))
			.stream()
			.collect(Collectors.joining("；"));
	}
}
