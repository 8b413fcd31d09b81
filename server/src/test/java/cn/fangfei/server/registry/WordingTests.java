package cn.fangfei.server.registry;

import static cn.fangfei.server.registry.RegisterFixtures.bringIn;
import static cn.fangfei.server.registry.RegisterFixtures.code;
import static cn.fangfei.server.registry.RegisterFixtures.csv;
import static cn.fangfei.server.registry.RegisterFixtures.firm;
import static cn.fangfei.server.registry.RegisterFixtures.hits;
import static cn.fangfei.server.registry.RegisterFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The list of wording and its versions. The versions are those of the whole house: a test speaks of the newest, never of a number. */
@HouseTest
class WordingTests {

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	JdbcClient sql;

	@Autowired
	Lexicons lexicons;

	@Autowired
	PlatformTransactionManager transactions;

	@Test
	void theFirstVersionIsTheBuiltInOne() {
		var versions = house.as(Person.TOWN_A).get("/api/wording-lexicons").expect(200).json();

		var first = versions.get(versions.size() - 1);
		assertThat(first.get("version").asInt()).isEqualTo(1);
		assertThat(first.get("author").asString()).isEqualTo("系统内置");
		var entries = house.as(Person.TOWN_A).get("/api/wording-lexicons/1").expect(200).json().get("entries");
		assertThat(entries).hasSize(first.get("terms").asInt());
		assertThat(entries.valueStream().filter(e -> e.get("tier").asString().equals("FORBIDDEN")).map(e -> e.get("term").asString()))
			.containsExactlyInAnyOrder("金融", "交易所", "交易中心", "理财", "财富管理", "股权众筹");
		assertThat(house.as(Person.TOWN_A).get("/api/wording-lexicons/99999").expect(404).json().get("detail").asString())
			.contains("不存在");
	}

	@Test
	void aNewVersionScreensTheRegisterAnew() {
		var clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(line("固镇字样一稳赚有限公司", code("340323", 500), "服装销售；金融服务", "固镇县谷阳镇谷阳路500号")));
		var before = firm(clerk, "固镇字样一稳赚有限公司").get("hits");
		var old = newest(clerk);

		var version = publish(house, "稳赚", lexicons.today());
		var screening = awaitScreening(clerk, version);

