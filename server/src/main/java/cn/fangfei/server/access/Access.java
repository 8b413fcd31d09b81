package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Actor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts in this request or job. */
@Component
public class Access {

	/**
	 * The label of a transaction that begins at once, though its request changes something: it is short and whoever asks holds something
	 * that others wait for.
	 */
	public static final String NO_TURN = "no turn";

	private static final Duration LONGEST_JOB = Duration.ofHours(24);

	/** SQLSTATE insufficient_privilege. */
	private static final String REFUSED = "42501";

	private final Sessions sessions;

	private final Clock clock;

	private final Duration idle;

	Access(Sessions sessions, Clock clock, @Value("${fangfei.access.idle-session:15m}") Duration idle) {
		this.sessions = sessions;
		this.clock = clock;
		this.idle = idle;
	}

	/**
	 * The person on the post that this request came from.
	 * @throws NotSignedIn when there is no session
	 */
	public Actor actor() {
		return signedIn().map(SignedInActor::actor).orElseThrow(NotSignedIn::new);
	}

	/** The session that this request came from, for what outlives the request. */
	public SessionTicket ticket() {
		return signedIn().map(s -> new SessionTicket(s.token(), s.actor().accountId())).orElseThrow(NotSignedIn::new);
	}

	/** Those of the sessions that live; asking does not keep them alive. */
	public Set<SessionTicket> alive(Collection<SessionTicket> tickets) {
		if (tickets.isEmpty()) {
			return Set.of();
		}
		var alive = sessions.alive(tickets.stream().map(SessionTicket::token).distinct().toList(), clock.instant(), idle);
		return tickets.stream().filter(ticket -> alive.contains(ticket.token())).collect(Collectors.toSet());
	}

	/**
	 * Runs a job under a stored post, with a session of its own that ends with the job. The post decides what the job sees;
	 * a post that was revoked meanwhile runs nothing.
	 */
	public <T> T runAs(UUID accountId, UUID postId, Supplier<T> job) {
		var token = Sessions.newToken();
		var now = clock.instant();
		open(token, accountId, postId, now);
		var before = SecurityContextHolder.getContext();
		try {
			var signedIn = sessions.touch(token, now, LONGEST_JOB).orElseThrow(NotSignedIn::new);
			var context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(signedIn);
			SecurityContextHolder.setContext(context);
			return job.get();
		}
		finally {
			SecurityContextHolder.setContext(before);
			sessions.close(token);
		}
	}

	/** The database refuses a session for a post that is revoked: the same as a session that ended. */
	private void open(String token, UUID accountId, UUID postId, Instant now) {
		try {
			sessions.open(token, accountId, postId, now, now.plus(LONGEST_JOB));
		}
		catch (DataAccessException e) {
			if (e.getRootCause() instanceof SQLException refused && REFUSED.equals(refused.getSQLState())) {
				throw new NotSignedIn();
			}
			throw e;
		}
	}

	static Optional<SignedInActor> signedIn() {
		return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInActor signedIn
				? Optional.of(signedIn) : Optional.empty();
	}
}
