package cn.fangfei.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the register says becomes signals, and the grave part of it warnings (Q7, 附件1). */
@HouseTest
class RegisterSignalsTests {

	private static final AtomicInteger COUNT = new AtomicInteger();

	@Autowired
	House house;

	@Test
	void aForbiddenWordInANameOpensAWarningAndAWatchedOneDoesNot() {
		var forbidden = name("财富管理");
		var watched = name("养老服务");

		bringIn(line(forbidden, 1, "服装销售"), line(watched, 2, "服装销售"));

		var warning = awaitWarning(forbidden);
		assertThat(warning.get("score").asDouble()).isEqualTo(45);
		assertThat(warning.get("level").asString()).isEqualTo("YELLOW");
		assertThat(warning.get("because").asString()).isEqualTo("名称含禁用字样“财富管理”。");
		assertThat(warning.get("firmId").asString()).isNotEmpty();
		assertThat(warnings(watched)).isEmpty();
		assertThat(signals(watched)).containsExactly("WATCH_NAME");
	}

	@Test
	void nameAndScopeAndSeveralWordsAreSignalsOfTheirOwn() {
		var name = name("投资");

		bringIn(line(name, 3, "投资；众筹；元宇宙；消费返利"));

		// 1 − 0.90 × 0.94 × (1 − 0.20 × 0.5) × 0.96 = 0.269
		var warning = awaitWarning(name);
		assertThat(warning.get("score").asDouble()).isEqualTo(26.9);
		assertThat(signals(name)).containsExactlyInAnyOrder("WATCH_NAME", "WATCH_SCOPE", "MANY_TERMS", "NAME_AND_SCOPE");
	}

	@Test
	void aChangeThatAddsAWordIsWatchedAndItsWithdrawalEndsIt() {
		var name = name("商贸");
		bringIn(line(name, 4, "服装销售"));
		assertThat(signals(name)).isEmpty();

		bringIn(line(name, 4, "服装销售；众筹"));

		var warning = awaitWarning(name);
		assertThat(warning.get("because").asString()).startsWith("登记变更后新增字样“众筹”");
		assertThat(signals(name)).containsExactlyInAnyOrder("WATCH_SCOPE", "TERM_ADDED");

		bringIn(line(name, 4, "服装销售"));
		awaitStatus(name, "FADED");
		assertThat(signals(name)).isEmpty();
	}

	@Test
	void aNewFirmWithWordsIsNew() {
		var name = name("众筹");

		bringIn(line(name, 5, "服装销售").replace("2020-01-31", LocalDate.now().minusDays(20).toString()));

		assertThat(signals(name)).containsExactlyInAnyOrder("WATCH_NAME", "NEW_FIRM");
	}

	@Test
	void theSameFileTwiceLeavesSignalsAndWarningsAsTheyAre() {
		var name = name("理财");
		bringIn(line(name, 6, "服装销售"));
		var before = awaitWarning(name);
		var signals = house.as(Person.CLERK).get("/api/signals?subject={s}", before.get("subjectId").asString()).json();

		bringIn(line(name, 6, "服装销售"));

		assertThat(house.as(Person.CLERK).get("/api/signals?subject={s}", before.get("subjectId").asString()).json()).isEqualTo(signals);
		assertThat(warnings(name)).hasSize(1);
	}

	@Test
	void aSignalToldOfTheSameFirmFoldsIntoItsWarning() {
		var name = name("理财");
		bringIn(line(name, 7, "服装销售"));
		var warning = awaitWarning(name);

		WarningFixtures.record(house, name, House.TOWNSHIP_A, "POLICE_PLATFORM", 1);

		var both = WarningFixtures.get(house.as(Person.CLERK), warning.get("warningId").asString());
		// 1 − 0.55 × 0.40
		assertThat(both.get("score").asDouble()).isEqualTo(78);
		assertThat(warnings(name)).hasSize(1);
	}

	@Test
	void aFirmThatIsPlacedElsewhereTakesItsWarningAlong() {
		var name = name("理财");
		bringIn(line(name, 8, "服装销售").replace("固镇县谷阳镇谷阳路", "固镇县某处"));
		var warning = awaitWarning(name);
		assertThat(house.as(Person.TOWN_B).get("/api/warnings?q={q}", name).json().get("total").asInt()).isZero();

		house.as(Person.CLERK)
			.put("/api/firm-placements", Map.of("firmIds", List.of(warning.get("firmId").asString()), "regionCode", House.TOWNSHIP_B))
			.expect(200);

		for (var i = 0; i < 200 && house.as(Person.TOWN_B).get("/api/warnings?q={q}", name).json().get("total").asInt() == 0; i++) {
			sleep();
		}
		assertThat(house.as(Person.TOWN_B).get("/api/warnings?q={q}", name).json().get("total").asInt()).isEqualTo(1);
	}

	private static String name(String word) {
		return "预警登记" + "甲乙丙丁戊己庚辛壬癸".charAt(COUNT.getAndIncrement() % 10) + "号" + word + "有限公司";
	}

	private static String line(String name, int number, String scope) {
		return name + ",91340323MA9W%06dX".formatted(number) + ",2020-01-31,\"" + scope + "\",固镇县谷阳镇谷阳路" + number + "号";
	}

	private void bringIn(String... lines) {
		var clerk = house.as(Person.CLERK);
		var upload = UUID.randomUUID();
		var csv = "企业名称,统一社会信用代码,注册日期,经营范围,注册地址\n" + String.join("\n", lines) + "\n";
		clerk.put("/api/uploads/{id}?fileName={name}", csv.getBytes(StandardCharsets.UTF_8), upload, "预警.csv").expect(200);
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var job = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", preview.get("mapping"))).expect(201).json();
		for (var i = 0; i < 600 && !job.get("status").asString().matches("DONE|FAILED"); i++) {
			sleep();
			job = clerk.get("/api/register-imports/{id}", job.get("importId").asString()).expect(200).json();
		}
		assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
	}

	private JsonNode awaitWarning(String name) {
		for (var i = 0; i < 200; i++) {
			var found = warnings(name);
			if (!found.isEmpty()) {
				return found.get(0);
			}
			sleep();
		}
		throw new AssertionError("no warning about " + name);
	}

	private void awaitStatus(String name, String status) {
		for (var i = 0; i < 200 && !warnings(name).get(0).get("status").asString().equals(status); i++) {
			sleep();
		}
		assertThat(warnings(name).get(0).get("status").asString()).isEqualTo(status);
	}

	private List<JsonNode> warnings(String name) {
		return house.as(Person.CLERK).get("/api/warnings?q={q}", name).expect(200).json().get("rows").valueStream().toList();
	}

	/** The rules of the signals that stand about a firm of that name. */
	private List<String> signals(String name) {
		Browser clerk = house.as(Person.CLERK);
		return clerk.get("/api/signals?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(s -> s.get("subjectName").asString().equals(name))
			.map(s -> s.get("rule").asString())
			.toList();
	}

	private static void sleep() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
