package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The indexes over pieces of names, which keep what is new in a list that every search reads whole. */
@HouseTest
class NameIndexTests {

	@Autowired
	House house;

	@Autowired
	Flyway flyway;

	@Test
	void anImportLeavesNothingThatSearchesReadUnsorted() {
		bringIn(house.as(Person.CLERK), csv(line("固镇索引商贸有限公司", code("340323", 1990), "服装销售", "固镇县谷阳镇某某路1990号")));

		assertThat(new JdbcTemplate(flyway.getConfiguration().getDataSource())
			.queryForObject("select gin_clean_pending_list('firm_name_bigrams') + gin_clean_pending_list('firm_name_trigrams')", Long.class))
			.isZero();
	}
}
