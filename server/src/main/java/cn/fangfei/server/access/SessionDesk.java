package cn.fangfei.server.access;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people sign in and out, change their post and their password. */
@Service
@Transactional
public class SessionDesk {

	private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("H:mm")
		.withZone(ZoneId.of("Asia/Shanghai"));

	private final Accounts accounts;

	private final Sessions sessions;

	private final Passwords passwords;

	private final Places places;

	private final AuditTrail audit;

	private final Clock clock;

	private final Duration longest;

	private final String platformName;

	SessionDesk(Accounts accounts, Sessions sessions, Passwords passwords, Places places, AuditTrail audit, Clock clock,
			@Value("${fangfei.access.longest-session:8h}") Duration longest,
			@Value("${fangfei.platform-name:防非平台}") String platformName) {
		this.accounts = accounts;
		this.sessions = sessions;
		this.passwords = passwords;
		this.places = places;
		this.audit = audit;
		this.clock = clock;
		this.longest = longest;
		this.platformName = platformName;
	}

	/**
	 * Opens a session on the person's first post. A wrong password is counted and kept although the sign-in is refused. Waits for no turn
	 * of those who change something: it holds one of the few places where passwords are checked.
	 * @return the token for the cookie
	 */
	@Transactional(label = Access.NO_TURN, noRollbackFor = {SignInFailed.class, SignInLocked.class})
	String signIn(String loginName, String password) {
		var name = loginName.strip().toLowerCase(Locale.ROOT);
		var now = clock.instant();
		var known = accounts.byLoginName(name);
		if (known.isEmpty()) {
			passwords.matchesNobody(password);
			audit.recordSignIn(name, null, false, "登录名或密码不对");
			throw new SignInFailed();
		}
		var account = known.get();
		if (account.lockedAt(now)) {
			passwords.matchesNobody(password);
			throw new SignInLocked(CLOCK_TIME.format(account.lockedUntil()));
		}
		if (!passwords.matches(password, account.passwordHash()) || account.status() != AccountStatus.ACTIVE) {
			keepFailure(account, now);
			throw new SignInFailed();
		}
		accounts.keepAttempt(account.accountId(), 0, null, null, now);
		var token = openSession(account.accountId(), firstPost(account.accountId()), now, now.plus(longest));
		audit.recordSignIn(account.displayName(), account.accountId(), true, "登录");
		return token;
	}

	/** What a session that was opened a moment ago looks like. */
	@Transactional(label = Access.NO_TURN)
	SessionView enter(String token) {
		return current(sessions.touch(token, clock.instant(), longest).orElseThrow(NotSignedIn::new));
	}

	@Transactional(readOnly = true)
	SessionView current(SignedInActor signedIn) {
		var actor = signedIn.actor();
		var posts = accounts.postsOf(List.of(actor.accountId())).stream().map(this::view).toList();
		var post = posts.stream().filter(p -> p.postId().equals(actor.postId())).findFirst().orElse(null);
		return new SessionView(actor.accountId(), signedIn.loginName(), actor.displayName(),
				signedIn.mustChangePassword(), post, posts, actor.permissions().stream().sorted().toList(), platformName);
	}

	/** Ends this session and opens one on another post of the same person; the absolute end does not move. */
	String switchPost(SignedInActor signedIn, UUID postId) {
		var account = signedIn.actor().accountId();
		var post = accounts.post(postId).filter(p -> p.accountId().equals(account)).orElseThrow(PostNotFound::new);
		audit.record(signedIn.actor(), "session:switch", "post", post.postId(), new RegionCode(post.regionCode()),
				"切换岗位");
		var now = clock.instant();
		sessions.close(signedIn.token());
		return openSession(account, postId, now, now.plus(longest));
	}

	/** Sets a new password, ends every session of the person and opens a new one. */
	String changePassword(SignedInActor signedIn, String old, String fresh) {
		var actor = signedIn.actor();
		var account = accounts.byId(actor.accountId()).orElseThrow(AccountNotFound::new);
		if (!passwords.matches(old, account.passwordHash())) {
			throw new OldPasswordWrong();
		}
		Passwords.refuseWeak(fresh, account.loginName(), account.displayName());
		if (fresh.equals(old)) {
			throw new PasswordTooWeak();
		}
		if (!accounts.changePassword(account.accountId(), passwords.hash(fresh), false, account.version())) {
			throw new AccountChangedMeanwhile(account.displayName());
		}
		audit.record(actor, "session:password", "account", account.accountId(), null, "本人修改密码");
		sessions.closeAllOf(account.accountId());
		var now = clock.instant();
		return openSession(account.accountId(), actor.postId(), now, now.plus(longest));
	}

	/** Sets a new password for the person on whose post a job runs; no session of theirs stays open. */
	public void changePassword(String old, String fresh) {
		sessions.close(changePassword(Access.signedIn().orElseThrow(NotSignedIn::new), old, fresh));
	}

	void signOut(SignedInActor signedIn) {
		audit.record(signedIn.actor(), "session:close", "account", signedIn.actor().accountId(), null, "退出登录");
		sessions.close(signedIn.token());
	}

	PostView view(Post post) {
		var region = new RegionCode(post.regionCode());
		return new PostView(post.postId(), post.unitId(), places.unitName(post.unitId()), post.regionCode(),
				places.regionName(region), post.gridCode(), post.role());
	}

	private String openSession(UUID account, @Nullable UUID post, Instant now, Instant expires) {
		var token = Sessions.newToken();
		sessions.open(token, account, post, now, expires);
		return token;
	}

	private @Nullable UUID firstPost(UUID account) {
		return Optional.of(accounts.postsOf(List.of(account)))
			.filter(posts -> !posts.isEmpty())
			.map(posts -> posts.get(0).postId())
			.orElse(null);
	}

	private void keepFailure(Account account, Instant now) {
		var failures = account.failuresWith(now);
		var until = failures >= Account.WRONG_PASSWORDS ? now.plus(Account.WINDOW) : null;
		accounts.keepAttempt(account.accountId(), until == null ? failures : 0,
				until == null ? account.windowStart(now) : null, until, null);
		audit.recordSignIn(account.displayName(), account.accountId(), false,
				until == null ? "密码不对" : "密码连续输错，暂停登录15分钟");
	}
}