		var after = firm(clerk, "固镇字样一稳赚有限公司");
		assertThat(version).isGreaterThan(old);
		assertThat(screening.get("firmsDone").asLong()).isPositive().isEqualTo(screening.get("firmsTotal").asLong());
		assertThat(hits(after)).containsExactly("NAME 稳赚", "SCOPE 金融");
		assertThat(after.get("hits").get(0).get("lexiconVersion").asInt()).isEqualTo(version);
		assertThat(after.get("hits").get(1)).isEqualTo(before.get(0));
		assertThat(clerk.get("/api/firms?term={t}", "稳赚").json().get("total").asInt()).isEqualTo(1);
		var entry = entry(clerk, version, "稳赚");
		assertThat(entry.get("hits").asInt()).isEqualTo(1);
		assertThat(entry(house.as(Person.TOWN_B), version, "稳赚").get("hits").asInt()).isZero();
	}

	@Test
	void aTermThatIsWithdrawnEndsItsHits() {
		var clerk = house.as(Person.CLERK);
		publish(house, "保赚", lexicons.today());
		bringIn(clerk, csv(line("固镇字样二保赚有限公司", code("340323", 501), "服装销售", "固镇县谷阳镇谷阳路501号")));
		assertThat(hits(firm(clerk, "固镇字样二保赚有限公司"))).containsExactly("NAME 保赚");

		var entries = entries(clerk, newest(clerk));
		entries.removeIf(e -> e.get("term").equals("保赚"));
		var draft = awaitTrial(clerk, send(clerk, entries, lexicons.today()).expect(201).json());
		assertThat(draft.get("vanishes").asInt()).isEqualTo(1);
		assertThat(draft.get("vanishing").get(0).get("name").asString()).isEqualTo("固镇字样二保赚有限公司");
		assertThat(draft.get("vanishing").get(0).get("words").asString()).isEqualTo("名称“保赚”");
		var version = publication(house.as(Person.LEAD), draft).expect(200).json().get("version").asInt();
		awaitScreening(clerk, version);

		var firm = firm(clerk, "固镇字样二保赚有限公司");
		assertThat(firm.get("hits")).isEmpty();
		assertThat(clerk.get("/api/firms?q={q}&tier=ANY", "固镇字样二").json().get("total").asInt()).isZero();
	}

	@Test
	void aListForThePastIsRefusedWithTheEarliestDay() {
		var lead = house.as(Person.LEAD);
		var today = lexicons.today();

		var refused = send(lead, entries(lead, newest(lead)), today.minusDays(1)).expect(422).json();

		assertThat(refused.get("detail").asString()).contains(today.toString()).contains("重新发布");
	}

	@Test
	void aDoubledOrImpossibleTermIsRefusedWithItsPlace() {
		var lead = house.as(Person.LEAD);
		var entries = entries(lead, newest(lead));
		var doubled = new ArrayList<>(entries);
		doubled.add(entries.get(0));
		var blank = new ArrayList<>(entries);
		blank.add(0, draft(" ，", lexicons.today()));

		var twice = send(lead, doubled, lexicons.today()).expect(422).json();
		var nothing = send(lead, blank, lexicons.today()).expect(422).json();

		assertThat(twice.get("detail").asString()).contains("第" + doubled.size() + "条").contains("重复").contains("重新发布");
		assertThat(nothing.get("detail").asString()).contains("第1条").contains("至少要有一个字");
		var control = new ArrayList<>(entries);
		control.add(draft("甲\0乙", lexicons.today()));
		assertThat(send(lead, control, lexicons.today()).expect(422).json().get("detail").asString()).contains("不能有控制字符");
	}

	@Test
	void aListIsInForceFromItsDayOn() {
		var today = lexicons.today();

		var seat = house.as(Person.LEAD).get("/api/session").expect(200).json();
		var account = UUID.fromString(seat.get("accountId").asString());
		access.runAs(account, UUID.fromString(seat.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> {
					status.setRollbackOnly();
					var latest = lexicons.latest().orElseThrow().version();
					lexicons.add(new WordingLexicon(latest + 1, today.plusDays(3), "测试", "将来的一版", lexicons.load(latest).terms()),
							Instant.now(), account, UUID.randomUUID(), "另一个人");

					assertThat(lexicons.current(today).version()).isEqualTo(latest);
					assertThat(lexicons.current(today.plusDays(2)).version()).isEqualTo(latest);
					assertThat(lexicons.current(today.plusDays(3)).version()).isEqualTo(latest + 1);
					assertThat(lexicons.current(LocalDate.of(2000, 1, 1)).version()).isEqualTo(1);
					return 0;
				}));
	}

	@Test
	void theDrafterMayNotPublishAndTheDatabaseSaysSoOnceMore() {
		var lead = house.as(Person.LEAD);
		var entries = entries(lead, newest(lead));
		entries.add(draft("四眼字样", lexicons.today()));

		var draft = awaitTrial(lead, send(lead, entries, lexicons.today()).expect(201).json());
		var own = publication(lead, draft).expect(403).json();

		assertThat(own.get("detail").asString()).contains("起草人以外");
		assertThatThrownBy(() -> insertedAs(lead, "drafted_by", "published_by")).rootCause().hasMessageContaining("wording_lexicon_four_eyes");
		assertThatThrownBy(() -> insertedAs(house.as(Person.CLERK), "drafted_by", "drafted_by"))
			.rootCause().hasMessageContaining("a list is published by who is signed in");
		withdraw(lead, draft).expect(200);
		publication(house.as(Person.LEAD), draft).expect(409);
	}

	@Test
	void onlyTheLeadOfTheOfficePublishesAndOneDraftIsOpenAtATime() {
		var clerk = house.as(Person.CLERK);
		var entries = entries(clerk, newest(clerk));
		entries.add(draft("一时一份", lexicons.today()));

		send(house.as(Person.TOWN_A), entries, lexicons.today()).expect(403);
		var draft = awaitTrial(clerk, send(clerk, entries, lexicons.today()).expect(201).json());

		publication(clerk, draft).expect(403);
		assertThat(send(clerk, entries, lexicons.today()).expect(409).json().get("detail").asString()).contains("测试CLERK");
		withdraw(clerk, draft).expect(200);
	}

	@Test
	void aTrialShowsWhatWouldAppearBeforeItIsInForce() {
		var clerk = house.as(Person.CLERK);
		bringIn(clerk, csv(line("固镇试算字样三日富有限公司", code("340323", 502), "服装销售；日富服务", "固镇县谷阳镇谷阳路502号")));
		var entries = entries(clerk, newest(clerk));
		entries.add(draft("日富", lexicons.today()));

		var draft = awaitTrial(clerk, send(clerk, entries, lexicons.today()).expect(201).json());

		assertThat(draft.get("appears").asInt()).isEqualTo(1);
		assertThat(draft.get("appearing").get(0).get("words").asString()).isEqualTo("名称“日富”、经营范围“日富”");
		assertThat(draft.get("firmsDone")).isEqualTo(draft.get("firmsTotal"));
		assertThat(hits(firm(clerk, "固镇试算字样三日富有限公司"))).isEmpty();
		assertThat(house.as(Person.TOWN_B).get("/api/wording-drafts/{id}", draft.get("draftId").asString()).json().get("appearing")).isEmpty();
		var changed = clerk
			.put("/api/wording-drafts/{id}", Map.of("note", "改", "effectiveFrom", lexicons.today().toString(), "entries",
					entries(clerk, newest(clerk)), "revision", draft.get("revision").asInt()), draft.get("draftId").asString())
			.expect(200)
			.json();
		assertThat(awaitTrial(clerk, changed).get("appears").asInt()).isZero();
		assertThat(clerk.get("/api/wording-drafts").expect(200).text()).contains(draft.get("draftId").asString());
		withdraw(clerk, draft).expect(409);
		withdraw(clerk, changed).expect(200);
	}

	/** Tries to enter a version directly, with who is signed in as one or both of the two. */
	private void insertedAs(Browser who, String first, String second) {
		var seat = who.get("/api/session").expect(200).json();
		var account = UUID.fromString(seat.get("accountId").asString());
		access.runAs(account, UUID.fromString(seat.get("post").get("postId").asString()),
				() -> new TransactionTemplate(transactions).execute(status -> sql.sql("""
						insert into wording_lexicon (version, effective_from, author, note, published_at, drafted_by, published_by)
						values (99999, current_date, '测试', '绕过', now(), :drafter, :publisher)
						""")
					.param("drafter", account)
					.param("publisher", first.equals(second) ? UUID.randomUUID() : account)
					.update()));
	}

	/** Drafts the newest list with one more term to watch, has it published by a second person, and gives its number. */
	static int publish(House house, String term, LocalDate from) {
		return publish(house, term, from, () -> {
		});
	}

	/** The same where the background work stands still: {@code trying} does the trial. */
	static int publish(House house, String term, LocalDate from, Runnable trying) {
		var clerk = house.as(Person.CLERK);
		var entries = entries(clerk, newest(clerk));
		entries.add(draft(term, from));
		var sent = send(clerk, entries, from).expect(201).json();
		trying.run();
		var draft = awaitTrial(clerk, sent);
		return publication(house.as(Person.LEAD), draft).expect(200).json().get("version").asInt();
	}

	private static Browser.Answer publication(Browser who, JsonNode draft) {
		return who.put("/api/wording-drafts/{id}/publication", Map.of("revision", draft.get("revision").asInt()), draft.get("draftId").asString());
	}

	private static Browser.Answer withdraw(Browser who, JsonNode draft) {
		return who.put("/api/wording-drafts/{id}/withdrawal", Map.of("revision", draft.get("revision").asInt()), draft.get("draftId").asString());
	}

	/** Waits until a draft is tried on the whole register. */
	private static JsonNode awaitTrial(Browser browser, JsonNode draft) {
		for (var i = 0; i < 1_200; i++) {
			var now = browser.get("/api/wording-drafts/{id}", draft.get("draftId").asString()).expect(200).json();
			if (now.get("tried").asBoolean()) {
				return now;
			}
			RegisterFixtures.sleep();
		}
		throw new AssertionError("the trial does not end");
	}

	/** Waits until the register is screened by a version. */
	static JsonNode awaitScreening(Browser browser, int version) {
		for (var i = 0; i < 1_200; i++) {
			var screening = browser.get("/api/wording-lexicons/{v}", version).expect(200).json().get("screening");
			if (screening.isObject() && screening.get("finished").asBoolean()) {
				return screening;
			}
			RegisterFixtures.sleep();
		}
		throw new AssertionError("the screening by version " + version + " does not end");
	}

	private static int newest(Browser browser) {
		return browser.get("/api/wording-lexicons").expect(200).json().get(0).get("version").asInt();
	}

	private static JsonNode entry(Browser browser, int version, String term) {
		return browser.get("/api/wording-lexicons/{v}", version)
			.expect(200)
			.json()
			.get("entries")
			.valueStream()
			.filter(e -> e.get("term").asString().equals(term))
			.findFirst()
			.orElseThrow();
	}

	private static List<Map<String, Object>> entries(Browser browser, int version) {
		return new ArrayList<>(browser.get("/api/wording-lexicons/{v}", version)
			.expect(200)
			.json()
			.get("entries")
			.valueStream()
			.map(e -> Map.<String, Object>of("term", e.get("term").asString(), "tier", e.get("tier").asString(), "source",
					e.get("source").asString(), "from", e.get("from").asString()))
			.toList());
	}

	private static Map<String, Object> draft(String term, LocalDate from) {
		return Map.of("term", term, "tier", "WATCH", "source", "测试", "from", from.toString());
	}

	private static Browser.Answer send(Browser browser, List<Map<String, Object>> entries, LocalDate from) {
		return browser.post("/api/wording-drafts", Map.of("note", "增补", "effectiveFrom", from.toString(), "entries", entries));
	}
}
