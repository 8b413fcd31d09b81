package cn.fangfei.server.kernel;

/** The levels of the territory 属地, widest first, with the number of leading digits that name one. */
public enum RegionLevel {

	NATION(0), PROVINCE(2), CITY(4), COUNTY(6), TOWNSHIP(9), COMMUNITY(12);

	private final int digits;

	RegionLevel(int digits) {
		this.digits = digits;
	}

	public int digits() {
		return digits;
	}
}
