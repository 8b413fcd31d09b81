package cn.fangfei.server.access;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one-time set-up: whoever holds the token printed at the start names the three administrators. There is no default
 * account and no default password; once an administrator exists the set-up is closed for good (AUTH-7).
 */
@Service
@Transactional
public class SetupDesk {

	/** Who becomes which administrator. */
	public record Administrator(RoleName role, String loginName, String displayName, String password) {
	}

	/** The account and post that an administrator was given. */
	public record Appointed(RoleName role, UUID accountId, UUID postId) {
	}

	private final Accounts accounts;

	private final Passwords passwords;

	private final Places places;

	private final AuditTrail audit;

	private final String serverKey;

	private final String setupToken;

	SetupDesk(Accounts accounts, Passwords passwords, Places places, AuditTrail audit,
			@Value("${fangfei.access.server-key}") String serverKey,
			@Value("${fangfei.access.setup-token}") String setupToken) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.places = places;
		this.audit = audit;
		this.serverKey = serverKey;
		this.setupToken = setupToken;
	}

	@Transactional(readOnly = true)
	public boolean open() {
		return !accounts.anyAdministrator();
	}

	public List<Appointed> complete(String token, List<Administrator> administrators) {
		if (!open()) {
			throw new SetupClosed();
		}
		if (!MessageDigest.isEqual(token.strip().getBytes(StandardCharsets.UTF_8),
				setupToken.getBytes(StandardCharsets.UTF_8))) {
			throw new SetupTokenWrong();
		}
		var roles = administrators.stream().map(Administrator::role).collect(Collectors.toSet());
		if (administrators.size() != 3
				|| !roles.equals(Set.of(RoleName.SYSTEM_ADMIN, RoleName.SECURITY_ADMIN, RoleName.AUDIT_ADMIN))) {
			throw new SetupIncomplete();
		}
		return administrators.stream().map(this::appoint).toList();
	}

	private Appointed appoint(Administrator administrator) {
		var name = administrator.loginName().strip().toLowerCase(Locale.ROOT);
		Passwords.refuseWeak(administrator.password(), name, administrator.displayName());
		var account = UUID.randomUUID();
		if (!accounts.addUnlessTaken(account, name, administrator.displayName().strip(),
				passwords.hash(administrator.password()), false)) {
			throw new LoginNameTaken(name);
		}
		var post = UUID.randomUUID();
		accounts.grantFirst(serverKey, post, account, places.administration(), RegionCode.NATION.value(),
				administrator.role());
		audit.recordSignIn(administrator.displayName(), account, true, "首次设置：设立" + administrator.role());
		return new Appointed(administrator.role(), account, post);
	}
}
