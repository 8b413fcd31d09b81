/**
 * 台账: one entry a matter and what became of it, movement by movement, never changed; the ledger as it stood at any instant.
 */
@ApplicationModule(displayName = "台账",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "export", "clue", "verification",
				"casework", "notify", "subject"})
@NullMarked
package cn.fangfei.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
