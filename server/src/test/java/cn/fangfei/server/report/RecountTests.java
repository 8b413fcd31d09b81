package cn.fangfei.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.House;
import cn.fangfei.server.House.Person;
import cn.fangfei.server.HouseTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * OUT-3: both forms counted once more, in SQL of its own, from what was told and never from the ledger, by the notes of the order:
 * which lines a month has, what was known at the instant, 万元 half up, only the criminal filing where there is one (note 6 of 附件2),
 * 未清退 = 集资 − 已清退 (G23). It shares no table, view, function or word list with the product. It has a database of its own: fifteen
 * years of cases, many of them open for ever, would stand in the forms of every other test.
 */
@HouseTest
@TestPropertySource(properties = "fangfei.report.cutoff-day=25")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecountTests {

	private static final int HISTORIES = 200;

	private static final int INSTANTS = 4;

	private static final long SEED = 20260525;

	/** Each statement about a clue, with the moment from which it holds for the clue: what a case said before the clue joined it, from then. */
	private static final String CLUES = """
			with asked as (select cast(:start as timestamptz) as start, cast(:stop as timestamptz) as stop, cast(:at as timestamptz) as at),
			told as (select t.* from recount.told t, asked where t.learned <= asked.at),
			mine as (select t.clue, t.learned, t.facts as first
			         from told t, asked
			         where t.kind = 'OPENED' and t.learned >= asked.start and t.learned < asked.stop
			           and left(t.facts->>'region', length(:prefix)) = :prefix
			           and not exists (select 1 from told v where v.kind = 'VOIDED' and v.clue = t.clue)),
			joined as (select t.case_id, k.clue, min(t.seq) as seq
			           from told t cross join lateral unnest(t.clues) k (clue)
			           where t.kind = 'CASE' and k.clue in (select m.clue from mine m)
			           group by 1, 2),
			said as (select t.clue, t.seq, t.seq as said_seq, t.kind, t.facts from told t join mine m on m.clue = t.clue
			         union all
			         select j.clue, greatest(j.seq, t.seq), t.seq, 'CASE', t.facts
			         from joined j join told t on t.case_id = j.case_id and t.kind = 'CASE'),
			finding as (select distinct on (s.clue) s.clue, s.seq, s.facts from said s where s.kind = 'FINDING' order by s.clue, s.seq desc),
			line as (
			    select m.clue, m.learned, m.first->>'subject_name' as c1,
			           coalesce(f.facts->>'sector', m.first->>'sector') as c2, f.facts->>'method' as c3, m.first->>'source' as c4,
			           m.first->>'found_on' as c5, m.first->>'region_name' as c6,
			           (select s.facts->>'total' from said s where s.clue = m.clue and jsonb_exists(s.facts, 'total') order by s.seq desc limit 1) as c7,
			           (select s.facts->>'people' from said s where s.clue = m.clue and jsonb_exists(s.facts, 'people') order by s.seq desc limit 1) as c8,
			           coalesce(f.facts->>'channel', m.first->>'channel') as c9, f.facts->>'illegality' as c10,
			           (select s.facts->>'path' from said s
			            where s.clue = m.clue and jsonb_exists(s.facts, 'path') and (s.kind = 'CASE' or s.seq = f.seq)
			            order by s.seq desc, s.said_seq desc limit 1) as c11,
			           (select x.day
			            from (select s.seq, s.said_seq, s.facts->>'criminal_filed_on' as day, 1 as criminal from said s
			                  where s.clue = m.clue and s.kind = 'CASE' and jsonb_exists(s.facts, 'criminal_filed_on')
			                  union all
			                  select s.seq, s.said_seq, s.facts->>'admin_filed_on', 0 from said s
			                  where s.clue = m.clue and s.kind = 'CASE' and jsonb_exists(s.facts, 'admin_filed_on')
			                  union all
			                  select f.seq, f.seq, f.facts->>'filed_on', case when f.facts->>'path' like '%CRIMINAL' then 1 else 0 end
			                  where jsonb_exists(f.facts, 'filed_on')) x
			            order by x.criminal desc, x.seq desc, x.said_seq desc limit 1) as c12,
			           (select coalesce(s.facts->>'case_charge', s.facts->>'charge') from said s
			            where s.clue = m.clue and (s.kind = 'CASE' and jsonb_exists(s.facts, 'case_charge') or s.seq = f.seq and jsonb_exists(s.facts, 'charge'))
			            order by s.seq desc, s.said_seq desc limit 1) as c13,
			           f.facts->>'remark' as c14
			    from mine m left join finding f on f.clue = m.clue)
			select array[(row_number() over w)::text, c1, pg_temp.recount_word(c2), pg_temp.recount_word(c3), pg_temp.recount_word('SOURCE_' || c4), pg_temp.recount_day(c5), c6,
			             pg_temp.recount_wan(c7::numeric), c8, pg_temp.recount_word(c9), pg_temp.recount_word(c10), pg_temp.recount_word(c11), pg_temp.recount_day(c12),
			             pg_temp.recount_word(c13), c14] as cells
			from line l
			join ledger_order o on o.clue = l.clue
			window w as (order by o.n)
			order by o.n
			""";

	private static final String CASES = """
			with asked as (select cast(:start as timestamptz) as start, cast(:stop as timestamptz) as stop, cast(:at as timestamptz) as at),
			told as (select t.* from recount.told t, asked where t.learned <= asked.at and t.case_id is not null),
			life as (select t.case_id, t.seq, t.learned, case when t.kind = 'CLOSED' then 0 else 1 end as open,
			                lead(t.learned) over (partition by t.case_id order by t.seq) as next
			         from (select *, row_number() over (partition by case_id, kind order by seq) as nth from told) t
			         where t.kind in ('CLOSED', 'REOPENED') or t.kind = 'CASE' and t.nth = 1),
			mine as (select distinct l.case_id
			         from life l, asked
			         where l.open = 1 and asked.at >= asked.start and l.learned < asked.stop
			           and (l.next is null or l.next >= asked.start)),
			own as (select t.* from told t join mine m on m.case_id = t.case_id),
			place as (select distinct on (t.case_id) t.case_id, o.facts->>'region' as region
			          from own t join recount.told o on o.kind = 'OPENED' and o.clue = t.clues[1]
			          where t.kind = 'CASE' order by t.case_id, t.seq),
			latest as (select case_id, jsonb_object_agg(name, fact) as f
			           from (select distinct on (t.case_id, n.name) t.case_id, n.name, n.fact
			                 from own t cross join lateral jsonb_each(t.facts) n (name, fact)
			                 order by t.case_id, n.name, t.seq desc) d
			           group by case_id),
			sums as (select case_id, sum((facts->>'case_raised')::numeric) as raised, sum((facts->>'case_returned')::numeric) as returned,
			                sum((facts->>'case_participants')::int) as people, sum((facts->>'case_repaid')::int) as repaid
			         from own group by case_id),
			heavy as (select s.*, l.f, (select array_agg(p->>'label' order by (p->>'weight')::int desc)
			                            from jsonb_array_elements(l.f->'penalty_types') p) as labels
			          from sums s join latest l using (case_id) join place p using (case_id)
			          where left(p.region, length(:prefix)) = :prefix)
			select array[(row_number() over w)::text, f->>'case_subject', pg_temp.recount_word(f->>'case_sector'), f->>'situation',
			             f->>'handling_body', f->>'case_region', pg_temp.recount_word(f->>'case_channel'),
			             pg_temp.recount_wan(raised), pg_temp.recount_wan(raised - coalesce(returned, 0)), people::text, (people - coalesce(repaid, 0))::text,
			             pg_temp.recount_day(f->>'admin_filed_on'), f->>'determination',
			             case when f->>'referred_on' is null then '否' else '是（' || pg_temp.recount_day(f->>'referred_on') || '）' end,
			             pg_temp.recount_day(f->>'penalised_on'), labels[1], pg_temp.recount_wan(returned),
			             case when cardinality(labels) > 1
			                  then coalesce(f->>'case_remark' || '；', '') || '并处：' || array_to_string(labels[2:], '、')
			                  else f->>'case_remark' end] as cells
			from heavy h
			join case_order o using (case_id)
			window w as (order by o.n)
			order by o.n
			""";

	@Autowired
	House house;

	@Autowired
	Environment environment;

	/** A month and the instant as of which its forms are asked for; without one, as they stood at the end of the month. */
	private record Asked(YearMonth month, @Nullable Instant asOf, Person person) {
	}

	private RandomHistories histories;

	@BeforeAll
	void live() throws SQLException {
		histories = new RandomHistories(house, environment, SEED);
		words(histories.sql());
		for (var i = 0; i < HISTORIES; i++) {
			histories.live(i, begin(i));
		}
		order(histories.sql());
		assertThat(histories.told()).containsKeys("OPENED", "FINDING", "VOIDED", "CASE", "CLOSED", "REOPENED")
			.allSatisfy((kind, n) -> assertThat(n).as(kind).isGreaterThan(100));
	}

	@AfterAll
	void end() throws SQLException {
		histories.close();
	}

	@Test
	void bothFormsEqualAnIndependentRecountOnRandomHistoriesAndInstants() {
		var began = System.nanoTime();
		var random = new Random(SEED);
		var instants = 0;
		var clueLines = 0;
		var caseLines = 0;
		var seen = new HashSet<String>();
		for (var i = 0; i < HISTORIES; i++) {
			for (var asked : asked(i, random)) {
				var clues = form("clue-statistics", asked);
				var cases = form("handling-statistics", asked);

				assertThat(clues).as("附件2, " + asked).isEqualTo(recount(CLUES, asked));
				assertThat(cases).as("附件3, " + asked).isEqualTo(recount(CASES, asked));
				instants++;
				clueLines += clues.size();
				caseLines += cases.size();
				clues.forEach(line -> seen.add(String.valueOf(line.get(1)).split("之")[0]));
			}
		}
		System.out.printf("recount: %d histories (told: %s), %d instants, %d lines of 附件2 and %d of 附件3 equal, %d s%n", seen.size(), histories.told(),
				instants, clueLines, caseLines, (System.nanoTime() - began) / 1_000_000_000);
		assertThat(seen).hasSize(HISTORIES);
		assertThat(instants).isEqualTo(HISTORIES * INSTANTS);
		assertThat(clueLines).isGreaterThan(3_000);
		assertThat(caseLines).isGreaterThan(80_000);
	}

	/** A recount that could not disagree would prove nothing: each rule in turn is told wrong, and the forms must differ from it. */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"voided clues are counted | 2 | and not exists (select 1 from told v where v.kind = 'VOIDED' and v.clue = t.clue) | ``",
			"a void counts before it was learned | 2 | from told v where | from recount.told v where",
			"a fact is taken when it happened | 2 | t.learned <= asked.at | t.happened <= cast(asked.at as date)",
			"a fact of a case is taken when it happened | 3 | t.learned <= asked.at | t.happened <= cast(asked.at as date)",
			"what is learned at the very instant is missing | 2 | t.learned <= asked.at | t.learned < asked.at",
			"what is learned of a case at the very instant is missing | 3 | t.learned <= asked.at | t.learned < asked.at",
			"the first instant of the next month still counts | 2 | t.learned < asked.stop | t.learned <= asked.stop",
			"the first instant of the month does not count | 2 | t.learned >= asked.start | t.learned > asked.start",
			"the first finding stands | 2 | order by s.clue, s.seq desc | order by s.clue, s.seq",
			"an administrative filing is printed beside a criminal one | 2 | order by x.criminal desc, x.seq | order by x.seq",
			"a clue that joins a case learns nothing of what was said | 2 | on t.case_id = j.case_id and | on t.case_id = j.case_id and t.seq >= j.seq and",
			"every township sees the county | 2 | left(t.facts->>'region', length(:prefix)) = :prefix | length(:prefix) > 0",
			"every township sees the cases of the county | 3 | left(p.region, length(:prefix)) = :prefix | length(:prefix) > 0",
			"a case that was opened again is missing | 3 | t.kind in ('CLOSED', 'REOPENED') | t.kind = 'CLOSED'",
			"a closed case stays | 3 | (l.next is null or l.next >= asked.start) | true",
			"a case closed in the month is missing | 3 | (l.next is null or l.next >= asked.start) | (l.next is null or l.next >= asked.stop)",
			"what was returned is still owed | 3 | raised - coalesce(returned, 0) | raised",
			"only the last payment counts | 3 | sum((facts->>'case_returned')::numeric) | max((facts->>'case_returned')::numeric)",
			"the first word on a case stands | 3 | n.name, t.seq desc | n.name, t.seq",
			"the lightest penalty comes first | 3 | ::int desc) | ::int)",
			"万元 are cut off | 3 | recount_wan( | recount_cut("})
	void aWrongRuleIsNoticed(String rule, int annex, String right, @Nullable String wrong) {
		var statement = annex == 2 ? CLUES : CASES;
		assertThat(statement).contains(right);
		var mistaken = statement.replace(right, Objects.requireNonNullElse(wrong, ""));
		var random = new Random(SEED);
		var differs = IntStream.range(0, HISTORIES)
			.boxed()
			.flatMap(i -> asked(i, random).stream())
			.filter(asked -> !recount(statement, asked).equals(recount(mistaken, asked)))
			.findFirst();
		assertThat(differs).as(rule).isPresent();
		var asked = differs.orElseThrow();
		assertThat(form(annex == 2 ? "clue-statistics" : "handling-statistics", asked)).as(rule)
			.isNotEqualTo(recount(mistaken, asked))
			.isEqualTo(recount(statement, asked));
	}

	private static Instant begin(int history) {
		return Instant.parse("2003-01-10T00:00:00Z").plusSeconds((long) history * 28 * 86400);
	}

	/**
	 * What is asked about a history: the month of its clues as it was handed in, the month of its cases with what was known some time before or after
	 * its end, and twice a moment at which something was learned, one of them a microsecond too early.
	 */
	private List<Asked> asked(int history, Random random) {
		var learned = histories.learned(history);
		var then = learned.get(random.nextInt(learned.size()));
		var later = learned.get(random.nextInt(learned.size()));
		var cases = month(begin(history).plusSeconds(60L * 86400));
		return List.of(new Asked(month(begin(history).plusSeconds(12L * 86400)), null, Person.CLERK),
				new Asked(cases, stop(cases).toInstant().plusSeconds(random.nextInt(150 * 86400) - 30L * 86400), one(random)),
				new Asked(month(then.minusSeconds(random.nextInt(60 * 86400))), then, one(random)),
				new Asked(month(later.minusSeconds(random.nextInt(60 * 86400))), later.minusNanos(1000), one(random)));
	}

	private static Person one(Random random) {
		return random.nextInt(4) == 0 ? Person.TOWN_A : Person.CLERK;
	}

	/** The month that an instant belongs to: until the 25th its own. */
	private static YearMonth month(Instant instant) {
		var day = instant.atZone(RandomHistories.CHINA);
		return YearMonth.from(day).plusMonths(day.getDayOfMonth() > 25 ? 1 : 0);
	}

	private static OffsetDateTime stop(YearMonth month) {
		return OffsetDateTime.parse(month + "-26T00:00:00+08:00");
	}

	private List<List<@Nullable String>> form(String path, Asked asked) {
		var address = "/api/reports/" + asked.month() + "/" + path;
		var browser = house.as(asked.person());
		var form = (asked.asOf() == null ? browser.get(address) : browser.get(address + "?asOf={at}", asked.asOf())).expect(200).json();
		return form.get("lines")
			.valueStream()
			.map(l -> l.get("cells").valueStream().<@Nullable String>map(c -> c.isNull() ? null : c.asString()).toList())
			.toList();
	}

	private List<List<@Nullable String>> recount(String statement, Asked asked) {
		var stop = stop(asked.month());
		return histories.sql()
			.sql(statement)
			.param("start", stop(asked.month().minusMonths(1)))
			.param("stop", stop)
			.param("at", asked.asOf() == null ? stop.minusNanos(1000) : asked.asOf().atOffset(ZoneOffset.UTC))
			.param("prefix", asked.person() == Person.TOWN_A ? "340323100" : "340323")
			.query((row, n) -> Arrays.<@Nullable String>asList((String[]) row.getArray("cells").getArray()))
			.list();
	}

	/** Lines of one instant come in the order of their opening; two of the very same instant in that of their keys, which only the ledger knows. */
	private static void order(JdbcClient sql) {
		sql.sql("create index on recount.told (clue) where clue is not null").update();
		sql.sql("create index on recount.told (case_id, seq)").update();
		sql.sql("analyze recount.told").update();
		sql.sql("create temporary table ledger_order as select clue_id as clue, row_number() over (order by opened_at, entry_id) as n from ledger_entry")
			.update();
		sql.sql("create temporary table case_order as select case_id, row_number() over (order by opened_at, case_id) as n from ledger_case")
			.update();
	}

	/** The words of the forms, the way dates and 万元 are written. */
	private static void words(JdbcClient sql) {
		sql.sql("create temporary table recount_words (code text primary key, word text not null)").update();
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
				SOURCE_AGENCY_TRANSFER=行政机关移送
				SOURCE_POLICE_FINDING=公安排查发现
				SOURCE_PUBLIC_TIP_OFF=群众举报
				SOURCE_SURRENDER=集资人自首
				SOURCE_AUTHORITY_NOTICE=有关部门或地方通报
				SOURCE_OTHER=其他
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
			sql.sql("insert into recount_words values (:code, :word)").param("code", pair.split("=")[0]).param("word", pair.split("=")[1]).update();
		}
		sql.sql("create function pg_temp.recount_word(text) returns text language sql as $$ select word from recount_words where code = $1 $$").update();
		sql.sql("""
				create function pg_temp.recount_day(text) returns text language sql as
				$$ select extract(year from $1::date) || '年' || extract(month from $1::date) || '月' || extract(day from $1::date) || '日' $$
				""").update();
		sql.sql("""
				create function pg_temp.recount_wan(numeric) returns text language sql as
				$$ select (sign($1) * trunc(abs($1) / 100 + 0.5) / 100)::numeric(20, 2)::text $$
				""").update();
		sql.sql("create function pg_temp.recount_cut(numeric) returns text language sql as $$ select (trunc($1 / 100) / 100)::numeric(20, 2)::text $$")
			.update();
	}
}
