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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of firms: looked for, narrowed, sorted and paged. All firms of this class are called 固镇列表…. */
@HouseTest
class FirmListTests {

	@Autowired
	House house;

	private Browser clerk;

	@BeforeEach
	void sixFirms() {
		clerk = house.as(Person.CLERK);
		bringIn(clerk, HEADER + "\n" + line("固镇列表鸿运财富管理有限公司", code("340323", 700), "服装销售", "固镇县谷阳镇700号").replace("2020-01-31", "2021-05-01")
				+ "\n" + line("固镇列表祥瑞商贸有限公司", code("340323", 701), "服装销售；投资咨询", "固镇县谷阳镇701号").replace("2020-01-31", "2022-05-01")
				+ "\n" + line("固镇列表平安农业有限公司", code("340323", 702), "种植；不得从事金融业务", "固镇县王庄镇702号").replace("2020-01-31", "2023-05-01")
				+ "\n" + line("固镇列表安康服装有限公司", code("340323", 703), "服装销售", "固镇县王庄镇703号").replace("2020-01-31", "")
				+ "\n" + line("固镇列表金融信息有限公司", code("340323", 704), "服装销售；融资理财", "某某路704号").replace("2020-01-31", "2019-05-01")
				+ "\n" + line("固镇列表100%_纯棉有限公司", code("340323", 705), "服装销售", "固镇县谷阳镇705号").replace("2020-01-31", "2019-05-01")
				+ "\n");
	}

	@Test
	void twoCharactersOfTheNameSuffice() {
		assertThat(names("q=祥瑞")).containsExactly("固镇列表祥瑞商贸有限公司");
		assertThat(names("q=列表")).hasSize(6);
		assertThat(names("q=列表&tier=ANY")).hasSize(3);
		assertThat(names("q=不不")).isEmpty();
		assertThat(names("q=瑞&region=340323100000&tier=ANY&term=投资咨询")).containsExactly("固镇列表祥瑞商贸有限公司");
	}

	@Test
	void theBeginningOfTheCodeSuffices() {
		assertThat(names("q=" + code("340323", 701).substring(0, 17))).containsExactly("固镇列表祥瑞商贸有限公司");
		assertThat(names("q=" + code("340323", 702).toLowerCase())).containsExactly("固镇列表平安农业有限公司");
	}

	@Test
	void oneWrongCharacterStillFindsTheFirm() {
		assertThat(names("q=固镇列表祥端商贸有限公司")).first().isEqualTo("固镇列表祥瑞商贸有限公司");
	}

	@Test
	void whatIsTypedIsTakenLiterally() {
		assertThat(names("q=100%25_纯")).containsExactly("固镇列表100%_纯棉有限公司");
		assertThat(names("q=列表%25有限")).isEmpty();
		assertThat(names("q=%00祥瑞%00")).containsExactly("固镇列表祥瑞商贸有限公司");
		assertThat(names("q=列表&term=%00")).hasSize(6);
		clerk.get("/api/firms?q=%5C").expect(200);
		clerk.get("/api/firms?region=340323").expect(400);
		clerk.get("/api/firms?tier=NO").expect(400);
	}

	@Test
	void theTierOfAFirmIsItsGravestUnguardedHit() {
		assertThat(names("q=列表&tier=FORBIDDEN")).containsExactlyInAnyOrder("固镇列表鸿运财富管理有限公司", "固镇列表金融信息有限公司");
		assertThat(names("q=列表&tier=WATCH")).containsExactly("固镇列表祥瑞商贸有限公司");
		assertThat(names("q=列表&guarded=true")).containsExactly("固镇列表平安农业有限公司");
		assertThat(names("q=列表&guarded=true&tier=FORBIDDEN")).containsExactly("固镇列表平安农业有限公司");
		assertThat(names("q=列表&guarded=true&tier=WATCH")).isEmpty();
		assertThat(names("q=列表&guarded=false")).hasSize(3);
	}

	@Test
	void positionTermAndPlaceNarrowTheList() {
		assertThat(names("q=列表&position=NAME")).containsExactlyInAnyOrder("固镇列表鸿运财富管理有限公司", "固镇列表金融信息有限公司");
		assertThat(names("q=列表&position=SCOPE")).containsExactlyInAnyOrder("固镇列表祥瑞商贸有限公司", "固镇列表金融信息有限公司");
		assertThat(names("q=列表&term=财富管理")).containsExactly("固镇列表鸿运财富管理有限公司");
		assertThat(names("q=列表&term=财富管理&position=SCOPE")).isEmpty();
		assertThat(names("q=列表&placed=false")).containsExactly("固镇列表金融信息有限公司");
		assertThat(names("q=列表&placed=true")).hasSize(5);
		assertThat(names("q=列表&region=340323101000")).containsExactlyInAnyOrder("固镇列表平安农业有限公司", "固镇列表安康服装有限公司");
	}

