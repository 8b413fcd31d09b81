package cn.fangfei.server.casework;

import java.util.List;

/**
 * A limit with how it is set.
 * @param current the setting in force today
 * @param settings all of them, the one that counts last first
 * @param version changes with every setting
 */
record CaseLimitView(CaseLimit limit, String label, CaseLimitUnit unit, CaseLimitSetting current,
		List<CaseLimitSetting> settings, int version) {
}
