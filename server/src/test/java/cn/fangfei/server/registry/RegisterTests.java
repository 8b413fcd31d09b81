package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.addsUp;
import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.fate;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
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
		var hits = firm.get("hits").valueStream().map(h -> h.get("position").asString() + " " + h.get("term").asString()).toList();
		assertThat(hits).containsExactly("NAME 财富管理", "SCOPE 理财");
		var hit = firm.get("hits").get(1);
		assertThat(hit.get("tier").asString()).isEqualTo("FORBIDDEN");
		assertThat(firm.get("scope").asString().substring(hit.get("start").asInt(), hit.get("end").asInt())).isEqualTo("理财");
		assertThat(firm.get("placed").asBoolean()).isTrue();
		assertThat(firm.get("regionName").asString()).isEqualTo("安徽省蚌埠市固镇县谷阳镇");
	}
}
