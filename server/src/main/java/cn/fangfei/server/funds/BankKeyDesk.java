package cn.fangfei.server.funds;

import cn.fangfei.formats.alert.AlertRefused;
import cn.fangfei.formats.alert.VerifyingKey;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.funds.BankKeys.BankKey;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where keys of banks are registered by one officer, confirmed by another who compared the fingerprint over the telephone, and ended
 * with a reason. A key is never deleted, and one that was ended never comes back.
 */
@Service
@Transactional
public class BankKeyDesk {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int GROUP = 4;

	/** A key that is good for longer is one that nobody looks after. */
	private static final int MOST_YEARS = 3;

	private final BankKeys keys;

	private final UnitDesk units;

	private final RegionDesk regions;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	BankKeyDesk(BankKeys keys, UnitDesk units, RegionDesk regions, NotifyDesk notify, Access access, AuditTrail audit, Clock clock) {
		this.keys = keys;
		this.units = units;
		this.regions = regions;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit({"funds:key", "funds:confirm"})
	List<BankKeyView> list() {
		var actor = access.actor();
		var found = keys.list(actor.scope());
		audit.record(actor, "funds:list", "bank-key", null, actor.region(), "查看银行公钥，共" + found.size() + "个");
		var names = regions.names(found.stream().map(BankKey::region).distinct().toList());
		var now = clock.instant();
		return found.stream().map(k -> view(k, names.getOrDefault(k.region(), k.region().value()), actor, now)).toList();
	}

	/** Registers the key of a bank. Nothing is taken in under it until another person confirmed it. */
	@Permit("funds:key")
	public BankKeyView propose(UUID unitId, String pem, LocalDate from, LocalDate until) {
		var actor = access.actor();
		var bank = bank(unitId, actor);
		var now = clock.instant();
		var today = LocalDate.ofInstant(now, CHINA);
		if (until.isBefore(from) || until.isBefore(today) || until.isAfter(today.plusYears(MOST_YEARS)) || from.isBefore(today.minusYears(1))) {
			throw new BankKeyTermWrong(MOST_YEARS);
		}
		var read = read(pem);
		var key = new BankKey(Ids.next(), bank.regionCode().at(RegionLevel.COUNTY), unitId, bank.name(), read.fingerprint(), read.pem(), from,
				until, BankKeyStatus.PROPOSED, actor.accountId(), actor.displayName(), now, null, null, null, null, null, null, 0, null, 0);
		if (!keys.add(key)) {
			throw new BankKeyExists(String.join(" ", groups(read.fingerprint())));
		}
		audit.record(actor, "funds:key", "bank-key", key.keyId(), key.region(),
				"登记“" + bank.name() + "”的公钥，指纹" + key.fingerprint() + "，有效期" + from + "至" + until);
		notify.toOffice(key.region(), new Notice(MessageKind.TODO, "“" + bank.name() + "”的公钥已登记，请另一位同志电话核对指纹后确认。", "/bank-keys",
				"bank-key", key.keyId().toString()));
		return view(find(key.keyId()));
	}

	/**
	 * Lets a key count. Whoever registered it does not.
	 * @param heardFrom whom at the bank the fingerprint was compared with over the telephone
	 */
	@Permit("funds:confirm")
	public BankKeyView confirm(UUID id, String heardFrom, int version, boolean confirmedNoIdentity) {
		FreeText.refuseIdentity(confirmedNoIdentity, "核对说明", heardFrom);
		return answer(id, BankKeyStatus.CONFIRMED, heardFrom.strip(), version);
	}

	/** Says that a key is not the bank's. */
	@Permit("funds:confirm")
	public BankKeyView decline(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", reason);
		return answer(id, BankKeyStatus.DECLINED, reason.strip(), version);
	}

	private BankKeyView answer(UUID id, BankKeyStatus status, String note, int version) {
		var actor = access.actor();
		var key = find(id);
		if (key.proposedBy().equals(actor.accountId())) {
			throw new BankKeyOwn();
		}
		var now = clock.instant();
		if (status == BankKeyStatus.CONFIRMED && LocalDate.ofInstant(now, CHINA).isAfter(key.validUntil())) {
			throw new BankKeyTermWrong(MOST_YEARS);
		}
		if (!keys.answer(id, status, note, actor, now, version)) {
			throw moved(id);
		}
		audit.record(actor, "funds:confirm", "bank-key", id, key.region(),
				(status == BankKeyStatus.CONFIRMED ? "电话核对指纹后确认“" : "未通过“") + key.bankName() + "”的公钥，指纹" + key.fingerprint() + "，说明：" + note);
		notify.toAccount(key.proposedBy(), new Notice(MessageKind.DECIDED,
				"您登记的“" + key.bankName() + "”公钥" + (status == BankKeyStatus.CONFIRMED ? "已由" : "未通过") + actor.displayName()
						+ (status == BankKeyStatus.CONFIRMED ? "确认。" : "的核对。"),
				"/bank-keys", "bank-key", id.toString()));
		return view(find(id));
	}

	/** Ends a key for good, also one that nobody confirmed. */
	@Permit("funds:key")
	public BankKeyView withdraw(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		FreeText.refuseIdentity(confirmedNoIdentity, "停用理由", reason);
		var actor = access.actor();
		var key = find(id);
		if (!keys.withdraw(id, reason.strip(), actor, clock.instant(), version)) {
			throw moved(id);
		}
		audit.record(actor, "funds:key", "bank-key", id, key.region(), 
				"停用“" + key.bankName() + "”的公钥，指纹" + key.fingerprint() + "，理由：" + reason.strip());
		return view(find(id));
	}

	private BankKeyMoved moved(UUID id) {
		var now = find(id);
		return new BankKeyMoved(now.bankName(), now.status().label());
	}

	private BankKey find(UUID id) {
		return keys.find(id, access.actor().scope()).orElseThrow(BankKeyNotFound::new);
	}

	/** A unit of the territory that is no office and no authority of a place. */
	private Unit bank(UUID unitId, Actor actor) {
		return units.get(unitId)
			.filter(u -> actor.scope().covers(u.regionCode()) && u.active() && u.kind() == UnitKind.AGENCY)
			.orElseThrow(BankUnitUnfit::new);
	}

	private static VerifyingKey read(String pem) {
		try {
			return VerifyingKey.read(pem);
		}
		catch (AlertRefused e) {
			throw new BankKeyUnusable(e.getMessage());
		}
	}

	private BankKeyView view(BankKey k) {
		return view(k, regions.names(List.of(k.region())).getOrDefault(k.region(), k.region().value()), access.actor(), clock.instant());
	}

	private static BankKeyView view(BankKey k, String regionName, Actor actor, Instant now) {
		var today = LocalDate.ofInstant(now, CHINA);
		return new BankKeyView(k.keyId(), k.unitId(), k.bankName(), k.region(), regionName, groups(k.fingerprint()), k.publicKey(), k.validFrom(),
				k.validUntil(), k.status(),
				k.status() == BankKeyStatus.CONFIRMED && !today.isBefore(k.validFrom()) && !today.isAfter(k.validUntil()),
				k.proposedBy().equals(actor.accountId()), k.proposedByName(), k.proposedAt(), k.answeredBy(), k.answeredAt(), k.answerNote(),
				k.withdrawnBy(), k.withdrawnAt(), k.withdrawnReason(), k.files(), k.lastFileAt(), k.version());
	}

	/** A fingerprint in groups of four, as it is read aloud. */
	static List<String> groups(String fingerprint) {
		var groups = new ArrayList<String>();
		for (var i = 0; i < fingerprint.length(); i += GROUP) {
			groups.add(fingerprint.substring(i, Math.min(fingerprint.length(), i + GROUP)));
		}
		return List.copyOf(groups);
	}
}
