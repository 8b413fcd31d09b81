package cn.fangfei.server.funds;

import cn.fangfei.formats.alert.AlertSignature;
import cn.fangfei.formats.alert.SigningKey;
import cn.fangfei.server.Browser;
import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.kernel.CreditCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Banks, their keys and what they send, as people and machines do it. All banks and subjects are invented. */
public final class FundsFixtures {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final AtomicInteger COUNT = new AtomicInteger(1_000);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private FundsFixtures() {
	}

	/** A bank of the county that no other test knows, and the private half of a key of its own. */
	public record Bank(UUID unitId, String name, SigningKey key) {

		String pem() {
			return key.publicHalf().pem();
		}
	}

	/** A pair of files as a bank writes it. */
	record Pair(byte[] alerts, byte[] signature) {

		String header() {
			return Base64.getEncoder().encodeToString(signature);
		}

		Pair withAlerts(byte[] other) {
			return new Pair(other, signature);
		}

		Pair withSignature(byte[] other) {
			return new Pair(alerts, other);
		}
	}

	static LocalDate today() {
		return LocalDate.now(CHINA);
	}

	static OffsetDateTime now() {
		return OffsetDateTime.now(CHINA);
	}

	static Bank bank(House house) {
		return bank(house, House.COUNTY);
	}

	static Bank bank(House house, String region) {
		var name = "虚构第" + COUNT.incrementAndGet() + "村镇银行";
		var unit = house.as(Person.SYSTEM).post("/api/units", Map.of("name", name, "kind", "AGENCY", "regionCode", region)).expect(201).json();
		return new Bank(UUID.fromString(unit.get("unitId").asString()), name, SigningKey.generate());
	}

	static Browser.Answer propose(Browser who, Bank bank, LocalDate from, LocalDate until) {
		return who.post("/api/funds/bank-keys",
				Map.of("unitId", bank.unitId(), "publicKey", bank.pem(), "validFrom", from.toString(), "validUntil", until.toString()));
	}

	/** Registers the key of a bank as the clerk does, without the second person. */
	static JsonNode proposed(House house, Bank bank) {
		return propose(house.as(Person.CLERK), bank, today().minusDays(30), today().plusYears(1)).expect(201).json();
	}

	static JsonNode confirmed(House house, JsonNode key) {
		return house.as(Person.LEAD)
			.put("/api/funds/bank-keys/{id}/confirmation", Map.of("heardFrom", "合规部值班经理，核对十六组无误", "version", key.get("version").asInt()),
					key.get("keyId").asString())
			.expect(200)
			.json();
	}

	/** A bank whose key counts. */
	public static Bank trusted(House house) {
		var bank = bank(house);
		confirmed(house, proposed(house, bank));
		return bank;
	}

	/** A line of an alert file of today; money in yuan. */
	static Map<String, Object> line(String subject, String level, double score) {
		return line(subject, level, score, today());
	}

	static Map<String, Object> line(String subject, String level, double score, LocalDate day) {
		var monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
		var line = new HashMap<String, Object>();
		line.put("subject", subject);
		line.put("at", day + "T23:59:59+08:00");
		line.put("level", level);
		line.put("score", score);
		line.put("typologies", List.of("PONZI", "RHYTHM"));
		line.put("reasons", List.of(
				Map.of("sentence", "近90天有46名个人向“" + subject + "”付入1,234.50万元，多为整数，此后较少来往。", "feature", "FAN_IN", "value", 46, "reference", 3,
						"logOdds", 1.25, "element", "SOCIAL"),
				Map.of("sentence", "向其中31人付出的186.20万元里，只有7.4%有企业来款支撑。", "feature", "UNFUNDED", "value", 0.926, "reference", 0.1, "logOdds", 2.5,
						"element", "INDUCING")));
		line.put("evidence", List.of());
		line.put("lowering", List.of("工资性支付占付给个人的0.0%，不能解释这些付款。"));
		line.put("coverage", List.of("只看到本行账户之间的往来，看不到现金和他行内部转账。"));
		line.put("weeks", List.of(week(monday.minusWeeks(2), 11, "310000.00", 4, "26000.00", "0.00"),
				week(monday.minusWeeks(1), 19, "520000.00", 9, "61000.50", "12000.00"), week(monday, 16, "404500.00", 18, "99000.00", "0.00")));
		line.put("severity", "金额已达到追究刑事责任标准的2.1倍。");
		line.put("weights", "2026-11-01");
		return line;
	}

