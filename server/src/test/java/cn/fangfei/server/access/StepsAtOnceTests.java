package cn.fangfei.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.HouseTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Requests that change something take turns; those that read do not wait for them. */
@HouseTest
class StepsAtOnceTests {

	private static final Duration PATIENCE = Duration.ofMillis(200);

	@Autowired
	DataSource dataSource;

	@AfterEach
	void noRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void readersPassWhileAStepIsTakenAndTheNextStepWaitsItsTurn() throws Exception {
		var manager = new ScopedTransactionManager(dataSource, 1, Duration.ofSeconds(20));
		var inside = new CountDownLatch(1);
		var done = new CountDownLatch(1);
		var first = CompletableFuture.runAsync(() -> under("POST", manager, () -> {
			inside.countDown();
			await(done);
		}));
		await(inside);
		var second = CompletableFuture.runAsync(() -> under("PUT", manager, () -> {
		}));
		CompletableFuture.runAsync(() -> under("GET", manager, () -> {
		})).get(20, TimeUnit.SECONDS);
		CompletableFuture.runAsync(() -> template(manager).executeWithoutResult(status -> {
		})).get(20, TimeUnit.SECONDS);
		assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

		done.countDown();
		first.get(20, TimeUnit.SECONDS);
		second.get(20, TimeUnit.SECONDS);
	}

	@Test
	void aStepWithinAStepNeedsNoSecondTurn() {
		var manager = new ScopedTransactionManager(dataSource, 1, PATIENCE);
		var inner = template(manager);
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		for (var again = 0; again < 3; again++) {
			under("POST", manager, () -> {
				inner.executeWithoutResult(status -> {
				});
				inner.executeWithoutResult(status -> status.setRollbackOnly());
			});
		}
	}

	@Test
	void whoeverWaitsTooLongIsRefusedAndTheTurnComesBack() throws Exception {
		var manager = new ScopedTransactionManager(dataSource, 1, PATIENCE);
		under("POST", manager, () -> {
			var other = CompletableFuture.runAsync(() -> under("POST", manager, () -> {
			}));
			assertThatThrownBy(() -> other.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
				.hasCauseInstanceOf(StepsBusy.class);
		});
		CompletableFuture.runAsync(() -> under("POST", manager, () -> {
		})).get(20, TimeUnit.SECONDS);
	}

	@Test
	void whoeverSignsInWaitsForNoTurn() throws Exception {
		var manager = new ScopedTransactionManager(dataSource, 1, PATIENCE);
		var passing = new DefaultTransactionAttribute();
		passing.setLabels(List.of(Access.NO_TURN));
		var signIn = SessionDesk.class.getDeclaredMethod("signIn", String.class, String.class);

		under("POST", manager, () -> CompletableFuture.runAsync(() -> {
			RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest("POST", "/")));
			var status = manager.getTransaction(passing);
			manager.commit(status);
			RequestContextHolder.resetRequestAttributes();
		}).join());

		assertThat(new AnnotationTransactionAttributeSource(false).getTransactionAttribute(signIn, SessionDesk.class).getLabels())
			.contains(Access.NO_TURN);
	}

	@Test
	void aDatabaseThatIsAwayOrAStepThatFailsKeepsNoTurn() {
		var away = new boolean[] {true};
		var manager = new ScopedTransactionManager(new DelegatingDataSource(dataSource) {
			@Override
			public java.sql.Connection getConnection() throws SQLException {
				if (away[0]) {
					throw new SQLException("away");
				}
				return super.getConnection();
			}
		}, 1, PATIENCE);
		for (var again = 0; again < 3; again++) {
			assertThatThrownBy(() -> under("POST", manager, () -> {
			})).isInstanceOf(CannotCreateTransactionException.class);
		}
		away[0] = false;
		assertThatThrownBy(() -> under("POST", manager, () -> {
			throw new IllegalStateException("failed");
		})).hasMessage("failed");
		var reached = new boolean[1];
		under("POST", manager, () -> reached[0] = true);
		assertThat(reached[0]).isTrue();
	}

	private static void under(String method, ScopedTransactionManager manager, Runnable act) {
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(method, "/")));
		try {
			template(manager).executeWithoutResult(status -> act.run());
		}
		finally {
			RequestContextHolder.resetRequestAttributes();
		}
	}

	private static TransactionTemplate template(ScopedTransactionManager manager) {
		return new TransactionTemplate(manager);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
