package cn.fangfei.server.funds;

import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A pair of files comes in two parts of one request: the alert file is the body, byte for byte, and the signature file stands in a
 * header, base64. What is sent lies in a scratch file until it is decided, and is deleted whatever comes of it.
 */
@RestController
@RequestMapping("/api/funds")
class AlertFileController {

	/** A year of alerts of a bank of a county takes less than a tenth of it. */
	private static final long LARGEST = 32L << 20;

	private static final String SIGNATURE = "Fangfei-Signature";

	private final AlertFileDesk desk;

	private final FundsTokenDesk tokens;

	private final ArchiveDesk archive;

	AlertFileController(AlertFileDesk desk, FundsTokenDesk tokens, ArchiveDesk archive) {
		this.desk = desk;
		this.tokens = tokens;
		this.archive = archive;
	}

	/** What an officer brings. A pair that was refused is told as such; both are kept. */
	@PostMapping("/alert-uploads")
	@Permit("funds:import")
	@RequestBody(required = true, content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
	AlertFileView uploadAlertFile(@RequestParam @Size(max = 255) String fileName,
			@RequestHeader(name = SIGNATURE, defaultValue = "") String signature, HttpServletRequest request) throws IOException {
		var bytes = signature(signature);
		var sent = archive.scratch();
		try {
			receive(request, sent);
			return desk.bringIn(fileName, sent, bytes);
		}
		finally {
			Files.deleteIfExists(sent);
		}
	}

	/** What a machine of a bank sends. The answer to a pair that was refused is a problem with its reason. */
	// what curl sends when nobody tells it the type is a form: read as one it would be lost, and its sentences would stand in the log
	@PostMapping(path = "/alert-files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@Anyone("a machine shows its token; FundsTokenGate asks for it before anything is read")
	@RequestBody(required = true, content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
	AlertFileView receiveAlertFile(@RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
			@RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
			@RequestParam(defaultValue = "alerts.jsonl") @Size(max = 255) String fileName, HttpServletRequest request) throws IOException {
		var bearer = FundsTokenGate.bearer(request);
		var bytes = signature(signature);
		var sent = archive.scratch();
		try {
			var hash = receive(request, sent);
			var view = tokens.receive(bearer, key, new IncomingPair(fileName, sent, bytes), hash);
			if (view.outcome() == AlertFileOutcome.REFUSED) {
				throw new AlertFileRefused(String.valueOf(view.refusalLabel()), String.valueOf(view.refusalWords()));
			}
			return view;
		}
		finally {
			Files.deleteIfExists(sent);
		}
	}

	@GetMapping("/files")
	@Permit("funds:read")
	AlertFilePage listAlertFiles(@RequestParam(required = false) @Nullable AlertFileOutcome outcome, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.list(outcome, new Paging(page, size, null));
	}

	@GetMapping("/files/{fileId}/content")
	@Permit("funds:import")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
	void downloadAlertFile(@PathVariable UUID fileId, @RequestParam(defaultValue = "false") boolean signature, HttpServletResponse response)
			throws IOException {
		var part = desk.part(fileId, signature);
		response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(part.fileName(), StandardCharsets.UTF_8).build().toString());
		Files.copy(part.file(), response.getOutputStream());
	}

	@GetMapping("/tokens")
	@Permit("funds:token")
	List<FundsTokenView> listFundsTokens() {
		return tokens.list();
	}

	/** Not done once under its key: the secret is shown once and its answer is kept nowhere. */
	@PostMapping("/tokens")
	@Permit("funds:token")
	@ResponseStatus(HttpStatus.CREATED)
	IssuedFundsToken issueFundsToken(@Valid @org.springframework.web.bind.annotation.RequestBody IssueFundsTokenRequest request) {
		return tokens.issue(request.name(), request.unitId(), request.until());
	}

	@PutMapping("/tokens/{tokenId}/revocation")
	@Permit("funds:token")
	FundsTokenView revokeFundsToken(@PathVariable UUID tokenId,
			@Valid @org.springframework.web.bind.annotation.RequestBody RevokeFundsTokenRequest request) {
		return tokens.revoke(tokenId, request.version());
	}

	private static byte[] signature(String header) {
		if (header.isBlank()) {
			throw new FundsSignatureMissing();
		}
		if (header.length() > 2 * AlertSignature.LARGEST) {
			throw new FundsFileTooLarge("签名文件", AlertSignature.LARGEST >> 10, "KB");
		}
		try {
			return Base64.getDecoder().decode(header.strip());
		}
		catch (IllegalArgumentException e) {
			throw new FundsSignatureMissing();
		}
	}

	/** Brings the body to disk; answers its SHA-256. */
	private static String receive(HttpServletRequest request, Path sent) throws IOException {
		var digest = sha256();
		try (var out = Files.newOutputStream(sent)) {
			var in = request.getInputStream();
			var buffer = new byte[1 << 16];
			var size = 0L;
			for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				size += n;
				if (size > LARGEST) {
					throw new FundsFileTooLarge("预警文件", LARGEST >> 20, "MB");
				}
				digest.update(buffer, 0, n);
				out.write(buffer, 0, n);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** @param until the last day on which the token is good */
	record IssueFundsTokenRequest(@NotBlank @Size(max = 100) String name, @NotNull UUID unitId, @NotNull LocalDate until) {
	}

	record RevokeFundsTokenRequest(@NotNull Integer version) {
	}
}
