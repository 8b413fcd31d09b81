package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;

/** A division as the contract shows it. */
public record RegionView(RegionCode code, String name, String fullName, RegionLevel level, boolean hasChildren) {
}
