package cn.fangfei.server.jurisdiction;

import java.util.List;

/** One page of grids. */
public record GridPage(List<GridView> rows, long total, int page, int size) {
}
