/**
 * 线索: what may be an illegal financial activity: taken in, joined to the matter it speaks of, assigned to a unit, followed to its
 * conclusion. Looks down on jurisdiction for places and terms, on registry for the firm that a clue is about, on subject for who it is
 * about, on warning for what it was made of, and on notify to tell people.
 */
@ApplicationModule(displayName = "线索",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "notify", "export", "subject", "registry",
				"warning"})
@NullMarked
package cn.fangfei.server.clue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
