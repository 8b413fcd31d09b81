package cn.fangfei.server.warning;

import cn.fangfei.server.intake.IntakeChannel;
import cn.fangfei.server.intake.IntakeSignal;
import cn.fangfei.server.intake.IntakeSignals;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what adverts, posts, news and complaints say of subjects and keeps it as signals, in the transaction that brought it: one for each
 * text and subject, however many portals show the text. The weighing follows in the background.
 */
@Component
class TextSignals {

	static final String ORIGIN = "资讯监测";

	private final Weighings weighings;

	private final WeighingBell bell;

	TextSignals(Weighings weighings, WeighingBell bell) {
		this.weighings = weighings;
		this.bell = bell;
	}

	@EventListener
	void on(IntakeSignals said) {
		weighings.keepTexts(said.signals().stream().map(TextSignals::row).toList(), said.at());
		AfterCommit.run(bell::ring);
	}

	private static Map<String, @Nullable Object> row(IntakeSignal told) {
		var signal = new HashMap<String, @Nullable Object>();
		signal.put("signalId", Ids.next());
		signal.put("subjectId", told.subject().value());
		signal.put("subjectName", told.subjectName());
		signal.put("creditCode", told.creditCode());
		signal.put("firmId", told.firmId());
		signal.put("county", told.region().at(RegionLevel.COUNTY).value());
		signal.put("region", told.region().value());
		signal.put("rule", told.channel() == IntakeChannel.COMPLAINT ? SignalRule.COMPLAINTS : SignalRule.PUBLIC_OPINION);
		signal.put("origin", ORIGIN);
		signal.put("sourceKey", told.itemId() + ":" + told.subject());
		signal.put("strength", told.strength());
		signal.put("because", told.because());
		signal.put("occurredAt", told.occurredAt().toString());
		signal.put("stands", told.stands());
		return signal;
	}
}
