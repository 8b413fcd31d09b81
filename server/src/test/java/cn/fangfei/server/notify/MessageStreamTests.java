package cn.fangfei.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What an open page hears at once, and what it never hears (issue 3 §8). */
@HouseTest
class MessageStreamTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final List<Listener> listeners = new ArrayList<>();

	@Autowired
	House house;

	@Autowired
	NotifyDesk desk;

	@Autowired
	Streams streams;

	@Autowired
	Access access;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	WebServerApplicationContext context;

	@AfterEach
	void hangUp() throws Exception {
		for (var listener : listeners) {
			listener.close();
		}
	}

	@Test
	void aPageIsToldFirstHowManyMessagesAreUnread() throws Exception {
		var unread = house.as(Person.TOWN_A).get("/api/messages").expect(200).json().get("unread").asLong();

		var page = listen(house.as(Person.TOWN_A));

		assertThat(page.next("hello")).contains("\"unread\":" + unread);
	}

	@Test
	void aMessageArrivesAfterTheCommitAndNotBefore() throws Exception {
		var page = listen(house.as(Person.TOWN_A));
		page.next("hello");
		var text = unique("先提交后通知");

		tell(house.unit("townA"), text, () -> assertThat(page.quiet(Duration.ofSeconds(2))).isTrue(), false);

		assertThat(page.next("message")).contains(text, "\"kind\":\"TODO\"", "\"link\":\"/clues/1\"");
	}

	@Test
	void whatIsRolledBackIsNeverHeard() throws Exception {
		var page = listen(house.as(Person.TOWN_A));
		page.next("hello");
		var undone = unique("撤销了");
		var done = unique("办成了");

		tell(house.unit("townA"), undone, () -> { }, true);
		tell(house.unit("townA"), done, () -> { }, false);

		assertThat(page.next("message")).contains(done);
		assertThat(page.quiet(Duration.ofSeconds(1))).isTrue();
	}

	@Test
	void othersHearNothing() throws Exception {
		var other = listen(house.as(Person.TOWN_B));
		other.next("hello");

		tell(house.unit("townA"), unique("不关乙镇的事"), () -> { }, false);

		assertThat(other.quiet(Duration.ofSeconds(1))).isTrue();
	}

	@Test
	void theMessageHeardIsTheOneInTheList() throws Exception {
		var page = listen(house.as(Person.TOWN_A));
		page.next("hello");
		var text = unique("同一条");

		tell(house.unit("townA"), text, () -> { }, false);

		var id = page.next("message").replaceAll(".*\"messageId\":(\\d+).*", "$1");
		house.as(Person.TOWN_A).put("/api/messages/{id}/read", null, id).expect(200);
	}

	@Test
	void aStreamEndsWithItsSession() throws Exception {
		var browser = house.newBrowser().signIn(Person.VILLAGER.loginName(), House.password());
		var page = listen(browser);
		page.next("hello");

		browser.delete("/api/session").expect(204);

		page.next("ended");
		assertThat(page.over()).isTrue();
	}

	@Test
	void aMessageIsNotSentToASessionThatEnded() throws Exception {
		var browser = house.newBrowser().signIn(Person.TOWN_B.loginName(), House.password());
		var page = listen(browser);
		page.next("hello");
		browser.delete("/api/session").expect(204);

		tell(house.unit("townB"), unique("退出之后"), () -> { }, false);

		page.next("ended");
	}

	@Test
	void whoHasTooManyPagesLosesTheOldestStreamAndIsToldSo() throws Exception {
		var browser = house.newBrowser().signIn(Person.AGENT.loginName(), House.password());
		var first = listen(browser);
		first.next("hello");
		for (var i = 0; i < 6; i++) {
			listen(browser).next("hello");
		}

		first.next("superseded");
		assertThat(first.over()).isTrue();
	}

	@Test
	void nobodyListensWithoutASession() throws Exception {
		var answer = HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + context.getWebServer().getPort() + "/api/messages/stream"))
			.header("Accept", "text/event-stream")
			.build(), HttpResponse.BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(401);
	}

	@Test
	void aStreamHoldsNoThreadOfTheServer() throws Exception {
		var before = streams.count();
		for (var person : List.of(Person.CLERK, Person.LEAD, Person.LEADER, Person.NEIGHBOUR, Person.STRANGER, Person.AUDITOR)) {
			for (var i = 0; i < 6; i++) {
				listen(house.as(person)).next("hello");
			}
		}

		assertThat(streams.count()).isGreaterThanOrEqualTo(before + 36 - 6);
		var executor = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector().getProtocolHandler().getExecutor();
		if (executor instanceof ThreadPoolExecutor pool) { // JDK 17; from 21 on each request has a virtual thread, and no other
			assertThat(pool.getActiveCount()).isLessThan(5);
		}
		assertThat(Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter("messages"::equals)
			.collect(Collectors.counting())).isLessThan(12);
	}

	@Test
	void aPageThatWentAwayIsForgotten() throws Exception {
		var browser = house.newBrowser().signIn(Person.WALKER.loginName(), House.password());
		var page = listen(browser);
		page.next("hello");
		var listening = streams.count();

		page.close();

		await(() -> streams.count() < listening);
	}

	@Test
	void aMessageIsHeardSoon() throws Exception {
		var page = listen(house.as(Person.TOWN_A));
		page.next("hello");
		var slowest = Duration.ZERO;
		for (var i = 0; i < 50; i++) {
			var start = Instant.now();
			tell(house.unit("townA"), unique("快"), () -> { }, false);
			page.next("message");
			var took = Duration.between(start, Instant.now());
			slowest = took.compareTo(slowest) > 0 ? took : slowest;
		}

		assertThat(slowest).isLessThan(Duration.ofSeconds(2));
	}

	private void tell(UUID unit, String text, Runnable beforeCommit, boolean rollBack) {
		house.runAs(access, Person.CLERK, () -> {
			transactions.executeWithoutResult(t -> {
				desk.toUnit(unit, new Notice(MessageKind.TODO, text, "/clues/1", "clue", "1"));
				beforeCommit.run();
				if (rollBack) {
					t.setRollbackOnly();
				}
			});
			return null;
		});
	}

	private Listener listen(Browser browser) throws Exception {
		var cookies = browser.cookies().entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; "));
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + context.getWebServer().getPort() + "/api/messages/stream"))
			.header("Accept", "text/event-stream")
			.header("Cookie", cookies)
			.build();
		var response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
		var listener = new Listener(response);
		listeners.add(listener);
		return listener;
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		for (var i = 0; i < 100 && !condition.getAsBoolean(); i++) {
			Thread.sleep(100);
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

	private static String unique(String text) {
		return text + UUID.randomUUID().toString().substring(0, 8);
	}

	/** A page that listens: its events, in order; heartbeats are no events. */
	private static final class Listener {

		private final HttpResponse<InputStream> response;

		private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

		private final Thread reader;

		Listener(HttpResponse<InputStream> response) {
			this.response = response;
			this.reader = new Thread(this::read, "listener");
			reader.setDaemon(true);
			reader.start();
		}

		/** The data of the next event, which must be of this name. */
		String next(String name) throws InterruptedException {
			var event = events.poll(10, TimeUnit.SECONDS);
			assertThat(event).as("event").startsWith(name + "\n");
			return event.substring(name.length() + 1);
		}

		boolean quiet(Duration time) {
			try {
				Thread.sleep(time.toMillis());
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			return events.isEmpty();
		}

		boolean over() throws InterruptedException {
			reader.join(10_000);
			return !reader.isAlive();
		}

		void close() throws IOException {
			response.body().close();
		}

		private void read() {
			try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
				var name = "";
				for (var line = lines.readLine(); line != null; line = lines.readLine()) {
					if (line.startsWith("event:")) {
						name = line.substring(6);
					}
					else if (line.startsWith("data:")) {
						events.add(name + "\n" + line.substring(5));
					}
				}
			}
			catch (IOException e) {
				// hung up
			}
		}
	}
}
