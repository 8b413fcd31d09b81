package cn.fangfei.server.export;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ExportController {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final ExportDesk desk;

	private final Access access;

	private final Once once;

	ExportController(ExportDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/export-lists/{list}")
	@Permit("export:make")
	ExportListView getExportList(@PathVariable String list) {
		return desk.describe(list);
	}

	@PostMapping("/exports")
	@Permit("export:make")
	@ResponseStatus(HttpStatus.CREATED)
	ExportJobView askExport(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody AskExportRequest request) {
		return once.run(access.actor().accountId(), key, request, ExportJobView.class,
				() -> desk.ask(request.list(), request.query(), request.columns(), request.purpose()));
	}

	@GetMapping("/exports")
	@Permit("export:make")
	ExportPage listExports(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(new Paging(page, size, null));
	}

	@GetMapping("/export-approvals")
	@Permit("export:approve")
	ExportPage listExportApprovals(@RequestParam(defaultValue = "false") boolean waiting, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.approvals(waiting, new Paging(page, size, null));
	}

	@GetMapping("/exports/{jobId}")
	@Permit("export:make")
	ExportJobView getExport(@PathVariable UUID jobId) {
		return desk.get(jobId);
	}

	@PutMapping("/exports/{jobId}/cancellation")
	@Permit("export:make")
	ExportJobView cancelExport(@PathVariable UUID jobId, @Valid @RequestBody CancelExportRequest request) {
		return desk.cancel(jobId, request.version());
	}

	@PutMapping("/exports/{jobId}/approval")
	@Permit("export:approve")
	ExportJobView decideExport(@PathVariable UUID jobId, @Valid @RequestBody DecideExportRequest request) {
		return desk.decide(jobId, request.agreed(), request.reason(), request.version());
	}

	@GetMapping("/exports/{jobId}/file")
	@Permit("export:make")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
	void downloadExport(@PathVariable UUID jobId, HttpServletResponse response) throws IOException {
		var file = desk.download(jobId);
		response.setContentType(XLSX);
		response.setContentLengthLong(Files.size(file.place()));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString());
		Files.copy(file.place(), response.getOutputStream());
	}

	/**
	 * @param query the filters as they stand in the address of the list
	 * @param columns in the order wanted; none means all
	 * @param purpose what it is for; needed when a second person must agree
	 */
	record AskExportRequest(@NotBlank @Size(max = 40) String list,
			@NotNull @Size(max = 30) Map<@NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9]{0,39}") String, @NotNull @Size(max = 200) String> query,
			@NotNull @Size(max = 60) List<@NotNull String> columns, @Nullable @Size(max = 200) String purpose) {
	}

	record CancelExportRequest(@NotNull Integer version) {
	}

	/** @param reason needed when not agreed */
	record DecideExportRequest(@NotNull Boolean agreed, @Nullable @Size(max = 200) String reason, @NotNull Integer version) {
	}
}
