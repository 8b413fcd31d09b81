package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/** What the rooms above take over of a firm. */
public record FirmSummary(FirmId firmId, String name, @Nullable String creditCode, RegionCode regionCode, String address) {
}
