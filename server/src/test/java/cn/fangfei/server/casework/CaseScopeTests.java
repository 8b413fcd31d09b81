package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.CaseFixtures.id;
import static cn.fangfei.server.casework.CaseFixtures.measure;
import static cn.fangfei.server.casework.CaseFixtures.opened;
import static cn.fangfei.server.casework.CaseFixtures.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueFixtures;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.export.ExportQuery;
import cn.fangfei.server.export.ExportSink;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who sees a case: its territory, its lead unit, and who opened it. */
@HouseTest
class CaseScopeTests {

	private static final Scope ELSEWHERE = new Scope(House.TOWNSHIP_B, "340323102000", null, null, null);

	private static final CaseFilter ALL = new CaseFilter(null, null, null, null, null, null, null, null);

	private static final byte[] EVIDENCE = "2026年1月至5月收款账册".getBytes(StandardCharsets.UTF_8);

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	Cases cases;

	@Autowired
	CaseMeasures measures;

	@Autowired
	CasePenalties penalties;

	@Autowired
	CaseReferrals referrals;

	@Autowired
	CaseMovements movements;

	@Autowired
	CaseDesk desk;

	@Autowired
	CasesAsOwners owners;

	@Autowired
	CaseExport export;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void theTerritorySeesItsCasesAndNeighboursFindNothing() {
		var file = opened(house);

		for (var inside : List.of(Person.CLERK, Person.LEAD, Person.LEADER, Person.TOWN_A)) {
			assertThat(status(inside, file)).as(inside.name()).isEqualTo(200);
		}
		for (var outside : List.of(Person.TOWN_B, Person.AGENT, Person.NEIGHBOUR, Person.STRANGER)) {
			assertThat(status(outside, file)).as(outside.name()).isEqualTo(404);
			assertThat(house.as(outside).get("/api/cases?size=200").expect(200).text()).doesNotContain(file.get("number").asString());
		}
	}

	@Test
	void anAgencyThatLeadsACaseHandlesItAndWhoLooksOnDoesNot() {
		var clue = CaseFixtures.found(house, 1_000_000, 10);
		var request = opening(house, clue);
		request.put("leadUnitId", house.unit("agency"));
		var file = house.as(Person.CLERK).post("/api/cases", request).expect(201).json();

		house.as(Person.AGENT).post("/api/cases/{id}/measures", measure(file, "AGENCY_NOTICE"), id(file)).expect(201);
		house.as(Person.LEADER).post("/api/cases/{id}/measures", measure(file, "BAN"), id(file)).expect(403);
		assertThat(house.as(Person.AGENT).get("/api/messages?size=50").text()).contains(file.get("number").asString());
	}

	@Test
	void noUnitOfAnotherCountyLeadsACase() {
		var clue = CaseFixtures.found(house, 1, 1);
		var request = opening(house, clue);
		request.put("leadUnitId", house.unit("otherOffice"));

		house.as(Person.CLERK).post("/api/cases", request).expect(422);
	}

	@Test
	void eachQueryBearsTheScopeByItself() {
		var file = CaseFixtures.of(house, ClueFixtures.subject());
		var caseId = new CaseId(UUID.fromString(id(file)));
		var line = new LegacyLine(LocalDate.of(2000, 1, 1), Yuan.of(1));
		var clue = new ClueId(UUID.fromString(file.get("clues").get(0).get("clueId").asString()));
		var measure = UUID.fromString(file.get("measures").get(0).get("measureId").asString());
		var movement = UUID.fromString(file.get("movements").get(0).get("movementId").asString());
		var referral = UUID.fromString(file.get("referrals").get(0).get("referralId").asString());
		var party = UUID.fromString(file.get("parties").get(0).get("partyId").asString());

		inside(() -> {
			assertThat(cases.get(caseId, line, ELSEWHERE)).isEmpty();
			assertThat(cases.page(ALL, line, ELSEWHERE, new Paging(0, 50, null))).isEmpty();
			assertThat(cases.count(ALL, line, ELSEWHERE)).isZero();
			assertThat(cases.ofClue(clue, ELSEWHERE)).isEmpty();
			assertThat(cases.clues(caseId, ELSEWHERE)).isEmpty();
			assertThat(cases.parties(caseId, ELSEWHERE)).isEmpty();
			assertThat(cases.events(caseId, ELSEWHERE)).isEmpty();
			assertThat(cases.takeOut(caseId, party, "越界", ELSEWHERE)).isFalse();
			assertThat(cases.save(cases.get(caseId, line, access.actor().scope()).orElseThrow().file(), ELSEWHERE)).isFalse();
			assertThat(measures.of(caseId, ELSEWHERE)).isEmpty();
			assertThat(measures.determinations(caseId, ELSEWHERE)).isEmpty();
			assertThat(penalties.of(caseId, ELSEWHERE)).isEmpty();
			assertThat(referrals.of(caseId, ELSEWHERE)).isEmpty();
			assertThat(referrals.get(caseId, referral, ELSEWHERE)).isEmpty();
			assertThat(movements.of(caseId, ELSEWHERE)).isEmpty();
			assertThat(movements.get(caseId, movement, ELSEWHERE)).isEmpty();
			measures.end(caseId, measure, "越界", ClueFixtures.today(), ELSEWHERE);
			measures.extend(caseId, measure, ClueFixtures.today(), "越界", ELSEWHERE);
			measures.revoke(caseId, measure, "越界", ELSEWHERE);
			referrals.save(caseId, referrals.get(caseId, referral, access.actor().scope()).orElseThrow()
				.handOver(Instant.now(), "越界", null, null), ELSEWHERE);
			return 0;
		});

		assertThat(house.as(Person.CLERK).get("/api/cases/{id}", id(file)).expect(200).text()).doesNotContain("越界");
	}

