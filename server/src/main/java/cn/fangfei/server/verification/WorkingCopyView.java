package cn.fangfei.server.verification;

import org.jspecify.annotations.Nullable;

/**
 * The working copy as it is shown.
 * @param reason why there is none
 * @param inline whether a page may show it; anything else is handed out as a file
 */
public record WorkingCopyView(WorkingCopyState state, @Nullable String reason, @Nullable String mediaType,
		@Nullable Long size, boolean inline) {
}
