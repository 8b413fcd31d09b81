package cn.fangfei.server.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the house at once for one person by one channel: a number of things to do, and no word of which (TIP-5).
 * @param delivery the same at every attempt, so that whoever receives it twice can tell
 * @param address where mail goes; absent when the person does not want any
 */
record Delivery(long outgoingId, UUID delivery, OutgoingChannel channel, String loginName, @Nullable String address, int items,
		int attempts) {

	String text() {
		return "您有" + items + "件待办事项，请登录平台办理。";
	}
}
