package cn.fangfei.simulation.county;

import java.util.Arrays;

/**
 * Every account of a world, by index. Its number is shuffled: it tells the bank and whether a person or a body holds it, and nothing of
 * when it was made or for whom.
 *
 * <p>A holder is a person (its index) or a body (−1 − its index).
 */
public final class Accounts {

	/** How many invented banks there are. */
	public static final int BANKS = 9;

	private static final long CARDS = 100_000_000_000_000L;

	private final Permutation cards;
	private final Permutation books;
	private final Dice dice;
	private int size;
	private int[] holders = new int[1 << 12];
	private int[] subjects = new int[1 << 12];
	private int[] opened = new int[1 << 12];
	private byte[] kinds = new byte[1 << 12];
	private byte[] banks = new byte[1 << 12];
	private boolean[] hidden = new boolean[1 << 12];
	private long[] numbers = new long[1 << 12];

	Accounts(Dice dice) {
		this.dice = dice;
		cards = new Permutation(CARDS, dice.split("cards"));
		books = new Permutation(CARDS, dice.split("books"));
	}

	/**
	 * Opens an account.
	 *
	 * @param holder a person, or −1 − a body
	 * @param subject who is known to act through it, like a holder
	 * @param openedOn epoch day
	 * @param bank 0 to {@link #BANKS} − 1
	 * @param listed whether the reporting banks hand in its row
	 */
	public int open(int holder, int subject, Holder kind, int openedOn, int bank, boolean listed) {
		if (size == holders.length) {
			int capacity = size * 2;
			holders = Arrays.copyOf(holders, capacity);
			subjects = Arrays.copyOf(subjects, capacity);
			opened = Arrays.copyOf(opened, capacity);
			kinds = Arrays.copyOf(kinds, capacity);
			banks = Arrays.copyOf(banks, capacity);
			hidden = Arrays.copyOf(hidden, capacity);
			numbers = Arrays.copyOf(numbers, capacity);
		}
		holders[size] = holder;
		subjects[size] = subject;
		opened[size] = openedOn;
		kinds[size] = (byte) kind.ordinal();
		banks[size] = (byte) bank;
		hidden[size] = !listed;
		numbers[size] = kind == Holder.PERSON ? card(bank, size) : book(bank, size);
		return size++;
	}

	/** 19 digits as on a card, the last one after Luhn. */
	private long card(int bank, int index) {
		long body = (6_210L + bank * 7) * CARDS + cards.of(index);
		int sum = 0;
		boolean twice = true;
		for (long rest = body; rest > 0; rest /= 10, twice = !twice) {
			int digit = (int) (rest % 10);
			sum += twice ? digit * 2 / 10 + digit * 2 % 10 : digit;
		}
		return body * 10 + (10 - sum % 10) % 10;
	}

	/** 17 digits as in the books of a bank. */
	private long book(int bank, int index) {
		return (110L + bank * 9) * CARDS + books.of(index);
	}

	public int size() {
		return size;
	}

	/** What stands in the files: 17 or 19 digits. */
	public long number(int account) {
		return numbers[account];
	}

	public int holder(int account) {
		return holders[account];
	}

	public int subject(int account) {
		return subjects[account];
	}

	public Holder kind(int account) {
		return Holder.values()[kinds[account]];
	}

	/** Epoch day. */
	public int openedOn(int account) {
		return opened[account];
	}

	public int bank(int account) {
		return banks[account];
	}

	public boolean listed(int account) {
		return !hidden[account];
	}

	/** The chances of one account's row: what of it is missing in the file. */
	public Dice rowOf(int account) {
		return dice.split(account);
	}
}