	/** The line as a bank writes it when payouts that are due do not come: that sentence first, and {@code urgent}. */
	static Map<String, Object> urgent(Map<String, Object> line, int missed) {
		var urgent = new HashMap<>(line);
		var reasons = new ArrayList<Object>();
		reasons.add(Map.of("sentence", "按最近两次付款的间隔，近一个月应向40名出资人付款，其中" + missed + "人到期后超过5个工作日没有收到，疑似兑付困难。", "feature", "WIND_DOWN", "value",
				new java.math.BigDecimal(missed).movePointLeft(2), "reference", 0, "logOdds", 0, "element", "INDUCING"));
		reasons.addAll((List<?>) line.get("reasons"));
		urgent.put("reasons", reasons);
		urgent.put("urgent", true);
		return urgent;
	}

	/** The line with what a second model made of it. */
	static Map<String, Object> challenged(Map<String, Object> line, String official, double score, String sentence) {
		var challenged = new HashMap<>(line);
		challenged.put("challenger", Map.of("score", score, "official", official, "reasons", List.of(Map.of("sentence", sentence, "feature", "RHYTHM",
				"value", 0.62, "reference", 0.05, "logOdds", 1.75, "element", "INDUCING")), "version", "2026-11-03"));
		return challenged;
	}

	private static Map<String, Object> week(LocalDate monday, int payers, String in, int payees, String out, String other) {
		return Map.of("monday", monday.toString(), "payers", payers, "in", new java.math.BigDecimal(in), "payees", payees, "out",
				new java.math.BigDecimal(out), "other", new java.math.BigDecimal(other));
	}

	/** What a bank signs of today. */
	@SafeVarargs
	static Pair signed(Bank bank, Map<String, Object>... lines) {
		return signed(bank, now(), today(), UUID.randomUUID(), lines);
	}

	@SafeVarargs
	static Pair signed(Bank bank, OffsetDateTime at, LocalDate until, UUID serial, Map<String, Object>... lines) {
		return signed(bank, at, until, serial, true, bytes(lines));
	}

