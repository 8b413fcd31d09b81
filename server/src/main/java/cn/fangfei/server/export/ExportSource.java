package cn.fangfei.server.export;

import java.util.List;

/**
 * A list that can be exported. A room above implements it as a {@code @Component}; the export room finds it, counts, runs it under the
 * post of who asked and writes the file. So the query must be held to the scope of {@code access.actor()}, as the page's own is, and read
 * through a cursor, never as a whole list:
 *
 * <pre>{@code
 * @Component
 * class CaseExport implements ExportSource {
 *     public String list() { return "cases"; }                    // the name of the list in WorkList and in the page's useList
 *     public String title() { return "案件"; }
 *     public String permission() { return "case:read"; }
 *     public List<ExportColumn> columns() {                       // keys as in the page's table, as far as it shows them
 *         return List.of(ExportColumn.text("number", "案号", 22), ExportColumn.money("raised", "集资金额（元）"));
 *     }
 *     public String words(ExportQuery q) { return q.words(Label.search(), Label.of("status", "状态", WORDS)); }
 *     public long count(ExportQuery q) { return cases.count(filter(q), access.actor().scope()); }
 *     public void rows(ExportQuery q, ExportSink sink) {          // sql.sql(…).withFetchSize(1000).query(RowCallbackHandler)
 *         cases.each(filter(q), access.actor().scope(), r -> sink.row(column -> switch (column) {
 *             case "number" -> r.getString("number");
 *             case "raised" -> r.getBigDecimal("raised");
 *             default -> null;
 *         }));
 *     }
 * }
 * }</pre>
 */
public interface ExportSource {

	/** The name of the list, {@code firms}. */
	String list();

	/** What the list is called, 登记筛查. */
	String title();

	/** The word that reads the list, {@code registry:read}. */
	String permission();

	/** What can be exported, in the usual order. */
	List<ExportColumn> columns();

	/** The filters in words, for the file and for whoever agrees to it; empty without filters. */
	String words(ExportQuery query);

	/** How many rows the person who acts would get. */
	long count(ExportQuery query);

	/** Gives each row to the sink, in the order of the page. Runs in a transaction under the post of who asked. */
	void rows(ExportQuery query, ExportSink sink);
}
