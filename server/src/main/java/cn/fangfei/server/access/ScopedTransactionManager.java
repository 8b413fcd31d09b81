package cn.fangfei.server.access;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Begins a transaction under the session of this thread: the token is set for this transaction alone, so that a pooled
 * connection never carries somebody's scope to the next. Without a session every protected table is empty.
 *
 * <p>A request that changes something names its rows, and its statements keep their plans; whatever reads lists has each planned for
 * what is asked.
 *
 * <p>Only so many requests change something at once; the others wait here in the order they came and hold no connection. A rush of
 * them then leaves connections and processors to those who read, and each is done sooner than if all were begun together. A transaction
 * that bears the label {@link Access#NO_TURN} does not wait.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

	private final Semaphore steps;

	private final Duration patience;

	/** Of each transaction that this thread has begun, the innermost first: whether it holds a permit. */
	private final ThreadLocal<Deque<Boolean>> begun = ThreadLocal.withInitial(ArrayDeque::new);

	/**
	 * @param atOnce how many requests may change something at once
	 * @param patience how long the others wait for their turn
	 */
	ScopedTransactionManager(DataSource dataSource, int atOnce, Duration patience) {
		super(dataSource);
		this.steps = new Semaphore(atOnce, true);
		this.patience = patience;
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		var step = takesAStep();
		enter(step && !passes(definition));
		try {
			super.doBegin(transaction, definition);
		}
		catch (RuntimeException | Error e) {
			leave();
			throw e;
		}
		var token = Access.signedIn().map(SignedInActor::token).orElse("");
		var connection = DataSourceUtils.getConnection(obtainDataSource());
		try (var statement = connection
			.prepareStatement("select set_config('app.tok', ?, true), set_config('plan_cache_mode', ?, true)")) {
			statement.setString(1, token);
			statement.setString(2, step ? "auto" : "force_custom_plan");
			statement.execute();
		}
		catch (SQLException e) {
			doCleanupAfterCompletion(transaction);
			throw new CannotCreateTransactionException("could not set the session of the transaction", e);
		}
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		try {
			super.doCleanupAfterCompletion(transaction);
		}
		finally {
			leave();
		}
	}

	/** A thread that holds a permit needs no second one for a transaction within its transaction. */
	private void enter(boolean step) {
		var stack = begun.get();
		var needs = step && !stack.contains(true);
		if (needs) {
			var entered = false;
			try {
				entered = steps.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			if (!entered) {
				throw new StepsBusy();
			}
		}
		stack.push(needs);
	}

	private void leave() {
		var stack = begun.get();
		if (stack.pop()) {
			steps.release();
		}
		if (stack.isEmpty()) {
			begun.remove();
		}
	}

	private static boolean passes(TransactionDefinition definition) {
		return definition instanceof TransactionAttribute attribute && attribute.getLabels().contains(Access.NO_TURN);
	}

	private static boolean takesAStep() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
				&& !web.getRequest().getMethod().equals("GET");
	}
}
