package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.formats.alert.Alert;
import cn.fangfei.formats.alert.AlertFile;
import cn.fangfei.formats.alert.AlertRefused;
import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.VerifyingKey;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.funds.FundsKeeping.KnownKey;
import cn.fangfei.server.funds.FundsKeeping.LineOutcome;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a pair of files in, in the transaction of whoever brings it: whose key, whose signature, whether it came before, what it says, and
 * only then anything of it is kept. A pair that is not good leaves nothing behind but the line that says so.
 */
@Component
class AlertReceiver {

	private static final ZoneId CHINA = BankKeyDesk.CHINA;

	/** Clocks of banks may go before ours by so much. */
	private static final Duration AHEAD = Duration.ofMinutes(10);

	/** Lines that go to the database at once. */
	private static final int BATCH = 500;

	private static final int LONGEST_NAME = 200;

	/** So many subjects of a file are called by name. */
	private static final int CALLS_MOST = 5;

	/** An account or a card inside a sentence; a credit code has letters or a check digit of its own. */
	private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[0-9]{16,32}(?![0-9A-Za-z])");

	private final FundsKeeping keeping;

	private final FundsLinker linker;

	private final FundsTeller teller;

	private final ArchiveDesk archive;

	private final NotifyDesk notify;

	private final JsonMapper json;

	AlertReceiver(FundsKeeping keeping, FundsLinker linker, FundsTeller teller, ArchiveDesk archive, NotifyDesk notify, JsonMapper json) {
		this.keeping = keeping;
		this.linker = linker;
		this.teller = teller;
		this.archive = archive;
		this.notify = notify;
		this.json = json;
	}

	/** What is known of a pair, the more the further it was read. */
	private static final class Reading {

		private final IncomingPair pair;

		private final PairSender sender;

		private final Digests digests;

		private @Nullable AlertSignature signature;

		private @Nullable KnownKey key;

		Reading(IncomingPair pair, PairSender sender) {
			this.pair = pair;
			this.sender = sender;
			this.digests = Digests.of(pair.alerts());
		}

		RegionCode region() {
			return key == null ? sender.within() : key.region();
		}

		String bankName() {
			return key == null ? "" : key.bankName();
		}
	}

	/** How many alerts were new, raised or known. */
	private record Counts(int added, int raised, int known) {
	}

	/** The answer is the same whether a pair was taken in or refused: both are kept. */
	AlertFileView receive(IncomingPair pair, PairSender sender, Instant now) {
		var reading = new Reading(pair, sender);
		try {
			var alerts = read(reading, now);
			var key = Objects.requireNonNull(reading.key);
			var file = Ids.next();
			var counts = keep(alerts, reading, key, file, now);
			archive.takeOver(sender.sender(), name(pair), pair.alerts());
			archive.takeOver(sender.sender(), name(pair) + ".sig", pair.signature());
			var row = row(reading, file, AlertFileOutcome.ACCEPTED, null, counts);
			keeping.keepFile(row, now);
			return view(row, now);
		}
		catch (PairRefused e) {
			var row = row(reading, Ids.next(), AlertFileOutcome.REFUSED, e, new Counts(0, 0, 0));
			var first = keeping.keepFile(row, now);
			if (first && (e.reason().suspicious() || sender.token() != null)) {
				notify.toOffice(reading.region(), new Notice(e.reason().suspicious() ? MessageKind.TODO : MessageKind.INFO,
						"拒收一份银行预警文件（" + (reading.key == null ? "来源不明" : reading.bankName()) + "，" + e.reason().label() + "），请与银行电话核实。",
						"/funds/files?outcome=REFUSED", "alert-file", String.valueOf(row.get("fileId"))));
			}
			return view(row, now);
		}
	}

