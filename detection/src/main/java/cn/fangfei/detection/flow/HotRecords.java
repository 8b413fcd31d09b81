package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is remembered of every party, 160 bytes each in pages of plain numbers: when it was first and last seen, when it woke after a long
 * sleep, the last eight private persons who paid it with day and sum, and the last eight whom it paid. A party in which all eight places
 * of a side were filled within the window passes the <b>gate</b> and gets a {@link ColdRecord}, which takes over what is here, so that
 * the first deposits are not lost. The eight are exact where a sketch of the same size would err by an eighth.
 */
final class HotRecords {

	static final int PLACES = 8;

	private static final int WIDTH = 40;
	private static final int PAGE_BITS = 13;
	private static final int PAGE = 1 << PAGE_BITS;

	// What changes when the party pays lies together, 64 bytes with what every row changes; behind it what changes when it is paid, 112 bytes
	// with the same.

	/** Two days in one place. */
	private static final int PAYEE_DAY = 0;
	private static final int PAYEE = PAYEE_DAY + PLACES / 2;

	/** First and last day. */
	private static final int SEEN = PAYEE + PLACES;

	/** Day of waking in the upper half, days slept before it in the lower. */
	private static final int WOKE = SEEN + 1;

	/** Before the gate opens the {@link #moved order} of the payers, behind it -1 - number of the cold record. */
	private static final int PAYERS = WOKE + 1;

	/** The order of the payees, before the gate opens. */
	private static final int PAYEES = PAYERS + 1;
	private static final int PAYER = PAYEES + 1;
	private static final int PAYER_DAYS = PAYER + PLACES;
	private static final int PAYER_YUAN = PAYER_DAYS + PLACES;

	/** Each place at its number, three bits for each: the order in which eight empty places are taken. Orders are kept as what differs. */
	private static final int FIRST_ORDER = 076543210;

	/** The lowest bit of each place in an order. */
	private static final int LOWEST = 011111111;

	private int[][] pages = new int[8][];

	/** How many parties have room. */
	private int room;

	/** Makes room for parties up to a number. */
	void reach(int party) {
		while (party >= room) {
			int page = room >>> PAGE_BITS;
			if (page == pages.length) {
				pages = Arrays.copyOf(pages, pages.length * 2);
			}
			pages[page] = new int[PAGE * WIDTH];
			room += PAGE;
		}
	}

	private int[] page(int party) {
		return pages[party >>> PAGE_BITS];
	}

	private static int at(int party) {
		return (party & PAGE - 1) * WIDTH;
	}

	/** Reads where {@link #paid} will write. */
	int near(int party) {
		var page = page(party);
		int at = at(party);
		return page[at] + page[at + PAYER - 1];
	}

	/** Reads where {@link #paidBy} will write. */
	int nearAll(int party) {
		var page = page(party);
		int at = at(party);
		// nowhere more than 64 bytes from the one before
		return page[at + SEEN] + page[at + SEEN + 16] + page[at + WIDTH - 1];
	}

	/** Notes that the party was seen on a day; after a sleep of at least so many days it woke. */
	void touch(int party, int day, int sleep) {
		var page = page(party);
		int at = at(party);
		int seen = page[at + SEEN];
		int last = seen & 0xffff;
		if (last == day) {
			return;
		}
		if (last == 0) {
			seen = day << 16;
		}
		else if (day - last >= sleep) {
			page[at + WOKE] = day << 16 | Math.min(0xffff, day - last);
		}
		page[at + SEEN] = seen & 0xffff0000 | day;
	}

	int firstDay(int party) {
		return page(party)[at(party) + SEEN] >>> 16;
	}

	int lastDay(int party) {
		return page(party)[at(party) + SEEN] & 0xffff;
	}

	int wokeDay(int party) {
		return page(party)[at(party) + WOKE] >>> 16;
	}

	int slept(int party) {
		return page(party)[at(party) + WOKE] & 0xffff;
	}

	/** Writes when a party was seen and woke: what a judge needs of it beside its cold record. */
	void writeDays(int party, DataOutput out) throws IOException {
		out.writeInt(page(party)[at(party) + SEEN]);
		out.writeInt(page(party)[at(party) + WOKE]);
	}

	void readDays(int party, DataInput in) throws IOException {
		reach(party);
		page(party)[at(party) + SEEN] = in.readInt();
		page(party)[at(party) + WOKE] = in.readInt();
	}

	int cold(int party) {
		return Math.max(-1, -1 - page(party)[at(party) + PAYERS]);
	}

	void cold(int party, int number) {
		page(party)[at(party) + PAYERS] = -1 - number;
	}

	/** A private person paid in. True when the gate opens: eight different ones within the window. Not to be asked when it is open. */
	boolean paidBy(int party, int payer, int day, long fen, int window) {
		var page = page(party);
		int at = at(party);
		int yuan = (int) Math.min(Integer.MAX_VALUE / 2, fen / 100);
		int order = page[at + PAYERS] ^ FIRST_ORDER;
		int place = placeOf(page, at + PAYER, payer + 1);
		if (place >= 0) {
			page[at + PAYER_DAYS + place] = page[at + PAYER_DAYS + place] & 0xffff0000 | day;
			page[at + PAYER_YUAN + place] = Math.min(Integer.MAX_VALUE / 2, page[at + PAYER_YUAN + place] + yuan);
			order = moved(order, place);
		}
		else {
			place = order & PLACES - 1;
			page[at + PAYER + place] = payer + 1;
			page[at + PAYER_DAYS + place] = day << 16 | day;
			page[at + PAYER_YUAN + place] = yuan;
			order = firstMoved(order);
		}
		int age = (day & 0xffff) + 1 << 3 | place;
		int top = 3 * PLACES - 6;
		while (top >= 0 && payerAge(page, at, order >>> top & PLACES - 1) > age) {
			order = swapped(order, top);
			top -= 3;
		}
		page[at + PAYERS] = order ^ FIRST_ORDER;
		return payerAge(page, at, order & PLACES - 1) >> 3 > day - window + 1;
	}

