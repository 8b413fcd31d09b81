package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import of texts.
 * @param read rows, which are those added, sighted, unchanged and rejected
 * @param progress from 0 to 100
 */
record IntakeImportView(UUID importId, String fileName, IntakeChannel channel, RegionCode regionCode, String sourceName,
		List<String> dropped, IntakeImportStatus status, long read, long added, long sighted, long unchanged, long rejected, int progress,
		String startedBy, Instant startedAt, @Nullable Instant finishedAt, @Nullable String message, int version) {

	static IntakeImportView of(IntakeImport i) {
		var progress = i.status() == IntakeImportStatus.DONE ? 100
				: i.bytesTotal() == 0 ? 0 : (int) Math.min(99, 100 * i.bytesDone() / i.bytesTotal());
		return new IntakeImportView(i.importId(), i.fileName(), i.channel(), i.region(), i.sourceName(), i.dropped(), i.status(), i.rowsRead(),
				i.added(), i.sighted(), i.unchanged(), i.rejected(), progress, i.startedBy(), i.startedAt(), i.finishedAt(), i.message(),
				i.version());
	}
}
