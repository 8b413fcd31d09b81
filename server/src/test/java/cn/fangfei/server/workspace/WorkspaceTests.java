package cn.fangfei.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RoleName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Saved views and chosen columns (users.md §2 item 13, §3 items 2 and 3). */
@HouseTest
class WorkspaceTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcTemplate sql;

	@Autowired
	PlatformTransactionManager transactions;

	private Browser clerk;

	private String name = "";

	@BeforeEach
	void aClerkAndANameOfItsOwn() {
		clerk = house.as(Person.CLERK);
		name = "禁用字样" + UUID.randomUUID().toString().substring(0, 8);
	}

	@Test
	void aSavedViewComesBackWithItsFiltersAndColumns() {
		var columns = List.of(Map.of("key", "name", "shown", true, "width", 300), Map.of("key", "capital", "shown", false));
		var saved = clerk.post("/api/views", Map.of("list", "firms", "name", name, "query", "tier=FORBIDDEN&q=%E8%B4%A2", "columns", columns))
			.expect(201)
			.json();

		var listed = viewOf(clerk, "firms");

		assertThat(listed).isEqualTo(saved);
		assertThat(listed.get("query").asString()).isEqualTo("tier=FORBIDDEN&q=%E8%B4%A2");
		assertThat(listed.get("columns").get(0).get("width").asInt()).isEqualTo(300);
		assertThat(listed.get("mine").asBoolean()).isTrue();
		assertThat(viewOf(clerk, "ledger")).isNull();
	}

	@Test
	void aViewSentTwiceIsSavedOnce() {
		var key = UUID.randomUUID().toString();
		var body = Map.of("list", "firms", "name", name, "query", "");

		var first = clerk.postWithKey(key, "/api/views", body).expect(201).json();
		var again = clerk.postWithKey(key, "/api/views", body).expect(201).json();
		var other = clerk.post("/api/views", body).expect(409);

		assertThat(again).isEqualTo(first);
		assertThat(other.text()).contains("已有同名视图").contains(name);
	}

	@Test
	void nobodySeesOrChangesAViewOfSomebodyElse() {
		var view = save("firms");
		var lead = house.as(Person.LEAD);

		assertThat(viewOf(lead, "firms")).isNull();
		lead.put("/api/views/{id}", change(0), id(view)).expect(404);
		lead.put("/api/views/{id}/sharing", sharing(0, false, RoleName.OFFICE_LEAD), id(view)).expect(404);
		lead.put("/api/views/{id}/use", Map.of("pinned", true, "first", false), id(view)).expect(404);
		lead.delete("/api/views/{id}?version=0", id(view)).expect(404);
		assertThat(viewOf(clerk, "firms")).isEqualTo(view);
	}

	@Test
	void aSharedViewReachesThePostsOfTheRoleInTheRegionAndNoOthers() {
		var view = save("ledger");

		clerk.put("/api/views/{id}/sharing", sharing(0, false, RoleName.TOWNSHIP, RoleName.OFFICE_CLERK), id(view)).expect(200);

		assertThat(viewOf(house.as(Person.TOWN_A), "ledger").get("mine").asBoolean()).isFalse();
		assertThat(viewOf(house.as(Person.TOWN_B), "ledger")).isNotNull();
		assertThat(viewOf(house.as(Person.LEAD), "ledger")).as("another role").isNull();
		assertThat(viewOf(house.as(Person.NEIGHBOUR), "ledger")).as("another county").isNull();
		assertThat(viewOf(house.as(Person.SYSTEM), "ledger")).isNull();
		house.as(Person.TOWN_A).put("/api/views/{id}", change(1), id(view)).expect(404);
		house.as(Person.TOWN_A).delete("/api/views/{id}?version=1", id(view)).expect(404);
	}

	@Test
	void aViewSharedInTheUnitStaysInTheUnit() {
		var view = save("ledger");

		clerk.put("/api/views/{id}/sharing", sharing(0, true, RoleName.TOWNSHIP, RoleName.OFFICE_LEAD), id(view)).expect(200);

		assertThat(viewOf(house.as(Person.LEAD), "ledger")).isNotNull();
		assertThat(viewOf(house.as(Person.TOWN_A), "ledger")).isNull();
	}

	@Test
	void whatIsNoLongerSharedIsPrivateAgain() {
		var view = save("ledger");
		clerk.put("/api/views/{id}/sharing", sharing(0, false, RoleName.TOWNSHIP), id(view)).expect(200);

		var kept = clerk.put("/api/views/{id}/sharing", sharing(1, false), id(view)).expect(200).json();

		assertThat(kept.get("sharedRoles")).isEmpty();
		assertThat(viewOf(house.as(Person.TOWN_A), "ledger")).isNull();
	}

	@Test
	void toShareTakesAWord() {
		var view = house.as(Person.VILLAGER).post("/api/views", Map.of("list", "firms", "name", name, "query", "")).expect(201).json();

		house.as(Person.VILLAGER).put("/api/views/{id}/sharing", sharing(0, false, RoleName.VILLAGE), id(view)).expect(403);
	}

	@Test
	void rowSecurityAloneHidesTheViewsOfOthers() {
		var view = save("firms");
		var shared = save("firms", name + "共");
		clerk.put("/api/views/{id}/sharing", sharing(0, false, RoleName.TOWNSHIP), id(shared)).expect(200);
		var rows = "select name from workspace_view where name like '" + name + "%' order by name";

		assertThat(sql.queryForList(rows, String.class)).as("nobody signed in").isEmpty();
		assertThat(as(Person.CLERK, () -> sql.queryForList(rows, String.class))).hasSize(2);
		assertThat(as(Person.TOWN_A, () -> sql.queryForList(rows, String.class))).containsExactly(name + "共");
		assertThat(as(Person.NEIGHBOUR, () -> sql.queryForList(rows, String.class))).isEmpty();
		assertThat(as(Person.LEAD, () -> sql.update("delete from workspace_view where view_id = ?", UUID.fromString(id(view))))).isZero();
		assertThatThrownBy(() -> as(Person.CLERK, () -> sql.update("""
				update workspace_view set shared_roles = '{OFFICE_CLERK}', region_code = '340322000000' where view_id = ?
				""", UUID.fromString(id(view))))).as("shared into another county").hasStackTraceContaining("row-level security");
	}

	@Test
	void oneViewOfAListOpensFirst() {
		var one = save("cases");
		var two = save("cases", name + "二");

		clerk.put("/api/views/{id}/use", Map.of("pinned", true, "first", true), id(one)).expect(200);
		clerk.put("/api/views/{id}/use", Map.of("pinned", false, "first", true), id(two)).expect(200);

		assertThat(viewOf(clerk, "cases", name).get("first").asBoolean()).isFalse();
		assertThat(viewOf(clerk, "cases", name).get("pinned").asBoolean()).isTrue();
		assertThat(viewOf(clerk, "cases", name + "二").get("first").asBoolean()).isTrue();
	}

	@Test
	void aPinOfOneReaderIsNobodyElses() {
		var view = save("ledger");
		clerk.put("/api/views/{id}/sharing", sharing(0, false, RoleName.TOWNSHIP), id(view)).expect(200);

		house.as(Person.TOWN_A).put("/api/views/{id}/use", Map.of("pinned", true, "first", true), id(view)).expect(200);

		assertThat(viewOf(house.as(Person.TOWN_A), "ledger").get("pinned").asBoolean()).isTrue();
		assertThat(viewOf(house.as(Person.TOWN_B), "ledger").get("pinned").asBoolean()).isFalse();
		assertThat(viewOf(clerk, "ledger").get("pinned").asBoolean()).isFalse();
		clerk.delete("/api/views/{id}?version=1", id(view)).expect(204);
		assertThat(viewOf(house.as(Person.TOWN_A), "ledger")).isNull();
	}

	@Test
	void aStaleChangeIsToldWhoChangedItWhen() {
		var view = save("firms");
		clerk.put("/api/views/{id}", change(0), id(view)).expect(200);

		var stale = clerk.put("/api/views/{id}", change(0), id(view)).expect(409);

		assertThat(stale.text()).contains("视图刚被改动").contains("测试CLERK").containsPattern("\\d+月\\d+日");
		clerk.delete("/api/views/{id}?version=0", id(view)).expect(409);
	}

	@Test
	void columnsAreKeptForTheAccountAndTheList() {
		var agent = house.as(Person.AGENT);
		var columns = List.of(Map.of("key", "tier", "shown", true), Map.of("key", "name", "shown", true, "width", 240));
		assertThat(agent.get("/api/columns/firms").expect(200).json().get("version").asInt()).isZero();

		agent.put("/api/columns/firms", Map.of("columns", columns, "version", 0)).expect(200);

		var kept = agent.get("/api/columns/firms").expect(200).json();
		assertThat(kept.get("columns").get(0).get("key").asString()).isEqualTo("tier");
		assertThat(kept.get("columns").get(1).get("width").asInt()).isEqualTo(240);
		assertThat(agent.get("/api/columns/ledger").json().get("columns")).isEmpty();
		assertThat(house.as(Person.VILLAGER).get("/api/columns/firms").json().get("columns")).isEmpty();
		agent.put("/api/columns/firms", Map.of("columns", columns, "version", 0)).expect(409);
		var usual = agent.put("/api/columns/firms", Map.of("columns", List.of(), "version", 1)).expect(200).json();
		assertThat(usual.get("columns")).isEmpty();
	}

	@Test
	void everyListOfAPageAndOfATabKeepsViewsAndColumns() {
		for (var list : List.of("clues", "firms", "firm-changes", "key-firms", "patrol-targets", "unplaced", "warnings", "cases", "ledger", "ready-matters",
				"close-outs", "follow-ups", "watchlist", "audit")) {
			var view = save(list);

			assertThat(viewOf(clerk, list)).as(list).isEqualTo(view);
			clerk.get("/api/columns/{list}", list).expect(200);
		}
	}

	@Test
	void noUnknownListNoOddAddressAndNothingOversizedIsKept() {
		clerk.post("/api/views", Map.of("list", "reporters", "name", name, "query", "")).expect(404);
		clerk.get("/api/columns/reporters").expect(404);
		clerk.post("/api/views", Map.of("list", "firms", "name", name, "query", "q=<script>")).expect(400);
		clerk.post("/api/views", Map.of("list", "firms", "name", name, "query", "q=" + "x".repeat(2_000))).expect(400);
		clerk.post("/api/views", Map.of("list", "firms", "name", "长".repeat(41), "query", "")).expect(400);
		clerk.post("/api/views", Map.of("list", "firms", "name", " ", "query", "")).expect(400);
		clerk.put("/api/columns/firms", Map.of("columns", List.of(Map.of("key", "a;b", "shown", true)), "version", 0)).expect(400);
		clerk.put("/api/columns/firms", Map.of("columns", List.of(Map.of("key", "a", "shown", true, "width", 9)), "version", 0)).expect(400);
	}

	@Test
	void everyChangeHasItsLine() {
		var view = save("firms");
		clerk.put("/api/views/{id}", change(0), id(view)).expect(200);
		clerk.delete("/api/views/{id}?version=1", id(view)).expect(204);

		var lines = house.as(Person.AUDITOR).get("/api/audit?object={id}", id(view)).expect(200).json().get("rows");

		assertThat(lines.valueStream().map(l -> l.get("action").asString())).containsExactly("view:remove", "view:change", "view:save");
	}

	private JsonNode save(String list) {
		return save(list, name);
	}

	private JsonNode save(String list, String called) {
		return clerk.post("/api/views", Map.of("list", list, "name", called, "query", "q=1")).expect(201).json();
	}

	private Map<String, Object> change(int version) {
		return Map.of("name", name, "query", "q=2", "version", version);
	}

	private static Map<String, Object> sharing(int version, boolean unitOnly, RoleName... roles) {
		return new HashMap<>(Map.of("roles", Set.of(roles), "unitOnly", unitOnly, "version", version));
	}

	private JsonNode viewOf(Browser person, String list) {
		return viewOf(person, list, name);
	}

	private static JsonNode viewOf(Browser person, String list, String called) {
		return person.get("/api/views?list={list}", list)
			.expect(200)
			.json()
			.valueStream()
			.filter(v -> v.get("name").asString().equals(called))
			.findFirst()
			.orElse(null);
	}

	private static String id(JsonNode view) {
		return view.get("viewId").asString();
	}

	private <T> T as(Person person, Supplier<T> question) {
		var session = house.as(person).get("/api/session").json();
		return access.runAs(UUID.fromString(session.get("accountId").asString()),
				UUID.fromString(session.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> question.get()));
	}
}
