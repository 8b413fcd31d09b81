/**
 * 工作习惯: how a person keeps lists: saved views, own and shared, and the columns of each list.
 */
@ApplicationModule(displayName = "工作习惯", allowedDependencies = {"kernel", "contract", "audit", "access"})
@NullMarked
package cn.fangfei.server.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
