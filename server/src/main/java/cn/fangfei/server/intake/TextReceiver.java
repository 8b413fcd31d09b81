package cn.fangfei.server.intake;

import cn.fangfei.detection.text.TextFingerprint;
import cn.fangfei.server.intake.IntakeKeeping.Received;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Refusal;
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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes texts in, in the transaction of whoever brings them: read, compared, kept, linked, and told to whoever listens. */
@Component
class TextReceiver {

	private static final Logger log = LoggerFactory.getLogger(TextReceiver.class);

	private final IntakeKeeping keeping;

	private final SubjectLinker linker;

	private final SignalTeller teller;

	private final Reappearances reappearances;

	/** Goes back to where it began without the transaction that it is part of. */
	private final TransactionTemplate apart;

	TextReceiver(IntakeKeeping keeping, SubjectLinker linker, SignalTeller teller, Reappearances reappearances,
			PlatformTransactionManager transactions) {
		this.reappearances = reappearances;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		this.keeping = keeping;
		this.linker = linker;
		this.teller = teller;
	}

	/**
	 * In the order of the texts. One that cannot be kept does not take the others with it: then each is taken in by itself.
	 * @param unkept told of such a one: its place among the texts, and why
	 */
	List<Received> receive(List<IncomingText> texts, TextOrigin origin, Instant now, BiConsumer<Integer, UnusableText> unkept) {
		if (texts.isEmpty()) {
			return List.of();
		}
		try {
			return apart.execute(status -> take(texts, origin, now));
		}
		catch (RuntimeException | StackOverflowError e) {
			if (!liesInTheText(e)) {
				throw e;
			}
			log.warn("{} texts of {} could not be kept together: {}", texts.size(), origin.by(), e.getClass().getName());
		}
		if (texts.size() == 1) {
			unkept.accept(0, new UnusableText(null, "这一条的内容无法保存", "请检查有没有乱码或者异常的数值，改正后重新提交"));
			return List.of();
		}
		var received = new ArrayList<Received>();
		for (var i = 0; i < texts.size(); i++) {
			var place = i;
			receive(List.of(texts.get(i)), origin, now, (alone, why) -> unkept.accept(place, why))
				.forEach(r -> received.add(new Received(place, r.outcome(), r.itemId())));
		}
		return received;
	}

	/** Whether another text might be kept where this failed: not when the database is away or somebody stands in the way. */
	private static boolean liesInTheText(Throwable failure) {
		return failure instanceof DataIntegrityViolationException
				|| !(failure instanceof DataAccessException || failure instanceof TransactionException || failure instanceof Refusal);
	}

	private List<Received> take(List<IncomingText> texts, TextOrigin origin, Instant now) {
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
		reappearances.tell(received.stream().filter(r -> r.outcome() == IntakeOutcome.SIGHTED).map(Received::itemId).distinct().toList(), now);
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
