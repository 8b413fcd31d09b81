package cn.fangfei.server.workspace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list as somebody wants it. Hidden ones are kept too, so that a column that is new to the page is told from one
 * that was put away.
 * @param width in pixels; absent for the usual one
 */
public record ColumnChoice(@NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,39}") String key, boolean shown,
		@Nullable @Min(40) @Max(1200) Integer width) {
}
