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

	private String clue = "";

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

	/** A clue of township A, made by the township itself and not yet assigned. */
	synchronized String clue() {
		if (clue.isEmpty()) {
			clue = house.as(Person.TOWN_A)
				.post("/api/clues", Map.of("subjectName", TEXT + "投资咨询", "source", "PUBLIC_TIP_OFF", "foundOn", "2026-05-06",
						"regionCode", House.TOWNSHIP_A, "description", TEXT + "在集市上发传单"))
				.expect(201)
				.json()
				.get("clue")
				.get("clueId")
				.asString();
		}
		return clue;
	}

	/** The ledger's entry of that clue. */
	String ledgerEntry() {
		clue();
		for (var row : house.as(Person.CLERK).get("/api/ledger?q={q}", TEXT).expect(200).json().get("rows")) {
			if (row.get("clueId").asString().equals(clue)) {
				return row.get("entryId").asString();
			}
		}
		throw new AssertionError("the canary's clue has no entry in the ledger");
	}

	/** Everything that is known of the canaries; it changes when anybody changes one. */
	String fingerprint() {
		var clerk = house.as(Person.CLERK);
		return clerk.get("/api/grids?q={q}", TEXT).text() + clerk.get("/api/clues/" + clue()).text()
				+ clerk.get("/api/ledger/" + ledgerEntry()).text();
	}
}
