package cn.fangfei.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a finding must hold. */
@HouseTest
class VerificationDeskTests {

	@Autowired
	House house;

	private JsonNode clue;

	@BeforeEach
	void assign() {
		clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
	}

	@Test
	void aFindingNeedsTwoPeople() {
		assertThat(conclude(Map.of("officers", List.of("甲某")))).isEqualTo("OfficersTooFew");
		assertThat(conclude(Map.of("officers", List.of("甲某", " 甲某 ")))).isEqualTo("OfficersTooFew");
	}

	@Test
	void theVisitIsNotTomorrowAndNotBeforeTheClueWasFound() {
		assertThat(conclude(Map.of("visitedOn", ClueFixtures.today().plusDays(1).toString()))).isEqualTo("VisitDateWrong");
		assertThat(conclude(Map.of("visitedOn", ClueFixtures.today().minusDays(2).toString()))).isEqualTo("VisitDateWrong");
	}

	@Test
	void illegalFundraisingHasAPath() {
		assertThat(conclude(without("path", "filedOn", "charge"))).isEqualTo("PathMissing");
	}

	@Test
	void aChargeStandsOnACriminalCaseThatWasFiled() {
		assertThat(conclude(without("filedOn"))).isEqualTo("ChargeWithoutCriminalCase");
		assertThat(conclude(Map.of("path", "ADMINISTRATIVE"))).isEqualTo("ChargeWithoutCriminalCase");
		assertThat(conclude(Map.of("illegality", "NOT_ILLEGAL"))).isEqualTo("ChargeWithoutCriminalCase");
	}

	@Test
	void aFilingIsNotTomorrow() {
		assertThat(conclude(Map.of("filedOn", ClueFixtures.today().plusDays(1).toString()))).isEqualTo("FilingDateWrong");
	}

	@Test
	void aCriminalPathThatIsOnlyIntendedNeedsNoFiling() {
		assertThat(conclude(without("filedOn", "charge"))).isEqualTo("");
	}

	@Test
	void anAdministrativeCaseThatBecameCriminalBearsTheCriminalFilingAlone() {
		assertThat(conclude(Map.of("path", "ADMINISTRATIVE_THEN_CRIMINAL"))).isEqualTo("");

		var finding = house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json().get("finding");
		assertThat(finding.get("filedOn").asString()).isEqualTo(ClueFixtures.today().toString());
	}

	@Test
	void amountsAreNotNegativeAndTheSummaryIsNotEmpty() {
		assertThat(status(Map.of("amount", -1))).isEqualTo(400);
		assertThat(status(Map.of("participants", -1))).isEqualTo(400);
		assertThat(status(Map.of("amount", 1.005))).isEqualTo(400);
		assertThat(status(Map.of("summary", " "))).isEqualTo(400);
	}

	@Test
	void aNumberOfAPersonIsRefusedInEveryText() {
		assertThat(conclude(Map.of("summary", "电话13812345678"))).isEqualTo("IdentityInText");
		assertThat(conclude(Map.of("remark", "身份证11010519491231002X"))).isEqualTo("IdentityInText");
		assertThat(conclude(Map.of("summary", "订单13812345678", "confirmedNoIdentity", true))).isEqualTo("");
	}

	@Test
	void aFindingIsGivenOnce() {
		assertThat(conclude(Map.of())).isEqualTo("");

		var second = send(Map.of());

		assertThat(second.status()).isEqualTo(409);
		assertThat(second.json().get("detail").asString()).contains("测试TOWN_A", "填报核查结论");
	}

	private static Map<String, Object> without(String... names) {
		var change = new HashMap<String, Object>();
		for (var name : names) {
			change.put(name, null);
		}
		return change;
	}

	/** The name of the refusal, empty when there is none. */
	private String conclude(Map<String, Object> change) {
		var answer = send(change);
		return answer.status() == 200 ? "" : answer.json().get("type").asString().replaceFirst(".*/", "");
	}

	private int status(Map<String, Object> change) {
		return send(change).status();
	}

	private cn.fangfei.server.Browser.Answer send(Map<String, Object> change) {
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		finding.putAll(change);
		return house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue));
	}
}
