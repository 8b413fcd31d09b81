package cn.fangfei.server.report;

import cn.fangfei.server.kernel.Permit;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
class ReportController {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final ReportDesk desk;

	ReportController(ReportDesk desk) {
		this.desk = desk;
	}

	@GetMapping("/{month}/clue-statistics")
	@Permit("report:read")
	StatisticsFormView getClueStatistics(@PathVariable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return desk.view(FormName.CLUES, month, instant(asOf));
	}

	@GetMapping(path = "/{month}/clue-statistics.xlsx", produces = XLSX)
	@Permit("report:read")
	ResponseEntity<byte[]> downloadClueStatistics(@PathVariable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return file(desk.download(FormName.CLUES, month, instant(asOf)));
	}

	@GetMapping("/{month}/handling-statistics")
	@Permit("report:read")
	StatisticsFormView getHandlingStatistics(@PathVariable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return desk.view(FormName.CASES, month, instant(asOf));
	}

	@GetMapping(path = "/{month}/handling-statistics.xlsx", produces = XLSX)
	@Permit("report:read")
	ResponseEntity<byte[]> downloadHandlingStatistics(@PathVariable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return file(desk.download(FormName.CASES, month, instant(asOf)));
	}

	@GetMapping("/{month}/corrections")
	@Permit("report:read")
	FormCorrectionsView listFormCorrections(@PathVariable @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
			@RequestParam FormName form,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf) {
		return desk.corrections(form, month, instant(asOf));
	}

	private static ResponseEntity<byte[]> file(ReportDesk.Download file) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.fileName(), StandardCharsets.UTF_8).build().toString())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.contentType(MediaType.parseMediaType(XLSX))
			.body(file.bytes());
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime asOf) {
		return asOf == null ? null : asOf.toInstant();
	}
}
