package cn.fangfei.server.funds;

import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.clue.ClueFixtures;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Cases of funds and statements, as people bring them in. All firms, banks and holders are invented. */
public final class StatementFixtures {

	private static final AtomicInteger COUNT = new AtomicInteger(1_000);

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private static final byte[] SCAN = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

	private StatementFixtures() {
	}

	/** The money of a subject that no other test knows. */
	public static String openCase(House house, String subjectName) {
		var clerk = house.as(Person.CLERK);
		clerk.post("/api/clues", ClueFixtures.report(subjectName, House.TOWNSHIP_A)).expect(201);
		var subject = clerk.get("/api/subjects?q={q}", subjectName).expect(200).json().get(0).get("subjectId").asString();
		return clerk.post("/api/funds/cases", Map.of("subjectId", subject)).expect(201).json().get("caseId").asString();
	}

	static String openCase(House house) {
		return openCase(house, "固镇县" + word() + "养生咨询有限公司");
	}

	static String word() {
		var word = new StringBuilder();
		for (var digit : String.valueOf(COUNT.incrementAndGet()).toCharArray()) {
			word.append("沅澧湄淇洹沭泗汶淄潍".charAt(digit - '0'));
		}
		return word.toString();
	}

	/** Payments of a statement, and what its bank would say beside it. */
	static final class Paper {

		private final List<String> lines = new ArrayList<>();

		private final Set<String> own;

		private final Set<String> subjects;

		private final String prefix = "T" + COUNT.incrementAndGet() + "-";

		private long in;

		private long out;

		/** @param own whose statement it is; @param subjects those of them that are the subject's */
		Paper(Set<String> own, Set<String> subjects) {
			this.own = own;
			this.subjects = subjects;
		}

		Paper pay(LocalDate day, String payer, String payee, String yuan) {
			return row(prefix + (lines.size() + 1), day, payer, payee, yuan);
		}

		Paper row(String id, LocalDate day, String payer, String payee, String yuan) {
			return row(id, day.atTime(9, 30), payer, payee, yuan);
		}

		Paper row(String id, LocalDateTime at, String payer, String payee, String yuan) {
			lines.add(id + "," + SECONDS.format(at) + "," + payer + "," + payee + "," + yuan + ",TRANSFER,");
			var fen = new BigDecimal(yuan).movePointRight(2).longValueExact();
			in += own.contains(payee) ? fen : 0;
			out += own.contains(payer) ? fen : 0;
			return this;
		}

		int rows() {
			return lines.size();
		}

		byte[] bytes() {
			return ("txn_id,time,payer,payee,amount,channel,memo\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
		}

		/** What is proposed, with the totals that are right. */
		Map<String, Object> proposal(Browser who, String fileName) {
			return proposal(who, fileName, bytes());
		}

		Map<String, Object> proposal(Browser who, String fileName, byte[] file) {
			var body = new HashMap<String, Object>();
			body.put("bankName", "固镇某村镇银行");
			body.put("approvalNumber", "固处非查〔2026〕3号");
			body.put("approvedOn", "2026-03-02");
			body.put("approvalBody", "固镇县处置非法集资工作领导小组办公室");
			body.put("approvalUploadId", upload(who, "批准文书.pdf", SCAN));
			body.put("fileUploadId", upload(who, fileName, file));
			body.put("rows", lines.size());
			body.put("inAmount", BigDecimal.valueOf(in, 2));
			body.put("outAmount", BigDecimal.valueOf(out, 2));
			body.put("accounts", own.stream().sorted().map(a -> account(a, subjects.contains(a), null, null)).toList());
			return body;
		}
	}

	static Map<String, Object> account(String account, boolean subject, Object opening, Object closing) {
		var one = new HashMap<String, Object>();
		one.put("account", account);
		one.put("subject", subject);
		one.put("opening", opening);
		one.put("closing", closing);
		return one;
	}

	static String upload(Browser who, String fileName, byte[] content) {
		var id = UUID.randomUUID().toString();
		who.put("/api/uploads/{id}?fileName={name}", content, id, fileName).expect(200);
		return id;
	}

	static Browser.Answer propose(Browser who, String caseId, Map<String, Object> body) {
		return who.post("/api/funds/cases/{id}/statements", body, caseId);
	}

	static Browser.Answer approve(Browser who, JsonNode statement) {
		return who.put("/api/funds/statements/{id}/approval", Map.of("version", statement.get("version").asInt()),
				statement.get("statementId").asString());
	}

	/** Proposed by the clerk, approved by the lead, and ended. */
	static JsonNode bringIn(House house, String caseId, Map<String, Object> body) {
		var proposed = propose(house.as(Person.CLERK), caseId, body).expect(201).json();
		return await(house.as(Person.LEAD), approve(house.as(Person.LEAD), proposed).expect(200).json());
	}

	static JsonNode await(Browser who, JsonNode statement) {
		var end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
		while (true) {
			var now = who.get("/api/funds/statements/{id}", statement.get("statementId").asString()).expect(200).json();
			if (now.get("status").asString().matches("DONE|REFUSED|FAILED|CANCELLED|DECLINED")) {
				return now;
			}
			if (System.nanoTime() > end) {
				throw new AssertionError("the statement does not end: " + now);
			}
			pause();
		}
	}

	static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/** A case of that name with one statement of a few payments. */
	public static String caseWithPayments(House house, String subjectName) {
		var funds = openCase(house, subjectName);
		var paper = new Paper(Set.of("S-1"), Set.of("S-1")).pay(LocalDate.of(2026, 1, 5), subjectName + "甲", "S-1", "20000.00");
		bringIn(house, funds, paper.proposal(house.as(Person.CLERK), subjectName + "流水.csv"));
		return funds;
	}

	/** The newest statement of a case. */
	public static String statementOf(House house, String caseId) {
		return house.as(Person.CLERK).get("/api/funds/cases/{id}", caseId).expect(200).json().get("statements").get(0).get("statementId").asString();
	}
}
