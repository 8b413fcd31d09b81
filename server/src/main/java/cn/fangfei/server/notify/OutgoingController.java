package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/outgoing")
class OutgoingController {

	private final OutgoingDesk desk;

	OutgoingController(OutgoingDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Permit("outgoing:read")
	OutgoingPage listOutgoing(@RequestParam(required = false) @Nullable OutgoingState state,
			@RequestParam(required = false) @Nullable OutgoingChannel channel, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "50") int size) {
		return desk.list(state, channel, new Paging(page, size, null));
	}

	@PutMapping("/{outgoingId}/retry")
	@Permit("outgoing:retry")
	OutgoingRow retryOutgoing(@PathVariable long outgoingId, @Valid @RequestBody RetryOutgoingRequest request) {
		return desk.retry(outgoingId, request.version());
	}

	record RetryOutgoingRequest(@NotNull Integer version) {
	}
}
