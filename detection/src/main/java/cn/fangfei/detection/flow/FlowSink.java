package cn.fangfei.detection.flow;

import java.time.LocalDate;

/** Who hears what the monitor finds. */
public interface FlowSink {

	/** A subject reached a level; in the order of days, within a day of subjects. */
	void alert(FlowAlert alert);

	/** A row was left out because it came too late. */
	default void late(long line, LocalDate day) {
	}

	/** A row was left out because its id and time were there already. @param same whether the rest was the same too */
	default void repeated(long line, boolean same) {
	}

	/**
	 * A subject was judged; for those who fit weights.
	 *
	 * @param strengths by {@link FlowFeature#ordinal}, from 0 to 1
	 * @param values by {@link FlowFeature#ordinal}, each in its own measure
	 */
	default void judged(String subject, LocalDate day, double[] strengths, double[] values) {
	}

	/** Whether a subject's patterns are wanted each time it is judged, in words and with their transactions. */
	default boolean asks(String subject) {
		return false;
	}

	/** A pattern of a subject that was asked for, in the order of {@link FlowTypology}. */
	default void named(FlowNaming naming) {
	}

}
