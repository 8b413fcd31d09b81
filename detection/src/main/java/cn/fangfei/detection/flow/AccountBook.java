package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

	/** Each account with its party. */
	private final ByteKeys accounts;

	/** Each subject with its party. */
	private final ByteKeys subjects;

	/** Of each party the number of its subject, or -1 - number of its account when no subject is known. */
	private int[] nameOf = new int[1024];

	private byte[] kind = new byte[1024];
	private short[] birthYear = new short[1024];

	/** Days since 1970, 0 when not known: the earliest of the party's accounts. */
	private int[] openedOn = new int[1024];

	/** The first six digits of the administrative code, 0 when not known. */
	private int[] region = new int[1024];
	private int parties;
	private long listed;

	/** How often an account that was known became another party's: what was looked up before is looked up anew. */
	private int turned;

	/** Who looks up meanwhile and sees how often, sees whose they became. */
	private static final VarHandle TURNED;

	static {
		try {
			TURNED = MethodHandles.lookup().findVarHandle(AccountBook.class, "turned", int.class);
		}
		catch (ReflectiveOperationException impossible) {
			throw new ExceptionInInitializerError(impossible);
		}
	}

	public AccountBook() {
		this(ByteKeys.sparse(), ByteKeys.dense());
	}

	private AccountBook(ByteKeys accounts, ByteKeys subjects) {
		this.accounts = accounts;
		this.subjects = subjects;
	}

	/**
	 * Enters an account of the list. Said twice, the last one counts.
	 *
	 * @param subject whose it is: credit code or holder; null or empty when not known
	 * @param kindOfHolder null when this row does not say it: then it is as another account of the same subject says, else a person
	 * @param birthYear 0 when not known
	 * @param regionCode six digits, 0 when not known
	 * @return false when the account was in the list already
	 */
	public boolean enter(String account, String subject, PartyKind kindOfHolder, LocalDate opened, int born, int regionCode) {
		return enter(account, subject, kindOfHolder == null ? PartyKind.PERSON : kindOfHolder, kindOfHolder != null, opened, born, regionCode);
	}

	/**
	 * The same.
	 *
	 * @param kindWritten false when this row does not say the kind and {@code kindOfHolder} is what the name of the subject tells
	 */
	public boolean enter(String account, String subject, PartyKind kindOfHolder, boolean kindWritten, LocalDate opened, int born,
			int regionCode) {
		int before = parties;
		int known = accounts.find(account);
		boolean fresh = known < 0;
		int party;
		if (subject == null || subject.isEmpty()) {
			party = fresh ? newParty(-1 - accounts.size()) : accounts.value(known);
		}
		else {
			int place = subjects.find(subject);
			party = place < 0 ? newParty(subjects.size()) : subjects.value(place);
			if (place < 0) {
				subjects.add(subject, party);
			}
		}
		if (fresh) {
			accounts.add(account, party);
		}
		else if (accounts.value(known) != party) {
			accounts.value(known, party);
			TURNED.setRelease(this, turned + 1);
		}
		if (kindWritten || parties > before) {
			kind[party] = (byte) kindOfHolder.ordinal();
		}
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

	/** The party of an account, entered as an unknown person if it is new; {@link #NOBODY} for an empty one. */
	int party(byte[] bytes, int from, int to) {
		return party(bytes, from, to, ByteKeys.code(bytes, from, to));
	}

	private int party(byte[] bytes, int from, int to, long code) {
		if (from == to) {
			return NOBODY;
		}
		int place = accounts.find(bytes, from, to, code);
		if (place >= 0) {
			return accounts.value(place);
		}
		int party = newParty(-1 - accounts.size());
		accounts.add(bytes, from, to, code, party);
		return party;
	}

	/**
	 * Looks for the parties of rows, as far as they are known. On any thread, while one other enters accounts: whoever reads rows ahead may do
	 * this besides. Nobody is entered.
	 */
	public void look(FlowRows rows) {
		// before the accounts are: what turns meanwhile is seen by the count
		rows.turned = (int) TURNED.getAcquire(this);
		rows.near += accounts.likely(rows.codes, 2 * rows.size, rows.parties, rows.left);
		rows.lookedIn = this;
	}

	/** The parties of rows, as if asked for one by one, payer before payee. */
	void parties(FlowRows rows) {
		if (rows.lookedIn != this || rows.turned != turned) {
			look(rows);
		}
		var parties = rows.parties;
		for (int row = 0; row < rows.size; row++) {
			if ((parties[2 * row] | parties[2 * row + 1]) < 0) {
				int payerEnd = rows.keyEnd[2 * row];
				parties[2 * row] = party(rows.keys, rows.keyBegin(row), payerEnd, rows.codes[2 * row]);
				parties[2 * row + 1] = party(rows.keys, payerEnd, rows.keyEnd[2 * row + 1], rows.codes[2 * row + 1]);
			}
		}
	}

	/** The party of an account of the list, or {@link #NOBODY}. */
	int party(String account) {
		int place = accounts.find(account);
		return place < 0 ? NOBODY : accounts.value(place);
	}

	/** A party as it is known, for a host that keeps it elsewhere. */
	FlowParty describe(int party) {
		return new FlowParty(name(party), nameOf[party] >= 0, kind(party), openedOn[party], birthYear[party], region[party]);
	}

	/** The party that another book describes, entered if it is new. A subject and an account of the same name are two. */
	int party(FlowParty described) {
		var key = described.key();
		int place = accounts.find(key);
		if (place >= 0) {
			return accounts.value(place);
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

	/** Reads what is asked of the parties of every row. */
	int near(int party) {
		return kind[Math.max(0, party)];
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
		return accounts.bytesHeld() + subjects.bytesHeld() + 15L * nameOf.length;
	}

	void write(DataOutput out) throws IOException {
		accounts.write(out);
		subjects.write(out);
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
		var book = new AccountBook(ByteKeys.sparse().read(in), ByteKeys.dense().read(in));
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
