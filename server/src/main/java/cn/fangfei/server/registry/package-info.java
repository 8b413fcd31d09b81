/**
 * 登记: the company register of the territory, its changes, and the finance wording found in names and scopes. A hit is a signal for
 * a person to read. Looks down on jurisdiction for where a firm lies on the archive for the files that
 * are brought in, on notify for telling townships what to look at, and on export for taking lists out.
 */
@ApplicationModule(displayName = "登记",
		allowedDependencies = {"kernel", "contract", "audit", "access", "archive", "jurisdiction", "notify", "export"})
@NullMarked
package cn.fangfei.server.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
