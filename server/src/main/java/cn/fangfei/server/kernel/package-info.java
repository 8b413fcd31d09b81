/**
 * 公共值: the values every room speaks in. It has no beans and looks down on nothing.
 */
@ApplicationModule(displayName = "公共值", type = ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package cn.fangfei.server.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
