package cn.fangfei.server.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Issue 5 item 5(b): a case is read once for all who ask meanwhile, and few cases at once. */
class SharedWorkTests {

	private final ExecutorService people = Executors.newFixedThreadPool(8);

	@AfterEach
	void end() {
		people.shutdownNow();
	}

	@Test
	void whoAsksMeanwhileGetsTheSame() throws Exception {
		var work = new SharedWork<String, Integer>(2);
		var done = new AtomicInteger();
		var begun = new CountDownLatch(1);
		var go = new CountDownLatch(1);
		var first = CompletableFuture.supplyAsync(() -> work.get("案", () -> {
			begun.countDown();
			await(go);
			return done.incrementAndGet();
		}), people);
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		var others = IntStream.range(0, 6)
			.mapToObj(i -> CompletableFuture.supplyAsync(() -> work.get("案", done::incrementAndGet), people))
			.toList();
		Thread.sleep(200);
		go.countDown();

		assertThat(first.join()).contains(1);
		assertThat(others).allMatch(o -> o.join().equals(Optional.of(1)));
		assertThat(work.get("案", done::incrementAndGet)).as("afterwards it is done anew").contains(2);
	}

	@Test
	void noMoreThanTheGivenNumberWorkAtOnce() {
		var work = new SharedWork<Integer, Integer>(2);
		var now = new AtomicInteger();
		var most = new AtomicInteger();
		var all = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> work.get(i, () -> {
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			pause();
			now.decrementAndGet();
			return i;
		}), people)).toList();

		assertThat(all.stream().map(CompletableFuture::join)).allMatch(Optional::isPresent);
		assertThat(most).hasValue(2);
	}

	@Test
	void whoWaitedForAFailureMayTryForThemselves() throws Exception {
		var work = new SharedWork<String, Integer>(1);
		var begun = new CountDownLatch(1);
		var go = new CountDownLatch(1);
		var first = CompletableFuture.supplyAsync(() -> work.get("案", () -> {
			begun.countDown();
			await(go);
			throw new IllegalStateException("broken");
		}), people);
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		var second = CompletableFuture.supplyAsync(() -> work.get("案", () -> 7), people);
		Thread.sleep(200);
		go.countDown();

		assertThat(second.join()).isEmpty();
		assertThat(first).failsWithin(Duration.ofSeconds(10));
		assertThat(work.get("案", () -> 7)).contains(7);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(60);
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
