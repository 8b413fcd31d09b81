package cn.fangfei.server.report;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random lives of clues and cases, posted through the ledger's own functions with a moved clock, and told once more to a table of the
 * test, {@code recount.told}, of which the product knows nothing: facts learned late, corrected findings, voided clues, clues that
 * join a case later, money back and forth, close-outs and reopenings.
 */
final class RandomHistories implements AutoCloseable {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final List<String> SECTORS = List.of("DIGITAL_FINANCE", "PRIVATE_LENDING", "SECURITIES_FUNDS", "LOCAL_FINANCE",
			"CONSUMER_SERVICES", "OTHER_SECTOR");

	private static final List<String> CHANNELS = List.of("ONLINE", "OFFLINE", "BOTH", "OTHER_CHANNEL");

	private static final List<String> CHARGES = List.of("ILLEGAL_PUBLIC_DEPOSITS", "FUNDRAISING_FRAUD", "OTHER_CHARGE");

	private static final List<String> PATHS = List.of("ADMINISTRATIVE", "CRIMINAL", "ADMINISTRATIVE_THEN_CRIMINAL");

	private final Random random;

	private final Connection connection;

	private final JdbcClient sql;

	private final JsonMapper json = new JsonMapper();

	private final Map<Person, String> tokens = new HashMap<>();

	private final Map<Person, UUID> accounts = new HashMap<>();

	private final String clock;

	private final Map<Integer, List<Instant>> learned = new HashMap<>();

	RandomHistories(House house, Environment environment, long seed) throws SQLException {
		this.random = new Random(seed);
		this.connection = DriverManager.getConnection(environment.getRequiredProperty("spring.flyway.url"),
				environment.getRequiredProperty("spring.flyway.user"), environment.getRequiredProperty("spring.flyway.password"));
		// tens of thousands of small statements: what is lost with the machine is of no use to anybody
		try (var statement = connection.createStatement()) {
			statement.execute("set synchronous_commit = off");
		}
		this.sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
		for (var person : List.of(Person.CLERK, Person.LEAD)) {
			var account = house.as(person).get("/api/session").json().get("accountId").asString();
			accounts.put(person, UUID.fromString(account));
			tokens.put(person, house.as(person)
				.cookies()
				.entrySet()
				.stream()
				.filter(c -> !c.getKey().equals("XSRF-TOKEN"))
				.findFirst()
				.orElseThrow()
				.getValue());
		}
		clock = sql.sql("select pg_get_functiondef('recording_instant'::regproc)").query(String.class).single();
		sql.sql("create or replace function recording_instant() returns timestamptz language sql volatile as "
				+ "$$ select coalesce(nullif(current_setting('app.recount_at', true), '')::timestamptz, clock_timestamp()) $$").update();
		sql.sql("drop schema if exists recount cascade").update();
		sql.sql("create schema recount").update();
		sql.sql("""
				create table recount.told (seq bigserial primary key, learned timestamptz not null, happened date not null, kind text not null,
				                           clue uuid, case_id uuid, clues uuid[], facts jsonb not null)
				""").update();
	}

	JdbcClient sql() {
		return sql;
	}

	/** How often each kind of thing was told. */
	Map<String, Integer> told() {
		return sql.sql("select kind, count(*)::int as n from recount.told group by kind order by kind")
			.query(row -> {
				var counts = new TreeMap<String, Integer>();
				while (row.next()) {
					counts.put(row.getString("kind"), row.getInt("n"));
				}
				return counts;
			});
	}

	/** The moments at which something was learned in a history. */
	List<Instant> learned(int number) {
		return learned.get(number);
	}

	@Override
	public void close() throws SQLException {
		sql.sql(clock).update();
		sql.sql("drop schema recount cascade").update();
		connection.close();
	}

	/** One history that begins near an instant: clues, some voided, some corrected, one at the turn of a month, and cases over several of them. */
	void live(int number, Instant begin) {
		var clues = new ArrayList<UUID>();
		var steps = new ArrayList<Step>();
		for (var i = 0; i < 7; i++) {
			var clue = UUID.randomUUID();
			var region = List.of(House.TOWNSHIP_A, House.TOWNSHIP_B, House.OTHER_COUNTY).get(i % 5 == 4 ? 2 : i % 2);
			var at = i == 5 ? turn(begin).minusNanos(number % 2 * 1000L) : begin.plusSeconds(random.nextInt(25 * 86400));
			var name = "历史" + number + "之" + i;
			steps.add(new Step(at, () -> open(clue, name, region)));
			if (i == 6) {
				steps.add(new Step(at.plusSeconds(1 + random.nextInt(40 * 86400)), () -> voided(clue)));
				continue;
			}
			clues.add(clue);
			for (var n = random.nextInt(3); n >= 0; n--) {
				var kind = n == 0 ? "VERIFIED" : "CORRECTED";
				steps.add(new Step(at.plusSeconds((long) (3 + 20 * n) * 86400 + random.nextInt(15 * 86400)), () -> found(kind, clue)));
			}
		}
		// one case of either township
		caseOf(number, 0, List.of(clues.get(0), clues.get(1), clues.get(4)), begin, steps);
		caseOf(number, 1, List.of(clues.get(3), clues.get(2), clues.get(5)), begin, steps);
		steps.sort(Comparator.comparing(Step::at));
		learned.put(number, steps.stream().map(Step::at).toList());
		steps.forEach(this::take);
	}

