package cn.fangfei.server.intake;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.access.Access;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Texts and the ways they come in, as people and machines send them. All firms are invented. */
final class IntakeFixtures {

	static final String ADVERT = "项目保本保息，年化收益18%，每月返息，推荐亲友投资另有奖励，人人可投，名额有限，速来认购";

	private static final AtomicInteger COUNT = new AtomicInteger(1_000);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private IntakeFixtures() {
	}

	/** A word that no other text holds, such as a firm may bear. */
	static String word() {
		var word = new StringBuilder();
		for (var digit : String.valueOf(COUNT.incrementAndGet()).toCharArray()) {
			word.append("沅澧湄淇洹沭泗汶淄潍".charAt(digit - '0'));
		}
		return word.toString();
	}

	/** An advert of at least forty characters that no other test speaks of. */
	static String advert() {
		var word = word();
		var streets = new java.util.Random(COUNT.get()).ints(40, 0, 20)
			.mapToObj(i -> String.valueOf("瀛沁汾渭泾洛伊颍涡沱滁濉浍沂沭沙澥泉洪涧".charAt(i)))
			.collect(java.util.stream.Collectors.joining());
		return streets + "固镇" + word + "养老公寓床位预订，" + ADVERT + "，详情请到" + word + "门店咨询了解，现场签约还送米面油大礼包。";
	}

	static Map<String, Object> entry(String channel, String region, String source, String body) {
		var entry = new HashMap<String, Object>();
		entry.put("channel", channel);
		entry.put("regionCode", region);
		entry.put("sourceName", source);
		entry.put("body", body);
		return entry;
	}

	static JsonNode enter(House house, String channel, String source, String body) {
		return house.as(Person.CLERK).post("/api/intake/entries", entry(channel, House.TOWNSHIP_A, source, body)).expect(201).json();
	}

	static String id(JsonNode view) {
		return view.get("item").get("itemId").asString();
	}

	static int version(JsonNode view) {
		return view.get("item").get("version").asInt();
	}

	static JsonNode get(House house, String id) {
		return house.as(Person.CLERK).get("/api/intake/items/{id}", id).expect(200).json();
	}

	static Browser.Answer judge(House house, JsonNode view, String reason) {
		return house.as(Person.CLERK)
			.put("/api/intake/items/{id}/verdict", Map.of("reason", reason, "note", "看过原文", "version", version(view)), id(view));
	}

	/** Sends a file and brings it in; answers the ended import. */
	static JsonNode bringIn(Browser who, String fileName, String channel, byte[] content) {
		var upload = UUID.randomUUID();
		who.put("/api/intake/files/{id}?fileName={name}&channel={channel}", content, upload, fileName, channel).expect(200);
		return await(who, start(who, upload).expect(201).json());
	}

	static Browser.Answer start(Browser who, UUID upload) {
		return who.post("/api/intake/imports", Map.of("uploadId", upload, "regionCode", House.COUNTY, "sourceName", "测试来源"));
	}

	static JsonNode await(Browser who, JsonNode job) {
		var last = new JsonNode[] {job};
		until(() -> {
			last[0] = who.get("/api/intake/imports/{id}", job.get("importId").asString()).expect(200).json();
			return last[0].get("status").asString().matches("DONE|FAILED|CANCELLED");
		}, () -> "the import does not end: " + last[0]);
		return last[0];
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** What a list of texts answers to a search. */
	static List<JsonNode> find(Browser who, String q) {
		return who.get("/api/intake/items?q={q}", q).expect(200).json().get("rows").valueStream().toList();
	}

	/** The standing signals that texts gave about a subject, as the clerk reads them. */
	static List<JsonNode> signals(House house, String subject) {
		return house.as(Person.CLERK)
			.get("/api/signals?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(s -> s.get("subjectName").asString().equals(subject) && s.get("origin").asString().equals("资讯监测"))
			.toList();
	}

	static void until(BooleanSupplier done, Supplier<String> otherwise) {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (!done.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError(otherwise.get());
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(e);
			}
		}
	}

	/** Somebody on a post that no other test knows. */
	record Newcomer(Browser browser, UUID account, UUID post) {

		<T> T runs(Access access, Supplier<T> act) {
			return access.runAs(account, post, act);
		}
	}

	/** A second system administrator, of another division. */
	static Newcomer systemAdministrator(House house, String region) {
		var name = "second.system." + COUNT.incrementAndGet();
		var created = house.as(Person.SYSTEM).post("/api/accounts", Map.of("loginName", name, "displayName", "另一位")).expect(201).json();
		var account = UUID.fromString(created.get("account").get("accountId").asString());
		var post = house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", house.unit("otherOffice"), "regionCode", region, "role", "SYSTEM_ADMIN"), account)
			.expect(201)
			.json();
		var first = created.get("initialPassword").asString();
		var browser = house.newBrowser().signIn(name, first);
		browser.put("/api/session/password", Map.of("oldPassword", first, "newPassword", House.password())).expect(200);
		return new Newcomer(browser, account, UUID.fromString(post.get("postId").asString()));
	}

	/** Firms of the register, by name and code. */
	static void register(House house, String... lines) {
		registerWith(house, "企业名称,统一社会信用代码,注册日期,经营范围,注册地址", lines);
	}

	/** Firms under a header of their own; a line may leave the last columns out. */
	static void registerWith(House house, String header, String... lines) {
		var clerk = house.as(Person.CLERK);
		var upload = UUID.randomUUID();
		var csv = header + "\n" + String.join("\n", lines) + "\n";
		clerk.put("/api/uploads/{id}?fileName={name}", bytes(csv), upload, "资讯登记.csv").expect(200);
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var job = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", preview.get("mapping"))).expect(201).json();
		var id = job.get("importId").asString();
		until(() -> clerk.get("/api/register-imports/{id}", id).expect(200).json().get("status").asString().matches("DONE|FAILED"),
				() -> "the register import does not end");
	}

	/** A credit code of the county with a true check digit. */
	static String code() {
		var body = "91340323MA" + "%07d".formatted(COUNT.incrementAndGet());
		for (var c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
			if (new cn.fangfei.server.kernel.CreditCode(body + c).checks()) {
				return body + c;
			}
		}
		throw new IllegalStateException(body);
	}
}
