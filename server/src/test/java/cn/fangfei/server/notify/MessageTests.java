package cn.fangfei.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.RegionCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who is told what inside the house (issue 3 §8). */
@HouseTest
class MessageTests {

	@Autowired
	House house;

	@Autowired
	NotifyDesk desk;

	@Autowired
	Access access;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	JdbcClient sql;

	@Test
	void everybodyOnAUnitIsToldAndNobodyElse() {
		var text = unique("交办给甲镇");

		tell(Person.CLERK, d -> d.toUnit(house.unit("townA"), notice(text)));

		assertThat(heard(text)).containsExactly(Person.TOWN_A);
	}

	@Test
	void nobodyIsToldOfWhatTheyDidThemselves() {
		var text = unique("线索已登记");

		tell(Person.CLERK, d -> d.toOffice(new RegionCode(House.COUNTY), notice(text)));

		assertThat(heard(text)).containsExactly(Person.LEAD);
	}

	@Test
	void theOfficeOfAVillageIsThatOfItsCounty() {
		var text = unique("村里报来");

		tell(Person.VILLAGER, d -> d.toOffice(new RegionCode(house.villageA()), notice(text)));

		assertThat(heard(text)).containsExactlyInAnyOrder(Person.CLERK, Person.LEAD);
	}

	@Test
	void leadsAloneAreAskedToDecide() {
		var text = unique("申请延期");

		tell(Person.TOWN_A, d -> d.toLeads(new RegionCode(House.TOWNSHIP_A), notice(text)));

		assertThat(heard(text)).containsExactly(Person.LEAD);
	}

	@Test
	void whatIsUrgentReachesTheLeadersAndTheOfficeAbove() {
		var text = unique("重大风险");
		var system = house.as(Person.SYSTEM);
		var city = system.post("/api/units", Map.of("name", unique("市处非办"), "kind", "LEAD_OFFICE", "regionCode", "340300000000"))
			.expect(201)
			.json();
		var lead = newPerson("OFFICE_LEAD", city.get("unitId").asString(), "340300000000");
		try {
			tell(Person.TOWN_A, d -> d.upward(new RegionCode(House.TOWNSHIP_A), notice(text)));

			assertThat(heard(text)).containsExactlyInAnyOrder(Person.LEAD, Person.LEADER);
			assertThat(texts(lead.browser())).contains(text);
		}
		finally {
			system.put("/api/units/{id}", Map.of("name", city.get("name").asString(), "active", false, "version", 0),
					city.get("unitId").asString()).expect(200);
		}
	}

	@Test
	void onePersonAloneIsTold() {
		var text = unique("延期已批准");

		tell(Person.LEAD, d -> d.toAccount(account(Person.TOWN_A), notice(text)));

		assertThat(heard(text)).containsExactly(Person.TOWN_A);
	}

	@Test
	void whoeverABackgroundJobRunsForIsToldAndNobodyElse() {
		var text = unique("文件已写好");

		tell(Person.CLERK, d -> d.toAsker(notice(text)));

		assertThat(heard(text)).containsExactly(Person.CLERK);
	}

	@Test
	void aJobThatRunsForNobodyHasNoAskerToTell() {
		var text = unique("没有人问过");

		transactions.executeWithoutResult(t -> desk.toAsker(notice(text)));

		assertThat(heard(text)).isEmpty();
	}

	@Test
	void aJobWithoutAnActorTellsEverybodyOfTheOffice() {
		var text = unique("临期提醒");

		transactions.executeWithoutResult(t -> desk.toOffice(new RegionCode(House.COUNTY), notice(text)));

		assertThat(heard(text)).containsExactlyInAnyOrder(Person.CLERK, Person.LEAD);
	}

	@Test
	void whatIsRolledBackWasNeverTold() {
		var text = unique("没有办成");

		house.runAs(access, Person.CLERK, () -> {
			transactions.executeWithoutResult(t -> {
				desk.toUnit(house.unit("townA"), notice(text));
				t.setRollbackOnly();
			});
			return null;
		});

		assertThat(heard(text)).isEmpty();
	}

	@Test
	void nobodyIsToldOutsideATransaction() {
		assertThatThrownBy(() -> desk.toUnit(house.unit("townA"), notice("无")))
			.isInstanceOf(IllegalTransactionStateException.class);
	}

	@Test
	void aPersonWithTwoPostsOnAUnitIsToldOnce() {
		var text = unique("两个岗位");
		var person = newPerson("TOWNSHIP", house.unit("townB").toString(), House.TOWNSHIP_B);
		grant(person.account(), "VILLAGE", house.unit("townB").toString(), House.TOWNSHIP_B);

		tell(Person.CLERK, d -> d.toUnit(house.unit("townB"), notice(text)));

		assertThat(texts(person.browser()).stream().filter(text::equals)).hasSize(1);
	}

