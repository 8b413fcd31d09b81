package cn.fangfei.server.ledger;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.clue.ClueFixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Proposals, decisions and follow-ups as people send them. */
public final class CloseOutFixtures {

	private CloseOutFixtures() {
	}

	public static Map<String, Object> proposal(String matter, String id, String... outcomes) {
		var proposal = new HashMap<String, Object>();
		proposal.put("matter", matter);
		proposal.put("matterId", id);
		proposal.put("outcomes", List.of(outcomes));
		proposal.put("summary", "已约谈整改，门店停业");
		proposal.put("evidence", List.of());
		proposal.put("followUpOn", List.of(ClueFixtures.today().plusDays(30).toString(), ClueFixtures.today().plusDays(90).toString()));
		return proposal;
	}

	public static JsonNode proposed(House house, Person who, String matter, String id, String... outcomes) {
		return house.as(who).post("/api/close-outs", proposal(matter, id, outcomes)).expect(201).json();
	}

	public static Browser.Answer decide(House house, Person who, JsonNode closeOut, boolean approve, String reason) {
		var decision = new HashMap<String, Object>();
		decision.put("approve", approve);
		decision.put("reason", reason);
		decision.put("version", closeOut.get("version").asInt());
		return house.as(who).put("/api/close-outs/{id}/decision", decision, id(closeOut));
	}

	public static String id(JsonNode closeOut) {
		return closeOut.get("closeOutId").asString();
	}
}
