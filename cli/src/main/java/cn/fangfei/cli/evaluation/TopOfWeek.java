package cn.fangfei.cli.evaluation;

/**
 * Precision of the first k of the list.
 *
 * @param weekly of each week's list, the mean over weeks, then over counties
 * @param weeks in which k schemes lived
 * @param whole of the list of the whole time, the mean over counties
 * @param counties with k schemes
 */
public record TopOfWeek(int k, Estimate weekly, int weeks, Estimate whole, int counties) {
}