	@Test
	void rowSecurityHidesWhatAQueryForgetsToAskFor() {
		var file = CaseFixtures.of(house, ClueFixtures.subject());

		for (var table : List.of("case_file", "case_clue", "case_party", "case_measure", "case_penalty", "case_referral", "case_money", "case_event")) {
			var count = "select count(*) from " + table + " where case_id = '" + id(file) + "'";
			assertThat(as(Person.TOWN_A, () -> sql.sql(count).query(Long.class).single())).as(table).isPositive();
			assertThat(as(Person.TOWN_B, () -> sql.sql(count).query(Long.class).single())).as(table).isZero();
		}
	}

	@Test
	void nobodyAddsToACaseThatHeDoesNotSee() {
		var file = opened(house);
		var movement = new CaseMovement(UUID.randomUUID(), MoneyKind.RETURNED, ClueFixtures.today(), null, Yuan.of(1), null,
				null, null, null, null, null, null);

		assertThatThrownBy(() -> as(Person.TOWN_B, () -> {
			movements.add(new CaseId(UUID.fromString(id(file))), movement, access.actor(), Instant.now());
			return 0;
		})).isInstanceOf(DataAccessException.class);
	}

	@Test
	void roomsAboveReadTheSummaryAndTheClueKnowsItsCase() {
		var file = opened(house, 800_000, 9);
		var clue = new ClueId(UUID.fromString(file.get("clues").get(0).get("clueId").asString()));
		var caseId = new CaseId(UUID.fromString(id(file)));

		var summary = as(Person.CLERK, () -> desk.summary(caseId));

		assertThat(summary.raised()).isEqualTo(Yuan.of(800_000));
		assertThat(summary.outstanding()).isEqualTo(Yuan.of(800_000));
		assertThat(summary.clues()).containsExactly(clue);
		assertThat(as(Person.TOWN_A, () -> desk.ofClue(clue))).contains(summary);
		assertThat(as(Person.TOWN_B, () -> desk.ofClue(clue))).isEmpty();
		assertThat(house.as(Person.CLERK).get("/api/clues/{id}", clue).expect(200).text()).contains("立案件" + file.get("number").asString());
	}

	@Test
	void aClosedCaseTakesNoStepUntilItIsOpenedAgain() {
		var file = opened(house);
		var caseId = new CaseId(UUID.fromString(id(file)));

		as(Person.LEAD, () -> {
			desk.close(caseId, "清退完毕");
			return 0;
		});
		var closed = house.as(Person.CLERK).get("/api/cases/{id}", id(file)).expect(200).json();
		house.as(Person.CLERK).post("/api/cases/{id}/measures", measure(closed, "BAN"), id(file)).expect(409);
		assertThatThrownBy(() -> as(Person.LEAD, () -> {
			desk.close(caseId, "再销一次");
			return 0;
		})).isInstanceOf(CaseIsClosed.class);
		as(Person.LEAD, () -> {
			desk.reopen(caseId, "又发现未清退的参与人");
			desk.tell(caseId, CaseEventKind.NOTE, "已告知各成员单位");
			return 0;
		});

		var again = house.as(Person.CLERK).get("/api/cases/{id}", id(file)).expect(200).json();
		assertThat(again.get("status").asString()).isEqualTo("OPEN");
		assertThat(again.get("events").toString()).contains("清退完毕").contains("又发现未清退的参与人").contains("已告知各成员单位");
		house.as(Person.CLERK).post("/api/cases/{id}/measures", measure(again, "BAN"), id(file)).expect(201);
	}

	@Test
	void theExportHasTheRowsOfThePageAndNoOthers() {
		var file = opened(house, 123_456.78, 9);
		var query = new ExportQuery(Map.of("q", file.get("number").asString(), "status", "OPEN"));
		var written = new ArrayList<String>();

		var count = as(Person.CLERK, () -> {
			export.rows(query, new ExportSink() {
				@Override
				public Set<String> columns() {
					return Set.of("number", "raised");
				}

				@Override
				public void row(Cells cells) throws SQLException {
					for (var column : export.columns()) {
						written.add(column.key() + "=" + cells.of(column.key()));
					}
				}
			});
			return export.count(query);
		});

		assertThat(count).isEqualTo(1);
		assertThat(written).contains("number=" + file.get("number").asString(), "raised=123456.78", "status=在办", "stage=行政化解");
		assertThat(export.words(query)).contains("状态：在办");
		assertThat(as(Person.TOWN_B, () -> export.count(query))).isZero();
	}

