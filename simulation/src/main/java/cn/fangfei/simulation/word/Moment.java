package cn.fangfei.simulation.word;

import java.util.Locale;

import cn.fangfei.simulation.county.Almanac;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;

/** A second of a day, written out. */
record Moment(int day, int second) implements Comparable<Moment> {

	static Moment on(int day, Dice dice) {
		return new Moment(day, Hours.person(dice));
	}

	@Override
	public int compareTo(Moment other) {
		return day != other.day ? Integer.compare(day, other.day) : Integer.compare(second, other.second);
	}

	@Override
	public String toString() {
		return Almanac.FIRST.plusDays(day) + String.format(Locale.ROOT, "T%02d:%02d:%02d", second / 3_600, second / 60 % 60, second % 60);
	}
}
