package cn.fangfei.detection.statement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.flow.FlowTypology;
import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.StatementReading.Link;
import cn.fangfei.detection.statement.StatementReading.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Issue 5 item 5(b): what the statements of a case show, against a twin that reckons it in the plainest way. */
class StatementReaderTests {

	private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);

	private record Row(String id, long millis, String payer, String payee, long fen) {

		FlowTransaction transaction() {
			return FlowTransaction.of(id, millis, payer, payee, fen, FlowChannel.TRANSFER, false);
		}

	}

	private final List<StatementAccount> accounts = new ArrayList<>();
	private final List<Row> rows = new ArrayList<>();

	private void account(String account, String holder, PartyKind kind, boolean subject) {
		accounts.add(new StatementAccount(account, holder, holder + "户名", kind, subject, null, 0, 0));
	}

	private void pay(int day, String payer, String payee, long yuan) {
		payFen(day, payer, payee, yuan * 100);
	}

	private void payFen(int day, String payer, String payee, long fen) {
		rows.add(new Row("T%05d".formatted(rows.size()), (BEGIN.toEpochDay() + day) * 86_400_000L + 36_000_000L + rows.size(), payer, payee, fen));
	}

	private StatementReading read() {
		var reader = new StatementReader(accounts);
		rows.forEach(row -> reader.accept(row.transaction()));
		return reader.end();
	}

	@Test
	void participantsAreWhoPaidInBeforeTheyWerePaidAndTheirOutstandingIsExact() {
		account("S1", "某公司", PartyKind.COMPANY, true);
		account("S2", "某公司经理", PartyKind.PERSON, true);
		account("A1", "甲", PartyKind.PERSON, false);
		account("A2", "甲", PartyKind.PERSON, false);
		account("F1", "供货方", PartyKind.COMPANY, false);
		pay(0, "A1", "S1", 50_000);
		pay(1, "A2", "S2", 30_000);
		payFen(30, "S1", "A1", 123_456);
		pay(2, "B", "S1", 10_000);
		pay(40, "S2", "B", 12_000);
		pay(3, "S1", "员工", 6_000);
		pay(4, "员工", "S1", 1_000);
		pay(5, "S1", "S2", 40_000);
		pay(6, "S1", "F1", 2_000);
		pay(7, "S2", "老板", 20_000);
		pay(8, "", "S1", 700);

		var reading = read();

		assertThat(reading.parties()).extracting(Party::key, Party::role, Party::inFen, Party::outFen, Party::outstandingFen)
				.containsExactly(org.assertj.core.groups.Tuple.tuple("甲", StatementRole.PARTICIPANT, 8_000_000L, 123_456L, 7_876_544L),
						org.assertj.core.groups.Tuple.tuple("B", StatementRole.PARTICIPANT, 1_000_000L, 1_200_000L, -200_000L),
						org.assertj.core.groups.Tuple.tuple("员工", StatementRole.PAID_FIRST, 100_000L, 600_000L, -500_000L),
						org.assertj.core.groups.Tuple.tuple("老板", StatementRole.RECEIVER, 0L, 2_000_000L, -2_000_000L),
						org.assertj.core.groups.Tuple.tuple("供货方", StatementRole.COMPANY, 0L, 200_000L, -200_000L),
						org.assertj.core.groups.Tuple.tuple("未列明的付款方", StatementRole.UNNAMED, 70_000L, 0L, 70_000L));
		assertThat(reading.participants()).isEqualTo(
				new StatementReading.Participants(2, 9_000_000, 1_323_456, 7_876_544, 1, 200_000));
		assertThat(reading.totals().internalFen()).isEqualTo(4_000_000);
		assertThat(reading.accounts()).extracting(StatementReading.AccountSum::account).containsExactly("S1", "S2");
	}

	@Test
	void theMoneyIsFollowedOverFourLayersAndWhatGoesOnIsTold() {
		account("S", "某公司", PartyKind.COMPANY, true);
		account("K", "控制人", PartyKind.PERSON, false);
		account("L4", "壳公司", PartyKind.COMPANY, false);
		pay(0, "A", "S", 100_000);
		pay(1, "S", "K", 90_000);
		pay(2, "K", "L3", 80_000);
		pay(3, "L3", "L4", 70_000);
		pay(4, "L4", "远处", 60_000);
		pay(5, "L4", "S", 5_000);
		pay(6, "L3", "A", 1_000);
		pay(7, "别人", "K", 2_000);

		var reading = read();

		assertThat(reading.layers()).containsExactly(
				new StatementReading.Layer(1, 1, 10_000_000, 500_000, 9_000_000, 0, 0, 1_500_000, 0),
				new StatementReading.Layer(2, 1, 9_000_000, 200_000, 8_000_000, 0, 0, 1_200_000, 0),
				new StatementReading.Layer(3, 1, 8_000_000, 0, 7_000_000, 100_000, 0, 900_000, 0),
				new StatementReading.Layer(4, 1, 7_000_000, 0, 0, 0, 6_500_000, 500_000, 0));
		assertThat(reading.path()).extracting(StatementReading.PathParty::key).containsExactly("控制人", "L3", "壳公司");
		assertThat(reading.totals().besideFen()).isEqualTo(21_300_000);
	}

	@Test
	void manyRandomCasesAgreeWithThePlainTwin() {
		var random = new Random(7);
		int layered = 0;
		for (int round = 0; round < 400; round++) {
			accounts.clear();
			rows.clear();
			int names = 3 + random.nextInt(30);
			int own = 1 + random.nextInt(3);
			for (int i = 0; i < names; i++) {
				if (i < own || random.nextInt(3) > 0) {
					var kind = PartyKind.values()[random.nextInt(3) == 0 ? random.nextInt(5) : 0];
					account("账" + i, random.nextInt(5) == 0 ? "" : "人" + random.nextInt(names), kind, i < own);
				}
			}
			for (int n = random.nextInt(120); n > 0; n--) {
				var payer = random.nextInt(15) == 0 ? "" : "账" + random.nextInt(names);
				var payee = random.nextInt(15) == 0 ? "" : "账" + random.nextInt(random.nextInt(2) == 0 ? own : names);
				payFen(random.nextInt(200), payer, payee, 1 + random.nextInt(9_000_000));
			}
			var reading = read();
			var twin = new Twin();

			assertThat(reading.parties().stream().collect(Collectors.toMap(Party::key, Party::inFen))).isEqualTo(twin.in);
			assertThat(reading.parties().stream().collect(Collectors.toMap(Party::key, Party::outFen))).isEqualTo(twin.out);
			assertThat(reading.parties().stream().filter(party -> party.role() == StatementRole.PARTICIPANT).map(Party::key)
				.collect(Collectors.toSet())).isEqualTo(twin.participants);
			assertThat(reading.participants().outstandingFen()).isEqualTo(twin.participants.stream()
				.mapToLong(key -> Math.max(0, twin.in.get(key) - twin.out.get(key))).sum());
			assertThat(reading.path().stream().collect(Collectors.toMap(StatementReading.PathParty::key, StatementReading.PathParty::layer)))
				.isEqualTo(twin.layers());
			assertThat(reading.totals().inFen() + reading.totals().outFen() + reading.totals().internalFen() + reading.totals().besideFen())
				.isEqualTo(twin.sum);
			assertThat(reading.totals().leftOut()).isEqualTo(twin.leftOut);
			conserves(reading);
			layered += reading.path().isEmpty() ? 0 : 1;

			Collections.shuffle(rows, random);
			var again = read();
			assertThat(again.parties()).isEqualTo(reading.parties());
			assertThat(again.layers()).isEqualTo(reading.layers());
		}
		assertThat(layered).isGreaterThan(250);
	}

	/** Into every node between the first springs and the sinks flows what flows out. */
	private static void conserves(StatementReading reading) {
		var in = new HashMap<String, Long>();
		var out = new HashMap<String, Long>();
		var columns = reading.picture().nodes().stream().collect(Collectors.toMap(StatementReading.Node::id, StatementReading.Node::column));
		for (var link : reading.picture().links()) {
			assertThat(link.fen()).isPositive();
			assertThat(columns.get(link.from())).as(link.toString()).isLessThan(columns.get(link.to()));
			in.merge(link.to(), link.fen(), Long::sum);
			out.merge(link.from(), link.fen(), Long::sum);
		}
		for (var node : in.keySet()) {
			if (out.containsKey(node)) {
				assertThat(in.get(node)).as(node).isEqualTo(out.get(node));
			}
		}
		assertThat(in.keySet().stream().filter(node -> !out.containsKey(node))).isSubsetOf("returned", "onward", "kept");
		assertThat(reading.picture().links().stream().filter(link -> link.from().equals("participants")).mapToLong(Link::fen).sum())
			.isEqualTo(reading.layers().get(0).fromBefore());
	}

	/** The same by going over all rows again for each question. */
	private final class Twin {

		private final Map<String, Long> in = new HashMap<>();
		private final Map<String, Long> out = new HashMap<>();
		private final Set<String> participants = new HashSet<>();
		private final Map<String, PartyKind> kinds = new HashMap<>();
		private long sum;
		private long leftOut;

		private Twin() {
			var firstIn = new HashMap<String, Long>();
			var firstOut = new HashMap<String, Long>();
			for (var account : accounts) {
				if (!account.subject()) {
					kinds.put(account.holder().isEmpty() ? account.account() : account.holder(), account.kind());
				}
			}
			for (var row : rows) {
				if (row.payer().equals(row.payee())) {
					leftOut++;
					continue;
				}
				sum += row.fen();
				var payer = who(row.payer(), true);
				var payee = who(row.payee(), false);
				if (payee.equals("本案") && !payer.equals("本案")) {
					in.merge(payer, row.fen(), Long::sum);
					out.merge(payer, 0L, Long::sum);
					firstIn.merge(payer, row.millis(), Math::min);
				}
				if (payer.equals("本案") && !payee.equals("本案")) {
					out.merge(payee, row.fen(), Long::sum);
					in.merge(payee, 0L, Long::sum);
					firstOut.merge(payee, row.millis(), Math::min);
				}
			}
			for (var key : in.keySet()) {
				if (!key.startsWith("未列明") && kinds.getOrDefault(key, PartyKind.PERSON) == PartyKind.PERSON && firstIn.containsKey(key)
						&& (!firstOut.containsKey(key) || firstIn.get(key) <= firstOut.get(key))) {
					participants.add(key);
				}
			}
		}

		private String who(String account, boolean payer) {
			if (account.isEmpty()) {
				return payer ? "未列明的付款方" : "未列明的收款方";
			}
			var listed = accounts.stream().filter(one -> one.account().equals(account)).findFirst();
			if (listed.isEmpty() || !listed.get().subject() && listed.get().holder().isEmpty()) {
				return account;
			}
			return listed.get().subject() ? "本案" : listed.get().holder();
		}

		private Map<String, Integer> layers() {
			var layers = new TreeMap<String, Integer>();
			var before = Set.of("本案");
			for (int layer = 2; layer <= 4; layer++) {
				var next = new HashSet<String>();
				for (var row : rows) {
					var payee = who(row.payee(), false);
					if (!row.payer().equals(row.payee()) && before.contains(who(row.payer(), true)) && !payee.equals("本案")
							&& !participants.contains(payee) && !layers.containsKey(payee)) {
						next.add(payee);
					}
				}
				for (var key : next) {
					layers.put(key, layer);
				}
				before = next;
			}
			return layers;
		}

	}

	@Test
	void eachNumberOfEachLineOfTheLawIsHeldAgainstTheRows() {
		account("S", "某公司", PartyKind.COMPANY, true);
		for (int i = 0; i < 150; i++) {
			pay(i % 90, "P" + i, "S", 6_000);
		}

		var lines = read().lines();

		assertThat(lines).hasSize(9);
		assertThat(lines).filteredOn(StatementReading.Line::reached)
			.extracting(line -> line.label() + line.measure() + line.value())
			.containsExactly("追究刑事责任标准人数150", "追究刑事责任标准未返还金额90000000");
		assertThat(lines.get(0).value()).isEqualTo(90_000_000);
		assertThat(lines.get(0).line()).isEqualTo(100_000_000);
		assertThat(lines).allMatch(line -> line.basis().contains("最高人民法院"));
	}

	@Test
	void patternsAreNamedWithSentencesThatTheirRowsBearOut() {
		account("S", "某公司", PartyKind.COMPANY, true);
		var random = new Random(3);
		for (int i = 0; i < 60; i++) {
			account("P" + i, "人" + i, PartyKind.PERSON, false);
			int joined = i * 4;
			long yuan = 10_000L * (1 + random.nextInt(5));
			pay(joined, "P" + i, "S", yuan);
			for (int day = joined + 30; day < 300; day += 30) {
				pay(day, "S", "P" + i, yuan / 50);
			}
			pay(joined + 2, "S", "控制人", yuan / 2);
		}
		rows.sort((a, b) -> Long.compare(a.millis(), b.millis()));

		var reading = read();

		assertThat(reading.namings()).extracting(naming -> naming.typology()).contains(FlowTypology.RETURN, FlowTypology.RHYTHM,
				FlowTypology.PONZI, FlowTypology.PASS_THROUGH);
		var byId = rows.stream().collect(Collectors.toMap(Row::id, row -> row));
		for (var naming : reading.namings()) {
			assertThat(naming.evidence()).isNotEmpty().allMatch(byId::containsKey);
			assertThat(naming.evidence().stream().map(byId::get)).allMatch(row -> LocalDate.ofEpochDay(row.millis() / 86_400_000L)
				.compareTo(naming.day()) <= 0);
		}
		var returned = reading.namings().stream().filter(naming -> naming.typology() == FlowTypology.RETURN).findFirst().orElseThrow();
		var listed = returned.evidence().stream().map(byId::get).toList();
		var in = listed.stream().filter(row -> row.payee().equals("S")).toList();
		var out = listed.stream().filter(row -> row.payer().equals("S")).toList();
		long payers = in.stream().map(Row::payer).distinct().count();
		long paid = out.stream().map(Row::payee).distinct().count();
		assertThat(numbers(returned.sentence()).subList(1, 7)).containsExactly(String.valueOf(payers), wan(in), String.valueOf(paid),
				new BigDecimal(paid * 100).divide(new BigDecimal(payers), 1, RoundingMode.HALF_UP).toPlainString(), String.valueOf(out.size()),
				wan(out));
	}

	private static List<String> numbers(String sentence) {
		var found = new ArrayList<String>();
		var matcher = Pattern.compile("\\d+(?:\\.\\d+)?").matcher(sentence);
		while (matcher.find()) {
			found.add(matcher.group());
		}
		return found;
	}

	private static String wan(List<Row> rows) {
		return new BigDecimal(rows.stream().mapToLong(Row::fen).sum()).divide(new BigDecimal(1_000_000)).setScale(2, RoundingMode.HALF_UP)
			.toPlainString();
	}

	@Test
	void aRowThatCannotBeReckonedWithIsNamedAndLeftOut() {
		account("S", "某公司", PartyKind.COMPANY, true);
		pay(0, "", "", 1);
		pay(1, "S", "S", 1);
		payFen(2, "A", "S", Long.MAX_VALUE - 5);
		payFen(3, "B", "S", 6);
		payFen(4, "C", "S", 5);

		var reading = read();

		assertThat(reading.problems()).extracting(problem -> problem.id() + problem.what()).containsExactly("T00000付款方和收款方都没有填写",
				"T00001付款方和收款方是同一个账户", "T00003金额合计超出可计算的范围");
		assertThat(reading.totals().leftOut()).isEqualTo(3);
		assertThat(reading.totals().inFen()).isEqualTo(Long.MAX_VALUE);
		assertThat(reading.notes()).anyMatch(note -> note.contains("3笔不能计算"));
	}

	@Test
	void whoseKindNobodySaysIsCountedAsAPersonAndThatIsSaid() {
		account("S", "某公司", PartyKind.COMPANY, true);
		account("A", "甲", PartyKind.PERSON, false);
		accounts.add(new StatementAccount("B", "", "乙户名", null, false, null, 0, 0));
		accounts.add(new StatementAccount("C1", "丙", "", null, false, null, 0, 0));
		accounts.add(new StatementAccount("C2", "丙", "", PartyKind.COMPANY, false, null, 0, 0));
		accounts.add(new StatementAccount("D", "丁", "", null, false, null, 0, 0));
		pay(0, "A", "S", 1);
		pay(0, "B", "S", 1);
		pay(0, "C1", "S", 1);
		pay(0, "S", "不在清单", 1);

		var reading = read();

		assertThat(reading.participants().persons()).isEqualTo(2);
		assertThat(reading.notes()).anyMatch(note -> note.startsWith("有2个收付对象不在账户清单里") && note.contains("其中1个计为出资人"));
	}

	@Test
	void paymentsThatWereFoundOverMidnightAreNamedTheFirstOfManyOneByOne() {
		account("S", "某公司", PartyKind.COMPANY, true);
		long midnight = BEGIN.toEpochDay() * 86_400_000L;
		var nights = new ArrayList<BothSides.Night>();
		for (int i = 0; i < 23; i++) {
			nights.add(new BothSides.Night("S", "K", 1_234_505, "A" + i, midnight - 1_000, "B" + i, midnight + 61_000));
		}
		var reader = new StatementReader(accounts);
		reader.overMidnight(nights);

		var notes = reader.end().notes();

		assertThat(notes).filteredOn(note -> note.startsWith("零点前后：")).hasSize(20)
				.first().isEqualTo("零点前后：S 付给 K 12345.05 元，付款方流水 A0（2025-01-05 23:59:59），收款方流水 B0（2025-01-06 00:01:01）。");
		assertThat(notes).anyMatch(note -> note.startsWith("其中23笔") && note.contains("不超过30分钟")).contains("零点前后的另有3笔没有逐笔列出。");
	}

	@Test
	void aCaseWithoutRowsIsSaidToHaveNone() {
		account("S", "某公司", PartyKind.COMPANY, true);

		var reading = read();

		assertThat(reading.totals().first()).isNull();
		assertThat(reading.parties()).isEmpty();
		assertThat(reading.lines()).isEmpty();
		assertThat(reading.notes()).anyMatch(note -> note.contains("不足60天"));
	}

}
