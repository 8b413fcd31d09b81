package cn.fangfei.server.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.kernel.RegionCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
class JurisdictionTests {

	@Autowired
	House house;

	@Autowired
	RegionDesk regions;

	@Autowired
	UnitDesk units;

	@Autowired
	GridDesk grids;

	@Autowired
	JdbcClient sql;

	@Autowired
	DataSource dataSource;

	@Test
	void theRootOfATownshipIsItself() {
		var roots = house.as(Person.TOWN_A).get("/api/regions").expect(200).json();

		assertThat(texts(roots, "code")).containsExactly(House.TOWNSHIP_A);
		assertThat(roots.get(0).get("fullName").asString()).isEqualTo("安徽省蚌埠市固镇县谷阳镇");
		assertThat(roots.get(0).get("level").asString()).isEqualTo("TOWNSHIP");
		assertThat(roots.get(0).get("hasChildren").asBoolean()).isTrue();
	}

	@Test
	void theRootsOfAnAdministratorAreTheProvinces() {
		var roots = house.as(Person.SYSTEM).get("/api/regions").expect(200).json();

		assertThat(texts(roots, "name")).contains("安徽省");
		assertThat(texts(roots, "level")).containsOnly("PROVINCE");
	}

	@Test
	void aTreeIsWalkedFromProvinceToVillage() {
		var system = house.as(Person.SYSTEM);

		assertThat(texts(system.get("/api/regions?parent=340000000000").json(), "name")).hasSize(16).contains("蚌埠市", "合肥市");
		assertThat(texts(system.get("/api/regions?parent=340300000000").json(), "name")).contains("固镇县", "五河县");
		assertThat(texts(system.get("/api/regions?parent=340323000000").json(), "name")).hasSize(12).contains("谷阳镇");
		var villages = system.get("/api/regions?parent=340323100000").json();
		assertThat(texts(villages, "level")).containsOnly("COMMUNITY");
		assertThat(villages.get(0).get("hasChildren").asBoolean()).isFalse();
		assertThat(system.get("/api/regions?parent={}", villages.get(0).get("code").asString()).expect(200).json()).isEmpty();
	}

	@Test
	void aNeighboursTreeIsNotFound() {
		house.as(Person.TOWN_A).get("/api/regions?parent=" + House.TOWNSHIP_B).expect(404);
		house.as(Person.CLERK).get("/api/regions?parent=" + House.OTHER_COUNTY).expect(404);
		house.as(Person.SYSTEM).get("/api/regions?parent=999999000000").expect(404);
		house.as(Person.SYSTEM).get("/api/regions?parent=x").expect(400);
	}

	@Test
	void aCityWithoutCountiesHasItsTownshipsDirectlyBelow() {
		new RegionLoad(dataSource, sql, "46").load();

		var townships = regions.townshipsOf(new RegionCode("460400000000"));
		var below = regions.children(new RegionCode("460400000000"));

		assertThat(below).isEqualTo(townships);
		assertThat(townships).containsValue("那大镇");
		assertThat(regions.fullName(new RegionCode("460400100000"))).isEqualTo("海南省儋州市那大镇");
		assertThat(regions.countyByPrefix("460400")).contains(new RegionCode("460400000000"));
		assertThat(regions.fullName(new RegionCode("469001000000"))).isEqualTo("海南省五指山市");
	}

	@Test
	void aProvinceIsLoadedOnce() {
		assertThat(new RegionLoad(dataSource, sql, "34").load()).isZero();
		assertThat(regions.countyByPrefix("340323")).contains(new RegionCode(House.COUNTY));
		assertThat(regions.countyByPrefix("340399")).isEmpty();
		assertThat(regions.named("固镇县")).containsExactly(new RegionCode(House.COUNTY));
	}

	@Test
	void aPostSeesTheUnitsOfItsOwnTerritory() {
		assertThat(unitNames(Person.CLERK, "")).contains("固镇县处非办", "甲镇人民政府", "乙镇人民政府")
			.doesNotContain("邻县处非办", "平台管理");
		assertThat(unitNames(Person.TOWN_A, "")).contains("甲镇人民政府").doesNotContain("乙镇人民政府", "固镇县处非办");
		assertThat(unitNames(Person.CLERK, "?region=" + House.OTHER_COUNTY)).isEmpty();
		assertThat(unitNames(Person.CLERK, "?kind=AGENCY")).contains("固镇县公安局").doesNotContain("固镇县处非办", "甲镇人民政府", "乙镇人民政府");
	}

	@Test
	void aUnitChangedMeanwhileIsRefusedAndTheFasterOneIsNamed() {
		var system = house.as(Person.SYSTEM);
		var id = newUnit("先到单位", "AGENCY", House.OTHER_COUNTY).get("unitId").asString();
		system.put("/api/units/{id}", Map.of("name", "后到单位", "active", true, "version", 0), id).expect(200);

		var late = system.put("/api/units/{id}", Map.of("name", "另一名称", "active", true, "version", 0), id).expect(409);

		assertThat(late.json().get("detail").asString()).contains("后到单位", "测试SYSTEM");
		assertThat(units.get(UUID.fromString(id)).orElseThrow().name()).isEqualTo("后到单位");
	}

