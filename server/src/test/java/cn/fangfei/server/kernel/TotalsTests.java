package cn.fangfei.server.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalsTests {

	private final Totals totals = new Totals();

	private final AtomicInteger counted = new AtomicInteger();

	@Test
	void aTotalThatPeopleCanOverseeIsCountedEachTime() {
		assertThat(totals.of("list", () -> 1_000 - counted.getAndIncrement())).isEqualTo(1_000);
		assertThat(totals.of("list", () -> 1_000 - counted.getAndIncrement())).isEqualTo(999);
	}

	@Test
	void aWideListIsCountedOnceForEachOfItsFilters() {
		assertThat(totals.of("all", this::many)).isEqualTo(1_001);
		assertThat(totals.of("all", this::many)).isEqualTo(1_001);
		assertThat(totals.of("mine", this::many)).isEqualTo(1_002);
	}

	@Test
	void whoAsksWhileAListIsCountedWaitsForThatCount() throws Exception {
		var threads = Executors.newFixedThreadPool(8);
		try {
			var ask = (Callable<Long>) () -> totals.of("all", () -> {
				sleep();
				return many();
			});
			for (var answer : threads.invokeAll(IntStream.range(0, 8).mapToObj(n -> ask).toList())) {
				assertThat(answer.get()).isEqualTo(1_001);
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(counted).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({"0, 30000", "10, 30000", "150, 30000", "151, 30200", "1000, 200000", "3000, 600000", "60000, 600000"})
	void whatIsCostlyToCountIsKeptLonger(long counting, long kept) {
		assertThat(Kept.time(Duration.ofMillis(counting))).hasMillis(kept);
	}

	private long many() {
		return 1_000 + counted.incrementAndGet();
	}

	private static void sleep() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
