package cn.fangfei.server.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

	private final WorkingDays calendar = new WorkingDays();

	/** Each due date was computed apart from the code under test, from the notice of the year. */
	@ParameterizedTest
	@CsvSource(textBlock = """
			# 元旦2023，12月31日至1月2日
			2022-12-30,1,2023-01-03
			2022-12-30,5,2023-01-09
			# 春节2023，1月21日至27日，28日、29日上班
			2023-01-20,1,2023-01-28
			2023-01-20,2,2023-01-29
			2023-01-20,7,2023-02-03
			2023-01-28,1,2023-01-29
			2023-01-19,15,2023-02-14
			# 清明节2023只放一天；劳动节前后两个上班的周末
			2023-04-04,1,2023-04-06
			2023-04-21,1,2023-04-23
			2023-04-21,5,2023-04-27
			2023-04-28,1,2023-05-04
			2023-04-28,3,2023-05-06
			2023-05-05,1,2023-05-06
			# 端午节2023，6月25日（周日）上班
			2023-06-21,1,2023-06-25
			2023-06-21,2,2023-06-26
			2023-06-25,5,2023-06-30
			# 中秋节、国庆节2023，10月7日、8日上班
			2023-09-28,1,2023-10-07
			2023-09-28,2,2023-10-08
			2023-10-06,1,2023-10-07
			2023-10-08,5,2023-10-13
			# 跨年到2024
			2023-12-29,1,2024-01-02
			2023-12-25,5,2024-01-02
			# 春节2024，2月4日、18日上班
			2024-02-03,1,2024-02-04
			2024-02-09,1,2024-02-18
			2024-02-09,2,2024-02-19
			2024-01-31,15,2024-02-26
			# 闰年二月底
			2024-02-28,2,2024-03-01
			# 清明节2024，4月7日上班
			2024-04-03,1,2024-04-07
			2024-04-06,1,2024-04-07
			# 劳动节2024，4月28日、5月11日上班
			2024-04-26,1,2024-04-28
			2024-04-30,1,2024-05-06
			2024-04-30,5,2024-05-10
			2024-05-10,1,2024-05-11
			# 端午节2024只放周一
			2024-06-07,1,2024-06-11
			# 中秋节2024，9月14日上班
			2024-09-13,1,2024-09-14
			2024-09-14,1,2024-09-18
			# 国庆节2024，9月29日、10月12日上班
			2024-09-27,1,2024-09-29
			2024-09-30,1,2024-10-08
			2024-09-30,5,2024-10-12
			2024-10-11,1,2024-10-12
			# 跨年到2025，元旦只放一天
			2024-12-31,1,2025-01-02
			# 春节2025，1月26日、2月8日上班
			2025-01-24,1,2025-01-26
			2025-01-27,1,2025-02-05
			2025-01-27,4,2025-02-08
			2025-02-04,15,2025-02-24
			2025-02-28,1,2025-03-03
			# 清明节、劳动节、端午节2025
			2025-04-03,1,2025-04-07
			2025-04-25,1,2025-04-27
			2025-04-30,1,2025-05-06
			2025-05-30,1,2025-06-03
			# 国庆节、中秋节2025，9月28日、10月11日上班
			2025-09-26,1,2025-09-28
			2025-09-30,1,2025-10-09
			2025-09-30,3,2025-10-11
			2025-10-10,1,2025-10-11
			# 元旦2026，1月4日上班
			2025-12-31,1,2026-01-04
			2025-12-31,2,2026-01-05
			2026-01-03,1,2026-01-04
			# 春节2026，2月14日、28日上班
			2026-02-13,1,2026-02-14
			2026-02-14,1,2026-02-24
			2026-02-14,5,2026-02-28
			2026-02-27,1,2026-02-28
			2026-02-02,15,2026-02-28
			# 清明节、劳动节2026，5月9日上班
			2026-04-03,1,2026-04-07
			2026-04-30,1,2026-05-06
			2026-04-30,4,2026-05-09
			2026-05-08,1,2026-05-09
			# 端午节2026，没有调休
			2026-06-03,15,2026-06-25
			2026-06-18,1,2026-06-22
			2026-06-20,1,2026-06-22
			# 中秋节、国庆节2026，9月20日、10月10日上班
			2026-09-18,1,2026-09-20
			2026-09-24,1,2026-09-28
			2026-09-30,1,2026-10-08
			2026-09-30,3,2026-10-10
			2026-09-30,15,2026-10-27
			2026-10-09,1,2026-10-10
			# 年底，以及还没有公布的年份
			2026-12-25,4,2026-12-31
			2026-12-31,1,2027-01-01
			2026-12-31,15,2027-01-21
			2027-01-29,7,2027-02-09
			2027-12-31,1,2028-01-03
			""")
	void aTermEndsOnTheDayCountedByHand(LocalDate start, int days, LocalDate due) {
		assertThat(calendar.after(start, days).due()).isEqualTo(due);
	}

	@Test
	void theSentenceNamesTheHolidayThatWasSkipped() {
		var due = calendar.after(LocalDate.of(2026, 6, 3), 15);

		assertThat(due.sentence()).isEqualTo("15个工作日，自6月3日交办次日起算，跳过端午节6月19日至21日，6月25日到期。");
		assertThat(due.holidaysPublished()).isTrue();
	}

	@Test
	void theSentenceNamesTheWeekendDaysThatWereWorked() {
		var due = calendar.after(LocalDate.of(2026, 2, 2), 15);

		assertThat(due.sentence()).isEqualTo("15个工作日，自2月2日交办次日起算，跳过春节2月15日至23日，"
				+ "2月14日（周六）、2月28日（周六）调休上班计入，2月28日到期。");
	}

	@Test
	void aHolidayAcrossTheEndOfAMonthIsOneSpan() {
		assertThat(calendar.after(LocalDate.of(2025, 1, 27), 4).sentence()).contains("跳过春节1月28日至2月4日，");
	}

	@Test
	void twoHolidaysAreNamedOneByOne() {
		assertThat(calendar.after(LocalDate.of(2026, 9, 23), 7).sentence())
			.contains("跳过中秋节9月25日至27日、国庆节10月1日至7日，");
	}

	@Test
	void aTermAcrossTheYearNamesTheYears() {
		var due = calendar.after(LocalDate.of(2025, 12, 31), 1);

		assertThat(due.sentence()).startsWith("1个工作日，自2025年12月31日交办次日起算，跳过元旦1月1日至3日，")
			.endsWith("1月4日（周日）调休上班计入，2026年1月4日到期。");
	}

	@Test
	void aTermWithoutHolidaysSaysNothingOfThem() {
		assertThat(calendar.after(LocalDate.of(2026, 7, 1), 5).sentence()).isEqualTo("5个工作日，自7月1日交办次日起算，7月8日到期。");
	}

	@Test
	void aYearWhoseNoticeIsNotOutCountsWeekendsOnlyAndSaysSo() {
		var due = calendar.after(LocalDate.of(2026, 12, 31), 1);

		assertThat(due.holidaysPublished()).isFalse();
		assertThat(due.sentence()).endsWith("2027年1月1日到期（2027年假期安排尚未公布，暂按周末计算）。");
		assertThat(calendar.published(2027)).isFalse();
		assertThat(calendar.year(2027)).isEmpty();
	}

	@Test
	void aTermThatEndsOnTheLastDayOfAPublishedYearIsCertain() {
		assertThat(calendar.after(LocalDate.of(2026, 12, 25), 4).holidaysPublished()).isTrue();
	}

	@Test
	void aYearBeforeTheFirstNoticeDoesNotPromiseOne() {
		assertThat(calendar.after(LocalDate.of(2021, 3, 1), 1).sentence()).contains("2021年假期安排未收录，按周末计算");
	}

	@Test
	void eachPublishedYearNamesItsNoticeAndItsHolidays() {
		for (var year = 2023; year <= 2026; year++) {
			assertThat(calendar.source(year)).startsWith("国务院办公厅关于" + year + "年").contains("国办发明电");
			assertThat(calendar.year(year)).isSortedAccordingTo(java.util.Comparator.comparing(CalendarDay::date));
		}
		assertThat(calendar.year(2026)).filteredOn(CalendarDay::off).hasSize(33);
		assertThat(calendar.year(2026)).filteredOn(day -> !day.off()).hasSize(6);
	}

	@Test
	void everyDayWorkedInExchangeIsADayOfAWeekend() {
		for (var year = 2023; year <= 2026; year++) {
			assertThat(calendar.year(year)).filteredOn(day -> !day.off())
				.allMatch(day -> day.date().getDayOfWeek().getValue() >= 6);
		}
	}

	@Test
	void aTermOfNoDaysIsRefused() {
		assertThatThrownBy(() -> calendar.after(LocalDate.of(2026, 7, 1), 0)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> calendar.after(LocalDate.of(2026, 7, 1), 251)).isInstanceOf(IllegalArgumentException.class);
	}
}
