package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.HEADER;
import static cn.fangfei.server.registry.RegisterFixtures.addsUp;
import static cn.fangfei.server.registry.RegisterFixtures.await;
import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.changes;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.fate;
import static cn.fangfei.server.registry.RegisterFixtures.fates;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.hits;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static cn.fangfei.server.registry.RegisterFixtures.mended;
import static cn.fangfei.server.registry.RegisterFixtures.sheetOf;
import static cn.fangfei.server.registry.RegisterFixtures.start;
import static cn.fangfei.server.registry.RegisterFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a file to firms with hits. Each test has its own numbers of firms, because all share one county. */
@HouseTest
class RegisterTests {

	@Autowired
	House house;

	@Test
	void aFileBecomesFirmsWithTheirWording() {
		var clerk = house.as(Person.CLERK);

		var job = bringIn(clerk, csv(line("固镇甲一财富管理有限公司", code("340323", 1), "理财咨询；服装销售", "固镇县谷阳镇谷阳路1号"),
				line("固镇甲二服装有限公司", code("340323", 2), "服装销售", "固镇县谷阳镇谷阳路2号")));

		assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
		assertThat(fate(job, "added")).isEqualTo(2);
		addsUp(job);
		var firm = firm(clerk, "固镇甲一财富管理有限公司");
		assertThat(hits(firm)).containsExactly("NAME 财富管理", "SCOPE 理财");
		var hit = firm.get("hits").get(1);
		assertThat(hit.get("tier").asString()).isEqualTo("FORBIDDEN");
		assertThat(firm.get("scope").asString().substring(hit.get("start").asInt(), hit.get("end").asInt())).isEqualTo("理财");
		assertThat(firm.get("placed").asBoolean()).isTrue();
		assertThat(firm.get("regionName").asString()).isEqualTo("安徽省蚌埠市固镇县谷阳镇");
	}

	@Test
	void theSameFileTwiceChangesNothing() {
		var clerk = house.as(Person.CLERK);
		var file = csv(line("固镇乙一金融信息有限公司", code("340323", 11), "理财咨询", "固镇县谷阳镇谷阳路11号"),
				line("固镇乙二服装有限公司", code("340323", 12), "服装销售", "固镇县王庄镇街道12号"), ",,2020-01-31,,,,,,,",
				line("合肥乙三服装有限公司", code("340104", 13), "服装销售", "合肥市蜀山区13号"));

		var first = bringIn(clerk, file);
		var before = firm(clerk, "固镇乙一金融信息有限公司");
		var second = bringIn(clerk, file);

		assertThat(fates(first)).containsExactly(2L, 0L, 0L, 1L, 1L);
		assertThat(fates(second)).containsExactly(0L, 0L, 2L, 1L, 1L);
		assertThat(fate(first, "forbiddenHits")).isEqualTo(2);
		assertThat(fate(second, "forbiddenHits")).isZero();
		assertThat(fate(second, "read")).isEqualTo(4);
		var after = firm(clerk, "固镇乙一金融信息有限公司");
		assertThat(after.get("hits")).isEqualTo(before.get("hits"));
		assertThat(after.get("changes")).isEmpty();
		assertThat(after.get("version")).isEqualTo(before.get("version"));
		assertThat(Instant.parse(after.get("lastSeenAt").asString())).isAfter(Instant.parse(before.get("lastSeenAt").asString()));
		assertThat(after.get("firstSeenAt")).isEqualTo(before.get("firstSeenAt"));
	}

	@Test
	void aChangedRowIsAnEventForEachFieldAndItsWordingFollows() {
		var clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(line("固镇丙一理财有限公司", code("340323", 21), "财富管理；服装销售", "固镇县谷阳镇谷阳路21号")));

		var job = bringIn(clerk, csv(line("固镇丙一服装有限公司", code("340323", 21), "服装销售", "固镇县谷阳镇谷阳路21号")));
		var plain = firm(clerk, "固镇丙一服装有限公司");
		var again = bringIn(clerk, csv(line("固镇丙一服装有限公司", code("340323", 21), "服装销售；金融服务", "固镇县谷阳镇谷阳路21号")));
		var suspect = firm(clerk, "固镇丙一服装有限公司");

