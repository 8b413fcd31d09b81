package cn.fangfei.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords: Argon2id with 19 MiB and two passes (OWASP ASVS 5.0, the least it allows), two at a time, because each costs a
 * core some 50 ms and a morning's sign-ins come together.
 */
@Component
class Passwords {

	private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";

	private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final String DIGITS = "23456789";

	private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

	private final Semaphore places = new Semaphore(2, true);

	/** What an unknown name is checked against, so that it takes as long as a known one (AUTH-2). */
	private final String nobody = encoder.encode("nobody has this password");

	private final String serverKey;

	Passwords(@Value("${fangfei.access.server-key}") String serverKey) {
		this.serverKey = serverKey;
	}

	String hash(String password) {
		return encoder.encode(password);
	}

	boolean matches(String password, String hash) {
		return encoder.matches(password, hash);
	}

	boolean matchesNobody(String password) {
		matches(password, nobody);
		return false;
	}

	/**
	 * The password to hand over once after this version of the account. It is computed from the server's key and kept
	 * nowhere, so that a repeated request shows the same one and no table holds it. Sixteen characters that cannot be
	 * mistaken for each other.
	 */
	String initial(UUID account, int version) {
		try {
			var mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(serverKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			var bytes = mac.doFinal((account + "/" + version).getBytes(StandardCharsets.UTF_8));
			var text = new StringBuilder();
			for (var i = 0; i < 16; i++) {
				var kind = switch (i % 3) {
					case 0 -> CAPITALS;
					case 1 -> LETTERS;
					default -> DIGITS;
				};
				var number = Byte.toUnsignedInt(bytes[2 * i]) * 256 + Byte.toUnsignedInt(bytes[2 * i + 1]);
				text.append(kind.charAt(number % kind.length()));
			}
			return text.toString();
		}
		catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The rule of 等保 level 3, with the relief that a long phrase needs no kinds. */
	static void refuseWeak(String password, String loginName, String displayName) {
		var kinds = Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
			.filter(kind -> password.matches("(?s).*" + kind + ".*"))
			.count();
		var plain = password.toLowerCase(Locale.ROOT);
		if (password.length() < 12 || password.length() > 128 || kinds < 3 && password.length() < 20
				|| plain.contains(loginName) || plain.contains(displayName.toLowerCase(Locale.ROOT))
				|| password.chars().distinct().count() < 6) {
			throw new PasswordTooWeak();
		}
	}

	/** Waits for one of the two places, before a connection is taken, and refuses after twelve seconds. */
	<T> T inTurn(Supplier<T> work) {
		try {
			if (!places.tryAcquire(12, TimeUnit.SECONDS)) {
				throw new SignInBusy();
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SignInBusy();
		}
		try {
			return work.get();
		}
		finally {
			places.release();
		}
	}
}
