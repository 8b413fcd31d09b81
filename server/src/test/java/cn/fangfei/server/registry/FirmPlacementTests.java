package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.HEADER;
import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.changes;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.fate;
import static cn.fangfei.server.registry.RegisterFixtures.fates;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a firm lies: found by the import, or said by a person. */
@HouseTest
class FirmPlacementTests {

	@Autowired
	House house;

	private Browser clerk;

	@BeforeEach
	void aClerk() {
		clerk = house.as(Person.CLERK);
	}

	@Test
	void theCodeOfTheFileIsBelievedBeforeCreditCodeAndAddress() {
		var job = bringIn(clerk, HEADER + ",行政区划代码\n"
				+ line("固镇属地一有限公司", code("340104", 600), "服装销售", "固镇县谷阳镇600号") + ",340323101\n"
				+ line("固镇属地二有限公司", code("340323", 601), "服装销售", "固镇县谷阳镇601号") + ",340322\n"
				+ line("固镇属地三有限公司", code("340323", 602), "服装销售", "固镇县谷阳镇602号") + ",340323999\n");

		assertThat(fates(job)).containsExactly(2L, 0L, 0L, 0L, 1L);
		assertThat(place("固镇属地一有限公司")).isEqualTo("340323101000 true");
		assertThat(place("固镇属地三有限公司")).isEqualTo("340323100000 true");
	}

	@Test
	void theCountyIsInTheCreditCodeAndTheTownshipInTheAddress() {
		var job = bringIn(clerk, csv(line("固镇属地四有限公司", code("340323", 603), "服装销售", "新马桥镇603号"),
				line("固镇属地五有限公司", code("340322", 604), "服装销售", "固镇县任桥镇604号"),
				line("固镇属地六有限公司", code("340323", 605), "服装销售", "固镇县连城镇路口安徽固镇经济开发区605号"),
				line("固镇属地七有限公司", code("340323", 606), "服装销售", "经济开发区纬四路606号")));

		assertThat(fates(job)).containsExactly(3L, 0L, 0L, 0L, 1L);
		assertThat(place("固镇属地四有限公司")).isEqualTo("340323102000 true");
		assertThat(place("固镇属地六有限公司")).isEqualTo("340323402000 true");
		assertThat(place("固镇属地七有限公司")).isEqualTo("340323402000 true");
	}

	@Test
	void withoutACodeTheNamesInTheAddressDecide() {
		var job = bringIn(clerk, csv(line("固镇属地八有限公司", "", "服装销售", "安徽省蚌埠市固镇县刘集镇607号"),
				line("固镇属地九有限公司", "", "服装销售", "安徽省蚌埠市五河县城关镇608号"),
				line("固镇属地十有限公司", "", "服装销售", "某某路609号")));

		assertThat(fates(job)).containsExactly(2L, 0L, 0L, 0L, 1L);
		assertThat(place("固镇属地八有限公司")).isEqualTo("340323104000 true");
		assertThat(place("固镇属地十有限公司")).isEqualTo("340323000000 false");
	}

	@Test
	void aCodeOfTheCityLeavesTheCountyToTheAddress() {
		var job = bringIn(clerk, csv(line("固镇属地甲有限公司", code("340300", 620), "服装销售", "固镇县仲兴镇620号"),
				line("固镇属地乙有限公司", code("340300", 621), "服装销售", "五河县城关镇621号"),
				line("固镇属地丙有限公司", code("340300", 622), "服装销售", "某某路622号"),
				line("固镇属地丁有限公司", code("340000", 623), "服装销售", "安徽省蚌埠市固镇县石湖乡623号"),
				line("固镇属地戊有限公司", code("340104", 624), "服装销售", "固镇县石湖乡624号"),
				line("固镇属地己有限公司", code("ABCDEF", 625), "服装销售", "安徽省蚌埠市固镇县湖沟镇625号")));

		assertThat(fates(job)).containsExactly(4L, 0L, 0L, 0L, 2L);
		assertThat(fate(job, "unplaced")).isEqualTo(1);
		assertThat(place("固镇属地甲有限公司")).isEqualTo("340323109000 true");
		assertThat(place("固镇属地丙有限公司")).isEqualTo("340323000000 false");
		assertThat(place("固镇属地丁有限公司")).isEqualTo("340323200000 true");
		assertThat(place("固镇属地己有限公司")).isEqualTo("340323106000 true");
	}

