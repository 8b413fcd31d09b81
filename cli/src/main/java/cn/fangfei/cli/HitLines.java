package cn.fangfei.cli;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.formats.RegisterRow;
import de.siegmar.fastcsv.writer.CsvWriter;

/** Writes the hits of one row as lines of the result. One thread. */
final class HitLines {

	static final byte[] HEADER = "credit_code,name,position,term,tier,start,end,context,guard\r\n".getBytes(StandardCharsets.UTF_8);

	private static final byte[] NOTHING = {};

	private final StringWriter text = new StringWriter(512);
	private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);

	HitSpool.Found found(RegisterRow firm, List<WordingHit> hits) {
		if (hits.isEmpty()) {
			return new HitSpool.Found(firm.line(), firm.name(), 0, 0, 0, NOTHING);
		}
		int forbidden = 0;
		int guarded = 0;
		var code = firm.creditCode() == null ? "" : firm.creditCode();
		for (var hit : hits) {
			forbidden += hit.tier() == WordingTier.FORBIDDEN ? 1 : 0;
			guarded += hit.guarded() ? 1 : 0;
			csv.writeRecord(code, firm.name(), hit.position().name(), hit.term(), hit.tier().name(), Integer.toString(hit.start()),
					Integer.toString(hit.end()), hit.context(), hit.guard() == null ? "" : hit.guard());
		}
		var lines = text.toString().getBytes(StandardCharsets.UTF_8);
		text.getBuffer().setLength(0);
		return new HitSpool.Found(firm.line(), firm.name(), hits.size(), forbidden, guarded, lines);
	}
}
