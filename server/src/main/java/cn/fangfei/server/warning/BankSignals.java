package cn.fangfei.server.warning;

import cn.fangfei.server.funds.FundsSignal;
import cn.fangfei.server.funds.FundsSignals;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionLevel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what banks see of subjects and keeps it as signals, in the transaction that brought it: one for each alert and subject. The
 * weighing follows in the background.
 */
@Component
class BankSignals {

	static final String ORIGIN = "资金监测";

	private final Weighings weighings;

	private final WeighingBell bell;

	BankSignals(Weighings weighings, WeighingBell bell) {
		this.weighings = weighings;
		this.bell = bell;
	}

	@EventListener
	void on(FundsSignals said) {
		weighings.keepTexts(said.signals().stream().map(BankSignals::row).toList(), said.at());
		AfterCommit.run(bell::ring);
	}

	private static Map<String, @Nullable Object> row(FundsSignal told) {
		var signal = new HashMap<String, @Nullable Object>();
		signal.put("signalId", Ids.next());
		signal.put("subjectId", told.subject().value());
		signal.put("subjectName", told.subjectName());
		signal.put("creditCode", told.creditCode());
		signal.put("firmId", told.firmId());
		signal.put("county", told.region().at(RegionLevel.COUNTY).value());
		signal.put("region", told.region().value());
		signal.put("rule", SignalRule.FUNDS_ANOMALY);
		signal.put("origin", ORIGIN);
		signal.put("sourceKey", told.alertId() + ":" + told.subject());
		signal.put("strength", told.strength());
		signal.put("because", told.because());
		signal.put("occurredAt", told.occurredAt().toString());
		signal.put("stands", told.stands());
		return signal;
	}
}
