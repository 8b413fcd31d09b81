/**
 * 月报: the monthly forms, filled from the ledger as of an instant.
 */
@ApplicationModule(displayName = "月报",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "clue", "casework",
				"ledger"})
@NullMarked
package cn.fangfei.server.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
