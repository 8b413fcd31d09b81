/**
 * 核查: the visit to the place, what was found there, and the conclusion that ends a clue. Looks down on clue.
 */
@ApplicationModule(displayName = "核查",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "clue"})
@NullMarked
package cn.fangfei.server.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
