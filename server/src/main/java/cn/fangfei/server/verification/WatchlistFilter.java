package cn.fangfei.server.verification;

import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the watchlist is wanted.
 * @param q part of the subject's name or of the clue's number
 */
record WatchlistFilter(WatchlistPart part, @Nullable RegionCode region, @Nullable Illegality illegality,
		@Nullable UUID subject, @Nullable String q) {
}