	@Test
	void whoLosesThePostLosesWhatWasToldToIt() {
		var text = unique("离任以后看不到");
		var person = newPerson("TOWNSHIP", house.unit("townB").toString(), House.TOWNSHIP_B);
		tell(Person.CLERK, d -> d.toUnit(house.unit("townB"), notice(text)));
		assertThat(texts(person.browser())).contains(text);

		house.as(Person.SECURITY).delete("/api/posts/{id}", person.post()).expect(204);

		assertThat(texts(person.browser())).doesNotContain(text);
		assertThat(person.browser().get("/api/messages").expect(200).json().get("unread").asLong()).isZero();
	}

	@Test
	void aDisabledAccountIsNotTold() {
		var text = unique("停用的不发");
		var person = newPerson("TOWNSHIP", house.unit("townB").toString(), House.TOWNSHIP_B);
		house.as(Person.SYSTEM)
			.put("/api/accounts/{id}/status", Map.of("status", "DISABLED", "version", version(person.account())), person.account())
			.expect(200);

		tell(Person.CLERK, d -> d.toUnit(house.unit("townB"), notice(text)));

		assertThat(heard(text)).containsExactly(Person.TOWN_B);
	}

	@Test
	void aMessageReadIsNoLongerUnread() {
		var text = unique("读一条");
		tell(Person.CLERK, d -> d.toUnit(house.unit("townA"), notice(text)));
		var town = house.as(Person.TOWN_A);
		var page = town.get("/api/messages").expect(200).json();
		var before = page.get("unread").asLong();
		var message = find(page, text);
		assertThat(message.get("read").asBoolean()).isFalse();

		var left = town.put("/api/messages/{id}/read", null, message.get("messageId").asLong()).expect(200).json();
		town.put("/api/messages/{id}/read", null, message.get("messageId").asLong()).expect(200);

		assertThat(left.get("unread").asLong()).isEqualTo(before - 1);
		assertThat(find(town.get("/api/messages?read=true").expect(200).json(), text).get("read").asBoolean()).isTrue();
		assertThat(house.as(Person.AUDITOR)
			.get("/api/audit?object={}", message.get("messageId").asLong())
			.expect(200)
			.json()
			.get("total")
			.asInt()).isEqualTo(1);
	}

	@Test
	void markingAllLeavesWhatCameMeanwhile() {
		var seen = unique("看到了");
		var later = unique("后来的");
		tell(Person.CLERK, d -> d.toUnit(house.unit("townB"), notice(seen)));
		var town = house.as(Person.TOWN_B);
		var upTo = find(town.get("/api/messages").expect(200).json(), seen).get("messageId").asLong();
		tell(Person.CLERK, d -> d.toUnit(house.unit("townB"), notice(later)));

		var left = town.put("/api/messages/read", Map.of("upTo", upTo)).expect(200).json();

		assertThat(left.get("unread").asLong()).isEqualTo(1);
		assertThat(find(town.get("/api/messages?read=false").expect(200).json(), later)).isNotNull();
	}

	@Test
	void anothersMessageIsNeitherSeenNorMarked() {
		var text = unique("只给甲镇");
		tell(Person.CLERK, d -> d.toUnit(house.unit("townA"), notice(text)));
		var id = find(house.as(Person.TOWN_A).get("/api/messages").expect(200).json(), text).get("messageId").asLong();

		house.as(Person.TOWN_B).put("/api/messages/{id}/read", null, id).expect(404);
		house.as(Person.TOWN_B).put("/api/messages/read", Map.of("upTo", Long.MAX_VALUE)).expect(200);
		house.as(Person.LEADER).put("/api/messages/{id}/read", null, id).expect(404);

		assertThat(find(house.as(Person.TOWN_A).get("/api/messages").expect(200).json(), text).get("read").asBoolean()).isFalse();
		long seen = house.runAs(access, Person.TOWN_B,
				() -> transactions.execute(t -> sql.sql("select count(*) from notify_message where text = :text")
					.param("text", text)
					.query(Long.class)
					.single()));
		assertThat(seen).isZero();
	}

