/**
 * 导出: lists written to a file in the background, under the post of who asked, with a second person's agreement when they are long. Rooms
 * above say what their lists hold ({@link cn.fangfei.server.export.ExportSource}).
 */
@ApplicationModule(displayName = "导出",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "notify"})
@NullMarked
package cn.fangfei.server.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
