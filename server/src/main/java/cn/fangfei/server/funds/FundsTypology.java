package cn.fangfei.server.funds;

import cn.fangfei.detection.flow.FlowTypology;
import java.util.Arrays;

/** What officers call the patterns that an alert names. A bank's version may know more of them than this one. */
final class FundsTypology {

	private FundsTypology() {
	}

	static String label(String name) {
		return Arrays.stream(FlowTypology.values()).filter(t -> t.name().equals(name)).map(FlowTypology::label).findFirst().orElse(name);
	}
}
