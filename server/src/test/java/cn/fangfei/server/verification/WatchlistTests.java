package cn.fangfei.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.clue.ClueFixtures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What stays in sight after a verification (Z10). */
@HouseTest
class WatchlistTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	@Test
	void aFindingOfYesPutsTheSubjectOnTheList() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);

		assertThat(entry.get("reason").asString()).contains("“是”");
		assertThat(entry.get("nextVisitOn").asString()).isEqualTo(ClueFixtures.today().plusDays(30).toString());
		assertThat(names(Person.TOWN_A, "OPEN")).contains(entry.get("subjectName").asString());
	}

	@Test
	void aFindingThatIsNotCertainDoesSoToo() {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		for (var name : List.of("path", "filedOn", "charge", "noEvidenceReason")) {
			finding.remove(name);
		}
		finding.put("illegality", "UNDETERMINED");
		finding.put("elements", ClueFixtures.elements("UNCLEAR", "UNCLEAR", "UNCLEAR", "UNCLEAR"));

		house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).expect(200);

		assertThat(of(clue).get("reason").asString()).contains("待认定");
	}

	@Test
	void everyLevelSeesItsOwnPart() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var name = entry.get("subjectName").asString();

		assertThat(names(Person.CLERK, "OPEN")).contains(name);
		assertThat(names(Person.LEADER, "OPEN")).contains(name);
		assertThat(names(Person.TOWN_B, "OPEN")).doesNotContain(name);
		assertThat(names(Person.VILLAGER, "OPEN")).doesNotContain(name);
		assertThat(names(Person.NEIGHBOUR, "OPEN")).doesNotContain(name);
		assertThat(house.as(Person.TOWN_B).get("/api/watchlist/{id}", entry.get("entryId").asString()).status()).isEqualTo(404);
	}

	@Test
	void theVillageAndTheGridSeeWhatLiesInThem() {
		var made = house.as(Person.WALKER)
			.post("/api/clues", ClueFixtures.report(ClueFixtures.subject(), house.villageA()))
			.expect(201)
			.json()
			.get("clue");
		var assigned = ClueFixtures.assign(house.as(Person.CLERK), made, house.unit("townA")).expect(200).json();
		house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(made))
			.expect(200);

		assertThat(names(Person.WALKER, "OPEN")).contains(made.get("subjectName").asString());
		assertThat(names(Person.VILLAGER, "OPEN")).contains(made.get("subjectName").asString());
	}

	@Test
	void aNoteMovesTheNextVisitAndAStaleOneIsToldWhoWasFaster() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var next = ClueFixtures.today().plusDays(7).toString();

		var noted = note(Person.TOWN_A, entry, Map.of("version", 0, "text", "门店仍在营业", "nextVisitOn", next)).expect(201).json();
		var stale = note(Person.CLERK, entry, Map.of("version", 0, "text", "我也去过了"));

		assertThat(noted.get("nextVisitOn").asString()).isEqualTo(next);
		assertThat(noted.get("notes").get(0).get("text").asString()).contains("门店仍在营业", "下次走访改为");
		assertThat(stale.status()).isEqualTo(409);
		assertThat(stale.json().get("detail").asString()).contains("测试TOWN_A");
		assertThat(note(Person.TOWN_A, entry, Map.of("version", 1, "text", "x", "nextVisitOn", "2020-01-01")).status()).isEqualTo(422);
		assertThat(note(Person.TOWN_A, entry, Map.of("version", 1, "text", "举报人手机13812345678")).status()).isEqualTo(422);
	}

	@Test
	void whatIsDueIsAskedForAlone() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var name = entry.get("subjectName").asString();
		assertThat(names(Person.TOWN_A, "DUE")).doesNotContain(name);

		note(Person.TOWN_A, entry, Map.of("version", 0, "text", "今天再去", "nextVisitOn", ClueFixtures.today().toString())).expect(201);

		assertThat(names(Person.TOWN_A, "DUE")).contains(name);
	}

	@Test
	void anEntryEndsWithAReasonAndStaysReadable() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var end = Map.of("version", 0, "reason", "已注销，人员已清退");
		var path = "/api/watchlist/" + entry.get("entryId").asString() + "/end";

		house.as(Person.TOWN_A).put(path, end).expect(200);

		assertThat(names(Person.TOWN_A, "OPEN")).doesNotContain(entry.get("subjectName").asString());
		assertThat(names(Person.CLERK, "ENDED")).contains(entry.get("subjectName").asString());
		assertThat(house.as(Person.TOWN_A).put(path, end).status()).isEqualTo(409);
		assertThat(house.as(Person.CLERK).get("/api/clues/{id}", entry.get("clueId").asString()).text()).contains("移出持续关注清单");
		assertThat(house.as(Person.LEADER).put(path, end).status()).isEqualTo(403);
	}

	@Test
	void aCorrectedFindingKeepsOneEntry() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var clue = house.as(Person.TOWN_A).get("/api/clues/{id}", entry.get("clueId").asString()).expect(200).json();
		var amended = ClueFixtures.finding(clue.get("version").asInt());
		amended.put("amendReason", "重新认定");
		for (var name : List.of("path", "filedOn", "charge")) {
			amended.remove(name);
		}
		amended.put("illegality", "UNDETERMINED");

		house.as(Person.TOWN_A).put("/api/clues/{id}/finding", amended, ClueFixtures.id(clue)).expect(200);

		assertThat(of(clue).get("entryId").asString()).isEqualTo(entry.get("entryId").asString());
		assertThat(of(clue).get("illegality").asString()).isEqualTo("UNDETERMINED");
	}

	@Test
	void aFindingAmendedToNoEndsTheWatchThatItBegan() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);

		refuted(Person.TOWN_A, entry).expect(200);

		var ended = house.as(Person.CLERK).get("/api/watchlist/{id}", entry.get("entryId").asString()).expect(200).json();
		assertThat(ended.get("endReason").asString()).contains("核查结论改为“否”");
		assertThat(ended.get("endedBy").asString()).isEqualTo("测试TOWN_A");
		assertThat(ended.get("notes").get(0).get("text").asString()).contains("移出持续关注", "核查结论改为“否”");
		assertThat(names(Person.TOWN_A, "OPEN")).doesNotContain(entry.get("subjectName").asString());
		assertThat(house.as(Person.CLERK).get("/api/clues/{id}", entry.get("clueId").asString()).text()).contains("移出持续关注清单");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + entry.get("entryId").asString()).expect(200).text())
			.contains("watchlist:end");
	}

	@Test
	void aWatchThatPeopleNotedOnStaysUntilTheyEndItAndSaysWhatTheFindingIsNow() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		note(Person.CLERK, entry, Map.of("version", 0, "text", "仍有人上门打听")).expect(201);

		refuted(Person.TOWN_A, entry).expect(200);

		var kept = house.as(Person.CLERK).get("/api/watchlist/{id}", entry.get("entryId").asString()).expect(200).json();
		assertThat(kept.get("endedAt").isNull()).isTrue();
		assertThat(kept.get("illegality").asString()).isEqualTo("NOT_ILLEGAL");
		assertThat(kept.get("reason").asString()).contains("因有关注记录保留");
		assertThat(kept.get("notes").get(1).get("text").asString()).contains("写明理由移出");
		house.as(Person.CLERK)
			.put("/api/watchlist/{id}/end", Map.of("version", kept.get("version").asInt(), "reason", "已核实"), entry.get("entryId").asString())
			.expect(200);
	}

	@Test
	void aFindingThatIsYesAgainWatchesAnew() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		refuted(Person.TOWN_A, entry).expect(200);
		var clue = house.as(Person.TOWN_A).get("/api/clues/{id}", entry.get("clueId").asString()).expect(200).json();
		var again = ClueFixtures.finding(clue.get("version").asInt());
		again.put("amendReason", "补充证据后重新认定");

		house.as(Person.TOWN_A).put("/api/clues/{id}/finding", again, ClueFixtures.id(clue)).expect(200);

		assertThat(of(clue).get("entryId").asString()).isNotEqualTo(entry.get("entryId").asString());
	}

	@Test
	void anotherClueOfTheSubjectKeepsItsOwnWatch() {
		var first = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var name = first.get("subjectName").asString();
		var second = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A, name);

		refuted(Person.TOWN_A, first).expect(200);

		assertThat(second.get("entryId").asString()).isNotEqualTo(first.get("entryId").asString());
		assertThat(names(Person.TOWN_A, "OPEN")).containsOnlyOnce(name);
	}

	@Test
	void theUnitThatVerifiesAgainTakesTheWatchOverAndMayFindThatThereIsNone() {
		var entry = watched(House.TOWNSHIP_A, "townA", Person.TOWN_A);
		var clue = house.as(Person.CLERK).get("/api/clues/{id}", entry.get("clueId").asString()).expect(200).json();
		ClueFixtures.step(house.as(Person.CLERK), clue, "recheck", "unitId", house.unit("agency")).expect(200);
		assertThat(names(Person.AGENT, "OPEN")).contains(entry.get("subjectName").asString());

		var again = house.as(Person.AGENT).get("/api/clues/{id}", entry.get("clueId").asString()).expect(200).json();
		house.as(Person.AGENT).put("/api/clues/{id}/finding", refuting(again, null), ClueFixtures.id(again)).expect(200);

		assertThat(names(Person.CLERK, "ENDED")).contains(entry.get("subjectName").asString());
	}

	private cn.fangfei.server.Browser.Answer refuted(Person who, JsonNode entry) {
		var clue = house.as(who).get("/api/clues/{id}", entry.get("clueId").asString()).expect(200).json();
		return house.as(who).put("/api/clues/{id}/finding", refuting(clue, "复核后不属于非法集资"), ClueFixtures.id(clue));
	}

	private static Map<String, Object> refuting(JsonNode clue, @Nullable String amendReason) {
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		for (var name : List.of("path", "filedOn", "charge", "noEvidenceReason")) {
			finding.remove(name);
		}
		finding.put("illegality", "NOT_ILLEGAL");
		finding.put("elements", ClueFixtures.elements("ABSENT", "PRESENT", "ABSENT", "UNCLEAR"));
		if (amendReason != null) {
			finding.put("amendReason", amendReason);
		}
		return finding;
	}

	private JsonNode watched(String region, String unit, Person who) {
		return watched(region, unit, who, ClueFixtures.subject());
	}

	private JsonNode watched(String region, String unit, Person who, String subject) {
		var made = house.as(Person.CLERK).post("/api/clues", ClueFixtures.report(subject, region)).expect(201).json().get("clue");
		var clue = ClueFixtures.assign(house.as(Person.CLERK), made, house.unit(unit)).expect(200).json();
		house.as(who).put("/api/clues/{id}/finding", ClueFixtures.finding(clue.get("version").asInt()), ClueFixtures.id(clue)).expect(200);
		return of(clue);
	}

	private JsonNode of(JsonNode clue) {
		return house.as(Person.TOWN_A).get("/api/clues/{id}/verification", ClueFixtures.id(clue)).expect(200).json().get("watched");
	}

	private cn.fangfei.server.Browser.Answer note(Person who, JsonNode entry, Map<String, Object> note) {
		return house.as(who).post("/api/watchlist/{id}/notes", note, entry.get("entryId").asString());
	}

	private List<String> names(Person who, String part) {
		return house.as(who)
			.get("/api/watchlist?size=200&sort=since,desc&part=" + part)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(row -> row.get("subjectName").asString())
			.toList();
	}
}
