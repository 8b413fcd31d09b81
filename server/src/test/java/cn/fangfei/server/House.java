package cn.fangfei.server;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RoleName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/**
 * A house with people in it, made once for the context through the HTTP interface as the administrators would: a county
 * (固镇县, code 340323) with its office, two townships, a village, a grid, an agency and a leader, and strangers in another
 * county of the same city and in another city.
 */
@Component
public class House {

	public static final String COUNTY = "340323000000";

	public static final String TOWNSHIP_A = "340323100000";

	public static final String TOWNSHIP_B = "340323101000";

	public static final String OTHER_COUNTY = "340322000000";

	public static final String OTHER_CITY = "340100000000";

	private static final String PASSWORD = "Long-enough-phrase-for-tests-1";

	/** The people: name, role, unit and region. */
	public enum Person {

		CLERK(RoleName.OFFICE_CLERK, "office", COUNTY), LEAD(RoleName.OFFICE_LEAD, "office", COUNTY),
		LEADER(RoleName.LEADER, "office", COUNTY), TOWN_A(RoleName.TOWNSHIP, "townA", TOWNSHIP_A),
		TOWN_B(RoleName.TOWNSHIP, "townB", TOWNSHIP_B), VILLAGER(RoleName.VILLAGE, "villageA", null),
		WALKER(RoleName.GRID_WORKER, "villageA", null), AGENT(RoleName.AGENCY, "agency", COUNTY),
		NEIGHBOUR(RoleName.OFFICE_CLERK, "otherOffice", OTHER_COUNTY),
		STRANGER(RoleName.OFFICE_LEAD, "farOffice", OTHER_CITY), SYSTEM(RoleName.SYSTEM_ADMIN, null, null),
		SECURITY(RoleName.SECURITY_ADMIN, null, null), AUDITOR(RoleName.AUDIT_ADMIN, null, null);

		final RoleName role;

		final @Nullable String unit;

		final @Nullable String region;

		Person(RoleName role, @Nullable String unit, @Nullable String region) {
			this.role = role;
			this.unit = unit;
			this.region = region;
		}

		public RoleName role() {
			return role;
		}

		public String loginName() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
		}
	}

	private final WebServerApplicationContext context;

	private final Map<Person, Browser> browsers = new ConcurrentHashMap<>();

	private final Map<String, UUID> units = new HashMap<>();

	private String villageA = "";

	private String gridA = "";

	private boolean inhabited;

	House(WebServerApplicationContext context) {
		this.context = context;
	}

	/** This person at a browser, signed in on their one post. The same browser every time. */
	public Browser as(Person person) {
		inhabit();
		return browsers.computeIfAbsent(person, p -> newBrowser().signIn(p.loginName(), PASSWORD));
	}

	/** Does something inside the house on this person's post, without a browser. */
	public <T> T runAs(Access access, Person person, Supplier<T> act) {
		var session = as(person).get("/api/session").expect(200).json();
		return access.runAs(UUID.fromString(session.get("accountId").asString()),
				UUID.fromString(session.get("post").get("postId").asString()), act);
	}

	/** A browser where nobody is signed in. */
	public Browser newBrowser() {
		return new Browser(context.getWebServer().getPort());
	}

	/** The id of a unit: office, townA, townB, villageA, agency, otherOffice, farOffice. */
	public UUID unit(String name) {
		inhabit();
		return units.get(name);
	}

	/** The code of the first village of township A. */
	public String villageA() {
		inhabit();
		return villageA;
	}

	/** The code of a grid in that village. */
	public String gridA() {
		inhabit();
		return gridA;
	}

	public static String password() {
		return PASSWORD;
	}

	private synchronized void inhabit() {
		if (inhabited) {
			return;
		}
		var nobody = newBrowser();
		nobody.get("/api/setup").expect(200);
		nobody.post("/api/setup", Map.of("setupToken", HouseDatabase.SETUP_TOKEN, "administrators",
				List.of(Person.SYSTEM, Person.SECURITY, Person.AUDITOR)
					.stream()
					.map(p -> Map.of("role", p.role.name(), "loginName", p.loginName(), "displayName", "测试" + p.name(),
							"password", PASSWORD))
					.toList()))
			.expect(204);
		var system = newBrowser().signIn(Person.SYSTEM.loginName(), PASSWORD);
		var security = newBrowser().signIn(Person.SECURITY.loginName(), PASSWORD);
		villageA = system.get("/api/regions?parent=" + TOWNSHIP_A).expect(200).json().get(0).get("code").asString();
		makeUnit(system, "office", "固镇县处非办", "LEAD_OFFICE", COUNTY);
		makeUnit(system, "townA", "甲镇人民政府", "TOWNSHIP", TOWNSHIP_A);
		makeUnit(system, "townB", "乙镇人民政府", "TOWNSHIP", TOWNSHIP_B);
		makeUnit(system, "villageA", "甲镇一村村委会", "COMMUNITY", villageA);
		makeUnit(system, "agency", "固镇县公安局", "AGENCY", COUNTY);
		makeUnit(system, "otherOffice", "邻县处非办", "LEAD_OFFICE", OTHER_COUNTY);
		makeUnit(system, "farOffice", "远市处非办", "LEAD_OFFICE", OTHER_CITY);
		makePerson(system, security, Person.CLERK);
		gridA = newBrowser().signIn(Person.CLERK.loginName(), PASSWORD)
			.post("/api/grids", Map.of("regionCode", villageA, "name", "一村第一网格", "kind", "ORDINARY"))
			.expect(201)
			.json()
			.get("gridCode")
			.asString();
		for (var person : Person.values()) {
			if (person != Person.CLERK && person.unit != null) {
				makePerson(system, security, person);
			}
		}
		inhabited = true;
	}

	private void makeUnit(Browser system, String key, String name, String kind, String region) {
		var unit = system.post("/api/units", Map.of("name", name, "kind", kind, "regionCode", region)).expect(201).json();
		units.put(key, UUID.fromString(unit.get("unitId").asString()));
	}

	private void makePerson(Browser system, Browser security, Person person) {
		var created = system
			.post("/api/accounts", Map.of("loginName", person.loginName(), "displayName", "测试" + person.name()))
			.expect(201)
			.json();
		var account = created.get("account").get("accountId").asString();
		var post = new HashMap<String, Object>();
		post.put("unitId", units.get(person.unit));
		post.put("regionCode", person.region == null ? villageA : person.region);
		post.put("role", person.role);
		if (person.role == RoleName.GRID_WORKER) {
			post.put("gridCode", gridA);
		}
		security.post("/api/accounts/{id}/posts", post, account).expect(201);
		var first = created.get("initialPassword").asString();
		newBrowser().signIn(person.loginName(), first)
			.put("/api/session/password", Map.of("oldPassword", first, "newPassword", PASSWORD))
			.expect(200);
	}
}
