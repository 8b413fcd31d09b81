package cn.fangfei.server.archive;

import cn.fangfei.server.kernel.Permit;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/uploads")
class ArchiveController {

	private final ArchiveDesk desk;

	private final Contents contents;

	ArchiveController(ArchiveDesk desk, Contents contents) {
		this.desk = desk;
		this.contents = contents;
	}

	@PutMapping("/{uploadId}")
	@Permit({"registry:import", "evidence:add"})
	@RequestBody(required = true, content = @Content(mediaType = "application/octet-stream",
			schema = @Schema(type = "string", format = "binary")))
	UploadView uploadFile(@PathVariable UUID uploadId, @RequestParam String fileName, HttpServletRequest request)
			throws IOException {
		var content = contents.receive(request.getInputStream(), request.getContentLengthLong());
		return UploadView.of(desk.keep(uploadId, fileName, content));
	}
}
