package cn.fangfei.server.intake;

import static cn.fangfei.server.intake.IntakeFixtures.advert;
import static cn.fangfei.server.intake.IntakeFixtures.code;
import static cn.fangfei.server.intake.IntakeFixtures.enter;
import static cn.fangfei.server.intake.IntakeFixtures.get;
import static cn.fangfei.server.intake.IntakeFixtures.id;
import static cn.fangfei.server.intake.IntakeFixtures.judge;
import static cn.fangfei.server.intake.IntakeFixtures.register;
import static cn.fangfei.server.intake.IntakeFixtures.signals;
import static cn.fangfei.server.intake.IntakeFixtures.version;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Texts: one item for one text, the screen's word and its version, whom it speaks of, and what people make of it (Q7, Y18, T1–T11). */
@HouseTest
class IntakeDeskTests {

	@Autowired
	House house;

	@Autowired
	JdbcClient sql;

	@Test
	void anAdvertIsScreenedAtArrivalAndSaysWhy() {
		var view = enter(house, "ADVERT", "本地论坛", advert());

		var screening = view.get("screening");
		assertThat(view.get("item").get("level").asString()).isIn("YELLOW", "ORANGE", "RED");
		assertThat(screening.get("version").asString()).hasSize(12);
		assertThat(screening.get("current").asBoolean()).isTrue();
		assertThat(screening.get("rates").get(0).get("annual").asDouble()).isEqualTo(18);
		var span = screening.get("spans").get(0);
		var text = view.get("text").asString();
		assertThat(span.get("sentence").asString()).contains(text.substring(span.get("start").asInt(), span.get("end").asInt()));
		assertThat(screening.get("elements").valueStream().map(JsonNode::asString)).contains("INDUCING");
	}

	@Test
	void threePortalsShowOneTextAndMakeOneSignalWithThreeSources() {
		var name = "固镇县" + IntakeFixtures.word() + "养老服务有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路1号");
		var body = name + "推出养老公寓床位预订，" + IntakeFixtures.ADVERT + "，欢迎到店咨询了解详情，先到先得。";

		var first = enter(house, "ADVERT", "甲网站", body);
		var second = enter(house, "ADVERT", "乙论坛", body.replace("，", " , ") + "★");
		var third = enter(house, "ADVERT", "丙公众号", "【转】" + body);

