package cn.fangfei.server.intake;

import cn.fangfei.server.intake.OutsideAddress.AddressRefused;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks an address of the open net for a document: one GET of HTTP/1.1, with a limit to its size and time. It connects to the very address
 * that was looked at ({@link OutsideAddress}), which the client of the JDK cannot be told to do. A redirection is followed within the same
 * host alone; over https the certificate must be of that host.
 */
@Component
class FeedFetch {

	private static final int MOST_HEADERS = 100;

	private static final int LONGEST_LINE = 8_192;

	private static final int MOST_REDIRECTS = 3;

	private final OutsideAddress addresses;

	private final Duration patience;

	private final long limit;

	FeedFetch(OutsideAddress addresses, @Value("${fangfei.intake.patience:20s}") Duration patience,
			@Value("${fangfei.intake.feed-limit:5242880}") long limit) {
		this.addresses = addresses;
		this.patience = patience;
		this.limit = limit;
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

	/** @param etag what the source said of the document when it was read last, and so {@code lastModified} */
	Fetched fetch(String url, @Nullable String etag, @Nullable String lastModified) throws FetchFailed {
		var until = System.nanoTime() + patience.toNanos();
		try {
			var uri = addresses.parse(url);
			for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				var answer = ask(uri, etag, lastModified, until);
				if (answer.status() == 304) {
					return new Fetched(false, new byte[0], null, etag, lastModified);
				}
				if (answer.status() >= 300 && answer.status() < 400) {
					uri = within(uri, answer.headers().get("location"));
					continue;
				}
				if (answer.status() != 200) {
					throw new FetchFailed("对方返回" + answer.status());
				}
				return new Fetched(true, answer.body(), answer.headers().get("content-type"), header(answer, "etag"),
						header(answer, "last-modified"));
			}
			throw new FetchFailed("对方反复要求转到别处");
		}
		catch (AddressRefused e) {
			throw new FetchFailed(e.reason());
		}
		catch (SocketTimeoutException e) {
			throw new FetchFailed("对方没有在" + patience.toSeconds() + "秒内答完");
		}
		catch (SSLException e) {
			throw new FetchFailed("对方的证书有问题，没有连接");
		}
		catch (IOException e) {
			throw new FetchFailed("连不上对方，或者连接中断");
		}
	}

