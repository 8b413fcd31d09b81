package cn.fangfei.server.export;

/**
 * A column of an exported list.
 * @param key as the page's table calls it
 * @param width in characters
 */
public record ExportColumn(String key, String title, Kind kind, int width) {

	/** How a cell is written. Text is never anything but text, whatever it begins with. */
	public enum Kind {

		TEXT, COUNT, MONEY, DAY, MOMENT
	}

	public static ExportColumn text(String key, String title, int width) {
		return new ExportColumn(key, title, Kind.TEXT, width);
	}

	public static ExportColumn count(String key, String title) {
		return new ExportColumn(key, title, Kind.COUNT, 10);
	}

	/** An amount in yuan with two decimals. */
	public static ExportColumn money(String key, String title) {
		return new ExportColumn(key, title, Kind.MONEY, 16);
	}

	public static ExportColumn day(String key, String title) {
		return new ExportColumn(key, title, Kind.DAY, 12);
	}

	public static ExportColumn moment(String key, String title) {
		return new ExportColumn(key, title, Kind.MOMENT, 17);
	}
}
