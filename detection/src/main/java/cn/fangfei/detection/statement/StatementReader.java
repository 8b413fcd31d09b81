package cn.fangfei.detection.statement;

import cn.fangfei.detection.assess.LegalScale;
import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowNaming;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSink;
import cn.fangfei.detection.flow.FlowTransaction;
import cn.fangfei.detection.flow.FlowTypology;
import cn.fangfei.detection.flow.PartyKind;
import cn.fangfei.detection.statement.StatementReading.AccountSum;
import cn.fangfei.detection.statement.StatementReading.Layer;
import cn.fangfei.detection.statement.StatementReading.Line;
import cn.fangfei.detection.statement.StatementReading.Participants;
import cn.fangfei.detection.statement.StatementReading.Party;
import cn.fangfei.detection.statement.StatementReading.PathParty;
import cn.fangfei.detection.statement.StatementReading.Problem;
import cn.fangfei.detection.statement.StatementReading.RoleSum;
import cn.fangfei.detection.statement.StatementReading.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the rows of a case's statements, one by one, and then says what they show.
 *
 * <p>Who somebody is follows from the rows as a whole, so that their order changes nothing but the naming of patterns, which wants them
 * in the order of time within seven days ({@link FlowMonitor}). Whoever hands rows in sees to it that an id comes once. A row that cannot
 * be reckoned with is left out, counted and named; a sum that would leave 63 bits is such a reason, so no sum ever does. Memory grows
 * with accounts and with pairs of parties, not with rows. One thread.
 */
public final class StatementReader {

	/** Of rows that were left out so many are named one by one; all are counted. */
	public static final int PROBLEMS_MOST = 200;

	/** Of payments that were found over midnight so many are named one by one; all are counted. */
	static final int NIGHTS_MOST = 20;

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	/** The money is followed so far; what goes on from there is told as a sum. */
	static final int LAYERS = 4;

	private static final long DAY_MILLIS = 86_400_000L;

	/** What the flow monitor calls the subject. */
	private static final String SUBJECT = "本案主体";

	/** Parties by number: the subject, those who paid or were paid without a name, then all others. */
	private static final int SELF = 0;
	private static final int CASH_IN = 1;
	private static final int CASH_OUT = 2;

	private final Map<String, Integer> partyOfAccount = new HashMap<>();
	private final Map<String, Integer> partyOfHolder = new HashMap<>();
	private final List<Book> parties = new ArrayList<>();
	private final Map<String, Own> own = new HashMap<>();
	/** Sums by payer and payee, both in one number. */
	private final Map<Long, long[]> pairs = new HashMap<>();
	private final Map<FlowTypology, FlowNaming> namings = new EnumMap<>(FlowTypology.class);
	private final FlowMonitor monitor;
	private final List<Problem> problems = new ArrayList<>();
	private long rows;
	private long leftOut;
	private long again;
	private long renumbered;
	private List<BothSides.Night> nights = List.of();
	private long sumFen;
	private final long[] count = new long[4];
	private final long[] fen = new long[4];
	private static final int IN = 0;
	private static final int OUT = 1;
	private static final int INTERNAL = 2;
	private static final int BESIDE = 3;
	private long firstDay = Long.MAX_VALUE;
	private long lastDay = Long.MIN_VALUE;

	/** A party while rows come. */
	private static final class Book {

		private final String key;
		private String name;
		private PartyKind kind;
		/** Nobody says what it is. */
		private boolean guessed;
		private long inRows;
		private long inFen;
		private long outRows;
		private long outFen;
		private long firstIn = Long.MAX_VALUE;
		private long firstOut = Long.MAX_VALUE;
		private long last = Long.MIN_VALUE;
		private int layer = -1;

		private Book(String key, String name, PartyKind kind) {
			this.key = key;
			this.name = name;
			this.kind = kind;
		}

		private boolean dealt() {
			return inRows + outRows > 0;
		}

	}

	/** An account of the subject while rows come. */
	private static final class Own {

		private final String name;
		private long inRows;
		private long inFen;
		private long outRows;
		private long outFen;
		private long first = Long.MAX_VALUE;
		private long last = Long.MIN_VALUE;

		private Own(String name) {
			this.name = name;
		}

		private void saw(long day) {
			first = Math.min(first, day);
			last = Math.max(last, day);
		}

	}

