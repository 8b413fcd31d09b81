package cn.fangfei.server.casework;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.clue.ClueFixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Concluded clues, cases and steps as people send them. */
public final class CaseFixtures {

	private static final Map<String, Object> ADMINISTRATIVE = new HashMap<>();

	static {
		ADMINISTRATIVE.put("path", "ADMINISTRATIVE");
		ADMINISTRATIVE.put("filedOn", null);
		ADMINISTRATIVE.put("charge", null);
		ADMINISTRATIVE.put("remark", null);
	}

	private CaseFixtures() {
	}

	/** A clue of township A that its township concluded as illegal fundraising. */
	public static JsonNode concluded(House house, Map<String, Object> more) {
		var clue = ClueFixtures.assigned(house, House.TOWNSHIP_A, "townA");
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		finding.putAll(more);
		return house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).expect(200).json();
	}

	/** A clue that was found to have raised so much from so many people, on the administrative path. */
	public static JsonNode found(House house, double amount, int participants) {
		var more = new HashMap<>(ADMINISTRATIVE);
		more.put("amount", amount);
		more.put("participants", participants);
		return concluded(house, more);
	}

	public static Map<String, Object> opening(House house, JsonNode clue) {
		var request = new HashMap<String, Object>();
		request.put("clueId", ClueFixtures.id(clue));
		request.put("clueVersion", clue.get("version").asInt());
		request.put("leadUnitId", house.unit("office"));
		request.put("handlingBody", "固镇县处非办");
		return request;
	}

	/** A case led by the office, of a million raised from a hundred people. */
	public static JsonNode opened(House house) {
		return opened(house, 1_000_000, 100);
	}

	public static JsonNode opened(House house, double amount, int participants) {
		return house.as(Person.CLERK)
			.post("/api/cases", opening(house, found(house, amount, participants)))
			.expect(201)
			.json();
	}

	/** A case of a subject of that name, with one of everything. */
	public static JsonNode of(House house, String subject) {
		var clerk = house.as(Person.CLERK);
		var clue = clerk.post("/api/clues", ClueFixtures.report(subject, House.TOWNSHIP_A)).expect(201).json().get("clue");
		clue = ClueFixtures.assign(clerk, clue, house.unit("townA")).expect(200).json();
		var finding = ClueFixtures.finding(clue.get("version").asInt());
		finding.putAll(ADMINISTRATIVE);
		clue = house.as(Person.TOWN_A).put("/api/clues/{id}/finding", finding, ClueFixtures.id(clue)).expect(200).json();
		var file = clerk.post("/api/cases", opening(house, clue)).expect(201).json();
		file = post(house, file, "measures", measure(file, "WARNING_TALK")).expect(201).json();
		file = post(house, file, "penalties", fine(file, 80_000)).expect(201).json();
		return post(house, file, "referrals", referral(file)).expect(201).json();
	}

	public static Map<String, Object> fine(JsonNode file, double amount) {
		return with(file, "types", List.of("01", "03"), "target", "FUNDRAISER_UNIT", "against",
				file.get("subjectName").asString(), "amount", amount, "basis", "条例第三十条", "decidedOn",
				ClueFixtures.today().toString(), "body", "固镇县处非办", "documentNo", "固处非罚〔2026〕1号");
	}

	public static Map<String, Object> referral(JsonNode file) {
		return with(file, "reportedOn", ClueFixtures.today().toString(), "officers", List.of("甲某", "乙某"), "decidedOn",
				ClueFixtures.today().toString(), "decidedBy", "负责人某", "approved", true);
	}

	public static Map<String, Object> measure(JsonNode file, String kind) {
		var request = new HashMap<String, Object>();
		request.put("version", version(file));
		request.put("kind", kind);
		request.put("decidedOn", ClueFixtures.today().toString());
		request.put("body", "固镇县处非办");
		request.put("content", "当面送达告知书");
		return request;
	}

	public static Map<String, Object> sealing(JsonNode file) {
		var request = measure(file, "SEALING");
		request.put("approvedBy", "负责人某");
		request.put("officers", List.of("甲某", "乙某"));
		return request;
	}

	public static Map<String, Object> money(JsonNode file, String field, Object value) {
		var request = new HashMap<String, Object>();
		request.put("version", version(file));
		request.put("occurredOn", ClueFixtures.today().toString());
		request.put(field, value);
		return request;
	}

	public static Browser.Answer post(House house, JsonNode file, String what, Map<String, Object> body) {
		return house.as(Person.CLERK).post("/api/cases/{id}/" + what, body, id(file));
	}

	public static Browser.Answer put(House house, JsonNode file, String what, Map<String, Object> body) {
		return house.as(Person.CLERK).put("/api/cases/{id}/" + what, body, id(file));
	}

	public static Map<String, Object> with(JsonNode file, Object... pairs) {
		var body = new HashMap<String, Object>();
		body.put("version", version(file));
		for (var i = 0; i < pairs.length; i += 2) {
			body.put((String) pairs[i], pairs[i + 1]);
		}
		return body;
	}

	public static String id(JsonNode file) {
		return file.get("caseId").asString();
	}

	public static int version(JsonNode file) {
		return file.get("version").asInt();
	}
}
