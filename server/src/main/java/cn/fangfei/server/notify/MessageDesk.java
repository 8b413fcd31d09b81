package cn.fangfei.server.notify;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Paging;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people read their own messages. */
@Service
@Transactional
class MessageDesk {

	private final Messages messages;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	MessageDesk(Messages messages, Access access, AuditTrail audit, Clock clock) {
		this.messages = messages;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	MessagePage list(MessageFilter filter, Paging paging) {
		var me = access.actor().accountId();
		return new MessagePage(messages.page(me, filter, paging), messages.count(me, filter), messages.unread(me).unread(), paging.page(),
				paging.size());
	}

	@Transactional(readOnly = true)
	UnreadMessages unread() {
		return messages.unread(access.actor().accountId());
	}

	/** Marks one message as read; a second time does nothing. */
	UnreadMessages markRead(long messageId) {
		var me = access.actor();
		if (!messages.own(me.accountId(), messageId)) {
			throw new MessageNotFound();
		}
		if (messages.markRead(me.accountId(), messageId, messageId, clock.instant()) > 0) {
			audit.record(me, "message:read", "message", messageId, null, "将1条消息标为已读");
		}
		return messages.unread(me.accountId());
	}

	/** Marks what was seen as read, and nothing that came meanwhile. */
	UnreadMessages markAllRead(long upTo) {
		var me = access.actor();
		var marked = messages.markRead(me.accountId(), null, upTo, clock.instant());
		if (marked > 0) {
			audit.record(me, "message:read", "message", null, null, "将" + marked + "条消息标为已读");
		}
		return messages.unread(me.accountId());
	}
}
