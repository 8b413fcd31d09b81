package cn.fangfei.server.casework;

import java.util.Set;

/** What must have been found for a criminal line to count. */
enum LineAggravation {

	NONE(""), ANY("有加重情形"), GRAVE_IMPACT("造成恶劣社会影响或者其他严重后果");

	private final String label;

	LineAggravation(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

	boolean holds(Set<Aggravation> found) {
		return switch (this) {
			case NONE -> true;
			case ANY -> !found.isEmpty();
			case GRAVE_IMPACT -> found.contains(Aggravation.GRAVE_IMPACT);
		};
	}
}
