/**
 * 权限: accounts, posts, roles and sessions: who acts, what the post may do and how far it sees. Looks down on the audit trail.
 */
@ApplicationModule(displayName = "权限", allowedDependencies = {"kernel", "contract", "audit"})
@NullMarked
package cn.fangfei.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
