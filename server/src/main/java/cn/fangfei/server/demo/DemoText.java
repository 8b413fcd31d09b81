package cn.fangfei.server.demo;

import cn.fangfei.server.intake.IntakeChannel;
import cn.fangfei.server.intake.IntakeVerdictReason;
import cn.fangfei.server.intake.TakedownResult;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented advert, post, news item or complaint, and what the office made of it.
 * @param sources the portals that show it, each half an hour after the other
 * @param target whom a complaint is about
 * @param judged when somebody judged it
 */
record DemoText(String key, Instant at, IntakeChannel channel, RegionCode region, List<String> sources, String title, String body,
		@Nullable String publisher, @Nullable String target, @Nullable Instant judged, @Nullable IntakeVerdictReason reason, String note,
		@Nullable TakenDown takenDown) {

	/**
	 * How far it was taken down.
	 * @param handed absent while it is only determined
	 * @param answered absent while the authority is at work
	 */
	record TakenDown(Instant determined, @Nullable Instant handed, @Nullable Instant answered, TakedownResult result, String paper) {
	}
}