		assertThat(id(second)).isEqualTo(id(first));
		assertThat(id(third)).isEqualTo(id(first));
		assertThat(third.get("item").get("sources").valueStream().map(JsonNode::asString)).containsExactly("甲网站", "乙论坛", "丙公众号");
		assertThat(third.get("sightings")).hasSize(3);
		var signals = signals(house, name);
		assertThat(signals).hasSize(1);
		assertThat(signals.get(0).get("rule").asString()).isEqualTo("PUBLIC_OPINION");
		assertThat(signals.get(0).get("because").asString()).contains("甲网站", "乙论坛", "丙公众号", "3处");
	}

	@Test
	void theSameTextEnteredAgainWasSeenAgain() {
		var body = advert();
		var first = enter(house, "ADVERT", "甲网站", body);

		var again = enter(house, "ADVERT", "甲网站", body);

		assertThat(id(again)).isEqualTo(id(first));
		assertThat(again.get("sightings")).hasSize(2);
		assertThat(again.get("item").get("sightings").asInt()).isEqualTo(2);
		assertThat(again.get("item").get("sources")).hasSize(1);
	}

	@Test
	void textsThatNameOtherFirmsAreTwoThoughAllElseIsEqual() {
		var rest = "推出养老公寓床位预订，" + IntakeFixtures.ADVERT + "，欢迎到店咨询了解详情，先到先得，现场签约还送米面油大礼包，名额不多，先到先得，过期不候，详询门店工作人员。".repeat(4);

		var one = enter(house, "ADVERT", "甲网站", "固镇县" + IntakeFixtures.word() + "养老服务有限公司" + rest);
		var other = enter(house, "ADVERT", "甲网站", "固镇县" + IntakeFixtures.word() + "健康咨询有限公司" + rest);

		assertThat(id(other)).isNotEqualTo(id(one));
	}

	@Test
	void aHundredThatBringOneTextAtOnceMakeOneItem() throws Exception {
		house.as(Person.CLERK);
		var body = advert();
		var pool = Executors.newFixedThreadPool(8);
		try {
			var ids = IntStream.range(0, 100)
				.mapToObj(i -> pool.submit(() -> id(enter(house, "POST", "来源" + i % 10, body + "。".repeat(i % 3)))))
				.toList();
			var all = new java.util.HashSet<String>();
			for (var one : ids) {
				all.add(one.get());
			}

			assertThat(all).hasSize(1);
			assertThat(get(house, all.iterator().next()).get("item").get("sources")).hasSize(10);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void anExactFullNameOfOneFirmIsLinkedByItselfWithTheReason() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路2号");

		var view = enter(house, "ADVERT", "本地论坛", name + "：" + advert());

		var link = view.get("links").get(0);
		assertThat(link.get("automatic").asBoolean()).isTrue();
		assertThat(link.get("reason").asString()).contains(name, "自动关联");
		assertThat(view.get("candidates").get(0).get("status").asString()).isEqualTo("LINKED");
		assertThat(signals(house, name)).hasSize(1);
	}

	@Test
	void noWordOfAComplaintGoesIntoTheTrailOrIntoAReason() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路8号");
		var secret = "令狐金丝雀" + IntakeFixtures.word();
		var entry = IntakeFixtures.entry("COMPLAINT", House.TOWNSHIP_A, "热线", secret + "反映：" + name + "承诺保本，年化收益18%，到期不退本金和利息，要求退款。");
		var view = house.as(Person.CLERK).post("/api/intake/entries", entry).expect(201).json();

		judge(house, view, "MONEY_NOT_RETURNED").expect(200);

		var trail = house.as(Person.AUDITOR).get("/api/audit?object=" + id(view)).expect(200).text();
		assertThat(trail).contains("研判投诉（" + id(view).substring(28) + "）").doesNotContain(secret.substring(0, 5));
		assertThat(signals(house, name)).isNotEmpty()
			.allMatch(s -> s.get("because").asString().contains("投诉（" + id(view).substring(28) + "）"))
			.noneMatch(s -> s.get("because").asString().contains(secret.substring(0, 5)));
	}

	@Test
	void titlesOfBooksAndWordsOfTradesAreNoNames() {
		var word = IntakeFixtures.word();
		register(house, "固镇县" + word + "养老服务有限公司," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路9号");

		assertThat(enter(house, "ADVERT", "本地论坛", "《" + word + "》" + advert()).get("candidates")).isEmpty();
		assertThat(enter(house, "ADVERT", "本地论坛", "提供“养老服务”，" + advert()).get("candidates")).isEmpty();
		assertThat(enter(house, "ADVERT", "本地论坛", "“" + word + "”" + advert()).get("candidates")).hasSize(1);
	}

	@Test
	void anExactCreditCodeIsLinkedByItself() {
		var name = "固镇县" + IntakeFixtures.word() + "商务咨询有限公司";
		var code = code();
		register(house, name + "," + code + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路3号");

		var view = enter(house, "ADVERT", "本地论坛", advert() + "收款主体代码" + code + "。");

		assertThat(view.get("links").get(0).get("subjectName").asString()).isEqualTo(name);
		assertThat(view.get("links").get(0).get("reason").asString()).contains(code);
	}

	@Test
	void twoFirmsInOneTextAreCandidatesAndNoneIsLinkedByItself() {
		var one = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		var other = "固镇县" + IntakeFixtures.word() + "商贸有限公司";
		register(house, one + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路4号",
				other + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路5号");

		var view = enter(house, "ADVERT", "本地论坛", one + "，" + other + "，" + advert());

		assertThat(view.get("links")).isEmpty();
		assertThat(view.get("candidates").valueStream().map(c -> c.get("name").asString())).contains(one, other);
		assertThat(signals(house, one)).isEmpty();
	}

	@Test
	void aShortNameIsACandidateThatAPersonConfirmsOrRejects() {
		var core = "晟宸" + IntakeFixtures.word().substring(2);
		var name = "固镇县" + core + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路6号");

		var view = enter(house, "ADVERT", "本地论坛", "“" + core + "健康”" + advert());

		assertThat(view.get("links")).isEmpty();
		var candidate = view.get("candidates").get(0);
		assertThat(candidate.get("name").asString()).isEqualTo(name);
		assertThat(candidate.get("kind").asString()).isEqualTo("SHORT_NAME");
		var linked = house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("candidateId", candidate.get("candidateId").asString(), "version", version(view)), id(view))
			.expect(201)
			.json();
		assertThat(linked.get("links").get(0).get("automatic").asBoolean()).isFalse();
		assertThat(signals(house, name)).hasSize(1);
	}

	@Test
	void aLinkIsUndoneWithAReasonAndItsSignalEnds() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路7号");
		var view = enter(house, "ADVERT", "本地论坛", name + "：" + advert());
		assertThat(signals(house, name)).hasSize(1);

		var undone = house.as(Person.CLERK)
			.put("/api/intake/items/{id}/links/{link}/end", Map.of("reason", "同名的另一家", "version", version(view)), id(view),
					view.get("links").get(0).get("linkId").asString())
			.expect(200)
			.json();

		assertThat(undone.get("links").get(0).get("endedReason").asString()).isEqualTo("同名的另一家");
		assertThat(undone.get("item").get("subjects")).isEmpty();
		assertThat(signals(house, name)).isEmpty();
	}

	@Test
	void aSubjectOfANewNameIsMadeWhenAPersonSaysSo() {
		var name = "固镇" + IntakeFixtures.word() + "互助会";
		var view = enter(house, "POST", "本地论坛", advert());

		var linked = house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("subjectName", name, "version", version(view)), id(view))
			.expect(201)
			.json();

		assertThat(linked.get("item").get("subjects").get(0).asString()).isEqualTo(name);
		assertThat(signals(house, name)).hasSize(1);
		house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("subjectName", name, "version", version(linked)), id(view))
			.expect(409);
		house.as(Person.CLERK).post("/api/intake/items/{id}/links", Map.of("version", version(linked)), id(view)).expect(422);
	}

	@Test
	void aContactThatAPersonLinkedBeforeMakesACandidate() {
		var name = "固镇" + IntakeFixtures.word() + "工作室";
		var phone = "0552-60" + (10000 + Math.abs(name.hashCode()) % 89999);
		var first = enter(house, "ADVERT", "甲网站", advert() + "电话" + phone);
		house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("subjectName", name, "version", version(first)), id(first))
			.expect(201);

		var second = enter(house, "ADVERT", "乙网站", advert() + "热线电话" + phone);

		assertThat(second.get("links")).isEmpty();
		assertThat(second.get("candidates").get(0).get("kind").asString()).isEqualTo("SAME_CONTACT");
		var rejected = house.as(Person.CLERK)
			.put("/api/intake/items/{id}/candidates/{c}/rejection", Map.of("note", "电话已转让", "version", version(second)), id(second),
					second.get("candidates").get(0).get("candidateId").asString())
			.expect(200)
			.json();
		assertThat(rejected.get("candidates").get(0).get("status").asString()).isEqualTo("REJECTED");
		assertThat(rejected.get("candidates").get(0).get("note").asString()).isEqualTo("电话已转让");
	}

	@Test
	void aTelephoneThatOneFirmOfTheCountyRegisteredMakesACandidateAndNeverALink() {
		var name = "固镇县" + IntakeFixtures.word() + "商贸有限公司";
		var phone = "0552-61" + (10000 + Math.abs(name.hashCode()) % 89999);
		registerPhones(name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路12号," + phone);

		var view = enter(house, "ADVERT", "本地论坛", advert() + "电话" + phone);

		assertThat(view.get("links")).isEmpty();
		var candidate = view.get("candidates").get(0);
		assertThat(candidate.get("kind").asString()).isEqualTo("REGISTER_PHONE");
		assertThat(candidate.get("name").asString()).isEqualTo(name);
		assertThat(candidate.get("status").asString()).isEqualTo("OPEN");
		assertThat(candidate.get("reason").asString()).contains("尾号" + phone.substring(phone.length() - 4), "只有这一家");
		assertThat(signals(house, name)).isEmpty();
		var linked = house.as(Person.CLERK)
			.post("/api/intake/items/{id}/links", Map.of("candidateId", candidate.get("candidateId").asString(), "version", version(view)), id(view))
			.expect(201)
			.json();
		assertThat(linked.get("links").get(0).get("automatic").asBoolean()).isFalse();
		assertThat(signals(house, name)).hasSize(1);
	}

	/** As R5B: a telephone of many is an agent's. */
	@Test
	void aTelephoneThatSeveralFirmsShareOrThatOneHasWhichIsNoMoreMakesNone() {
		var word = IntakeFixtures.word();
		var shared = "0552-62" + (10000 + Math.abs(word.hashCode()) % 89999);
		var gone = "0552-63" + (10000 + Math.abs(word.hashCode()) % 89999);
		registerPhones("固镇县" + word + "甲商贸有限公司," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路13号," + shared,
				"固镇县" + word + "乙商贸有限公司," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路14号," + shared,
				"固镇县" + word + "丙商贸有限公司," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路15号," + gone + ",注销");

		assertThat(enter(house, "ADVERT", "本地论坛", advert() + "电话" + shared).get("candidates")).isEmpty();
		assertThat(enter(house, "ADVERT", "本地论坛", advert() + "电话" + gone).get("candidates")).isEmpty();
	}

	/** Brings firms with their telephones in and waits until these were read out of the rows in the background. */
	private void registerPhones(String... lines) {
		IntakeFixtures.registerWith(house, "企业名称,统一社会信用代码,注册日期,经营范围,注册地址,联系电话,经营状态", lines);
		for (var line : lines) {
			var name = line.split(",")[0];
			IntakeFixtures.until(() -> sql.sql("select count(*) from firm_trait t join firm f on f.firm_id = t.firm_id where f.name = :name")
				.param("name", name)
				.query(Integer.class)
				.single() == 1, () -> "nothing is read of " + name);
		}
	}

	@Test
	void aFalseAlarmEndsTheSignalAndIsCountedAgainstEachRuleThatSpoke() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路8号");
		var view = enter(house, "ADVERT", "本地论坛", name + "：" + advert());
		var before = rule("GUARANTEE");

		var judged = judge(house, view, "LICENSED_PRODUCT").expect(200).json();

		assertThat(judged.get("item").get("verdict").asString()).isEqualTo("FALSE_ALARM");
		assertThat(signals(house, name)).isEmpty();
		var after = rule("GUARANTEE");
		assertThat(after.get("judged").asInt()).isEqualTo(before.get("judged").asInt() + 1);
		assertThat(after.get("falseAlarms").asInt()).isEqualTo(before.get("falseAlarms").asInt() + 1);
		assertThat(after.get("low").asDouble()).isLessThan(after.get("share").asDouble());
		assertThat(after.get("high").asDouble()).isGreaterThanOrEqualTo(after.get("share").asDouble());
		var behind = house.as(Person.CLERK).get("/api/intake/items?rule=GUARANTEE&judged=FALSE_ALARM&size=200").expect(200).json();
		assertThat(behind.get("total").asInt()).isEqualTo(after.get("falseAlarms").asInt());
	}

	@Test
	void aVerdictIsChangedWithItsHistoryAndTheSignalComesBack() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路9号");
		var view = enter(house, "ADVERT", "本地论坛", name + "：" + advert());
		var wrong = judge(house, view, "MISREAD").expect(200).json();

		var right = judge(house, wrong, "PROMISED_RETURN").expect(200).json();

		assertThat(right.get("verdicts").valueStream().map(v -> v.get("verdict").asString())).containsExactly("CONFIRMED", "FALSE_ALARM");
		assertThat(right.get("item").get("judgedBy").asString()).isEqualTo("测试CLERK");
		assertThat(signals(house, name)).hasSize(1);
		assertThat(signals(house, name).get(0).get("because").asString()).contains("经人工研判属实");
		judge(house, wrong, "MISREAD").expect(409);
	}

	@Test
	void theReasonOtherWantsWordsAndNoReporter() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		var clerk = house.as(Person.CLERK);

		clerk.put("/api/intake/items/{id}/verdict", Map.of("reason", "OTHER_FALSE", "version", version(view)), id(view)).expect(422);
		var refused = clerk.put("/api/intake/items/{id}/verdict",
				Map.of("reason", "MISREAD", "note", "来电人13812345678说的", "version", version(view)), id(view)).expect(422);

		assertThat(refused.json().get("type").asString()).endsWith("IdentityInText");
	}

	@Test
	void aNewScreeningStandsBesideTheOldOneWhichIsNeverRewritten() {
		var view = enter(house, "ADVERT", "本地论坛", advert());
		var old = view.get("screening").get("screeningId").asString();

		var again = house.as(Person.CLERK)
			.post("/api/intake/items/{id}/screenings", Map.of("version", version(view)), id(view))
			.expect(201)
			.json();

		assertThat(again.get("screening").get("screeningId").asString()).isNotEqualTo(old);
		assertThat(again.get("earlier").get(0).get("screeningId").asString()).isEqualTo(old);
		for (var table : List.of("intake_screening", "intake_raw", "intake_sighting", "intake_verdict", "intake_takedown_step")) {
			org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.sql("delete from " + table).update()).as(table).isNotNull();
		}
	}

	@Test
	void educationAndCourtNewsAreKeptBelowYellowAndTellNobody() {
		var view = enter(house, "NEWS", "县融媒体中心",
				"警惕“保本高收益”陷阱！县处非办提醒广大群众：凡承诺年化收益18%、推荐亲友投资有奖励的，均涉嫌非法集资，请勿参与，发现线索请及时举报。远离非法集资，守住钱袋子。"
						+ IntakeFixtures.word());

		assertThat(view.get("item").get("level").asString()).isIn("GREEN", "BLUE");
		assertThat(view.get("item").get("guard").asString()).isNotEmpty();
	}

	@Test
	void aComplaintThatIsReadAsOneTellsOfItsSubjectAndHidesWhoComplained() {
		var name = "固镇县" + IntakeFixtures.word() + "养老服务有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路10号");
		var entry = IntakeFixtures.entry("COMPLAINT", House.TOWNSHIP_A, "12345热线",
				"我是投资人，投诉人：王某某，电话13812345678，身份证110105194912310021。我在该公司投了5万元，当初承诺保本保息年化18%，每月返息，推荐亲友投资另有奖励，现在到期提现不了，"
						+ "电话没人接，要求退款，请求查处。");
		entry.put("target", name);

		var view = house.as(Person.CLERK).post("/api/intake/entries", entry).expect(201).json();

		assertThat(view.get("text").asString()).doesNotContain("13812345678", "110105194912310021", "王某某");
		assertThat(view.get("links").get(0).get("subjectName").asString()).isEqualTo(name);
		assertThat(view.get("screening").get("documentSort").asString()).isEqualTo("投诉");
		assertThat(sql.sql("select count(*) from intake_raw where payload like '%13812345678%'").query(Integer.class).single()).isZero();
	}

	@Test
	void aTextIsEnteredOnlyWithinThePost() {
		house.as(Person.CLERK).post("/api/intake/entries", IntakeFixtures.entry("POST", House.OTHER_COUNTY, "论坛", advert())).expect(422);
		house.as(Person.CLERK).post("/api/intake/entries", IntakeFixtures.entry("POST", House.TOWNSHIP_A, "论坛", " ")).expect(422);
		house.as(Person.TOWN_A).post("/api/intake/entries", IntakeFixtures.entry("POST", House.TOWNSHIP_A, "论坛", advert())).expect(403);
	}

	@Test
	void aTextWhoseSourceNamesTheCountyAloneLiesWhereItsFirmLies() {
		var name = "固镇县" + IntakeFixtures.word() + "健康管理有限公司";
		register(house, name + "," + code() + ",2020-01-31,服装销售,固镇县谷阳镇谷阳路11号");

		var view = house.as(Person.CLERK)
			.post("/api/intake/entries", IntakeFixtures.entry("ADVERT", House.COUNTY, "本地论坛", name + "：" + advert()))
			.expect(201)
			.json();

		assertThat(view.get("item").get("regionCode").asString()).startsWith("340323").isNotEqualTo(House.COUNTY);
	}

	@Test
	void listsAreFilteredAndCounted() {
		var body = advert();
		var view = enter(house, "ADVERT", "筛选来源" + IntakeFixtures.word(), body);
		var source = view.get("item").get("sources").get(0).asString();
		var clerk = house.as(Person.CLERK);
		var today = cn.fangfei.server.warning.WarningFixtures.today().toString();

		for (var query : List.of("source={s}", "source={s}&channel=ADVERT", "source={s}&alarms=true", "source={s}&judged=WAITING",
				"source={s}&rule=GUARANTEE", "source={s}&region=" + House.TOWNSHIP_A, "source={s}&from=" + today + "&to=" + today,
				"source={s}&linked=false", "source={s}&takedown=NONE", "source={s}&sort=score,desc",
				"source={s}&level=" + view.get("item").get("level").asString())) {
			assertThat(clerk.get("/api/intake/items?" + query, source).expect(200).json().get("total").asInt()).as(query).isEqualTo(1);
		}
		for (var query : List.of("source={s}&channel=NEWS", "source={s}&judged=JUDGED", "source={s}&linked=true", "source={s}&takedown=ANSWERED",
				"source={s}&to=2020-01-01", "source={s}&region=" + House.TOWNSHIP_B)) {
			assertThat(clerk.get("/api/intake/items?" + query, source).expect(200).json().get("total").asInt()).as(query).isZero();
		}
		assertThat(clerk.get("/api/intake/source-names").expect(200).text()).contains(source);
		assertThat(clerk.get("/api/intake/counts").expect(200).json().get("waiting").asInt()).isPositive();
	}

	private JsonNode rule(String kind) {
		return house.as(Person.CLERK)
			.get("/api/intake/rules")
			.expect(200)
			.json()
			.get("rules")
			.valueStream()
			.filter(r -> r.get("rule").asString().equals(kind))
			.findFirst()
			.orElseThrow();
	}
}
