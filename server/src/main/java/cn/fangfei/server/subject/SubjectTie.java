package cn.fangfei.server.subject;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a subject is spoken of: whoever sees this region, grid, unit or account's own matters sees the subject. */
public record SubjectTie(RegionCode region, @Nullable String grid, @Nullable UUID unit, @Nullable UUID account) {
}
