package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.HEADER;
import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Facets of the list of firms (Q7, item 6): how many each choice would leave, and that the choice leaves so many. */
@HouseTest
class FirmFacetsTests {

	private static final String Q = "q=固镇分面";

	@Autowired
	House house;

	private Browser clerk;

	@BeforeEach
	void sixFirms() {
		clerk = house.as(Person.CLERK);
		var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		bringIn(clerk, HEADER + ",行业代码\n" + of("固镇分面甲财富管理有限公司", 900, "企业财富管理", "谷阳镇900号", today.minusMonths(2), "J69")
				+ of("固镇分面乙投资咨询有限公司", 901, "投资咨询；服装销售", "谷阳镇901号", today.minusMonths(8), "7212")
				+ of("固镇分面丙小额贷款有限公司", 902, "发放小额贷款", "王庄镇902号", today.minusYears(2), "L72")
				+ of("固镇分面丁幼儿教育有限公司", 903, "教育咨询；养老服务", "王庄镇903号", today.minusYears(5), "P")
				+ of("固镇分面戊粮食种植合作社", 904, "粮食种植", "任桥镇904号", today.minusYears(9), "")
				+ of("固镇分面己餐饮有限公司", 905, "餐饮服务", "某某路905号", today.minusYears(9), "6210"));
		for (var i = 0; i < 200 && count("INDUSTRY").isEmpty(); i++) {
			RegisterFixtures.sleep();
		}
	}

	@Test
	void eachChoiceLeavesAsManyFirmsAsItsFacetSays() {
		for (var facet : List.of("TIER", "TERM", "INDUSTRY", "SECTOR", "AGE", "PLACE", "SUPERVISED")) {
			var key = Map.of("PLACE", "region").getOrDefault(facet, facet.toLowerCase());
			assertThat(count(facet)).as(facet).isNotEmpty();
			count(facet).forEach((value, firms) -> {
				if (!value.equals(House.COUNTY)) {
					assertThat(total(Q + "&" + key + "=" + value)).as(facet + " " + value).isEqualTo(firms);
				}
			});
		}
	}

	@Test
	void aFacetCountsUnderTheOtherFiltersAndNotUnderItsOwn() {
		assertThat(count("INDUSTRY")).containsOnly(Map.entry("J", 1L), Map.entry("L", 2L), Map.entry("P", 1L), Map.entry("H", 1L));
		assertThat(count("AGE")).containsOnly(Map.entry("UNDER_HALF_YEAR", 1L), Map.entry("UNDER_ONE_YEAR", 1L),
				Map.entry("UNDER_THREE_YEARS", 1L), Map.entry("OLDER", 3L));

		var inWangzhuang = counts("&region=340323101000&age=OLDER");

		assertThat(inWangzhuang.get("PLACE")).containsEntry("340323101000", 1L).containsEntry(House.COUNTY, 1L);
		assertThat(inWangzhuang.get("AGE")).containsOnly(Map.entry("UNDER_THREE_YEARS", 1L), Map.entry("OLDER", 1L));
		assertThat(inWangzhuang.get("INDUSTRY")).containsOnly(Map.entry("P", 1L));
	}

	@Test
	void theAgeOfAFirmIsReckonedToTheDay() {
		var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		bringIn(clerk, HEADER + ",行业代码\n" + of("固镇分龄甲有限公司", 910, "餐饮", "谷阳镇910号", today.minusMonths(6).plusDays(1), "")
				+ of("固镇分龄乙有限公司", 911, "餐饮", "谷阳镇911号", today.minusMonths(6), "")
				+ of("固镇分龄丙有限公司", 912, "餐饮", "谷阳镇912号", today.minusYears(1), "")
				+ of("固镇分龄丁有限公司", 913, "餐饮", "谷阳镇913号", today.minusYears(3), "")
				+ line("固镇分龄戊有限公司", code("340323", 914), "餐饮", "固镇县谷阳镇914号").replace("2020-01-31", "") + ",\n");

		assertThat(names("q=固镇分龄&age=UNDER_HALF_YEAR")).containsExactly("固镇分龄甲有限公司");
		assertThat(names("q=固镇分龄&age=UNDER_ONE_YEAR")).containsExactly("固镇分龄乙有限公司");
		assertThat(names("q=固镇分龄&age=UNDER_THREE_YEARS")).containsExactly("固镇分龄丙有限公司");
		assertThat(names("q=固镇分龄&age=OLDER")).containsExactly("固镇分龄丁有限公司");
		assertThat(names("q=固镇分龄&age=UNDATED")).containsExactly("固镇分龄戊有限公司");
	}

