package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who sees a clue: its territory, the unit that has it, its maker, and its grid. Nobody else learns that it exists. */
@HouseTest
class ClueVisibilityTests {

	@Autowired
	House house;

	@Test
	void aTownshipDoesNotFindTheClueOfAnother() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		assertThat(status(Person.TOWN_B, clue)).isEqualTo(404);
		assertThat(found(Person.TOWN_B, clue)).isFalse();
		assertThat(status(Person.TOWN_A, clue)).isEqualTo(200);
		assertThat(found(Person.TOWN_A, clue)).isTrue();
	}

	@Test
	void theUnitThatHasAClueSeesItWhereverItLies() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		assertThat(status(Person.AGENT, clue)).isEqualTo(404);

		ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("agency")).expect(200);

		assertThat(status(Person.AGENT, clue)).isEqualTo(200);
		assertThat(found(Person.AGENT, clue)).isTrue();
		assertThat(status(Person.TOWN_B, clue)).isEqualTo(404);
	}

	@Test
	void aUnitThatLosesAClueSeesItNoLonger() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		var first = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("agency")).expect(200).json();

		ClueFixtures.transfer(house.as(Person.CLERK), first, house.unit("townB")).expect(200);

		assertThat(status(Person.AGENT, clue)).isEqualTo(404);
		assertThat(status(Person.TOWN_B, clue)).isEqualTo(200);
	}

	@Test
	void whoMadeAClueSeesIt() {
		var clue = house.as(Person.AGENT)
			.post("/api/clues", ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_B))
			.expect(201)
			.json()
			.get("clue");

		assertThat(status(Person.AGENT, clue)).isEqualTo(200);
		assertThat(status(Person.TOWN_A, clue)).isEqualTo(404);
	}

	@Test
	void aGridWorkerSeesTheGridAndNothingBeside() {
		var inVillage = ClueFixtures.registered(house, house.villageA());
		var report = new HashMap<>(ClueFixtures.report(ClueFixtures.subject(), house.villageA()));
		report.put("gridCode", house.gridA());
		var inGrid = house.as(Person.CLERK).post("/api/clues", report).expect(201).json().get("clue");

		assertThat(status(Person.WALKER, inGrid)).isEqualTo(200);
		assertThat(status(Person.WALKER, inVillage)).isEqualTo(404);
		assertThat(found(Person.WALKER, inVillage)).isFalse();
		assertThat(status(Person.VILLAGER, inVillage)).isEqualTo(200);
	}

	@Test
	void aGridWorkersReportLiesInTheirGrid() {
		var clue = house.as(Person.WALKER)
			.post("/api/clues", ClueFixtures.report(ClueFixtures.subject(), house.villageA()))
			.expect(201)
			.json()
			.get("clue");

		assertThat(clue.get("gridCode").asString()).isEqualTo(house.gridA());
	}

	@Test
	void aStrangerFindsNothing() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		for (var person : List.of(Person.NEIGHBOUR, Person.STRANGER)) {
			assertThat(status(person, clue)).isEqualTo(404);
			assertThat(found(person, clue)).isFalse();
		}
	}

	@Test
	void aFindingIsSeenByThoseWhoSeeTheClue() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "agency");
		house.as(Person.AGENT)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		assertThat(house.as(Person.TOWN_A).get("/api/clues/{id}", ClueFixtures.id(clue)).json().get("finding").isNull())
			.isFalse();
		assertThat(status(Person.TOWN_B, clue)).isEqualTo(404);
	}

	@Test
	void nobodyReportsForAForeignTerritory() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);

		for (var person : List.of(Person.TOWN_B, Person.VILLAGER, Person.WALKER, Person.NEIGHBOUR)) {
			assertThat(house.as(person).post("/api/clues", report).status()).isEqualTo(422);
		}
	}

	@Test
	void theListsHoldWhatWaitsForMeWhatIDidAndWhatISee() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);
		assertThat(in(Person.CLERK, "TODO", clue)).isTrue();
		assertThat(in(Person.CLERK, "HANDLED", clue)).isTrue();
		assertThat(in(Person.LEAD, "HANDLED", clue)).isFalse();
		assertThat(in(Person.TOWN_A, "TODO", clue)).isFalse();
		var waiting = todo(Person.TOWN_A);

		var assigned = ClueFixtures.assign(house.as(Person.LEAD), clue, house.unit("townA")).expect(200).json();

		assertThat(in(Person.CLERK, "TODO", clue)).isFalse();
		assertThat(in(Person.LEAD, "HANDLED", clue)).isTrue();
		assertThat(in(Person.TOWN_A, "TODO", clue)).isTrue();
		assertThat(in(Person.VILLAGER, "TODO", clue)).isFalse();
		assertThat(todo(Person.TOWN_A)).isEqualTo(waiting + 1);

		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200);

		assertThat(in(Person.TOWN_A, "TODO", clue)).isFalse();
		assertThat(in(Person.TOWN_A, "HANDLED", clue)).isTrue();
		assertThat(todo(Person.TOWN_A)).isEqualTo(waiting);
	}

	@Test
	void aListIsNarrowedByEveryFilter() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var name = clue.get("subjectName").asString();
		var all = "/api/clues?view=TERRITORY&q={q}&status=ASSIGNED&source=PUBLIC_TIP_OFF&region=" + House.TOWNSHIP_A + "&unit="
				+ house.unit("townA") + "&from=" + ClueFixtures.today() + "&to=" + ClueFixtures.today()
				+ "&sort=foundOn,desc";

		assertThat(house.as(Person.CLERK).get(all, name).expect(200).json().get("total").asInt()).isEqualTo(1);
		for (var other : List.of("status=ASSIGNED>status=CONCLUDED", "PUBLIC_TIP_OFF>SURRENDER",
				House.TOWNSHIP_A + ">" + House.TOWNSHIP_B, house.unit("townA") + ">" + house.unit("townB"),
				"from=" + ClueFixtures.today() + ">from=" + ClueFixtures.today().plusDays(1),
				"to=" + ClueFixtures.today() + ">to=" + ClueFixtures.today().minusDays(1))) {
			var changed = all.replace(other.split(">")[0], other.split(">")[1]);
			assertThat(house.as(Person.CLERK).get(changed, name).expect(200).json().get("total").asInt()).as(changed).isZero();
		}
		assertThat(house.as(Person.CLERK).get("/api/clues?q={q}", "100%_测试").expect(200).json().get("total").asInt())
			.isZero();
		assertThat(house.as(Person.CLERK).get("/api/clues?q={q}", clue.get("number").asString()).json().get("total").asInt())
			.isEqualTo(1);
	}

	@Test
	void theTrailTellsWhoReadWhat() {
		var clue = ClueFixtures.registered(house, House.TOWNSHIP_A);

		status(Person.LEADER, clue);
		house.as(Person.LEADER).get("/api/clues?view=TERRITORY").expect(200);

		var read = house.as(Person.AUDITOR).get("/api/audit?action=clue:read&object=" + ClueFixtures.id(clue)).json();
		var listed = house.as(Person.AUDITOR).get("/api/audit?action=clue:list&actor={a}", "测试LEADER").json();
		assertThat(read.get("rows").valueStream().map(r -> r.get("actorName").asString())).contains("测试LEADER");
		assertThat(listed.get("total").asInt()).isPositive();
	}

	private int status(Person person, JsonNode clue) {
		return house.as(person).get("/api/clues/{id}", ClueFixtures.id(clue)).status();
	}

	private boolean found(Person person, JsonNode clue) {
		return in(person, "TERRITORY", clue);
	}

	private boolean in(Person person, String view, JsonNode clue) {
		return house.as(person)
			.get("/api/clues?view=" + view + "&q={q}", clue.get("subjectName").asString())
			.expect(200)
			.json()
			.get("total")
			.asInt() == 1;
	}

	private int todo(Person person) {
		return house.as(person).get("/api/clues/counts").expect(200).json().get("todo").asInt();
	}
}
