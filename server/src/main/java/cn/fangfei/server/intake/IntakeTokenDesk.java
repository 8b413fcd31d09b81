package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.MachineSecret;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.intake.IntakeBatchView.IntakeBatchLine;
import cn.fangfei.server.intake.IntakeTokens.Bearer;
import cn.fangfei.server.intake.IntakeTokens.Token;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where tokens are issued and revoked, and machines that bear one send texts. */
@Service
@Transactional
public class IntakeTokenDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final MachineSecret SECRETS = new MachineSecret("ffi_");

	private final IntakeTokens tokens;

	private final IntakeSourceDesk sources;

	private final TextReceiver receiver;

	private final RegionDesk regions;

	private final Once once;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final int batchesAMinute;

	IntakeTokenDesk(IntakeTokens tokens, IntakeSourceDesk sources, TextReceiver receiver, RegionDesk regions, Once once, Access access,
			AuditTrail audit, Clock clock, @Value("${fangfei.intake.batches-a-minute:60}") int batchesAMinute) {
		if (batchesAMinute < 1) {
			throw new IllegalArgumentException("fangfei.intake.batches-a-minute 应为 1 以上的整数：" + batchesAMinute);
		}
		this.tokens = tokens;
		this.sources = sources;
		this.receiver = receiver;
		this.regions = regions;
		this.once = once;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.batchesAMinute = batchesAMinute;
	}

	@Permit("intake:source")
	@Transactional(readOnly = true)
	List<IntakeTokenView> list() {
		var region = access.actor().region();
		return region == null ? List.of() : tokens.list(region).stream().map(this::view).toList();
	}

	/** Issues a token. Its secret is in this answer and nowhere else. */
	@Permit("intake:source")
	public IssuedToken issue(String name, IntakeChannel channel, RegionCode region, LocalDate until) {
		var actor = access.actor();
		sources.refuseRegion(region);
		var now = clock.instant();
		var today = LocalDate.ofInstant(now, CHINA);
		if (!MachineSecret.mayEnd(until, today)) {
			throw new IntakeTokenTermWrong();
		}
		var secret = SECRETS.fresh();
		var token = new Token(Ids.next(), name.strip(), channel, region, until.plusDays(1).atStartOfDay(CHINA).toInstant(), actor.displayName(),
				now, null, null, null, 0);
		tokens.add(token, secret, actor);
		audit.record(actor, "intake:source", "intake-token", token.tokenId(), region, "发放接口令牌“" + token.name() + "”，有效期至" + until);
		return new IssuedToken(view(token), secret);
	}

	/** Ends a token at once. */
	@Permit("intake:source")
	public IntakeTokenView revoke(UUID id, int version) {
		var actor = access.actor();
		var token = find(id);
		if (!tokens.revoke(id, territory(), actor.displayName(), clock.instant(), version)) {
			var now = find(id);
			throw new IntakeTokenRevoked(now.name(), now.revokedBy() == null ? "他人" : now.revokedBy());
		}
		audit.record(actor, "intake:source", "intake-token", id, token.region(), "停用接口令牌“" + token.name() + "”");
		return view(find(id));
	}

	private Token find(UUID id) {
		return tokens.find(id, territory()).orElseThrow(IntakeTokenNotFound::new);
	}

	/** Where the post of this session keeps tokens; a post of no division keeps none. */
	private RegionCode territory() {
		return Optional.ofNullable(access.actor().region()).orElseThrow(IntakeTokenNotFound::new);
	}

	/**
	 * Whom a token stands for. A transaction of its own that keeps when the token was used: nothing is held of it while a batch is taken in,
	 * and what has not the shape of a token is not asked for.
	 * @param authorization the header as it came
	 * @throws IntakeTokenTooOften when the token sent as many within the minute as it may
	 */
	@Transactional(label = Access.NO_TURN)
	Bearer enter(@Nullable String authorization) {
		var secret = SECRETS.of(authorization).orElseThrow(IntakeTokenInvalid::new);
		var bearer = tokens.take(secret, batchesAMinute, clock.instant()).orElseThrow(IntakeTokenInvalid::new);
		if (!bearer.pause().isZero()) {
			throw new IntakeTokenTooOften(batchesAMinute, bearer.pause());
		}
		return bearer;
	}

	/** Takes a batch in from whoever bears the token; sent again under its key it is the same batch. */
	IntakeBatchView receive(Bearer bearer, String key, List<Map<String, @Nullable Object>> texts) {
		return once.run(bearer.tokenId(), key, texts, IntakeBatchView.class, () -> take(bearer, texts));
	}

	private IntakeBatchView take(Bearer bearer, List<Map<String, @Nullable Object>> texts) {
		var now = clock.instant();
		var reading = new TextReading(bearer.channel(), bearer.name(), true, bearer.region(), new IntakePlaces(bearer.region(), regions), now);
		var good = new ArrayList<IncomingText>();
		var places = new ArrayList<Integer>();
		var lines = new HashMap<Integer, IntakeBatchLine>();
		var dropped = new TreeSet<String>();
		for (var i = 0; i < texts.size(); i++) {
			try {
				var cells = cells(texts.get(i));
				dropped.addAll(IdentityColumns.in(bearer.channel(), cells.keySet()));
				good.add(reading.read(cells));
				places.add(i);
			}
			catch (UnusableText e) {
				lines.put(i, rejected(i, e));
			}
		}
		var counts = new int[IntakeOutcome.values().length];
		for (var one : receiver.receive(good, new TextOrigin(bearer.channel(), null, null, bearer.tokenId(), bearer.name()), now,
				(place, why) -> lines.put(places.get(place), rejected(places.get(place), why)))) {
			var index = places.get(one.ordinal());
			counts[one.outcome().ordinal()]++;
			lines.put(index, new IntakeBatchLine(index, one.outcome(), one.itemId(), null, null, null));
		}
		counts[IntakeOutcome.REJECTED.ordinal()] = (int) lines.values().stream().filter(l -> l.outcome() == IntakeOutcome.REJECTED).count();
		audit.recordMachine("接口：" + bearer.name(), "intake:receive", "intake-token", bearer.tokenId(), bearer.region(),
				"接口送来" + texts.size() + "条，新增" + counts[IntakeOutcome.NEW.ordinal()] + "，再次出现" + counts[IntakeOutcome.SIGHTED.ordinal()] + "，未变"
						+ counts[IntakeOutcome.UNCHANGED.ordinal()] + "，未收" + counts[IntakeOutcome.REJECTED.ordinal()]);
		return new IntakeBatchView(counts[IntakeOutcome.NEW.ordinal()], counts[IntakeOutcome.SIGHTED.ordinal()],
				counts[IntakeOutcome.UNCHANGED.ordinal()], counts[IntakeOutcome.REJECTED.ordinal()], List.copyOf(dropped),
				lines.values().stream().sorted(java.util.Comparator.comparingInt(IntakeBatchLine::index)).toList());
	}

	private static IntakeBatchLine rejected(int index, UnusableText why) {
		return new IntakeBatchLine(index, IntakeOutcome.REJECTED, null, why.field(), why.message(), why.remedy());
	}

	/** Texts, numbers and truth values; what is nested is no field of a text. */
	private static Map<String, String> cells(Map<String, @Nullable Object> text) throws UnusableText {
		var cells = new java.util.LinkedHashMap<String, String>();
		for (var entry : text.entrySet()) {
			var value = entry.getValue();
			if (value instanceof Map || value instanceof List) {
				throw new UnusableText(entry.getKey(), "应是文字，送来的是对象或者数组", "请改为文字");
			}
			if (value != null) {
				cells.put(entry.getKey(), value.toString());
			}
		}
		return cells;
	}

	private IntakeTokenView view(Token t) {
		return new IntakeTokenView(t.tokenId(), t.name(), t.channel(), t.region(), regions.fullName(t.region()), t.expiresAt(), t.createdBy(),
				t.createdAt(), t.revokedAt(), t.revokedBy(), t.lastUsedAt(), t.version());
	}
}
