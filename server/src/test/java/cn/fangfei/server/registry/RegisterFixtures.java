package cn.fangfei.server.registry;

import cn.fangfei.server.Browser;
import cn.fangfei.server.kernel.CreditCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Register files and the way they are brought in over HTTP. */
final class RegisterFixtures {

	static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private RegisterFixtures() {
	}

	/** A credit code of a county, with a true check digit. */
	static String code(String county, int number) {
		var body = "91" + county + "MA" + "%07d".formatted(number);
		for (var c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
			if (new CreditCode(body + c).checks()) {
				return body + c;
			}
		}
		throw new IllegalStateException(body);
	}

	static String line(String name, String code, String scope, String address) {
		return name + "," + code + ",2020-01-31,有限责任公司,张三,100万元人民币,\"" + scope + "\",安徽省,蚌埠市," + address;
	}

	static String csv(String... lines) {
		return HEADER + "\n" + String.join("\n", lines) + "\n";
	}

	static UUID upload(Browser browser, String fileName, byte[] content) {
		var id = UUID.randomUUID();
		browser.put("/api/uploads/{id}?fileName={name}", content, id, fileName).expect(200);
		return id;
	}

	static UUID upload(Browser browser, String csv) {
		return upload(browser, "登记.csv", csv.getBytes(StandardCharsets.UTF_8));
	}

	static JsonNode start(Browser browser, UUID upload) {
		var preview = browser.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		return browser.post("/api/register-imports", request(upload, preview.get("mapping"))).expect(201).json();
	}

	static String request(UUID upload, JsonNode mapping) {
		var request = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
		request.put("uploadId", upload.toString());
		request.set("mapping", mapping);
		return request.toString();
	}

	/** Brings a file in and waits for the end. */
	static JsonNode bringIn(Browser browser, String csv) {
		return await(browser, start(browser, upload(browser, csv)));
	}

	static JsonNode await(Browser browser, JsonNode job) {
		var end = System.nanoTime() + PATIENCE.toNanos();
		var now = job;
		while (!now.get("status").asString().matches("DONE|FAILED|CANCELLED")) {
			if (System.nanoTime() > end) {
				throw new AssertionError("the import does not end: " + now);
			}
			sleep();
			now = browser.get("/api/register-imports/{id}", now.get("importId").asString()).expect(200).json();
		}
		return now;
	}

	static void sleep() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The one firm of that name. */
	static JsonNode firm(Browser browser, String name) {
		var rows = browser.get("/api/firms?q={name}", name).expect(200).json().get("rows");
		for (var row : rows) {
			if (row.get("name").asString().equals(name)) {
				return browser.get("/api/firms/{id}", row.get("firmId").asString()).expect(200).json();
			}
		}
		throw new AssertionError("no firm " + name + " in " + rows);
	}

	static long fate(JsonNode job, String name) {
		return job.get(name).asLong();
	}

	static void addsUp(JsonNode job) {
		var sum = fate(job, "added") + fate(job, "changed") + fate(job, "unchanged") + fate(job, "rejected")
				+ fate(job, "outside");
		if (fate(job, "read") != sum) {
			throw new AssertionError("does not add up: " + job);
		}
	}
}
