package cn.fangfei.server.audit;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the audit line of an act, in the transaction of the act: when the line cannot be written the act does not happen.
 * Every change and every read of personal data has one.
 */
@Component
public class AuditTrail {

	private final JdbcClient sql;

	AuditTrail(JdbcClient sql) {
		this.sql = sql;
	}

	/**
	 * @param action two words such as {@code clue:assign}
	 * @param objectType what kind of thing was touched, {@code clue}
	 * @param objectId which one; absent for a list
	 * @param region where the thing is
	 * @param detail one Chinese sentence; never a reporter's name, a password or a token
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Actor actor, String action, String objectType, @Nullable Object objectId,
			@Nullable RegionCode region, String detail) {
		write(actor, actor.displayName(), action, objectType, objectId, region, "DONE", detail);
	}

	/** A sign-in that succeeded or failed: nobody acts yet, so the line bears a name and no actor. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void recordSignIn(String name, @Nullable Object accountId, boolean done, String detail) {
		write(null, name, "session:open", "account", accountId, null, done ? "DONE" : "REFUSED", detail);
	}

	/** What a machine brought that bears a token, or the platform fetched by itself: no person acts, so the line bears its name alone. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void recordMachine(String name, String action, String objectType, @Nullable Object objectId, @Nullable RegionCode region,
			String detail) {
		write(null, name, action, objectType, objectId, region, "DONE", detail);
	}

	private void write(@Nullable Actor actor, String name, String action, String objectType, @Nullable Object objectId,
			@Nullable RegionCode region, String outcome, String detail) {
		var role = actor == null ? null : actor.role();
		sql.sql("""
				insert into audit_entry (actor, actor_name, post_id, role, unit_id, region_code, action, object_type,
				                         object_id, outcome, detail)
				values (:actor, :name, :post, :role, :unit, :region, :action, :objectType, :objectId, :outcome, :detail)
				""")
			.param("actor", actor == null ? null : actor.accountId())
			.param("name", name)
			.param("post", actor == null ? null : actor.postId())
			.param("role", role == null ? null : role.name())
			.param("unit", actor == null ? null : actor.unitId())
			.param("region", region == null ? null : region.value())
			.param("action", action)
			.param("objectType", objectType)
			.param("objectId", objectId == null ? null : objectId.toString())
			.param("outcome", outcome)
			.param("detail", detail)
			.update();
	}
}
