package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * What is remembered of a party that passed the gate: its pairs with private persons, its single transactions, and by week the money too
 * small to be kept singly.
 */
final class ColdRecord {

	/** Weeks of small money that are kept. */
	private static final int WEEKS = 16;

	final int party;
	PairTable pairs = new PairTable();
	private PackedLog kept = new PackedLog();

	/** The single transactions in columns; only in what {@link #merged} gives. */
	private FlowLog log;

	/**
	 * By week since 1970, in a ring: money from persons in payments under {@link FlowSettings#DEPOSIT_FEN}, and any under {@link
	 * FlowSettings#SINGLE_FEN}.
	 */
	private long[] small = new long[WEEKS];
	private int[] week = new int[WEEKS];

	/** The last day on which something came or went. */
	int lastDay;

	/** The last day on which a payment agent paid in, 0 when none did. */
	private int lastAgentDay;

	ColdRecord(int party) {
		this.party = party;
	}

	/** Nothing before a second was kept singly: the gate opened then. */
	void begins(int second) {
		kept.begins(second);
	}

	/**
	 * The single transactions in columns; they are right until the next row is worked off.
	 *
	 * @param columns to fill, unless this record has columns of its own
	 */
	FlowLog opened(FlowLog columns) {
		return log != null ? log : kept.opened(columns);
	}

	/** Reads what a payment to or from somebody will change. */
	int near(int who) {
		return (who < 0 ? 0 : pairs.near(who)) + kept.near();
	}

	void knewPayer(int person, AccountBook book, int first, int last, long fen) {
		int slot = pairs.at(person, book);
		if (slot >= 0) {
			pairs.paidIn(slot, first, fen);
			pairs.lastIn[slot] = (short) last;
			if (last > first) {
				pairs.timesIn[slot] = 2;
			}
		}
	}

	void knewPayee(int person, AccountBook book, int day) {
		int slot = pairs.at(person, book);
		if (slot >= 0) {
			pairs.paidOut(slot, day, 0);
		}
	}

	/**
	 * Money came in.
	 *
	 * @param who the payer, {@link AccountBook#NOBODY} when not known
	 */
	void in(int day, int second, int who, long fen, byte marks, byte[] ids, int idBegin, int idEnd, AccountBook book) {
		lastDay = day;
		boolean person = book.person(who);
		if (person) {
			int slot = pairs.at(who, book);
			if (slot >= 0) {
				pairs.paidIn(slot, day, fen);
			}
		}
		else if (who >= 0 && book.kind(who) == PartyKind.AGENT) {
			lastAgentDay = day;
		}
		if (fen >= (person ? FlowSettings.DEPOSIT_FEN : FlowSettings.SINGLE_FEN)) {
			kept.add(second, who, fen, marks, false, 0, 0, ids, idBegin, idEnd);
		}
		else {
			addSmall(day, fen);
		}
	}

	/** Money went out. */
	void out(int day, int second, int who, long fen, byte marks, byte[] ids, int idBegin, int idEnd, AccountBook book) {
		lastDay = day;
		long base = 0;
		int gap = 0;
		if (book.person(who)) {
			int slot = pairs.at(who, book);
			if (slot >= 0) {
				base = pairs.in[slot];
				gap = pairs.paidOut(slot, day, fen);
			}
		}
		if (fen >= FlowSettings.SINGLE_FEN || base >= FlowSettings.DEPOSIT_FEN) {
			kept.add(second, who, fen, marks, true, base, gap, ids, idBegin, idEnd);
		}
	}

	private void addSmall(int day, long fen) {
		int number = day / 7;
		int place = number % WEEKS;
		if (week[place] > number) {
			return;
		}
		if (week[place] != number) {
			week[place] = number;
			small[place] = 0;
		}
		small[place] = PairTable.sum(small[place], fen);
	}

	/** Small money since about a day: whole weeks. */
	long smallSince(int day) {
		long sum = 0;
		for (int i = 0; i < WEEKS; i++) {
			if (week[i] >= day / 7 && week[i] != 0) {
				sum = PairTable.sum(sum, small[i]);
			}
		}
		return sum;
	}

