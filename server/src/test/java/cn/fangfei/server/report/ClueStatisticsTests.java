package cn.fangfei.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import cn.fangfei.server.ledger.LedgerFixtures;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * 附件2 against the ledger: which lines a month has, what was known when, and a recount by other code. The histories lie decades
 * back, each test in a year of its own; not in 1986 to 1991, when the clocks of the country were put forward in summer.
 */
@HouseTest
class ClueStatisticsTests {

	private static final Map<String, Object> FACTS = Map.of("subject_name", "虚构商行", "region_name", "某镇", "source", "OTHER",
			"found_on", LocalDate.of(1995, 1, 1));

	@Autowired
	House house;

	@Autowired
	Environment environment;

	@Test
	void aMonthRunsFromTheTwentySixthToTheEndOfTheTwentyFifth() {
		var owner = LedgerFixtures.owner(environment);
		for (var at : List.of("1995-04-25T23:59:59.999999+08:00", "1995-04-26T00:00:00+08:00",
				"1995-05-25T23:59:59.999999+08:00", "1995-05-26T00:00:00+08:00")) {
			var entry = LedgerFixtures.entry(owner, at, at, House.TOWNSHIP_A, OffsetDateTime.parse(at).toInstant());
			var facts = new HashMap<>(FACTS);
			facts.put("subject_name", at);
			LedgerFixtures.movement(owner, entry, "OPENED", OffsetDateTime.parse(at).toInstant(), facts);
		}

		var may = form(Person.CLERK, "1995-05", null);

		assertThat(may.get("lines").valueStream().map(l -> l.get("cells").get(1).asString()))
			.containsExactly("1995-04-26T00:00:00+08:00", "1995-05-25T23:59:59.999999+08:00");
		assertThat(may.get("title").asString()).isEqualTo("1995年5月非法金融活动风险线索排查统计表");
		assertThat(may.get("final").asBoolean()).isTrue();
		assertThat(may.get("from").asString()).isEqualTo("1995-04-25T16:00:00Z");
		assertThat(may.get("until").asString()).isEqualTo("1995-05-25T16:00:00Z");
	}

	@Test
	void whatIsLearnedOnTheTwentySeventhIsNotInTheMonthThatIsOver() {
		var owner = LedgerFixtures.owner(environment);
		var entry = LedgerFixtures.entry(owner, "1", "虚构商行", House.TOWNSHIP_A, Instant.parse("1996-05-10T00:00:00Z"));
		LedgerFixtures.movement(owner, entry, "OPENED", Instant.parse("1996-05-10T00:00:00Z"), FACTS);
		LedgerFixtures.movement(owner, entry, "VERIFIED", Instant.parse("1996-05-27T00:00:00Z"),
				Map.of("illegality", "ILLEGAL", "raised", new BigDecimal("50000")));

		var settled = form(Person.CLERK, "1996-05", null).get("lines").get(0).get("cells");
		var later = form(Person.CLERK, "1996-05", Instant.parse("1996-05-28T00:00:00Z"));

		assertThat(settled.get(10).isNull()).isTrue();
		assertThat(settled.get(7).isNull()).isTrue();
		assertThat(later.get("lines").get(0).get("cells").get(10).asString()).isEqualTo("是");
		assertThat(later.get("lines").get(0).get("cells").get(7).asString()).isEqualTo("5.00");
		assertThat(later.get("final").asBoolean()).isFalse();
		assertThat(form(Person.CLERK, "1996-06", null).get("lines").size()).isZero();
	}