	@Test
	void whatCannotBePlacedWaitsAndIsPlacedInBulk() {
		var neighbour = house.as(Person.NEIGHBOUR);
		var job = bringIn(clerk, csv(line("固镇待定一有限公司", code("340323", 610), "服装销售", "某某路610号"),
				line("固镇待定二有限公司", code("340323", 611), "服装销售", "固镇县王庄镇611号")));
		bringIn(neighbour, csv(line("五河待定三有限公司", code("340322", 612), "服装销售", "某某路612号")));
		var waiting = clerk.get("/api/firms?q={q}&placed=false", "固镇待定").expect(200).json();
		var first = id("固镇待定一有限公司");
		var second = id("固镇待定二有限公司");
		var foreign = firm(neighbour, "五河待定三有限公司").get("firmId").asString();

		var result = clerk.put("/api/firm-placements", Map.of("firmIds", List.of(first, first, second, foreign), "regionCode", House.TOWNSHIP_B))
			.expect(200)
			.json();

		assertThat(fate(job, "unplaced")).isEqualTo(1);
		assertThat(texts(waiting.get("rows"), "name")).containsExactly("固镇待定一有限公司");
		assertThat(result.get("placed").asInt()).isEqualTo(1);
		assertThat(texts(result.get("refused"), "firmId")).containsExactly(second, foreign);
		assertThat(texts(result.get("refused"), "reason")).satisfiesExactly(r -> assertThat(r).contains("已定在这里"),
				r -> assertThat(r).contains("不存在，或者不在您的管辖范围内"));
		assertThat(place("固镇待定一有限公司")).isEqualTo("340323101000 true");
		assertThat(changes(firm(clerk, "固镇待定一有限公司"))).containsExactlyInAnyOrder("REGION_CODE 340323000000 > 340323101000", "PLACED 待定 > 已定");
		assertThat(firm(neighbour, "五河待定三有限公司").get("placed").asBoolean()).isFalse();
		var audit = house.as(Person.AUDITOR).get("/api/audit?action=registry:place&object={o}", first).expect(200).json();
		assertThat(texts(audit.get("rows"), "detail")).singleElement().asString().contains("固镇待定一有限公司").contains("王庄镇");
	}

	@Test
	void aPlaceOutsideTheTerritoryOrTooWideIsRefused() {
		bringIn(clerk, csv(line("固镇未定四有限公司", code("340323", 613), "服装销售", "某某路613号")));
		var firms = List.of(id("固镇未定四有限公司"));

		for (var region : List.of(House.COUNTY, "340322100000", "340323999000")) {
			var refused = clerk.put("/api/firm-placements", Map.of("firmIds", firms, "regionCode", region)).expect(422).json();
			assertThat(refused.get("detail").asString()).contains("本辖区内的乡镇");
		}
		house.as(Person.TOWN_A).put("/api/firm-placements", Map.of("firmIds", firms, "regionCode", House.TOWNSHIP_A)).expect(403);
		assertThat(place("固镇未定四有限公司")).isEqualTo("340323000000 false");
	}

	@Test
	void anImportRespectsThePlaceAPersonGaveUntilTheAddressChanges() {
		var number = code("340323", 614);
		bringIn(clerk, csv(line("固镇未定五有限公司", number, "服装销售", "某某路614号")));
		clerk.put("/api/firm-placements", Map.of("firmIds", List.of(id("固镇未定五有限公司")), "regionCode", House.TOWNSHIP_B)).expect(200);

		var same = bringIn(clerk, csv(line("固镇未定五有限公司", number, "服装销售", "某某路614号")));
		var otherScope = bringIn(clerk, csv(line("固镇未定五有限公司", number, "百货销售", "某某路614号")));
		var kept = place("固镇未定五有限公司");
		var moved = bringIn(clerk, csv(line("固镇未定五有限公司", number, "百货销售", "固镇县濠城镇614号")));

		assertThat(fates(same)).containsExactly(0L, 0L, 1L, 0L, 0L);
		assertThat(fates(otherScope)).containsExactly(0L, 1L, 0L, 0L, 0L);
		assertThat(kept).isEqualTo("340323101000 true");
		assertThat(fates(moved)).containsExactly(0L, 1L, 0L, 0L, 0L);
		assertThat(place("固镇未定五有限公司")).isEqualTo("340323107000 true");
	}

	@Test
	void anUncertainRowDoesNotTakeAFirmFromItsTerritory() {
		var neighbour = house.as(Person.NEIGHBOUR);
		bringIn(neighbour, csv(line("五河待定六有限公司", "", "服装销售", "安徽省蚌埠市五河县城关镇615号")));

		var job = bringIn(clerk, csv(line("五河待定六有限公司", "", "百货销售", "某某路615号")));

		assertThat(fates(job)).containsExactly(0L, 0L, 0L, 0L, 1L);
		assertThat(firm(neighbour, "五河待定六有限公司").get("scope").asString()).isEqualTo("服装销售");
	}

	@Test
	void aFirmThatMovedBetweenTwoCountiesIsMovedByItsNewOne() {
		var neighbour = house.as(Person.NEIGHBOUR);
		bringIn(neighbour, csv(line("五河待定七理财有限公司", "", "服装销售", "安徽省蚌埠市五河县城关镇616号")));

		var job = bringIn(clerk, csv(line("五河待定七理财有限公司", "", "服装销售", "安徽省蚌埠市固镇县任桥镇616号")));

		assertThat(fates(job)).containsExactly(0L, 1L, 0L, 0L, 0L);
		assertThat(place("五河待定七理财有限公司")).isEqualTo("340323105000 true");
		assertThat(firm(clerk, "五河待定七理财有限公司").get("hits")).hasSize(1);
		assertThat(texts(neighbour.get("/api/firms?q={q}", "五河待定七理财有限公司").json().get("rows"), "name")).doesNotContain("五河待定七理财有限公司");
	}

	private String id(String name) {
		return firm(clerk, name).get("firmId").asString();
	}

	private String place(String name) {
		var firm = firm(clerk, name);
		return firm.get("regionCode").asString() + " " + firm.get("placed").asBoolean();
	}
}
