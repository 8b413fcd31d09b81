package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;

/**
 * Which accounts there are, and whose: all accounts of one holder or firm are one <b>party</b>, and parties are what is watched. An
 * account that the list does not name is a person of whom nothing is known.
 */
public final class AccountBook {

	/** Nobody: the other side of a payment that names only one. */
	static final int NOBODY = -1;

	private final ByteKeys accounts;
	private final ByteKeys subjects;

	/** Of each account its party. */
	private int[] partyOf = new int[1024];

	/** Of each party the number of its subject, or -1 - number of its account when no subject is known. */
	private int[] nameOf = new int[1024];

	/** Of each subject its party. */
	private int[] partyOfSubject = new int[1024];
	private byte[] kind = new byte[1024];
	private short[] birthYear = new short[1024];

	/** Days since 1970, 0 when not known: the earliest of the party's accounts. */
	private int[] openedOn = new int[1024];

	/** The first six digits of the administrative code, 0 when not known. */
	private int[] region = new int[1024];
	private int parties;
	private long listed;

	public AccountBook() {
		this(new ByteKeys(), new ByteKeys());
	}

	private AccountBook(ByteKeys accounts, ByteKeys subjects) {
		this.accounts = accounts;
		this.subjects = subjects;
	}

	/**
	 * Enters an account of the list. Said twice, the last one counts.
	 *
	 * @param subject whose it is: credit code or holder; null or empty when not known
	 * @param birthYear 0 when not known
	 * @param regionCode six digits, 0 when not known
	 * @return false when the account was in the list already
	 */
	public boolean enter(String account, String subject, PartyKind kindOfHolder, LocalDate opened, int born, int regionCode) {
		int before = accounts.size();
		int number = accounts.add(account);
		boolean fresh = number == before;
		int party;
		if (subject == null || subject.isEmpty()) {
			party = fresh ? newParty(-1 - number) : partyOf[number];
		}
		else {
			int subjectsBefore = subjects.size();
			int subjectNumber = subjects.add(subject);
			if (subjectNumber == subjectsBefore) {
				partyOfSubject = room(partyOfSubject, subjectNumber);
				partyOfSubject[subjectNumber] = newParty(subjectNumber);
			}
			party = partyOfSubject[subjectNumber];
		}
		partyOf = room(partyOf, number);
		partyOf[number] = party;
		kind[party] = (byte) kindOfHolder.ordinal();
		if (opened != null) {
			int day = (int) opened.toEpochDay();
			openedOn[party] = openedOn[party] == 0 ? day : Math.min(openedOn[party], day);
		}
		if (born > 0) {
			birthYear[party] = (short) born;
		}
		if (regionCode > 0) {
			region[party] = regionCode;
		}
		listed += fresh ? 1 : 0;
		return fresh;
	}

	private int newParty(int name) {
		if (parties == nameOf.length) {
			int more = parties + (parties >> 2);
			nameOf = Arrays.copyOf(nameOf, more);
			kind = Arrays.copyOf(kind, more);
			birthYear = Arrays.copyOf(birthYear, more);
			openedOn = Arrays.copyOf(openedOn, more);
			region = Arrays.copyOf(region, more);
		}
		nameOf[parties] = name;
		kind[parties] = (byte) PartyKind.PERSON.ordinal();
		return parties++;
	}