	private static @Nullable String header(Answer answer, String name) {
		var value = answer.headers().get(name);
		return value == null || value.length() > 300 ? null : value;
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

	private record Answer(int status, Map<String, String> headers, byte[] body) {
	}

	private Answer ask(URI uri, @Nullable String etag, @Nullable String lastModified, long until)
			throws AddressRefused, IOException, FetchFailed {
		try (var socket = connect(uri, addresses.lookUp(uri), until)) {
			var path = (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
					+ (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
			var request = new StringBuilder("GET ").append(URI.create(path.startsWith("//") ? "/" : path).toASCIIString())
				.append(" HTTP/1.1\r\nHost: ")
				.append(uri.getHost())
				.append(uri.getPort() == -1 ? "" : ":" + uri.getPort())
				.append("\r\nUser-Agent: Fangfei\r\nAccept: application/rss+xml, application/atom+xml, application/xml, text/xml, "
						+ "application/x-ndjson, application/json\r\nAccept-Encoding: identity\r\nConnection: close\r\n");
			known(request, "If-None-Match", etag);
			known(request, "If-Modified-Since", lastModified);
			socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return read(new Timed(socket, until));
		}
	}

	private static void known(StringBuilder request, String name, @Nullable String value) {
		if (value != null && value.chars().allMatch(c -> c >= ' ' && c < 127)) {
			request.append(name).append(": ").append(value).append("\r\n");
		}
	}

	private static int port(URI uri) {
		return uri.getPort() != -1 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
	}

	private static Socket connect(URI uri, InetAddress address, long until) throws IOException {
		var plain = new Socket();
		try {
			plain.connect(new InetSocketAddress(address, port(uri)), left(until));
			plain.setSoTimeout(left(until));
			if (!uri.getScheme().equals("https")) {
				return plain;
			}
			var host = uri.getHost();
			var secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port(uri), true);
			var parameters = secure.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			if (host.matches(".*[A-Za-z].*") && !host.startsWith("[")) {
				parameters.setServerNames(List.of(new SNIHostName(host)));
			}
			secure.setSSLParameters(parameters);
			secure.startHandshake();
			return secure;
		}
		catch (IOException | RuntimeException e) {
			plain.close();
			throw e;
		}
	}

	/** How many milliseconds are left, at least one. */
	private static int left(long until) throws SocketTimeoutException {
		var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
		if (left <= 0) {
			throw new SocketTimeoutException();
		}
		return (int) Math.min(left, Integer.MAX_VALUE);
	}

	/** Reads from a socket until a moment: a source that sends a byte now and then does not hold the thread. */
	private static final class Timed extends InputStream {

		private final Socket socket;

		private final InputStream in;

		private final long until;

		Timed(Socket socket, long until) throws IOException {
			this.socket = socket;
			this.in = socket.getInputStream();
			this.until = until;
		}

		@Override
		public int read() throws IOException {
			var one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			socket.setSoTimeout(left(until));
			return in.read(buffer, offset, length);
		}
	}

	private Answer read(InputStream stream) throws IOException, FetchFailed {
		var in = new BufferedInputStream(stream, 1 << 14);
		var status = line(in).split(" ", 3);
		if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5]\\d\\d")) {
			throw new FetchFailed("对方的回应不是网页");
		}
		var headers = new HashMap<String, String>();
		for (var line = line(in); !line.isEmpty(); line = line(in)) {
			var colon = line.indexOf(':');
			if (colon > 0) {
				headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
			if (headers.size() > MOST_HEADERS) {
				throw new FetchFailed("对方的回应头太多");
			}
		}
		var code = Integer.parseInt(status[1]);
		if (code != 200) {
			return new Answer(code, headers, new byte[0]);
		}
		if (!Set.of("identity", "").contains(headers.getOrDefault("content-encoding", ""))) {
			throw new FetchFailed("对方返回了压缩的内容，没有读取");
		}
		var chunked = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
		return new Answer(code, headers, chunked ? chunks(in) : body(in, headers.get("content-length")));
	}

	private byte[] body(InputStream in, @Nullable String length) throws IOException, FetchFailed {
		if (length != null && !length.matches("\\d{1,12}") || length != null && Long.parseLong(length) > limit) {
			throw tooLarge();
		}
		var body = new ByteArrayOutputStream();
		take(in, body, length == null ? limit + 1 : Long.parseLong(length), length != null);
		return body.toByteArray();
	}

	private byte[] chunks(InputStream in) throws IOException, FetchFailed {
		var body = new ByteArrayOutputStream();
		while (true) {
			var size = line(in).split(";", 2)[0].strip();
			if (!size.matches("[0-9A-Fa-f]{1,8}")) {
				throw new FetchFailed("对方的回应不完整");
			}
			var length = Long.parseLong(size, 16);
			if (length == 0) {
				return body.toByteArray();
			}
			take(in, body, length, true);
			line(in);
		}
	}

	private void take(InputStream in, ByteArrayOutputStream body, long length, boolean whole) throws IOException, FetchFailed {
		var buffer = new byte[1 << 14];
		var left = length;
		while (left > 0) {
			var n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (n < 0) {
				if (whole) {
					throw new FetchFailed("对方的回应不完整");
				}
				return;
			}
			body.write(buffer, 0, n);
			left -= n;
			if (body.size() > limit) {
				throw tooLarge();
			}
		}
	}

	private FetchFailed tooLarge() {
		return new FetchFailed("对方的内容超过" + (limit >> 20) + "MB，没有读取");
	}

	private static String line(InputStream in) throws IOException, FetchFailed {
		var line = new StringBuilder();
		for (var c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0 || line.length() > LONGEST_LINE) {
				throw new FetchFailed("对方的回应不完整");
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}
}
