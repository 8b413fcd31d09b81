/**
 * 处置: what is done about a matter that was verified: the case with its parties, the determination, the measures, the penalty, the
 * referral to the police, and the money raised and returned. Looks down on clue and verification for what was found, and on
 * jurisdiction for places and terms.
 */
@ApplicationModule(displayName = "处置",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "clue", "verification"})
@NullMarked
package cn.fangfei.server.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
