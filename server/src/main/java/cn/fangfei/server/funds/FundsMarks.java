package cn.fangfei.server.funds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people made of what the marks of banks' alerts found, in the territory of the post. */
record FundsMarks(List<FundsMarkView> marks) {

	/**
	 * One mark.
	 * @param shown alerts whose reasons name it
	 * @param judged alerts that were judged while it was named
	 * @param falseAlarms of these, called a false alarm
	 * @param share false alarms of judged; absent when nothing was judged
	 * @param low of the interval of Wilson at 95 %
	 */
	record FundsMarkView(String mark, String label, int shown, int judged, int falseAlarms, @Nullable Double share, double low, double high) {
	}
}
