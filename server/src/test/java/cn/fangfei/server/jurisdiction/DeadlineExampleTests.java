package cn.fangfei.server.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examples of the deadline calculus with due day, instant and sentence. They were computed apart from the code under test by
 * {@code src/test/calendar/count_by_hand.py}, from the published notices and in another way of counting, and read by eye.
 */
class DeadlineExampleTests {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Deadlines deadlines = new Deadlines(new WorkingDays());

	@ParameterizedTest
	@MethodSource("examples")
	void aTermEndsAsCountedByHandAndSaysWhy(Example example) {
		var due = deadlines.due(example.term(), example.from().atZone(CHINA).toInstant(), example.pauses(), example.extensions());

		assertThat(due).isEqualTo(new Due(example.due(), example.at().atZone(CHINA).toInstant(), example.sentence(),
				example.calendarKnown()));
	}

	@Test
	void thereAreMoreThanTwoHundredExamples() throws IOException {
		assertThat(examples()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
	}

	@Test
	void theExamplesReachEveryHolidayOfFourYears() throws IOException {
		var sentences = String.join("", examples().map(Example::sentence).toList());

		assertThat(sentences).contains("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "中秋节、国庆节", "国庆节、中秋节", "调休上班计入",
				"顺延", "不顺延", "中止", "尚余", "经批准延长", "尚未公布", "24:00");
	}

	static Stream<Example> examples() throws IOException {
		try (var in = DeadlineExampleTests.class.getResourceAsStream("deadline-examples.csv");
				var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return lines.lines().skip(1).map(line -> Example.of(line.split(",", -1))).toList().stream();
		}
	}

	record Example(Term term, LocalDateTime from, List<ClockPause> pauses, List<Term> extensions, LocalDate due,
			LocalDateTime at, boolean calendarKnown, String sentence) {

		static Example of(String[] cells) {
			var step = TermStep.valueOf(cells[0]);
			return new Example(term(step, cells[1] + " " + cells[2]), LocalDateTime.parse(cells[3]),
					parts(cells[4]).map(Example::pause).toList(), parts(cells[5]).map(text -> term(step, text)).toList(),
					LocalDate.parse(cells[6]), LocalDateTime.parse(cells[7]), Boolean.parseBoolean(cells[8]), cells[9]);
		}

		private static Term term(TermStep step, String text) {
			var parts = text.split(" ");
			return new Term(step, Integer.parseInt(parts[0]), TermUnit.valueOf(parts[1]), LocalDate.of(2000, 1, 1), "", true);
		}

		private static ClockPause pause(String text) {
			var parts = text.split(" ", 2);
			var days = parts[0].split("\\.\\.", -1);
			return new ClockPause(LocalDate.parse(days[0]), days[1].isEmpty() ? null : LocalDate.parse(days[1]), parts[1]);
		}

		private static Stream<String> parts(String cell) {
			return Arrays.stream(cell.split(";")).map(String::strip).filter(part -> !part.isEmpty());
		}

		@Override
		public String toString() {
			return term.step() + " " + term.words() + " " + from + " " + pauses.size() + "/" + extensions.size();
		}
	}
}
