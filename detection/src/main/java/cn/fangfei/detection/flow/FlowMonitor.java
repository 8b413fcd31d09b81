package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.RiskLevel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
 * subject of few depositors is not judged. A score is a lead, never a finding. One thread; no clock, no files.
 */
public final class FlowMonitor {

	private static final int FORMAT = 2;

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
	private int populationYear;
	private AccountBook.Population population;
	private SubjectFacts facts = new SubjectFacts();

	/** Who goes on with the rows in place of this monitor, when the watch is kept by several; null in the plain loop. */
	private Relay relay;

	/** The parties whose records are kept here, when others keep the rest; null for all. */
	private BitSet owned;

	/** Whether records of parties are kept here at all. */
	private boolean recording = true;
	private DayBatch single;

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

	/** Takes one row; alerts of days that are complete by it are told before it returns. */
	public void accept(FlowTransaction row) {
		int day = (int) Math.floorDiv(row.millis(), (long) DayBatch.DAY_MILLIS);
		int payer = book.party(row.keys(), row.idEnd(), row.payerEnd());
		int payee = book.party(row.keys(), row.payerEnd(), row.payeeEnd());
		if (day <= worked) {
			late++;
			sink.late(row.line(), LocalDate.ofEpochDay(day));
			return;
		}
		if (last == null || last.day != day) {
			last = waiting.computeIfAbsent(day, DayBatch::new);
		}
		last.add(row, payer, payee);
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
		if (relay != null) {
			relay.day(batch.day);
		}
		if (last == batch) {
			last = null;
		}
		var order = batch.order();
		int before = -1;
		for (int row : order) {
			waitingRows--;
			if (before >= 0 && batch.sameId(before, row)) {
				boolean same = batch.sameContent(before, row);
				if (same) {
					duplicates++;
				}
				else {
					conflicting++;
				}
				sink.repeated(batch.line[row], same);
				continue;
			}
			before = row;
			applied++;
			apply(batch, row);
		}
	}

	private void apply(DayBatch batch, int row) {
		int payer = batch.payer[row];
		int payee = batch.payee[row];
		if (payer == payee) {
			internal++;
			return;
		}
		if (relay != null) {
			relay.row(batch, row);
			return;
		}
		hot.reach(Math.max(payer, payee));
		int day = batch.day;
		int second = FlowLog.second(day * (long) DayBatch.DAY_MILLIS + batch.millisOfDay[row]);
		long fen = batch.fen[row];
		if (payer >= 0) {
			hot.touch(payer, day, FlowSettings.SLEEP_DAYS);
		}
		if (payee >= 0) {
			hot.touch(payee, day, FlowSettings.SLEEP_DAYS);
			if (book.kind(payee).judged() && keeps(payee)) {
				var cold = cold(payee);
				if (cold == null && fen >= FlowSettings.SINGLE_FEN && book.person(payer)
						&& hot.paidBy(payee, payer, day, fen, FlowSettings.WINDOW_DAYS)) {
					open(payee, second);
				}
				else if (cold != null) {
					cold.in(day, second, payer, fen, batch.marks[row], batch.ids, batch.idBegin(row), batch.idEnd[row], book);
				}
			}
		}
		if (payer >= 0 && book.kind(payer).judged() && keeps(payer)) {
			var cold = cold(payer);
			if (cold == null && fen >= FlowSettings.SINGLE_FEN && book.person(payee) && hot.paid(payer, payee, day,
					FlowSettings.WINDOW_DAYS)) {
				open(payer, second);
			}
			else if (cold != null) {
				cold.out(day, second, payee, fen, batch.marks[row], batch.ids, batch.idBegin(row), batch.idEnd[row], book);
			}
		}
	}

	private boolean keeps(int party) {
		return owned == null || owned.get(party);
	}

	private ColdRecord cold(int party) {
		int number = hot.cold(party);
		return number < 0 ? null : colds.get(number);
	}

