package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.SignedIn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
class CalendarController {

	private final WorkingDays calendar;

	CalendarController(WorkingDays calendar) {
		this.calendar = calendar;
	}

	@GetMapping("/due")
	@SignedIn
	DueView explainDue(@RequestParam LocalDate from, @RequestParam @Min(1) @Max(WorkingDays.LONGEST) int workingDays) {
		var due = calendar.after(from, workingDays);
		return new DueView(due.due(), due.sentence(), due.holidaysPublished());
	}

	@GetMapping("/{year}")
	@SignedIn
	CalendarYearView getCalendarYear(@PathVariable @Min(1949) @Max(2999) int year) {
		var days = calendar.year(year);
		return new CalendarYearView(year, calendar.published(year), calendar.source(year), days);
	}

	record DueView(LocalDate due, String sentence, boolean holidaysPublished) {
	}

	record CalendarYearView(int year, boolean published, @Nullable String source, List<CalendarDay> days) {
	}
}
