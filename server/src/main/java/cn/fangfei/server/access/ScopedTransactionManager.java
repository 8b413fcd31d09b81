package cn.fangfei.server.access;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Begins a transaction under the session of this thread: the token is set for this transaction alone, so that a pooled
 * connection never carries somebody's scope to the next. Without a session every protected table is empty.
 *
 * <p>A request that changes something names its rows, and its statements keep their plans; whatever reads lists has each planned for
 * what is asked.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

	ScopedTransactionManager(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		super.doBegin(transaction, definition);
		var token = Access.signedIn().map(SignedInActor::token).orElse("");
		var connection = DataSourceUtils.getConnection(obtainDataSource());
		try (var statement = connection
			.prepareStatement("select set_config('app.tok', ?, true), set_config('plan_cache_mode', ?, true)")) {
			statement.setString(1, token);
			statement.setString(2, takesAStep() ? "auto" : "force_custom_plan");
			statement.execute();
		}
		catch (java.sql.SQLException e) {
			doCleanupAfterCompletion(transaction);
			throw new CannotCreateTransactionException("could not set the session of the transaction", e);
		}
	}

	private static boolean takesAStep() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
				&& !web.getRequest().getMethod().equals("GET");
	}
}
