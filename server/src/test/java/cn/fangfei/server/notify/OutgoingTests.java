package cn.fangfei.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What leaves the house, against a real HTTP server that may be wicked and a real mail server: DUR-5, the effects are the events;
 * TIP-5, no word of what it is about.
 */
@HouseTest
@DirtiesContext
class OutgoingTests {

	private static final String SECRET = "a-secret-of-the-tests";

	private static final String MATTER = "某某投资咨询有限公司涉嫌非法集资五十万元";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpServer SERVER = server();

	private static final int MAIL_PORT = freePort();

	private static GreenMail mail = mailServer();

	/** What the other side did, by key: a key that comes twice is done once. */
	private static final Map<String, JsonNode> DONE = new ConcurrentHashMap<>();

	private static final AtomicInteger REQUESTS = new AtomicInteger();

	private static final AtomicInteger ELSEWHERE = new AtomicInteger();

	private static final Random DICE = new Random(5);

	private static volatile Manner manner = Manner.KIND;

	/** How the other side behaves. */
	private enum Manner {
		KIND, WICKED, BROKEN, REDIRECTING
	}

	@Autowired
	House house;

	@Autowired
	NotifyDesk desk;

	@Autowired
	Outgoings outgoings;

	@Autowired
	Access access;

	@Autowired
	TransactionTemplate transactions;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("fangfei.notify.webhook.url", () -> "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/hook");
		registry.add("fangfei.notify.webhook.secret", () -> SECRET);
		registry.add("fangfei.notify.mail.host", () -> "127.0.0.1");
		registry.add("fangfei.notify.mail.port", () -> MAIL_PORT);
		registry.add("fangfei.notify.mail.from", () -> "platform@example.org");
		registry.add("fangfei.notify.gather", () -> "0s");
		registry.add("fangfei.notify.rest", () -> "100ms");
		registry.add("fangfei.notify.first-wait", () -> "50ms");
		registry.add("fangfei.notify.longest-wait", () -> "100ms");
		registry.add("fangfei.notify.patience", () -> "2s");
		registry.add("fangfei.notify.attempts", () -> "25");
	}

	@BeforeEach
	void calm() {
		manner = Manner.KIND;
		await(() -> waiting() == 0);
		DONE.clear();
		REQUESTS.set(0);
	}

	@AfterAll
	static void stop() {
		SERVER.stop(0);
		mail.stop();
	}

	@Test
	void whatIsToBeDoneLeavesSignedAndWithoutAWordOfTheMatter() {
		tell(MessageKind.TODO, false);

		await(() -> DONE.size() == 1);
		var body = DONE.values().iterator().next();
		assertThat(body.get("to").asString()).isEqualTo("town.a");
		assertThat(body.get("items").asInt()).isEqualTo(1);
		assertThat(body.get("text").asString()).isEqualTo("您有1件待办事项，请登录平台办理。");
		assertThat(body.toString()).doesNotContain("公司", "集资", "举报", "五十万", "clue");
		assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "to", "items", "text");
	}

	@Test
	void whatIsRolledBackNeverLeaves() throws Exception {
		tell(MessageKind.TODO, true);

		Thread.sleep(1500);
		assertThat(REQUESTS).hasValue(0);
	}

	@Test
	void anAnswerOrANoticeStaysInTheHouse() throws Exception {
		tell(MessageKind.INFO, false);
		tell(MessageKind.DECIDED, false);

		Thread.sleep(1500);
		assertThat(REQUESTS).hasValue(0);
	}

	@Test
	void effectsEqualEventsWhenTheOtherSideDropsAThirdAndFailsOften() throws Exception {
		manner = Manner.WICKED;
		var events = 120;
		var writers = Executors.newFixedThreadPool(4);
		// in rounds, for what comes at once leaves as one delivery and has little to lose
		for (var round = 0; round < 24; round++) {
			var told = new ArrayList<Future<?>>();
			for (var i = 0; i < events / 24; i++) {
				var undone = round % 2 == 1 && i == 0;
				told.add(writers.submit(() -> tell(MessageKind.TODO, undone)));
			}
			for (var one : told) {
				one.get(60, TimeUnit.SECONDS);
			}
			var due = 5 * (round + 1) - (round + 1) / 2;
			await(() -> arrived() >= due);
		}
		writers.shutdown();
		await(() -> waiting() == 0);

		assertThat(arrived()).isEqualTo(events - events / 10);
		assertThat(REQUESTS.get()).as("some came more than once").isGreaterThan(DONE.size());
		assertThat(count("DEAD")).isZero();
	}

	@Test
	void manyMessagesAtOnceAreOneDelivery() {
		manner = Manner.BROKEN;
		transactionally(() -> {
			for (var i = 0; i < 30; i++) {
				desk.toUnit(house.unit("townB"), notice(MessageKind.TODO));
			}
		});
		await(() -> count("WAITING") + count("SENDING") <= 1 && REQUESTS.get() > 0);
		manner = Manner.KIND;

		await(() -> DONE.size() == 1);
		assertThat(DONE.values().iterator().next().get("items").asInt()).isEqualTo(30);
	}

	@Test
	void aRedirectionIsNotFollowed() {
		manner = Manner.REDIRECTING;

		tell(MessageKind.TODO, false);

		await(() -> REQUESTS.get() >= 2);
		assertThat(ELSEWHERE).hasValue(0);
		manner = Manner.KIND;
		await(() -> DONE.size() == 1);
	}

	@Test
	void whatWasGivenUpIsSeenByTheSystemAdministratorAndSentAgainByHand() {
		manner = Manner.BROKEN;
		tell(MessageKind.URGED, false);
		await(() -> count("DEAD") == 1);
		var system = house.as(Person.SYSTEM);

		var dead = system.get("/api/outgoing?state=DEAD").expect(200).json();
		var row = dead.get("rows").get(0);
		assertThat(row.get("lastError").asString()).isEqualTo("对方返回500");
		assertThat(row.get("attempts").asInt()).isEqualTo(25);
		assertThat(row.get("recipient").asString()).isEqualTo("测试TOWN_A");
		assertThat(dead.get("dead").asInt()).isEqualTo(1);
		assertThat(dead.get("channels").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("WEBHOOK", "MAIL");
		assertThat(dead.toString()).doesNotContain("某某");
		house.as(Person.CLERK).get("/api/outgoing").expect(403);
		house.as(Person.AUDITOR).get("/api/outgoing").expect(403);
		manner = Manner.KIND;

		var id = row.get("outgoingId").asLong();
		system.put("/api/outgoing/{id}/retry", Map.of("version", row.get("version").asInt()), id).expect(200);
		system.put("/api/outgoing/{id}/retry", Map.of("version", row.get("version").asInt()), id).expect(409);
		system.put("/api/outgoing/{id}/retry", Map.of("version", 0), 999_999).expect(404);

		await(() -> DONE.size() == 1);
		await(() -> count("DEAD") == 0);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?action=outgoing").expect(200).text()).contains("重发第" + id + "号");
	}

	@Test
	void mailGoesToThoseWhoAskedForItAndSaysNothingOfTheMatter() throws Exception {
		setAddress(Person.TOWN_A, "town-a@example.org", true);

		tell(MessageKind.OVERDUE, false);

		await(() -> mails("town-a@example.org").size() == 1);
		var message = mails("town-a@example.org").get(0);
		assertThat(message.getSubject()).isEqualTo("平台提醒");
		assertThat(message.getContent().toString().strip()).isEqualTo("您有1件待办事项，请登录平台办理。");
		assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@example.org>");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");

		setAddress(Person.TOWN_A, "town-a@example.org", false);
		tell(MessageKind.OVERDUE, false);
		await(() -> waiting() == 0);
		assertThat(mails("town-a@example.org")).hasSize(1);
	}

	@Test
	void mailWaitsForAServerThatIsAway() throws Exception {
		setAddress(Person.TOWN_B, "town-b@example.org", true);
		mail.stop();

		transactionally(() -> desk.toUnit(house.unit("townB"), notice(MessageKind.TODO)));
		await(() -> house.as(Person.SYSTEM).get("/api/outgoing?channel=MAIL&state=WAITING").expect(200).text().contains("连不上邮件服务器"));
		mail = mailServer();

		await(() -> mails("town-b@example.org").size() == 1);
		setAddress(Person.TOWN_B, "town-b@example.org", false);
	}

	@Test
	void whatArrivedLongAgoIsForgottenAndWhatDidNotIsKept() {
		tell(MessageKind.TODO, false);
		await(() -> waiting() == 0 && count("SENDING") == 0 && count("SENT") > 0);
		var dead = count("DEAD");

		outgoings.forget(Instant.now().plusSeconds(60));

		assertThat(count("SENT")).isZero();
		assertThat(count("DEAD")).isEqualTo(dead);
	}

	private void tell(MessageKind kind, boolean rollBack) {
		transactions.executeWithoutResult(t -> {
			desk.toUnit(house.unit("townA"), notice(kind));
			if (rollBack) {
				t.setRollbackOnly();
			}
		});
	}

	private void transactionally(Runnable act) {
		transactions.executeWithoutResult(t -> act.run());
	}

	private static Notice notice(MessageKind kind) {
		return new Notice(kind, MATTER, "/clues/1", "clue", "1");
	}

	private void setAddress(Person person, String address, boolean enabled) {
		var browser = house.as(person);
		var view = browser.get("/api/mail-address").expect(200).json();
		assertThat(view.get("available").asBoolean()).isTrue();
		browser.put("/api/mail-address", Map.of("address", address, "enabled", enabled, "version", view.get("version").asInt()))
			.expect(200);
	}

	/** Read three times: what goes back to waiting between two readings is seen by the third. */
	private long waiting() {
		return count("WAITING") + count("SENDING") + count("WAITING");
	}

	private static int arrived() {
		return DONE.values().stream().mapToInt(body -> body.get("items").asInt()).sum();
	}

	private long count(String state) {
		return house.as(Person.SYSTEM).get("/api/outgoing?state={s}", state).expect(200).json().get("total").asLong();
	}

	private static List<MimeMessage> mails(String address) {
		return Arrays.stream(mail.getReceivedMessages()).filter(message -> to(message).equals(address)).toList();
	}

	private static String to(MimeMessage message) {
		try {
			return message.getAllRecipients()[0].toString();
		}
		catch (MessagingException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Passing states are seen or not; once is enough. */
	private static void await(BooleanSupplier condition) {
		for (var i = 0; i < 300; i++) {
			if (condition.getAsBoolean()) {
				return;
			}
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
		fail("waited in vain");
	}

	private static GreenMail mailServer() {
		var server = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
		server.start();
		return server;
	}

	private static int freePort() {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static HttpServer server() {
		try {
			var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
			server.setExecutor(Executors.newCachedThreadPool(work -> {
				var thread = new Thread(work, "other side");
				thread.setDaemon(true);
				return thread;
			}));
			server.createContext("/hook", OutgoingTests::answer);
			server.createContext("/elsewhere", exchange -> {
				ELSEWHERE.incrementAndGet();
				exchange.sendResponseHeaders(200, -1);
				exchange.close();
			});
			server.start();
			return server;
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		REQUESTS.incrementAndGet();
		var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		var headers = exchange.getRequestHeaders();
		var signed = Webhook.sign(SECRET, headers.getFirst("X-Fangfei-Timestamp") + "." + body);
		if (!("sha256=" + signed).equals(headers.getFirst("X-Fangfei-Signature"))) {
			exchange.sendResponseHeaders(401, -1);
			exchange.close();
			return;
		}
		var luck = DICE.nextInt(100);
		if (manner == Manner.WICKED && luck < 15) {
			exchange.close(); // heard nothing, says nothing
			return;
		}
		if (manner == Manner.BROKEN || manner == Manner.WICKED && luck < 35) {
			exchange.sendResponseHeaders(500, -1);
			exchange.close();
			return;
		}
		if (manner == Manner.REDIRECTING) {
			headers = exchange.getResponseHeaders();
			headers.set("Location", "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/elsewhere");
			exchange.sendResponseHeaders(307, -1);
			exchange.close();
			return;
		}
		var before = DONE.putIfAbsent(headers.getFirst("Idempotency-Key"), JSON.readTree(body));
		if (before != null) {
			assertThat(JSON.readTree(body)).as("the same key, the same content").isEqualTo(before);
		}
		if (manner == Manner.WICKED && luck < 50) {
			exchange.close(); // did it and says nothing
			return;
		}
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}
}
