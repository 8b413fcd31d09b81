package cn.fangfei.server.intake;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
@RequestMapping("/api/intake")
class IntakeImportController {

	private static final long LARGEST = 200L << 20;

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	private final IntakeImportDesk desk;

	private final RejectsWorkbook rejects;

	private final ArchiveDesk archive;

	private final Access access;

	private final Once once;

	IntakeImportController(IntakeImportDesk desk, RejectsWorkbook rejects, ArchiveDesk archive, Access access, Once once) {
		this.desk = desk;
		this.rejects = rejects;
		this.archive = archive;
		this.access = access;
		this.once = once;
	}

	/** What is sent lies in a scratch file until it was looked through, and is deleted whatever comes of it. */
	@PutMapping("/files/{uploadId}")
	@Permit("intake:import")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
	IntakeFileView uploadIntakeFile(@PathVariable UUID uploadId, @RequestParam String fileName, @RequestParam IntakeChannel channel,
			HttpServletRequest request) throws IOException {
		var sent = archive.scratch();
		var anew = archive.scratch();
		try {
			try (var out = Files.newOutputStream(sent)) {
				var in = request.getInputStream();
				var buffer = new byte[1 << 16];
				var size = 0L;
				for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
					size += n;
					if (size > LARGEST) {
						throw new IntakeFileUnreadable("文件超过" + (LARGEST >> 20) + "MB的上限，没有保存。请拆分或者压缩为 .gz 后再上传。");
					}
					out.write(buffer, 0, n);
				}
			}
			var name = name(fileName);
			var keeping = FileKeeping.look(sent, name, channel, anew);
			return desk.keep(uploadId, name, channel, keeping, keeping.rewrites() ? anew : sent);
		}
		catch (UnreadableFile e) {
			throw new IntakeFileUnreadable(IntakeImportDesk.sentence(e));
		}
		finally {
			Files.deleteIfExists(sent);
			Files.deleteIfExists(anew);
		}
	}

	@PostMapping("/imports")
	@Permit("intake:import")
	@ResponseStatus(HttpStatus.CREATED)
	IntakeImportView startIntakeImport(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody StartIntakeImportRequest request) {
		return once.run(access.actor().accountId(), key, request, IntakeImportView.class,
				() -> desk.start(request.uploadId(), new RegionCode(request.regionCode()), request.sourceName()));
	}

	@GetMapping("/imports")
	@Permit("intake:import")
	IntakeImportPage listIntakeImports(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(new Paging(page, size, null));
	}

	@GetMapping("/imports/{importId}")
	@Permit("intake:import")
	IntakeImportView getIntakeImport(@PathVariable UUID importId) {
		return desk.get(importId);
	}

	@GetMapping("/imports/{importId}/rejects")
	@Permit("intake:import")
	IntakeRejectPage listIntakeRejects(@PathVariable UUID importId, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.rejects(importId, new Paging(page, size, null));
	}

	@GetMapping("/imports/{importId}/rejects.xlsx")
	@Permit("intake:import")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
	void downloadIntakeRejects(@PathVariable UUID importId, HttpServletResponse response) throws IOException {
		var rejected = desk.rejectedRows(importId);
		response.setContentType(XLSX);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(rejected.fileName(), StandardCharsets.UTF_8).build().toString());
		rejects.write(rejected, response.getOutputStream());
	}

	@PutMapping("/imports/{importId}/cancellation")
	@Permit("intake:import")
	IntakeImportView cancelIntakeImport(@PathVariable UUID importId, @Valid @RequestBody CancelIntakeImportRequest request) {
		return desk.cancel(importId, request.version());
	}

	/** The last part of what the sender calls the file. */
	private static String name(String fileName) {
		var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
		return name.isEmpty() ? "未命名" : TextReading.cut(name, 200);
	}

	/** @param sourceName where a row that names no source was met */
	record StartIntakeImportRequest(@NotNull UUID uploadId,
			@NotNull @Pattern(regexp = "\\d{12}", message = "行政区划代码应为12位数字") String regionCode,
			@NotBlank @Size(max = 100) String sourceName) {
	}

	record CancelIntakeImportRequest(@NotNull Integer version) {
	}
}
