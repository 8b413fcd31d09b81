/**
 * 核查: the plan, the visit to the place, what was found there, the evidence of it, the conclusion that ends a clue, and the watchlist
 * of what stays in sight afterwards. Looks down on clue, and on archive for the files that evidence is made of.
 */
@ApplicationModule(displayName = "核查",
		allowedDependencies = {"kernel", "contract", "audit", "access", "archive", "jurisdiction", "export", "subject", "clue"})
@NullMarked
package cn.fangfei.server.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
