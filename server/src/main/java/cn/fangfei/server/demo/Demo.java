package cn.fangfei.server.demo;

import cn.fangfei.server.access.SetupDesk;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes the demo county on a platform that nobody has set up yet. People and units are there before the platform says that it
 * is ready; firms and clues follow within the next seconds.
 */
@Component
class Demo implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(Demo.class);

	private final String county;

	private final Path data;

	private final SetupDesk setup;

	private final DemoTerritories territories;

	private final DemoPeople people;

	Demo(@Value("${fangfei.demo.county:}") String county, @Value("${fangfei.data}") Path data, SetupDesk setup,
			DemoTerritories territories, DemoPeople people) {
		this.county = county.strip();
		this.data = data;
		this.setup = setup;
		this.territories = territories;
		this.people = people;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (county.isEmpty() || !setup.open()) {
			return;
		}
		var territory = territories.find(county);
		if (territory.isEmpty()) {
			log.warn("没有叫“{}”的县（市、区），演示数据没有装入。请核对县名，或写全称后重新启动。", county);
			return;
		}
		settle(territory.get());
	}

	private void settle(DemoTerritory territory) {
		var began = System.nanoTime();
		var table = new DemoAccounts(data, territory.name());
		List<DemoPerson> settled = people.settle(territory, table);
		log.info("演示县{}：已设{}个账号，用时{}毫秒", territory.name(), settled.size() + 3, (System.nanoTime() - began) / 1_000_000);
		System.out.println(table.table() + "  （另存于 " + table.file() + "）");
	}
}
