package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A firm of the register as a text may name it. */
public record NamedFirm(UUID firmId, String name, @Nullable String creditCode, RegionCode region) {
}
