package cn.fangfei.simulation.word;

/**
 * One published text.
 *
 * @param id shuffled
 * @param time ISO-8601 in Asia/Shanghai
 */
public record Text(String id, String time, String publisher, String url, String text) {

	/** One line: {@code {id, text, publisher, url, published_at}}. */
	public String json() {
		return "{\"id\":\"" + id + "\",\"text\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"publisher\":\"" + publisher
				+ "\",\"url\":\"" + url
				+ "\",\"published_at\":\"" + time + "\"}";
	}
}