	/** The first 26th, 0:00, after an instant: where one month of the forms ends and the next begins. */
	private static Instant turn(Instant begin) {
		var day = LocalDate.ofInstant(begin, CHINA);
		return day.plusMonths(day.getDayOfMonth() > 25 ? 1 : 0).withDayOfMonth(26).atStartOfDay(CHINA).toInstant();
	}

	private void caseOf(int number, int c, List<UUID> clues, Instant begin, List<Step> steps) {
		var file = UUID.randomUUID();
		var opened = begin.plusSeconds((long) 45 * 86400 + random.nextInt(20 * 86400));
		var name = "历史" + number + "案" + c;
		var linked = new ArrayList<>(List.of(clues.get(0)));
		steps.add(new Step(opened, () -> {
			var facts = new LinkedHashMap<String, Object>();
			facts.put("case_number", name);
			facts.put("case_subject", maybe("主体" + name));
			facts.put("case_sector", maybe(one(SECTORS)));
			facts.put("case_channel", maybe(one(CHANNELS)));
			facts.put("situation", maybe("情况" + random.nextInt(9)));
			facts.put("handling_body", maybe("某局" + random.nextInt(3)));
			facts.put("case_region", maybe("某地" + random.nextInt(3)));
			facts.put("case_raised", maybe(money(1_000_000_000)));
			facts.put("case_participants", maybe(random.nextInt(900)));
			moved("CASE_OPENED", file, linked, facts);
		}));
		var last = opened;
		for (var n = 3 + random.nextInt(7); n > 0; n--) {
			last = last.plusSeconds(3600 + random.nextInt(25 * 86400));
			steps.add(new Step(last, () -> step(file, linked, clues)));
		}
		if (random.nextInt(3) > 0) {
			var closeOut = UUID.randomUUID();
			var closed = last.plusSeconds(86400 + random.nextInt(30 * 86400));
			steps.add(new Step(closed, () -> closed(closeOut, file, name, linked)));
			if (random.nextInt(2) == 0) {
				var again = closed.plusSeconds(86400 + random.nextInt(70 * 86400));
				steps.add(new Step(again, () -> reopened(closeOut, file, linked)));
				steps.add(new Step(again.plusSeconds(86400), () -> step(file, linked, clues)));
			}
		}
	}

	private void step(UUID file, List<UUID> linked, List<UUID> clues) {
		var facts = new LinkedHashMap<String, Object>();
		var kind = switch (random.nextInt(8)) {
			case 0 -> {
				if (linked.size() < clues.size()) {
					linked.add(clues.get(linked.size()));
				}
				facts.put("case_remark", "备注" + random.nextInt(9));
				facts.put("case_subject", maybe("更名" + random.nextInt(9)));
				yield "CASE_CHANGED";
			}
			case 1 -> {
				facts.put("determination", "认定" + random.nextInt(5));
				facts.put("path", maybe(one(PATHS)));
				yield "DETERMINED";
			}
			case 2 -> {
				facts.put("admin_filed_on", day());
				yield "ADMIN_FILED";
			}
			case 3 -> {
				facts.put("referred_on", day());
				facts.put("referred_to", "某公安局");
				facts.put("path", "ADMINISTRATIVE_THEN_CRIMINAL");
				yield "REFERRED";
			}
			case 4 -> {
				facts.put("criminal_filed_on", day());
				facts.put("case_charge", one(CHARGES));
				yield "POLICE_FILED";
			}
			case 5 -> {
				facts.put("penalised_on", day());
				facts.put("penalty_types", penalties());
				yield "PENALISED";
			}
			default -> {
				facts.put("case_raised", maybe(money(100_000_000).subtract(money(20_000_000))));
				facts.put("case_returned", maybe(money(50_000_000).subtract(money(10_000_000))));
				facts.put("case_participants", maybe(random.nextInt(40) - 5));
				facts.put("case_repaid", maybe(random.nextInt(30) - 3));
				yield "MONEY_MOVED";
			}
		};
		moved(kind, file, linked, facts);
	}

