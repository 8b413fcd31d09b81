package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a criminal line: any one of its numbers suffices; absent is a number that it does not draw.
 * @param setByName absent for what the platform brought along
 */
record CriminalLineSetting(@Nullable Yuan amount, @Nullable Integer persons, @Nullable Yuan loss, LocalDate since,
		String basis, @Nullable String setByName, Instant setAt) {

	boolean empty() {
		return amount == null && persons == null && loss == null;
	}

	/** 集资金额100万元、参与人数150人、直接损失50万元. */
	String words() {
		var words = new ArrayList<String>();
		if (amount != null) {
			words.add(ThresholdMeasure.AMOUNT.label() + Rows.wan(amount.value()));
		}
		if (persons != null) {
			words.add(ThresholdMeasure.PERSONS.label() + persons + "人");
		}
		if (loss != null) {
			words.add(ThresholdMeasure.LOSS.label() + Rows.wan(loss.value()));
		}
		return String.join("、", words);
	}
}