	private List<Alert> read(Reading reading, Instant now) throws PairRefused {
		try {
			var signature = AlertSignature.read(reading.pair.signature());
			reading.signature = signature;
			var key = key(reading, signature, now);
			reading.key = key;
			try (var in = Files.newInputStream(reading.pair.alerts())) {
				signature.verify(VerifyingKey.read(key.publicKey()), in);
			}
			if (!signature.aggregatesOnly()) {
				throw new PairRefused(AlertRefusal.CARRIES_TRANSACTIONS,
						"签名文件没有写明只含汇总（aggregatesOnly），文件可能带有交易明细。按《反洗钱法》第七条不能接收，请让银行用 fangfei flow --sign 重新生成。");
			}
			inOrder(key, signature, now);
			return alerts(reading, signature);
		}
		catch (AlertRefused e) {
			throw new PairRefused(e);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The registered key that the signature names, if it counts today and counted when it was used. */
	private KnownKey key(Reading reading, AlertSignature signature, Instant now) throws PairRefused {
		var found = keeping.keysOf(signature.keyId(), reading.sender.within());
		var name = String.join(" ", BankKeyDesk.groups(signature.keyId()).subList(0, 4)) + " …";
		var counting = found.stream().filter(k -> k.status() != BankKeyStatus.DECLINED).toList();
		if (counting.isEmpty()) {
			throw new PairRefused(AlertRefusal.UNKNOWN_KEY, "签名所用的公钥（指纹 " + name + "）没有在本地区登记。请先与银行电话核对，再由处非办登记公钥。");
		}
		var bank = reading.sender.bank();
		var key = counting.stream().filter(k -> bank == null || k.unitId().equals(bank)).findFirst().orElse(null);
		if (key == null) {
			throw new PairRefused(AlertRefusal.OTHER_BANK, "签名所用的公钥是“" + counting.get(0).bankName() + "”登记的，与送文件的接口令牌不是同一家银行。请用这家银行自己的密钥签名。");
		}
		reading.key = key;
		var today = LocalDate.ofInstant(now, CHINA);
		var signed = signature.signedAt().atZoneSameInstant(CHINA).toLocalDate();
		switch (key.status()) {
			case PROPOSED -> throw new PairRefused(AlertRefusal.KEY_UNCONFIRMED,
					"“" + key.bankName() + "”的公钥（指纹 " + name + "）还没有由另一位同志电话核对确认。请确认后让银行重新送。");
			case WITHDRAWN -> throw new PairRefused(AlertRefusal.KEY_WITHDRAWN,
					"“" + key.bankName() + "”的公钥（指纹 " + name + "）已经停用。请与银行电话核实是谁在使用它，并登记新的公钥。");
			case DECLINED -> throw new IllegalStateException("left out above");
			case CONFIRMED -> {
				if (today.isBefore(key.validFrom()) || signed.isBefore(key.validFrom())) {
					throw new PairRefused(AlertRefusal.KEY_NOT_YET_VALID, "“" + key.bankName() + "”的公钥自" + key.validFrom() + "起有效。请在生效后重新签名报送。");
				}
				if (today.isAfter(key.validUntil()) || signed.isAfter(key.validUntil())) {
					throw new PairRefused(AlertRefusal.KEY_EXPIRED, "“" + key.bankName() + "”的公钥有效期到" + key.validUntil() + "。请登记银行的新公钥。");
				}
			}
		}
		return key;
	}

	private void inOrder(KnownKey key, AlertSignature signature, Instant now) throws PairRefused {
		var again = keeping.replayed(key.region(), key.unitId(), signature.serial(), signature.sm3(), signature.until());
		if (again.isPresent()) {
			throw new PairRefused(AlertRefusal.REPLAYED, again.get().equals("SERIAL") ? "这个序列号（" + signature.serial() + "）的文件已经收过，没有重复接收。"
					: "同样内容、同一期间的文件已经收过，没有重复接收。如果是新一期，请让银行重新运行后再送。");
		}
		var at = signature.signedAt().toInstant();
		if (at.isAfter(now.plus(AHEAD))) {
			throw new PairRefused(AlertRefusal.FROM_FUTURE, "签名时间" + signature.signedAt() + "晚于现在。请银行核对机器的时钟后重新生成。");
		}
		var until = signature.until();
		if (until != null && until.isAfter(signature.signedAt().atZoneSameInstant(CHINA).toLocalDate())) {
			throw new PairRefused(AlertRefusal.FROM_FUTURE, "数据截止" + until + "，晚于签名日期。请让银行核对流水的日期和机器的时钟，重新生成。");
		}
		var last = key.lastSignedAt();
		if (last != null && at.isBefore(last)) {
			throw new PairRefused(AlertRefusal.OUT_OF_ORDER,
					"签名时间" + signature.signedAt() + "早于已收的上一份（" + last.atZone(CHINA).toOffsetDateTime() + "）。请按先后报送，早先的一份不再接收。");
		}
		var before = key.lastUntil();
		if (until != null && before != null && until.isBefore(before)) {
			throw new PairRefused(AlertRefusal.OUT_OF_ORDER, "数据截止" + until + "，早于已收的上一份（截止" + before + "）。请报送最新一期。");
		}
	}

	private static List<Alert> alerts(Reading reading, AlertSignature signature) throws PairRefused, IOException {
		var alerts = new ArrayList<Alert>();
		var signed = signature.signedAt().atZoneSameInstant(CHINA).toLocalDate();
		try (var file = AlertFile.openAggregates(Files.newInputStream(reading.pair.alerts()), name(reading.pair))) {
			while (file.next()) {
				var alert = file.alert();
				refuseIdentity(alert, reading);
				if (alert.level().compareTo(RiskLevel.YELLOW) < 0) {
					throw bad(alert, reading, "等级低于黄色，不是预警");
				}
				if (day(alert).isAfter(signed)) {
					throw bad(alert, reading, "研判日期" + day(alert) + "晚于签名日期");
				}
				alerts.add(alert);
			}
		}
		catch (AlertRefused e) {
			throw new PairRefused(e);
		}
		return alerts;
	}

	private static PairRefused bad(Alert alert, Reading reading, String what) {
		return new PairRefused(AlertRefusal.BAD_LINE,
				"“" + name(reading.pair) + "”第" + alert.line() + "行：" + what + "。请让银行用 fangfei flow 重新生成，不要改动文件。");
	}

	/** Nobody's number leaves a bank, wherever in a line it stands. */
	private static void refuseIdentity(Alert alert, Reading reading) throws PairRefused {
		var texts = new ArrayList<String>();
		alert.reasons().forEach(r -> texts.add(r.sentence()));
		texts.addAll(alert.lowering());
		texts.addAll(alert.coverage());
		texts.add(alert.severity());
		if (alert.challenger() != null) {
			alert.challenger().reasons().forEach(r -> texts.add(r.sentence()));
		}
		for (var said : texts) {
			// the bank's own number of a customer may have as many digits as a telephone; the reader of the file looks at it
			var text = said.replace("“" + alert.subject() + "”", "");
			if (NUMBER.matcher(text).results().anyMatch(m -> FundsLinker.code(m.group()) == null) || !FreeText.masked(text).equals(text)) {
				throw new PairRefused(AlertRefusal.CARRIES_ACCOUNT, "“" + name(reading.pair) + "”第" + alert.line()
						+ "行带有像是账号、卡号、证件号或者电话的号码，不能交出银行（《反洗钱法》第七条）。请让银行改用信用代码或客户编号，重新生成。");
			}
		}
	}

	private Counts keep(List<Alert> alerts, Reading reading, KnownKey key, UUID file, Instant now) {
		var counts = new int[LineOutcome.values().length];
		var firms = linker.byCode(key.region(), alerts.stream().map(Alert::subject).toList());
		var touched = new ArrayList<UUID>();
		var fresh = new ArrayList<FundsLinker.Fresh>();
		var calling = new ArrayList<UUID>();
		for (var from = 0; from < alerts.size(); from += BATCH) {
			var rows = new ArrayList<Map<String, @Nullable Object>>();
			for (var i = from; i < Math.min(from + BATCH, alerts.size()); i++) {
				var alert = alerts.get(i);
				var firm = firms.get(alert.subject());
				rows.add(row(i, alert, reading, key, file, firm == null ? FundsLinker.name(key.bankName(), alert.subject()) : firm.name()));
			}
			for (var told : keeping.receive(rows, now)) {
				counts[told.outcome().ordinal()]++;
				touched.add(told.alertId());
				if (told.calls()) {
					calling.add(told.alertId());
				}
				if (told.outcome() == LineOutcome.NEW) {
					fresh.add(new FundsLinker.Fresh(told.alertId(), key.region(), key.bankName(), alerts.get(told.ordinal()).subject()));
				}
			}
		}
		linker.link(key.region(), fresh, now);
		teller.tell(touched.stream().distinct().toList(), now);
		call(key, calling);
		return new Counts(counts[LineOutcome.NEW.ordinal()], counts[LineOutcome.RAISED.ordinal()], counts[LineOutcome.KNOWN.ordinal()]);
	}

	/** Calls the office for what a bank calls urgent (D12), once for an alert. A file with many of them is one call for the county. */
	private void call(KnownKey key, List<UUID> alerts) {
		if (alerts.size() > CALLS_MOST) {
			notify.toOffice(key.region(), new Notice(MessageKind.URGENT,
					"“" + key.bankName() + "”的预警文件里有" + alerts.size() + "个主体加急：到期的没有兑付。请当日研判。",
					"/funds?urgent=true&bank=" + key.unitId() + "&judged=WAITING", "bank", key.unitId().toString()));
			return;
		}
		for (var linked : keeping.linksOf(alerts)) {
			if (linked.stands()) {
				notify.toOffice(linked.region(), new Notice(MessageKind.URGENT,
						"加急资金预警：“" + linked.subjectName() + "”（" + linked.bankName() + "）" + linked.urgent() + "请当日研判。",
						"/funds/" + linked.alertId(), "funds-alert", linked.alertId().toString()));
			}
		}
	}

	private Map<String, @Nullable Object> row(int ordinal, Alert alert, Reading reading, KnownKey key, UUID file, String name) {
		var row = new HashMap<String, @Nullable Object>();
		row.put("ordinal", ordinal);
		row.put("alertId", Ids.next());
		row.put("lineId", Ids.next());
		row.put("fileId", file);
		row.put("lineNo", alert.line());
		row.put("county", key.region().value());
		row.put("region", key.region().value());
		row.put("unitId", key.unitId());
		row.put("bankName", key.bankName());
		row.put("subjectKey", alert.subject());
		row.put("kind", FundsLinker.code(alert.subject()) == null ? "OTHER_PARTY" : "FIRM");
		row.put("name", name);
		row.put("level", alert.level());
		row.put("score", alert.score().setScale(1, RoundingMode.HALF_UP));
		row.put("day", day(alert));
		row.put("typologies", alert.typologies());
		row.put("marks", alert.reasons().stream().map(Alert.Reason::feature).distinct().toList());
		row.put("elements", alert.reasons().stream().map(r -> r.element().name()).distinct().toList());
		row.put("because", alert.reasons().get(0).sentence());
		row.put("payload", json.readTree(alert.text()));
		row.put("sha256", sha256(alert.text()));
		row.put("urgent", alert.urgent());
		row.put("until", Objects.requireNonNull(reading.signature).until());
		row.put("fileName", name(reading.pair));
		row.put("serial", Objects.requireNonNull(reading.signature).serial());
		return row;
	}

	private static Map<String, @Nullable Object> row(Reading reading, UUID file, AlertFileOutcome outcome, @Nullable PairRefused refused,
			Counts counts) {
		var signature = reading.signature;
		var key = reading.key;
		var row = new HashMap<String, @Nullable Object>();
		row.put("fileId", file);
		row.put("region", reading.region().value());
		row.put("outcome", outcome);
		row.put("refusal", refused == null ? null : refused.reason());
		row.put("refusalDetail", refused == null ? null : refused.getMessage());
		row.put("keyId", key == null ? null : key.keyId());
		row.put("unitId", key == null ? null : key.unitId());
		row.put("bankName", key == null ? null : key.bankName());
		row.put("fingerprint", signature == null ? null : signature.keyId());
		row.put("serial", signature == null ? null : signature.serial());
		row.put("signedAt", signature == null ? null : signature.signedAt());
		row.put("from", signature == null ? null : signature.from());
		row.put("until", signature == null ? null : signature.until());
		row.put("weights", signature == null ? null : signature.weights());
		row.put("alerts", counts.added() + counts.raised() + counts.known());
		row.put("added", counts.added());
		row.put("raised", counts.raised());
		row.put("known", counts.known());
		row.put("fileName", name(reading.pair));
		row.put("size", reading.digests.size());
		row.put("sha256", reading.digests.sha256());
		row.put("sm3", reading.digests.sm3());
		row.put("signatureSha256", sha256(reading.pair.signature()));
		row.put("by", reading.sender.name());
		row.put("tokenId", reading.sender.token());
		return row;
	}

	private static AlertFileView view(Map<String, @Nullable Object> row, Instant now) {
		var refusal = (AlertRefusal) row.get("refusal");
		var signedAt = (OffsetDateTime) row.get("signedAt");
		var serial = row.get("serial");
		return new AlertFileView((UUID) required(row, "fileId"), (AlertFileOutcome) required(row, "outcome"), refusal,
				refusal == null ? null : refusal.label(), (String) row.get("refusalDetail"), (String) row.get("bankName"),
				(String) row.get("fingerprint"), serial == null ? null : serial.toString(), signedAt == null ? null : signedAt.toInstant(),
				(LocalDate) row.get("from"), (LocalDate) row.get("until"), (String) row.get("weights"), (int) required(row, "alerts"),
				(int) required(row, "added"), (int) required(row, "raised"), (int) required(row, "known"), (String) required(row, "fileName"),
				(long) required(row, "size"), (String) required(row, "sha256"), (String) required(row, "sm3"), now, (String) required(row, "by"));
	}

	private static Object required(Map<String, @Nullable Object> row, String name) {
		return Objects.requireNonNull(row.get(name));
	}

	/** The last part of what the sender calls the file. */
	private static String name(IncomingPair pair) {
		var sent = pair.fileName();
		var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
		return name.isEmpty() ? "alerts.jsonl" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
	}

	private static LocalDate day(Alert alert) {
		return alert.at().atZoneSameInstant(CHINA).toLocalDate();
	}

	/** What a file is, in one reading. */
	private record Digests(long size, String sha256, String sm3) {

		static Digests of(Path file) {
			try (var in = Files.newInputStream(file)) {
				var sha = sha();
				var sm3 = new SM3Digest();
				var buffer = new byte[1 << 16];
				var size = 0L;
				for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
					sha.update(buffer, 0, n);
					sm3.update(buffer, 0, n);
					size += n;
				}
				var value = new byte[sm3.getDigestSize()];
				sm3.doFinal(value, 0);
				return new Digests(size, HexFormat.of().formatHex(sha.digest()), HexFormat.of().formatHex(value));
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	static String sha256(String text) {
		return sha256(text.getBytes(StandardCharsets.UTF_8));
	}

	static String sha256(byte[] bytes) {
		return HexFormat.of().formatHex(sha().digest(bytes));
	}

	private static MessageDigest sha() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