	private record Step(Instant at, Runnable act) {
	}

	private Instant now = Instant.EPOCH;

	/** When what is learned now happened: as often as not weeks ago. */
	private Instant occurred = Instant.EPOCH;

	private void take(Step step) {
		now = step.at();
		occurred = random.nextBoolean() ? now : now.minusSeconds(random.nextInt(60 * 86400));
		sign(Person.CLERK);
		step.act().run();
	}

	private void sign(Person person) {
		sql.sql("select set_config('app.tok', :token, false), set_config('app.recount_at', :at, false)")
			.param("token", tokens.get(person))
			.param("at", now.toString())
			.query((row, n) -> 0)
			.single();
	}

	private void open(UUID clue, String name, String region) {
		var facts = new LinkedHashMap<String, Object>();
		facts.put("region", region);
		facts.put("subject_name", name);
		facts.put("region_name", "某地" + region);
		facts.put("source", one(List.of("AGENCY_TRANSFER", "POLICE_FINDING", "PUBLIC_TIP_OFF", "SURRENDER", "AUTHORITY_NOTICE", "OTHER")));
		facts.put("found_on", day());
		facts.put("sector", maybe(one(SECTORS)));
		facts.put("channel", maybe(one(CHANNELS)));
		facts.put("total", maybe(money(500_000_000)));
		facts.put("people", maybe(random.nextInt(300)));
		facts.values().removeIf(java.util.Objects::isNull);
		sql.sql("""
				select ledger_open(:event, :entry, :clue, :name, :name, null, :region, :regionName, :source, cast(:found as date), :sector, null,
				                   :channel, cast(:total as numeric), cast(:people as integer), cast(:at as timestamptz), '某人')
				""")
			.param("event", UUID.randomUUID())
			.param("entry", UUID.randomUUID())
			.param("clue", clue)
			.param("name", name)
			.param("region", region)
			.param("regionName", facts.get("region_name"))
			.param("source", facts.get("source"))
			.param("found", facts.get("found_on"))
			.param("sector", facts.get("sector"), java.sql.Types.VARCHAR)
			.param("channel", facts.get("channel"), java.sql.Types.VARCHAR)
			.param("total", facts.get("total"), java.sql.Types.NUMERIC)
			.param("people", facts.get("people"), java.sql.Types.INTEGER)
			.param("at", occurred.toString())
			.query((row, n) -> 0)
			.single();
		tell("OPENED", clue, null, List.of(), facts);
	}

	private void found(String kind, UUID clue) {
		var facts = new LinkedHashMap<String, Object>();
		var illegality = one(List.of("ILLEGAL", "NOT_ILLEGAL", "UNDETERMINED"));
		var path = illegality.equals("ILLEGAL") ? one(PATHS) : null;
		facts.put("illegality", illegality);
		facts.put("path", path);
		facts.put("sector", one(SECTORS));
		facts.put("method", one(List.of("DIRECT_BORROWING", "PROPERTY_SALES", "AD_CLICK_DEPOSIT", "EQUITY_INVESTMENT")));
		facts.put("channel", one(CHANNELS));
		facts.put("total", maybe(money(800_000_000)));
		facts.put("people", maybe(random.nextInt(500)));
		facts.put("filed_on", path == null ? null : maybe(day()));
		facts.put("charge", facts.get("filed_on") == null || "ADMINISTRATIVE".equals(path) ? null : maybe(one(CHARGES)));
		facts.put("remark", maybe("备注" + random.nextInt(99)));
		facts.values().removeIf(java.util.Objects::isNull);
		sql.sql("""
				select ledger_found(:event, :kind, :clue, :sector, :method, :channel, cast(:total as numeric), cast(:people as integer),
				                    :illegality, :path, cast(:filed as date), :charge, :remark, cast(:at as timestamptz), '某人')
				""")
			.param("event", UUID.randomUUID())
			.param("kind", kind)
			.param("clue", clue)
			.param("sector", facts.get("sector"))
			.param("method", facts.get("method"))
			.param("channel", facts.get("channel"))
			.param("total", facts.get("total"), java.sql.Types.NUMERIC)
			.param("people", facts.get("people"), java.sql.Types.INTEGER)
			.param("illegality", illegality)
			.param("path", path, java.sql.Types.VARCHAR)
			.param("filed", facts.get("filed_on"), java.sql.Types.VARCHAR)
			.param("charge", facts.get("charge"), java.sql.Types.VARCHAR)
			.param("remark", facts.get("remark"), java.sql.Types.VARCHAR)
			.param("at", occurred.toString())
			.query((row, n) -> 0)
			.single();
		tell("FINDING", clue, null, List.of(), facts);
	}