	private static int[] room(int[] array, int index) {
		return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, array.length + (array.length >> 2)));
	}

	/** The party of an account, entered as an unknown person if it is new; {@link #NOBODY} for an empty one. */
	int party(byte[] bytes, int from, int to) {
		return party(bytes, from, to, ByteKeys.hash(bytes, from, to));
	}

	private int party(byte[] bytes, int from, int to, long hash) {
		if (from == to) {
			return NOBODY;
		}
		int before = accounts.size();
		int number = accounts.add(bytes, from, to, hash);
		if (number == before) {
			partyOf = room(partyOf, number);
			partyOf[number] = newParty(-1 - number);
		}
		return partyOf[number];
	}

	/**
	 * The parties of some rows, as if asked for one by one, payer before payee. What the look-ups touch is touched for all of them first:
	 * memory answers several questions at a time, and one that waits for the other's answer asks but one.
	 *
	 * @param payer takes the payers of the rows from {@code from} to {@code to}, from 0 on
	 */
	void parties(FlowRows rows, int from, int to, int[] payer, int[] payee) {
		long near = 0;
		for (int row = from; row < to; row++) {
			near += accounts.touch(rows.payerHash[row]) + accounts.touch(rows.payeeHash[row]);
		}
		// most keys are where they are looked for first: until they are compared, payer and payee hold the numbers found there
		for (int row = from; row < to; row++) {
			payer[row - from] = accounts.likely(rows.payerHash[row]);
			payee[row - from] = accounts.likely(rows.payeeHash[row]);
		}
		for (int i = 0; i < to - from; i++) {
			near += partyOf[payer[i]] + partyOf[payee[i]];
		}
		touched = near;
		for (int row = from; row < to; row++) {
			int idEnd = rows.keyEnd[3 * row];
			int payerEnd = rows.keyEnd[3 * row + 1];
			payer[row - from] = party(rows.keys, idEnd, payerEnd, rows.payerHash[row]);
			payee[row - from] = party(rows.keys, payerEnd, rows.keyEnd[3 * row + 2], rows.payeeHash[row]);
		}
	}

	/** Keeps the readings of memory from being left out as useless. */
	private long touched;

	/** The party of an account of the list, or {@link #NOBODY}. */
	int party(String account) {
		int number = accounts.find(account);
		return number < 0 ? NOBODY : partyOf[number];
	}

	/** A party as it is known, for a host that keeps it elsewhere. */
	FlowParty describe(int party) {
		return new FlowParty(name(party), nameOf[party] >= 0, kind(party), openedOn[party], birthYear[party], region[party]);
	}

	/** The party that another book describes, entered if it is new. A subject and an account of the same name are two. */
	int party(FlowParty described) {
		var key = described.key();
		int number = accounts.find(key);
		if (number >= 0) {
			return partyOf[number];
		}
		enter(key, described.subject() ? described.name() : "", described.kind(), described.openedDay() == 0 ? null
				: LocalDate.ofEpochDay(described.openedDay()), described.birthYear(), described.region());
		return party(key);
	}

	/** What an alert calls a party: its subject, else its account. */
	String name(int party) {
		int name = nameOf[party];
		return name >= 0 ? subjects.text(name) : accounts.text(-1 - name);
	}

	/** The same in every run, whatever order the accounts came in. */
	long hash(int party) {
		int name = nameOf[party];
		return name >= 0 ? subjects.hash(name) : accounts.hash(-1 - name);
	}

	PartyKind kind(int party) {
		return PartyKind.at(kind[party]);
	}

	/** Whether the list says nothing of it, not even whose it is: then it is taken for a person and may be a firm. */
	boolean unknown(int party) {
		return nameOf[party] < 0 && kind[party] == 0 && openedOn[party] == 0 && birthYear[party] == 0 && region[party] == 0;
	}

	/** Whether money from or to it is money from or to a private person; cash without a name is not counted as one. */
	boolean person(int party) {
		return party != NOBODY && kind[party] == 0;
	}

	int birthYear(int party) {
		return birthYear[party];
	}

	int region(int party) {
		return region[party];
	}

	int openedOn(int party) {
		return openedOn[party];
	}

	int parties() {
		return parties;
	}

	/** Whether the list or a transaction has an account of this name. */
	public boolean knows(String account) {
		return accounts.find(account) >= 0;
	}

	/** Accounts of the list. */
	public long listed() {
		return listed;
	}

	/** Accounts that transactions named and the list did not. */
	public long unlisted() {
		return accounts.size() - listed;
	}

	/**
	 * What the list says of people as a whole, to hold an organisation against: how many of those with a known year are sixty or older in
	 * a year, and how many of those with a known region live outside the region most people live in.
	 */
	Population population(int year) {
		int people = 0;
		int old = 0;
		var byRegion = new HashMap<Integer, Integer>();
		int placed = 0;
		for (int party = 0; party < parties; party++) {
			if (kind[party] != 0) {
				continue;
			}
			if (birthYear[party] > 0) {
				people++;
				old += year - birthYear[party] >= 60 ? 1 : 0;
			}
			if (region[party] > 0) {
				placed++;
				byRegion.merge(region[party], 1, Integer::sum);
			}
		}
		int most = byRegion.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		return new Population(people == 0 ? 0 : (double) old / people, placed == 0 ? 0 : 1 - (double) most / placed);
	}

	/** Shares from 0 to 1; 0 when nothing is known. */
	record Population(double elder, double elsewhere) {
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return accounts.bytesHeld() + subjects.bytesHeld() + 4L * partyOf.length + 4L * partyOfSubject.length + 15L * nameOf.length;
	}

	void write(DataOutput out) throws IOException {
		accounts.write(out);
		subjects.write(out);
		for (int i = 0; i < accounts.size(); i++) {
			out.writeInt(partyOf[i]);
		}
		for (int i = 0; i < subjects.size(); i++) {
			out.writeInt(partyOfSubject[i]);
		}
		out.writeInt(parties);
		for (int i = 0; i < parties; i++) {
			out.writeInt(nameOf[i]);
			out.writeByte(kind[i]);
			out.writeShort(birthYear[i]);
			out.writeInt(openedOn[i]);
			out.writeInt(region[i]);
		}
		out.writeLong(listed);
	}

	static AccountBook read(DataInput in) throws IOException {
		var book = new AccountBook(ByteKeys.read(in), ByteKeys.read(in));
		book.partyOf = new int[Math.max(16, book.accounts.size())];
		for (int i = 0; i < book.accounts.size(); i++) {
			book.partyOf[i] = in.readInt();
		}
		book.partyOfSubject = new int[Math.max(16, book.subjects.size())];
		for (int i = 0; i < book.subjects.size(); i++) {
			book.partyOfSubject[i] = in.readInt();
		}
		int parties = in.readInt();
		for (int i = 0; i < parties; i++) {
			book.newParty(in.readInt());
			book.kind[i] = in.readByte();
			book.birthYear[i] = in.readShort();
			book.openedOn[i] = in.readInt();
			book.region[i] = in.readInt();
		}
		book.listed = in.readLong();
		return book;
	}

}
