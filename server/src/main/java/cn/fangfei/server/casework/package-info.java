/**
 * 处置: what is done about a matter that was verified: the case with its parties, the determination, the measures, the penalty, the
 * referral to the police, and the money raised and returned. Looks down on clue for what was found, on subject for who
 * it is about, and on jurisdiction for places and terms.
 */
@ApplicationModule(displayName = "处置",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "notify", "export", "subject", "clue",
				"verification"})
@NullMarked
package cn.fangfei.server.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
