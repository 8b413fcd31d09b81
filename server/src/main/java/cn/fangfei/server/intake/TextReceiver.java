package cn.fangfei.server.intake;

import cn.fangfei.detection.text.TextFingerprint;
import cn.fangfei.server.intake.IntakeKeeping.Received;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionLevel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes texts in, in the transaction of whoever brings them: read, compared, kept, linked, and told to whoever listens. */
@Component
class TextReceiver {

	private final IntakeKeeping keeping;

	private final SubjectLinker linker;

	private final SignalTeller teller;

	TextReceiver(IntakeKeeping keeping, SubjectLinker linker, SignalTeller teller) {
		this.keeping = keeping;
		this.linker = linker;
		this.teller = teller;
	}

	/** In the order of the texts. */
	List<Received> receive(List<IncomingText> texts, TextOrigin origin, Instant now) {
		if (texts.isEmpty()) {
			return List.of();
		}
		var rows = new ArrayList<Map<String, @Nullable Object>>();
		var screenings = new ArrayList<TextScreening>();
		for (var text : texts) {
			var screening = TextScreening.of(text.text(), text.publisher(), text.url());
			screenings.add(screening);
			rows.add(row(rows.size(), text, screening, origin));
		}
		var received = keeping.receive(rows, now);
		var fresh = new LinkedHashMap<UUID, SubjectLinker.Fresh>();
		var touched = new ArrayList<UUID>();
		for (var one : received) {
			if (one.outcome() == IntakeOutcome.NEW) {
				var text = texts.get(one.ordinal());
				fresh.put(one.itemId(), new SubjectLinker.Fresh(one.itemId(), origin.channel(), text.region(), text.text(), text.publisher(),
						text.target(), screenings.get(one.ordinal()).finding()));
			}
			if (one.outcome() != IntakeOutcome.UNCHANGED) {
				touched.add(one.itemId());
			}
		}
		linker.link(fresh.values(), now);
		teller.tell(touched, now);
		return received;
	}

	static Map<String, @Nullable Object> row(int ordinal, IncomingText text, TextScreening screening, TextOrigin origin) {
		var whole = text.text();
		var finding = screening.finding();
		var fingerprint = TextFingerprint.of(whole);
		var row = new HashMap<String, @Nullable Object>();
		row.put("ordinal", ordinal);
		row.put("itemId", Ids.next());
		row.put("rawId", Ids.next());
		row.put("sightingId", Ids.next());
		row.put("screeningId", Ids.next());
		row.put("county", text.region().at(RegionLevel.COUNTY).value());
		row.put("region", text.region().value());
		row.put("channel", origin.channel());
		row.put("sourceName", text.sourceName());
		row.put("importId", origin.importId());
		row.put("sourceId", origin.sourceId());
		row.put("tokenId", origin.tokenId());
		row.put("payload", text.payload());
		row.put("sha256", sha256(text.payload()));
		row.put("externalId", text.externalId());
		row.put("title", text.title());
		row.put("body", text.body());
		row.put("publisher", text.publisher());
		row.put("url", text.url());
		row.put("publishedAt", text.publishedAt() == null ? null : text.publishedAt().toString());
		row.put("textHash", fingerprint.hash());
		row.put("characters", fingerprint.characters());
		row.put("simhash", fingerprint.simhash());
		row.put("marks", TextScreening.marks(whole, finding));
		row.putAll(cells(screening));
		row.put("by", origin.by());
		return row;
	}

	/** A screening as it is kept. */
	static Map<String, @Nullable Object> cells(TextScreening screening) {
		var finding = screening.finding();
		var cells = new HashMap<String, @Nullable Object>();
		cells.put("score", finding.score());
		cells.put("level", finding.level());
		cells.put("guard", finding.guard());
		cells.put("elements", finding.elements());
		cells.put("rates", finding.rates());
		cells.put("spans", finding.spans());
		cells.put("entities", finding.entities());
		cells.put("kinds", screening.kinds());
		cells.put("version", screening.version());
		return cells;
	}

	static String sha256(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
