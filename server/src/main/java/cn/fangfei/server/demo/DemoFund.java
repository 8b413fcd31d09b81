package cn.fangfei.server.demo;

import cn.fangfei.server.funds.FundsVerdictReason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented pair of files of the demo's bank, or what an officer made of one alert of it.
 * @param alerts the text of the alert file; empty for a judgement
 * @param until the last day of the bank's data
 * @param spoiled whether the file is changed after it was signed, as by somebody on its way
 * @param judged how the bank calls the subject that is judged
 */
record DemoFund(String key, Instant at, String alerts, LocalDate until, boolean spoiled, @Nullable String judged,
		@Nullable FundsVerdictReason reason, String note) {
}
