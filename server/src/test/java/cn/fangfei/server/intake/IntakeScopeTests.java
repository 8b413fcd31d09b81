package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.enter;
import static cn.fangfei.server.intake.IntakeFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each query of this room bears the scope in its own text, and row security holds it once more. */
@HouseTest
class IntakeScopeTests {

	private static final Scope HERE = new Scope(House.TOWNSHIP_A, House.TOWNSHIP_B, null, null, null);

	private static final Scope ELSEWHERE = new Scope(House.TOWNSHIP_B, "340323102000", null, null, null);

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	IntakeItems items;

	@Autowired
	IntakeImports imports;

	@Autowired
	IntakeSources sources;

	@Autowired
	IntakeTokens tokens;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void eachQueryBearsTheScopeByItself() {
		var id = UUID.fromString(id(enter(house, "ADVERT", "本地论坛", advert())));
		var any = IntakeFilter.any();
		var page = new Paging(0, 200, null);

		assertThat(as(Person.CLERK, () -> items.find(id, HERE))).isPresent();
		assertThat(as(Person.CLERK, () -> items.find(id, ELSEWHERE))).isEmpty();
		assertThat(as(Person.CLERK, () -> items.page(any, ELSEWHERE, page))).extracting(IntakeItems.Item::itemId).doesNotContain(id);
		assertThat(as(Person.CLERK, () -> items.count(any, HERE))).isPositive();
		assertThat(as(Person.CLERK, () -> each(any, HERE))).contains(id);
		assertThat(as(Person.CLERK, () -> each(any, ELSEWHERE))).doesNotContain(id);
		assertThat(as(Person.CLERK, () -> items.rules(HERE))).isNotEmpty();
		assertThat(as(Person.CLERK, () -> items.sources(HERE))).contains("本地论坛");
		assertThat(as(Person.CLERK, () -> imports.page(new Scope(House.OTHER_COUNTY, "340323000000", null, null, null), page))).isEmpty();
		assertThat(as(Person.CLERK, () -> imports.count(new Scope(House.OTHER_COUNTY, "340323000000", null, null, null)))).isZero();
		assertThat(as(Person.CLERK, () -> items.countOutdated(new RegionCode(House.COUNTY), HERE, "another"))).isPositive();
		assertThat(as(Person.CLERK, () -> items.countOutdated(new RegionCode(House.COUNTY), ELSEWHERE, "another"))).isZero();
		assertThat(as(Person.CLERK, () -> items.outdated(new RegionCode(House.TOWNSHIP_A), HERE, "another", 1_000)))
			.extracting(IntakeItems.Item::itemId)
			.contains(id);
		assertThat(as(Person.CLERK, () -> items.outdated(new RegionCode(House.TOWNSHIP_A), ELSEWHERE, "another", 1_000))).isEmpty();
		assertThat(as(Person.CLERK, () -> sources.list(new RegionCode(House.OTHER_COUNTY)))).isEmpty();
	}

	@Test
	void rowSecurityHoldsTheSameBoundsWhateverAStatementSays() {
		var id = UUID.fromString(id(enter(house, "ADVERT", "本地论坛", advert())));

		for (var table : List.of("intake_item", "intake_sighting", "intake_screening")) {
			var question = "select count(*) from " + table + " where item_id = '" + id + "'";
			assertThat(as(Person.TOWN_A, () -> sql.sql(question).query(Integer.class).single())).as(table).isPositive();
			for (var outsider : List.of(Person.TOWN_B, Person.VILLAGER, Person.WALKER, Person.AGENT, Person.NEIGHBOUR, Person.SYSTEM)) {
				assertThat(as(outsider, () -> sql.sql(question).query(Integer.class).single())).as(table + " as " + outsider).isZero();
			}
			assertThat(sql.sql(question).query(Integer.class).single()).as("without a session").isZero();
		}
		assertThat(as(Person.TOWN_B, () -> sql.sql("update intake_item set version = version + 1 where item_id = :id").param("id", id).update())).isZero();
		assertThat(as(Person.CLERK, () -> tokens.list(new RegionCode(House.COUNTY)))).isEmpty();
	}

	@Test
	void countsAndRulesAreOfOnesOwnTerritory() {
		enter(house, "ADVERT", "本地论坛", advert());

		assertThat(house.as(Person.CLERK).get("/api/intake/counts").expect(200).json().get("waiting").asInt()).isPositive();
		assertThat(house.as(Person.NEIGHBOUR).get("/api/intake/counts").expect(200).json().get("waiting").asInt()).isZero();
		assertThat(house.as(Person.NEIGHBOUR).get("/api/intake/rules").expect(200).json().get("rules")).isEmpty();
	}

	@Test
	void textsAreExportedAsThePageShowsThem() throws java.io.IOException {
		var source = "导出来源" + IntakeFixtures.word();
		var body = advert();
		enter(house, "ADVERT", source, body);
		var clerk = house.as(Person.CLERK);
		var shown = clerk.get("/api/intake/items?source={s}", source).expect(200).json().get("rows").get(0);

		var job = clerk.post("/api/exports", java.util.Map.of("list", "intake", "query", java.util.Map.of("source", source), "columns",
				List.of("channel", "level", "score", "body", "sources", "rules", "regionName", "verdict", "takedown"))).expect(201).json();

		var done = new tools.jackson.databind.JsonNode[] {job};
		IntakeFixtures.until(() -> {
			done[0] = clerk.get("/api/exports/{id}", job.get("jobId").asString()).expect(200).json();
			return done[0].get("status").asString().matches("DONE|FAILED");
		}, () -> "not exported: " + done[0]);
		assertThat(done[0].get("status").asString()).as(done[0].toString()).isEqualTo("DONE");
		var file = clerk.get("/api/exports/{id}/file", job.get("jobId").asString()).expect(200).bytes();
		try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
			var row = workbook.getSheetAt(0).getRow(3);
			var format = new DataFormatter();
			assertThat(IntStream.range(0, 9).mapToObj(i -> format.formatCellValue(row.getCell(i)))).satisfiesExactly(
					channel -> assertThat(channel).isEqualTo(IntakeChannel.ADVERT.label()),
					level -> assertThat(level).isEqualTo(IntakeExport.word(RiskLevel.valueOf(shown.get("level").asString()))),
					score -> assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(shown.get("score").asDouble()),
					text -> assertThat(text).isEqualTo(body),
					from -> assertThat(from).isEqualTo(source),
					rules -> assertThat(rules).isNotEmpty().isEqualTo(
							shown.get("rules").valueStream().map(r -> r.get("label").asString()).collect(Collectors.joining("、"))),
					place -> assertThat(place).isNotBlank().isEqualTo(shown.get("regionName").asString()),
					verdict -> assertThat(verdict).isEmpty(),
					takedown -> assertThat(takedown).isEqualTo(TakedownState.NONE.label()));
			assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(3);
		}
	}

	private List<UUID> each(IntakeFilter filter, Scope scope) {
		var ids = new ArrayList<UUID>();
		items.each(filter, scope, new Paging(0, 1, null), row -> ids.add(row.getObject("item_id", UUID.class)));
		return ids;
	}

	private <T> T as(Person person, Supplier<T> act) {
		return house.runAs(access, person, () -> new TransactionTemplate(transactions).execute(status -> act.get()));
	}
}
