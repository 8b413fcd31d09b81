package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.registry.FirmWording.FirmWord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The change watch 变更监测: firms whose name or scope came to hold a wording by a change (users §1 item 6). */
@HouseTest
class ChangeWatchTests {

	private static final String NAME = "固镇变更甲商贸有限公司";

	@Autowired
	House house;

	@Autowired
	FirmWordings wordings;

	private Browser clerk;

	@BeforeEach
	void aFirmThatChanged() {
		clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(firm(NAME, 1000, "服装销售"), firm("固镇变更乙理财有限公司", 1001, "服装销售")));
		bringIn(clerk, csv(firm(NAME, 1000, "服装销售；股权众筹；不得从事投资理财"), firm("固镇变更乙理财有限公司", 1001, "百货销售")));
	}

	@Test
	void aScopeThatGainsAWordIsListedWithBothTextsAndTheWordMarked() {
		var rows = of(NAME, "");

		var row = rows.get(0);
		assertThat(rows).hasSize(1);
		assertThat(row.get("field").asString()).isEqualTo("SCOPE");
		assertThat(row.get("oldText").asString()).isEqualTo("服装销售");
		assertThat(texts(row.get("terms"), "term")).contains("股权众筹").doesNotContain("理财");
		var term = row.get("terms").get(0);
		assertThat(row.get("newText").asString().substring(term.get("start").asInt(), term.get("end").asInt())).isEqualTo(term.get("term").asString());
		assertThat(term.get("stands").asBoolean()).isTrue();
		assertThat(row.get("importName").asString()).isEqualTo("登记.csv");
		assertThat(row.get("regionName").asString()).isEqualTo("谷阳镇");
	}

	@Test
	void aWordThatWasThereBeforeIsNoNews() {
		assertThat(of("固镇变更乙理财有限公司", "")).isEmpty();

		bringIn(clerk, csv(firm(NAME, 1000, "服装销售")));
		assertThat(of(NAME, "").get(0).get("terms").get(0).get("stands").asBoolean()).isFalse();
		bringIn(clerk, csv(firm(NAME, 1000, "股权众筹；服装销售")));
		assertThat(of(NAME, "")).hasSize(1);
	}

	@Test
	void aWordThatStoodOnlyInADisclaimerIsNewsOnceItIsTheBusiness() {
		var name = "固镇变更丙商贸有限公司";
		bringIn(clerk, csv(firm(name, 1002, "服装销售；不得从事理财")));
		bringIn(clerk, csv(firm(name, 1002, "服装销售；理财")));

		var rows = of(name, "");

		assertThat(rows).hasSize(1);
		assertThat(texts(rows.get(0).get("terms"), "term")).containsExactly("理财");
		var id = UUID.fromString(RegisterFixtures.firm(clerk, name).get("firmId").asString());
		assertThat(wordings.of(List.of(id)).get(0).words()).as("the signal of the change").singleElement().matches(FirmWord::added);
	}

	@Test
	void theWatchIsNarrowedByTierTermTownshipAndDays() {
		assertThat(of(NAME, "&term=股权众筹&days=1&region=" + House.TOWNSHIP_A)).hasSize(1);
		var tier = of(NAME, "").get(0).get("terms").get(0).get("tier").asString();
		assertThat(of(NAME, "&tier=" + tier)).hasSize(1);
		assertThat(of(NAME, "&term=典当")).isEmpty();
		assertThat(of(NAME, "&region=" + House.TOWNSHIP_B)).isEmpty();
	}

	@Test
	void theWatchIsHeldToTheTerritoryAndIsOnRecord() {
		assertThat(of(house.as(Person.TOWN_A), NAME, "")).hasSize(1);
		assertThat(of(house.as(Person.TOWN_A), NAME, "").get(0).get("importName").isNull()).isTrue();
		assertThat(of(house.as(Person.TOWN_B), NAME, "")).isEmpty();
		assertThat(of(house.as(Person.NEIGHBOUR), NAME, "")).isEmpty();
		house.as(Person.WALKER).get("/api/firm-changes").expect(403);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?action=registry:changes").expect(200).json().get("total").asInt()).isPositive();
	}

	private static String firm(String name, int number, String scope) {
		return line(name, code("340323", number), scope, "固镇县谷阳镇" + number + "号");
	}

	private List<JsonNode> of(String name, String more) {
		return of(clerk, name, more);
	}

	private static List<JsonNode> of(Browser browser, String name, String more) {
		var found = new ArrayList<JsonNode>();
		var page = browser.get("/api/firm-changes?size=200" + RegisterFixtures.encoded(more)).expect(200).json();
		assertThat(browser.get("/api/firm-changes?size=1" + RegisterFixtures.encoded(more)).expect(200).json().get("total").asInt())
			.isEqualTo(page.get("total").asInt());
		for (var row : page.get("rows")) {
			if (row.get("name").asString().equals(name)) {
				found.add(row);
			}
		}
		return found;
	}
}
