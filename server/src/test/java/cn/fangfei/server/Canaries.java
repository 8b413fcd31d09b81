package cn.fangfei.server;

import cn.fangfei.server.House.Person;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Things of township A with a text that nobody outside may read. */
@Component
public class Canaries {

	static final String TEXT = "金丝雀";

	private final House house;

	private String grid = "";

	Canaries(House house) {
		this.house = house;
	}

	/** A grid of township A itself, in none of its villages. */
	synchronized String grid() {
		if (grid.isEmpty()) {
			grid = house.as(Person.CLERK)
				.post("/api/grids", Map.of("regionCode", House.TOWNSHIP_A, "name", TEXT + "大厦", "kind", "DEDICATED",
						"building", TEXT + "大厦"))
				.expect(201)
				.json()
				.get("gridCode")
				.asString();
		}
		return grid;
	}

	/** Everything that is known of the canaries; it changes when anybody changes one. */
	String fingerprint() {
		return house.as(Person.CLERK).get("/api/grids?q={q}", TEXT).text();
	}
}
