package cn.fangfei.server.jurisdiction;

/** The published calendar for tests of other rooms. */
public final class CalendarDays {

	private CalendarDays() {
	}

	public static WorkingDays published() {
		return new WorkingDays();
	}
}
