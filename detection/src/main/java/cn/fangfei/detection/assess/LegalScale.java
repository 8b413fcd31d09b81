package cn.fangfei.detection.assess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How large a matter is, held against the lines of the judicial interpretation (最高人民法院关于审理非法集资刑事案件具体应用法律若干问题的解释,
 * 2021-12-30 修正, 第三至五条: 非法吸收公众存款). The lines are dated data; an office that reads the law otherwise sets its own. Reaching any one of a
 * line's numbers reaches the line. What stands here is size alone; whether a crime was committed is for others to find.
 */
public record LegalScale(List<Line> lines) {

	/** Part of a number of a line from which on it is told that the line comes near. */
	private static final double NEAR = 0.5;

	/**
	 * @param amountYuan taken in, in full (Art 6)
	 * @param persons from whom
	 * @param lossYuan not returned
	 */
	public record Line(String label, long amountYuan, int persons, long lossYuan, LocalDate from, String basis) {
	}

	/** @param label null when no line comes near; @param share the highest part of any of the line's numbers, from {@code 0.5} on */
	public record Reached(String label, double share, String measure, String basis) {
	}

	public LegalScale {
		var sorted = new ArrayList<>(lines);
		sorted.sort((a, b) -> Long.compare(a.amountYuan(), b.amountYuan()));
		lines = Collections.unmodifiableList(sorted);
	}

	public static LegalScale standard() {
		var since = LocalDate.of(2022, 3, 1);
		var basis = "最高人民法院关于审理非法集资刑事案件具体应用法律若干问题的解释（2022）第";
		return new LegalScale(List.of(new Line("追究刑事责任标准", 1_000_000, 150, 500_000, since, basis + "三条"),
				new Line("数额巨大", 5_000_000, 500, 2_500_000, since, basis + "四条"),
				new Line("数额特别巨大", 50_000_000, 5_000, 25_000_000, since, basis + "五条")));
	}

	/** The highest line that is reached; else the lowest if it comes near; else one without a label. */
	public Reached reached(double amountYuan, int persons, double outstandingYuan, LocalDate on) {
		Reached found = new Reached(null, 0, null, null);
		for (var line : lines) {
			if (on.isBefore(line.from())) {
				continue;
			}
			var amount = amountYuan / line.amountYuan();
			var people = (double) persons / line.persons();
			var loss = outstandingYuan / line.lossYuan();
			var share = Math.max(amount, Math.max(people, loss));
			if (share >= 1 || found.label() == null && share >= NEAR) {
				found = new Reached(line.label(), share, share == amount ? "金额" : share == people ? "人数" : "未返还金额", line.basis());
			}
		}
		return found;
	}

}
