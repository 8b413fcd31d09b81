package cn.fangfei.server.kernel;

import java.util.List;

/** One page of a list: its rows, and how many there are in all. Rooms answer with their own record of this shape. */
public record PageView<T>(List<T> rows, long total, int page, int size) {

	public static <T> PageView<T> of(List<T> rows, long total, Paging paging) {
		return new PageView<>(rows, total, paging.page(), paging.size());
	}
}
