package cn.fangfei.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a machine bears that sends to a room: a prefix that tells whose it is, and 256 random bits. The room keeps its digest, in a table of
 * its own, and whom it stands for.
 */
public final class MachineSecret {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String BEARER = "Bearer ";

	private static final int BYTES = 32;

	private final String prefix;

	private final Pattern shape;

	/** @param prefix that all secrets of a room begin with, {@code ffi_} */
	public MachineSecret(String prefix) {
		this.prefix = prefix;
		this.shape = Pattern.compile(Pattern.quote(prefix) + "[A-Za-z0-9_-]{43}");
	}

	/** A new one; it is shown once and kept nowhere. */
	public String fresh() {
		var bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * The secret of a request; empty for what has not the shape of one, which nobody need ask for.
	 * @param authorization the header as it came
	 */
	public Optional<String> of(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return Optional.empty();
		}
		var secret = authorization.substring(BEARER.length()).strip();
		return shape.matcher(secret).matches() ? Optional.of(secret) : Optional.empty();
	}

	/** What is kept of a secret. */
	public static byte[] digest(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Whether that may be the last day of one that is issued today: tomorrow at the earliest, in a year at the latest. */
	public static boolean mayEnd(LocalDate until, LocalDate today) {
		return !until.isBefore(today.plusDays(1)) && !until.isAfter(today.plusYears(1));
	}
}