	@Test
	void aDivisionHasOneLeadOfficeAndNoTwoUnitsOfOneName() {
		var system = house.as(Person.SYSTEM);

		var second = system.post("/api/units", unit("第二处非办", "LEAD_OFFICE", House.COUNTY)).expect(409);
		assertThat(second.json().get("detail").asString()).contains("固镇县处非办");
		system.post("/api/units", unit("固镇县公安局", "AGENCY", House.COUNTY)).expect(409);
		system.post("/api/units", unit("第二个平台管理", "ADMINISTRATION", House.COUNTY)).expect(409);
		system.post("/api/units", unit("无处单位", "AGENCY", "340399000000")).expect(404);
		system.put("/api/units/{id}", Map.of("name", "改名", "active", false, "version", 0), Unit.ADMINISTRATION).expect(409);
	}

	@Test
	void theLeadOfficeOfAVillageIsThatOfItsCounty() {
		var office = units.leadOfficeOf(new RegionCode(house.villageA()));

		assertThat(office).map(Unit::unitId).contains(house.unit("office"));
		assertThat(units.leadOfficeOf(new RegionCode("340400000000"))).isEmpty();
		assertThat(units.names(List.of(house.unit("agency")))).containsValue("固镇县公安局");
	}

	@Test
	void gridsOfADivisionAreNumberedInTurn() {
		var first = newGrid(Person.TOWN_B, House.TOWNSHIP_B, "第一网格").get("gridCode").asString();
		var second = newGrid(Person.CLERK, House.TOWNSHIP_B, "第二网格").get("gridCode").asString();

		assertThat(first).startsWith(House.TOWNSHIP_B + "G");
		assertThat(second).isEqualTo(Grid.codeAfter(new RegionCode(House.TOWNSHIP_B), first));
	}

	@Test
	void theLetterFollowsWhenTheNumbersAreUsedUp() {
		var region = new RegionCode(House.TOWNSHIP_A);

		assertThat(Grid.codeAfter(region, null)).isEqualTo("340323100000G01");
		assertThat(Grid.codeAfter(region, "340323100000G09")).isEqualTo("340323100000G10");
		assertThat(Grid.codeAfter(region, "340323100000G99")).isEqualTo("340323100000H01");
		assertThat(Grid.codeAfter(region, "340323100000Z99")).isNull();
	}

	@Test
	void gridsMadeInTheSameInstantHaveDifferentCodes() throws Exception {
		var village = regions.children(new RegionCode(House.TOWNSHIP_B)).keySet().iterator().next().value();
		var pool = Executors.newFixedThreadPool(6);
		List<Callable<String>> makers = IntStream.range(0, 12)
			.mapToObj(i -> (Callable<String>) () -> newGrid(Person.CLERK, village, "竞速网格" + i).get("gridCode").asString())
			.toList();

		var codes = new HashSet<String>();
		for (var made : pool.invokeAll(makers)) {
			codes.add(made.get());
		}
		pool.shutdown();

		assertThat(codes).hasSize(12);
	}

	@Test
	void aDedicatedGridNamesItsBuildingAndNoOtherDoes() {
		var clerk = house.as(Person.CLERK);
		var request = new HashMap<String, Object>(
				Map.of("regionCode", House.TOWNSHIP_A, "name", "大厦专属网格", "kind", "DEDICATED"));

		clerk.post("/api/grids", request).expect(422);
		request.put("building", "示例大厦");
		var grid = clerk.post("/api/grids", request).expect(201).json();
		assertThat(grid.get("building").asString()).isEqualTo("示例大厦");
		request.put("name", "普通网格");
		request.put("kind", "ORDINARY");
		clerk.post("/api/grids", request).expect(422);
	}

	@Test
	void aGridLiesBelowATownshipOrAVillage() {
		house.as(Person.CLERK)
			.post("/api/grids", Map.of("regionCode", House.COUNTY, "name", "县级网格", "kind", "ORDINARY"))
			.expect(422);
		house.as(Person.TOWN_A)
			.post("/api/grids", Map.of("regionCode", House.TOWNSHIP_B, "name", "越界网格", "kind", "ORDINARY"))
			.expect(404);
	}

	@Test
	void oneRequestSentTwiceMakesOneGrid() {
		var body = Map.of("regionCode", House.TOWNSHIP_A, "name", "重发网格", "kind", "POLICE");
		var key = UUID.randomUUID().toString();

		var first = house.as(Person.CLERK).postWithKey(key, "/api/grids", body).expect(201).text();
		var again = house.as(Person.CLERK).postWithKey(key, "/api/grids", body).expect(201).text();

		assertThat(again).isEqualTo(first);
		house.as(Person.CLERK).post("/api/grids", body).expect(409);
	}

