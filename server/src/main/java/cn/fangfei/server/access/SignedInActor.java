package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The session behind a request: its token, which row security resolves, and the actor it stands for. */
final class SignedInActor extends AbstractAuthenticationToken {

	private final transient Actor actor;

	private final String token;

	private final String loginName;

	private final boolean mustChangePassword;

	SignedInActor(Actor actor, String token, String loginName, boolean mustChangePassword) {
		super(List.of());
		this.actor = actor;
		this.token = token;
		this.loginName = loginName;
		this.mustChangePassword = mustChangePassword;
		setAuthenticated(true);
	}

	Actor actor() {
		return actor;
	}

	String token() {
		return token;
	}

	String loginName() {
		return loginName;
	}

	boolean mustChangePassword() {
		return mustChangePassword;
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public Object getPrincipal() {
		return actor.accountId();
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}
}
