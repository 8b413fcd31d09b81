package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.HEADER;
import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The profile of a firm 登记画像: the rules R1 to R12 over what the register's columns tell, and the signals they give. */
@HouseTest
class FirmProfileTests {

	private static final String MORE = HEADER + ",实缴资本（万元）,联系电话,参保人数,行业代码,经营状态,法定代表人证件号码,吊销日期\n";

	@Autowired
	House house;

	private Browser clerk;

	@BeforeEach
	void aClerk() {
		clerk = house.as(Person.CLERK);
	}

	@Test
	void aRuleSaysItsSentenceWithTheFiguresItsWeightAndItsSource() {
		bringIn(clerk, MORE + of("固镇画像甲投资管理有限公司", 1300, "投资管理", "谷阳镇画像路1300号", "5000万元人民币", "100,0552-6013001,0,F5211,存续,,"));

		var profile = await("固镇画像甲投资管理有限公司", p -> p.get("figures").get("sameAddress").asInt(0) == 1);
		var rules = rules(profile);

		assertThat(rules.get("R6").get("state").asString()).isEqualTo("COUNTS");
		assertThat(rules.get("R6").get("sentence").asString()).contains("5000万元").contains("100万元");
		assertThat(rules.get("R6").get("supporting").asBoolean()).isTrue();
		assertThat(rules.get("R6").get("weight").asDouble()).isEqualTo(8);
		assertThat(rules.get("R6").get("source").asString()).contains("公司法");
		assertThat(rules.get("R9").get("state").asString()).isEqualTo("COUNTS");
		assertThat(rules.get("R10").get("sentence").asString()).contains("批发和零售业").contains("投资管理");
		assertThat(rules.get("R5C").get("state").asString()).isEqualTo("NOT_ASKED");
		assertThat(rules.get("R7").get("sentence").asString()).contains("未提供");
		assertThat(rules.get("R1").get("state").asString()).isEqualTo("CLEAR");
		assertThat(profile.get("figures").get("paidIn").asString()).isEqualTo("100万元");
		assertThat(profile.get("industry").asString()).isEqualTo("F");
		assertThat(profile.toString()).doesNotContain("0552-6013001");
	}

	@Test
	void aSupportingRuleSaysNothingAlone() {
		bringIn(clerk, MORE + of("固镇画像乙服装有限公司", 1301, "服装销售", "谷阳镇画像路1301号", "5000万元人民币", "0,,0,F5211,存续,,"));

		var rules = rules(profile("固镇画像乙服装有限公司"));

		assertThat(rules.get("R6").get("state").asString()).isEqualTo("GUARDED");
		assertThat(rules.get("R6").get("guard").asString()).contains("单独出现不计");
		assertThat(rules.get("R6").get("points").asDouble()).isZero();
		assertThat(signals("固镇画像乙服装有限公司")).isEmpty();
	}

	@Test
	void whatManyFirmsShareIsCountedOverTheCountyAndBecomesASignalBesideAWord() {
		var csv = new StringBuilder(MORE);
		for (var i = 0; i < 11; i++) {
			csv.append(of("固镇聚集" + "甲乙丙丁戊己庚辛壬癸子".charAt(i) + (i == 0 ? "理财" : "服装") + "有限公司", 1310 + i, "服装销售", "谷阳镇聚集路8号3室",
					"100万元人民币", ",0552601310" + i % 2 + ",5,,存续,,"));
		}
		bringIn(clerk, csv.toString());

		// rules and figures of one profile are two readings: the count may be done between them
		var profile = await("固镇聚集甲理财有限公司",
				p -> p.get("figures").get("sameAddress").asInt(0) == 11 && rules(p).get("R5A").get("state").asString().equals("COUNTS"));

		assertThat(rules(profile).get("R5A").get("sentence").asString()).contains("11户");
		assertThat(rules(profile).get("R5B").get("sentence").asString()).contains("6户").contains("3100");
		assertThat(rules(profile("固镇聚集乙服装有限公司")).get("R5A").get("state").asString()).isEqualTo("GUARDED");
		assertThat(awaitSignals("固镇聚集甲理财有限公司", s -> s.contains("SHARED_ADDRESS"))).contains("SHARED_ADDRESS", "SHARED_PHONE",
				"FORBIDDEN_NAME");
		assertThat(signals("固镇聚集乙服装有限公司")).isEmpty();
	}

