package cn.fangfei.detection.assess;

import java.time.Instant;

/**
 * One piece of evidence.
 *
 * @param strength from 0 to 1: how fully it is what its rule looks for
 * @param expiresAt from then on it counts nothing; null when it has no end
 */
public record Evidence(String id, String rule, double strength, Instant occurredAt, Instant expiresAt) {

	public Evidence {
		if (!(strength >= 0 && strength <= 1)) {
			throw new IllegalArgumentException("信号强度应在0到1之间");
		}
	}
}
