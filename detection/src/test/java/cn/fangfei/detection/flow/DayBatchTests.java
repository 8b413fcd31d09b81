package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rows of a day come into one order, however they came and however finely their time was written down. */
class DayBatchTests {

	private static DayBatch batch(List<String> ids) {
		var batch = new DayBatch(0);
		var rows = new FlowRows();
		for (var id : ids) {
			rows.clear();
			rows.add(FlowTransaction.of(id, 0, "a", "b", 100, FlowChannel.TRANSFER, false));
			batch.add(rows, 0, 0, 1);
		}
		return batch;
	}

	private static List<String> ordered(List<String> ids) {
		return Arrays.stream(batch(ids).order(party -> party)).mapToObj(ids::get).toList();
	}

	/** A bank that writes down the day and no time of day: two hundred thousand rows of one moment, the last first. */
	@Test
	void aDayWithoutTimesIsPutInOrderInAMoment() {
		int count = 200_000;
		var ids = IntStream.range(0, count).mapToObj(i -> "T%07d".formatted(count - i)).toList();

		var order = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ordered(ids));

		assertThat(order).isSorted().hasSize(count);
	}

	/** Of two rows of one number one is taken: the same one whichever came first, and whichever account was known first. */
	@Test
	void rowsThatDifferInTheirPartiesAloneComeInOneOrderToo() {
		var first = new HashSet<String>();
		for (var payers : List.of(List.of("", "622201", "622202", "老王"), List.of("老王", "622202", "622201", ""), List.of("622202", "", "老王", "622201"))) {
			var book = new AccountBook();
			var rows = new FlowRows();
			var batch = new DayBatch(0);
			for (var payer : payers) {
				rows.add(FlowTransaction.of("T", 0, payer, "622209", 100, FlowChannel.TRANSFER, false));
			}
			book.parties(rows);
			for (int row = 0; row < rows.size(); row++) {
				batch.add(rows, row, rows.parties[2 * row], rows.parties[2 * row + 1]);
			}

			first.add(Arrays.stream(batch.order(book::hash)).mapToObj(payers::get).toList().toString());
		}

		assertThat(first).hasSize(1);
	}

	@Test
	void fewAndManyRowsOfAMomentComeInTheSameOrder() {
		for (int count : new int[] { 2, 16, 17, 40 }) {
			var ids = IntStream.range(0, count).mapToObj(i -> "T%03d".formatted(i * 7919 % 997)).toList();

			assertThat(ordered(ids)).isSorted();
		}
	}

}
