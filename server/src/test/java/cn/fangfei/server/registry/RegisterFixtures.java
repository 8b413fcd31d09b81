package cn.fangfei.server.registry;

import cn.fangfei.server.Browser;
import cn.fangfei.server.kernel.CreditCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Register files and the way they are brought in over HTTP. */
final class RegisterFixtures {

	static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-fA-F]+);");

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
		var request = JsonNodeFactory.instance.objectNode();
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

	/** A query with its Chinese characters encoded. */
	static String encoded(String query) {
		return query.chars()
			.mapToObj(c -> c < 128 ? String.valueOf((char) c) : URLEncoder.encode(String.valueOf((char) c), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
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

	/** The sheet of the error workbook as one text, to look for words in. */
	static String sheetOf(byte[] workbook) {
		return CHARACTER.matcher(parts(workbook).get("xl/worksheets/sheet1.xml"))
			.replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
	}

	/** The workbook with some words of its cells written anew, as a person would mend it. */
	static byte[] mended(byte[] workbook, String from, String to) {
		var parts = parts(workbook);
		parts.replaceAll((name, text) -> text.replace(from, to));
		return zip(parts);
	}

	static byte[] zip(Map<String, String> parts) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	static byte[] gzip(byte[] content) {
		var out = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** Read by its directory, as spreadsheet programs do. */
	private static Map<String, String> parts(byte[] workbook) {
		var parts = new LinkedHashMap<String, String>();
		try {
			var file = Files.write(Files.createTempFile(Path.of("target"), "errors", ".xlsx"), workbook);
			try (var zip = new ZipFile(file.toFile())) {
				for (var entry : Collections.list(zip.entries())) {
					parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
				}
			}
			Files.delete(file);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return parts;
	}

	/** The texts of one property of all elements, in order. */
	static List<String> texts(JsonNode rows, String name) {
		return rows.valueStream().map(row -> row.get(name).asString()).toList();
	}

	/** Every change of a firm as {@code field old > new}. */
	static List<String> changes(JsonNode firm) {
		return firm.get("changes")
			.valueStream()
			.map(c -> c.get("field").asString() + " " + c.get("oldValue").asString("") + " > " + c.get("newValue").asString(""))
			.toList();
	}

	/** Every hit of a firm as {@code position term}. */
	static List<String> hits(JsonNode firm) {
		return firm.get("hits").valueStream().map(h -> h.get("position").asString() + " " + h.get("term").asString()).toList();
	}

	/** The five fates of the rows of an import: new, changed, unchanged, rejected, outside; and they add up. */
	static List<Long> fates(JsonNode job) {
		addsUp(job);
		return List.of(fate(job, "added"), fate(job, "changed"), fate(job, "unchanged"), fate(job, "rejected"),
				fate(job, "outside"));
	}
}
