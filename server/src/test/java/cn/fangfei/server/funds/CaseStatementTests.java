package cn.fangfei.server.funds;

import static cn.fangfei.server.funds.StatementFixtures.account;
import static cn.fangfei.server.funds.StatementFixtures.approve;
import static cn.fangfei.server.funds.StatementFixtures.await;
import static cn.fangfei.server.funds.StatementFixtures.bringIn;
import static cn.fangfei.server.funds.StatementFixtures.openCase;
import static cn.fangfei.server.funds.StatementFixtures.pause;
import static cn.fangfei.server.funds.StatementFixtures.propose;
import static cn.fangfei.server.funds.StatementFixtures.upload;
import static cn.fangfei.server.funds.StatementFixtures.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.funds.StatementFixtures.Paper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A13, FILE-5, issue 5 item 5(b): a statement lands as a whole, as its bank and two people say, or not at all. */
@HouseTest
class CaseStatementTests {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

	@Autowired
	House house;

	@Autowired
	Access access;

	@Autowired
	CaseStatements statements;

	@Autowired
	StatementSteps steps;

	@Autowired
	StatementFiles files;

	@Autowired
	JdbcClient sql;

	@Autowired
	PlatformTransactionManager transactions;

	private <T> T inScope(Person person, Supplier<T> work) {
		return house.runAs(access, person, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
	}

	private int kept(String caseId) {
		return inScope(Person.LEAD,
				() -> sql.sql("""
						select (select count(*) from funds_statement_row r where r.case_id = :id)
						       + (select count(*) from funds_statement_account a where a.case_id = :id)
						""")
					.param("id", UUID.fromString(caseId))
					.query(Integer.class)
					.single());
	}

	private static Paper paper() {
		return new Paper(Set.of("S-1", "S-2"), Set.of("S-1", "S-2")).pay(DAY, "P-1", "S-1", "50000.00")
			.pay(DAY.plusDays(1), "P-2", "S-1", "30000.50")
			.pay(DAY.plusDays(2), "S-1", "S-2", "10000.00")
			.pay(DAY.plusDays(30), "S-2", "P-1", "1000.00");
	}

	@Test
	void whatOneProposesAndAnotherApprovesIsBroughtIn() {
		var funds = openCase(house);

		var done = bringIn(house, funds, paper().proposal(house.as(Person.CLERK), "流水.csv"));

		assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("DONE");
		assertThat(done.get("progress").asInt()).isEqualTo(100);
		assertThat(done.get("proposedBy").asString()).isEqualTo("测试CLERK");
		assertThat(done.get("answeredBy").asString()).isEqualTo("测试LEAD");
		assertThat(kept(funds)).isEqualTo(4 + 2);
		var listed = house.as(Person.CLERK).get("/api/funds/cases?size=200").expect(200).json().get("rows");
		assertThat(listed.valueStream().filter(c -> c.get("caseId").asString().equals(funds)).findFirst().orElseThrow().get("rows").asInt())
			.isEqualTo(4);
		assertThat(house.as(Person.LEAD).get("/api/funds/statements/{id}/approval-file", done.get("statementId").asString()).expect(200).text())
			.startsWith("%PDF");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("提出导入固镇某村镇银行流水", "批准导入", "完成，共4笔", "下载批准文书");
	}

	@Test
	void neitherOfTheTwoCanDoItAlone() {
		var funds = openCase(house);
		var lead = house.as(Person.LEAD);
		var proposed = propose(lead, funds, paper().proposal(lead, "流水.csv")).expect(201).json();

		assertThat(approve(lead, proposed).expect(409).text()).contains("不能审批自己提出的流水");
		approve(house.as(Person.CLERK), proposed).expect(403);
		assertThat(proposed.get("own").asBoolean()).isTrue();
		assertThatThrownBy(() -> inScope(Person.LEAD, () -> sql.sql("""
				update funds_statement set status = 'QUEUED', answered_by = proposed_by, answered_post = proposed_by, answered_at = now()
				where statement_id = :id
				""").param("id", UUID.fromString(proposed.get("statementId").asString())).update())).isInstanceOf(DataAccessException.class)
					.hasStackTraceContaining("funds_statement_two_people");
		assertThat(kept(funds)).isZero();
	}

	@Test
	void aDeclinedStatementIsNotBroughtInAndSaysWhy() {
		var funds = openCase(house);
		var proposed = propose(house.as(Person.CLERK), funds, paper().proposal(house.as(Person.CLERK), "流水.csv")).expect(201).json();
		assertThat(waiting(Person.LEAD, funds)).isTrue();
		assertThat(waiting(Person.CLERK, funds)).as("who proposed it").isFalse();

		var declined = house.as(Person.LEAD)
			.put("/api/funds/statements/{id}/refusal", Map.of("reason", "批准文书没有写明账户", "version", 0), proposed.get("statementId").asString())
			.expect(200)
			.json();

		assertThat(waiting(Person.LEAD, funds)).isFalse();
		assertThat(declined.get("status").asString()).isEqualTo("DECLINED");
		assertThat(declined.get("answerNote").asString()).isEqualTo("批准文书没有写明账户");
		assertThat(approve(house.as(Person.LEAD), declined).expect(409).text()).contains("未批准");
		assertThat(kept(funds)).isZero();
	}

	private boolean waiting(Person person, String funds) {
		return house.as(person).get("/api/funds/cases?waiting=true&size=200").expect(200).json().get("rows").valueStream()
			.anyMatch(c -> c.get("caseId").asString().equals(funds));
	}

	@Test
	void aTotalThatDiffersRefusesTheWholeFile() {
		refused(body -> body.put("rows", 5), "笔数应为5笔，文件中是4笔");
		refused(body -> body.put("inAmount", "90000.51"), "转入合计应为90000.51元，文件中是90000.50元");
		refused(body -> body.put("outAmount", "11000.01"), "转出合计应为11000.01元，文件中是11000.00元");
		refused(body -> body.put("accounts", List.of(account("S-1", true, "0.00", "70000.51"), account("S-2", true, null, null))),
				"账户S-1的期末余额应为70000.51元，按期初余额和文件计算是70000.50元");
	}

	private void refused(Consumer<Map<String, Object>> wrong, String reason) {
		var funds = openCase(house);
		var body = paper().proposal(house.as(Person.CLERK), "流水.csv");
		wrong.accept(body);

		var ended = bringIn(house, funds, body);

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").valueStream().map(JsonNode::asString)).contains(reason);
		assertThat(kept(funds)).isZero();
		// what was refused can be proposed again with what is right
		assertThat(bringIn(house, funds, paper().proposal(house.as(Person.CLERK), "流水.csv")).get("status").asString()).isEqualTo("DONE");
	}

	@Test
	void totalsThatContradictEachOtherAreToldAtOnce() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");

		body.put("accounts", List.of(account("S-1", true, "0.00", "1.00"), account("S-2", true, "0.00", "1.00")));
		assertThat(propose(clerk, funds, body).expect(422).text()).contains("不等于期末余额合计");
		body.put("accounts", List.of(account("S-1", true, null, null), account(" S-1", true, null, null)));
		assertThat(propose(clerk, funds, body).expect(422).text()).contains("同一账户写了不止一行");
		body.put("accounts", List.of(account("S-1", true, "0.00", null), account("S-2", true, null, null)));
		assertThat(propose(clerk, funds, body).expect(422).text()).contains("账户S-1只写了期初、期末余额中的一个");
		body.put("accounts", List.of(account("S-1", true, null, null), account("S-2", true, null, "5.00")));
		assertThat(propose(clerk, funds, body).expect(422).text()).contains("账户S-2只写了期初、期末余额中的一个");
	}

