package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.warning.WarningFixtures;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A person makes a clue of a warning, and what is found answers the warning (Y16: 监测 → 预警 → 交办 → 核查). */
@HouseTest
class ClueOfWarningTests {

	@Autowired
	House house;

	@Test
	void aWarningBecomesAClueAndTheFindingIsItsVerdict() {
		var warning = WarningFixtures.warned(house, House.TOWNSHIP_A);

		var clue = house.as(Person.CLERK).post("/api/clues", report(warning)).expect(201).json().get("clue");
		var taken = warning(warning);
		var assigned = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		assertThat(taken.get("status").asString()).isEqualTo("CLUE");
		assertThat(taken.get("clueNumber")).isEqualTo(clue.get("number"));
		assertThat(clue.get("warningId").asString()).isEqualTo(WarningFixtures.id(warning));
		assertThat(warning(warning).get("verdict").asString()).isEqualTo("CONFIRMED");
	}

	@Test
	void aSecondWarningOfTheMatterJoinsItsClue() {
		var warning = WarningFixtures.warned(house, House.TOWNSHIP_A);
		house.as(Person.CLERK)
			.post("/api/clues", ClueFixtures.report(warning.get("subjectName").asString(), House.TOWNSHIP_A))
			.expect(201);

		var joined = house.as(Person.CLERK).post("/api/clues", report(warning)).expect(201).json();

		assertThat(joined.get("joined").asBoolean()).isTrue();
		assertThat(warning(warning).get("status").asString()).isEqualTo("CLUE");
		assertThat(warning(warning).get("clueNumber")).isEqualTo(joined.get("clue").get("number"));
	}

	@Test
	void aVoidedClueLeavesItsWarningToBeDecidedAgain() {
		var warning = WarningFixtures.warned(house, House.TOWNSHIP_A);
		var clue = house.as(Person.CLERK).post("/api/clues", report(warning)).expect(201).json().get("clue");

		ClueFixtures.step(house.as(Person.CLERK), clue, "voiding").expect(200);

		assertThat(warning(warning).get("status").asString()).isEqualTo("OPEN");
	}

	@Test
	void nobodyMakesAClueOfAWarningTheyDoNotSee() {
		var warning = WarningFixtures.warned(house, House.TOWNSHIP_A);
		var report = report(warning);
		report.put("regionCode", House.TOWNSHIP_B);

		house.as(Person.TOWN_B).post("/api/clues", report).expect(404);
	}

	private JsonNode warning(JsonNode warning) {
		return house.as(Person.CLERK).get("/api/warnings/{id}", WarningFixtures.id(warning)).expect(200).json();
	}

	private static Map<String, Object> report(JsonNode warning) {
		var report = new HashMap<>(ClueFixtures.report(warning.get("subjectName").asString(), House.TOWNSHIP_A));
		report.remove("source");
		report.put("workingSource", "PLATFORM_WARNING");
		report.put("warningId", WarningFixtures.id(warning));
		return report;
	}
}
