package cn.fangfei.server.jurisdiction;

import java.util.List;

/**
 * A step with its term.
 * @param begins what starts its clock
 * @param units what it may be counted in
 * @param longest the most that may be set
 * @param statutory whether a law names the term
 * @param current the setting in force today
 * @param settings all of them, the one that counts last first
 * @param version changes with every setting
 */
public record TermStepView(TermStep step, String label, String begins, List<TermUnit> units, int longest, boolean statutory,
		TermSetting current, List<TermSetting> settings, int version) {
}