	/** The gate opens after the row that opened it, which is among what the hot record hands over. */
	private void open(int party, int second) {
		var cold = new ColdRecord(party);
		hot.moveTo(party, cold, book);
		cold.log.begins(second + 1);
		hot.cold(party, colds.size());
		colds.add(cold);
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
		var readings = new ArrayList<FlowReading>();
		var moved = new HashMap<Integer, ColdRecord>();
		for (var cold : colds) {
			if (day - cold.lastDay >= FlowSettings.WINDOW_DAYS) {
				continue;
			}
			moved.put(cold.party, cold);
			if (worthReading(cold)) {
				readings.add(new FlowReading(cold, day, book, hot, population, facts));
			}
		}
		var best = new TreeMap<Integer, FlowReading>();
		for (var read : readings) {
			best.put(read.cold.party, read);
		}
		for (var group : Links.groups(readings, moved, book)) {
			int leader = group.members().get(0).party;
			var together = new FlowReading(ColdRecord.merged(group.members(), book), day, book, hot, population, facts);
			together.partners = group.members().stream().skip(1).map(member -> member.party).toList();
			together.shared = group.shared();
			together.strength[FlowFeature.ROTATION.ordinal()] = 1;
			together.value[FlowFeature.ROTATION.ordinal()] = together.partners.size();
			best.put(leader, together);
			for (int party : group.forwarders()) {
				// what it passes on is seen where it arrives
				if (party != leader) {
					best.get(party).strength[FlowFeature.SIPHON.ordinal()] = 0;
				}
			}
		}
		var alerts = new ArrayList<FlowAlert>();
		for (var read : best.values()) {
			var before = told.get(read.cold.party);
			boolean judged = read.depositors >= FlowReading.DEPOSITORS_LEAST || read.strength(FlowFeature.POS_COLLECTION) > 0;
			// late by nature, so told apart, and only of whom was told; then hardly anybody pays in any more
			boolean failing = before != null && read.typology(FlowTypology.WIND_DOWN) >= FlowReading.NAMED;
			if (!judged && !failing) {
				continue;
			}
			if (judged) {
				sink.judged(book.name(read.cold.party), date, read.strength, read.value);
				if (sink.asks(book.name(read.cold.party))) {
					FlowNaming.tell(read, sink);
				}
			}
			var weighed = judge.weigh(read);
			var level = judge.level(read, weighed);
			boolean rises = judged && level.compareTo(RiskLevel.YELLOW) >= 0 && (before == null || level.compareTo(before) > 0);
			if (rises) {
				told.put(read.cold.party, level);
			}
			boolean higher = judged && higher(read.cold.party, weighed.score(), judge.challenge(read));
			if (rises || higher) {
				alerts.add(judge.alert(read, weighed, level));
			}
			else if (failing && urged.add(read.cold.party)) {
				alerts.add(judge.urgent(read, weighed, before));
			}
		}
		alerts.sort(Comparator.comparing(FlowAlert::subject));
		alerts.forEach(sink::alert);
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

	/** What every party with a cold record shows at the end of a day up to which all was worked off. */
	List<FlowReading> readings(int day) {
		var readings = new ArrayList<FlowReading>();
		var known = book.population(LocalDate.ofEpochDay(day).getYear());
		colds.forEach(cold -> readings.add(new FlowReading(cold, day, book, hot, known, facts)));
		return readings;
	}

	/** Whether enough persons paid in or were paid for a reading to say anything. */
	private boolean worthReading(ColdRecord cold) {
		int paidIn = 0;
		int paid = 0;
		var log = cold.log;
		for (int i = log.to - 1; i >= log.from; i--) {
			if (book.person(log.other[i])) {
				paid += log.out(i) ? 1 : 0;
				paidIn += log.out(i) ? 0 : 1;
				if (paidIn >= FlowReading.DEPOSITORS_LEAST || paid > 10) {
					return true;
				}
			}
		}
		return false;
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
		if (single == null || single.day != day) {
			single = new DayBatch(day);
		}
		single.size = 0;
		single.add(row, payer, payee);
		applied++;
		apply(single, 0);
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
