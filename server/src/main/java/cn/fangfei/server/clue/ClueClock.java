package cn.fangfei.server.clue;

/** How the clock of a clue stands: due within two working days 临期, or past its day 逾期. */
enum ClueClock {
	AT_RISK, OVERDUE
}
