package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import java.util.List;

/**
 * A criminal line with how it is set.
 * @param current the setting in force today
 * @param settings all of them, the one that counts last first
 * @param version changes with every setting
 */
record CriminalLineView(Charge charge, ThresholdTier tier, LineAggravation aggravation, CriminalLineSetting current,
		List<CriminalLineSetting> settings, int version) {
}
