package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.RiskLevel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Watches a stream of transactions for the marks of taking deposits from the public.
 *
 * <p><b>Theory.</b> Fraud that pays old depositors with the money of new ones shows in who pays whom: many private persons pay in large and
 * few sums, are paid back steady parts of them, and the money goes on to a few. Each account keeps little ({@link HotRecords}); one that
 * meets enough different persons keeps more ({@link ColdRecord}); at the end of each week every such party is measured ({@link
 * FlowReading}) and weighed ({@link FlowJudge}). Evidence that per-account keyed state carries nearly all of what graph mining finds:
 * Blanuša et al., ICAIF 2024.
 *
 * <p><b>Order.</b> A row waits in the batch of its day until a row more than the lateness later has come; then days are worked off one by
 * one, each in one order of its rows whatever order they came in. So rows shuffled within the lateness give the same alerts to the last
 * bit. A later row is counted and left out. A row far ahead of all others moves nothing until {@value FlowSettings#JUMP_ROWS} in a row
 * bear it out. A day's end is judged when a row of a later day is worked off, or at the end of the stream if the day itself has rows: on
 * what lies before, and on nothing else.
 *
 * <p><b>Limits.</b> It sees only money between accounts of the data at hand: no cash, no detail behind a payment agent, no licence. A
 * subject of few depositors is not judged. A score is a lead, never a finding. One thread, to which others may lend a hand where
 * the parties are changed or measured each for itself ({@link #helpedBy}); no clock, no files.
 */
public final class FlowMonitor {

	private static final int FORMAT = 5;

	/** Rows whose records are touched together before the first is worked off. */
	static final int STEP = 128;

	/** A day of fewer rows is not worth sharing; and with fewer who help, what they have to fetch from each other costs more than they save. */
	private static final int SHARED_ROWS = 1_024;
	private static final int SHARING_LEAST = 3;

	private static final int[] FIRST = { 0 };

	/** For so long who waits for others stays awake. */
	private static final long AWAKE_NANOS = 100_000;

	/** Parties that one hand takes at a time when many are measured. */
	private static final int HANDFUL = 8;

	private final FlowSettings settings;
	private final AccountBook book;
	private final FlowJudge judge;
	private final FlowSink sink;
	private HotRecords hot = new HotRecords();
	private final List<ColdRecord> colds = new ArrayList<>();

	/** Highest level told of a party. */
	private final Map<Integer, RiskLevel> told = new HashMap<>();

	/** Highest scores told of a party, by the scorecard and by the challenger, where scores are told. */
	private final Map<Integer, double[]> scored = new HashMap<>();

	/** What is ordinary among those judged so far. */
	private FlowNorm norm = new FlowNorm();

	/** Parties of which it was told that payouts fail. */
	private final Set<Integer> urged = new TreeSet<>();
	private final TreeMap<Integer, DayBatch> waiting = new TreeMap<>();
	private DayBatch last;

	/** Days up to this one were worked off. */
	private int worked = Integer.MIN_VALUE;

	/** The first day of all. */
	private int began = Integer.MAX_VALUE;

	/** The latest day borne out. */
	private int front = Integer.MIN_VALUE;
	private int ahead;
	private int aheadDay;
	private int behind;
	private long waitingRows;
	private long applied;
	private long duplicates;
	private long conflicting;
	private long late;
	private long internal;
	private long jumped;
	private final FlowRows single = new FlowRows();
	private DayBatch spare;
	private Executor helper;
	private int helpers;

	/** What each hand measures on. */
	private ReadingSheet[] sheets = { new ReadingSheet() };

	private int populationYear;
	private AccountBook.Population population;
	private SubjectFacts facts = new SubjectFacts();

	/** Who goes on with the rows in place of this monitor, when the watch is kept by several; null in the plain loop. */
	private Relay relay;

	/** The parties whose records are kept here, when others keep the rest; null for all. */
	private BitSet owned;

	/** Whether records of parties are kept here at all. */
	private boolean recording = true;

	/** Of rows that come one by one and in order, the one at hand. */
	private DayBatch step;

	/** What a monitor tells that only puts the rows in order. */
	interface Relay {

		/** The rows of a day begin; all days before are over. */
		void day(int day);

		void row(DayBatch batch, int row);

		/** A day after which subjects are judged is over. */
		void judged(int day, AccountBook.Population population);

	}

	public FlowMonitor(FlowSettings settings, AccountBook book, FlowSink sink) {
		this(settings, book, FlowJudge.standard(), sink);
	}

	/** @param card weights of one's own; its codes are names of {@link FlowFeature} */
	public FlowMonitor(FlowSettings settings, AccountBook book, OddsCard card, FlowSink sink) {
		this.settings = settings;
		this.book = book;
		this.judge = new FlowJudge(card);
		this.sink = sink;
	}

	/** The first day of which transactions were worked off; null before any. */
	public LocalDate firstDay() {
		return worked == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(began);
	}

	/** The last day worked off that is borne out: a single row dated years ahead does not count. Null before any. */
	public LocalDate lastDay() {
		return worked == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(Math.max(began, Math.min(worked, front)));
	}

	/** Version of the weights. */
	public String weights() {
		return judge.version();
	}

	public AccountBook accounts() {
		return book;
	}

	/** Gives what is known beside the money; before the first row, and anew after a stop. */
	public void facts(SubjectFacts known) {
		facts = known;
	}

	/**
	 * Lets others help: a day's rows are worked off and its parties measured on several threads. What is told, and in which order, stays
	 * the same.
	 *
	 * @param executor runs what it is given on threads of its own, or never
	 * @param hands how many may help at most
	 */
	public void helpedBy(Executor executor, int hands) {
		this.helper = executor;
		this.helpers = hands;
		sheets = new ReadingSheet[hands + 1];
		Arrays.setAll(sheets, hand -> new ReadingSheet());
	}

	/** Takes one row; alerts of days that are complete by it are told before it returns. */
	public void accept(FlowTransaction row) {
		single.clear();
		single.add(row);
		accept(single);
	}

	/** Takes rows in their order; alerts of days that are complete by them are told before it returns. */
	public void accept(FlowRows rows) {
		book.parties(rows);
		for (int row = 0; row < rows.size; row++) {
			take(rows, row, rows.parties[2 * row], rows.parties[2 * row + 1]);
		}
	}

	private void take(FlowRows rows, int row, int payer, int payee) {
		int day = (int) Math.floorDiv(rows.millis[row], (long) DayBatch.DAY_MILLIS);
		if (day <= worked) {
			late++;
			sink.late(rows.line[row], LocalDate.ofEpochDay(day));
			return;
		}
		if (last == null || last.day != day) {
			last = waiting.computeIfAbsent(day, this::batch);
		}
		last.add(rows, row, payer, payee);
		waitingRows++;
		if (worked == Integer.MIN_VALUE && front != Integer.MIN_VALUE && day < front - FlowSettings.JUMP_DAYS) {
			// the very first rows may be the ones that lie wrong
			if (++behind == FlowSettings.JUMP_ROWS) {
				front = day;
			}
			return;
		}
		behind = 0;
		if (front == Integer.MIN_VALUE || day <= front + FlowSettings.JUMP_DAYS) {
			ahead = 0;
			if (day > front) {
				advance(day);
			}
		}
		else {
			jumped++;
			aheadDay = ahead++ == 0 ? day : Math.min(aheadDay, day);
			if (ahead == FlowSettings.JUMP_ROWS) {
				ahead = 0;
				advance(aheadDay);
			}
		}
	}

	/** One that was worked off has the room of a day already. */
	private DayBatch batch(int day) {
		var used = spare;
		spare = null;
		return used == null ? new DayBatch(day) : used.again(day);
	}

	private void advance(int day) {
		front = day;
		while (!waiting.isEmpty() && waiting.firstKey() < front - settings.latenessDays()) {
			workOff(waiting.pollFirstEntry().getValue());
		}
	}

	/** Works off what waits and judges the last day if it ends a period; the stream may not go on afterwards. */
	public void end() {
		while (!waiting.isEmpty()) {
			workOff(waiting.pollFirstEntry().getValue());
		}
		last = null;
		if (worked != Integer.MIN_VALUE && settings.cadence().judgesAfter(worked)) {
			judge(worked);
		}
	}

	public FlowCounts counts() {
		return new FlowCounts(applied, waitingRows, duplicates, conflicting, late, internal, jumped);
	}

	private void workOff(DayBatch batch) {
		if (worked != Integer.MIN_VALUE) {
			for (int day = worked; day < batch.day; day++) {
				if (settings.cadence().judgesAfter(day)) {
					judge(day);
				}
			}
		}
		else {
			began = batch.day;
		}
		worked = batch.day;
		if (last == batch) {
			last = null;
		}
		int[] rows = batch.order(book::hash);
		int count = withoutRepeated(batch, rows);
		applied += count;
		if (relay != null) {
			relay(batch, rows, count);
			return;
		}
		hot.reach(book.parties() - 1);
		int shards = count < SHARED_ROWS || helpers < SHARING_LEAST ? 1 : helpers + 1;
		var opened = new Opened[shards];
		each(shards, 1, (hand, shard) -> opened[shard] = apply(batch, rows, count, shard, shards));
		number(opened);
		spare = batch;
	}

	private void relay(DayBatch batch, int[] rows, int count) {
		relay.day(batch.day);
		for (int i = 0; i < count; i++) {
			if (batch.payer[rows[i]] != batch.payee[rows[i]]) {
				relay.row(batch, rows[i]);
			}
		}
		spare = batch;
	}

	/** Leaves out the rows that are there once more, and counts and names them. @return how many rows stay, at the beginning */
	private int withoutRepeated(DayBatch batch, int[] rows) {
		int count = 0;
		for (int i = 0; i < batch.size; i++) {
			int row = rows[i];
			waitingRows--;
			if (count > 0 && batch.sameId(rows[count - 1], row)) {
				boolean same = batch.sameContent(rows[count - 1], row);
				if (same) {
					duplicates++;
				}
				else {
					conflicting++;
				}
				sink.repeated(batch.line[row], same);
				continue;
			}
			internal += batch.payer[row] == batch.payee[row] ? 1 : 0;
			rows[count++] = row;
		}
		return count;
	}

	/**
	 * What rows of a day do to the parties of one shard. A row changes its payer and its payee, each by what is known of that one alone, so
	 * that shards need not know of each other.
	 *
	 * @return whose gates opened
	 */
	private Opened apply(DayBatch batch, int[] rows, int count, int shard, int shards) {
		var opened = new Opened(colds.size());
		int near = 0;
		for (int from = 0; from < count; from += STEP) {
			int to = Math.min(from + STEP, count);
			// memory brings these at the same time and not one after the other
			for (int i = from; i < to; i++) {
				int payer = batch.payer[rows[i]];
				int payee = batch.payee[rows[i]];
				near += book.near(payer) + (mine(payer, shard, shards) ? hot.near(payer) : 0);
				near += book.near(payee) + (mine(payee, shard, shards) ? hot.nearAll(payee) : 0);
			}
			for (int i = from; i < to; i++) {
				int payer = batch.payer[rows[i]];
				int payee = batch.payee[rows[i]];
				near += (mine(payer, shard, shards) ? near(payer, payee, opened) : 0) + (mine(payee, shard, shards) ? near(payee, payer, opened) : 0);
			}
			for (int i = from; i < to; i++) {
				int row = rows[i];
				int payer = batch.payer[row];
				int payee = batch.payee[row];
				if (payer == payee) {
					continue;
				}
				if (mine(payee, shard, shards)) {
					in(batch, row, 2L * i, opened);
				}
				if (mine(payer, shard, shards)) {
					out(batch, row, 2L * i + 1, opened);
				}
			}
		}
		opened.near = near;
		return opened;
	}

	private int near(int party, int other, Opened opened) {
		var cold = cold(party, opened);
		return cold == null ? 0 : cold.near(other);
	}

	private static boolean mine(int party, int shard, int shards) {
		// which shard is whose is no matter, and a product is had sooner than a remainder
		return party >= 0 && (shards == 1 || (int) ((party * 0x9e3779b1 & 0xffffffffL) * shards >>> 32) == shard);
	}

	private void in(DayBatch batch, int row, long at, Opened opened) {
		int payer = batch.payer[row];
		int payee = batch.payee[row];
		hot.touch(payee, batch.day, FlowSettings.SLEEP_DAYS);
		if (!book.kind(payee).judged() || !keeps(payee)) {
			return;
		}
		long fen = batch.fen[row];
		var cold = cold(payee, opened);
		if (cold != null) {
			cold.in(batch.day, second(batch, row), payer, fen, batch.marks[row], batch.ids, batch.idBegin(row), batch.idEnd[row], book);
		}
		else if (fen >= FlowSettings.SINGLE_FEN && book.person(payer) && hot.paidBy(payee, payer, batch.day, fen, FlowSettings.WINDOW_DAYS)) {
			open(payee, second(batch, row), at, opened);
		}
	}

	private void out(DayBatch batch, int row, long at, Opened opened) {
		int payer = batch.payer[row];
		int payee = batch.payee[row];
		hot.touch(payer, batch.day, FlowSettings.SLEEP_DAYS);
		if (!book.kind(payer).judged() || !keeps(payer)) {
			return;
		}
		long fen = batch.fen[row];
		var cold = cold(payer, opened);
		if (cold != null) {
			cold.out(batch.day, second(batch, row), payee, fen, batch.marks[row], batch.ids, batch.idBegin(row), batch.idEnd[row], book);
		}
		else if (fen >= FlowSettings.SINGLE_FEN && book.person(payee) && hot.paid(payer, payee, batch.day, FlowSettings.WINDOW_DAYS)) {
			open(payer, second(batch, row), at, opened);
		}
	}

	private boolean keeps(int party) {
		return owned == null || owned.get(party);
	}

	private static int second(DayBatch batch, int row) {
		return FlowLog.second(batch.day * (long) DayBatch.DAY_MILLIS + batch.millisOfDay[row]);
	}

	/** Whose gates opened in one shard on one day. Until the day's end a record's number is its place here behind all others. */
	private static final class Opened {

		private final int before;
		private final List<ColdRecord> records = new ArrayList<>();

		/** Of each the place in the day of the payment that opened the gate. */
		private final List<Long> at = new ArrayList<>();

		/** Keeps what was read ahead from being left out as useless. */
		private int near;

		Opened(int before) {
			this.before = before;
		}

	}

	private ColdRecord cold(int party, Opened opened) {
		int number = hot.cold(party);
		return number < 0 ? null : number < opened.before ? colds.get(number) : opened.records.get(number - opened.before);
	}

	/** The gate opens after the row that opened it, which is among what the hot record hands over. */
	private void open(int party, int second, long at, Opened opened) {
		var cold = new ColdRecord(party);
		hot.moveTo(party, cold, book);
		cold.begins(second + 1);
		hot.cold(party, opened.before + opened.records.size());
		opened.records.add(cold);
		opened.at.add(at);
	}

	/** The records of a day get their numbers in the order in which the gates opened, however many hands there were. */
	private void number(Opened[] opened) {
		var order = new TreeMap<Long, ColdRecord>();
		for (var shard : opened) {
			for (int i = 0; i < shard.records.size(); i++) {
				order.put(shard.at.get(i), shard.records.get(i));
			}
		}
		for (var cold : order.values()) {
			hot.cold(cold.party, colds.size());
			colds.add(cold);
		}
	}

	private void judge(int day) {
		if (day - began < FlowSettings.LEARNING_DAYS) {
			return;
		}
		var date = LocalDate.ofEpochDay(day);
		if (population == null || populationYear != date.getYear()) {
			populationYear = date.getYear();
			population = book.population(populationYear);
		}
		if (relay != null) {
			relay.judged(day, population);
			return;
		}
		judgeMoved(day);
	}

	private void judgeMoved(int day) {
		var date = LocalDate.ofEpochDay(day);
		var moved = new HashMap<Integer, ColdRecord>();
		var lately = new ArrayList<ColdRecord>();
		for (var cold : colds) {
			if (day - cold.lastDay < FlowSettings.WINDOW_DAYS) {
				moved.put(cold.party, cold);
				lately.add(cold);
			}
		}
		var measured = new FlowReading[lately.size()];
		each(measured.length, HANDFUL, (hand, i) -> measured[i] = measured(lately.get(i), day, hand));
		var readings = new ArrayList<FlowReading>();
		var best = new TreeMap<Integer, FlowReading>();
		for (var read : measured) {
			if (read != null) {
				readings.add(read);
				best.put(read.cold.party, read);
			}
		}
		var others = new HashMap<Integer, FlowReading>();
		// a party that says nothing alone may still be the one that others pay on to
		IntFunction<FlowReading> any = party -> best.containsKey(party) ? best.get(party)
				: others.computeIfAbsent(party, other -> moved.containsKey(other) ? reading(moved.get(other), day, 0) : null);
		var groups = Links.groups(readings, any, moved, book, this::each, helpers + 1);
		var joined = new FlowReading[groups.size()];
		each(joined.length, 1, (hand, i) -> joined[i] = together(groups.get(i), day, hand));
		for (int i = 0; i < joined.length; i++) {
			best.put(joined[i].cold.party, joined[i]);
			for (int party : groups.get(i).forwarders()) {
				// what it passes on is seen where it arrives
				if (party != joined[i].cold.party) {
					best.get(party).strength[FlowFeature.SIPHON.ordinal()] = 0;
				}
			}
		}
		var parties = List.copyOf(best.values());
		var heard = new FlowJudge.Heard[parties.size()];
		each(heard.length, HANDFUL, (hand, i) -> heard[i] = parties.get(i).judged() ? judge.hear(parties.get(i)) : null);
		norm.count(heard);
		var above = judge.above(norm);
		var tellings = new ArrayList<Telling>();
		for (int i = 0; i < heard.length; i++) {
			var read = parties.get(i);
			boolean judged = heard[i] != null;
			var verdict = judged ? judge.verdict(read, heard[i], above) : null;
			var before = told.get(read.cold.party);
			// late by nature, so told apart, and only of whom was told; then hardly anybody pays in any more
			boolean failing = before != null && read.typology(FlowTypology.WIND_DOWN) >= FlowReading.NAMED;
			if (!judged && !failing) {
				continue;
			}
			if (judged) {
				var subject = book.name(read.cold.party);
				sink.judged(subject, date, read.strength, read.value);
				if (sink.asks(subject)) {
					FlowNaming.tell(read.again(population, facts), sink);
				}
			}
			boolean rises = judged && verdict.level().compareTo(RiskLevel.YELLOW) >= 0
					&& (before == null || verdict.level().compareTo(before) > 0);
			if (rises) {
				told.put(read.cold.party, verdict.level());
			}
			boolean higher = judged && higher(read.cold.party, verdict.score(), verdict.challenge());
			if (rises || higher) {
				tellings.add(new Telling(read, verdict.level(), false));
			}
			else if (failing && urged.add(read.cold.party)) {
				tellings.add(new Telling(read, before, true));
			}
		}
		var alerts = new FlowAlert[tellings.size()];
		each(alerts.length, 1, (hand, i) -> alerts[i] = alert(tellings.get(i), above));
		Arrays.sort(alerts, Comparator.comparing(FlowAlert::subject));
		for (var alert : alerts) {
			sink.alert(alert);
		}
	}

	/** What is to be told, and at which level. */
	private record Telling(FlowReading read, RiskLevel level, boolean urgent) {
	}

	private FlowAlert alert(Telling telling, FlowNorm.Above above) {
		var read = telling.read().again(population, facts);
		return telling.urgent() ? judge.urgent(read, telling.level(), above) : judge.alert(read, telling.level(), above);
	}

	/** What the parties of a group show when they are taken for one. */
	private FlowReading together(Links.Group group, int day, int hand) {
		var together = new FlowReading(ColdRecord.merged(group.members(), book), sheets[hand], day, book, hot);
		together.count();
		together.measure(population, facts);
		together.partners = group.members().stream().skip(1).map(member -> member.party).toList();
		together.shared = group.shared();
		together.strength[FlowFeature.ROTATION.ordinal()] = 1;
		together.value[FlowFeature.ROTATION.ordinal()] = together.partners.size();
		return together;
	}

	/** Whether one of the two scores is to be told and higher than ever before; notes it. */
	private boolean higher(int party, double... scores) {
		boolean higher = false;
		for (int i = 0; i < scores.length; i++) {
			if (scores[i] >= settings.fromScore()) {
				var before = scored.computeIfAbsent(party, p -> new double[] { -1, -1 });
				higher |= scores[i] > before[i];
				before[i] = Math.max(before[i], scores[i]);
			}
		}
		return higher;
	}

	/** A piece of work; hands are numbered, this thread's is 0, and no two that work at the same time have the same number. */
	interface Piece {

		void work(int hand, int number);

	}

	/** Does a piece of work for each number below a bound, so many at a time. */
	interface Hands {

		void each(int count, int handful, Piece piece);

	}

	/** Does a piece of work for each number below a bound, on this thread and those that help. */
	private void each(int count, int handful, Piece piece) {
		var next = new AtomicInteger();
		IntConsumer work = hand -> {
			for (int i = next.getAndAdd(handful); i < count; i = next.getAndAdd(handful)) {
				for (int k = i; k < Math.min(i + handful, count); k++) {
					piece.work(hand, k);
				}
			}
		};
		var tasks = new ArrayList<FutureTask<?>>();
		for (int h = 0; h < Math.min(helpers, (count - 1) / handful); h++) {
			int hand = h + 1;
			var task = new FutureTask<>(() -> work.accept(hand), null);
			tasks.add(task);
			helper.execute(task);
		}
		work.accept(0);
		for (var task : tasks) {
			// whom nobody has begun by now finds nothing left to do
			task.run();
			await(task);
			try {
				task.get();
			}
			catch (ExecutionException | CancellationException failed) {
				throw new IllegalStateException(failed);
			}
			catch (InterruptedException stopped) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(stopped);
			}
		}
	}

	/** Others are through in a moment: to fall asleep until then takes longer. */
	private static void await(FutureTask<?> task) {
		long asleep = System.nanoTime() + AWAKE_NANOS;
		while (!task.isDone() && System.nanoTime() - asleep < 0) {
			Thread.onSpinWait();
		}
	}

	/** What every party with a cold record shows at the end of a day up to which all was worked off. */
	List<FlowReading> readings(int day) {
		return colds.stream().map(cold -> measure(cold, day)).toList();
	}

	/** What one party shows at the end of a day up to which all was worked off. */
	FlowReading measure(ColdRecord cold, int day) {
		var read = new FlowReading(cold, new ReadingSheet(), day, book, hot);
		read.count();
		read.measure(book.population(LocalDate.ofEpochDay(day).getYear()), facts);
		return read;
	}

	List<ColdRecord> cold() {
		return colds;
	}

	/** What a party shows that may tie it to another; null when too few persons paid in or were paid for a reading to say anything. */
	private FlowReading reading(ColdRecord cold, int day, int hand) {
		var read = new FlowReading(cold, sheets[hand], day, book, hot);
		if (!read.speaks()) {
			return null;
		}
		read.count();
		return read;
	}

	/** What a party shows, with all its marks if it is judged or was told before; null when it is neither, and ties nobody either. */
	private FlowReading measured(ColdRecord cold, int day, int hand) {
		// of whom was told before, how it goes on may be told too
		boolean known = told.containsKey(cold.party);
		var read = known || cold.mayTell(day) ? reading(cold, day, hand) : null;
		if (read == null) {
			return null;
		}
		if (known || read.judged()) {
			read.measure(population, facts);
			return read;
		}
		return read.lenders >= Links.SHARED_LEAST ? read : null;
	}

	/** How many bytes the state holds, by part, for the figures of memory. */
	public Memory memory() {
		long cold = 0;
		for (var one : colds) {
			cold += one.bytesHeld();
		}
		return new Memory(book.parties(), book.bytesHeld(), hot.bytesHeld(), colds.size(), cold, waitingRows);
	}

	/**
	 * @param bookBytes keys and attributes of all accounts
	 * @param hotBytes records of all parties
	 * @param gated parties that passed the gate
	 */
	public record Memory(int parties, long bookBytes, long hotBytes, int gated, long coldBytes, long waitingRows) {
	}

	/** Writes the whole state, the accounts with it; {@link #read} goes on from there as if nothing had happened between. */
	public void write(DataOutput out) throws IOException {
		out.writeInt(FORMAT);
		out.writeUTF(judge.version());
		out.writeInt(settings.latenessDays());
		out.writeUTF(settings.cadence().name());
		book.write(out);
		hot.write(out, recording ? book.parties() : 0);
		out.writeInt(colds.size());
		for (var cold : colds) {
			cold.write(out);
		}
		out.writeInt(told.size());
		for (var entry : new TreeMap<>(told).entrySet()) {
			out.writeInt(entry.getKey());
			out.writeByte(entry.getValue().ordinal());
		}
		out.writeInt(scored.size());
		for (var entry : new TreeMap<>(scored).entrySet()) {
			out.writeInt(entry.getKey());
			out.writeDouble(entry.getValue()[0]);
			out.writeDouble(entry.getValue()[1]);
		}
		norm.write(out);
		out.writeInt(urged.size());
		for (int party : urged) {
			out.writeInt(party);
		}
		out.writeInt(waiting.size());
		for (var batch : waiting.values()) {
			batch.write(out);
		}
		out.writeInt(worked);
		out.writeInt(began);
		out.writeInt(front);
		out.writeInt(ahead);
		out.writeInt(aheadDay);
		out.writeInt(behind);
		for (long count : new long[] { waitingRows, applied, duplicates, conflicting, late, internal, jumped }) {
			out.writeLong(count);
		}
	}

	/**
	 * @throws IOException when the state was written by other weights, settings or an other version
	 */
	public static FlowMonitor read(DataInput in, FlowSettings settings, OddsCard card, FlowSink sink) throws IOException {
		if (in.readInt() != FORMAT || !in.readUTF().equals(card.version())) {
			throw new IOException("断点由另一个版本写成");
		}
		if (in.readInt() != settings.latenessDays() || !in.readUTF().equals(settings.cadence().name())) {
			throw new IOException("断点的迟到期限或研判周期与这次不同");
		}
		var monitor = new FlowMonitor(settings, AccountBook.read(in), card, sink);
		monitor.hot = HotRecords.read(in);
		for (int n = in.readInt(); n > 0; n--) {
			monitor.colds.add(ColdRecord.read(in));
		}
		for (int n = in.readInt(); n > 0; n--) {
			monitor.told.put(in.readInt(), RiskLevel.values()[in.readByte()]);
		}
		for (int n = in.readInt(); n > 0; n--) {
			monitor.scored.put(in.readInt(), new double[] { in.readDouble(), in.readDouble() });
		}
		monitor.norm = FlowNorm.read(in);
		for (int n = in.readInt(); n > 0; n--) {
			monitor.urged.add(in.readInt());
		}
		for (int n = in.readInt(); n > 0; n--) {
			var batch = DayBatch.read(in);
			monitor.waiting.put(batch.day, batch);
		}
		monitor.worked = in.readInt();
		monitor.began = in.readInt();
		monitor.front = in.readInt();
		monitor.ahead = in.readInt();
		monitor.aheadDay = in.readInt();
		monitor.behind = in.readInt();
		monitor.waitingRows = in.readLong();
		monitor.applied = in.readLong();
		monitor.duplicates = in.readLong();
		monitor.conflicting = in.readLong();
		monitor.late = in.readLong();
		monitor.internal = in.readLong();
		monitor.jumped = in.readLong();
		return monitor;
	}

	/** Puts the rows in order and hands them on. */
	void relayTo(Relay next) {
		relay = next;
		recording = false;
	}

	/** Judges the records of others, whose numbers are those of this book; none stay here. */
	void judge(int day, HotRecords days, List<ColdRecord> laid, AccountBook.Population known) {
		recording = false;
		hot = days;
		colds.addAll(laid);
		population = known;
		judgeMoved(day);
		colds.clear();
		hot = new HotRecords();
	}

	/** Keeps the records of some parties only. */
	void keepOnly(BitSet parties) {
		owned = parties;
	}

	/** Takes a row that is next in order, the parties being known, and works it off at once. */
	void next(FlowTransaction row, int payer, int payee) {
		int day = (int) Math.floorDiv(row.millis(), (long) DayBatch.DAY_MILLIS);
		single.clear();
		single.add(row);
		step = step == null ? new DayBatch(day) : step.again(day);
		step.add(single, 0, payer, payee);
		applied++;
		internal += payer == payee ? 1 : 0;
		hot.reach(Math.max(payer, payee));
		number(new Opened[] { apply(step, FIRST, 1, 0, 1) });
	}

	/** The records of parties in which something moved within the window before the end of a day. */
	List<ColdRecord> moved(int day) {
		return colds.stream().filter(cold -> day - cold.lastDay < FlowSettings.WINDOW_DAYS).toList();
	}

	HotRecords hot() {
		return hot;
	}

	/** The last day worked off; null before any. */
	LocalDate workedDay() {
		return worked == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(worked);
	}

	/** The weights that this version of the product ships. */
	public static OddsCard standardWeights() {
		return FlowJudge.standard();
	}

}
