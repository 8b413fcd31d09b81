package cn.fangfei.server.registry;

import cn.fangfei.detection.register.RegisterRule;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of the register beyond wording (R4 to R11) found of a firm, as far as it counts.
 * @param findings at most one for a rule; empty when nothing is left
 */
public record FirmFindings(FirmId firmId, String name, @Nullable String creditCode, RegionCode region, int lexiconVersion,
		List<FirmFinding> findings) {

	/**
	 * A finding.
	 * @param strength from 0 to 1
	 * @param sentence Chinese, with the figures it rests on
	 * @param since when the fact began, as far as the register tells
	 * @param until when it counts no more, if that is known
	 */
	public record FirmFinding(RegisterRule rule, double strength, String sentence, Instant since, @Nullable Instant until) {
	}
}