	@Test
	void aStateOfTheAuthoritiesIsASignalByItselfAndEndsWithIt() {
		bringIn(clerk, MORE + of("固镇画像丙商贸有限公司", 1330, "服装销售", "谷阳镇画像路1330号", "100万元人民币", ",,5,,列入经营异常名录,,"));
		assertThat(awaitSignals("固镇画像丙商贸有限公司", s -> s.contains("MARKED"))).contains("MARKED");

		bringIn(clerk, MORE + of("固镇画像丙商贸有限公司", 1330, "服装销售", "谷阳镇画像路1330号", "100万元人民币", ",,5,,存续,,"));

		assertThat(awaitSignals("固镇画像丙商贸有限公司", s -> !s.contains("MARKED"))).isEmpty();
	}

	@Test
	void whoControlledAFirmThatWasClosedIsFoundByTheirIdAndNotByTheirName() {
		var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(1);
		bringIn(clerk, MORE + of("固镇回来甲理财有限公司", 1340, "理财", "谷阳镇回来路1340号", "100万元人民币", ",,5,,吊销,P-1340," + day)
				+ of("固镇回来乙商贸有限公司", 1341, "服装销售", "谷阳镇回来路1341号", "100万元人民币", ",,5,,存续,P-1340,")
				+ of("固镇回来丙商贸有限公司", 1342, "服装销售", "谷阳镇回来路1342号", "100万元人民币", ",,5,,存续,P-1342,"));

		var signals = awaitSignals("固镇回来乙商贸有限公司", s -> s.contains("CAME_BACK"));

		assertThat(signals).contains("CAME_BACK");
		assertThat(rules(profile("固镇回来乙商贸有限公司")).get("R11").get("sentence").asString()).contains("固镇回来甲理财有限公司").contains("吊销");
		assertThat(rules(profile("固镇回来丙商贸有限公司")).get("R11").get("state").asString()).isEqualTo("CLEAR");
		assertThat(signals("固镇回来丙商贸有限公司")).isEmpty();
		assertThat(profile("固镇回来乙商贸有限公司").toString()).doesNotContain("P-1340");
	}

	@Test
	void aChangeOfPlaceOrNameThatAnImportFoundIsAChange() {
		bringIn(clerk, MORE + of("固镇画像丁商贸有限公司", 1350, "服装销售", "谷阳镇画像路1350号", "100万元人民币", ",,5,,存续,,"));
		bringIn(clerk, MORE + of("固镇画像丁百货有限公司", 1350, "服装销售", "谷阳镇画像路1351号", "100万元人民币", ",,5,,存续,,"));

		var profile = profile("固镇画像丁百货有限公司");

		assertThat(profile.get("figures").get("changesOfYear").asInt()).isEqualTo(2);
		assertThat(rules(profile).get("R7").get("state").asString()).as("two items on one day are one change").isEqualTo("CLEAR");
	}

	@Test
	void theProfileIsHeldToTheTerritoryAndIsOnRecord() {
		bringIn(clerk, MORE + of("固镇画像戊商贸有限公司", 1360, "服装销售", "谷阳镇画像路1360号", "100万元人民币", ",,5,,存续,,"));
		var id = firm(clerk, "固镇画像戊商贸有限公司").get("firmId").asString();

		house.as(Person.TOWN_A).get("/api/firms/{id}/profile", id).expect(200);
		house.as(Person.TOWN_B).get("/api/firms/{id}/profile", id).expect(404);
		house.as(Person.WALKER).get("/api/firms/{id}/profile", id).expect(403);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?action=registry:profile&object={o}", id).expect(200).text()).contains("登记画像");
	}

	private static String of(String name, int number, String scope, String address, String capital, String more) {
		return line(name, code("340323", number), scope, "固镇县" + address).replace("100万元人民币", capital) + "," + more + "\n";
	}

	private JsonNode profile(String name) {
		return clerk.get("/api/firms/{id}/profile", firm(clerk, name).get("firmId").asString()).expect(200).json();
	}

	private JsonNode await(String name, Predicate<JsonNode> so) {
		var now = profile(name);
		for (var i = 0; i < 300 && !so.test(now); i++) {
			RegisterFixtures.sleep();
			now = profile(name);
		}
		return now;
	}

	private List<String> awaitSignals(String name, Predicate<List<String>> so) {
		var now = signals(name);
		for (var i = 0; i < 300 && !so.test(now); i++) {
			RegisterFixtures.sleep();
			now = signals(name);
		}
		return now;
	}

	/** The rules of the signals that stand for a firm. */
	private List<String> signals(String name) {
		return clerk.get("/api/signals?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(s -> s.get("subjectName").asString().equals(name))
			.map(s -> s.get("rule").asString())
			.toList();
	}

	private static Map<String, JsonNode> rules(JsonNode profile) {
		var rules = new HashMap<String, JsonNode>();
		profile.get("rules").forEach(rule -> rules.put(rule.get("code").asString(), rule));
		return rules;
	}
}
