package cn.fangfei.server.clue;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Reports, assignments and findings as people send them. No firm of these names exists. */
public final class ClueFixtures {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private ClueFixtures() {
	}

	public static LocalDate today() {
		return LocalDate.now(ZoneId.of("Asia/Shanghai"));
	}

	/** The month of the forms that today belongs to. */
	public static YearMonth month() {
		return today().getDayOfMonth() > 25 ? YearMonth.from(today()).plusMonths(1) : YearMonth.from(today());
	}

	/** A subject that no other test speaks of. */
	public static String subject() {
		return "测试虚构第" + COUNT.incrementAndGet() + "号商贸有限公司";
	}

	public static Map<String, Object> report(String subject, String region) {
		var report = new HashMap<String, Object>();
		report.put("subjectName", subject);
		report.put("source", "PUBLIC_TIP_OFF");
		report.put("foundOn", today().minusDays(1).toString());
		report.put("regionCode", region);
		report.put("sector", "CONSUMER_SERVICES");
		report.put("method", "QUASI_PYRAMID");
		report.put("channel", "OFFLINE");
		report.put("amount", 120000.5);
		report.put("participants", 12);
		report.put("description", "门店以预付卡返利为名收取资金");
		return report;
	}

	public static Map<String, Object> finding(int version) {
		var finding = new HashMap<String, Object>();
		finding.put("version", version);
		finding.put("visitedOn", today().toString());
		finding.put("officers", List.of("甲某", "乙某"));
		finding.put("illegality", "ILLEGAL");
		finding.put("path", "CRIMINAL");
		finding.put("sector", "PRIVATE_LENDING");
		finding.put("method", "ENTRUSTED_WEALTH");
		finding.put("channel", "BOTH");
		finding.put("amount", 345678.9);
		finding.put("participants", 34);
		finding.put("filedOn", today().toString());
		finding.put("charge", "ILLEGAL_PUBLIC_DEPOSITS");
		finding.put("summary", "现场查见理财合同");
		finding.put("remark", "已移送公安");
		finding.put("elements", elements("PRESENT", "PRESENT", "PRESENT", "PRESENT"));
		finding.put("noEvidenceReason", "证据已随案移送");
		return finding;
	}

	/** The four elements in the order of the law. */
	public static List<Map<String, Object>> elements(String unlawful, String open, String inducing, String social) {
		return List.of(element("UNLAWFUL", unlawful), element("PUBLIC", open), element("INDUCING", inducing),
				element("SOCIAL", social));
	}

	private static Map<String, Object> element(String name, String state) {
		return Map.of("element", name, "state", state, "basis", "依据" + name);
	}

	/** A clue of its own matter, registered by the office. */
	public static JsonNode registered(House house, String region) {
		return house.as(Person.CLERK).post("/api/clues", report(subject(), region)).expect(201).json().get("clue");
	}

	public static JsonNode assigned(House house, String region, String unit) {
		var clue = registered(house, region);
		return assign(house.as(Person.CLERK), clue, house.unit(unit)).expect(200).json();
	}

	public static Browser.Answer assign(Browser who, JsonNode clue, UUID unit) {
		return who.put("/api/clues/{id}/assignment",
				Map.of("unitId", unit, "version", clue.get("version").asInt()), id(clue));
	}

	public static Browser.Answer transfer(Browser who, JsonNode clue, UUID unit) {
		return who.put("/api/clues/{id}/transfer", Map.of("unitId", unit, "version", clue.get("version").asInt()), id(clue));
	}

	/** A step of a clue, by the last part of its path, with the version that was seen and whatever else it needs. */
	public static Browser.Answer step(Browser who, JsonNode clue, String step, Object... more) {
		var body = new HashMap<String, Object>(Map.of("version", clue.get("version").asInt(), "note", "说明情况"));
		for (var i = 0; i < more.length; i += 2) {
			body.put((String) more[i], more[i + 1]);
		}
		return who.put("/api/clues/{id}/" + step, body, id(clue));
	}

	public static String id(JsonNode clue) {
		return clue.get("clueId").asString();
	}
}
