package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a firm of the register to a clue and back. */
@HouseTest
class ClueOfFirmTests {

	private static final String NAME = "虚构线索企业乙七商贸有限公司";

	private static final String CODE = "91340323MA8CLUE01X";

	@Autowired
	House house;

	@Test
	void aClueOfAFirmBearsItsCodeAndTheFirmShowsTheOpenClue() throws InterruptedException {
		var firm = firm();
		assertThat(firm.get("openClue").asBoolean()).isFalse();
		var report = ClueFixtures.report("招牌上的名字", House.TOWNSHIP_A);
		report.put("firmId", firm.get("firmId").asString());

		var clue = house.as(Person.CLERK).post("/api/clues", report).expect(201).json().get("clue");

		assertThat(clue.get("creditCode").asString()).isEqualTo(CODE);
		assertThat(clue.get("firmId").asString()).isEqualTo(firm.get("firmId").asString());
		assertThat(firm().get("openClue").asBoolean()).isTrue();
		var again = ClueFixtures.report("又一个名字", House.TOWNSHIP_B);
		again.put("creditCode", CODE);
		assertThat(house.as(Person.CLERK).post("/api/clues", again).expect(201).json().get("joined").asBoolean()).isTrue();
	}

	@Test
	void aFirmOfAnotherTerritoryIsNotFound() {
		var report = ClueFixtures.report(ClueFixtures.subject(), House.TOWNSHIP_A);
		report.put("firmId", UUID.randomUUID().toString());

		assertThat(house.as(Person.CLERK).post("/api/clues", report).status()).isEqualTo(404);
	}

	/** The firm of this test, brought in when it is first asked for. */
	private JsonNode firm() throws InterruptedException {
		var clerk = house.as(Person.CLERK);
		var found = clerk.get("/api/firms?q={q}", CODE).expect(200).json();
		if (found.get("total").asInt() == 0) {
			var upload = UUID.randomUUID();
			var csv = "企业名称,统一社会信用代码,注册日期,经营范围,所在省份,地区,注册地址\n" + NAME + "," + CODE
					+ ",2020-01-31,日用百货销售,安徽省,蚌埠市,固镇县\n";
			clerk.put("/api/uploads/{id}?fileName=firm.csv", csv.getBytes(StandardCharsets.UTF_8), upload).expect(200);
			var mapping = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json().get("mapping");
			clerk.send("POST", "/api/register-imports", "{\"uploadId\":\"" + upload + "\",\"mapping\":" + mapping + "}",
					UUID.randomUUID().toString()).expect(201);
			for (var i = 0; i < 300 && found.get("total").asInt() == 0; i++) {
				Thread.sleep(100);
				found = clerk.get("/api/firms?q={q}", CODE).expect(200).json();
			}
		}
		return found.get("rows").get(0);
	}
}