	private void voided(UUID clue) {
		sql.sql("select ledger_voided(:event, :clue, '误录', cast(:at as timestamptz), '某人')")
			.param("event", UUID.randomUUID())
			.param("clue", clue)
			.param("at", occurred.toString())
			.query((row, n) -> 0)
			.single();
		tell("VOIDED", clue, null, List.of(), Map.of());
	}

	private void moved(String kind, UUID file, List<UUID> clues, Map<String, Object> facts) {
		facts.values().removeIf(java.util.Objects::isNull);
		sql.sql("select ledger_moved(:event, :case, cast(:clues as uuid[]), :kind, cast(:facts as jsonb), cast(:at as timestamptz), '某人')")
			.param("event", UUID.randomUUID())
			.param("case", file)
			.param("clues", array(clues))
			.param("kind", kind)
			.param("facts", json.writeValueAsString(facts))
			.param("at", occurred.toString())
			.query((row, n) -> 0)
			.single();
		tell("CASE", null, file, clues, facts);
	}

	private void closed(UUID closeOut, UUID file, String number, List<UUID> clues) {
		sql.sql("""
				insert into ledger_close_out (close_out_id, matter, matter_id, clue_ids, number, subject_name, region_code, outcomes, summary,
				                              evidence, follow_up_on, status, proposed_by, proposed_by_name, proposed_at)
				values (:id, 'CASE', :case, cast(:clues as uuid[]), :number, '主体', '340323100000', '{SHUT_DOWN}', '已停业', '{}', '{}',
				        'PROPOSED', :clerk, '某人', cast(:at as timestamptz))
				""")
			.param("id", closeOut)
			.param("case", file)
			.param("clues", array(clues))
			.param("number", number)
			.param("clerk", accounts.get(Person.CLERK))
			.param("at", now.toString())
			.update();
		sign(Person.LEAD);
		sql.sql("""
				update ledger_close_out
				set status = 'APPROVED', decided_by = :lead, decided_by_name = '某人', decided_at = cast(:at as timestamptz)
				where close_out_id = :id
				""").param("id", closeOut).param("lead", accounts.get(Person.LEAD)).param("at", now.toString()).update();
		post(closeOut);
		tell("CLOSED", null, file, clues, Map.of());
	}

	private void reopened(UUID closeOut, UUID file, List<UUID> clues) {
		sql.sql("""
				update ledger_close_out
				set status = 'REOPENED', reopened_by = :clerk, reopened_by_name = '某人', reopened_at = cast(:at as timestamptz)
				where close_out_id = :id
				""").param("id", closeOut).param("clerk", accounts.get(Person.CLERK)).param("at", now.toString()).update();
		post(closeOut);
		tell("REOPENED", null, file, clues, Map.of());
	}

	private void post(UUID closeOut) {
		sql.sql("select ledger_closed(:id, '', cast(:at as timestamptz), '某人')")
			.param("id", closeOut)
			.param("at", occurred.toString())
			.query((row, n) -> 0)
			.single();
	}

	private void tell(String kind, @Nullable UUID clue, @Nullable UUID file, List<UUID> clues, Map<String, Object> facts) {
		sql.sql("""
				insert into recount.told (learned, happened, kind, clue, case_id, clues, facts)
				values (cast(:at as timestamptz), :happened, :kind, :clue, :case, cast(:clues as uuid[]), cast(:facts as jsonb))
				""")
			.param("at", now.toString())
			.param("happened", LocalDate.ofInstant(occurred, CHINA))
			.param("kind", kind)
			.param("clue", clue, java.sql.Types.OTHER)
			.param("case", file, java.sql.Types.OTHER)
			.param("clues", array(clues))
			.param("facts", json.writeValueAsString(facts))
			.update();
	}

	private static String array(List<UUID> ids) {
		return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
	}

	/** Some day before now: what is learned today may have happened weeks ago. */
	private String day() {
		return LocalDate.ofInstant(now, CHINA).minusDays(random.nextInt(60)).toString();
	}

	private BigDecimal money(int upTo) {
		return BigDecimal.valueOf(random.nextInt(upTo), 2);
	}

	private List<Map<String, Object>> penalties() {
		var all = List.of(Map.<String, Object>of("code", "01", "label", "警告", "weight", 10),
				Map.<String, Object>of("code", "03", "label", "罚款", "weight", 30),
				Map.<String, Object>of("code", "06", "label", "责令停产停业", "weight", 100),
				Map.<String, Object>of("code", "08", "label", "吊销营业执照", "weight", 130));
		return all.stream().filter(p -> random.nextBoolean()).toList();
	}

	private <T> T one(List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	private <T> @Nullable T maybe(T value) {
		return random.nextInt(3) == 0 ? null : value;
	}
}
