package cn.fangfei.server.workspace;

import java.util.List;

/**
 * The columns of a list as the account arranged them; empty when it did not.
 * @param version 0 when nothing is kept
 */
record ListColumnsView(String list, List<ColumnChoice> columns, int version) {
}
