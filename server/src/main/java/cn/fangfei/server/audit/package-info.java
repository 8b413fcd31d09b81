/**
 * 审计: the trail of what was done, by whom, on which post. Written in the transaction of the act, read by the audit administrator.
 */
@ApplicationModule(displayName = "审计", allowedDependencies = "kernel")
@NullMarked
package cn.fangfei.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
