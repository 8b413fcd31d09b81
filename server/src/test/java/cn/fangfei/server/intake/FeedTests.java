package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.find;
import static cn.fangfei.server.intake.IntakeFixtures.until;
import static cn.fangfei.server.intake.IntakeFixtures.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Sources that are asked in turn, served here by the test itself; what an address may be, OutsideAddressTests tells. */
@HouseTest
class FeedTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	IntakeSources sources;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	private HttpServer server;

	@BeforeEach
	void serve() throws IOException {
		server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.setExecutor(Executors.newCachedThreadPool());
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	@Test
	void aFeedIsReadAndReadAgainOnlyWhenItChanged() {
		var one = word();
		var asked = new AtomicInteger();
		var known = new AtomicInteger();
		server.createContext("/rss", exchange -> {
			asked.incrementAndGet();
			if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
				known.incrementAndGet();
				exchange.sendResponseHeaders(304, -1);
				exchange.close();
				return;
			}
			exchange.getResponseHeaders().set("ETag", "\"v1\"");
			answer(exchange, 200, rss("<item><guid>1</guid><title>" + one + "项目招募</title><link>https://example.com/1</link><description><![CDATA[<p>" + advert()
					+ "</p><script>alert(1)</script>]]></description><pubDate>Wed, 06 May 2026 02:00:00 GMT</pubDate></item><item><title></title></item>"));
		});
		var source = add("/rss");

		var told = awaitTold(source, s -> !s.get("lastResult").isNull());
		poll(source);
		until(() -> known.get() > 0, () -> "not asked again");

		assertThat(told.get("lastResult").asString()).contains("读到2条", "新增1", "未收1");
		var row = find(house.as(Person.CLERK), one).get(0);
		assertThat(row.get("publishedAt").asString()).isEqualTo("2026-05-06T02:00:00Z");
		var text = IntakeFixtures.get(house, row.get("itemId").asString()).get("text").asString();
		assertThat(text).doesNotContain("<p>", "alert");
		assertThat(awaitTold(source, s -> s.get("lastResult").asString().equals("没有新内容")).get("lastError").isNull()).isTrue();
	}

	@Test
	void oneSourceThatFailsSaysSoAndStopsNoOther() {
		var one = word();
		server.createContext("/broken", exchange -> answer(exchange, 500, ""));
		server.createContext("/atom", exchange -> answer(exchange, 200, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id><title>" + one
				+ "</title><link href=\"https://example.com/2\"/><content type=\"html\">" + advert() + "</content><updated>2026-05-06T10:00:00+08:00</updated></entry></feed>"));
		var broken = add("/broken");
		var good = add("/atom");

		assertThat(awaitTold(broken, s -> !s.get("lastError").isNull()).get("lastError").asString()).contains("500");
		assertThat(awaitTold(good, s -> !s.get("lastResult").isNull()).get("lastResult").asString()).contains("新增1");
		assertThat(find(house.as(Person.CLERK), one)).hasSize(1);
	}

	@Test
	void aTextIsKeptThoughItsLinkOrDayIsNotGood() {
		var one = word();
		server.createContext("/loose", exchange -> answer(exchange, 200, rss(item(one + "甲", "/a/1.html", "Wed, 06 May 2026 10:00:00 CST")
				+ item(one + "乙", "https://example.com/?q=1|2", "Tue, 06 May 2026 02:00:00 GMT") + item(one + "丙", "http://my_site.com/1", "昨天")
				+ item(one + "丁", "javascript:alert(1)", "2026-05-06T10:00:00+0800"))));

		var told = awaitTold(add("/loose"), s -> !s.get("lastResult").isNull());

		assertThat(told.get("lastResult").asString()).contains("读到4条", "新增4").doesNotContain("未收");
		var clerk = house.as(Person.CLERK);
		assertThat(find(clerk, one + "甲").get(0).get("url").asString()).isEqualTo(url("/a/1.html"));
		assertThat(find(clerk, one + "甲").get(0).get("publishedAt").isNull()).isTrue();
		assertThat(find(clerk, one + "乙").get(0).get("publishedAt").isNull()).isTrue();
		for (var title : List.of("乙", "丙", "丁")) {
			assertThat(find(clerk, one + title).get(0).get("url").isNull()).as(title).isTrue();
		}
		assertThat(find(clerk, one + "丁").get(0).get("publishedAt").asString()).isEqualTo("2026-05-06T02:00:00Z");
	}

	private static String item(String title, String link, String day) {
		return "<item><title>" + title + "</title><link>" + link + "</link><description>" + advert() + "</description><pubDate>" + day
				+ "</pubDate></item>";
	}

	@Test
	void whatIsLeftOfALongFeedIsSaidAndTheFeedIsReadAgain() throws FeedFetch.FetchFailed {
		var items = new StringBuilder();
		var lines = new StringBuilder();
		for (var i = 0; i < 1_003; i++) {
			items.append("<item><title>").append(word()).append("小区便民通知</title></item>");
			lines.append("{\"title\":\"").append(word()).append("\"}\n");
		}
		server.createContext("/long", exchange -> {
			exchange.getResponseHeaders().set("ETag", "\"long\"");
			exchange.getResponseHeaders().set("Last-Modified", "Wed, 06 May 2026 02:00:00 GMT");
			answer(exchange, 200, rss(items.toString()));
		});

		var id = add("/long");
		var told = awaitTold(id, s -> !s.get("lastResult").isNull());

		assertThat(told.get("lastResult").asString()).contains("读到1000条", "还有3条没有读");
		var source = inScope(() -> sources.find(UUID.fromString(id), new RegionCode(House.COUNTY)).orElseThrow());
		assertThat(source.etag()).isNull();
		assertThat(source.lastModified()).isNull();
		assertThat(FeedReading.read(lines.toString().getBytes(StandardCharsets.UTF_8), null, new java.util.ArrayList<>()).left()).isEqualTo(3);
	}

	@Test
	void jsonLinesAreReadToo() {
		var one = word();
		server.createContext("/lines", exchange -> answer(exchange, 200, "{\"title\":\"" + one + "\",\"body\":\"" + advert() + "\"}\n坏行\n"));

		var told = awaitTold(add("/lines"), s -> !s.get("lastResult").isNull());

		assertThat(told.get("lastResult").asString()).contains("新增1", "未收1");
	}

	@Test
	void redirectsStayWithinTheHostAndDocumentTypesAreNotRead() {
		server.createContext("/away", exchange -> {
			exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
			answer(exchange, 302, "");
		});
		server.createContext("/other", exchange -> {
			exchange.getResponseHeaders().set("Location", "http://example.com/");
			answer(exchange, 302, "");
		});
		server.createContext("/loop", exchange -> {
			exchange.getResponseHeaders().set("Location", "/loop");
			answer(exchange, 302, "");
		});
		server.createContext("/xxe", exchange -> answer(exchange, 200,
				"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>"));
		server.createContext("/laughs", exchange -> answer(exchange, 200, "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><rss>&b;</rss>"));
		server.createContext("/html", exchange -> answer(exchange, 200, "<html><body>hello</body></html>"));
		server.createContext("/huge", exchange -> answer(exchange, 200, "<rss>" + " ".repeat(6 << 20) + "</rss>"));
		server.createContext("/slow", exchange -> {
			exchange.sendResponseHeaders(200, 0);
			try (var out = exchange.getResponseBody()) {
				for (var i = 0; i < 100; i++) {
					out.write(' ');
					out.flush();
					Thread.sleep(200);
				}
			}
			catch (InterruptedException | IOException e) {
				Thread.currentThread().interrupt();
			}
		});

		for (var bad : Map.of("/away", "别处", "/other", "别处", "/loop", "反复", "/xxe", "文档类型", "/laughs", "文档类型", "/html", "不是 RSS", "/huge", "超过",
				"/slow", "没有在").entrySet()) {
			var told = awaitTold(add(bad.getKey()), s -> !s.get("lastError").isNull());
			assertThat(told.get("lastError").asString()).as(bad.getKey()).contains(bad.getValue());
			assertThat(told.get("failures").asInt()).isPositive();
		}
	}

	@Test
	void addressesInsideTheHouseAreNotTakenAsSources() {
		for (var url : List.of("http://10.0.0.1/rss", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest", "http://[fd00::1]/",
				"http://0.0.0.0/", "http://100.64.0.1/", "ftp://example.com/", "file:///etc/passwd", "http://user:secret@example.com/",
				"http://example.com:22/", "rss", "http://[::ffff:10.0.0.1]/")) {
			house.as(Person.SYSTEM).post("/api/intake/sources", source(url)).expect(422);
		}
	}

	@Test
	void theSystemAdministratorKeepsSourcesAndOfficesSeeTheirOwn() {
		server.createContext("/kept", exchange -> answer(exchange, 200, rss("")));
		var system = house.as(Person.SYSTEM);
		var id = add("/kept");
		var url = url("/kept");

		assertThat(house.as(Person.CLERK).get("/api/intake/sources").expect(200).text()).contains(url);
		assertThat(house.as(Person.NEIGHBOUR).get("/api/intake/sources").expect(200).text()).doesNotContain(url);
		house.as(Person.CLERK).post("/api/intake/sources", source(url)).expect(403);
		system.post("/api/intake/sources", source(url)).expect(409);
		var now = of(id);
		var changed = system.put("/api/intake/sources/{id}", Map.of("name", "改名的来源", "url", url, "intervalMinutes", 60, "active", false, "version",
				now.get("version").asInt()), id).expect(200).json();
		assertThat(changed.get("active").asBoolean()).isFalse();
		system.put("/api/intake/sources/{id}", Map.of("name", "晚了", "url", url, "intervalMinutes", 60, "active", true, "version",
				now.get("version").asInt()), id).expect(409);
		system.put("/api/intake/sources/{id}/poll", null, UUID.randomUUID()).expect(404);
		assertThat(system.get("/api/intake/items").status()).isEqualTo(403);
	}

	@Test
	void aSystemAdministratorReachesTheSourcesOfTheOwnTerritoryAlone() {
		server.createContext("/bounded", exchange -> answer(exchange, 200, rss("")));
		var id = add("/bounded");
		var neighbour = IntakeFixtures.systemAdministrator(house, House.OTHER_COUNTY);

		assertThat(neighbour.browser().get("/api/intake/sources").expect(200).text()).doesNotContain(id);
		neighbour.browser().put("/api/intake/sources/{id}", changed(url("/bounded"), of(id)), id).expect(404);
		neighbour.browser().put("/api/intake/sources/{id}/poll", null, id).expect(404);
		neighbour.browser().post("/api/intake/sources", source(url("/beyond"))).expect(422);
		assertThat(neighbour.<Integer>runs(access, () -> new TransactionTemplate(transactions)
			.execute(s -> sql.sql("select count(*) from intake_source").query(Integer.class).single()))).isZero();
		assertThat(neighbour.<Integer>runs(access, () -> new TransactionTemplate(transactions)
			.execute(s -> sql.sql("update intake_source set version = version + 1").update()))).isZero();
		assertThatThrownBy(() -> neighbour.runs(access, () -> new TransactionTemplate(transactions).execute(s -> sql.sql("""
				insert into intake_source (source_id, name, channel, region_code, url, interval_minutes, active, created_by, created_by_name,
				                           created_at, changed_by_name, changed_at, next_poll_at)
				values (gen_random_uuid(), '越界', 'NEWS', :region, 'http://localhost/', 60, false, gen_random_uuid(), '', now(), '', now(), now())
				""").param("region", House.COUNTY).update()))).rootCause().hasMessageContaining("row-level security");
	}

	@Test
	void anotherAddressIsReadAnewAndTheOldOneTellsNothingOfIt() {
		var one = word();
		var marks = new java.util.concurrent.ConcurrentLinkedQueue<String>();
		server.createContext("/old", exchange -> {
			exchange.getResponseHeaders().set("ETag", "\"old\"");
			exchange.getResponseHeaders().set("Last-Modified", "Wed, 06 May 2026 02:00:00 GMT");
			answer(exchange, 200, rss(""));
		});
		server.createContext("/new", exchange -> {
			marks.add(exchange.getRequestHeaders().getFirst("If-None-Match") + " " + exchange.getRequestHeaders().getFirst("If-Modified-Since"));
			answer(exchange, 200, rss("<item><title>" + one + "</title><description>" + advert() + "</description></item>"));
		});
		var id = add("/old");
		awaitTold(id, s -> !s.get("lastResult").isNull());
		var before = inScope(() -> sources.find(UUID.fromString(id), new RegionCode(House.COUNTY)).orElseThrow());

		house.as(Person.SYSTEM).put("/api/intake/sources/{id}", changed(url("/new"), of(id)), id).expect(200);

		awaitTold(id, s -> s.get("lastResult").asString("").contains("新增1"));
		assertThat(before.etag()).isEqualTo("\"old\"");
		assertThat(marks.peek()).isEqualTo("null null");
		var now = java.time.Instant.now();
		sources.told(before, "旧地址的结果", null, "\"late\"", null, now, now);
		var after = inScope(() -> sources.find(UUID.fromString(id), new RegionCode(House.COUNTY)).orElseThrow());
		assertThat(after.etag()).isNull();
		assertThat(after.lastResult()).doesNotContain("旧地址");
	}

	@Test
	void anAddressThatAnotherSourceHasIsRefusedInWords() {
		server.createContext("/first", exchange -> answer(exchange, 200, rss("")));
		server.createContext("/second", exchange -> answer(exchange, 200, rss("")));
		add("/first");
		var second = add("/second");

		var refused = house.as(Person.SYSTEM).put("/api/intake/sources/{id}", changed(url("/first"), of(second)), second).expect(409).json();

		assertThat(refused.get("type").asString()).isEqualTo("/problems/IntakeSourceExists");
	}

	private static Map<String, Object> changed(String url, JsonNode now) {
		return Map.of("name", "改过的来源", "url", url, "intervalMinutes", 60, "active", true, "version", now.get("version").asInt());
	}

	private <T> T inScope(java.util.function.Supplier<T> act) {
		return house.runAs(access, Person.CLERK, () -> new TransactionTemplate(transactions).execute(s -> act.get()));
	}

	private String url(String path) {
		return "http://localhost:" + server.getAddress().getPort() + path;
	}

	private String add(String path) {
		return house.as(Person.SYSTEM).post("/api/intake/sources", source(url(path))).expect(201).json().get("sourceId").asString();
	}

	private static Map<String, Object> source(String url) {
		return Map.of("name", "测试来源" + word(), "channel", "ADVERT", "regionCode", House.COUNTY, "url", url, "intervalMinutes", 30);
	}

	private void poll(String id) {
		house.as(Person.SYSTEM).put("/api/intake/sources/{id}/poll", null, id).expect(200);
	}

	private JsonNode of(String id) {
		return house.as(Person.SYSTEM)
			.get("/api/intake/sources")
			.expect(200)
			.json()
			.valueStream()
			.filter(s -> s.get("sourceId").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode awaitTold(String id, java.util.function.Predicate<JsonNode> done) {
		until(() -> done.test(of(id)), () -> "nothing told of " + of(id));
		return of(id);
	}

	private static String rss(String items) {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>测试</title>" + items + "</channel></rss>";
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		var bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
		try (var out = exchange.getResponseBody()) {
			out.write(bytes);
		}
		catch (IOException e) {
			// the platform hung up, as it should on what is too large
		}
	}
}
