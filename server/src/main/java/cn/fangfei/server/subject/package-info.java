/**
 * 风险主体: the firms and persons that signals, clues and cases are about, and what is noted of them for whoever meets them next.
 * A subject is made by the room that first speaks of it. Looks down on jurisdiction for the names of places.
 */
@ApplicationModule(displayName = "风险主体", allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction"})
@NullMarked
package cn.fangfei.server.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
