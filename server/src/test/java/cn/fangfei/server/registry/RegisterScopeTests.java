package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.texts;
import static cn.fangfei.server.registry.RegisterFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each query of this room bears the territory in its own text: it is asked here with one that does not hold the firm. */
@HouseTest
class RegisterScopeTests {

	private static final Territory HERE = Territory.of(new RegionCode(House.TOWNSHIP_A));

	private static final Territory ELSEWHERE = Territory.of(new RegionCode(House.TOWNSHIP_B));

	private static final FirmFilter FILTER = new FirmFilter("固镇辖区一", null, null, null, null, null, null);

	@Autowired
	House house;

	@Autowired
	Firms firms;

	@Autowired
	Imports imports;

	@Autowired
	Lexicons lexicons;

	@Autowired
	PlatformTransactionManager transactions;

	private String importId = "";

	private UUID firm = UUID.randomUUID();

	@BeforeEach
	void aFirmWithAHitAndAChange() {
		var clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(line("固镇辖区一理财有限公司", code("340323", 800), "股权众筹", "固镇县谷阳镇800号")));
		bringIn(clerk, csv(line("固镇辖区一理财有限公司", code("340323", 800), "服装销售", "固镇县谷阳镇800号")));
		importId = bringIn(clerk, csv(line("固镇辖区一理财有限公司", code("340323", 800), "股权众筹", "固镇县谷阳镇800号"))).get("importId").asString();
		firm = UUID.fromString(firm(clerk, "固镇辖区一理财有限公司").get("firmId").asString());
	}

	@Test
	void theOwnTerritoryFindsTheFirm() {
		assertThat(firms.find(HERE, firm)).isPresent();
		assertThat(firms.count(firms.exactly(HERE, FILTER))).isEqualTo(1);
		assertThat(firms.page(firms.exactly(HERE, FILTER), new Paging(0, 50, null), false)).hasSize(1);
		assertThat(firms.page(firms.alike(HERE, FILTER), new Paging(0, 50, null), false)).isNotEmpty();
		assertThat(firms.hits(HERE, firm)).hasSize(2);
		assertThat(firms.changes(HERE, firm)).isNotEmpty();
		assertThat(firms.terms(HERE, List.of(firm))).containsKey(firm);
		assertThat(firms.idsOf(HERE, List.of(code("340323", 800)))).containsValue(firm);
		assertThat(placeable(HERE)).isEqualTo(1);
		assertThat(lexicons.hits(HERE)).containsKey("股权众筹");
	}

	@Test
	void anotherTerritoryFindsNothing() {
		assertThat(firms.find(ELSEWHERE, firm)).isEmpty();
		assertThat(firms.count(firms.exactly(ELSEWHERE, FILTER))).isZero();
		assertThat(firms.page(firms.exactly(ELSEWHERE, FILTER), new Paging(0, 50, null), false)).isEmpty();
		assertThat(firms.page(firms.alike(ELSEWHERE, FILTER), new Paging(0, 50, null), false)).extracting(Firms.Firm::firmId).doesNotContain(firm);
		assertThat(firms.hits(ELSEWHERE, firm)).isEmpty();
		assertThat(firms.changes(ELSEWHERE, firm)).isEmpty();
		assertThat(firms.terms(ELSEWHERE, List.of(firm))).isEmpty();
		assertThat(firms.idsOf(ELSEWHERE, List.of(code("340323", 800)))).isEmpty();
		assertThat(placeable(ELSEWHERE)).isZero();
		assertThat(lexicons.hits(ELSEWHERE)).doesNotContainKey("股权众筹");
	}

	@Test
	void anUploadIsItsSendersOwn() {
		var upload = upload(house.as(Person.CLERK), csv(line("固镇辖区二有限公司", code("340323", 801), "服装销售", "固镇县谷阳镇801号")));
		var request = Map.of("uploadId", upload, "mapping", Map.of("NAME", 0, "CREDIT_CODE", 1));

		for (var other : List.of(Person.LEAD, Person.NEIGHBOUR)) {
			house.as(other).get("/api/register-uploads/{id}/preview", upload).expect(404);
			house.as(other).post("/api/register-imports", request).expect(404);
		}
		house.as(Person.TOWN_A).get("/api/register-uploads/{id}/preview", upload).expect(403);
	}

	@Test
	void anImportIsSeenInItsCountyAndNotInTheNext() {
		var neighbour = house.as(Person.NEIGHBOUR);

		neighbour.get("/api/register-imports/{id}", importId).expect(404);
		neighbour.get("/api/register-imports/{id}/errors.xlsx", importId).expect(404);
		neighbour.put("/api/register-imports/{id}/status", Map.of("status", "CANCELLED", "version", 1), importId).expect(404);
		assertThat(texts(neighbour.get("/api/register-imports?size=200").expect(200).json().get("rows"), "importId")).doesNotContain(importId);
		house.as(Person.LEAD).get("/api/register-imports/{id}", importId).expect(200);
		assertThat(texts(house.as(Person.LEAD).get("/api/register-imports?size=200").json().get("rows"), "importId")).first().isEqualTo(importId);
		assertThat(imports.count(ELSEWHERE)).isZero();
		assertThat(imports.page(ELSEWHERE, new Paging(0, 50, null))).isEmpty();
		assertThat(imports.count(Territory.of(new RegionCode(House.COUNTY)))).isPositive();
	}

	private int placeable(Territory territory) {
		return new TransactionTemplate(transactions).execute(s -> firms.placeable(territory, List.of(firm)).size());
	}
}