		assertThat(fates(job)).containsExactly(0L, 1L, 0L, 0L, 0L);
		assertThat(hits(plain)).isEmpty();
		assertThat(changes(plain)).containsExactlyInAnyOrder("NAME 固镇丙一理财有限公司 > 固镇丙一服装有限公司", "SCOPE 财富管理；服装销售 > 服装销售");
		assertThat(plain.get("changes").get(0).get("importId")).isEqualTo(job.get("importId"));
		assertThat(fate(again, "forbiddenHits")).isEqualTo(1);
		assertThat(hits(suspect)).containsExactly("SCOPE 金融");
		assertThat(changes(suspect)).first().isEqualTo("SCOPE 服装销售 > 服装销售；金融服务");
		assertThat(suspect.get("changes")).hasSize(3);
	}

	@Test
	void aHitThatStandsKeepsItsIdWhenAnotherFieldChanges() {
		var clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(line("固镇丁一理财有限公司", code("340323", 31), "服装销售", "固镇县谷阳镇谷阳路31号")));
		var before = firm(clerk, "固镇丁一理财有限公司").get("hits");

		var job = bringIn(clerk, csv(line("固镇丁一理财有限公司", code("340323", 31), "百货销售", "固镇县谷阳镇谷阳路31号")));

		assertThat(fate(job, "changed")).isEqualTo(1);
		assertThat(fate(job, "forbiddenHits")).isZero();
		assertThat(before).hasSize(1);
		assertThat(firm(clerk, "固镇丁一理财有限公司").get("hits")).isEqualTo(before);
	}

	@Test
	void ofTwoRowsOfOneFirmTheLastStandsAndTheEarlierIsReported() {
		var clerk = house.as(Person.CLERK);

		var job = bringIn(clerk, csv(line("固镇戊一理财有限公司", code("340323", 41), "服装销售", "固镇县谷阳镇谷阳路41号"),
				line("固镇戊二服装有限公司", code("340323", 42), "服装销售", "固镇县谷阳镇谷阳路42号"),
				line("固镇戊一服装有限公司", code("340323", 41), "金融服务", "固镇县谷阳镇谷阳路41号")));

		assertThat(fates(job)).containsExactly(2L, 0L, 0L, 1L, 0L);
		assertThat(hits(firm(clerk, "固镇戊一服装有限公司"))).containsExactly("SCOPE 金融");
		var errors = clerk.get("/api/register-imports/{id}/errors.xlsx", job.get("importId").asString()).expect(200);
		assertThat(errors.header("Content-Disposition")).contains("attachment");
		assertThat(sheetOf(errors.bytes())).contains("固镇戊一理财有限公司", "与第4行是同一家企业，已采用后一行").contains(">2<");
	}

	@Test
	void aLicenceOnFileGuardsTheWordingOfItsTradeUnlessItEnded() {
		var clerk = house.as(Person.CLERK);
		var header = HEADER + ",金融许可证\n";

		bringIn(clerk, header
				+ line("固镇己一典当有限公司", code("340323", 51), "动产质押典当；绝当物品拍卖", "固镇县谷阳镇谷阳路51号") + ",典当经营许可证\n"
				+ line("固镇己二典当有限公司", code("340323", 52), "动产质押典当；绝当物品拍卖", "固镇县谷阳镇谷阳路52号") + ",\n"
				+ line("固镇己三典当有限公司", code("340323", 53), "动产质押典当；绝当物品拍卖", "固镇县谷阳镇谷阳路53号") + ",典当经营许可证（已注销）\n");

		var licensed = firm(clerk, "固镇己一典当有限公司");
		assertThat(hits(licensed)).containsExactly("SCOPE 拍卖");
		assertThat(licensed.get("hits").get(0).get("guard").asString()).contains("典当行").contains("许可");
		assertThat(licensed.get("licence").asString()).isEqualTo("典当经营许可证");
		assertThat(firm(clerk, "固镇己二典当有限公司").get("hits").get(0).get("guard").isNull()).isTrue();
		assertThat(firm(clerk, "固镇己三典当有限公司").get("hits").get(0).get("guard").isNull()).isTrue();
	}

	@Test
	void aMappingIsRememberedForEveryFileWithThatHeader() {
		var clerk = house.as(Person.CLERK);
		var header = "甲栏,乙栏,丙栏\n";
		var first = upload(clerk, header + "固镇庚一服装有限公司," + code("340323", 61) + ",服装销售\n");
		var unknown = clerk.get("/api/register-uploads/{id}/preview", first).expect(200).json();
		var mapping = Map.of("NAME", 0, "CREDIT_CODE", 1, "SCOPE", 2);
		clerk.post("/api/register-imports", Map.of("uploadId", first, "mapping", mapping)).expect(201);

		var next = upload(clerk, header + "固镇庚二服装有限公司," + code("340323", 62) + ",服装销售\n");
		var known = clerk.get("/api/register-uploads/{id}/preview", next).expect(200).json();

		assertThat(unknown.get("mappingRemembered").asBoolean()).isFalse();
		assertThat(unknown.get("problem").asString()).contains("表头里没有找到“企业名称”列");
		assertThat(known.get("mappingRemembered").asBoolean()).isTrue();
		assertThat(known.get("problem").isNull()).isTrue();
		assertThat(known.get("mapping").get("SCOPE").asInt()).isEqualTo(2);
	}

	@Test
	void theErrorWorkbookIsMendedAndTakenAgain() {
		var clerk = house.as(Person.CLERK);
		var first = bringIn(clerk, csv("固镇错行一服装有限公司,,2020-02-31,有限责任公司,张三,100万元,服装销售,安徽省,蚌埠市,固镇县谷阳镇",
				"固镇错行二服装有限公司,,2020-02-30,有限责任公司,张三,100万元,服装销售,安徽省,蚌埠市,固镇县谷阳镇"));
		var errors = clerk.get("/api/register-imports/{id}/errors.xlsx", first.get("importId").asString()).expect(200).bytes();

		var again = await(clerk, start(clerk, upload(clerk, "登记-需修改的行.xlsx", mended(errors, "2020-02-31", "2020-02-29"))));

		assertThat(fates(first)).containsExactly(0L, 0L, 0L, 2L, 0L);
		assertThat(fates(again)).containsExactly(1L, 0L, 0L, 1L, 0L);
		var firm = firm(clerk, "固镇错行一服装有限公司");
		assertThat(firm.get("registeredOn").asString()).isEqualTo("2020-02-29");
		assertThat(firm.get("extra")).isEmpty();
	}
}