	@Test
	void aClosedGridIsNotAPlaceForAPostAnyMore() {
		var code = newGrid(Person.TOWN_A, House.TOWNSHIP_A, "将停用网格").get("gridCode").asString();
		assertThat(grids.exists(code, new RegionCode(House.TOWNSHIP_A))).isTrue();
		assertThat(grids.exists(code, new RegionCode(House.TOWNSHIP_B))).isFalse();
		var town = house.as(Person.TOWN_A);

		town.put("/api/grids/{code}", Map.of("name", "已停用网格", "active", false, "version", 0), code).expect(200);

		assertThat(grids.exists(code, new RegionCode(House.TOWNSHIP_A))).isFalse();
		assertThat(grids.get(code)).map(Grid::name).contains("已停用网格");
		var late = town.put("/api/grids/{code}", Map.of("name", "晚了", "active", true, "version", 0), code).expect(409);
		assertThat(late.json().get("detail").asString()).contains("已停用网格", "测试TOWN_A");
		house.as(Person.TOWN_B).put("/api/grids/{code}", Map.of("name", "越界", "active", true, "version", 1), code).expect(404);
	}

	@Test
	void aPostSeesTheGridsOfItsTerritoryAndAGridWorkerTheOwnOne() {
		newGrid(Person.CLERK, House.TOWNSHIP_B, "乙镇可见网格");
		newGrid(Person.CLERK, house.villageA(), "一村第二网格");

		assertThat(gridNames(Person.CLERK, "?size=200")).contains("乙镇可见网格", "一村第一网格", "一村第二网格");
		assertThat(gridNames(Person.TOWN_A, "?size=200")).contains("一村第一网格").doesNotContain("乙镇可见网格");
		assertThat(gridNames(Person.NEIGHBOUR, "?size=200")).isEmpty();
		assertThat(gridNames(Person.WALKER, "")).containsExactly("一村第一网格");
		assertThat(gridNames(Person.CLERK, "?q=乙镇可见")).containsExactly("乙镇可见网格");
		assertThat(gridNames(Person.CLERK, "?region=" + House.OTHER_COUNTY)).isEmpty();
	}

	@Test
	void makingUnitsAndGridsLeavesAuditLines() {
		var unit = newUnit("留痕单位", "AGENCY", House.OTHER_COUNTY).get("unitId").asString();
		var grid = newGrid(Person.CLERK, House.TOWNSHIP_A, "留痕网格").get("gridCode").asString();

		var auditor = house.as(Person.AUDITOR);
		assertThat(auditor.get("/api/audit?object={}", unit).expect(200).text()).contains("unit:create", "留痕单位");
		assertThat(auditor.get("/api/audit?object={}", grid).expect(200).text()).contains("grid:create", "留痕网格");
	}

	@Test
	void theCalendarExplainsItself() {
		var due = house.as(Person.WALKER).get("/api/calendar/due?from=2026-06-03&workingDays=15").expect(200).json();
		var year = house.as(Person.WALKER).get("/api/calendar/2026").expect(200).json();

		assertThat(due.get("due").asString()).isEqualTo("2026-06-25");
		assertThat(due.get("sentence").asString()).contains("跳过端午节6月19日至21日");
		assertThat(due.get("holidaysPublished").asBoolean()).isTrue();
		assertThat(year.get("source").asString()).contains("国办发明电〔2025〕7号");
		assertThat(year.get("days")).hasSize(39);
		assertThat(house.as(Person.WALKER).get("/api/calendar/2027").expect(200).json().get("published").asBoolean()).isFalse();
		house.as(Person.WALKER).get("/api/calendar/due?from=2026-06-03&workingDays=0").expect(400);
		house.as(Person.WALKER).get("/api/calendar/due?from=not-a-day&workingDays=5").expect(400);
	}

	private static Map<String, String> unit(String name, String kind, String region) {
		return Map.of("name", name, "kind", kind, "regionCode", region);
	}

	private JsonNode newUnit(String name, String kind, String region) {
		return house.as(Person.SYSTEM).post("/api/units", unit(name, kind, region)).expect(201).json();
	}

	private JsonNode newGrid(Person person, String region, String name) {
		return house.as(person)
			.post("/api/grids", Map.of("regionCode", region, "name", name, "kind", "ORDINARY"))
			.expect(201)
			.json();
	}

	private List<String> unitNames(Person person, String query) {
		return texts(house.as(person).get("/api/units" + query).expect(200).json(), "name");
	}

	private List<String> gridNames(Person person, String query) {
		return texts(house.as(person).get("/api/grids" + query.replace("乙镇可见", "%E4%B9%99%E9%95%87%E5%8F%AF%E8%A7%81"))
			.expect(200)
			.json()
			.get("rows"), "name");
	}

	private static List<String> texts(JsonNode rows, String field) {
		return StreamSupport.stream(rows.spliterator(), false).map(row -> row.get(field).asString()).toList();
	}
}