	@Test
	void aRowTellsItsTermsWithTheirGuards() {
		var rows = clerk.get("/api/firms?q={q}&guarded=true", "固镇列表").expect(200).json().get("rows");

		var terms = rows.get(0).get("terms");
		assertThat(texts(terms, "term")).containsExactly("金融");
		assertThat(terms.get(0).get("guarded").asBoolean()).isTrue();
		assertThat(rows.get(0).get("tier").isNull()).isTrue();
		assertThat(rows.get(0).get("regionName").asString()).isEqualTo("王庄镇");
		assertThat(rows.get(0).get("openClue").asBoolean()).isFalse();
	}

	@Test
	void aFirmWithoutADateComesLastEitherWay() {
		assertThat(names("q=列表&sort=registeredOn,asc")).last().isEqualTo("固镇列表安康服装有限公司");
		assertThat(names("q=列表&sort=registeredOn,desc")).last().isEqualTo("固镇列表安康服装有限公司");
		assertThat(names("q=列表&sort=registeredOn,desc")).first().isEqualTo("固镇列表平安农业有限公司");
		assertThat(names("q=列表")).first().isEqualTo("固镇列表平安农业有限公司");
		assertThat(names("q=列表&sort=tier,asc").subList(0, 2)).containsExactlyInAnyOrder("固镇列表鸿运财富管理有限公司", "固镇列表金融信息有限公司");
		assertThat(names("q=列表&sort=tier,desc")).first().isEqualTo("固镇列表祥瑞商贸有限公司");
		assertThat(names("q=列表&sort=drop,desc")).isEqualTo(names("q=列表"));
		assertThat(names("q=列表&sort=creditCode,desc")).first().isEqualTo("固镇列表100%_纯棉有限公司");
	}

	@Test
	void pagesShareTheRowsOutWithoutGapOrRepetition() {
		for (var sort : List.of("", "capital,asc", "regionCode,desc", "name,asc", "registeredOn,asc")) {
			var seen = new ArrayList<String>();
			for (var page = 0; page < 3; page++) {
				var answer = clerk.get("/api/firms?q={q}&size=2&page={p}&sort={s}", "固镇列表", page, sort).expect(200).json();
				assertThat(answer.get("total").asInt()).isEqualTo(6);
				seen.addAll(texts(answer.get("rows"), "name"));
			}
			assertThat(seen).as(sort).hasSize(6).doesNotHaveDuplicates();
		}
	}

	@Test
	void aTownshipSeesItsFirmsAndNotItsSiblings() {
		var own = house.as(Person.TOWN_A);
		var sibling = firm(clerk, "固镇列表平安农业有限公司").get("firmId").asString();

		var rows = own.get("/api/firms?q={q}", "固镇列表").expect(200).json();

		assertThat(texts(rows.get("rows"), "name")).containsExactlyInAnyOrder("固镇列表鸿运财富管理有限公司", "固镇列表祥瑞商贸有限公司", "固镇列表100%_纯棉有限公司");
		assertThat(rows.get("total").asInt()).isEqualTo(3);
		assertThat(own.get("/api/firms?q={q}&region=340323101000", "固镇列表").json().get("total").asInt()).isZero();
		assertThat(own.get("/api/firms?q={q}", "固镇列表平安农业有限公司").json().get("rows").valueStream().map(r -> r.get("name").asString()))
			.doesNotContain("固镇列表平安农业有限公司");
		own.get("/api/firms/{id}", sibling).expect(404);
		house.as(Person.TOWN_B).get("/api/firms/{id}", sibling).expect(200);
		house.as(Person.NEIGHBOUR).get("/api/firms/{id}", sibling).expect(404);
		house.as(Person.WALKER).get("/api/firms/{id}", sibling).expect(403);
	}

	@Test
	void aLookAtAFirmIsOnRecord() {
		var id = firm(clerk, "固镇列表平安农业有限公司").get("firmId").asString();

		house.as(Person.TOWN_B).get("/api/firms/{id}", id).expect(200);

		var audit = house.as(Person.AUDITOR).get("/api/audit?action=registry:read&object={o}", id).expect(200).json();
		assertThat(texts(audit.get("rows"), "actorName")).contains("测试TOWN_B");
	}

	private List<String> names(String query) {
		var encoded = query.chars()
			.mapToObj(c -> c < 128 ? String.valueOf((char) c)
					: URLEncoder.encode(String.valueOf((char) c), StandardCharsets.UTF_8))
			.collect(Collectors.joining());
		return texts(clerk.get("/api/firms?" + encoded).expect(200).json().get("rows"), "name");
	}
}
