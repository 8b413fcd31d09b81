package cn.fangfei.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One clue's whole way: taken in, assigned, concluded, in the ledger and on 附件2. */
@HouseTest
class ClueCycleTests {

	@Autowired
	House house;

	@Test
	void aClueGoesFromTheReportToTheMonthlyForm() throws Exception {
		var subject = ClueFixtures.subject();

		var clue = house.as(Person.CLERK)
			.post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_A))
			.expect(201)
			.json()
			.get("clue");
		assertThat(clue.get("number").asString()).matches("340323-\\d{4}-\\d{6}");
		assertThat(clue.get("status").asString()).isEqualTo("REGISTERED");

		var assigned = ClueFixtures.assign(house.as(Person.CLERK), clue, house.unit("townA")).expect(200).json();
		assertThat(assigned.get("status").asString()).isEqualTo("ASSIGNED");
		assertThat(assigned.get("dueSentence").asString()).contains("15");

		var concluded = house.as(Person.TOWN_A)
			.put("/api/clues/{id}/finding", ClueFixtures.finding(assigned.get("version").asInt()), ClueFixtures.id(clue))
			.expect(200)
			.json();
		assertThat(concluded.get("status").asString()).isEqualTo("CONCLUDED");
		assertThat(concluded.get("finding").get("officers").size()).isEqualTo(2);
		assertThat(concluded.get("events").size()).isEqualTo(3);

		var row = house.as(Person.CLERK).get("/api/ledger?q={q}", subject).expect(200).json().get("rows").get(0);
		assertThat(row.get("raised").asDouble()).isEqualTo(345678.9);
		var entry = house.as(Person.CLERK).get("/api/ledger/{id}", row.get("entryId").asString()).expect(200).json();
		assertThat(entry.get("movements").size()).isEqualTo(2);

		var month = ClueFixtures.month();
		var form = house.as(Person.CLERK).get("/api/reports/" + month + "/clue-statistics").expect(200).json();
		var line = form.get("lines")
			.valueStream()
			.filter(l -> l.get("entryId").asString().equals(row.get("entryId").asString()))
			.findFirst()
			.orElseThrow();
		assertThat(line.get("cells").valueStream().map(JsonNode::asString).skip(1).toList()).startsWith(subject,
				"民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域涉非风险", "委托理财", "群众举报");
		assertThat(line.get("cells").get(7).asString()).isEqualTo("34.57");

		var file = house.as(Person.CLERK).get("/api/reports/" + month + "/clue-statistics.xlsx").expect(200);
		assertThat(URLDecoder.decode(file.header("Content-Disposition"), StandardCharsets.UTF_8))
			.contains("固镇县处非办" + month.getYear() + "年" + month.getMonthValue() + "月非法金融活动风险线索排查统计表.xlsx");
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(file.bytes()))) {
			assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
				.isEqualTo(form.get("title").asString());
		}
	}
}
