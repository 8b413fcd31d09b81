package cn.fangfei.server.funds;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.MachineSecret;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.funds.FundsTokens.Bearer;
import cn.fangfei.server.funds.FundsTokens.Token;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where tokens of banks' machines are issued and revoked, and machines that bear one send files. */
@Service
@Transactional
public class FundsTokenDesk {

	private static final MachineSecret SECRETS = new MachineSecret("ffb_");

	private final FundsTokens tokens;

	private final AlertReceiver receiver;

	private final UnitDesk units;

	private final RegionDesk regions;

	private final Once once;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final int filesAMinute;

	FundsTokenDesk(FundsTokens tokens, AlertReceiver receiver, UnitDesk units, RegionDesk regions, Once once, Access access, AuditTrail audit,
			Clock clock, @Value("${fangfei.funds.files-a-minute:10}") int filesAMinute) {
		if (filesAMinute < 1) {
			throw new IllegalArgumentException("fangfei.funds.files-a-minute 应为 1 以上的整数：" + filesAMinute);
		}
		this.tokens = tokens;
		this.receiver = receiver;
		this.units = units;
		this.regions = regions;
		this.once = once;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.filesAMinute = filesAMinute;
	}

	@Permit("funds:token")
	@Transactional(readOnly = true)
	List<FundsTokenView> list() {
		var region = access.actor().region();
		return region == null ? List.of() : tokens.list(region).stream().map(this::view).toList();
	}

	/** Issues a token for one bank. Its secret is in this answer and nowhere else. */
	@Permit("funds:token")
	public IssuedFundsToken issue(String name, UUID unitId, LocalDate until) {
		var actor = access.actor();
		var territory = territory();
		var bank = units.get(unitId)
			.filter(u -> territory.contains(u.regionCode()) && u.active() && u.kind() == UnitKind.AGENCY)
			.orElseThrow(BankUnitUnfit::new);
		var now = clock.instant();
		var today = LocalDate.ofInstant(now, BankKeyDesk.CHINA);
		if (!MachineSecret.mayEnd(until, today)) {
			throw new FundsTokenTermWrong();
		}
		var secret = SECRETS.fresh();
		var token = new Token(Ids.next(), name.strip(), unitId, bank.name(), bank.regionCode().at(RegionLevel.COUNTY),
				until.plusDays(1).atStartOfDay(BankKeyDesk.CHINA).toInstant(), actor.displayName(), now, null, null, null, 0);
		tokens.add(token, secret, actor);
		audit.record(actor, "funds:token", "funds-token", token.tokenId(), token.region(),
				"为“" + bank.name() + "”发放接口令牌“" + token.name() + "”，有效期至" + until);
		return new IssuedFundsToken(view(token), secret);
	}

	/** Ends a token at once. */
	@Permit("funds:token")
	public FundsTokenView revoke(UUID id, int version) {
		var actor = access.actor();
		var token = find(id);
		if (!tokens.revoke(id, territory(), actor.displayName(), clock.instant(), version)) {
			var now = find(id);
			throw new FundsTokenRevoked(now.name(), now.revokedBy() == null ? "他人" : now.revokedBy());
		}
		audit.record(actor, "funds:token", "funds-token", id, token.region(), "停用“" + token.bankName() + "”的接口令牌“" + token.name() + "”");
		return view(find(id));
	}

	private Token find(UUID id) {
		return tokens.find(id, territory()).orElseThrow(FundsTokenNotFound::new);
	}

	/** Where the post of this session keeps tokens; a post of no division keeps none. */
	private RegionCode territory() {
		return Optional.ofNullable(access.actor().region()).orElseThrow(FundsTokenNotFound::new);
	}

	/**
	 * Whom a token stands for. A transaction of its own that keeps when the token was used; what has not the shape of a token is not asked
	 * for.
	 * @param authorization the header as it came
	 * @throws FundsTokenTooOften when the token sent as many within the minute as it may
	 */
	@Transactional(label = Access.NO_TURN)
	Bearer enter(@Nullable String authorization) {
		var secret = SECRETS.of(authorization).orElseThrow(FundsTokenInvalid::new);
		var bearer = tokens.take(secret, filesAMinute, clock.instant()).orElseThrow(FundsTokenInvalid::new);
		if (!bearer.pause().isZero()) {
			throw new FundsTokenTooOften(filesAMinute, bearer.pause());
		}
		return bearer;
	}

	/** Takes a pair of files in from whoever bears the token; sent again under its key it is the same pair and the same answer. */
	AlertFileView receive(Bearer bearer, String key, IncomingPair pair, String sha256) {
		return once.run(bearer.tokenId(), key, List.of(sha256, AlertReceiver.sha256(pair.signature())), AlertFileView.class, () -> {
			var name = "接口：" + bearer.bankName() + " " + bearer.name();
			var view = receiver.receive(pair, new PairSender(bearer.region(), bearer.unitId(), bearer.tokenId(), bearer.tokenId(), name),
					clock.instant());
			audit.recordMachine(name, "funds:import", "alert-file", view.fileId(), bearer.region(), AlertFileDesk.words(view));
			return view;
		});
	}

	private FundsTokenView view(Token t) {
		return new FundsTokenView(t.tokenId(), t.name(), t.unitId(), t.bankName(), t.region(), regions.fullName(t.region()), t.expiresAt(),
				t.createdBy(), t.createdAt(), t.revokedAt(), t.revokedBy(), t.lastUsedAt(), t.version());
	}
}
