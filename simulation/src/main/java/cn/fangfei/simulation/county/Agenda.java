package cn.fangfei.simulation.county;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What falls due on which day of a world. A day is let go when it has been read. */
public final class Agenda<T> {

	private final @Nullable List<T>[] days;

	@SuppressWarnings("unchecked")
	public Agenda(int days) {
		this.days = (List<T>[]) new List<?>[days];
	}

	/** What falls due after the world ends is forgotten. */
	public void put(int day, T item) {
		if (day < days.length) {
			if (days[day] == null) {
				days[day] = new ArrayList<>();
			}
			days[day].add(item);
		}
	}

	/** What falls due on a day, in the order in which it was put; asked once. */
	public List<T> on(int day) {
		var items = days[day];
		days[day] = null;
		return items == null ? List.of() : items;
	}
}