	/** @param accounts said twice, the one that is the subject's counts, else the last */
	public StatementReader(Collection<StatementAccount> accounts) {
		parties.add(new Book(SUBJECT, SUBJECT, PartyKind.PERSON));
		parties.add(new Book("未列明的付款方", "未列明的付款方（现金等）", PartyKind.PERSON));
		parties.add(new Book("未列明的收款方", "未列明的收款方（现金等）", PartyKind.PERSON));
		var book = new AccountBook();
		boolean firm = accounts.stream().anyMatch(account -> account.subject() && kind(account) != PartyKind.PERSON);
		parties.get(SELF).kind = firm ? PartyKind.COMPANY : PartyKind.PERSON;
		for (var account : accounts) {
			if (account.subject()) {
				own.put(account.account(), new Own(account.name()));
			}
		}
		for (var account : accounts) {
			boolean subject = own.containsKey(account.account());
			if (subject && !account.subject()) {
				continue;
			}
			int party = subject ? SELF : listed(account);
			partyOfAccount.put(account.account(), party);
			book.enter(account.account(), subject ? SUBJECT : account.holder(), subject ? parties.get(SELF).kind : account.kind(),
					account.openedOn(), account.birthYear(), account.region());
		}
		monitor = new FlowMonitor(FlowSettings.standard(), book, new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
				// what is named is asked for week by week; the level is a bank's business
			}

			@Override
			public boolean asks(String subject) {
				return subject.equals(SUBJECT);
			}

			@Override
			public void named(FlowNaming naming) {
				namings.merge(naming.typology(), naming, (a, b) -> b.value() > a.value() ? b : a);
			}
		});
	}

	private int listed(StatementAccount account) {
		if (account.holder().isEmpty()) {
			int alone = newParty(account.account(), account.name(), kind(account));
			parties.get(alone).guessed = account.kind() == null;
			return alone;
		}
		int party = partyOfHolder.computeIfAbsent(account.holder(), holder -> {
			int made = newParty(holder, account.name(), kind(account));
			parties.get(made).guessed = true;
			return made;
		});
		var known = parties.get(party);
		if (account.kind() != null) {
			known.kind = account.kind();
			known.guessed = false;
		}
		if (!account.name().isEmpty()) {
			known.name = account.name();
		}
		return party;
	}

	private static PartyKind kind(StatementAccount account) {
		return account.kind() == null ? PartyKind.PERSON : account.kind();
	}

	private int newParty(String key, String name, PartyKind kind) {
		parties.add(new Book(key, name.isEmpty() ? key : name, kind));
		return parties.size() - 1;
	}

	private int party(String account, int nobody) {
		if (account.isEmpty()) {
			return nobody;
		}
		return partyOfAccount.computeIfAbsent(account, unknown -> {
			int made = newParty(unknown, "", PartyKind.PERSON);
			parties.get(made).guessed = true;
			return made;
		});
	}

	/** Takes one row. */
	public void accept(FlowTransaction row) {
		rows++;
		var payerAccount = row.keyText(1);
		var payeeAccount = row.keyText(2);
		if (payerAccount.isEmpty() && payeeAccount.isEmpty()) {
			leave(row, "付款方和收款方都没有填写");
			return;
		}
		if (payerAccount.equals(payeeAccount)) {
			leave(row, "付款方和收款方是同一个账户");
			return;
		}
		if (row.fen() > Long.MAX_VALUE - sumFen) {
			leave(row, "金额合计超出可计算的范围");
			return;
		}
		sumFen += row.fen();
		int payer = party(payerAccount, CASH_IN);
		int payee = party(payeeAccount, CASH_OUT);
		long day = Math.floorDiv(row.millis(), DAY_MILLIS);
		firstDay = Math.min(firstDay, day);
		lastDay = Math.max(lastDay, day);
		int sort = payee == SELF ? payer == SELF ? INTERNAL : IN : payer == SELF ? OUT : BESIDE;
		count[sort]++;
		fen[sort] += row.fen();
		var from = own.get(payerAccount);
		if (from != null) {
			from.outRows++;
			from.outFen += row.fen();
			from.saw(day);
		}
		var to = own.get(payeeAccount);
		if (to != null) {
			to.inRows++;
			to.inFen += row.fen();
			to.saw(day);
		}
		if (payer != payee) {
			pairs.computeIfAbsent((long) payer << 32 | payee, pair -> new long[1])[0] += row.fen();
		}
		if (sort == IN) {
			var who = parties.get(payer);
			who.inRows++;
			who.inFen += row.fen();
			who.firstIn = Math.min(who.firstIn, row.millis());
			who.last = Math.max(who.last, row.millis());
		}
		else if (sort == OUT) {
			var who = parties.get(payee);
			who.outRows++;
			who.outFen += row.fen();
			who.firstOut = Math.min(who.firstOut, row.millis());
			who.last = Math.max(who.last, row.millis());
		}
		monitor.accept(row);
	}

	/** Says that a payment is told of once more, under the same number or by the statement of the other side: it counts once. */
	public void again() {
		again++;
	}

	/** Says that another statement of the same account tells of a payment under another number ({@link Renumbered}): it counts once. */
	public void renumbered() {
		renumbered++;
	}

	/** Says which of the payments that are told of once more were found over midnight ({@link BothSides}): each is named. */
	public void overMidnight(List<BothSides.Night> pairs) {
		nights = List.copyOf(pairs);
	}

	private void leave(FlowTransaction row, String what) {
		leftOut++;
		if (problems.size() < PROBLEMS_MOST) {
			problems.add(new Problem(row.line(), row.keyText(0), what));
		}
	}

	private StatementRole role(int party) {
		if (party == CASH_IN || party == CASH_OUT) {
			return StatementRole.UNNAMED;
		}
		var book = parties.get(party);
		return switch (book.kind) {
			case COMPANY -> StatementRole.COMPANY;
			case AGENT -> StatementRole.AGENT;
			case BANK -> StatementRole.BANK;
			case GOVERNMENT -> StatementRole.GOVERNMENT;
			case PERSON -> book.inRows == 0 ? StatementRole.RECEIVER
					: book.firstIn <= book.firstOut ? StatementRole.PARTICIPANT : StatementRole.PAID_FIRST;
		};
	}

	/** What all rows show. No row may come afterwards. */
	public StatementReading end() {
		return end(LegalScale.standard());
	}

	/** @param scale an office that reads the law otherwise sets its own */
	public StatementReading end(LegalScale scale) {
		monitor.end();
		var roles = new StatementRole[parties.size()];
		for (int i = 1; i < roles.length; i++) {
			roles[i] = role(i);
		}
		var layers = new Layers(pairs, parties.size(), i -> i != SELF && parties.get(i).dealt() && roles[i] == StatementRole.PARTICIPANT);
		for (int i = 0; i < parties.size(); i++) {
			parties.get(i).layer = layers.of(i);
		}
		var dealt = new ArrayList<Party>();
		var sums = new EnumMap<StatementRole, long[]>(StatementRole.class);
		for (int i = 1; i < parties.size(); i++) {
			var book = parties.get(i);
			if (book.dealt()) {
				dealt.add(new Party(book.key, book.name, book.kind, roles[i], book.inRows, book.inFen, book.outRows, book.outFen,
						day(Math.min(book.firstIn, book.firstOut)), day(book.last)));
				var sum = sums.computeIfAbsent(roles[i], role -> new long[3]);
				sum[0]++;
				sum[1] += book.inFen;
				sum[2] += book.outFen;
			}
		}
		dealt.sort(Comparator.comparing(Party::role).thenComparing(Comparator.comparingLong(Party::outstandingFen).reversed())
				.thenComparing(Party::key));
		var participants = participants(dealt);
		var totals = new Totals(rows, count[IN], fen[IN], count[OUT], fen[OUT], count[INTERNAL], fen[INTERNAL], count[BESIDE], fen[BESIDE],
				leftOut, firstDay == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(firstDay),
				lastDay == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(lastDay));
		var path = new ArrayList<PathParty>();
		for (int i = 1; i < parties.size(); i++) {
			var book = parties.get(i);
			if (book.layer >= 2) {
				var sum = layers.sums(i);
				path.add(new PathParty(book.layer, book.key, book.name, book.kind, roles[i], sum[Layers.BEFORE], sum[Layers.ELSEWHERE_IN],
						sum[Layers.NEXT], sum[Layers.PARTICIPANTS], sum[Layers.ELSEWHERE_OUT], sum[Layers.KEPT]));
			}
		}
		path.sort(Comparator.comparingInt(PathParty::layer)
				.thenComparing(Comparator.comparingLong((PathParty party) -> party.fromBefore() + party.fromElsewhere()).reversed())
				.thenComparing(PathParty::key));
		return new StatementReading(totals, accounts(), dealt,
				sums.entrySet().stream()
					.map(sum -> new RoleSum(sum.getKey(), (int) sum.getValue()[0], sum.getValue()[1], sum.getValue()[2]))
					.toList(),
				participants, layers.layers(), path, layers.picture(i -> parties.get(i).name, participants.persons()),
				lines(scale, participants, totals.last()), List.copyOf(namings.values()), notes(totals, roles), problems).checked();
	}

	private List<AccountSum> accounts() {
		return own.entrySet()
			.stream()
			.map(one -> new AccountSum(one.getKey(), one.getValue().name, one.getValue().inRows, one.getValue().inFen,
					one.getValue().outRows, one.getValue().outFen,
					one.getValue().first == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(one.getValue().first),
					one.getValue().last == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(one.getValue().last)))
			.sorted(Comparator.comparing(AccountSum::account))
			.toList();
	}

	private static Participants participants(List<Party> dealt) {
		int persons = 0;
		long in = 0;
		long out = 0;
		long outstanding = 0;
		int losers = 0;
		long gain = 0;
		for (var party : dealt) {
			if (party.role() == StatementRole.PARTICIPANT) {
				persons++;
				in += party.inFen();
				out += party.outFen();
				if (party.outstandingFen() > 0) {
					outstanding += party.outstandingFen();
					losers++;
				}
				else {
					gain -= party.outstandingFen();
				}
			}
		}
		return new Participants(persons, in, out, outstanding, losers, gain);
	}

	/** Each number of each line by itself, because any one of them suffices. */
	private static List<Line> lines(LegalScale scale, Participants participants, LocalDate on) {
		var lines = new ArrayList<Line>();
		for (var line : scale.lines()) {
			if (on != null && !on.isBefore(line.from())) {
				long amount = line.amountYuan() * 100;
				long loss = line.lossYuan() * 100;
				lines.add(new Line(line.label(), "金额", participants.inFen(), amount, participants.inFen() >= amount, line.basis()));
				lines.add(new Line(line.label(), "人数", participants.persons(), line.persons(), participants.persons() >= line.persons(),
						line.basis()));
				lines.add(new Line(line.label(), "未返还金额", participants.outstandingFen(), loss, participants.outstandingFen() >= loss,
						line.basis()));
			}
		}
		return lines;
	}

	/** The watch learns for sixty days before it names anything. */
	private static final int LEARNING_DAYS = 60;

	private List<String> notes(Totals totals, StatementRole[] roles) {
		var notes = new ArrayList<String>();
		notes.add("出资人按“先付款、后收款的个人”从流水中认出，重复投入的本金重复计入；与凭证、合同、笔录核对之前，不是认定的集资参与人。");
		notes.add("现金当面交付、支付机构背后的个人、未取得流水的账户，这里看不到。");
		int guessed = 0;
		int participants = 0;
		for (int i = CASH_OUT + 1; i < roles.length; i++) {
			if (parties.get(i).guessed && parties.get(i).dealt()) {
				guessed++;
				participants += roles[i] == StatementRole.PARTICIPANT ? 1 : 0;
			}
		}
		if (guessed > 0) {
			notes.add("有" + guessed + "个收付对象不在账户清单里或者清单没有写类型，按个人计，其中" + participants + "个计为出资人；里面有单位、支付机构的，人数和金额会偏大。");
		}
		if (totals.first() == null || totals.last().toEpochDay() - totals.first().toEpochDay() < LEARNING_DAYS) {
			notes.add("流水不足60天，没有作模式识别。");
		}
		if (monitor.counts().late() > 0) {
			notes.add("有" + monitor.counts().late() + "笔比前后的流水迟7天以上，模式识别没有采用；各项合计不受影响。");
		}
		if (again > 0) {
			notes.add("有" + again + "笔在几份流水里重复（交易编号相同，或者付款方、收款方的流水里各有一笔），只计一次。");
		}
		if (!nights.isEmpty()) {
			notes.add("其中" + nights.size() + "笔，付款方、收款方的银行记在零点前后的两天，相差不超过" + BothSides.NIGHT_MINUTES + "分钟，按同一笔计在付款方的那一天；核对后不是同一笔的，合计要另加这一笔。");
			nights.stream().limit(NIGHTS_MOST).map(StatementReader::said).forEach(notes::add);
			if (nights.size() > NIGHTS_MOST) {
				notes.add("零点前后的另有" + (nights.size() - NIGHTS_MOST) + "笔没有逐笔列出。");
			}
		}
		if (renumbered > 0) {
			notes.add("有" + renumbered + "笔在同一账户的几份流水里各有一笔，时间、双方、金额都相同，只是编号不同（期间重叠、银行重新编号），只计一次。");
		}
		if (leftOut > 0) {
			notes.add("有" + leftOut + "笔不能计算，没有计入，见明细。");
		}
		return notes;
	}

	private static String said(BothSides.Night night) {
		return "零点前后：" + night.payer() + " 付给 " + night.payee() + " " + BigDecimal.valueOf(night.fen(), 2).toPlainString() + " 元，付款方流水 " + night.payerId()
				+ "（" + moment(night.payerMillis()) + "），收款方流水 " + night.payeeId() + "（" + moment(night.payeeMillis()) + "）。";
	}

	private static String moment(long millis) {
		return SECONDS.format(LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC));
	}

	private static LocalDate day(long millis) {
		return LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
	}

}
