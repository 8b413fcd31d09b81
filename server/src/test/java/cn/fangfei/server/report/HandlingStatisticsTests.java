package cn.fangfei.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.casework.CaseFixtures;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.ledger.CloseOutFixtures;
import cn.fangfei.server.ledger.LedgerFixtures;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** 附件3 from the steps that people take (G17, G22, G23). */
@HouseTest
class HandlingStatisticsTests {

	@Autowired
	House house;

	@Autowired
	Environment environment;

	@Test
	void aCaseStandsInItsMonthWithWhatItsStepsMadeKnown() {
		var file = CaseFixtures.opened(house);
		file = CaseFixtures.put(house, file, "filing", CaseFixtures.with(file, "filedOn", ClueFixtures.today().toString(), "body",
				"固镇县处非办")).expect(200).json();
		var refund = CaseFixtures.money(file, "returned", 250_000);
		refund.put("repaidParticipants", 30);
		refund.put("source", "PROCEEDS");
		CaseFixtures.post(house, file, "movements", refund).expect(201);

		var cells = line(now(Person.CLERK), file).get("cells");

		assertThat(cells.get(1).asString()).isEqualTo(file.get("subjectName").asString());
		assertThat(cells.get(4).asString()).isEqualTo("固镇县处非办");
		assertThat(cells.get(7).asString()).isEqualTo("100.00");
		assertThat(cells.get(8).asString()).isEqualTo("75.00");
		assertThat(cells.get(9).asString()).isEqualTo("100");
		assertThat(cells.get(10).asString()).isEqualTo("70");
		assertThat(cells.get(11).asString()).isEqualTo(MonthlyForm.day(ClueFixtures.today()));
		assertThat(cells.get(13).asString()).isEqualTo("否");
		assertThat(cells.get(16).asString()).isEqualTo("25.00");
	}

	@Test
	void anAdministrativeFilingIsPrintedInTheCluesFormToo() {
		var file = CaseFixtures.opened(house);
		CaseFixtures.put(house, file, "filing", CaseFixtures.with(file, "filedOn", ClueFixtures.today().toString(), "body", "固镇县处非办"))
			.expect(200);

		var clues = house.as(Person.CLERK).get("/api/reports/{m}/clue-statistics", ClueFixtures.month()).expect(200).json();
		var name = file.get("subjectName").asString();
		var cells = clues.get("lines").valueStream().map(l -> l.get("cells")).filter(c -> c.get(1).asString().equals(name)).findFirst();

		assertThat(cells.orElseThrow().get(12).asString()).isEqualTo(MonthlyForm.day(ClueFixtures.today()));
	}

	@Test
	void aCaseClosedOutInTheMonthStillStandsInItAndATownshipSeesItsOwn() {
		var file = CaseFixtures.opened(house);
		var proposal = CloseOutFixtures.proposal("CASE", CaseFixtures.id(file), "SHUT_DOWN");
		proposal.put("outstandingReason", "主犯在逃");
		var proposed = house.as(Person.LEAD).post("/api/close-outs", proposal).expect(201).json();
		CloseOutFixtures.decide(house, Person.CLERK, proposed, true, "").expect(200);

		assertThat(line(now(Person.CLERK), file)).isNotNull();
		assertThat(line(now(Person.TOWN_A), file)).isNotNull();
		for (var outsider : List.of(Person.TOWN_B, Person.NEIGHBOUR, Person.STRANGER)) {
			assertThat(now(outsider).toString()).doesNotContain(CaseFixtures.id(file));
		}
		assertThat(house.as(Person.AGENT).get("/api/reports/{m}/handling-statistics", ClueFixtures.month()).status()).isEqualTo(403);
	}

	@Test
	void whatTheFormRequiresAndTheCaseDoesNotSayIsListed() {
		var file = CaseFixtures.opened(house);

		var problems = now(Person.CLERK).get("problems").valueStream().filter(p -> p.get("sentence").asString().contains(file.get("number").asString()));

		assertThat(problems.map(p -> p.get("column").asInt())).contains(11);
	}

