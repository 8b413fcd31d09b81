/**
 * 属地: divisions, grids, units and the working-day calendar. Public reference data; looks down on access for who asks.
 */
@ApplicationModule(displayName = "属地", allowedDependencies = {"kernel", "contract", "audit", "access"})
@NullMarked
package cn.fangfei.server.jurisdiction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
