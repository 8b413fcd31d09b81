package cn.fangfei.server.demo;

import java.util.Map;

/** What is peculiar to a story. Which story has which plot is written down, so that each of them is told. */
enum DemoPlot {

	/** Handed out and concluded, or not yet. */
	PLAIN,
	/** The unit gives it back with a reason and another one gets it. */
	RETURNED_ONCE,
	/** Given back and not handed out again yet. */
	RETURNED,
	/** Given back three times; the lead of the office decides who has it. */
	ARBITRATED, TRANSFERRED, RECALLED, URGED, EXTENDED,
	/** Asked for more time, not answered yet. */
	ASKING,
	/** Stood still for a listed reason and went on. */
	RESUMED,
	/** Stands still. */
	SUSPENDED, VOIDED,
	/** A major risk from the first report on. */
	URGENT,
	/** Marked as a major risk while it is verified, which goes on. */
	PRESSED,
	/** A case of years ago that was handed over to be settled. */
	LEGACY,
	/** Made from a warning. */
	WARNED;

	private static final Map<Integer, DemoPlot> OF = Map.ofEntries(Map.entry(12, LEGACY), Map.entry(20, URGED), Map.entry(26, URGENT),
			Map.entry(30, RETURNED_ONCE), Map.entry(36, RESUMED), Map.entry(41, ARBITRATED), Map.entry(47, EXTENDED),
			Map.entry(52, TRANSFERRED), Map.entry(58, RECALLED), Map.entry(64, RETURNED_ONCE), Map.entry(68, URGED),
			Map.entry(71, VOIDED), Map.entry(79, TRANSFERRED), Map.entry(83, EXTENDED), Map.entry(88, RETURNED_ONCE),
			Map.entry(111, PRESSED), Map.entry(98, SUSPENDED), Map.entry(101, ASKING), Map.entry(106, RETURNED),
			Map.entry(DemoStories.WARNED, WARNED));

	static DemoPlot of(int story) {
		return OF.getOrDefault(story, PLAIN);
	}

	/** Whether it is told up to a finding, whatever the dice say. */
	boolean toTheEnd() {
		return this != PLAIN && this != RETURNED && this != ASKING && this != SUSPENDED && this != VOIDED && this != PRESSED;
	}
}