	@Test
	void theSameInstantGivesTheSameBytes() throws Exception {
		CaseFixtures.opened(house);
		var at = now(Person.CLERK).get("asOf").asString();

		var first = download(at);
		CaseFixtures.opened(house);
		Thread.sleep(2100);

		assertThat(download(at)).isEqualTo(first);
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(first))) {
			assertThat(book.getSheet("选项").getRow(0).getCell(15).getStringCellValue()).isEqualTo("警告");
		}
	}

	@Test
	void whatIsCorrectedAfterTheMonthIsToldWithTheOldAndTheNewValue() {
		var owner = LedgerFixtures.owner(environment);
		var opened = java.time.Instant.parse("1997-05-10T00:00:00Z");
		var late = java.time.Instant.parse("1997-06-03T00:00:00Z");
		var facts = Map.of("subject_name", "虚构商行", "region_name", "某镇", "source", "OTHER", "found_on",
				java.time.LocalDate.of(1997, 5, 9));
		var corrected = LedgerFixtures.entry(owner, "1997-1", "虚构商行", House.TOWNSHIP_A, opened);
		LedgerFixtures.movement(owner, corrected, "OPENED", opened, facts);
		LedgerFixtures.movement(owner, corrected, "VERIFIED", opened, Map.of("illegality", "ILLEGAL", "path", "CRIMINAL"));
		LedgerFixtures.movement(owner, corrected, "CORRECTED", late, Map.of("illegality", "NOT_ILLEGAL"));
		var voided = LedgerFixtures.entry(owner, "1997-2", "虚构商店", House.TOWNSHIP_A, opened.plusSeconds(1));
		LedgerFixtures.movement(owner, voided, "OPENED", opened, facts);
		LedgerFixtures.movement(owner, voided, "VOIDED", late, Map.of());
		var went = LedgerFixtures.entry(owner, "1997-3", "虚构店铺", House.TOWNSHIP_A, opened.plusSeconds(2));
		LedgerFixtures.movement(owner, went, "OPENED", opened, facts);
		LedgerFixtures.movement(owner, went, "VERIFIED", late, Map.of("illegality", "ILLEGAL"));

		var told = house.as(Person.CLERK).get("/api/reports/1997-05/corrections?form=CLUES").expect(200).json().get("corrections");
		var form = house.as(Person.CLERK).get("/api/reports/1997-05/clue-statistics").expect(200).json();

		assertThat(form.get("lines")).hasSize(3);
		assertThat(form.get("lines").get(0).get("cells").get(10).asString()).isEqualTo("是");
		assertThat(told).hasSize(2);
		assertThat(told.get(0).get("before").asString() + "→" + told.get(0).get("after").asString()).isEqualTo("是→否");
		assertThat(told.get(1).get("column").isNull()).isTrue();
		assertThat(house.as(Person.CLERK)
			.get("/api/reports/1997-05/clue-statistics?asOf={at}", late.plusSeconds(1))
			.json()
			.get("lines")).hasSize(2);
	}

	@Test
	void everyFigureOpensTheMovementsBehindIt() {
		var file = CaseFixtures.opened(house);
		var form = now(Person.CLERK);
		var line = line(form, file);
		var facts = form.get("columns").get(7).get("facts").valueStream().map(JsonNode::asString).toList();

		var entry = house.as(Person.CLERK)
			.get("/api/ledger/{id}?asOf={at}", line.get("entryId").asString(), form.get("asOf").asString())
			.expect(200)
			.json();

		assertThat(facts).containsExactly("CASE_RAISED");
		assertThat(entry.get("movements")
			.valueStream()
			.flatMap(m -> m.get("facts").valueStream())
			.filter(f -> facts.contains(f.get("name").asString()))
			.map(f -> f.get("value").asString())).containsExactly("1000000.00");
		var rows = house.as(Person.CLERK)
			.get("/api/ledger?size=200&casesFrom={f}&casesUntil={u}&q={q}", form.get("from").asString(), form.get("until").asString(),
					file.get("subjectName").asString())
			.expect(200)
			.json();
		assertThat(rows.get("total").asInt()).isEqualTo(1);
	}

	private JsonNode now(Person person) {
		return house.as(person).get("/api/reports/{m}/handling-statistics", ClueFixtures.month()).expect(200).json();
	}

	private static JsonNode line(JsonNode form, JsonNode file) {
		return form.get("lines")
			.valueStream()
			.filter(l -> l.get("caseId").asString().equals(CaseFixtures.id(file)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no line of case " + UUID.fromString(CaseFixtures.id(file))));
	}

	private byte[] download(String at) {
		return house.as(Person.CLERK)
			.get("/api/reports/" + ClueFixtures.month() + "/handling-statistics.xlsx?asOf={at}", at)
			.expect(200)
			.bytes();
	}
}
