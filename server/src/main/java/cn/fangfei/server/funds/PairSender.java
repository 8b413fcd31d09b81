package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who brings a pair of files.
 * @param within keys are looked for in this territory
 * @param bank the only bank a machine speaks for; null for an officer
 * @param sender id of the account or token, for the archive
 * @param token id of the token; null for an officer
 */
record PairSender(RegionCode within, @Nullable UUID bank, UUID sender, @Nullable UUID token, String name) {
}
