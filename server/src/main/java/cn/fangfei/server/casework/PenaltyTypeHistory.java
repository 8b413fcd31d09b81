package cn.fangfei.server.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code of the list of penalties with how it was worded.
 * @param current the setting in force today; absent for a type that is still to come
 * @param settings all of them, the latest first
 */
record PenaltyTypeHistory(String code, @Nullable PenaltyTypeSetting current, List<PenaltyTypeSetting> settings) {
}
