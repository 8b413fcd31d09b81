package cn.fangfei.server.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface outwards: each delivery is POSTed as JSON to the one configured address, signed, with a key that stays the same
 * when it is tried again. Nothing but the answer's status is read; a redirection is a failure.
 */
@Component
class Webhook implements Way {

	private static final int SHORTEST_SECRET = 16;

	private final @Nullable URI url;

	private final String secret;

	private final Duration patience;

	private final JsonMapper json;

	private final Clock clock;

	private final HttpClient http;

	Webhook(@Value("${fangfei.notify.webhook.url:}") String url, @Value("${fangfei.notify.webhook.secret:}") String secret,
			@Value("${fangfei.notify.patience:10s}") Duration patience, JsonMapper json, Clock clock) {
		this.url = url.isBlank() ? null : URI.create(url.strip());
		this.secret = secret;
		this.patience = patience;
		this.json = json;
		this.clock = clock;
		if (this.url != null && (this.url.getHost() == null || !Set.of("http", "https").contains(this.url.getScheme()))) {
			throw new IllegalStateException("fangfei.notify.webhook.url 应为完整的 http 或 https 地址。");
		}
		if (this.url != null && secret.length() < SHORTEST_SECRET) {
			throw new IllegalStateException("设置了 fangfei.notify.webhook.url，须同时设置至少" + SHORTEST_SECRET
					+ "个字符的 fangfei.notify.webhook.secret。");
		}
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(patience)
			.build();
	}

	@Override
	public OutgoingChannel channel() {
		return OutgoingChannel.WEBHOOK;
	}

	@Override
	public boolean open() {
		return url != null;
	}

	@Override
	public void send(Delivery delivery) throws DeliveryFailed, InterruptedException {
		if (url == null) {
			throw new DeliveryFailed("接口地址没有设置");
		}
		var body = json.writeValueAsString(new Body(delivery.delivery(), delivery.loginName(), delivery.items(), delivery.text()));
		var time = String.valueOf(clock.instant().getEpochSecond());
		var request = HttpRequest.newBuilder(url)
			.timeout(patience)
			.header("Content-Type", "application/json; charset=utf-8")
			.header("Idempotency-Key", delivery.delivery().toString())
			.header("X-Fangfei-Timestamp", time)
			.header("X-Fangfei-Signature", "sha256=" + sign(secret, time + "." + body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			if (status >= 300 && status < 400) {
				throw new DeliveryFailed("对方要求转到别处（" + status + "），没有照办");
			}
			if (status < 200 || status >= 400) {
				throw new DeliveryFailed("对方返回" + status);
			}
		}
		catch (HttpConnectTimeoutException e) {
			throw new DeliveryFailed("连不上对方", e);
		}
		catch (HttpTimeoutException e) {
			throw new DeliveryFailed("对方没有及时回应", e);
		}
		catch (IOException e) {
			throw new DeliveryFailed("连接中断或连不上对方", e);
		}
	}

	/** The HMAC-SHA256 of a text in hexadecimal. */
	static String sign(String secret, String text) {
		try {
			var mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param to the login name of the person */
	private record Body(UUID id, String to, int items, String text) {
	}
}
