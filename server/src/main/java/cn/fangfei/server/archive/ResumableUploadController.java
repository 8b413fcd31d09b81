package cn.fangfei.server.archive;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Uploads that may stop and go on: the tus protocol 1.0.0 with creation, expiration and termination. */
@RestController
@RequestMapping("/api/resumable-uploads")
class ResumableUploadController {

	private static final String VERSION = "1.0.0";

	private static final String TUS = "Tus-Resumable";

	private static final String OFFSET = "Upload-Offset";

	private static final String BYTES = "application/offset+octet-stream";

	private final ResumableUploads uploads;

	private final ArchiveDesk desk;

	private final Access access;

	private final Once once;

	private final long limit;

	ResumableUploadController(ResumableUploads uploads, ArchiveDesk desk, Contents contents, Access access, Once once) {
		this.uploads = uploads;
		this.desk = desk;
		this.access = access;
		this.once = once;
		this.limit = contents.limit();
	}

	@RequestMapping(method = RequestMethod.OPTIONS)
	@Permit({"registry:import", "evidence:add"})
	ResponseEntity<Void> describeUploads() {
		return answer(HttpStatus.NO_CONTENT).header("Tus-Version", VERSION)
			.header("Tus-Extension", "creation,expiration,termination")
			.header("Tus-Max-Size", Long.toString(limit))
			.build();
	}

	@GetMapping
	@Permit({"registry:import", "evidence:add"})
	List<UnfinishedUpload> listUnfinishedUploads() {
		return desk.unfinished();
	}

	@PostMapping
	@Permit({"registry:import", "evidence:add"})
	ResponseEntity<Void> beginUpload(@RequestHeader(name = TUS, required = false) @Nullable String version,
			@RequestHeader("Upload-Length") long size,
			@RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		if (foreign(version)) {
			return unsupported();
		}
		var name = fileName(metadata);
		// the protocol itself knows no such key; without one a lost answer leaves an empty upload, which expires
		var begun = key == null ? uploads.begin(name, size) : once.run(access.actor().accountId(), key, List.of(name, size),
				BegunUpload.class, () -> uploads.begin(name, size));
		return expiring(answer(HttpStatus.CREATED), uploads.state(begun.uploadId()))
			.header(HttpHeaders.LOCATION, "/api/resumable-uploads/" + begun.uploadId())
			.build();
	}

	@RequestMapping(path = "/{uploadId}", method = RequestMethod.HEAD)
	@Permit({"registry:import", "evidence:add"})
	ResponseEntity<Void> askUpload(@PathVariable UUID uploadId,
			@RequestHeader(name = TUS, required = false) @Nullable String version) {
		if (foreign(version)) {
			return unsupported();
		}
		var state = uploads.state(uploadId);
		return expiring(answer(HttpStatus.OK), state).header(OFFSET, Long.toString(state.offset()))
			.header("Upload-Length", Long.toString(state.size()))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.build();
	}

	@PatchMapping("/{uploadId}")
	@Permit({"registry:import", "evidence:add"})
	@RequestBody(required = true, content = @Content(mediaType = BYTES, schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<Void> continueUpload(@PathVariable UUID uploadId,
			@RequestHeader(name = TUS, required = false) @Nullable String version, @RequestHeader(OFFSET) long offset,
			HttpServletRequest request) throws IOException {
		if (foreign(version)) {
			return unsupported();
		}
		if (!BYTES.equals(request.getContentType())) {
			return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
		}
		var here = uploads.append(uploadId, offset, request.getInputStream());
		return answer(HttpStatus.NO_CONTENT).header(OFFSET, Long.toString(here)).build();
	}

	@DeleteMapping("/{uploadId}")
	@Permit({"registry:import", "evidence:add"})
	ResponseEntity<Void> abandonUpload(@PathVariable UUID uploadId,
			@RequestHeader(name = TUS, required = false) @Nullable String version) {
		if (foreign(version)) {
			return unsupported();
		}
		uploads.abandon(uploadId);
		return answer(HttpStatus.NO_CONTENT).build();
	}

	private static boolean foreign(@Nullable String version) {
		return version != null && !version.equals(VERSION);
	}

	private static ResponseEntity<Void> unsupported() {
		return answer(HttpStatus.PRECONDITION_FAILED).header("Tus-Version", VERSION).build();
	}

	private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
		return ResponseEntity.status(status).header(TUS, VERSION);
	}

	private static ResponseEntity.BodyBuilder expiring(ResponseEntity.BodyBuilder answer, UnfinishedUpload state) {
		return state.offset() == state.size() ? answer
				: answer.header("Upload-Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(state.keptUntil().atOffset(ZoneOffset.UTC)));
	}

	/** The file name among pairs of a key and a value in Base64. */
	private static String fileName(@Nullable String metadata) {
		return Arrays.stream((metadata == null ? "" : metadata).split(","))
			.map(pair -> pair.strip().split(" ", 2))
			.filter(pair -> pair.length == 2 && pair[0].equals("filename"))
			.map(pair -> new String(Base64.getDecoder().decode(pair[1].strip()), StandardCharsets.UTF_8))
			.findFirst()
			.orElse("");
	}
}
