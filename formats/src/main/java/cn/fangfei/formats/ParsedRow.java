package cn.fangfei.formats;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What became of a raw row: a firm, or null when it was rejected, and what there is to say about it. */
public record ParsedRow(@Nullable RegisterRow row, List<RowProblem> problems) {
}
