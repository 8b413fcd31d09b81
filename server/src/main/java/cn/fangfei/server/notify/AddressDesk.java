package cn.fangfei.server.notify;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where each person says whether and where to send mail. Off until one says so. */
@Service
@Transactional
class AddressDesk {

	private final Addresses addresses;

	private final Channels channels;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	AddressDesk(Addresses addresses, Channels channels, Access access, AuditTrail audit, Clock clock) {
		this.addresses = addresses;
		this.channels = channels;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	MailAddressView get() {
		return view(access.actor().accountId());
	}

	MailAddressView set(String address, boolean enabled, int version) {
		var me = access.actor();
		if (enabled && address.isBlank()) {
			throw new MailAddressMissing();
		}
		if (!addresses.save(me.accountId(), address.strip(), enabled, version, clock.instant())) {
			throw new MailAddressChangedMeanwhile();
		}
		audit.record(me, "address:set", "address", me.accountId(), null, enabled ? "开启邮件提醒" : "关闭邮件提醒");
		return view(me.accountId());
	}

	private MailAddressView view(UUID account) {
		var available = channels.open().contains(OutgoingChannel.MAIL);
		return addresses.of(account)
			.map(row -> new MailAddressView(available, row.address(), row.enabled(), row.version()))
			.orElse(new MailAddressView(available, "", false, 0));
	}
}
