package cn.fangfei.server.export;

import java.util.List;

/**
 * What can be exported of a list.
 * @param approveAbove more rows than that need a second person
 */
record ExportListView(String list, String title, List<ExportColumnView> columns, long approveAbove) {

	record ExportColumnView(String key, String title) {
	}
}
