/**
 * 演示县: a county to look at: its real divisions, with invented units, people, firms, warnings, clues and cases. Does everything through the
 * ordinary desks, on the posts of the people it made; no other room knows of it.
 */
@ApplicationModule(displayName = "演示县", allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "archive", "registry", "clue", "verification", "casework", "ledger", "subject", "intake", "funds", "warning", "workspace"})
@NullMarked
package cn.fangfei.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