	@Test
	void whoHasNoSessionSeesNoMessageAndCannotWriteOne() {
		assertThat(sql.sql("select count(*) from notify_message").query(Long.class).single()).isZero();
		assertThatThrownBy(() -> sql.sql("""
				insert into notify_message (account_id, at, kind, text, link, object_type, object_id)
				values (gen_random_uuid(), now(), 'TODO', '', '/', '', '')
				""").update()).isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> sql.sql("select * from notify_take('wrong key', now(), now(), 5)").query().listOfRows())
			.isInstanceOf(DataAccessException.class);
	}

	@Test
	void messagesAreFoundByKindTextAndDay() {
		var text = unique("按条件找");
		tell(Person.CLERK, d -> d.toUnit(house.unit("townA"),
				new Notice(MessageKind.OVERDUE, text, "/clues/1", "clue", "1")));
		var town = house.as(Person.TOWN_A);

		assertThat(town.get("/api/messages?q={q}", text).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(town.get("/api/messages?q={q}&kind=OVERDUE", text).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(town.get("/api/messages?q={q}&kind=INFO", text).expect(200).json().get("total").asInt()).isZero();
		assertThat(town.get("/api/messages?q={q}&from=2026-01-01&to=2999-12-31", text).expect(200).json().get("total").asInt())
			.isEqualTo(1);
		assertThat(town.get("/api/messages?q={q}&to=2020-12-31", text).expect(200).json().get("total").asInt()).isZero();
	}

	@Test
	void everybodyKeepsTheOwnMailAddressAndItIsOffUntilOneSaysSo() {
		var walker = house.as(Person.WALKER);
		var first = walker.get("/api/mail-address").expect(200).json();
		assertThat(first.get("enabled").asBoolean()).isFalse();
		assertThat(first.get("available").asBoolean()).isFalse();

		walker.put("/api/mail-address", Map.of("address", "", "enabled", true, "version", 0)).expect(422);
		walker.put("/api/mail-address", Map.of("address", "a@b.cn\r\nBcc: x@y.cn", "enabled", true, "version", 0)).expect(400);
		var set = walker.put("/api/mail-address", Map.of("address", "walker@example.org", "enabled", true, "version", 0))
			.expect(200)
			.json();
		walker.put("/api/mail-address", Map.of("address", "late@example.org", "enabled", true, "version", 0)).expect(409);
		walker.put("/api/mail-address", Map.of("address", "walker@example.org", "enabled", false, "version", set.get("version").asInt()))
			.expect(200);

		assertThat(house.as(Person.TOWN_A).get("/api/mail-address").expect(200).text()).doesNotContain("walker@");
	}

	private record Newcomer(String account, String post, Browser browser) {
	}

	private Newcomer newPerson(String role, String unit, String region) {
		var login = "n" + UUID.randomUUID().toString().substring(0, 8);
		var created = house.as(Person.SYSTEM)
			.post("/api/accounts", Map.of("loginName", login, "displayName", "新来的" + login))
			.expect(201)
			.json();
		var account = created.get("account").get("accountId").asString();
		var post = grant(account, role, unit, region);
		var first = created.get("initialPassword").asString();
		var browser = house.newBrowser().signIn(login, first);
		browser.put("/api/session/password", Map.of("oldPassword", first, "newPassword", House.password())).expect(200);
		return new Newcomer(account, post, browser);
	}

	private String grant(String account, String role, String unit, String region) {
		return house.as(Person.SECURITY)
			.post("/api/accounts/{id}/posts", Map.of("unitId", unit, "regionCode", region, "role", role), account)
			.expect(201)
			.json()
			.get("postId")
			.asString();
	}

	private int version(String account) {
		return house.as(Person.SYSTEM)
			.get("/api/accounts?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(row -> row.get("accountId").asString().equals(account))
			.findFirst()
			.orElseThrow()
			.get("version")
			.asInt();
	}

	private void tell(Person actor, Consumer<NotifyDesk> act) {
		house.runAs(access, actor, () -> {
			transactions.executeWithoutResult(t -> act.accept(desk));
			return null;
		});
	}

	private UUID account(Person person) {
		return UUID.fromString(house.as(person).get("/api/session").expect(200).json().get("accountId").asString());
	}

	private List<Person> heard(String text) {
		return Arrays.stream(Person.values()).filter(person -> texts(house.as(person)).contains(text)).toList();
	}

	private static List<String> texts(Browser browser) {
		return browser.get("/api/messages?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(row -> row.get("text").asString())
			.toList();
	}

	private static JsonNode find(JsonNode page, String text) {
		return page.get("rows").valueStream().filter(row -> row.get("text").asString().equals(text)).findFirst().orElseThrow();
	}

	private static Notice notice(String text) {
		return new Notice(MessageKind.TODO, text, "/clues/1", "clue", "1");
	}

	private static String unique(String text) {
		return text + UUID.randomUUID().toString().substring(0, 8);
	}
}
