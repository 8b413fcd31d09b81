package cn.fangfei.server.intake;

import cn.fangfei.server.intake.OutsideAddress.AddressRefused;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks an address of the open net for a document, with a limit to its size and time. The client connects to the very addresses that were
 * looked at ({@link OutsideAddress}), for it resolves names in no other way. A redirection is followed within the same host alone; over
 * https the certificate must be of that host.
 */
@Component
class FeedFetch {

	private static final int MOST_HEADERS = 100;

	private static final int LONGEST_LINE = 8_192;

	private static final int LONGEST_MARK = 300;

	private static final int MOST_REDIRECTS = 3;

	private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/xml, text/xml, application/x-ndjson, application/json";

	private final OutsideAddress addresses;

	private final Duration patience;

	private final long limit;

	private final CloseableHttpClient client;

	/** Ends what takes too long, also a source that sends a byte now and then. */
	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
		var thread = new Thread(task, "feed-clock");
		thread.setDaemon(true);
		return thread;
	});

	FeedFetch(OutsideAddress addresses, @Value("${fangfei.intake.patience:20s}") Duration patience,
			@Value("${fangfei.intake.feed-limit:5242880}") long limit) {
		this.addresses = addresses;
		this.patience = patience;
		this.limit = limit;
		var wait = Timeout.of(patience);
		var lines = Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_LINE).build();
		this.client = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(new Resolver())
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(lines).build())
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(wait).setSocketTimeout(wait).build())
				.build())
			.setUserAgent("Fangfei")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	/**
	 * What was answered.
	 * @param body empty when nothing changed since the last time
	 * @param fresh false when the source says that nothing changed
	 */
	record Fetched(boolean fresh, byte[] body, @Nullable String contentType, @Nullable String etag, @Nullable String lastModified) {
	}

	/** A source could not be read; the message is Chinese. */
	static final class FetchFailed extends Exception {

		private static final long serialVersionUID = 1L;

		FetchFailed(String message) {
			super(message);
		}
	}

	/** An answer as far as it counts here. */
	private record Answer(int status, @Nullable String location, Fetched fetched) {
	}

	/** @param etag what the source said of the document when it was read last, and so {@code lastModified} */
	Fetched fetch(String url, @Nullable String etag, @Nullable String lastModified) throws FetchFailed {
		var until = System.nanoTime() + patience.toNanos();
		try {
			var uri = addresses.parse(url);
			for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				var answer = ask(uri, etag, lastModified, until);
				if (answer.status() == HttpStatus.SC_NOT_MODIFIED) {
					return new Fetched(false, new byte[0], null, etag, lastModified);
				}
				if (answer.status() < HttpStatus.SC_REDIRECTION || answer.status() >= HttpStatus.SC_CLIENT_ERROR) {
					if (answer.status() != HttpStatus.SC_OK) {
						throw new FetchFailed("对方返回" + answer.status());
					}
					return answer.fetched();
				}
				uri = within(uri, answer.location());
			}
			throw new FetchFailed("对方反复要求转到别处");
		}
		catch (AddressRefused e) {
			throw new FetchFailed(e.reason());
		}
		catch (NotPublic e) {
			throw new FetchFailed(String.valueOf(e.getMessage()));
		}
		catch (TooLarge e) {
			throw new FetchFailed("对方的内容超过" + (limit >> 20) + "MB，没有读取");
		}
		catch (Compressed e) {
			throw new FetchFailed("对方返回了压缩的内容，没有读取");
		}
		catch (IOException e) {
			if (e instanceof SocketTimeoutException || System.nanoTime() >= until) {
				throw new FetchFailed("对方没有在" + patience.toSeconds() + "秒内答完");
			}
			throw new FetchFailed(e instanceof SSLException ? "对方的证书有问题，没有连接" : "连不上对方，或者连接中断，或者回应不完整");
		}
	}

	private URI within(URI from, @Nullable String location) throws FetchFailed, AddressRefused {
		try {
			var to = addresses.parse(from.resolve(new URI(location == null ? "" : location)).toString());
			var secure = from.getScheme().equals("https");
			if (!to.getHost().equalsIgnoreCase(from.getHost()) || secure && !to.getScheme().equals("https")
					|| port(to) != port(from) && !(to.getScheme().equals("https") && to.getPort() == -1)) {
				throw new FetchFailed("对方要求转到别处，没有照办");
			}
			return to;
		}
		catch (URISyntaxException | IllegalArgumentException e) {
			throw new FetchFailed("对方要求转到别处，没有照办");
		}
	}

	private static int port(URI uri) {
		return uri.getPort() != -1 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
	}

	private Answer ask(URI uri, @Nullable String etag, @Nullable String lastModified, long until) throws IOException {
		var request = new HttpGet(uri);
		request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		request.setHeader(HttpHeaders.CONNECTION, "close");
		if (etag != null) {
			request.setHeader(HttpHeaders.IF_NONE_MATCH, etag);
		}
		if (lastModified != null) {
			request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
		}
		var end = clock.schedule(request::cancel, Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
		try {
			return client.execute(request, this::read);
		}
		finally {
			end.cancel(false);
		}
	}

	private Answer read(ClassicHttpResponse response) throws IOException {
		var body = new byte[0];
		var entity = response.getEntity();
		if (response.getCode() == HttpStatus.SC_OK && entity != null) {
			if (entity.getContentEncoding() != null && !entity.getContentEncoding().equalsIgnoreCase("identity")) {
				throw new Compressed();
			}
			if (entity.getContentLength() > limit) {
				throw new TooLarge();
			}
			body = entity.getContent().readNBytes((int) limit + 1);
			if (body.length > limit) {
				throw new TooLarge();
			}
		}
		return new Answer(response.getCode(), text(response, HttpHeaders.LOCATION, LONGEST_LINE), new Fetched(true, body,
				text(response, HttpHeaders.CONTENT_TYPE, LONGEST_MARK), text(response, HttpHeaders.ETAG, LONGEST_MARK),
				text(response, HttpHeaders.LAST_MODIFIED, LONGEST_MARK)));
	}

	private static @Nullable String text(ClassicHttpResponse response, String header, int longest) {
		var value = response.getFirstHeader(header);
		return value == null || value.getValue() == null || value.getValue().length() > longest ? null : value.getValue();
	}

	@PreDestroy
	void close() throws IOException {
		clock.shutdownNow();
		client.close();
	}

	/** Answers the addresses that were found to be public, and no others. */
	private final class Resolver extends SystemDefaultDnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			try {
				return addresses.lookUp(host);
			}
			catch (AddressRefused e) {
				throw new NotPublic(e.reason());
			}
		}
	}

	private static final class NotPublic extends UnknownHostException {

		private static final long serialVersionUID = 1L;

		NotPublic(String reason) {
			super(reason);
		}
	}

	private static final class TooLarge extends IOException {

		private static final long serialVersionUID = 1L;
	}

	private static final class Compressed extends IOException {

		private static final long serialVersionUID = 1L;
	}
}