	@SafeVarargs
	static byte[] bytes(Map<String, Object>... lines) {
		var text = new StringBuilder();
		Arrays.stream(lines).forEach(l -> text.append(JSON.writeValueAsString(l)).append('\n'));
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	static Pair signed(Bank bank, OffsetDateTime at, LocalDate until, UUID serial, boolean aggregatesOnly, byte[] alerts) {
		try {
			var file = Files.createTempFile("alerts", ".jsonl");
			try {
				Files.write(file, alerts);
				var signature = AlertSignature.sign(bank.key(), file,
						new AlertSignature.Run(at, serial, "2026-11-01", until.minusDays(90), until, aggregatesOnly));
				return new Pair(alerts, signature.text().getBytes(StandardCharsets.UTF_8));
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** An officer brings a pair in. */
	static Browser.Answer upload(Browser who, Pair pair) {
		var headers = new HashMap<>(Map.of("Fangfei-Signature", pair.header()));
		return who.sendWith("POST", "/api/funds/alert-uploads?fileName=alerts.jsonl", pair.alerts(), headers);
	}

	static JsonNode accepted(House house, Pair pair) {
		var answer = upload(house.as(Person.CLERK), pair).expect(200).json();
		if (!answer.get("outcome").asString().equals("ACCEPTED")) {
			throw new AssertionError(answer.toString());
		}
		return answer;
	}

	static JsonNode refused(House house, Pair pair) {
		var answer = upload(house.as(Person.CLERK), pair).expect(200).json();
		if (!answer.get("outcome").asString().equals("REFUSED")) {
			throw new AssertionError(answer.toString());
		}
		return answer;
	}

	/** A machine sends a pair. */
	static Browser.Answer send(House house, String secret, String key, Pair pair) {
		var headers = new HashMap<>(Map.of("Authorization", "Bearer " + secret, "Fangfei-Signature", pair.header(), "Idempotency-Key", key));
		return house.newBrowser().sendWith("POST", "/api/funds/alert-files?fileName=alerts.jsonl", pair.alerts(), headers);
	}

	static JsonNode token(House house, Bank bank) {
		return house.as(Person.SYSTEM)
			.post("/api/funds/tokens", Map.of("name", "每周报送", "unitId", bank.unitId(), "until", today().plusDays(90).toString()))
			.expect(201)
			.json();
	}

	/** The alerts of a list that the clerk finds. */
	static List<JsonNode> find(Browser who, String query) {
		return who.get("/api/funds/alerts?size=200&" + query).expect(200).json().get("rows").valueStream().toList();
	}

	/** The one alert of a bank's subject. */
	static JsonNode alert(House house, Bank bank) {
		var found = find(house.as(Person.CLERK), "bank=" + bank.unitId());
		if (found.size() != 1) {
			throw new AssertionError(found.toString());
		}
		return view(house.as(Person.CLERK), found.get(0).get("alertId").asString());
	}

	static JsonNode view(Browser who, String id) {
		return who.get("/api/funds/alerts/{id}", id).expect(200).json();
	}

	static String id(JsonNode view) {
		return view.get("alert").get("alertId").asString();
	}

	static int version(JsonNode view) {
		return view.get("alert").get("version").asInt();
	}

	static Browser.Answer judge(Browser who, JsonNode view, String reason) {
		return who.put("/api/funds/alerts/{id}/verdict", Map.of("reason", reason, "note", "已电话核实", "version", version(view)), id(view));
	}

	/** The standing signals that banks gave about a subject. */
	static List<JsonNode> signals(House house, String subject) {
		return new ArrayList<>(house.as(Person.CLERK)
			.get("/api/signals?size=200")
			.expect(200)
			.json()
			.get("rows")
			.valueStream()
			.filter(s -> s.get("subjectName").asString().equals(subject) && s.get("origin").asString().equals("资金监测"))
			.toList());
	}

	/** A number of a customer that no other test knows. */
	static String customer() {
		return "KH" + COUNT.incrementAndGet();
	}

	/** An alert of a firm of township A of that name, for those who look for canaries. */
	public static String alertOf(House house, String firmName) {
		var bank = trusted(house);
		var code = code();
		registerIn(house, House.TOWNSHIP_A, firmName, code);
		accepted(house, signed(bank, line(code, "ORANGE", 66)));
		return id(alert(house, bank));
	}

	/** A key of a bank of that name that waits for the second person. */
	public static String keyOf(House house, String bankName) {
		var unit = house.as(Person.SYSTEM)
			.post("/api/units", Map.of("name", bankName, "kind", "AGENCY", "regionCode", House.COUNTY))
			.expect(201)
			.json();
		return proposed(house, new Bank(UUID.fromString(unit.get("unitId").asString()), bankName, SigningKey.generate())).get("keyId").asString();
	}

	/** A firm of the register in a township. */
	static void registerIn(House house, String region, String name, String code) {
		var clerk = house.as(Person.CLERK);
		var upload = UUID.randomUUID();
		var csv = "企业名称,统一社会信用代码,注册日期,经营范围,行政区划代码,注册地址\n" + name + "," + code + ",2020-01-31,服装销售," + region + ",固镇县谷阳镇\n";
		clerk.put("/api/uploads/{id}?fileName={name}", csv.getBytes(StandardCharsets.UTF_8), upload, "资金登记.csv").expect(200);
		var preview = clerk.get("/api/register-uploads/{id}/preview", upload).expect(200).json();
		var job = clerk.post("/api/register-imports", Map.of("uploadId", upload, "mapping", preview.get("mapping"))).expect(201).json();
		until(() -> clerk.get("/api/register-imports/{id}", job.get("importId").asString())
			.expect(200)
			.json()
			.get("status")
			.asString()
			.matches("DONE|FAILED"));
	}

	static void until(BooleanSupplier done) {
		var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!done.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("not within a minute");
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(e);
			}
		}
	}

	/** A credit code of the county with a true check digit. */
	static String code() {
		var body = "91340323MB" + "%07d".formatted(COUNT.incrementAndGet());
		for (var c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
			if (new CreditCode(body + c).checks()) {
				return body + c;
			}
		}
		throw new IllegalStateException(body);
	}
}
