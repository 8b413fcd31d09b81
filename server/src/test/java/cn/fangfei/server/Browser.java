package cn.fangfei.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person at a browser: keeps cookies, sends the token against forged requests, and an idempotency key with every POST.
 * Paths may hold {@code {}} places, filled in order and encoded.
 */
public final class Browser {

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String root;

	private final Map<String, String> cookies = new LinkedHashMap<>();

	public Browser(int port) {
		this.root = "http://localhost:" + port;
	}

	/** An answer: status, body as text and as bytes, headers. */
	public record Answer(int status, byte[] bytes, HttpResponse<byte[]> raw) {

		public String text() {
			return new String(bytes, StandardCharsets.UTF_8);
		}

		public JsonNode json() {
			return JSON.readTree(bytes);
		}

		/** The answer itself when it has that status; otherwise the test fails with what was answered. */
		public Answer expect(int expected) {
			if (status != expected) {
				throw new AssertionError("expected " + expected + " from " + raw.request().method() + " "
						+ raw.request().uri() + " but was " + status + ": " + text());
			}
			return this;
		}

		public String header(String name) {
			return raw.headers().firstValue(name).orElse("");
		}
	}

	public Answer get(String path, Object... places) {
		return send("GET", fill(path, places), null, null);
	}

	public Answer post(String path, Object body, Object... places) {
		return send("POST", fill(path, places), body, UUID.randomUUID().toString());
	}

	public Answer postWithKey(String key, String path, Object body, Object... places) {
		return send("POST", fill(path, places), body, key);
	}

	public Answer put(String path, @Nullable Object body, Object... places) {
		return send("PUT", fill(path, places), body, null);
	}

	public Answer delete(String path, Object... places) {
		return send("DELETE", fill(path, places), null, null);
	}

	/** Sends a JSON body, or the bytes of a {@code byte[]} as an octet stream. */
	public Answer send(String method, String path, @Nullable Object body, @Nullable String key) {
		return sendWith(method, path, body, key == null ? Map.of() : Map.of("Idempotency-Key", key));
	}

	/** The same with headers of its own; a content type among them stands instead of the usual one. */
	public Answer sendWith(String method, String path, @Nullable Object body, Map<String, String> headers) {
		var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(60));
		if (body instanceof byte[] bytes) {
			request.header("Content-Type", headers.getOrDefault("Content-Type", "application/octet-stream")).method(method, BodyPublishers.ofByteArray(bytes));
		}
		else if (body != null) {
			var json = body instanceof String text ? text : JSON.writeValueAsString(body);
			request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
		}
		else {
			request.method(method, BodyPublishers.noBody());
		}
		if (!cookies.isEmpty()) {
			var line = new StringBuilder();
			cookies.forEach((name, value) -> line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value));
			request.header("Cookie", line.toString());
		}
		if (cookies.containsKey("XSRF-TOKEN")) {
			request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
		}
		headers.forEach((name, value) -> {
			if (!name.equals("Content-Type")) {
				request.header(name, value);
			}
		});
		try {
			var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
			response.headers().allValues("Set-Cookie").forEach(this::keep);
			return new Answer(response.statusCode(), response.body(), response);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	public Browser signIn(String loginName, String password) {
		get("/api/setup");
		post("/api/session", Map.of("loginName", loginName, "password", password)).expect(200);
		return this;
	}

	public Map<String, String> cookies() {
		return cookies;
	}

	private void keep(String header) {
		var pair = header.split(";", 2)[0].split("=", 2);
		if (pair[1].isEmpty()) {
			cookies.remove(pair[0]);
		}
		else {
			cookies.put(pair[0], pair[1]);
		}
	}

	private static String fill(String path, Object... places) {
		var filled = path;
		for (var place : places) {
			filled = filled.replaceFirst("\\{[^}]*}", URLEncoder.encode(place.toString(), StandardCharsets.UTF_8)
				.replace("$", "%24"));
		}
		return filled;
	}
}
