package cn.fangfei.server.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By which way texts come in.
 * @param by who brings them, as the history shows it
 */
record TextOrigin(IntakeChannel channel, @Nullable UUID importId, @Nullable UUID sourceId, @Nullable UUID tokenId, String by) {
}
