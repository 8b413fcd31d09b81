package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.CaseFixtures.id;
import static cn.fangfei.server.casework.CaseFixtures.measure;
import static cn.fangfei.server.casework.CaseFixtures.money;
import static cn.fangfei.server.casework.CaseFixtures.opened;
import static cn.fangfei.server.casework.CaseFixtures.opening;
import static cn.fangfei.server.casework.CaseFixtures.post;
import static cn.fangfei.server.casework.CaseFixtures.put;
import static cn.fangfei.server.casework.CaseFixtures.version;
import static cn.fangfei.server.casework.CaseFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Cases from their opening to their closing, as people handle them. */
@HouseTest
class CaseDeskTests {

	@Autowired
	House house;

	@Test
	void aCaseBeginsWithWhatTheFindingSaysAndNothingIsTypedTwice() {
		var clue = CaseFixtures.concluded(house, Map.of("amount", 345678.9, "participants", 34));

		var file = house.as(Person.CLERK).post("/api/cases", opening(house, clue)).expect(201).json();

		assertThat(file.get("number").asString()).matches("340323-案-\\d{4}-\\d{4}");
		assertThat(file.get("name").asString()).isEqualTo(clue.get("subjectName").asString() + "涉嫌非法集资案");
		assertThat(file.get("sums").get("raised").asDouble()).isEqualTo(345678.9);
		assertThat(file.get("sums").get("participants").asInt()).isEqualTo(34);
		assertThat(file.get("situation").asString()).isEqualTo("现场查见理财合同");
		assertThat(file.get("criminalFiledOn").asString()).isEqualTo(ClueFixtures.today().toString());
		assertThat(file.get("charge").asString()).isEqualTo("ILLEGAL_PUBLIC_DEPOSITS");
		assertThat(file.get("movements")).hasSize(1);
		assertThat(file.get("parties").get(0).get("role").asString()).isEqualTo("FUNDRAISER");
		assertThat(file.get("clues").get(0).get("clueId").asString()).isEqualTo(ClueFixtures.id(clue));
	}

	@Test
	void aWholeCaseIsOpenedMeasuredAndRepaid() {
		var file = opened(house);

		file = post(house, file, "measures", measure(file, "WARNING_TALK")).expect(201).json();
		file = post(house, file, "movements", money(file, "returned", 400_000)).expect(201).json();

		assertThat(file.get("sums").get("outstanding").asDouble()).isEqualTo(600_000);
		assertThat(file.get("measures")).hasSize(1);
		assertThat(file.get("events")).hasSize(3);
		assertThat(house.as(Person.CLERK).get("/api/cases?q={q}", file.get("number").asString()).expect(200).json().get("total").asInt())
			.isEqualTo(1);
	}
}
