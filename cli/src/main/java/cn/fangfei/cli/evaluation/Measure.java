package cn.fangfei.cli.evaluation;

/** What is measured at one operating point (docs/detection/evaluation.md). */
public enum Measure {

	/** Schemes alarmed on in their life; share of those that count. */
	RECALL,
	/** Schemes alarmed on in their life, the small ones with them, among these and the false subjects; share. */
	PRECISION,
	/** Harmonic mean of both. */
	F1,
	/** False subjects per 10,000 accounts a month. */
	FALSE_RATE,
	/** Days from the first alarm to the end, of those that ended; quartiles. */
	LEAD_25, LEAD_50, LEAD_75,
	/** The median of the same, of those that lived 240 days and more. */
	LEAD_LONG,
	/** Part of the life gone by at the first alarm; quartiles. A living scheme's life is taken to the end of the data. */
	LIFE_25, LIFE_50, LIFE_75,
	/** Part of all its investors not yet in at the first alarm; median of the schemes alarmed on. */
	INVESTORS_LEFT,
	/** Part of all its money not yet in at the first alarm; median of the schemes alarmed on. */
	MONEY_LEFT,
	/** The money not yet in at the first alarms, of all money of the schemes alarmed on. */
	MONEY_LEFT_SUM
}
