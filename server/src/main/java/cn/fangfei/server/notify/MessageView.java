package cn.fangfei.server.notify;

import java.time.Instant;

/** A message as its recipient sees it. */
public record MessageView(long messageId, Instant at, MessageKind kind, String text, String link, String objectType,
		String objectId, boolean read) {

	static MessageView fresh(Notice notice, Instant at) {
		return new MessageView(0, at, notice.kind(), notice.text(), notice.link(), notice.objectType(), notice.objectId(), false);
	}

	MessageView numbered(long id) {
		return new MessageView(id, at, kind, text, link, objectType, objectId, read);
	}
}
