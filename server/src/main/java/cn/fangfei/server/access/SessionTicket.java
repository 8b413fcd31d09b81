package cn.fangfei.server.access;

import java.util.Objects;
import java.util.UUID;

/** Stands for the session of a request after the request is over, so that it can be asked whether it still lives. */
public final class SessionTicket {

	private final String token;

	private final UUID accountId;

	SessionTicket(String token, UUID accountId) {
		this.token = token;
		this.accountId = accountId;
	}

	String token() {
		return token;
	}

	public UUID accountId() {
		return accountId;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SessionTicket ticket && ticket.token.equals(token);
	}

	@Override
	public int hashCode() {
		return Objects.hash(token);
	}
}
