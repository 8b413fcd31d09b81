package cn.fangfei.server.registry;

import cn.fangfei.formats.RegisterField;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
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
class RegisterController {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final RegisterDesk desk;

	private final Access access;

	private final Once once;

	RegisterController(RegisterDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/register-uploads/{uploadId}/preview")
	@Permit("registry:import")
	RegisterPreview previewRegister(@PathVariable UUID uploadId) {
		return desk.preview(uploadId);
	}

	@PostMapping("/register-imports")
	@Permit("registry:import")
	@ResponseStatus(HttpStatus.CREATED)
	RegisterImportView startRegisterImport(@RequestHeader("Idempotency-Key") String key,
			@Valid @RequestBody StartRegisterImportRequest request) {
		return once.run(access.actor().accountId(), key, request, RegisterImportView.class,
				() -> desk.start(request.uploadId(), request.mapping()));
	}

	@GetMapping("/register-imports")
	@Permit("registry:import")
	RegisterImportPage listRegisterImports(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.list(new Paging(page, size, null));
	}

	@GetMapping("/register-imports/{importId}")
	@Permit("registry:import")
	RegisterImportView getRegisterImport(@PathVariable UUID importId) {
		return desk.get(importId);
	}

	@PutMapping("/register-imports/{importId}/status")
	@Permit("registry:import")
	RegisterImportView changeRegisterImport(@PathVariable UUID importId,
			@Valid @RequestBody ChangeRegisterImportRequest request) {
		return switch (request.status()) {
			case CANCELLED -> desk.cancel(importId, request.version());
			case RUNNING -> desk.resume(importId, request.version());
		};
	}

	@GetMapping("/register-imports/{importId}/errors.xlsx")
	@Permit("registry:import")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
	void downloadImportErrors(@PathVariable UUID importId, HttpServletResponse response) throws IOException {
		var name = desk.errorsName(importId);
		response.setContentType(XLSX);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
		desk.writeErrors(importId, response.getOutputStream());
	}

	record StartRegisterImportRequest(@NotNull UUID uploadId, @NotNull Map<RegisterField, @NotNull Integer> mapping) {
	}

	/** What a person can ask of an import: that it stops, or that it goes on. */
	enum RegisterImportWish {

		CANCELLED, RUNNING
	}

	record ChangeRegisterImportRequest(@NotNull RegisterImportWish status, @NotNull Integer version) {
	}
}