	@Test
	void withoutAnApprovalOrItsScanNothingIsProposed() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);

		for (var field : List.of("approvalNumber", "approvedOn", "approvalBody", "approvalUploadId")) {
			var body = paper().proposal(clerk, "流水.csv");
			body.remove(field);
			propose(clerk, funds, body).expect(400);
		}
		var blank = paper().proposal(clerk, "流水.csv");
		blank.put("approvalNumber", "  ");
		propose(clerk, funds, blank).expect(400);
		var noScan = paper().proposal(clerk, "流水.csv");
		noScan.put("approvalUploadId", upload(clerk, "批准文书.pdf", "不是扫描件".getBytes(StandardCharsets.UTF_8)));
		assertThat(propose(clerk, funds, noScan).expect(422).text()).contains("扫描件");
		var early = paper().proposal(clerk, "流水.csv");
		early.put("approvedOn", "2999-01-01");
		assertThat(propose(clerk, funds, early).expect(422).text()).contains("还没有到");
		var ofAnother = paper().proposal(clerk, "流水.csv");
		ofAnother.put("approvalUploadId", upload(house.as(Person.LEAD), "批准文书.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
		propose(clerk, funds, ofAnother).expect(404);
		assertThat(kept(funds)).isZero();
	}

	@Test
	void aFileThatIsNoStatementIsToldAtOnce() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv", "姓名,电话\n甲,乙\n".getBytes(StandardCharsets.UTF_8));

		assertThat(propose(clerk, funds, body).expect(422).text()).contains("表头里没有 txn_id");
	}

	@Test
	void theSameFileAgainAndChangedRowsUnderItsNameAreRefused() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var first = paper();
		assertThat(bringIn(house, funds, first.proposal(clerk, "一季度.csv")).get("status").asString()).isEqualTo("DONE");

		assertThat(propose(clerk, funds, first.proposal(clerk, "改了名.csv")).expect(409).text()).contains("这份文件已由测试CLERK");
		assertThat(propose(clerk, funds, paper().proposal(clerk, "一季度.csv")).expect(409).text()).contains("同名的流水", "不会被覆盖");
		assertThat(kept(funds)).isEqualTo(6);
	}

	@Test
	void aChangedRowUnderAnotherNameIsFoundByItsNumberAndNoRowOfItsFileLands() {
		var funds = openCase(house);
		var first = new Paper(Set.of("S-1"), Set.of("S-1")).row("A1", DAY, "P", "S-1", "100.00").row("A2", DAY, "P", "S-1", "200.00");
		bringIn(house, funds, first.proposal(house.as(Person.CLERK), "一.csv"));
		var second = new Paper(Set.of("S-1"), Set.of("S-1")).row("A3", DAY, "P", "S-1", "1.00").row("A2", DAY, "P", "S-1", "999.00");

		var ended = bringIn(house, funds, second.proposal(house.as(Person.CLERK), "二.csv"));

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").get(0).asString()).isEqualTo("交易编号A2已在流水“一.csv”第2笔，时间、双方或者金额和这份不同");
		assertThat(kept(funds)).isEqualTo(3);
	}

	@Test
	void aNumberTwiceInOneFileRefusesIt() {
		var funds = openCase(house);
		var paper = new Paper(Set.of("S-1"), Set.of("S-1")).row("A1", DAY, "P", "S-1", "100.00").row("A1", DAY, "P", "S-1", "100.00");

		var ended = bringIn(house, funds, paper.proposal(house.as(Person.CLERK), "一.csv"));

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").get(0).asString()).isEqualTo("交易编号A1在文件里不止一次");
		assertThat(kept(funds)).isZero();
	}

	@Test
	void dirtyRowsAreNamedByLineAndTheFileIsRefused() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var file = "txn_id,time,payer,payee,amount,channel,memo\nB1,2026-01-05,P,S-1,100,,\nB2,二月三十,P,S-1,100,,\n"
			+ "B3,2026-01-05,P,S-1,-5,,\nB4,2026-01-05,P,Q,5,,\nB5,2026-01-05,,,5,,\nB6,2026-01-05,P,S-1,9223372036854775807,,\n";
		var body = paper().proposal(clerk, "脏.csv", file.getBytes(StandardCharsets.UTF_8));
		body.put("rows", 6);

		var ended = bringIn(house, funds, body);

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").valueStream().map(r -> r.asString().substring(0, 4))).containsExactly("第3行：", "第4行：", "第5行：", "第6行：", "第7行：");
		assertThat(ended.get("reasons").get(2).asString()).isEqualTo("第5行：付款方和收款方都不是写明的账户");
		assertThat(kept(funds)).isZero();
	}

	@Test
	void aListOfAccountsNamesHoldersAndHidesTheirIdentityNumbers() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");
		var list = "account,holder,holder_name,kind,opened_on,birth_year,region_code,subject\n" + "P-1,34052419800101001X,甲某,PERSON,2018-05-01,1980,340323,\n"
			+ "P-2,34052419800101001X,甲某,PERSON,,,,\nS-1,,某养生咨询公司,COMPANY,2025-01-01,,340323,\n";
		body.put("accountsUploadId", upload(clerk, "账户.csv", list.getBytes(StandardCharsets.UTF_8)));

		assertThat(bringIn(house, funds, body).get("status").asString()).isEqualTo("DONE");

		var parties = clerk.get("/api/funds/cases/{id}/parties", funds).expect(200).json().get("rows");
		assertThat(parties).hasSize(1);
		assertThat(parties.get(0).get("name").asString()).isEqualTo("甲某");
		assertThat(parties.get(0).get("holder").asString()).isEqualTo("340524********001X");
		assertThat(clerk.get("/api/funds/cases/{id}/parties?q={q}", funds, "340524********001X").expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(parties.get(0).get("inAmount").decimalValue()).isEqualByComparingTo("80000.50");
		assertThat(inScope(Person.CLERK, () -> sql.sql("select count(*) from funds_statement_account where holder like '%19800101%'")
			.query(Integer.class)
			.single())).isZero();
	}

	@Test
	void twoPeopleOfACountyWhoseNumbersDifferInTheBirthDateAloneStayTwo() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");
		var list = "account,holder,holder_name,kind\nP-1,34052419800101001X,,PERSON\nP-2,34052419910202001x,乙某,PERSON\n";
		body.put("accountsUploadId", upload(clerk, "账户.csv", list.getBytes(StandardCharsets.UTF_8)));

		assertThat(bringIn(house, funds, body).get("status").asString()).isEqualTo("DONE");

		var rows = clerk.get("/api/funds/cases/{id}/parties?sort=inAmount,desc", funds).expect(200).json().get("rows");
		assertThat(rows.valueStream().map(p -> p.get("name").asString() + p.get("holder").asString() + " " + p.get("inAmount").asDouble()))
			.containsExactly("340524********001X340524********001X 50000.0", "乙某340524********001X 30000.5");
		assertThat(clerk.get("/api/funds/cases/{id}/payments?party={p}", funds, rows.get(1).get("key").asString()).expect(200).json().get("total").asInt())
			.isEqualTo(1);
		var holders = inScope(Person.CLERK, () -> sql.sql("select holder from funds_statement_account where case_id = :id and holder <> ''")
			.param("id", UUID.fromString(funds))
			.query(String.class)
			.list());
		assertThat(holders).hasSize(2).doesNotHaveDuplicates().allMatch(h -> h.matches("340524\\*{8}001X#[0-9a-f]{16}"));
		assertThat(HolderKey.of("钥", UUID.fromString(funds), "34052419800101001X")).as("not without the server's key").isNotIn(holders);
	}

	@Test
	void aPaymentThatTheStatementsOfBothSidesTellOfCountsOnce() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var first = new Paper(Set.of("S-1"), Set.of("S-1")).row("A1", DAY, "P", "S-1", "1000.00")
			.row("A2", DAY, "S-1", "K-1", "400.00")
			.row("A3", DAY, "S-1", "K-1", "400.00")
			.row("A4", DAY.plusDays(1), "K-1", "S-1", "50.00")
			.row("SAME", DAY.plusDays(2), "S-1", "K-1", "7.00");
		var second = new Paper(Set.of("K-1"), Set.of()).row("B1", DAY, "S-1", "K-1", "400.00")
			.row("B2", DAY, "S-1", "K-1", "400.00")
			.row("B3", DAY.plusDays(1), "K-1", "S-1", "50.00")
			.row("B4", DAY.plusDays(3), "K-1", "H", "100.00")
			.row("SAME", DAY.plusDays(2), "S-1", "K-1", "7.00");
		bringIn(house, funds, first.proposal(clerk, "主体.csv"));

		assertThat(bringIn(house, funds, second.proposal(clerk, "控制人.csv")).get("status").asString()).isEqualTo("DONE");

		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		assertThat(read.get("totals").get("rows").asInt()).isEqualTo(6);
		assertThat(read.get("totals").get("outAmount").decimalValue()).isEqualByComparingTo("807.00");
		assertThat(read.get("totals").get("inAmount").decimalValue()).isEqualByComparingTo("1050.00");
		assertThat(read.get("notes").toString()).contains("有4笔在几份流水里重复");
		var payments = clerk.get("/api/funds/cases/{id}/payments?party=K-1", funds).expect(200).json();
		assertThat(payments.get("total").asInt()).isEqualTo(4);
		assertThat(payments.get("rows").valueStream().map(r -> r.get("transactionId").asString())).containsExactlyInAnyOrder("A2", "A3", "B3", "SAME");
	}

	@Test
	void aPaymentThatIsBookedBeforeMidnightHereAndAfterItThereCountsOnceAndIsShown() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var left = new Paper(Set.of("S-1"), Set.of("S-1")).row("A1", DAY, "P", "S-1", "1000.00")
			.row("A2", DAY.atTime(23, 58, 10), "S-1", "K-1", "400.00")
			.row("A3", DAY.plusDays(5).atTime(23, 58), "S-1", "K-1", "30.00");
		var came = new Paper(Set.of("K-1"), Set.of()).row("B1", DAY.plusDays(1).atTime(0, 1, 2), "S-1", "K-1", "400.00")
			.row("B2", DAY.plusDays(6).atTime(0, 31), "S-1", "K-1", "30.00");
		bringIn(house, funds, left.proposal(clerk, "主体.csv"));

		assertThat(bringIn(house, funds, came.proposal(clerk, "控制人.csv")).get("status").asString()).isEqualTo("DONE");

		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		assertThat(read.get("totals").get("rows").asInt()).isEqualTo(4);
		assertThat(read.get("totals").get("outAmount").decimalValue()).isEqualByComparingTo("460.00");
		assertThat(read.get("notes").valueStream().map(JsonNode::asString)).contains(
				"零点前后：S-1 付给 K-1 400.00 元，付款方流水 A2（2026-01-05 23:58:10），收款方流水 B1（2026-01-06 00:01:02）。")
			.anyMatch(note -> note.startsWith("其中1笔，付款方、收款方的银行记在零点前后的两天"));
		assertThat(clerk.get("/api/funds/cases/{id}/payments?party=K-1", funds)
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.map(r -> r.get("transactionId").asString())).containsExactlyInAnyOrder("A2", "A3", "B2");
	}

	@Test
	void moreThanHalfAMillionAccountsOfOneStatementOnItsListRefuseIt() throws Exception {
		var most = 500_000;
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");
		var list = new StringBuilder("account,holder_name\n");
		var seen = new HashSet<String>();
		for (var i = 0; i < most; i++) {
			seen.add("K" + i);
			list.append('K').append(i).append(",\n");
		}
		body.put("accountsUploadId", upload(clerk, "账户.csv", list.toString().getBytes(StandardCharsets.UTF_8)));
		var proposed = propose(clerk, funds, body).expect(201).json();
		var statement = inScope(Person.CLERK,
				() -> statements.find(UUID.fromString(proposed.get("statementId").asString()), access.actor().scope()).orElseThrow());
		assertThat(statement.totals().accounts()).as("its own").hasSize(2);

		assertThatThrownBy(() -> files.accounts(statement, seen)).isInstanceOf(StatementRefused.class)
			.hasMessageContaining("超过500000个")
			.hasMessageContaining("按期间分成几份");

		seen.remove("K0");
		seen.remove("K1");
		assertThat(files.accounts(statement, seen)).hasSize(most);
	}

	@Test
	void aPaymentThatOverlappingStatementsOfOneAccountTellOfUnderOtherNumbersCountsOnceAndThatIsSaid() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var spring = new Paper(Set.of("S-1"), Set.of("S-1")).row("J1", DAY, "P", "S-1", "1000.00")
			.row("J2", DAY.plusDays(1), "P", "S-1", "300.00")
			.row("J3", DAY.plusDays(1), "P", "S-1", "300.00")
			.row("J4", DAY.plusDays(2), "S-1", "K-1", "50.00");
		var summer = new Paper(Set.of("S-1"), Set.of("S-1")).row("F1", DAY.plusDays(1), "P", "S-1", "300.00")
			.row("F2", DAY.plusDays(1), "P", "S-1", "300.00")
			.row("F3", DAY.plusDays(1), "Q", "S-1", "300.00")
			.row("F4", DAY.plusDays(2), "S-1", "K-1", "50.00")
			.row("F5", DAY.plusDays(9), "P", "S-1", "20.00");
		var beyond = new Paper(Set.of("K-1"), Set.of()).row("B1", DAY.plusDays(2), "S-1", "K-1", "50.00");
		bringIn(house, funds, spring.proposal(clerk, "一季度.csv"));
		bringIn(house, funds, summer.proposal(clerk, "二季度.csv"));

		assertThat(bringIn(house, funds, beyond.proposal(clerk, "控制人.csv")).get("status").asString()).isEqualTo("DONE");

		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		assertThat(read.get("totals").get("rows").asInt()).isEqualTo(6);
		assertThat(read.get("totals").get("inAmount").decimalValue()).isEqualByComparingTo("1920.00");
		assertThat(read.get("totals").get("outAmount").decimalValue()).isEqualByComparingTo("50.00");
		assertThat(read.get("notes").toString()).contains("有3笔在同一账户的几份流水里各有一笔", "有1笔在几份流水里重复");
		var payments = clerk.get("/api/funds/cases/{id}/payments?party=P", funds).expect(200).json();
		assertThat(payments.get("total").asInt()).isEqualTo(4);
		assertThat(payments.get("rows").valueStream().map(r -> r.get("transactionId").asString())).containsExactly("J1", "J2", "J3", "F5");
	}

	@Test
	void aWrongStatementIsSupersededByTwoAndTheRightOneTakesItsPlace() {
		var clerk = house.as(Person.CLERK);
		var lead = house.as(Person.LEAD);
		var funds = openCase(house);
		// the wrong account was ticked as the subject's
		var wrong = new Paper(Set.of("S-1", "K-1"), Set.of("K-1")).row("A1", DAY, "P", "S-1", "1000.00").row("A2", DAY, "S-1", "K-1", "400.00");
		var done = bringIn(house, funds, wrong.proposal(clerk, "一.csv"));
		var id = done.get("statementId").asString();
		var version = done.get("version").asInt();
		lead.put("/api/funds/statements/{id}/supersession/approval", Map.of("version", version), id).expect(409);

		var proposed = lead.put("/api/funds/statements/{id}/supersession", Map.of("reason", "主体账户勾错", "version", version), id).expect(200).json();
		assertThat(proposed.get("status").asString()).isEqualTo("DONE");
		assertThat(lead.put("/api/funds/statements/{id}/supersession/approval", Map.of("version", version + 1), id).expect(409).text())
			.contains("不能同意自己提出的作废");
		clerk.put("/api/funds/statements/{id}/supersession/approval", Map.of("version", version + 1), id).expect(403);
		assertThatThrownBy(() -> inScope(Person.LEAD, () -> sql.sql("""
				update funds_statement set status = 'SUPERSEDED', superseded_by = superseding_by, superseded_at = now() where statement_id = :id
				""").param("id", UUID.fromString(id)).update())).isInstanceOf(DataAccessException.class)
					.hasStackTraceContaining("funds_statement_superseded_by_two");
		clerk.put("/api/funds/statements/{id}/supersession/refusal", Map.of("version", version + 1), id).expect(200);
		clerk.put("/api/funds/statements/{id}/supersession", Map.of("reason", "主体账户勾错", "version", version + 2), id).expect(200);
		assertThat(waiting(Person.LEAD, funds)).isTrue();
		assertThat(waiting(Person.CLERK, funds)).isFalse();
		assertThat(propose(clerk, funds, wrong.proposal(clerk, "一.csv")).expect(409).text()).contains("这份文件已由");

		var superseded = lead.put("/api/funds/statements/{id}/supersession/approval", Map.of("version", version + 3), id).expect(200).json();

		assertThat(superseded.get("status").asString()).isEqualTo("SUPERSEDED");
		assertThat(superseded.get("supersession").get("reason").asString()).isEqualTo("主体账户勾错");
		assertThat(kept(funds)).as("what was brought in stays").isEqualTo(4);
		assertThat(clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json().get("totals").get("rows").asInt()).isZero();
		var right = wrong.proposal(clerk, "一.csv");
		right.put("accounts", List.of(account("K-1", false, null, null), account("S-1", true, null, null)));
		assertThat(bringIn(house, funds, right).get("status").asString()).isEqualTo("DONE");
		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		assertThat(read.get("accounts").valueStream().map(a -> a.get("account").asString())).containsExactly("S-1");
		assertThat(read.get("totals").get("inAmount").decimalValue()).isEqualByComparingTo("1000.00");
		assertThat(clerk.get("/api/funds/cases/{id}/payments?party=P", funds).expect(200).json().get("total").asInt()).isEqualTo(1);
		lead.put("/api/funds/statements/{id}/supersession", Map.of("reason", "再来一次", "version", version + 4), id).expect(409);
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("提出作废固镇某村镇银行流水", "不作废", "同意作废");
	}

	@Test
	void aBadListOfAccountsRefusesTheStatement() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");
		body.put("accountsUploadId", upload(clerk, "账户.csv", "account,holder_name\n,没有账户\n".getBytes(StandardCharsets.UTF_8)));

		var ended = bringIn(house, funds, body);

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").get(0).asString()).startsWith("账户清单第2行：");
		assertThat(kept(funds)).isZero();
	}

	@Test
	void whoIsNeitherPersonNorFirmByTheListIsCountedAsAPersonAndThatIsSaid() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = new Paper(Set.of("S-1"), Set.of("S-1")).pay(DAY, "P-1", "S-1", "1.00")
			.pay(DAY, "P-2", "S-1", "2.00")
			.pay(DAY, "P-3", "S-1", "4.00")
			.pay(DAY, "S-1", "P-4", "1.00")
			.proposal(clerk, "流水.csv");
		var list = "account,holder_name,kind\nP-1,某支付,支付机构\nP-2,甲某,个人\nP-3,不知道,\n";
		body.put("accountsUploadId", upload(clerk, "账户.csv", list.getBytes(StandardCharsets.UTF_8)));

		assertThat(bringIn(house, funds, body).get("status").asString()).isEqualTo("DONE");

		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		assertThat(read.get("participants").get("persons").asInt()).isEqualTo(2);
		assertThat(read.get("notes").toString()).contains("有2个收付对象不在账户清单里或者清单没有写类型，按个人计，其中1个计为出资人");
		assertThat(read.get("roles").toString()).contains("AGENT");
	}

	@Test
	void aKindThatIsNoneRefusesTheListByItsLine() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var body = paper().proposal(clerk, "流水.csv");
		body.put("accountsUploadId",
				upload(clerk, "账户.csv", "account,holder_name,kind\nP-1,甲某,个人\nP-9,乙某,对公户\n".getBytes(StandardCharsets.UTF_8)));

		var ended = bringIn(house, funds, body);

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").get(0).asString()).startsWith("账户清单第3行：").contains("对公户").doesNotContain("按主体判断");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("没有导入固镇某村镇银行流水“流水.csv”，原因1条");
		assertThat(kept(funds)).isZero();
	}

	@Test
	void ofAListOnlyTheAccountsOfTheStatementAreKeptHoweverLongItIs() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var paper = new Paper(Set.of("S-1"), Set.of("S-1"));
		var list = new StringBuilder("account,holder_name,kind\n");
		IntStream.range(0, 6_000).forEach(i -> {
			paper.pay(DAY, "P-" + i, "S-1", "10.00");
			list.append("P-").append(i).append(",甲").append(i).append(",个人\nQ-").append(i).append(",旁人,个人\n");
		});
		var body = paper.proposal(clerk, "流水.csv");
		body.put("accountsUploadId", upload(clerk, "账户.csv", list.toString().getBytes(StandardCharsets.UTF_8)));

		assertThat(bringIn(house, funds, body).get("status").asString()).isEqualTo("DONE");

		assertThat(kept(funds)).isEqualTo(6_000 + 6_000 + 1);
	}

	@Test
	void aNumberOrAccountWithAControlByteIsABadRow() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var file = "txn_id,time,payer,payee,amount,channel,memo\nB\u00001,2026-01-05,P,S-1,100,,\nB2,2026-01-05,P\u0000Q,S-1,100,,\n";
		var body = paper().proposal(clerk, "字节.csv", file.getBytes(StandardCharsets.UTF_8));
		body.put("rows", 2);

		var ended = bringIn(house, funds, body);

		assertThat(ended.get("status").asString()).isEqualTo("REFUSED");
		assertThat(ended.get("reasons").valueStream().map(r -> r.asString().substring(0, 4))).containsExactly("第2行：", "第3行：");
	}

	@Test
	void aStatementThatBrokeOffTooOftenIsEndedAndThatIsOnRecord() {
		var funds = openCase(house);
		var proposed = propose(house.as(Person.CLERK), funds, paper().proposal(house.as(Person.CLERK), "流水.csv")).expect(201).json();
		var id = UUID.fromString(proposed.get("statementId").asString());
		inScope(Person.LEAD, () -> statements.answer(id, CaseStatementStatus.QUEUED, null, access.actor(), Instant.now(), 0));
		inScope(Person.LEAD, () -> sql.sql("update funds_statement set attempts = 5 where statement_id = :id").param("id", id).update());
		bringIn(house, openCase(house), paper().proposal(house.as(Person.CLERK), "流水.csv"));

		assertThat(await(house.as(Person.LEAD), proposed).get("status").asString()).isEqualTo("FAILED");

		var lines = house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).json().get("rows").valueStream()
			.filter(l -> l.toString().contains(id.toString()))
			.map(JsonNode::toString);
		assertThat(lines).anyMatch(l -> l.contains("导入多次中断"));
	}

	@Test
	void rowsAndAccountsAreChangedByNobodyAndAddedOnlyByTheImport() {
		var funds = openCase(house);
		var done = bringIn(house, funds, paper().proposal(house.as(Person.CLERK), "流水.csv"));

		for (var change : List.of("update funds_statement_row set fen = 1", "delete from funds_statement_row",
				"update funds_statement_account set name = ''", "insert into funds_statement_row values (null)",
				"update funds_statement set declared_rows = 1", "select * from funds_statement_row_0")) {
			assertThatThrownBy(() -> inScope(Person.LEAD, () -> {
				sql.sql(change).query((r, n) -> 0).list();
				return 0;
			})).as(change).isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
		}
		var id = UUID.fromString(done.get("statementId").asString());
		assertThatThrownBy(() -> inScope(Person.LEAD, () -> statements.keepRows(id, 1, new StatementRows())))
			.isInstanceOf(DataAccessException.class)
			.hasStackTraceContaining("no statement that is being brought in");
		assertThatThrownBy(() -> inScope(Person.LEAD, () -> sql.sql("update funds_statement set status = 'RUNNING' where statement_id = :id")
			.param("id", UUID.fromString(done.get("statementId").asString()))
			.update())).isInstanceOf(DataAccessException.class).hasStackTraceContaining("keeps what was proposed");
	}

	@Test
	void whoCancelsAStatementUnderWayLeavesNothingOfIt() {
		var funds = openCase(house);
		var paper = new Paper(Set.of("S-1"), Set.of("S-1"));
		IntStream.range(0, 300_000).forEach(i -> paper.pay(DAY, "P-" + i % 5_000, "S-1", "10.00"));
		var proposed = propose(house.as(Person.CLERK), funds, paper.proposal(house.as(Person.CLERK), "大.csv")).expect(201).json();
		var lead = house.as(Person.LEAD);
		var id = proposed.get("statementId").asString();
		var queued = approve(lead, proposed).expect(200).json();
		var seen = queued;
		while (seen.get("status").asString().matches("QUEUED") || seen.get("progress").asInt() == 0) {
			pause();
			seen = lead.get("/api/funds/statements/{id}", id).expect(200).json();
		}

		lead.put("/api/funds/statements/{id}/cancellation", Map.of("version", seen.get("version").asInt()), id).expect(200);

		assertThat(seen.get("status").asString()).isEqualTo("RUNNING");
		assertThat(await(lead, proposed).get("status").asString()).isEqualTo("CANCELLED");
		assertThat(bringIn(house, openCase(house), paper().proposal(house.as(Person.CLERK), "流水.csv")).get("status").asString())
			.as("the worker goes on").isEqualTo("DONE");
		assertThat(kept(funds)).isZero();
		assertThat(lead.put("/api/funds/statements/{id}/cancellation", Map.of("version", 2), id).expect(409).text()).contains("已取消");
	}

	@Test
	void whatThePlatformLeftUndoneIsBegunAgain() {
		var funds = openCase(house);
		var proposed = propose(house.as(Person.CLERK), funds, paper().proposal(house.as(Person.CLERK), "流水.csv")).expect(201).json();
		var id = UUID.fromString(proposed.get("statementId").asString());

		// as a platform leaves it that was killed while it wrote
		inScope(Person.LEAD, () -> statements.answer(id, CaseStatementStatus.QUEUED, null, access.actor(), Instant.now(), 0));
		inScope(Person.LEAD, () -> statements.begin(id));
		inScope(Person.LEAD, () -> {
			statements.stop(id, CaseStatementStatus.INTERRUPTED, List.of(), Instant.now());
			return 0;
		});
		// the next one that is approved rings the worker, which takes up what was interrupted first
		bringIn(house, openCase(house), paper().proposal(house.as(Person.CLERK), "流水.csv"));

		assertThat(await(house.as(Person.LEAD), proposed).get("status").asString()).isEqualTo("DONE");
		assertThat(kept(funds)).isEqualTo(6);
	}

	@Test
	void aWriterThatFindsItsStatementCancelledRollsBack() {
		var funds = openCase(house);
		var proposed = propose(house.as(Person.CLERK), funds, paper().proposal(house.as(Person.CLERK), "流水.csv")).expect(201).json();
		var id = UUID.fromString(proposed.get("statementId").asString());
		house.as(Person.CLERK).put("/api/funds/statements/{id}/cancellation", Map.of("version", 0), id).expect(200);

		assertThatThrownBy(() -> house.runAs(access, Person.LEAD, () -> {
			try {
				steps.keep(steps.get(id), () -> true);
			}
			catch (cn.fangfei.formats.UnreadableFile e) {
				throw new IllegalStateException(e);
			}
			return 0;
		})).isInstanceOf(StatementStopped.class);
		assertThat(kept(funds)).isZero();
		assertThat(steps.written(id)).isZero();
	}

	@Test
	void twoWhoProposeTheSameFileInOneInstantProposeItOnce() {
		var clerk = house.as(Person.CLERK);
		var funds = openCase(house);
		var paper = paper();
		var bodies = List.of(paper.proposal(clerk, "甲.csv"), paper.proposal(clerk, "乙.csv"), paper.proposal(clerk, "丙.csv"));

		var answers = bodies.stream()
			.map(body -> CompletableFuture.supplyAsync(() -> propose(clerk, funds, body).status()))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.sorted()
			.toList();

		assertThat(answers).containsExactly(201, 409, 409);
	}

	@Test
	void aCaseIsSeenByTheOfficeAndTheUnitItWasGivenTo() {
		var name = "固镇县" + word() + "商贸有限公司";
		var funds = StatementFixtures.caseWithPayments(house, name);
		var statement = StatementFixtures.statementOf(house, funds);
		var outside = List.of("/api/funds/cases/" + funds, "/api/funds/cases/" + funds + "/reading", "/api/funds/cases/" + funds + "/parties",
				"/api/funds/cases/" + funds + "/path", "/api/funds/cases/" + funds + "/payments?party=x",
				"/api/funds/cases/" + funds + "/namings/D1/payments", "/api/funds/statements/" + statement,
				"/api/funds/statements/" + statement + "/approval-file");

		for (var path : outside) {
			house.as(Person.AGENT).get(path).expect(404);
			house.as(Person.NEIGHBOUR).get(path).expect(404);
			house.as(Person.LEADER).get(path).expect(403);
			house.as(Person.TOWN_A).get(path).expect(403);
		}
		for (var person : List.of(Person.AGENT, Person.NEIGHBOUR, Person.LEADER, Person.TOWN_A)) {
			assertThat(inScope(person, () -> sql.sql("select count(*) from funds_statement_row where case_id = :id")
				.param("id", UUID.fromString(funds))
				.query(Integer.class)
				.single())).as("by the database alone, " + person).isZero();
		}

		house.as(Person.CLERK).put("/api/funds/cases/{id}/unit", Map.of("unitId", house.unit("agency"), "version", 0), funds).expect(200);
		outside.forEach(path -> house.as(Person.AGENT).get(path).expect(200));
		propose(house.as(Person.AGENT), funds, new HashMap<>()).expect(403);
		house.as(Person.CLERK).put("/api/funds/cases/{id}/unit", Map.of("unitId", house.unit("agency"), "version", 0), funds).expect(409);
		house.as(Person.CLERK).put("/api/funds/cases/{id}/unit", Map.of("unitId", house.unit("otherOffice"), "version", 1), funds).expect(422);
		assertThat(house.as(Person.CLERK)
			.put("/api/funds/cases/{id}/unit", Map.of("unitId", house.unit("townA"), "version", 1), funds)
			.expect(422)
			.text()).contains("乡镇、社区不能看案件资金");
		var alone = new HashMap<String, Object>();
		alone.put("unitId", null);
		alone.put("version", 1);
		house.as(Person.CLERK).put("/api/funds/cases/{id}/unit", alone, funds).expect(200);
		house.as(Person.AGENT).get(outside.get(0)).expect(404);
	}

	@Test
	void aSubjectHasOneCaseOfFundsAndOnlyACountyOpensIt() {
		var name = "固镇县" + word() + "农业专业合作社";
		var funds = openCase(house, name);
		var subject = house.as(Person.CLERK).get("/api/funds/cases/{id}", funds).expect(200).json().get("subjectId").asString();

		assertThat(house.as(Person.LEAD).post("/api/funds/cases", Map.of("subjectId", subject)).expect(409).text()).contains(name);
		house.as(Person.STRANGER).post("/api/funds/cases", Map.of("subjectId", subject)).expect(422);
		house.as(Person.NEIGHBOUR).post("/api/funds/cases", Map.of("subjectId", subject)).expect(404);
		assertThat(house.as(Person.CLERK).get("/api/funds/cases?subject={id}", subject).expect(200).json().get("total").asInt()).isEqualTo(1);
		assertThat(house.as(Person.CLERK).get("/api/funds/cases?q={q}&size=1&sort=rows,desc", name).expect(200).json().get("total").asInt())
			.isEqualTo(1);
		assertThat(house.as(Person.NEIGHBOUR).get("/api/funds/cases?subject={id}", subject).expect(200).json().get("total").asInt()).isZero();
	}

	@Test
	void whatTheStatementsShowIsReckonedFromTheirRowsAndEveryLookIsOnRecord() {
		var clerk = house.as(Person.CLERK);
		var name = "固镇县" + word() + "养老服务有限公司";
		var funds = openCase(house, name);
		var first = new Paper(Set.of("S-1"), Set.of("S-1")).pay(LocalDate.of(2025, 1, 5), "", "S-1", "300.00")
			.pay(LocalDate.of(2025, 1, 6), "S-1", "", "200.00");
		var paid = new ArrayList<String>();
		for (var i = 0; i < 60; i++) {
			var joined = LocalDate.of(2025, 1, 6).plusDays(4L * i);
			var yuan = 10_000 * (1 + i % 5);
			first.pay(joined, "P-" + i, "S-1", yuan + ".00");
			for (var day = joined.plusDays(30); day.isBefore(LocalDate.of(2025, 11, 1)); day = day.plusDays(30)) {
				first.pay(day, "S-1", "P-" + i, yuan / 50 + ".00");
				paid.add("P-" + i);
			}
			first.pay(joined.plusDays(2), "S-1", "K-1", yuan / 2 + ".00");
		}
		assertThat(bringIn(house, funds, first.proposal(clerk, "主体.csv")).get("status").asString()).isEqualTo("DONE");
		var before = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();
		var traced = new Paper(Set.of("K-1"), Set.of()).pay(LocalDate.of(2025, 6, 1), "K-1", "H-1", "500000.00")
			.pay(LocalDate.of(2025, 6, 2), "", "K-1", "100.00");
		assertThat(bringIn(house, funds, traced.proposal(clerk, "控制人.csv")).get("status").asString()).isEqualTo("DONE");

		var read = clerk.get("/api/funds/cases/{id}/reading", funds).expect(200).json();

		assertThat(before.get("statements").asInt()).isEqualTo(1);
		assertThat(read.get("statements").asInt()).isEqualTo(2);
		assertThat(read.get("totals").get("rows").asInt()).isEqualTo(first.rows() + 2);
		var participants = read.get("participants");
		assertThat(participants.get("persons").asInt()).isEqualTo(60);
		assertThat(participants.get("inAmount").decimalValue()).isEqualByComparingTo("1800000.00");
		assertThat(participants.get("outstanding").decimalValue().subtract(participants.get("gain").decimalValue()))
			.isEqualByComparingTo(participants.get("inAmount").decimalValue().subtract(participants.get("outAmount").decimalValue()));
		assertThat(read.get("layers").get(0).get("toNext").decimalValue()).isEqualByComparingTo("900200.00");
		assertThat(read.get("layers").get(1).get("toNext").decimalValue()).isEqualByComparingTo("500000.00");
		assertThat(read.get("lines").valueStream().filter(l -> l.get("reached").asBoolean())
			.map(l -> l.get("label").asString() + l.get("measure").asString()))
			.contains("追究刑事责任标准金额", "追究刑事责任标准未返还金额");
		var codes = read.get("namings").valueStream().map(n -> n.get("code").asString()).toList();
		assertThat(codes).contains("D1", "D3");
		for (var naming : read.get("namings").valueStream().toList()) {
			var page = clerk.get("/api/funds/cases/{id}/namings/{code}/payments?size=200", funds, naming.get("code").asString())
				.expect(200)
				.json();
			assertThat(page.get("total").asInt()).isEqualTo(naming.get("transactions").asInt()).isPositive();
			assertThat(page.get("rows").size()).isEqualTo(Math.min(200, page.get("total").asInt()));
		}

		var path = clerk.get("/api/funds/cases/{id}/path", funds).expect(200).json();
		assertThat(path.get("rows").valueStream().map(p -> p.get("layer").asInt() + p.get("key").asString())).containsExactly("2K-1", "2未列明的收款方", "3H-1");
		assertThat(clerk.get("/api/funds/cases/{id}/path?layer=3", funds).expect(200).json().get("total").asInt()).isEqualTo(1);
		var few = clerk.get("/api/funds/cases/{id}/parties?role=PARTICIPANT&sort=outstanding,asc&size=5&page=1", funds).expect(200).json();
		assertThat(few.get("total").asInt()).isEqualTo(60);
		assertThat(few.get("rows").size()).isEqualTo(5);
		assertThat(clerk.get("/api/funds/cases/{id}/parties?q=K-1&outstanding=true", funds).expect(200).json().get("total").asInt()).isZero();
		var payments = clerk.get("/api/funds/cases/{id}/payments?party=P-0&size=3", funds).expect(200).json();
		assertThat(payments.get("total").asLong()).isEqualTo(1 + paid.stream().filter("P-0"::equals).count());
		assertThat(payments.get("rows").size()).isEqualTo(3);
		assertThat(payments.get("rows").get(0).get("at").asString()).isEqualTo("2025-01-06T01:30:00Z");
		assertThat(clerk.get("/api/funds/cases/{id}/payments?party={p}", funds, "未列明的付款方").expect(200).json().get("rows").size()).isEqualTo(2);
		assertThat(clerk.get("/api/funds/cases/{id}/payments?party={p}", funds, "没有这个人").expect(200).json().get("total").asInt()).isZero();
		assertThat(clerk.get("/api/funds/cases/{id}/namings/D99/payments", funds).expect(200).json().get("total").asInt()).isZero();
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("查看“" + name + "”流水分析",
				"查看“" + name + "”与一个收付对象（出资人）的流水" + payments.get("total").asInt() + "笔", "查看“" + name + "”资金去向", "查看“" + name + "”还本付息所依据的流水");
	}

	@Test
	void thePartiesOfACaseAreExported() {
		var clerk = house.as(Person.CLERK);
		var name = "固镇县" + word() + "文化有限公司";
		var funds = StatementFixtures.caseWithPayments(house, name);

		var job = clerk.post("/api/exports", Map.of("list", "funds-parties", "query", Map.of("case", funds, "role", "PARTICIPANT"), "columns",
				List.of("name", "inAmount", "outstanding", "firstDay"), "purpose", "核对名单"))
			.expect(201)
			.json();
		var done = job;
		for (var n = 0; n < 500 && !done.get("status").asString().matches("DONE|FAILED"); n++) {
			pause();
			done = clerk.get("/api/exports/{id}", job.get("jobId").asString()).expect(200).json();
		}

		assertThat(done.get("status").asString()).as(done.toString()).isEqualTo("DONE");
		assertThat(done.get("rowsDone").asInt()).isEqualTo(1);
		assertThat(done.get("words").asString()).startsWith("案件：" + name + "；身份：");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("导出“" + name + "”收付对象1个");
		clerk.post("/api/exports", Map.of("list", "funds-parties", "query", Map.of(), "columns", List.of("name"), "purpose", "核对名单")).expect(422);
		var sought = clerk.post("/api/exports", Map.of("list", "funds-parties", "query", Map.of("case", funds, "q", "文化有限公司甲"), "columns",
				List.of("name"), "purpose", "核对名单"))
			.expect(201)
			.json();
		assertThat(sought.get("words").asString()).isEqualTo("案件：" + name + "；查找：指定的姓名或账号");
		assertThat(house.as(Person.AUDITOR).get("/api/audit?size=200").expect(200).text()).contains("查找：指定的姓名或账号")
			.doesNotContain("文化有限公司甲");
	}
}
