package cn.fangfei.server.access;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where accounts and posts are kept. The system administrator opens accounts and cannot authorise them; the security
 * administrator grants posts and cannot open accounts: a new official needs both.
 */
@Service
@Transactional
public class AccountDesk {

	private final Accounts accounts;

	private final Sessions sessions;

	private final Passwords passwords;

	private final SessionDesk sessionDesk;

	private final Places places;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	AccountDesk(Accounts accounts, Sessions sessions, Passwords passwords, SessionDesk sessionDesk, Places places,
			Access access, AuditTrail audit, Clock clock) {
		this.accounts = accounts;
		this.sessions = sessions;
		this.passwords = passwords;
		this.sessionDesk = sessionDesk;
		this.places = places;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	@Permit("account:read")
	AccountPage list(@Nullable String q, Paging paging) {
		var text = q == null || q.isBlank() ? null : q.strip();
		var page = accounts.page(text, paging);
		audit.record(access.actor(), "account:list", "account", null, null, "查看账号名单，共" + page.size() + "个");
		return new AccountPage(views(page), accounts.count(text), paging.page(), paging.size());
	}

	/** Opens an account with a password that is shown once and has to be changed at the first sign-in. */
	@Permit("account:create")
	public AccountView create(String loginName, String displayName) {
		var id = UUID.randomUUID();
		var name = loginName.strip().toLowerCase(Locale.ROOT);
		if (!accounts.addUnlessTaken(id, name, displayName.strip(), passwords.hash(passwords.initial(id, 0)), true)) {
			throw new LoginNameTaken(name);
		}
		audit.record(access.actor(), "account:create", "account", id, null, "开设账号“" + displayName + "”");
		return view(get(id));
	}

	/** The password of an account that was opened a moment ago and is to be handed over. */
	@Permit("account:create")
	@Transactional(readOnly = true)
	public String firstPassword(UUID id) {
		return passwords.initial(id, 0);
	}

	@Permit("account:reset")
	InitialPassword resetPassword(UUID id, int version) {
		var account = get(id);
		var password = passwords.initial(id, version + 1);
		if (!accounts.changePassword(id, passwords.hash(password), true, version)) {
			throw new AccountChangedMeanwhile(account.displayName());
		}
		sessions.closeAllOf(id);
		audit.record(access.actor(), "account:reset", "account", id, null, "重置“" + account.displayName() + "”的密码");
		return new InitialPassword(password);
	}

	@Permit("account:disable")
	AccountView changeStatus(UUID id, AccountStatus status, int version) {
		var account = get(id);
		if (status == AccountStatus.LOCKED) {
			throw new IllegalArgumentException("锁定由系统自动完成");
		}
		if (!accounts.changeStatus(id, status, version)) {
			throw new AccountChangedMeanwhile(account.displayName());
		}
		if (status == AccountStatus.DISABLED) {
			sessions.closeAllOf(id);
		}
		audit.record(access.actor(), "account:disable", "account", id, null,
				(status == AccountStatus.DISABLED ? "停用" : "启用") + "账号“" + account.displayName() + "”");
		return view(get(id));
	}

	@Permit("post:grant")
	public UUID grantPost(UUID accountId, UUID unitId, RegionCode region, @Nullable String grid, RoleName role) {
		var actor = access.actor();
		var account = get(accountId);
		if (!places.exist(unitId, region, grid) || role == RoleName.GRID_WORKER && grid == null) {
			throw new PlaceUnknown();
		}
		var post = new Post(UUID.randomUUID(), accountId, unitId, region.value(), grid, role);
		grant(post, actor);
		audit.record(actor, "post:grant", "post", post.postId(), region,
				"授予“" + account.displayName() + "”岗位：" + places.unitName(unitId) + "，" + role);
		return post.postId();
	}

	@Permit("post:grant")
	void revokePost(UUID postId) {
		var post = accounts.post(postId).orElseThrow(PostNotFound::new);
		var actor = access.actor();
		if (!accounts.revoke(postId, actor.accountId())) {
			throw new PostNotFound();
		}
		audit.record(actor, "post:revoke", "post", postId, new RegionCode(post.regionCode()),
				"收回岗位：" + places.unitName(post.unitId()) + "，" + post.role());
	}

	PostView postView(UUID postId) {
		return accounts.post(postId).map(sessionDesk::view).orElseThrow(PostNotFound::new);
	}

	/** The name by which people know an account, for the rooms above. */
	@Transactional(readOnly = true)
	public String displayName(UUID accountId) {
		return accounts.byId(accountId).map(Account::displayName).orElse("");
	}

	/** The same of many at once; an unknown one is absent. */
	@Transactional(readOnly = true)
	public Map<UUID, String> displayNames(Collection<UUID> accountIds) {
		return accounts.displayNames(accountIds);
	}

	private void grant(Post post, Actor actor) {
		try {
			accounts.grant(post, actor.accountId());
		}
		catch (DuplicateKeyException e) {
			throw new PostAlreadyGranted();
		}
		catch (DataAccessException e) {
			if (e.getMostSpecificCause().getMessage().contains("separation of duties")) {
				throw new DutiesConflict();
			}
			throw e;
		}
	}

	private Account get(UUID id) {
		return accounts.byId(id).orElseThrow(AccountNotFound::new);
	}

	private AccountView view(Account account) {
		return views(List.of(account)).get(0);
	}

	private List<AccountView> views(List<Account> page) {
		var posts = accounts.postsOf(page.stream().map(Account::accountId).toList())
			.stream()
			.collect(Collectors.groupingBy(Post::accountId));
		var now = clock.instant();
		return page.stream()
			.map(a -> new AccountView(a.accountId(), a.loginName(), a.displayName(), a.statusAt(now), a.lastSignInAt(),
					posts.getOrDefault(a.accountId(), List.of()).stream().map(sessionDesk::view).toList(), a.version()))
			.toList();
	}
}
