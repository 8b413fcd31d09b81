package cn.fangfei.server.report;

import cn.fangfei.server.kernel.ReportMonth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A monthly form: what stands in its cells. The paper itself is drawn by a {@link FormWorkbook}. */
interface MonthlyForm {

	ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

	FormName name();

	ReportMonth month();

	String reportingUnit();

	String preparer();

	/** The instant as of which the facts hold; its day is the 填报时间. */
	Instant asOf();

	List<FormColumn> columns();

	List<FormLine> lines();

	List<String> notes();

	/** What should be looked at before the form is handed in. */
	List<FormProblem> problems();

	/** What the first line of a month without any line says: 零报告 is a report, not a missing one. */
	String nothing();

	/** The words from which a coded column is filled, by the index of the column; empty for all others. */
	List<String> choices(int column);

	default String title() {
		return month().words() + name().title();
	}

	default String reportedOnWords() {
		return LocalDate.ofInstant(asOf(), CHINA).format(DAY);
	}

	/** The sum of each column of figures as it is printed; absent for the others. */
	default List<@Nullable String> totals() {
		return IntStream.range(0, columns().size())
			.<@Nullable String>mapToObj(i -> columns().get(i).isFigure() ? total(i) : null)
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private String total(int column) {
		return lines().stream()
			.map(line -> line.cells().get(column))
			.filter(cell -> cell != null)
			.map(BigDecimal::new)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.toPlainString();
	}

	static @Nullable String day(@Nullable LocalDate day) {
		return day == null ? null : day.format(DAY);
	}
}