	/**
	 * Whether a reading at the end of a day could be judged or tie the party to another: enough persons who may be depositors of the window
	 * or lenders, or enough who were paid and never paid in beside a payment agent. It never says no where a reading would say something;
	 * most parties are passed over by it.
	 */
	boolean mayTell(int day) {
		if (pairs.thinning > 0) {
			return true;
		}
		boolean agent = day - lastAgentDay < FlowSettings.WINDOW_DAYS;
		if (pairs.large() < FlowReading.DEPOSITORS_LEAST && !(agent && pairs.onlyPaid() > 10)) {
			return false;
		}
		int depositors = 0;
		int lenders = 0;
		int paid = 0;
		for (int slot = 0; slot < pairs.capacity(); slot++) {
			if (pairs.firstIn[slot] == 0) {
				paid += day - PairTable.day(pairs.lastOut[slot]) < FlowSettings.WINDOW_DAYS ? 1 : 0;
			}
			else if (pairs.in[slot] >= FlowSettings.DEPOSIT_MEAN_FEN
					&& (pairs.firstOut[slot] == 0 || PairTable.day(pairs.firstOut[slot]) >= PairTable.day(pairs.firstIn[slot]))) {
				depositors += day - PairTable.day(pairs.lastIn[slot]) < FlowSettings.WINDOW_DAYS ? 1 : 0;
				lenders++;
			}
		}
		return depositors >= FlowReading.DEPOSITORS_LEAST || lenders >= Links.SHARED_LEAST
				|| paid > 10 && agent;
	}

	/** Several parties seen as one subject; the first gives its name. Persons who are members are no counterparties. */
	static ColdRecord merged(List<ColdRecord> members, AccountBook book) {
		var parties = new HashSet<Integer>();
		members.forEach(member -> parties.add(member.party));
		var both = new ColdRecord(members.get(0).party);
		both.pairs = members.get(0).pairs.copy();
		for (var member : members.subList(1, members.size())) {
			both.pairs.merge(member.pairs, book);
		}
		both.pairs = both.pairs.without(parties, book);
		both.log = PackedLog.merged(members.stream().map(member -> member.kept.opened()).toList(), parties);
		for (var one : members) {
			both.lastDay = Math.max(both.lastDay, one.lastDay);
			for (int i = 0; i < WEEKS; i++) {
				if (one.week[i] != 0) {
					both.addSmall(one.week[i] * 7, one.small[i]);
				}
			}
		}
		for (int i = both.log.from; i < both.log.to; i++) {
			// a payout of the account that pays rests on what came to the one that collects
			if (both.log.out(i) && both.log.base[i] == 0 && book.person(both.log.other[i])) {
				int slot = both.pairs.find(both.log.other[i]);
				if (slot >= 0 && both.pairs.in[slot] > 0 && PairTable.day(both.pairs.firstIn[slot]) < both.log.day(i)) {
					both.log.base[i] = both.pairs.in[slot];
				}
			}
		}
		return both;
	}

	/** The same in a book that has other numbers for the parties; this one is of no use afterwards. */
	ColdRecord renumbered(IntUnaryOperator number) {
		var other = new ColdRecord(number.applyAsInt(party));
		other.pairs = pairs.renumbered(number);
		other.kept = kept.renumbered(number);
		System.arraycopy(small, 0, other.small, 0, WEEKS);
		System.arraycopy(week, 0, other.week, 0, WEEKS);
		other.lastDay = lastDay;
		other.lastAgentDay = lastAgentDay;
		return other;
	}

	/** Every party the record speaks of, itself among them; some more than once. */
	void parties(IntConsumer each) {
		each.accept(party);
		for (int person : pairs.person) {
			if (person != 0) {
				each.accept(person - 1);
			}
		}
		var singles = kept.opened();
		for (int i = singles.from; i < singles.to; i++) {
			if (singles.other[i] >= 0) {
				each.accept(singles.other[i]);
			}
		}
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return pairs.bytesHeld() + kept.bytesHeld() + 12L * WEEKS + 64;
	}

	void write(DataOutput stream) throws IOException {
		stream.writeInt(party);
		stream.writeInt(lastDay);
		stream.writeInt(lastAgentDay);
		for (int i = 0; i < WEEKS; i++) {
			stream.writeInt(week[i]);
			stream.writeLong(small[i]);
		}
		pairs.write(stream);
		kept.write(stream);
	}

	static ColdRecord read(DataInput stream) throws IOException {
		var cold = new ColdRecord(stream.readInt());
		cold.lastDay = stream.readInt();
		cold.lastAgentDay = stream.readInt();
		for (int i = 0; i < WEEKS; i++) {
			cold.week[i] = stream.readInt();
			cold.small[i] = stream.readLong();
		}
		cold.pairs = PairTable.read(stream);
		cold.kept = PackedLog.read(stream);
		return cold;
	}

}
