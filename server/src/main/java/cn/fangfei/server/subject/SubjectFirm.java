package cn.fangfei.server.subject;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A firm of the register as a subject is made from it.
 * @param creditCode only one of the right shape
 */
public record SubjectFirm(UUID firmId, String name, @Nullable String creditCode, RegionCode region) {

	public SubjectFirm {
		creditCode = creditCode != null && creditCode.matches("[0-9A-Z]{18}") ? creditCode : null;
	}
}
