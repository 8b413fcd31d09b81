package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who looks accounts up on another thread than the one that enters them may miss one, and is never told another's number. */
class LookingAheadTests {

	/** In each round the table grows some twenty times, and the list of pages five times. */
	private static final int KEYS = 400_000;
	private static final long NANOS = 4_000_000_000L;
	private static final int LOOKED = 512;

	@Test
	void whatIsFoundWhileOthersAreAddedIsAlwaysRight() {
		var keys = new byte[KEYS][];
		var codes = new long[KEYS];
		for (int n = 0; n < KEYS; n++) {
			keys[n] = ((n % 3 == 0 ? "K" : "622202") + n * 7L).getBytes(StandardCharsets.US_ASCII);
			codes[n] = ByteKeys.code(keys[n], 0, keys[n].length);
		}
		long end = System.nanoTime() + NANOS;
		long found = 0;
		long missed = 0;
		for (int round = 0; round < 3 || System.nanoTime() < end; round++) {
			var adding = new Adding(keys, codes, round);
			var seen = CompletableFuture.supplyAsync(() -> adding.lookUntilAllAreThere());
			adding.all();
			var counts = seen.join();
			found += counts[0];
			missed += counts[1];
		}

		// or else nothing was looked for just when it came
		assertThat(found).isGreaterThan(100_000);
		assertThat(missed).isGreaterThan(1_000);
	}

	private static final class Adding {

		private final ByteKeys book = ByteKeys.sparse();
		private final byte[][] keys;
		private final long[] codes;
		private final int round;
		private volatile int there;

		Adding(byte[][] keys, long[] codes, int round) {
			this.keys = keys;
			this.codes = codes;
			this.round = round;
		}

		/** Hangs on the key alone, so that nobody need ask. */
		private int number(int n) {
			return (n + round) * 0x9e3779b1 >>> 1 | 1;
		}

		void all() {
			for (int n = 0; n < KEYS; n++) {
				book.add(keys[n], 0, keys[n].length, codes[n], number(n));
				if (n % 8 == 7) {
					there = n + 1;
				}
			}
		}

		/** @return how many were found and how many were not */
		long[] lookUntilAllAreThere() {
			var random = new Random(round);
			var which = new int[LOOKED];
			var asked = new long[LOOKED];
			var numbers = new int[LOOKED];
			var left = new int[ByteKeys.AT_ONCE];
			var counts = new long[2];
			while (there < KEYS) {
				int from = there;
				for (int i = 0; i < LOOKED; i++) {
					// those that are just coming, and older ones
					which[i] = i % 4 == 3 ? random.nextInt(from + 1) : Math.min(KEYS - 1, from + i);
					asked[i] = codes[which[i]];
				}
				book.likely(asked, LOOKED, numbers, left);
				for (int i = 0; i < LOOKED; i++) {
					counts[numbers[i] < 0 ? 1 : 0]++;
					int right = which[i] % 3 == 0 ? -1 : number(which[i]);
					if (numbers[i] != -1 && numbers[i] != right) {
						throw new AssertionError("key " + which[i] + " of " + from + " has " + right + " and was said to have " + numbers[i]);
					}
				}
			}
			return counts;
		}

	}

	private static FlowRows rows(String payer, String payee) {
		var rows = new FlowRows();
		rows.add(FlowTransaction.of("T", 1, payer, payee, 1, FlowChannel.OTHER, false));
		return rows;
	}

	private static void enter(AccountBook book, String account, String subject) {
		book.enter(account, subject, PartyKind.COMPANY, LocalDate.EPOCH, 0, 0);
	}

	@Test
	void anAccountThatBecomesAnothersAfterItWasLookedUpIsThatOnes() {
		var book = new AccountBook();
		enter(book, "622201", "甲");
		enter(book, "622202", "乙");
		var rows = rows("622201", "622202");
		book.look(rows);

		enter(book, "622201", "乙");
		book.parties(rows);

		assertThat(book.name(rows.parties[0])).isEqualTo("乙");
		assertThat(book.name(rows.parties[1])).isEqualTo("乙");
	}

	@Test
	void rowsThatWereLookedUpInOneBookAreLookedUpAnewInAnother() {
		var one = new AccountBook();
		enter(one, "622201", "甲");
		enter(one, "622202", "乙");
		var other = new AccountBook();
		enter(other, "622202", "乙");
		enter(other, "622201", "甲");
		var rows = rows("622201", "622202");
		one.look(rows);

		other.parties(rows);

		assertThat(other.name(rows.parties[0])).isEqualTo("甲");
		assertThat(other.name(rows.parties[1])).isEqualTo("乙");
	}

}