	@Test
	void aTownshipCountsItsOwnFirmsOnly() {
		var own = counts(house.as(Person.TOWN_A), "");

		assertThat(own.get("AGE").values().stream().mapToLong(n -> n).sum()).isEqualTo(2);
		assertThat(own.get("PLACE")).containsOnlyKeys(House.TOWNSHIP_A);
		assertThat(counts(house.as(Person.NEIGHBOUR), "").get("AGE")).isEmpty();
		house.as(Person.WALKER).get("/api/firms/facets").expect(403);
		clerk.get("/api/firms/facets?industry=Z").expect(400);
	}

	@Test
	void oneWrongCharacterIsCountedLikeTheListIsFilled() {
		var found = counts(clerk, "", "q=固镇分面甲财富管埋有限公司");

		assertThat(found.get("AGE").values().stream().mapToLong(n -> n).sum())
			.isEqualTo(total("q=固镇分面甲财富管埋有限公司"))
			.isPositive();
	}

	@Test
	void firmsThatShareAnAddressAreFoundFromOneOfThem() {
		bringIn(clerk, HEADER + ",联系电话\n" + line("固镇同处甲有限公司", code("340323", 920), "餐饮", "固镇县谷阳镇同处路1号201室") + ",0552-6012345\n"
				+ line("固镇同处乙有限公司", code("340323", 921), "餐饮", "固镇县谷阳镇同处路１号 201室") + ",0552 601 2345\n"
				+ line("固镇同处丙有限公司", code("340323", 922), "餐饮", "固镇县谷阳镇同处路1号202室") + ",05526012345\n");
		var one = firm(clerk, "固镇同处甲有限公司").get("firmId").asString();
		for (var i = 0; i < 200 && names("sharing=PHONE&sharingWith=" + one).size() < 3; i++) {
			RegisterFixtures.sleep();
		}

		assertThat(names("sharing=ADDRESS&sharingWith=" + one)).containsExactlyInAnyOrder("固镇同处甲有限公司", "固镇同处乙有限公司");
		assertThat(names("sharing=PHONE&sharingWith=" + one)).hasSize(3);
		assertThat(names("sharing=PERSON&sharingWith=" + one)).isEmpty();
	}

	private static String of(String name, int number, String scope, String address, LocalDate day, String industry) {
		return line(name, code("340323", number), scope, "固镇县" + address).replace("2020-01-31", day.toString()) + "," + industry + "\n";
	}

	private Map<String, Long> count(String facet) {
		return counts("").get(facet);
	}

	private Map<String, Map<String, Long>> counts(String more) {
		return counts(clerk, more);
	}

	private static Map<String, Map<String, Long>> counts(Browser browser, String more) {
		return counts(browser, more, Q);
	}

	private static Map<String, Map<String, Long>> counts(Browser browser, String more, String q) {
		var all = new LinkedHashMap<String, Map<String, Long>>();
		for (var facet : browser.get("/api/firms/facets?" + RegisterFixtures.encoded(q + more)).expect(200).json().get("facets")) {
			var values = new LinkedHashMap<String, Long>();
			facet.get("values").forEach(v -> values.put(v.get("value").asString(), v.get("count").asLong()));
			all.put(facet.get("facet").asString(), values);
		}
		return all;
	}

	private long total(String query) {
		return clerk.get("/api/firms?" + RegisterFixtures.encoded(query)).expect(200).json().get("total").asLong();
	}

	private List<String> names(String query) {
		return texts(clerk.get("/api/firms?size=200&" + RegisterFixtures.encoded(query)).expect(200).json().get("rows"), "name");
	}
}