	@Test
	void evidenceBelongsToACaseForThoseWhoSeeIt() {
		var file = opened(house);
		var caseId = UUID.fromString(id(file));

		var owner = as(Person.TOWN_A, () -> owners.find(caseId));
		as(Person.TOWN_A, () -> {
			owners.tell(caseId, "提交证据“门店照片.jpg”");
			return 0;
		});

		assertThat(owner).hasValueSatisfying(o -> assertThat(o.number()).isEqualTo(file.get("number").asString()));
		assertThat(as(Person.TOWN_B, () -> owners.find(caseId))).isEmpty();
		assertThat(house.as(Person.CLERK).get("/api/cases/{id}", caseId).expect(200).text()).contains("门店照片");
	}

	@Test
	void evidenceGoesWithTheCaseToAnotherLeadUnit() {
		var request = opening(house, CaseFixtures.found(house, 1_000_000, 10));
		request.put("leadUnitId", house.unit("agency"));
		var file = house.as(Person.CLERK).post("/api/cases", request).expect(201).json();
		var upload = UUID.randomUUID();
		house.as(Person.AGENT).put("/api/uploads/{id}?fileName={name}", EVIDENCE, upload, "账册.txt").expect(200);
		house.as(Person.AGENT)
			.post("/api/evidence", Map.of("ownerKind", "CASE", "ownerId", id(file), "files", List.of(Map.of("uploadId", upload))))
			.expect(201);
		assertThat(house.as(Person.TOWN_B).get("/api/evidence/{id}", upload).status()).isEqualTo(404);

		house.as(Person.CLERK).put("/api/cases/{id}/basics", ledBy(file, "townB"), id(file)).expect(200);

		assertThat(house.as(Person.TOWN_B).get("/api/evidence?ownerKind=CASE&ownerId=" + id(file)).expect(200).json()).hasSize(1);
		assertThat(house.as(Person.TOWN_B).get("/api/evidence/{id}", upload).status()).isEqualTo(200);
		assertThat(house.as(Person.TOWN_A).get("/api/evidence/{id}", upload).status()).isEqualTo(200);
		assertThat(house.as(Person.AGENT).get("/api/evidence/{id}", upload).status()).isEqualTo(404);
		assertThat(house.as(Person.AGENT).get("/api/evidence?ownerKind=CASE&ownerId=" + id(file)).status()).isEqualTo(404);
		assertThat(as(Person.AGENT, () -> sql.sql("select count(*) from verification_evidence_link where evidence_id = :id")
			.param("id", upload)
			.query(Long.class)
			.single())).isZero();
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + id(file)).expect(200).text()).contains("evidence:move");
	}

	@Test
	void aCaseWithoutEvidenceChangesItsLeadUnitAndNothingIsSaidOfEvidence() {
		var file = opened(house);

		house.as(Person.CLERK).put("/api/cases/{id}/basics", ledBy(file, "townB"), id(file)).expect(200);

		assertThat(house.as(Person.TOWN_B).get("/api/cases/{id}", id(file)).status()).isEqualTo(200);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?object=" + id(file)).expect(200).text()).doesNotContain("evidence:move");
	}

	@Test
	void aLeadUnitWithoutTheTerritoryIsToldWhoHandsTheCaseOn() {
		var request = opening(house, CaseFixtures.found(house, 1_000_000, 10));
		request.put("leadUnitId", house.unit("agency"));
		var file = house.as(Person.CLERK).post("/api/cases", request).expect(201).json();

		var refused = house.as(Person.AGENT).put("/api/cases/{id}/basics", ledBy(file, "townA"), id(file)).expect(409).json();

		assertThat(refused.get("detail").asString()).contains(file.get("number").asString(), "请联系处非办");
		house.as(Person.AGENT).put("/api/cases/{id}/basics", ledBy(file, "agency"), id(file)).expect(200);
	}

	private Map<String, Object> ledBy(JsonNode file, String unit) {
		return CaseFixtures.with(file, "name", file.get("name").asString(), "leadUnitId", house.unit(unit), "sector",
				file.get("sector").asString(), "channel", file.get("channel").asString(), "situation", file.get("situation").asString(),
				"handlingBody", file.get("handlingBody").asString());
	}

	private int status(Person person, JsonNode file) {
		return house.as(person).get("/api/cases/{id}", id(file)).status();
	}

	private <T> T inside(Supplier<T> act) {
		return as(Person.CLERK, act);
	}

	private <T> T as(Person person, Supplier<T> act) {
		return house.runAs(access, person, () -> new TransactionTemplate(transactions).execute(status -> act.get()));
	}
}
