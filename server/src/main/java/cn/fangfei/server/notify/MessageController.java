package cn.fangfei.server.notify;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.SignedIn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/messages")
class MessageController {

	private final MessageDesk desk;

	private final Streams streams;

	private final Access access;

	MessageController(MessageDesk desk, Streams streams, Access access) {
		this.desk = desk;
		this.streams = streams;
		this.access = access;
	}

	@GetMapping
	@SignedIn
	MessagePage listMessages(@RequestParam(required = false) @Nullable MessageKind kind,
			@RequestParam(required = false) @Nullable Boolean read, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
		return desk.list(new MessageFilter(kind, read, q, from, to), new Paging(page, size, null));
	}

	@PutMapping("/{messageId}/read")
	@SignedIn
	UnreadMessages markMessageRead(@PathVariable long messageId) {
		return desk.markRead(messageId);
	}

	@PutMapping("/read")
	@SignedIn
	UnreadMessages markMessagesRead(@Valid @RequestBody MarkMessagesReadRequest request) {
		return desk.markAllRead(request.upTo());
	}

	/** Server-sent events: {@code hello} with how many are unread, then each {@code message} as it comes. */
	@Hidden // an event stream is no answer of the contract
	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@SignedIn
	SseEmitter streamMessages(HttpServletResponse response) {
		response.setHeader("X-Accel-Buffering", "no"); // a proxy must not wait until there is enough to send
		return streams.open(access.ticket(), desk::unread);
	}

	/** @param upTo the newest message that was seen */
	record MarkMessagesReadRequest(@NotNull Long upTo) {
	}
}
