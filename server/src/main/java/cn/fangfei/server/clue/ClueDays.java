package cn.fangfei.server.clue;

import java.time.LocalDate;

/** Today, and the last day of what is due soon. */
record ClueDays(LocalDate today, LocalDate soon) {
}
