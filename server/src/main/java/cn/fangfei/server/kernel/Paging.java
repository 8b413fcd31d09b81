package cn.fangfei.server.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted, and in which order. {@code page} counts from 0; {@code size} is held between 1 and 200;
 * {@code sort} is {@code field,asc} or {@code field,desc}.
 */
public record Paging(int page, int size, @Nullable String sort) {

	public static final int LARGEST = 200;

	/** So far the rows of a wide list are counted; a total of one more says that there are more. */
	public static final int COUNTED = 10_000;

	private static final String NULLS_LAST = " nulls last";

	public Paging {
		page = Math.max(0, Math.min(page, 1_000_000));
		size = Math.max(1, Math.min(size, LARGEST));
	}

	public long offset() {
		return (long) page * size;
	}

	/** How many rows a list has: a page that is not full says it by itself, any other has them counted. */
	public long total(int shown, LongSupplier count) {
		return shown < size && (shown > 0 || page == 0) ? offset() + shown : count.getAsLong();
	}

	/** A total as people read it. */
	public static String words(long total) {
		return total > COUNTED ? COUNTED + "以上" : String.valueOf(total);
	}

	/**
	 * The {@code order by} list for this sort. Only columns of the given map can be named, so nothing a caller sends
	 * reaches the statement.
	 * @param columns field of the contract to column of the query; a column that may be empty ends in {@code nulls last}, the
	 * others keep the plain order that an index has
	 * @param otherwise the list when no or an unknown field is asked for; must end in a unique column
	 * @param unique a unique column that makes the order total
	 */
	public String orderBy(Map<String, String> columns, String otherwise, String unique) {
		var parts = Optional.ofNullable(sort).orElse("").split(",");
		var column = columns.get(parts[0]);
		if (column == null) {
			return otherwise;
		}
		var nulls = column.endsWith(NULLS_LAST) ? NULLS_LAST : "";
		var name = column.substring(0, column.length() - nulls.length());
		return name + (parts.length > 1 && parts[1].equals("desc") ? " desc" : " asc") + nulls + ", " + unique;
	}
}
