package cn.fangfei.server.intake;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Figures of taking adverts down (Q9), newest month first.
 * @param cutoffDay the last day of a month of the forms
 */
record TakedownMonths(int cutoffDay, List<TakedownMonthView> months) {

	/**
	 * One month.
	 * @param from its first instant
	 * @param until the first instant after it
	 * @param cleared deleted or rectified
	 * @param annulled steps of earlier months that were taken back in this one
	 */
	record TakedownMonthView(YearMonth month, Instant from, Instant until, long determined, long handedOver, long cleared, long notCleared,
			long annulled) {
	}
}
