package cn.fangfei.server.notify;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.access.SessionTicket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open pages that hear of messages at once, by server-sent events. A stream holds no thread: two threads write to all of them, one
 * looks every few seconds whether the sessions still live. A page that misses an event reads its messages from the table.
 */
@Component
class Streams {

	private static final Logger log = LoggerFactory.getLogger(Streams.class);

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	/** What waits to be written at most; a page that is overtaken by more is told the number of its messages when it opens anew. */
	private static final int WAITING = 20_000;

	/** The streams of each account, oldest first. */
	private final Map<UUID, List<Page>> open = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor writers = new ThreadPoolExecutor(2, 2, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(WAITING), Streams::thread, new ThreadPoolExecutor.DiscardPolicy());

	private final ScheduledThreadPoolExecutor pulse = new ScheduledThreadPoolExecutor(1, Streams::thread);

	private final Access access;

	private final JsonMapper json;

	private final int perAccount;

	private final int inAll;

	private volatile boolean closing;

	private record Page(SessionTicket ticket, SseEmitter emitter) {
	}

	Streams(Access access, JsonMapper json, @Value("${fangfei.notify.streams.heartbeat:20s}") Duration heartbeat,
			@Value("${fangfei.notify.streams.per-account:6}") int perAccount,
			@Value("${fangfei.notify.streams.in-all:2000}") int inAll) {
		this.access = access;
		this.json = json;
		this.perAccount = perAccount;
		this.inAll = inAll;
		writers.allowCoreThreadTimeOut(true);
		pulse.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Opens a stream for the session; when the account has too many, its oldest one gives way and is told so.
	 * @param hello what is sent first
	 */
	SseEmitter open(SessionTicket ticket, Supplier<Object> hello) {
		if (closing || count() >= inAll) {
			throw new TooManyStreams();
		}
		var stream = new Page(ticket, new SseEmitter(0L));
		stream.emitter().onCompletion(() -> remove(stream));
		stream.emitter().onError(failure -> remove(stream));
		var streams = open.merge(ticket.accountId(), List.of(stream),
				(old, fresh) -> Stream.concat(old.stream(), fresh.stream()).toList());
		streams.stream().limit(Math.max(0, streams.size() - perAccount)).forEach(oldest -> {
			remove(oldest);
			writers.execute(() -> end(oldest, "superseded"));
		});
		send(stream, event("hello", hello.get())); // asked only now: whatever comes from here on is sent
		return stream.emitter();
	}

	/** Sends a message to the open pages of those who were told; returns at once. */
	void push(List<Told> told, MessageView message) {
		if (told.stream().noneMatch(t -> open.containsKey(t.accountId()))) {
			return;
		}
		writers.execute(() -> {
			for (var one : told) {
				var streams = of(one.accountId());
				var alive = access.alive(streams.stream().map(Page::ticket).toList());
				for (var stream : streams) {
					if (alive.contains(stream.ticket())) {
						send(stream, event("message", message.numbered(one.messageId())));
					}
					else {
						end(stream, "ended");
					}
				}
			}
		});
	}

	int count() {
		return open.values().stream().mapToInt(List::size).sum();
	}

	/** A line to every stream, so that proxies keep it and the dead are found; the end to those whose session ended. */
	private void beat() {
		try {
			var streams = open.keySet().stream().flatMap(account -> of(account).stream()).toList();
			var alive = access.alive(streams.stream().map(Page::ticket).toList());
			for (var stream : streams) {
				writers.execute(() -> {
					if (alive.contains(stream.ticket())) {
						send(stream, SseEmitter.event().comment(""));
					}
					else {
						end(stream, "ended");
					}
				});
			}
		}
		catch (RuntimeException e) {
			log.warn("the pulse of the message streams failed: {}", e.getMessage());
		}
	}

	/** Streams would hold up a stop that waits for open requests. */
	@EventListener(ContextClosedEvent.class)
	void close() {
		closing = true;
		pulse.shutdownNow();
		open.keySet().stream().flatMap(account -> of(account).stream()).toList().forEach(stream -> stream.emitter().complete());
		writers.shutdownNow();
	}

	private List<Page> of(UUID account) {
		return open.getOrDefault(account, List.of());
	}

	private void remove(Page stream) {
		open.computeIfPresent(stream.ticket().accountId(), (account, streams) -> {
			var others = streams.stream().filter(other -> other != stream).toList();
			return others.isEmpty() ? null : others;
		});
	}

	private void end(Page stream, String why) {
		send(stream, event(why, Map.of()));
		remove(stream);
		stream.emitter().complete();
	}

	private SseEmitter.SseEventBuilder event(String name, Object data) {
		return SseEmitter.event().name(name).data(json.writeValueAsString(data), TEXT);
	}

	private void send(Page stream, SseEmitter.SseEventBuilder event) {
		try {
			stream.emitter().send(event);
		}
		catch (IOException | IllegalStateException e) {
			remove(stream); // the page is gone
		}
	}

	private static Thread thread(Runnable work) {
		var thread = new Thread(work, "messages");
		thread.setDaemon(true);
		return thread;
	}
}
