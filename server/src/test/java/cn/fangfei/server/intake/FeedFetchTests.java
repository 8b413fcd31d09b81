package cn.fangfei.server.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.intake.FeedFetch.FetchFailed;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client itself, beside what is refused when a source is kept: no address of the house is ever connected to. */
class FeedFetchTests {

	private final AtomicInteger asked = new AtomicInteger();

	private HttpServer inside;

	@BeforeEach
	void listen() throws IOException {
		inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		inside.createContext("/", exchange -> {
			asked.incrementAndGet();
			exchange.sendResponseHeaders(200, 2);
			exchange.getResponseBody().write("内".getBytes(UTF_8), 0, 2);
			exchange.close();
		});
		inside.start();
	}

	@AfterEach
	void end() {
		inside.stop(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]" })
	void whateverTheAddressIsWrittenLikeNothingInsideIsAsked(String host) throws IOException {
		var fetch = new FeedFetch(new OutsideAddress(false), Duration.ofSeconds(5), 1_000);

		assertThatThrownBy(() -> fetch.fetch("http://" + host + ":" + inside.getAddress().getPort() + "/rss", null, null))
			.isInstanceOf(FetchFailed.class);

		assertThat(asked).hasValue(0);
		fetch.close();
	}

	@Test
	void theSameServerIsAskedWhereAPlatformMayAskItself() throws Exception {
		var fetch = new FeedFetch(new OutsideAddress(true), Duration.ofSeconds(5), 1_000);

		assertThat(fetch.fetch("http://127.0.0.1:" + inside.getAddress().getPort() + "/rss", null, null).body()).hasSize(2);

		assertThat(asked).hasValue(1);
		fetch.close();
	}
}
