/**
 * 接口契约: how the house speaks HTTP: refusals as problem+json, the shape of the contract, and each creating request done once.
 */
@ApplicationModule(displayName = "接口契约", allowedDependencies = "kernel")
@NullMarked
package cn.fangfei.server.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
