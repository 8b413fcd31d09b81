package cn.fangfei.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody fills the memory of all with one request (A19), whether or not they are signed in. */
@HouseTest
class BodyBoundsTests {

	private static final int BEYOND = (1 << 20) + 50_000;

	@Autowired
	House house;

	@LocalServerPort
	int port;

	@Test
	void aBodyThatTellsToBeTooLongIsRefusedInWords() {
		var nobody = house.newBrowser();
		nobody.get("/api/setup").expect(200);

		for (var who : new Browser[] {nobody, house.as(Person.CLERK)}) {
			var refused = who.post("/api/session", Map.of("loginName", "x", "password", "y".repeat(BEYOND))).expect(413).json();
			assertThat(refused.get("type").asString()).isEqualTo("/problems/BodyTooLarge");
			assertThat(refused.get("detail").asString()).contains("1MB", "请");
		}
	}

	@Test
	void aBodyThatTellsNoLengthIsRefusedWhereItPassesTheBound() throws Exception {
		var nobody = house.newBrowser();
		nobody.get("/api/setup").expect(200);
		var cookies = nobody.cookies();
		var body = ("{\"loginName\":\"x\",\"password\":\"" + "y".repeat(BEYOND) + "\"}").getBytes(StandardCharsets.UTF_8);
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session"))
			.version(HttpClient.Version.HTTP_1_1)
			.header("Content-Type", "application/json")
			.header("Cookie", "XSRF-TOKEN=" + cookies.get("XSRF-TOKEN"))
			.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"))
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
			.build();

		var refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
		assertThat(refused.body()).contains("BodyTooLarge");
	}

	@Test
	void theLongestFormFits() {
		house.as(Person.CLERK)
			.post("/api/intake/entries", Map.of("channel", "POST", "regionCode", House.COUNTY, "sourceName", "长文", "body", "长".repeat(100_000)))
			.expect(201);
	}
}