	@Test
	void aMonthWithNothingNewIsAZeroReport() throws Exception {
		var form = form(Person.TOWN_B, "1992-05", null);
		var file = house.as(Person.TOWN_B).get("/api/reports/1992-05/clue-statistics.xlsx").expect(200);

		assertThat(form.get("lines").size()).isZero();
		assertThat(form.get("reportingUnit").asString()).isEqualTo("乙镇人民政府");
		assertThat(form.get("preparer").asString()).isEqualTo("测试TOWN_B");
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(file.bytes()))) {
			assertThat(book.getSheetAt(0).getRow(3).getCell(1).getStringCellValue()).isEqualTo("本月无新增");
		}
	}

	@Test
	void aTownshipReportsItsOwnTerritory() {
		var owner = LedgerFixtures.owner(environment);
		for (var region : List.of(House.TOWNSHIP_A, House.TOWNSHIP_B, House.OTHER_COUNTY)) {
			var entry = LedgerFixtures.entry(owner, region, "虚构商行" + region, region, Instant.parse("1993-05-10T00:00:00Z"));
			LedgerFixtures.movement(owner, entry, "OPENED", Instant.parse("1993-05-10T00:00:00Z"), FACTS);
		}

		assertThat(form(Person.CLERK, "1993-05", null).get("lines").size()).isEqualTo(2);
		assertThat(form(Person.TOWN_A, "1993-05", null).get("lines").size()).isEqualTo(1);
		assertThat(form(Person.NEIGHBOUR, "1993-05", null).get("lines").size()).isEqualTo(1);
		assertThat(form(Person.STRANGER, "1993-05", null).get("lines").size()).isZero();
	}

	@Test
	void theSameInstantGivesTheSameBytes() throws Exception {
		var at = house.as(Person.CLERK).get("/api/ledger").expect(200).json().get("asOf").asString();
		var month = cn.fangfei.server.clue.ClueFixtures.month();
		cn.fangfei.server.clue.ClueFixtures.registered(house, House.TOWNSHIP_A);

		var first = download(month, at);
		cn.fangfei.server.clue.ClueFixtures.registered(house, House.TOWNSHIP_A);
		Thread.sleep(2100);

		assertThat(download(month, at)).isEqualTo(first);
	}

	@Test
	void aMonthThatIsNoneIsRefused() {
		assertThat(house.as(Person.CLERK).get("/api/reports/2026-13/clue-statistics").status()).isEqualTo(400);
		assertThat(house.as(Person.CLERK).get("/api/reports/2026-05/clue-statistics?asOf=gestern").status()).isEqualTo(400);
	}

	@Test
	void readingAndDownloadingLeaveALineInTheTrail() {
		form(Person.LEADER, "1994-05", null);
		house.as(Person.LEADER).get("/api/reports/1994-05/clue-statistics.xlsx").expect(200);

		var trail = house.as(Person.AUDITOR).get("/api/audit?object=clue-statistics/1994-05").json();
		assertThat(trail.get("rows").valueStream().map(r -> r.get("action").asString())).containsExactly("report:download",
				"report:read");
	}

	@Test
	void anIndependentRecountOfRandomHistoriesAgreesCellByCell() {
		var random = new Random(20250510);
		var owner = LedgerFixtures.owner(environment);
		history(owner, random);
		var lines = 0;

		for (var i = 0; i < 80; i++) {
			var month = YearMonth.of(1980, 1 + random.nextInt(6));
			var person = random.nextInt(4) == 0 ? Person.TOWN_A : Person.CLERK;
			var asOf = i % 3 == 0 ? null
					: Instant.parse("1979-12-20T00:00:00Z").plus(random.nextInt(230 * 24 * 60), ChronoUnit.MINUTES);

			var form = form(person, month.toString(), asOf);

			var told = form.get("lines")
				.valueStream()
				.map(l -> l.get("cells").valueStream().map(c -> c.isNull() ? null : c.asString()).toList())
				.toList();
			assertThat(told).as("%s as of %s for %s", month, asOf, person).isEqualTo(recount(owner, month, asOf, person));
			lines += told.size();
		}

		assertThat(lines).isGreaterThan(500);
	}

	/** Entries of half a year with up to five movements each, some of them weeks later, in two townships and a foreign county. */
	private void history(JdbcClient owner, Random random) {
		var sectors = List.of("DIGITAL_FINANCE", "PRIVATE_LENDING", "SECURITIES_FUNDS", "LOCAL_FINANCE", "CONSUMER_SERVICES",
				"OTHER_SECTOR");
		for (var i = 0; i < 160; i++) {
			var opened = Instant.parse("1979-12-24T00:00:00Z").plusSeconds(random.nextInt(180 * 24 * 3600));
			var region = List.of(House.TOWNSHIP_A, House.TOWNSHIP_B, House.OTHER_COUNTY).get(random.nextInt(3));
			var entry = LedgerFixtures.entry(owner, "n" + i, "虚构" + i, region, opened);
			var first = new HashMap<String, @Nullable Object>();
			first.put("subject_name", "虚构" + i);
			first.put("region_name", "某地" + random.nextInt(3));
			first.put("source", List.of("AGENCY_TRANSFER", "POLICE_FINDING", "PUBLIC_TIP_OFF", "SURRENDER", "AUTHORITY_NOTICE",
					"OTHER")
				.get(random.nextInt(6)));
			first.put("found_on", LocalDate.of(1979, 12, 1).plusDays(random.nextInt(60)));
			first.put("sector", maybe(random, sectors.get(random.nextInt(6))));
			first.put("raised", maybe(random, money(random)));
			first.put("participants", maybe(random, random.nextInt(500)));
			LedgerFixtures.movement(owner, entry, "OPENED", opened, first);
			var at = opened;
			for (var n = random.nextInt(5); n > 0; n--) {
				at = at.plusSeconds(1 + random.nextInt(40 * 24 * 3600));
				var next = new HashMap<String, @Nullable Object>();
				next.put("subject_name", maybe(random, "更名" + i + "之" + n));
				next.put("sector", maybe(random, sectors.get(random.nextInt(6))));
				next.put("method", maybe(random, List.of("DIRECT_BORROWING", "PROPERTY_SALES", "AD_CLICK_DEPOSIT", "EQUITY_INVESTMENT")
					.get(random.nextInt(4))));
				next.put("channel", maybe(random, List.of("ONLINE", "OFFLINE", "BOTH", "OTHER_CHANNEL").get(random.nextInt(4))));
				next.put("raised", maybe(random, money(random)));
				next.put("participants", maybe(random, random.nextInt(50)));
				next.put("illegality", maybe(random, List.of("ILLEGAL", "NOT_ILLEGAL", "UNDETERMINED").get(random.nextInt(3))));
				next.put("path", maybe(random, List.of("ADMINISTRATIVE", "CRIMINAL", "ADMINISTRATIVE_THEN_CRIMINAL")
					.get(random.nextInt(3))));
				next.put("filed_on", maybe(random, LocalDate.of(1980, 1, 1).plusDays(random.nextInt(200))));
				next.put("charge", maybe(random, List.of("ILLEGAL_PUBLIC_DEPOSITS", "FUNDRAISING_FRAUD", "OTHER_CHARGE")
					.get(random.nextInt(3))));
				next.put("remark", maybe(random, "备注" + n));
				LedgerFixtures.movement(owner, entry, "VERIFIED", at, next);
			}
		}
	}

	private static <T> @Nullable T maybe(Random random, T value) {
		return random.nextInt(3) == 0 ? null : value;
	}

	private static BigDecimal money(Random random) {
		return BigDecimal.valueOf(random.nextInt(1_000_000_000), 2);
	}

	/**
	 * The form once more, from the notes of the order and the raw rows alone: it walks the movements one by one, in the order in
	 * which they were learned, and has its own words, its own window and its own rounding.
	 */
	private List<List<@Nullable String>> recount(JdbcClient owner, YearMonth month, @Nullable Instant wished, Person person) {
		var start = OffsetDateTime.parse(month.minusMonths(1) + "-26T00:00:00+08:00").toInstant();
		var end = OffsetDateTime.parse(month + "-26T00:00:00+08:00").toInstant();
		var asOf = wished == null ? end.minusNanos(1) : wished;
		var prefix = person == Person.TOWN_A ? "340323100" : "340323";
		var rows = owner.sql("""
				select e.entry_id as entry, e.opened_at as opened, m.*
				from ledger_movement m
				join ledger_entry e using (entry_id)
				where left(e.region_code, length(:prefix)) = :prefix
				order by e.opened_at, e.entry_id, m.recorded_at, m.movement_id
				""").param("prefix", prefix).query().listOfRows();
		var lines = new ArrayList<List<@Nullable String>>();
		UUID current = null;
		Map<String, Object> known = new HashMap<>();
		for (var row : rows) {
			var opened = ((java.sql.Timestamp) row.get("opened")).toInstant();
			var learned = ((java.sql.Timestamp) row.get("recorded_at")).toInstant();
			if (opened.isBefore(start) || !opened.isBefore(end) || learned.isAfter(asOf)) {
				continue;
			}
			if (!row.get("entry").equals(current)) {
				if (current != null) {
					lines.add(printed(lines.size() + 1, known));
				}
				current = (UUID) row.get("entry");
				known = new HashMap<>();
			}
			for (var fact : LedgerFixtures.FACTS) {
				var value = row.get(fact);
				if (value != null && known.get(fact) instanceof BigDecimal sum) {
					known.put(fact, sum.add((BigDecimal) value));
				}
				else if (value != null && known.get(fact) instanceof Integer sum) {
					known.put(fact, sum + (Integer) value);
				}
				else if (value != null) {
					known.put(fact, value);
				}
			}
		}
		if (current != null) {
			lines.add(printed(lines.size() + 1, known));
		}
		return lines;
	}

	private static final Map<String, String> WORDS = words();

	private static Map<String, String> words() {
		var words = new HashMap<String, String>();
		for (var pair : """
				DIGITAL_FINANCE=虚拟货币、区块链、互联网金融、支付、征信等领域涉非风险
				PRIVATE_LENDING=民间投融资、P2P网贷、第三方财富管理公司、非法银行、非法保险等领域涉非风险
				SECURITIES_FUNDS=私募基金、证券期货、股权众筹、“伪私募”“伪金交所”“产登公司”“拍卖公司”等领域涉非风险
				LOCAL_FINANCE=小额贷款、融资性担保、典当、融资租赁、商业保理等领域涉非风险
				CONSUMER_SERVICES=教育、养老、涉农、商贸服务等其他领域涉非风险
				OTHER_SECTOR=其他
				DIRECT_BORROWING=直接借贷
				PROPERTY_SALES=房屋销售（返本销售、售后包租、约定回购、份额销售）
				AD_CLICK_DEPOSIT=以点击广告做任务为名收取保证金
				EQUITY_INVESTMENT=投资入股（股权转让）
				AGENCY_TRANSFER=行政机关移送
				POLICE_FINDING=公安排查发现
				PUBLIC_TIP_OFF=群众举报
				SURRENDER=集资人自首
				AUTHORITY_NOTICE=有关部门或地方通报
				OTHER=其他
				ONLINE=线上
				OFFLINE=线下
				BOTH=线上线下相结合
				OTHER_CHANNEL=其他
				ILLEGAL=是
				NOT_ILLEGAL=否
				UNDETERMINED=待认定
				ADMINISTRATIVE=行政
				CRIMINAL=刑事
				ADMINISTRATIVE_THEN_CRIMINAL=先行政后刑事
				ILLEGAL_PUBLIC_DEPOSITS=非法吸收公众存款罪
				FUNDRAISING_FRAUD=集资诈骗罪
				OTHER_CHARGE=其他罪名
				""".strip().split("\n")) {
			words.put(pair.split("=")[0], pair.split("=")[1]);
		}
		return words;
	}

	private static List<@Nullable String> printed(int number, Map<String, Object> known) {
		var cells = new ArrayList<@Nullable String>();
		cells.add("" + number);
		cells.add((String) known.get("subject_name"));
		for (var coded : List.of("sector", "method", "source")) {
			cells.add(known.get(coded) == null ? null : WORDS.get(known.get(coded)));
		}
		cells.add(day(known.get("found_on")));
		cells.add((String) known.get("region_name"));
		var raised = (BigDecimal) known.get("raised");
		cells.add(raised == null ? null : raised.divide(new BigDecimal(10000), 2, RoundingMode.HALF_UP).toPlainString());
		cells.add(known.get("participants") == null ? null : known.get("participants").toString());
		for (var coded : List.of("channel", "illegality", "path")) {
			cells.add(known.get(coded) == null ? null : WORDS.get(known.get(coded)));
		}
		cells.add(day(known.get("filed_on")));
		cells.add(known.get("charge") == null ? null : WORDS.get(known.get("charge")));
		cells.add((String) known.get("remark"));
		return cells;
	}

	private static @Nullable String day(@Nullable Object date) {
		if (date == null) {
			return null;
		}
		var day = ((Date) date).toLocalDate();
		return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
	}

	private JsonNode form(Person person, String month, @Nullable Instant asOf) {
		var path = "/api/reports/" + month + "/clue-statistics";
		return (asOf == null ? house.as(person).get(path) : house.as(person).get(path + "?asOf={at}", asOf)).expect(200)
			.json();
	}

	private byte[] download(YearMonth month, String at) {
		return house.as(Person.CLERK)
			.get("/api/reports/" + month + "/clue-statistics.xlsx?asOf={at}", at)
			.expect(200)
			.bytes();
	}
}