	/** Where somebody stands among eight, or -1. */
	private static int placeOf(int[] page, int at, int who) {
		int place = -1;
		for (int i = 0; i < PLACES; i++) {
			place = page[at + i] == who ? i : place;
		}
		return place;
	}

	/** The last day of a payer + 1, or 0 where nobody is yet, times eight, and its place: orders go by it. */
	private static int payerAge(int[] page, int at, int place) {
		return (page[at + PAYER + place] == 0 ? 0 : (page[at + PAYER_DAYS + place] & 0xffff) + 1) << 3 | place;
	}

	/**
	 * An order with one place moved to its end. An order names the eight places, three bits for each, in the lowest the one whose last day
	 * lies back furthest, of two of the same day the one of the smaller number: who must go when a ninth comes, and whether all eight are of
	 * the window, is seen from one place instead of eight. Days hardly ever go back, so the end is nearly always the right place.
	 */
	private static int moved(int order, int place) {
		int differs = order ^ place * LOWEST;
		int shift = Integer.numberOfTrailingZeros(~(differs | differs >>> 1 | differs >>> 2) & LOWEST);
		int below = (1 << shift) - 1;
		return order & below | order >>> 3 & ~below | place << 3 * PLACES - 3;
	}

	/** The same for the place that stands first. */
	private static int firstMoved(int order) {
		return order >>> 3 | (order & PLACES - 1) << 3 * PLACES - 3;
	}

	/** An order with the place that begins at a bit and the one behind it in each other's stead. */
	private static int swapped(int order, int bit) {
		int differs = (order >>> bit ^ order >>> bit + 3) & PLACES - 1;
		return order ^ (differs | differs << 3) << bit;
	}

	/** The party paid a private person. True when the gate opens. Not to be asked when it is open. */
	boolean paid(int party, int payee, int day, int window) {
		var page = page(party);
		int at = at(party);
		int order = page[at + PAYEES] ^ FIRST_ORDER;
		int place = placeOf(page, at + PAYEE, payee + 1);
		if (place >= 0) {
			order = moved(order, place);
		}
		else {
			place = order & PLACES - 1;
			page[at + PAYEE + place] = payee + 1;
			order = firstMoved(order);
		}
		payeeDay(page, at, place, day);
		int age = (day & 0xffff) + 1 << 3 | place;
		int top = 3 * PLACES - 6;
		while (top >= 0 && payeeAge(page, at, order >>> top & PLACES - 1) > age) {
			order = swapped(order, top);
			top -= 3;
		}
		page[at + PAYEES] = order ^ FIRST_ORDER;
		return payeeAge(page, at, order & PLACES - 1) >> 3 > day - window + 1;
	}

	/** The same of a payee. */
	private static int payeeAge(int[] page, int at, int place) {
		return (page[at + PAYEE + place] == 0 ? 0 : payeeDay(page, at, place) + 1) << 3 | place;
	}

	private static int payeeDay(int[] page, int at, int i) {
		return page[at + PAYEE_DAY + i / 2] >>> (i & 1) * 16 & 0xffff;
	}

	private static void payeeDay(int[] page, int at, int i, int day) {
		int shift = (i & 1) * 16;
		int place = at + PAYEE_DAY + i / 2;
		page[place] = page[place] & ~(0xffff << shift) | (day & 0xffff) << shift;
	}

	/** Hands over what is known of the pairs when the gate opens. */
	void moveTo(int party, ColdRecord cold, AccountBook book) {
		var page = page(party);
		int at = at(party);
		for (int i = 0; i < PLACES; i++) {
			int payer = page[at + PAYER + i] - 1;
			if (payer >= 0) {
				cold.knewPayer(payer, book, page[at + PAYER_DAYS + i] >>> 16, page[at + PAYER_DAYS + i] & 0xffff,
						100L * page[at + PAYER_YUAN + i]);
			}
			int payee = page[at + PAYEE + i] - 1;
			if (payee >= 0) {
				cold.knewPayee(payee, book, payeeDay(page, at, i));
			}
		}
	}

	long bytesHeld() {
		return 4L * room * WIDTH;
	}

	void write(DataOutput out, int parties) throws IOException {
		out.writeInt(parties);
		for (int party = 0; party < parties; party++) {
			reach(party);
			var page = page(party);
			int at = at(party);
			for (int i = 0; i < WIDTH; i++) {
				out.writeInt(page[at + i]);
			}
		}
	}

	static HotRecords read(DataInput in) throws IOException {
		var hot = new HotRecords();
		int parties = in.readInt();
		for (int party = 0; party < parties; party++) {
			hot.reach(party);
			var page = hot.page(party);
			int at = at(party);
			for (int i = 0; i < WIDTH; i++) {
				page[at + i] = in.readInt();
			}
		}
		return hot;
	}

}
