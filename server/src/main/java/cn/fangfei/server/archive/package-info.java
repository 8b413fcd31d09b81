/**
 * 档案: files people hand in, kept once by the hash of their content. Rooms above take a file over by that hash.
 */
@ApplicationModule(displayName = "档案", allowedDependencies = {"kernel", "contract", "audit", "access"})
@NullMarked
package cn.fangfei.server.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
