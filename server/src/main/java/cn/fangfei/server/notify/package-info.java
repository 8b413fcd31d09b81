/**
 * 通知: what the house tells people: messages in the app, and their way out of it. Rooms above say whom something concerns; looks down on
 * jurisdiction for the offices of a territory.
 */
@ApplicationModule(displayName = "通知", allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction"})
@NullMarked
package cn.fangfei.server.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
