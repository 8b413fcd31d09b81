package cn.fangfei.server.warning;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Signals and steps as people send them. */
public final class WarningFixtures {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private WarningFixtures() {
	}

	public static LocalDate today() {
		return LocalDate.now(ZoneId.of("Asia/Shanghai"));
	}

	/** A subject that no other test speaks of. */
	public static String subject() {
		return "预警虚构第" + COUNT.incrementAndGet() + "号服务部有限公司";
	}

	public static Map<String, Object> signal(String subject, String region, String rule, double strength) {
		var signal = new HashMap<String, Object>();
		signal.put("subjectName", subject);
		signal.put("regionCode", region);
		signal.put("rule", rule);
		signal.put("origin", "测试平台");
		signal.put("strength", strength);
		signal.put("because", "三个月内多人转入整数金额");
		signal.put("occurredAt", Instant.now().minusSeconds(60).toString());
		return signal;
	}

	static JsonNode record(House house, String subject, String region, String rule, double strength) {
		return house.as(Person.CLERK).post("/api/signals", signal(subject, region, rule, strength)).expect(201).json();
	}

	/** The open warning that a strong word of the police platform makes. */
	public static JsonNode warned(House house, String region) {
		return warned(house, subject(), region);
	}

	public static JsonNode warned(House house, String subject, String region) {
		var recorded = record(house, subject, region, "POLICE_PLATFORM", 1);
		return get(house.as(Person.CLERK), recorded.get("warningId").asString());
	}

	static JsonNode get(Browser who, String id) {
		return who.get("/api/warnings/{id}", id).expect(200).json();
	}

	public static String id(JsonNode warning) {
		return warning.get("warningId").asString();
	}

	static Browser.Answer answer(Browser who, JsonNode warning, String verdict) {
		return who.put("/api/warnings/{id}/verdict", Map.of("verdict", verdict, "note", "上门看过", "version", version(warning)), id(warning));
	}

	static int version(JsonNode warning) {
		return warning.get("version").asInt();
	}
}
